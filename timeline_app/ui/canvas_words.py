"""What a screen reader says of the timeline: of events, of cards that stand for several, of what is in sight; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.records import Review, Status
from timeline_app.ui.said import when

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second
    from timeline_app.records import Event
    from timeline_app.timeline.date_style import DateStyle


def event_words(event: Event) -> str:
    """Say what happened, when, how many tell of it, and what is unusual about it: "Flood, 3 May 2019, 3 reports"."""
    reports, origins = len(event.mentions), event.origins
    said = [event.label, when(event), _counted(reports, "report")]
    said += [_counted(origins, "origin")] if origins != reports else []
    said += [event.status.value] if event.status is not Status.REPORTED else []
    said += ["sources disagree"] if any(each.kind == "conflicts" for each in event.references) else []
    said += [event.review.value] if event.review is not Review.PROPOSED else []
    return ", ".join(said)


def card_words(count: int, first: Second, end: Second, dates: DateStyle) -> str:
    """Say how many events a card stands for, and when they begin."""
    begun, last = dates.date(first), dates.date(end - 1)
    return f"{_counted(count, 'event')} without room of their own, {begun if begun == last else f'{begun} to {last}'}"


def event_place(place: int, count: int, lane: str) -> str:
    """Say where something stands among what is in sight."""
    return f"{place:,} of {count:,} shown, lane {lane or 'not stated'}"


def view_words(shown: int, count: int, span: str) -> str:
    """Say what is in sight of all events, and how to go on."""
    return f"{span}. {shown:,} of {count:,} events have a mark here. Left and Right go from event to event."


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
