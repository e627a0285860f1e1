"""What the status bar says: how many events stand where; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.date_style import ENGLISH, DateStyle
from timeline_app.timeline.marks import HIDDEN

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day, Second
    from timeline_app.ui.snapshot import Snapshot


def counts(shot: Snapshot) -> str:
    """Count the events: nothing is left out of the sum."""
    total, undated, conflicts = len(shot), len(shot.undated), shot.conflicts
    events = "1 event" if total == 1 else f"{total:,} events"
    said = f"{events}: {total - undated:,} on the timeline, {undated:,} undated"
    if shot.kept is not None:
        conflicts = int(np.count_nonzero(shot.columns.conflicts & shot.kept))
        others = "" if shot.kept.all() else ", the others filtered out" if shot.wanted else ", the others hidden"
        said = f"{shot.left_words}{others}    {len(shot.undated_left):,} undated"
    if conflicts:
        said = f"{said}    {conflicts:,} with disagreeing sources"
    reviewed = int(np.count_nonzero(shot.columns.reviews % HIDDEN))
    return f"{said}    {total - reviewed:,} to review" if reviewed else said  # told to those who review


def chosen_words(count: int, span: tuple[Second, Second] | None, dates: DateStyle = ENGLISH) -> str:
    """Say how many events are selected and what they span; nothing for one, which is shown beside."""
    if count < 2:
        return ""
    if span is None:
        return f"{count:,} selected, none with a date"
    first, last = dates.date(span[0]), dates.date(span[1] - 1)
    return f"{count:,} selected, " + (f"from {first} to {last}" if first != last else first)


def days(span: tuple[Second, Second]) -> tuple[Day, Day]:
    """Return the first and the last day of a span of seconds, its end exclusive."""
    return span[0] // DAY_SECONDS, (span[1] - 1) // DAY_SECONDS
