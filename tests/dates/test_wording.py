"""Dates read as a careful writer would put them."""

from __future__ import annotations

import pytest
from edtf_cases import INSTANTS, LASTING

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.wording import hedge, wording


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018", "2018"),
        ("2018-07", "July 2018"),
        ("2018-08-29", "29 August 2018"),
        ("2018-08-28T15:00", "28 August 2018, 15:00"),
        ("2018-10-06/2018-10-08", "6 to 8 October 2018"),
        ("2018-10-06~/2018-10-08~", "about 6 to 8 October 2018"),
        ("[2018-05-21..2018-05-31]", "21 to 31 May 2018"),
        ("2018-03-28/2018-04-02", "28 March to 2 April 2018"),
        ("2018-12-28/2019-01-02", "28 December 2018 to 2 January 2019"),
        ("2017-03/2017-05", "March to May 2017"),
        ("197X", "1970s"),
        ("[1970..1989]", "1970 to 1989"),
        ("2018-22", "summer 2018"),
        ("2018-35", "third quarter of 2018"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("XXXX", "an unknown year"),
        ("19XX", "1900 to 1999"),
        ("Y170000002", "170,000,002"),
        ("Y-17E7", "170,000,001 BCE"),
        ("1950S2", "1950 or so, from 1900 to 1999"),
        # seasons and other parts of a year
        ("2001-25", "spring 2001 (northern)"),
        ("2001-30", "summer 2001 (southern)"),
        ("2001-37", "first third of 2001"),
        ("2001-39", "last third of 2001"),
        ("2001-41", "second half of 2001"),
        ("-0043-23", "autumn 44 BCE"),
        ("201X-24", "winter of a year in the 2010s"),
        # unspecified digits
        ("2004-XX", "a month in 2004"),
        ("1985-04-XX", "a day in April 1985"),
        ("1985-XX-XX", "a day in 1985"),
        ("1979-XX-28", "day 28 of a month in 1979"),
        ("2004-06-1X", "a day of June 2004, 10 to 19"),
        ("1984-1X", "a month in October to December 1984"),
        ("156X-12-25", "25 December of a year in the 1560s"),
        ("15XX-12-25", "25 December of a year from 1500 to 1599"),
        ("XXXX-12-XX", "a day in December of an unknown year"),
        ("XXXX-06-12", "12 June of an unknown year"),
        ("1XXX-12", "December of a year from 1000 to 1999"),
        ("1XXX-XX", "a month in a year from 1000 to 1999"),
        # qualifiers
        ("2018?", "probably 2018"),
        ("2018-07~", "about July 2018"),
        ("2004-06-11%", "probably about 11 June 2004"),
        ("2004-06~-11", "11 June 2004 (year and month approximate)"),
        ("2004?-06-11", "11 June 2004 (year uncertain)"),
        ("?2004-06-~11", "11 June 2004 (day approximate, year uncertain)"),
        ("2004-%06-11", "11 June 2004 (month uncertain and approximate)"),
        # intervals
        ("2018/..", "from 2018 on"),
        ("1985-04-12/", "from 12 April 1985 until an unknown date"),
        ("../2018-05", "until May 2018"),
        ("/2018-05", "from an unknown date until May 2018"),
        ("1985~/..", "from about 1985 on"),
        ("1964/2008", "1964 to 2008"),
        ("2004-02-01/2005", "1 February 2004 to 2005"),
        ("1984?/2004%", "probably 1984 to probably about 2004"),
        ("2004-06-~01/2004-06-~20", "1 June 2004 (day approximate) to 20 June 2004 (day approximate)"),
        ("2004-06-XX/2004-07-03", "a day in June 2004 to 3 July 2004"),
        ("2018-21/2018-22", "spring to summer 2018"),
        ("2018-34/2018-35", "second to third quarter of 2018"),
        ("2018-21/2019-21", "spring 2018 to spring 2019"),
        ("2018-08-28T10:00/2018-08-29T12:30", "28 August 2018, 10:00 to 29 August 2018, 12:30"),
        ("2018-08-28T10:00/2018-08-28T12:30", "28 August 2018, 10:00 to 12:30"),
        ("-0043/0014", "44 BCE to 14"),
        # sets
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672"),
        ("{1667,1668,1670..1672}", "1667, 1668 and 1670 to 1672"),
        ("[..1760-12-03]", "3 December 1760 or earlier"),
        ("[1760-12..]", "December 1760 or later"),
        ("[1760-01,1760-02,1760-12..]", "January 1760, February 1760, or December 1760 or later"),
        ("{1960,1961-12}", "1960 and December 1961"),
        ("{..1984}", "1984 and earlier"),
        ("[2018-05-21~..2018-05-31~]", "about 21 to 31 May 2018"),
        ("[1667?,1670~]", "probably 1667 or about 1670"),
        ("[1601,1603,1605,1607,1609,1611,1613]", "one of 7 dates, 1601 to 1613"),
    ],
)
def test_wording(text: str, words: str) -> None:
    assert wording(Edtf.parse(text)) == words


def test_every_case_of_the_specification_has_words() -> None:
    for text in [*(case[0] for case in INSTANTS), *(case[0] for case in LASTING)]:
        words = wording(Edtf.parse(text))
        assert words == words.strip()
        assert not set(words) & set("X~%?[]{}/"), words
        assert hedge(Edtf.parse(text)) or Edtf.parse(text).earliest == Edtf.parse(text).latest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-07", "some time from 1 to 31 July; the day is not known"),
        ("2018-07-04", ""),
        ("2018-10-06/2018-10-08", "lasting from 6 October 2018 to 8 October 2018"),
        ("2018/..", "its end is open"),
        ("2018/", "its end is not known"),
        ("[..2018-08-29]", "the day is not known"),
        ("2005/2018-08-27", "lasting; the day it began is not known"),
        ("1890/1894", "lasting; the days it began and ended are not known"),
        ("{2018-03-01,2018-03-09}", "lasting from 1 March 2018 to 9 March 2018"),
    ],
)
def test_hedge(text: str, words: str) -> None:
    assert hedge(Edtf.parse(text)) == words
