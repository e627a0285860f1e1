"""Decides what clock times and parts of a day mean, and which day they are on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import day_text
from timeline_app.dates.explicit import numeric_day
from timeline_app.dates.meaning import Meaning

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_CLOCK = re.compile(
    r"(?:(?P<hh>\d\d)(?P<mm>\d\d)(?!\d)|(?P<h>\d{1,2})(?:[:.h](?P<m>\d\d))?(?::(?P<s>\d\d))?)"
    r"\s*(?:hours|hrs|o['’]clock)?\s*(?P<half>[ap]\.?m|in the \w|at n)?",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"(?:a )?(half|quarter|five|ten|twenty(?:-five)?)(?: minutes)? (past|to) ", re.IGNORECASE)
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_EITHER_HALF = re.compile(
    r"[1-9](?:[:.]\d\d)?|(?!.*(?:morning|noon|evening|night)).*\b(?:past|to|o['’]clock)\b.*", re.IGNORECASE
)
_TWELVE_HOURS = re.compile(r"1[0-2](?:[:.]\d\d)?")  # beside a part of the day no clock of 24 hours
_SENTENCE_END = re.compile(r"[.!?;]\s")
_PART = re.compile(r"T(MO|MI|AF|EV|NI)$")
_OTHER_HALF = {  # hours as written that are of the half of the day which figures alone don't say
    "MO": (12,),
    "AF": range(1, 10),
    "EV": range(1, 12),
    "NI": range(1, 12),
}
_NIGHT_ENDS = 6  # o'clock: "three at night" is before, "nine at night" after midnight
_HALF_DAY, _DAY = 12, 24  # hours


def clock_text(text: str) -> str | None:
    """Write a clock time as TIMEX3 does after the T, "15:30"; None where it is none."""
    text = " ".join(text.lower().split())
    if (named := _NAMED.get(text)) is not None:
        return named
    spoken = _SPOKEN.match(text)
    if spoken:
        text = text[spoken.end() :]
    first, _, rest = text.partition(" ")
    match = _CLOCK.match(f"{_HOURS.index(first) + 1} {rest}" if first in _HOURS else text)
    if not match:
        return None
    hour, minute = _of_half(int(match["hh"] or match["h"]), match["half"] or ""), int(match["mm"] or match["m"] or 0)
    if spoken:
        minute = _MINUTES[spoken[1]]
        hour, minute = (hour, minute) if spoken[2] == "past" else ((hour - 1) % _DAY, 60 - minute)
    if hour >= _DAY:
        return None
    return f"{hour:02}:{minute:02}" + (f":{match['s']}" if match["s"] else "")


def _of_half(hour: int, half: str) -> int:
    """Return the hour of the day: of 12 by "p.m.", "in the evening"; at night it is before or after midnight."""
    if not half or hour > _HALF_DAY:
        return hour
    hour %= _HALF_DAY
    early = half.startswith(("am", "a.m", "in the m")) or (half == "at n" and hour < _NIGHT_ENDS)
    return hour if early else hour + _HALF_DAY


def at_clock(day: Day | None, clock: str, lean: str | None, zone: str = "") -> Meaning:
    """Mean a clock time on a day, or on an unknown one; its zone ("Z", "-05:00") stands in its date alone."""
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{clock}")
    value = f"{day_text(day)}T{clock}"
    return Meaning("TIME", value, "T", day, day, None, value + zone, lean)


def in_part(day: Day | None, part: str, lean: str | None) -> Meaning:
    """Mean a part of a day (MO, AF, EV, NI); its date is the whole day, since a part has no fixed hours."""
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}")
    return Meaning("TIME", f"{day_text(day)}T{part}", "T", day, day, None, None, lean)


def clock_time(match: Match, context: Context) -> Meaning | None:
    """Mean a clock time on the day last mentioned, else on the day of publication.

    A part of the day told before it in its sentence says which half it is of: last night ..., at 9:35. What may be of
    either half otherwise ("half past seven") is read as written and keeps the other half.
    """
    clock = clock_text(match.groups["clock"])
    if clock is None:
        return None
    zone = str(match.value("zone") or "")
    if (of_part := _in_part_told(context, clock, match.groups["clock"], zone)) is not None:
        return of_part
    day, lean = _day(context)
    made = at_clock(day, clock, lean, zone)
    if not _EITHER_HALF.fullmatch(match.groups["clock"]) or "zone" in match.groups:
        return made
    return replace(made, alternatives=(made.value.replace(f"T{clock}", f"T{_other_half(clock)}"),))


def _in_part_told(context: Context, clock: str, written: str, zone: str) -> Meaning | None:
    told = context.day_told()
    if told is None or _SENTENCE_END.search(context.text, context.story.last_end, context.start):
        return None
    made = within_part(told, clock, written, zone)
    return None if made is None else replace(made, leans=str(told.date()))


def _other_half(clock: str) -> str:
    return f"{(int(clock[:2]) + _HALF_DAY) % _DAY:02}{clock[2:]}"


def clock_range(match: Match, context: Context) -> Meaning | None:
    """Mean the time from one clock time to another that says "a.m." or "p.m." for both: 3 to 4 p.m."""
    return _from_to(*_day(context), match.groups["early"], match.groups["clock"])


def _from_to(day: Day | None, lean: str | None, early: str, late: str) -> Meaning | None:
    first, last = clock_text(early), clock_text(late)
    if first is None or last is None:
        return None
    if "m" not in early.lower() and int(last[:2]) >= _HALF_DAY and int(first[:2]) < _HALF_DAY:
        first = max((clock for clock in (first, _other_half(first)) if clock < last), default=first)
    if not first < last:
        return None
    ends = [at_clock(day, clock, lean) for clock in (first, last)]
    value = "/".join(end.value for end in ends)
    return replace(ends[0], value=value, edtf=None if day is None else value)


def iso_time(match: Match, context: Context) -> Meaning | None:
    """Mean a date-time in figures, as ISO 8601 writes it."""
    day, clock = numeric_day(match, context), clock_text(match.groups["clock"])
    if day is None or clock is None:
        return None
    return at_clock(day.first, clock, day.leans, match.groups.get("offset", ""))


def ticker_clock(match: Match, context: Context) -> Meaning | None:
    """Mean the clock time that heads a line of a live ticker, on the day of publication."""
    if match.start not in context.facts.ticker_heads:
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


def with_clocks(meaning: Meaning, early: str, late: str) -> Meaning | None:
    """Narrow a day to the time from one clock time to another: 9 a.m. to 5 p.m. on Tuesday."""
    return None if meaning.first is None else _from_to(meaning.first, meaning.leans, early, late)


def with_clock(meaning: Meaning, clock: str, zone: str = "") -> Meaning:
    """Narrow a day to a clock time: 3 p.m. on Tuesday."""
    made = at_clock(meaning.first, clock, meaning.leans, zone)
    return made if meaning.first is not None else replace(made, value=f"{meaning.value}T{clock}")


def within_part(meaning: Meaning, clock: str, written: str, zone: str = "") -> Meaning | None:
    """Narrow a part of a day to a clock time, whose half of the day it tells: 11 o'clock on Sunday night."""
    part = _PART.search(meaning.value)
    if part is None:
        return None
    hour = int(clock[:2])
    if _EITHER_HALF.fullmatch(written) or _TWELVE_HOURS.fullmatch(written):
        if (part[1] in ("EV", "NI") and hour == _HALF_DAY) or (part[1] == "NI" and hour < _NIGHT_ENDS):
            return None  # "two on Sunday night" is of Monday
        if hour in _OTHER_HALF.get(part[1], ()):
            clock = _other_half(clock)
    day = replace(meaning, value=meaning.value[: part.start()])
    return with_clock(day, clock, zone)
