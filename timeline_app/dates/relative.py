"""Decides what expressions mean that count from the publication date or from the date before them in the story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.amounts import amount, spelled_number
from timeline_app.dates.civil import add_months, civil, day_number, days_in_month, weekday
from timeline_app.dates.meaning import (
    UNANCHORED,
    Meaning,
    day_of,
    decade_of,
    end_of_range,
    leaning,
    moved,
    too_coarse,
    unit_at,
    year_of,
)
from timeline_app.dates.tense import FUTURE, PAST

if TYPE_CHECKING:
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_ROUND = 50  # from this count on, whole tens are taken for rounded: "200 years ago" is about that year
_COUNTABLE = 9_999  # more units than that name no date
_IN_DAYS = {"D": 1, "W": 7, "F": 14}
_IN_MONTHS = {"M": 1, "Y": 12, "E": 120, "C": 1200}
# The mods of TIMEX3 for points in time, by those for lengths.
_LONGER_AGO = {
    **{"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"},
    **{"EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER"},
}
_LONGER_AFTER = {
    **{"MORE_THAN": "AFTER", "LESS_THAN": "BEFORE"},
    **{"EQUAL_OR_MORE": "ON_OR_AFTER", "EQUAL_OR_LESS": "ON_OR_BEFORE"},
}


def named_day(match: Match, context: Context) -> Meaning | None:
    """Mean today, yesterday, tomorrow: `by` days from publication; a story's "today" is the present, no day."""
    if context.narrates and match.rule.options["by"] == 0:
        return Meaning("DATE", "PRESENT_REF")  # "in what is today Poland"
    if context.anchor is None:
        return Meaning("DATE", "XXXX-XX-XX")
    return leaning(day_of(context.anchor + match.rule.options["by"]), "published")


def shifted_unit(match: Match, context: Context) -> Meaning | None:
    """Mean the unit `by` units from the one of publication: last month, this year, next week."""
    unit = str(match.value("period") or match.rule.options["period"])
    by = match.rule.options.get("by")
    by = match.number("which") if by is None else by
    if by is None:
        return None
    story = context.base() if by == 0 and context.narrates else None
    if story is not None and story.first is not None:
        return leaning(unit_at(unit, story.first), story)  # "it was in this year that he ..."
    if context.anchor is None:
        return Meaning("DATE", UNANCHORED[unit])
    if unit == "WE":
        return leaning(_weekend(by, context, "period" in match.groups), "published")
    return leaning(unit_at(unit, context.anchor, by), "published")


def _weekend(by: int, context: Context, pointed_at: bool) -> Meaning:
    """Mean the last, this or the next weekend; early in the week "this weekend" is past only where the tense is."""
    assert context.anchor is not None
    of_week = weekday(context.anchor)
    past = context.tense() == PAST if pointed_at else context.tense() != FUTURE
    if (by == 0 and of_week < 4 and past) or (by < 0 and of_week >= 5):
        by = -1
    return unit_at("WE", context.anchor, by)


def rest_of_unit(match: Match, context: Context) -> Meaning | None:
    """Mean what is left of a unit after publication, or what had passed of it: later this year, earlier this month.

    With base "story" the day is the story's: later that year.
    """
    unit = str(match.value("period"))
    mod = "END" if match.rule.options["side"] == "after" else "START"
    base, lean = _base(match, context)
    if context.narrates and "this" not in context.text[context.start : context.end] and (told := context.base()):
        base, lean = told, str(told.date())
    if base is None and context.anchor is not None:
        base, lean = day_of(context.anchor), "published"
    if base is None or base.first is None or base.last is None:
        return Meaning("DATE", UNANCHORED[unit], mod=mod)
    whole = unit_at(unit, base.first)
    assert whole.first is not None
    assert whole.last is not None
    first, last = whole.first, whole.last
    if base.unit != unit and mod == "END":
        first = min(base.last + 1, whole.last)
    elif base.unit != unit:
        last = max(base.first - 1, whole.first)
    return Meaning("DATE", whole.value, "", first, last, mod, leans=lean)


def counted(match: Match, context: Context) -> Meaning | None:
    """Mean N units before or after publication ("three years ago") or a date in the story ("two days later")."""
    unit = str(match.value("unit") or match.value("units"))
    sign = match.rule.options["sign"]
    count = spelled_number(match.groups.get("number"))
    if count is None or unit in ("S", "MIN", "H"):
        return _vague(match, sign, unit)
    base, lean = _base(match, context)
    base = None if base is None else end_of_range(base, unit, sign)
    if base is None or base.first is None or too_coarse(base, unit):
        return Meaning("DATE", UNANCHORED.get(unit, "XXXX"), mod=_degree(match))
    steps = int(count) if float(count).is_integer() else None
    if steps is None:
        unit, steps = ("M", round(count * 12)) if unit == "Y" else ("D", round(count * 7)) if unit == "W" else ("", 0)
    if not unit or (unit in ("E", "C", "L") and steps > 60):
        return None
    if steps > _COUNTABLE:
        return _vague(match, sign, unit)
    found = _step(base, unit, sign * steps, lean)
    mod = _point_degree(match, sign)
    rounded = steps >= _ROUND and steps % 10 == 0
    return replace(found, leans=lean, mod=mod, approximate=mod is not None or rounded)


def counted_to_the_day(match: Match, context: Context) -> Meaning | None:
    """Mean the day, or "this" unit, as many units from today, yesterday or tomorrow: a week ago today."""
    unit, count = str(match.value("unit")), spelled_number(match.groups["number"])
    if count is None or count.denominator != 1 or count > _COUNTABLE or not {unit} & {*_IN_DAYS, *_IN_MONTHS}:
        return None
    of = str(match.value("period") or "D")
    if context.anchor is None:
        return Meaning("DATE", UNANCHORED[of])
    by = int(count) * match.rule.options["sign"]
    today = context.anchor - ("yesterday" in match.groups) + ("tomorrow" in match.groups)
    if unit in _IN_DAYS:
        return leaning(unit_at(of, today + by * _IN_DAYS[unit]), "published")
    year, month, day = civil(today)
    year, month = add_months(year, month, by * _IN_MONTHS[unit])
    return leaning(unit_at(of, day_number(year, month, min(day, days_in_month(year, month)))), "published")


def counted_ahead(match: Match, context: Context) -> Meaning | None:
    """Mean N units after publication where the sentence looks ahead; else nothing, and another rule says how long."""
    return counted(match, context) if context.tense() == FUTURE and not context.narrates else None


def _step(base: Meaning, unit: str, by: int, lean: str) -> Meaning:
    """Count whole units from publication, or from a story date in its own precision."""
    assert base.first is not None
    if unit == "E":
        return year_of(civil(base.first)[0] + 10 * by)
    if unit in ("C", "L"):
        return decade_of((civil(base.first)[0] + (100 if unit == "C" else 1000) * by) // 10)
    if unit == "Y" and base.unit in ("D", "T"):
        return unit_at("Y", base.first, by)
    if lean == "published" and base.unit == "D":
        return unit_at(unit, base.first, by)
    return moved(base, unit, by)


def _base(match: Match, context: Context) -> tuple[Meaning | None, str]:
    published = None if context.anchor is None else day_of(context.anchor)
    if match.rule.options.get("base") != "story":
        return published, "published"
    story = context.base()
    return story, "" if story is None else str(story.date())


def _vague(match: Match, sign: int, unit: str) -> Meaning | None:
    if unit in ("S", "MIN", "H"):
        return amount(match)
    return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")


def _point_degree(match: Match, sign: int) -> str | None:
    """Return the mod of a point so far away: more than a year ago is before it, more than a year later after it."""
    mod = _degree(match)
    return (_LONGER_AGO if sign < 0 else _LONGER_AFTER).get(mod, mod) if mod else None


def _degree(match: Match) -> str | None:
    value = match.value("degree")
    if "so" in match.groups:
        return "APPROX"
    return None if value is None else str(value)


def story_unit(match: Match, context: Context) -> Meaning | None:
    """Mean the unit `by` units from the last date's in the story: that year, the following month."""
    unit = str(match.value("period") or match.rule.options["period"])
    by = match.rule.options["by"]
    story = context.base() if by else context.story.last  # "that year" is the one just said
    story = None if story is None else end_of_range(story, unit, by)
    if story is None or story.first is None or too_coarse(story, unit):
        return Meaning("DATE", UNANCHORED[unit])
    if unit == "Q" and story.unit == "Y":
        return None
    return leaning(unit_at(unit, story.first, by), story)
