"""Ranges of every shape are one expression; what is two dates stays two."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PUBLISHED = "2018-08-29"

ONE = [
    ("The fair was held Oct. 6-8, 2011.", "Oct. 6-8, 2011", "2011-10-06/2011-10-08"),
    ("The fair was held 6–8 October 2011.", "6–8 October 2011", "2011-10-06/2011-10-08"),
    ("The well was dry from March to May 2017.", "March to May 2017", "2017-03/2017-05"),
    ("The raid of 6/7 June 1944 failed.", "6/7 June 1944", "1944-06-06/1944-06-07"),
    ("It began on the night of 5-6 June 1944.", "the night of 5-6 June 1944", "1944-06-05/1944-06-06"),
    ("It snowed overnight Tuesday into Wednesday.", "overnight Tuesday into Wednesday", "2018-08-28/2018-08-29"),
    ("It was open Monday through Friday.", "Monday through Friday", "2018-08-27/2018-08-31"),
    ("It ran from late May to early June.", "late May to early June", "2018-05-21~/2018-06-10~"),
    ("It ran from late May to early June 2017.", "late May to early June 2017", "2017-05-21~/2017-06-10~"),
    (
        "It ran between late May and early June 2017.",
        "between late May and early June 2017",
        "[2017-05-21..2017-06-10]",
    ),
    ("The war of 1914-18 is over.", "1914-18", "1914/1918"),
    ("Music of the 1990s to 2000s is back.", "the 1990s to 2000s", "1990/2009"),
    (
        "It lasted from the spring of 1945 to the autumn of 1946.",
        "the spring of 1945 to the autumn of 1946",
        "1945-03/1946-11",
    ),
    ("The December 2010-January 2011 floods are over.", "December 2010-January 2011", "2010-12/2011-01"),
    ("The ruins date from 2000 BC to 500 AD.", "2000 BC to 500 AD", "-1999/0500"),
    ("He reigned from 1947 until 1960.", "1947 until 1960", "1947/1960"),
    ("Johann Fux (1704–1787) was a clerk.", "1704–1787", "1704/1787"),
    ("In the 1991/92 season they won.", "1991/92", "1991/1992"),
    ("It ran from June 3 at 9 p.m. to June 5.", "June 3 at 9 p.m. to June 5", "2018-06-03T21:00/2018-06-05"),
    ("It was shut from 3 May 2017 until 4 June.", "3 May 2017 until 4 June", "2017-05-03/2017-06-04"),
    ("It was shut from Nov. 30, 2017 to Jan. 3, 2018.", "Nov. 30, 2017 to Jan. 3, 2018", "2017-11-30/2018-01-03"),
    ("It opened in the third week of May 2018.", "the third week of May 2018", "[2018-05-15..2018-05-21]"),
    ("It grew between April and July in 1974.", "between April and July in 1974", "[1974-04..1974-07]"),
    ("In 1968-9 it rained.", "1968-9", "1968/1969"),
    ("He lived from c. 1450 until c. 1516.", "1450 until c. 1516", "1450~/1516~"),
    ("In the first half of the 19th century it rained.", "the first half of the 19th century", "[1800..1849]"),
    ("In the mid-to-late 1990s it rained.", "the mid-to-late 1990s", "[1994..1999]"),
    ("Editor, 2015-present.", "2015-present", "2015/2018-08-29"),
    ("It was mild in spring/summer 2014.", "spring/summer 2014", "2014-03/2014-08"),
    ("The winter of 1812-13 was hard.", "The winter of 1812-13", "1812-24"),
    ("It flourished between 300 and 200 BC.", "between 300 and 200 BC", "[-0299..-0199]"),
    ("It opened in early-to-mid May.", "early-to-mid May", "[2018-05-01..2018-05-20]"),
]

SEVERAL = [
    ("Slides of the 1970s and '80s were found.", ["the 1970s", "'80s"]),
    ("They met on May 3 and June 4.", ["May 3", "June 4"]),
    ("It rained on May 3, 8 and 12 in Rome.", ["May 3", "8", "12"]),
    ("It rained on 3 and 8 May 2017.", ["3", "8 May 2017"]),
    ("It rained on May 3 and 12 people drowned.", ["May 3"]),
    ("They moved the vote from May 3 to early June.", ["May 3", "early June"]),
    ("Johann Fux (3 May 1704 – 8 June 1787) was a clerk.", ["3 May 1704", "8 June 1787"]),
    ("He left in May 2011, and June 2012 was worse.", ["May 2011", "June 2012"]),
]


@pytest.mark.parametrize(("text", "written", "edtf"), ONE)
def test_a_range_is_one_expression(text: str, written: str, edtf: str) -> None:
    (time,) = find_times(text, Edtf.parse(PUBLISHED))
    assert (time.text, str(time.date)) == (written, edtf)


@pytest.mark.parametrize(("text", "written"), SEVERAL)
def test_several_dates_stay_apart(text: str, written: list[str]) -> None:
    assert [time.text for time in find_times(text, Edtf.parse(PUBLISHED))] == written
