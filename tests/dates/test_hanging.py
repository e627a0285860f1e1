"""What counts from an event is linked with its words, and dated only where the text dates that event."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PUBLISHED = Edtf.parse("2018-09-16")
DATED = [
    ("They met two days after Christmas 2010.", "two days", "2010-12-27", "Christmas 2010"),
    ("It fell on the Sunday before Easter 2018.", "the Sunday before Easter 2018", "2018-03-25", "Easter 2018"),
    ("The summit on June 12 was short. He came two days after the summit.", "two days", "2018-06-14", "the summit"),
    ("The election of 8 November 2016 was close. A week before the election, it snowed.", "A week", "2016-11-01", ""),
    ("Tuesday's vote was close. The day after the vote, shares fell.", "The day", "2018-09-12", "the vote"),
    ("The raid was on May 4, 2010. They met the night before the raid.", "the night", "2010-05-03TNI", "the raid"),
    ("He died on May 3, 1990. Ten years after he died, a film came out.", "Ten years", "2000", "he died"),
    ("They met three months after the June 12 summit.", "three months", "2018-09", "the June 12 summit"),
    ("The wedding was in June 2005. They sailed the month after the wedding.", "the month", "2005-07", "the wedding"),
]
UNDATED = [
    ("He left the day after his arrest.", "the day", "XXXX-XX-XX", "his arrest"),
    ("The year after the flood nobody sowed.", "The year", "XXXX", "the flood"),
    ("It came hours after the quake.", "hours", "PTXH", "the quake"),
    ("She wrote the night before he sailed.", "the night", "XXXX-XX-XXTNI", "he sailed"),
    ("It fell more than 40 years after completion.", "more than 40 years", "P40Y", "completion"),
    ("He slept for two days after the vote of May 3, 2010.", "two days", "P2D", ""),
    ("Rae spoke of the vote on Monday. Two days after the strike he left.", "Two days", "P2D", "the strike"),
    ("The flood of 1953 and the flood of 1962 were bad. Two years after the flood, he left.", "Two years", "P2Y", ""),
    ("The summit was in 2005. Two days after the summit he left.", "Two days", "P2D", "the summit"),
]


@pytest.mark.parametrize(("text", "words", "value", "event"), DATED + UNDATED)
def test_link_and_value(text: str, words: str, value: str, event: str) -> None:
    time = next(time for time in find_times(text, PUBLISHED) if time.hangs_on is not None)
    start, end = time.hangs_on or (0, 0)
    assert (time.text, time.value) == (words, value)
    assert not event or text[start:end] == event


@pytest.mark.parametrize("text", [text for text, *_ in UNDATED])
def test_an_event_that_the_text_does_not_date_gives_no_date(text: str) -> None:
    hanging = [time.date for time in find_times(text, PUBLISHED) if time.hangs_on is not None]
    assert hanging == [None]


def test_the_anchor_is_told_in_words() -> None:
    time = find_times("The summit on June 12 was short. He came two days after the summit.", PUBLISHED)[1]
    assert (time.anchor, time.anchor_from) == ("2018-06-12", "the summit, dated “June 12”")


@pytest.mark.parametrize(
    "text",
    [
        "Two days later he left.",
        "He left in the early hours of Sunday.",
        "He worked there for years.",
    ],
)
def test_what_counts_from_no_event(text: str) -> None:
    assert [time.hangs_on for time in find_times(text, PUBLISHED)] == [None]


def test_the_eve_of_what_the_text_does_not_date_is_a_figure_of_speech() -> None:
    assert find_times("He came on the eve of the vote.", PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left the week after Monday's vote.", "2018-W36"),
        ("He left the day before last Tuesday's court hearing.", "2018-08-27"),
        ("He left the month after the July 20 vote.", "2018-08"),
    ],
)
def test_units_beside_an_event_of_a_known_day(text: str, value: str) -> None:
    assert find_times(text, Edtf.parse("2018-08-29"))[0].value == value
