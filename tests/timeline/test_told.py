"""What a source gives only a bound of is told as that bound, and drawn open where nothing is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.extract.dating import joined_date
from timeline_app.records import Event, Mention, Status
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.marks import MarkKind, mark_of
from timeline_app.timeline.told import drawn_date, mention_when, not_known, when

WRITTEN = Edtf.parse("2018-08-27")
AFTER, BEFORE, WITHIN = MarkKind.OPEN_AFTER, MarkKind.OPEN_BEFORE, MarkKind.WITHIN
NO_END, NO_BEGINNING, NO_DAY = "its end is not known", "its beginning is not known", "the day is not known"


def event_of(text: str, published: Edtf | None = WRITTEN) -> Event:
    """Make the event that a sentence of one expression reports."""
    times = find_times(text, published)
    mention = Mention("a", 0, len(text), text, text, joined_date(times[:1]), times[0])
    return Event("e", text, mention.date, Status.REPORTED, 1, 0.5, (mention,))


@pytest.mark.parametrize(
    ("text", "said", "unknown", "kind"),
    [
        ("The tower has leaned since 2005.", "since 2005", NO_END, AFTER),
        ("She had not travelled since 1902.", "since 1902", NO_END, AFTER),
        ("He painted ships until the summer of 2012.", "until summer 2012", NO_BEGINNING, BEFORE),
        ("The stairs will stay shut until 5 May 2019.", "until 5 May 2019", NO_BEGINNING, BEFORE),
        ("Builders must shore up the tower by Friday.", "by 31 August 2018", NO_DAY, WITHIN),
        ("The mill had burned down by 1970.", "by 1970", NO_DAY, BEFORE),
        ("Engineers warned of the cracks before 1990.", "before 1990", NO_DAY, BEFORE),
        ("The gate was shut before 1 May 2012.", "before 1 May 2012", NO_DAY, BEFORE),
        ("The mill burned down after March 2012.", "after March 2012", NO_DAY, WITHIN),
        (
            "The guns were brought up by noon on 3 May 2012.",
            "by 3 May 2012, 12:00",
            "the exact time is not known",
            BEFORE,
        ),
    ],
)
def test_a_bound_is_told_as_one(text: str, said: str, unknown: str, kind: MarkKind) -> None:
    event = event_of(text)
    assert (when(event), not_known(event)) == (said, unknown)
    assert mention_when(event.mentions[0]) == said
    drawn = drawn_date(event)
    assert drawn is not None
    mark = mark_of(drawn)
    assert mark is not None
    assert mark[0] == kind


def test_what_has_lasted_takes_no_more_room_than_its_arrow() -> None:
    index = EventIndex.of_events([event_of("The tower has leaned since 2005.")], lambda event: "")
    assert index.kinds.tolist() == [AFTER]
    assert (index.ends_of(slice(None)) - index.starts).tolist() == [1]


def test_a_date_of_its_own_is_told_as_it_is() -> None:
    event = event_of("The stairs were shut in July 2018.")
    assert (when(event), not_known(event)) == ("July 2018", "some time from 1 to 31 July; the day is not known")
    assert drawn_date(event) == event.date
    assert when(replace(event, date=None)) == "undated"


def test_another_reports_bound_does_not_hide_a_date() -> None:
    bounded = event_of("The mill had burned down by 1970.")
    exact = replace(bounded, date=Edtf.parse("1969-05-04"))
    assert (when(exact), not_known(exact)) == ("4 May 1969", "")


def test_a_headline_without_a_time_was_news_by_its_publication() -> None:
    mention = Mention("a", 0, 9, "Mill sold", "Mill sold", Edtf.parse("../2018-08-29"), None, leans_on="on or before")
    event = Event("e", "Mill sold", mention.date, Status.REPORTED, 1, 0.5, (mention,))
    assert (when(event), not_known(event)) == ("by 29 August 2018", "the day is not known")
    assert drawn_date(event) == event.date
