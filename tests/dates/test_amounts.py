"""Lengths of time, sets and vague references mean what TIMEX3 says; ages, titles and verbs are none of them."""

from __future__ import annotations

import pytest

from timeline_app.dates.amounts import spelled_number
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PUBLISHED = Edtf.parse("2018-08-29")


def found(text: str) -> list[tuple[str, str, str]]:
    """Find the expressions of a text: as written, type, value."""
    return [(t.text, t.type, t.value) for t in find_times(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("They rowed for an hour and a half.", "an hour and a half", "PT1H30M"),
        ("It lasted two and a half years.", "two and a half years", "P2Y6M"),
        ("It lasted 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("It lasted half a century.", "half a century", "P50Y"),
        ("It lasted for a quarter of a century.", "a quarter of a century", "P25Y"),
        ("A three-and-a-half-month strike ended.", "three-and-a-half-month", "P3M15D"),
        ("The tide takes two to three weeks.", "two to three weeks", "P2W/P3W"),
        ("It takes between two and six days.", "between two and six days", "P2D/P6D"),
        ("It takes 2.5 to 3 years.", "2.5 to 3 years", "P2Y6M/P3Y"),
        ("A trip of 12-18 months followed.", "12-18 months", "P12M/P18M"),
        ("It may last a year or two.", "a year or two", "P1Y/P2Y"),
        ("She served 7 years and 11 months.", "7 years and 11 months", "P7Y11M"),
        ("The flight took two hours and five minutes.", "two hours and five minutes", "PT2H5M"),
        ("He held out for a day, three hours and ten minutes.", "a day, three hours and ten minutes", "P1DT3H10M"),
        ("The past few years were dry.", "The past few years", "PXY"),
        ("It rained in recent weeks and months.", "recent weeks and months", "PXW"),
        ("It will be felt in the years to come.", "the years to come", "PXY"),
        ("In the days before the vote it snowed.", "the days before", "PXD"),
        ("It grew over the years.", "the years", "PXY"),
        ("A decades-long feud ended.", "decades-long", "PXE"),
        ("The months-old strike ended.", "months-old", "PXM"),
        ("It was shut for quite some time.", "quite some time", "PXX"),
        ("They slept for a while.", "a while", "PXX"),
        ("It snowed all week long.", "all week long", "P1W"),
        ("She fled days after the vote.", "days", "PXD"),
        ("It took three-quarters of an hour.", "three-quarters of an hour", "PT45M"),
        ("It stood for several hundred years.", "several hundred years", "PXY"),
        ("Rents will double over the next decade.", "the next decade", "P10Y"),
        ("The two-year-old ceasefire broke.", "two-year-old", "P2Y"),
    ],
)
def test_durations(text: str, written: str, value: str) -> None:
    (only,) = found(text)
    assert only[1:] == ("DURATION", value)
    assert written.startswith(only[0])


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It took more than a decade.", "MORE_THAN"),
        ("It took a month or so.", "APPROX"),
        ("It took two months or more.", "EQUAL_OR_MORE"),
        ("It took nearly six days.", "LESS_THAN"),
        ("It took just under six days.", "LESS_THAN"),
        ("It took well over a year.", "MORE_THAN"),
        ("It took a couple of days.", "APPROX"),
    ],
)
def test_how_much_of_a_length(text: str, mod: str) -> None:
    (only,) = find_times(text, PUBLISHED)
    assert (only.type, only.mod) == ("DURATION", mod)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She swims every other day.", "P2D"),
        ("She swims each day.", "P1D"),
        ("They vote every five years.", "P5Y"),
        ("They meet twice a week.", "P1W"),
        ("They meet every two or three years.", "P2Y/P3Y"),
        ("It chimes every few minutes.", "PTXM"),
        ("They meet every third Tuesday.", "XXXX-WXX-2"),
        ("They meet on the first Monday of each month.", "XXXX-WXX-1"),
        ("It did 60 miles an hour.", "PT1H"),
        ("Rents rise each July.", "XXXX-07"),
        ("It rains every morning.", "XXXX-XX-XXTMO"),
        ("They dance on Tuesday nights.", "XXXX-WXX-2TNI"),
        ("They play every Friday evening.", "XXXX-WXX-5TEV"),
        ("They sail on weekends.", "XXXX-WXX-WE"),
        ("The board meets quarterly.", "P3M"),
    ],
)
def test_sets(text: str, value: str) -> None:
    assert [t[1:] for t in found(text)] == [("SET", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nobody knew until now.", "PRESENT_REF"),
        ("It had rained more in the past than it does.", "PAST_REF"),
        ("A while ago it burned.", "PAST_REF"),
        ("It will be rebuilt in the near future.", "FUTURE_REF"),
        ("It may pay tax in future years.", "FUTURE_REF"),
        ("She will one day return.", "FUTURE_REF"),
        ("It will open soon.", "FUTURE_REF"),
        ("It will be fixed at a later date.", "FUTURE_REF"),
    ],
)
def test_vague_references(text: str, value: str) -> None:
    assert [t[1:] for t in found(text)] == [("DATE", value)]


@pytest.mark.parametrize(
    "text",
    [
        "A 12-year-old boy and his 80-year-old aunt came.",
        "She is 5 years old.",
        "He wrote of the Seven Years' War and the Six-Day War.",
        "She told “60 Minutes” so.",
        "The future of the mill is open.",
        "They sold futures contracts and future earnings.",
        "It was soon released.",
        "He called as soon as he could.",
        "The tide brought alternating current.",
        "He reads the Daily Mail.",
        "She bought the New York Weekly.",
        "The past president spoke.",
    ],
)
def test_no_time_at_all(text: str) -> None:
    assert found(text) == []


def test_a_verb_is_not_part_of_a_length() -> None:
    assert found("It may last a week.") == [("a week", "DURATION", "P1W")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("two and a half", "5/2"),
        ("3 1/4", "13/4"),
        ("half a dozen", "6"),
        ("1.5 million", "1500000"),
        ("several", None),
    ],
)
def test_numbers_in_words(text: str, number: str | None) -> None:
    assert str(spelled_number(text)) == str(number)
