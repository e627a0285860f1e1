"""Decides what a match means in its place: its rule's operation, then the modifiers around it ("late", "night")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from timeline_app.dates import (
    amounts,
    clock,
    decades,
    explicit,
    feasts,
    fiscal,
    from_story,
    hanging,
    parts,
    relative,
    spans,
    weekdays,
)
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.heads import tail_before
from timeline_app.dates.rules import Modifier, load_modifiers

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from timeline_app.dates.context import Context
    from timeline_app.dates.meaning import Meaning
    from timeline_app.dates.tagger import Match

Operation: TypeAlias = "Callable[[Match, Context], Meaning | None]"

OPERATIONS: dict[str, Operation] = {
    "calendar-day": explicit.calendar_day,
    "numeric-day": explicit.numeric_day,
    "calendar-month": explicit.calendar_month,
    "calendar-year": explicit.calendar_year,
    "ancient-year": explicit.ancient_year,
    "spoken-year": explicit.spoken_year,
    "spoken-month": explicit.spoken_month,
    "decade": decades.decade,
    "century": decades.century,
    "decade-range": decades.decade_range,
    "millennium": decades.millennium,
    "turn-of-century": decades.turn_of_century,
    "season-range": spans.season_range,
    "year-to-present": spans.year_to_present,
    "uncertain-year": spans.uncertain_year,
    "season": explicit.season,
    "part-of-year": fiscal.part_of_year,
    "week-with": parts.week_with,
    "feast": feasts.feast,
    "known-day": feasts.known_day,
    "unit-by-event": hanging.unit_by_event,
    "named-day": relative.named_day,
    "day-of-week": weekdays.day_of_week,
    "weekday-of-week": weekdays.weekday_of_week,
    "weekday-in-weeks": weekdays.weekday_in_weeks,
    "shifted-unit": relative.shifted_unit,
    "rest-of-unit": relative.rest_of_unit,
    "counted": relative.counted,
    "counted-ahead": relative.counted_ahead,
    "counted-to-the-day": relative.counted_to_the_day,
    "story-unit": relative.story_unit,
    "story-weekday": from_story.story_weekday,
    "story-month": from_story.story_month,
    "story-part-of-day": from_story.story_part_of_day,
    "day-of-known-month": from_story.day_of_known_month,
    "days-of-known-month": from_story.days_of_known_month,
    "old-style-day": from_story.old_style_day,
    "story-season": from_story.story_season,
    "of-story-year": from_story.of_story_year,
    "part-of-story-season": from_story.part_of_story_season,
    "quarter-run": fiscal.quarter_run,
    "quarter-ended": fiscal.quarter_ended,
    "unit-in-view": fiscal.unit_in_view,
    "previous-quarter": fiscal.previous_quarter,
    "report-quarter": fiscal.report_quarter,
    "year-ago-quarter": fiscal.year_ago_quarter,
    "year-end": fiscal.year_end,
    "duration": amounts.duration,
    "duration-range": amounts.duration_range,
    "compound-duration": amounts.compound_duration,
    "repeated": amounts.repeated,
    "reference": amounts.reference,
    "nth-of-unit": parts.nth_of_unit,
    "part-of-century": parts.part_of_century,
    "two-thirds": parts.two_thirds,
    "listed-day": parts.listed_day,
    "night-between": spans.night_between,
    "weekday-night": spans.weekday_night,
    "day-range": spans.day_range,
    "month-range": spans.month_range,
    "year-range": spans.year_range,
    "weekday-range": spans.weekday_range,
    "clock-time": clock.clock_time,
    "clock-range": clock.clock_range,
    "iso-time": clock.iso_time,
    "ticker-clock": clock.ticker_clock,
    "part-of-day": clock.part_of_day,
}
_REACH = 64  # code points looked at on each side for modifiers


@dataclass(frozen=True, slots=True)
class Reading:
    """A match with its meaning; modifiers may have widened its span."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    aside: bool  # a comparison, on which what follows does not lean


def normalise(match: Match, context: Context) -> Reading | None:
    """Return what a match means, None where its rule says nothing there (no such day, no such number)."""
    try:
        meaning = OPERATIONS[match.rule.operation](match, context)
        if meaning is None:
            return None
        reading = Reading(match.start, match.end, meaning, match.rule.name, bool(match.rule.options.get("aside")))
        tail, start = tail_before(context.text, reading.start), reading.start
        for modifier in load_modifiers():
            if reading.start != start:
                tail, start = tail_before(context.text, reading.start), reading.start
            if not modifier.left or modifier.name in _left_modifiers(tail):
                reading = _modified(reading, modifier, context.text)
        reading.meaning.date()
    except (ValueError, KeyError, OverflowError):  # the calendar has no such date
        return None
    return reading


@lru_cache(maxsize=4096)
def _left_modifiers(tail: str) -> frozenset[str]:
    """Return the names of the modifiers that may end with the words before an expression."""
    return frozenset(each.name for each in load_modifiers() if each.left and tail.startswith(each.endings))


def _modified(reading: Reading, modifier: Modifier, text: str) -> Reading:
    if reading.meaning.unit not in modifier.units or (reading.meaning.mod is not None and modifier.mod):
        return reading
    if modifier.left:
        found = modifier.regex.search(text[max(0, reading.start - _REACH) : reading.start])
        start = reading.start - len(found["span"]) if found else reading.start
        end = reading.end
    else:
        found = modifier.regex.match(text, reading.end, reading.end + _REACH)
        start, end = reading.start, found.end() if found else reading.end
    if not found or "\n\n" in text[start:end]:
        return reading
    meaning = _applied(reading.meaning, modifier, found)
    return reading if meaning is None else replace(reading, start=start, end=end, meaning=meaning)


def _applied(meaning: Meaning, modifier: Modifier, found: re.Match[str]) -> Meaning | None:
    if modifier.mod == "APPROX":
        edtf = None if meaning.edtf is None else str(Edtf.parse(meaning.edtf).about())
        return replace(meaning, mod="APPROX", approximate=True, edtf=edtf)
    if modifier.mod:
        return replace(meaning, mod=modifier.mod)
    groups = found.groupdict()
    if (part := groups.get("part")) is not None:
        return clock.with_part(meaning, str(modifier.slots["part"].value(part)))
    if (early := groups.get("early")) is not None:
        return clock.with_clocks(meaning, early, groups["clock"])
    written = clock.clock_text(groups.get("clock") or "")
    zone = str(modifier.slots["zone"].value(groups["zone"])) if groups.get("zone") else ""
    if written is None or meaning.unit == "T":
        return None if written is None else clock.within_part(meaning, written, groups["clock"], zone)
    return clock.with_clock(meaning, written, zone)
