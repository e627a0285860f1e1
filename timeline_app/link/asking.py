"""Which events are asked for: those that may lie in a span, those that hold words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.records import Event


def may_lie(event: Event, start: Day | None, end: Day | None) -> bool:
    """Tell whether an event may lie from one day to another, both included; what has no date may not."""
    date = event.date
    if date is None:
        return False
    too_early = start is not None and date.latest is not None and date.latest < start
    too_late = end is not None and date.earliest is not None and date.earliest > end
    return not (too_early or too_late)


def holds(event: Event, words: Sequence[str]) -> bool:
    """Tell whether an event's own words, with those of its reports, hold each of these."""
    text = " ".join([event.label, *(f"{m.label} {m.text}" for m in event.mentions)]).casefold()
    return all(word in text for word in words)
