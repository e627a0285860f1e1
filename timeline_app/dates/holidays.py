"""Decides what feasts and well-known days mean: in a named year, else the nearest that the tense allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.civil import civil, day_number, weekday
from timeline_app.dates.meaning import Meaning, day_of, leaning
from timeline_app.dates.tense import FUTURE
from timeline_app.dates.yearless import which_year

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match


def holiday(match: Match, context: Context) -> Meaning | None:
    """Mean a feast with a date of its own, in a named year or the nearest that the tense allows."""
    options = match.rule.options
    month, day = options["month"], options.get("day")

    def in_year(year: int) -> Day:
        if day is not None:
            return day_number(year, month, day)
        first = day_number(year, month, 1)
        into_week = (int(options["weekday"]) - weekday(first)) % 7
        return first + into_week + 7 * (int(options["nth"]) - 1)

    year = which_year(match, context) if "year" in match.groups else None
    if year is not None:
        return day_of(in_year(year))
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}-{f'{day:02}' if day else 'XX'}")
    this = civil(context.anchor)[0]
    days = [in_year(this + shift) for shift in (-1, 0, 1)]
    by = match.number("which")
    past, future = max(d for d in days if d <= context.anchor), min(d for d in days if d >= context.anchor)
    ahead = by == 1 or (by != -1 and (context.tense() == FUTURE or future - context.anchor < context.anchor - past))
    return leaning(day_of(future if ahead else past), "published")
