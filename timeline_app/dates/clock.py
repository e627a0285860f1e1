"""Decides what clock times and parts of a day mean, and which day they are on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import day_text
from timeline_app.dates.habit import ticker_heads
from timeline_app.dates.meaning import Meaning

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s*([ap]?)", re.IGNORECASE)


def clock_text(text: str) -> str | None:
    """Write a clock time as TIMEX3 does after the T, "15:30" or "15" for a full hour as said; None where it is none."""
    if (named := _NAMED.get(text.lower())) is not None:
        return named
    match = _CLOCK.match(text)
    if not match:
        return None
    hour = int(match[1])
    half = match[4].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return None
    return ":".join(part for part in (f"{hour:02}", match[2] or "00", match[3]) if part)


def at_clock(day: Day | None, clock: str, lean: str | None) -> Meaning:
    """Mean a clock time on a day, or on an unknown one."""
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{clock}")
    value = f"{day_text(day)}T{clock}"
    return Meaning("TIME", value, "T", day, day, None, value, lean)


def in_part(day: Day | None, part: str, lean: str | None) -> Meaning:
    """Mean a part of a day (MO, AF, EV, NI); its date is the whole day, since a part has no fixed hours."""
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}")
    return Meaning("TIME", f"{day_text(day)}T{part}", "T", day, day, None, None, lean)


def clock_time(match: Match, context: Context) -> Meaning | None:
    """Mean a clock time on the day last mentioned, else on the day of publication."""
    clock = clock_text(match.groups["clock"])
    if clock is None:
        return None
    day, lean = _day(context)
    return at_clock(day, clock, lean)


def ticker_clock(match: Match, context: Context) -> Meaning | None:
    """Mean the clock time that heads a line of a live ticker, on the day of publication."""
    if match.start not in ticker_heads(context.text):
        return None
    figures = match.groups["clock"]
    return at_clock(context.anchor, f"{figures[:2]}:{figures[2:]}", "published")


def part_of_day(match: Match, context: Context) -> Meaning | None:
    """Mean a part of the day of publication (`by` days away), or with `story` of the day last mentioned."""
    part = str(match.value("part") or match.rule.options.get("part"))
    if match.rule.options.get("base") == "story":
        day, lean = _day(context)
        return in_part(day, part, lean)
    day = None if context.anchor is None else context.anchor + match.rule.options.get("by", 0)
    return in_part(day, part, "published")


def _day(context: Context) -> tuple[Day | None, str | None]:
    told = context.day_told()
    if told is not None:
        return told.first, str(told.date())
    return context.anchor, "published"


def with_part(meaning: Meaning, part: str) -> Meaning:
    """Narrow a day to a part of it: Tuesday night."""
    made = in_part(meaning.first, part, meaning.leans)
    return made if meaning.first is not None else replace(made, value=f"{meaning.value}T{part}")


def with_clock(meaning: Meaning, clock: str) -> Meaning:
    """Narrow a day to a clock time: 3 p.m. on Tuesday."""
    made = at_clock(meaning.first, clock, meaning.leans)
    return made if meaning.first is not None else replace(made, value=f"{meaning.value}T{clock}")
