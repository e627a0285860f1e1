"""Decides what counted parts of months and years mean: the third week of May, the last Friday of 2019, early to mid.

The weeks of a month are its days 1 to 7, 8 to 14 and so on, the last one its last seven days; a year has ISO weeks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import Day, civil, day_number, weekday
from timeline_app.dates.decades import century, decade
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.explicit import calendar_day, calendar_month
from timeline_app.dates.meaning import Meaning, day_of, unit_at, week_of, weekend_of, year_of
from timeline_app.dates.yearless import which_year

if TYPE_CHECKING:
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_SATURDAY = 5
_PARTS = {"half": 2, "third": 3, "quarter": 4}


def nth_of_unit(match: Match, context: Context) -> Meaning | None:
    """Mean the first, second ... or last week, weekend or weekday of a month or year."""
    year = which_year(match, context)
    whole = calendar_month(match, context) if "month" in match.groups else year_of(year) if year is not None else None
    if whole is None or whole.first is None or whole.last is None:
        return None
    nth = match.number("nth")  # None: the last
    if "week" in match.groups:
        return _nth_week(whole, nth)
    index = match.number("weekday")
    day = _nth_weekday(whole.first, whole.last, _SATURDAY if index is None else index, nth)
    if day is None:
        return None
    return replace(weekend_of(day) if index is None else day_of(day), leans=whole.leans)


def _nth_weekday(first: Day, last: Day, index: int, nth: int | None) -> Day | None:
    if nth is None:
        return last - (weekday(last) - index) % 7
    day = first + (index - weekday(first)) % 7 + 7 * (nth - 1)
    return day if day <= last else None


def _nth_week(whole: Meaning, nth: int | None) -> Meaning | None:
    assert whole.first is not None
    assert whole.last is not None
    if whole.unit == "Y":
        year = civil(whole.first)[0]
        week = week_of(whole.last - 3 if nth is None else whole.first + 3 + 7 * (nth - 1))
        return week if week.value.startswith(f"{year:04}-") else None
    first = whole.last - 6 if nth is None else whole.first + 7 * (nth - 1)
    last = min(first + 6, whole.last)
    if first > whole.last:
        return None
    value = f"{day_of(first).value}/{day_of(last).value}"
    return Meaning("DATE", value, "R", first, last, None, str(Edtf.within(first, last)), whole.leans)


def two_thirds(match: Match, context: Context) -> Meaning | None:
    """Mean the first or the last two thirds of a month or a decade: early to mid-May, the mid-to-late 1990s."""
    whole = calendar_month(match, context) if "month" in match.groups else decade(match, context)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    early = "early" in match.groups
    thirds = [replace(whole, mod=mod).date() for mod in (("START", "MID") if early else ("MID", "END"))]
    days = [day for third in thirds if third is not None for day in (third.earliest, third.latest) if day is not None]
    first, last = min(days), max(days)
    return replace(whole, mod="START" if early else "END", edtf=str(Edtf.within(first, last)), first=first, last=last)


def part_of_century(match: Match, context: Context) -> Meaning | None:
    """Mean a half, third or quarter of a century."""
    whole, nth, parts = century(match, context), match.number("ordinal"), _PARTS[match.groups["part"].lower()]
    if whole is None or whole.first is None or (nth or 1) > parts:
        return None
    start = civil(whole.first)[0]
    index = parts - 1 if nth is None else nth - 1
    first, last = (
        day_number(start + 100 * index // parts, 1, 1),
        day_number(start + 100 * (index + 1) // parts, 1, 1) - 1,
    )
    mod = "START" if index == 0 else "END" if index == parts - 1 else "MID"
    return replace(whole, mod=mod, edtf=str(Edtf.within(first, last)), first=first, last=last)


def week_with(match: Match, context: Context) -> Meaning | None:
    """Mean the week that holds a named day: "the week of March 5"."""
    day = calendar_day(match, context)
    if day is None or day.first is None:
        return None
    return replace(unit_at("W", day.first), leans=day.leans)


def listed_day(match: Match, context: Context) -> Meaning | None:
    """Mean one more day of the month of the day before it: 8 in "May 3 and 8"; with `next` only the day after."""
    story, day = context.story.last, match.number("dom")
    if story is None or story.first is None or day is None or story.unit != "D":
        return None
    if context.start - context.story.last_end > len(", and "):
        return None
    listed = story.first - civil(story.first)[2] + day
    if match.rule.options.get("next") and listed != story.first + 1:
        return None
    same_month = listed > story.first and civil(listed)[1] == civil(story.first)[1]
    return replace(day_of(listed), leans=story.leans) if same_month else None
