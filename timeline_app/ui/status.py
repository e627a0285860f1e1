"""What the status bar says: how many events stand where, and which stretch of time is in view; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS, civil

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day, Second
    from timeline_app.timeline.scale import TimeScale
    from timeline_app.ui.snapshot import Snapshot

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEARS = 40  # years in view from which days are no news


def counts(shot: Snapshot) -> str:
    """Count the events: nothing is left out of the sum."""
    total, undated, conflicts = len(shot.events), len(shot.undated_events()), shot.conflicts()
    events = "1 event" if total == 1 else f"{total:,} events"
    said = f"{events}: {total - undated:,} on the timeline, {undated:,} undated"
    return f"{said}    {conflicts:,} with disagreeing sources" if conflicts else said


def span_words(scale: TimeScale) -> str:
    """Word the stretch of time in view."""
    first, last = days(scale.span)
    count = last - first + 1
    if first == last:
        begin, end = (_clock(second - first * DAY_SECONDS) for second in scale.span)
        return f"{_day(first)}, {begin} – {end}"
    if count > _YEARS * 365:
        return f"{_year(civil(first)[0])} – {_year(civil(last)[0])}"
    return f"{_day(first)} – {_day(last)}, {count:,} day{'' if count == 1 else 's'}"


def days(span: tuple[Second, Second]) -> tuple[Day, Day]:
    """Return the first and the last day of a span of seconds, its end exclusive."""
    return span[0] // DAY_SECONDS, (span[1] - 1) // DAY_SECONDS


def _clock(second: Second) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def _day(number: int) -> str:
    year, month, day = civil(number)
    return f"{day} {_MONTHS[month - 1]} {_year(year)}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
