"""Every way to write a day, a month, a year, a decade, a century or a millennium."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PUBLISHED = "2018-08-29"  # a Wednesday

DAYS = [
    ("the 5th of May", "2018-05-05"),
    ("May the fifth", "2018-05-05"),
    ("the fifth of May", "2018-05-05"),
    ("the twenty-first of June 1919", "1919-06-21"),
    ("the thirty-first of December, 1999", "1999-12-31"),
    ("Saturday, 5 May 2018", "2018-05-05"),
    ("5 May 2018, a Saturday,", "2018-05-05"),
    ("Saturday the 5th of May", "2018-05-05"),
    ("Saturday May 5th", "2018-05-05"),
    ("May 5 (Saturday)", "2018-05-05"),
    ("5 May (Sat)", "2018-05-05"),
    ("Sat 5 May 2018", "2018-05-05"),
    ("Sat., May 5, 2018", "2018-05-05"),
    ("Oct. 6, 2011", "2011-10-06"),
    ("6-Oct-2011", "2011-10-06"),
    ("2011-10-06", "2011-10-06"),
    ("10/26/89", "1989-10-26"),
    ("26.10.1989", "1989-10-26"),
    ("15 March 44 BC", "-0043-03-15"),
    ("the second Tuesday in November 2018", "2018-11-13"),
    ("the first Monday of 2019", "2019-01-07"),
    ("the last Friday in May", "2018-05-25"),
]

UNITS = [
    ("mid-June 2017", "2017-06", "MID"),
    ("the end of June", "2018-06", "END"),
    ("the middle of 1943", "1943", "MID"),
    ("the beginning of 2001", "2001", "START"),
    ("autumn 1939", "1939-FA", None),
    ("the winter of 1812-13", "1812-WI", None),
    ("AD 79", "0079", None),
    ("476 CE", "0476", None),
    ("the year 70", "0070", None),
    ("44 BC", "-0043", None),
    ("nineteen ninety-six", "1996", None),
    ("the mid-1850s", "185", "MID"),
    ("the nineteen-sixties", "196", None),
    ("the '60s", "196", None),
    ("the noughties", "200", None),
    ("the twenty-tens", "201", None),
    ("the 1900s", "19", None),
    ("the early 20th century", "19", "START"),
    ("the late nineteenth century", "18", "END"),
    ("the 5th century BC", "BC04", None),
    ("the third millennium BC", "BC2", None),
    ("the turn of the 20th century", "1900", "APPROX"),
]


@pytest.mark.parametrize(("written", "value"), DAYS)
def test_days(written: str, value: str) -> None:
    (time,) = find_times(f"It rained on {written} in Rome.", Edtf.parse(PUBLISHED))
    assert (time.value, time.text) == (value, written.rstrip(","))


@pytest.mark.parametrize(("written", "value", "mod"), UNITS)
def test_units(written: str, value: str, mod: str | None) -> None:
    (time,) = find_times(f"It rained in {written} in Rome.", Edtf.parse(PUBLISHED))
    assert (time.value, time.mod) == (value, mod)


def test_an_uncertain_year() -> None:
    (time,) = find_times("He was born in 1450? in Siena.", None)
    assert (time.text, str(time.date)) == ("1450?", "1450?")


def test_a_question_mark_at_the_end_doubts_nothing() -> None:
    (time,) = find_times("Was he born in 1450? He was.", None)
    assert (time.text, str(time.date)) == ("1450", "1450")


def test_centuries_that_share_a_word() -> None:
    found = find_times("Sixteenth- and seventeenth-century maps of the 2nd and 1st centuries BC.", None)
    assert [time.value for time in found] == ["15", "16", "BC01", "BC00"]


@pytest.mark.parametrize(
    ("text", "published", "value", "others"),
    [
        ("It was built at the turn of the century.", PUBLISHED, "2000", ("1900",)),
        ("Begun in 1895, it was done by the turn of the century.", PUBLISHED, "1900", ()),
        ("It was built at the turn of the century.", None, "XXXX", ()),
    ],
)
def test_the_turn_of_the_century(text: str, published: str | None, value: str, others: tuple[str, ...]) -> None:
    time = find_times(text, Edtf.parse(published) if published else None)[-1]
    assert (time.value, time.alternatives) == (value, others)
