"""A period to filter by, as it is typed and as it is told: in whole days, either end open; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.dates.wording import day_words
from timeline_app.timeline.scale import FURTHEST

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second

    Period = tuple[Second, Second]


def read_ends(first: str, last: str) -> Period | None:
    """Read a period; None where nothing is typed. Raise ValueError, in words for the person."""
    from timeline_app.ui.period_input import read_period, read_time

    if not first.strip() and not last.strip():
        return None
    date = read_time(first) if first.strip() and first.strip() == last.strip() else read_period(first, last)
    start = -FURTHEST if date.first_second is None else date.first_second
    return start, FURTHEST if date.end_second is None else date.end_second


def typed_ends(period: Period) -> tuple[str, str]:
    """Return what `read_ends` reads as the days of a period: "" where an end is open."""
    first, end = period
    start = "" if first <= -FURTHEST else day_words(first // DAY_SECONDS)
    return start or "..", "" if end >= FURTHEST and not start else _last(end)


def period_words(period: Period) -> str:
    """Say a period: "1 May 2018 – 3 June 2018", "from 1 May 2018"."""
    first, end = period
    last = day_words((end - 1) // DAY_SECONDS)
    if first <= -FURTHEST:
        return f"until {last}"
    begun = day_words(first // DAY_SECONDS)
    if end >= FURTHEST:
        return f"from {begun}"
    return begun if begun == last else f"{begun} – {last}"


def _last(end: Second) -> str:
    return ".." if end >= FURTHEST else day_words((end - 1) // DAY_SECONDS)
