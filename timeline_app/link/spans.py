"""When a mention may lie, in seconds: as its date has it, and by how much that may be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second
    from timeline_app.records import Mention

    Span = tuple[Second | None, Second | None]

MONTH_DAYS = 62  # a date up to two months wide may be narrowed by a finer one; wider ones agree only when equal
HEADLINE_DAYS = 3  # "on or before publication": as far back as a headline's news usually lies
LEANING_DAYS = 5  # by which a date that the mention does not tell itself may be wrong
CLOCKS = 2700  # seconds by which a clock time may be wrong: two reports of one minute are told an hour apart
AHEAD_DAYS = 62  # "after publication": as far ahead as news usually looks


def span_of(mention: Mention) -> Span:
    """Return the first second and the one after the last; None for both where it is undated."""
    date = mention.date
    start, end = (None, None) if date is None else (date.first_second, date.end_second)
    if start is None and end is not None:
        return end - HEADLINE_DAYS * DAY_SECONDS, end
    if start is not None and end is None:
        return start, start + AHEAD_DAYS * DAY_SECONDS
    return start, end


def loosened(mention: Mention, start: Second | None, end: Second | None) -> Span:
    """Return a mention's span with as much more on both sides as it may be wrong by."""
    if start is None or end is None:
        return start, end
    slack = LEANING_DAYS * DAY_SECONDS if mention.time is None else CLOCKS if end - start <= CLOCKS else 0
    return start - slack, end + slack
