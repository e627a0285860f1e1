"""Decides what named days, months, seasons and years mean; a missing year is the nearest that the tense allows."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import civil, day_number, weekday
from timeline_app.dates.habit import DAY_FIRST, MONTH_FIRST
from timeline_app.dates.meaning import (
    SEASON_STARTS,
    Meaning,
    day_of,
    leaning,
    month_of,
    season_of,
    year_of,
)
from timeline_app.dates.tense import FUTURE
from timeline_app.dates.yearless import (
    day_without_year,
    month_without_year,
    told_year,
    weekday_doubt,
    which_year,
    year_lean,
)

if TYPE_CHECKING:
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_AROUND = 32  # code points before a figure that show whether it counts
_COUNTED_BELOW = 1900  # later years stand before what is theirs: 1968 students
_PLURAL = re.compile(
    r" (?:(?!(?:was|is|has|does|goes|comes|sees|his|its|as|this|thus|was|us|less|plus|across|always|perhaps|besides)\b)"
    r"[a-z]{3,20}(?<!s)s|men|women|children|horsemen|cavalry|infantry|people|troops|schoolchildren)\b"
)
_LEADS_TO_A_YEAR = re.compile(
    r"(?:\b(?:in|since|by|during|until|till|from|to|of|on|before|after|the|a|an|late|early|mid|year|around|about|between"
    r"|its|his|her|their|this|spring|summer|autumn|fall|winter|(?-i:[A-Z][a-z]{2,8}\.?(?: \d{1,2},)?))[ -]"
    r"|[.,;:(–\n\"'“-] ?|^)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:survey|study|sample|total|army|force|fleet|garrison|group|list|body|column|collection|crowd|number|average|cost"
    r"|price|out|majority|each|most|many|poll) of $",
    re.IGNORECASE,
)


def calendar_day(match: Match, context: Context) -> Meaning | None:
    """Mean a day of a month, with a year or without."""
    month, day = match.number("month"), match.number("dom") or match.number("nth")
    if month is None or day is None:
        return None
    year, of_week = which_year(match, context), _weekday_beside(match)
    if year is not None:
        found = day_number(year, month, day)
        return replace(day_of(found), leans=year_lean(match), alternatives=weekday_doubt(found, of_week))
    day_number(2000, month, day)
    if "which" in match.groups:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    return day_without_year(month, day, of_week, context)


def _weekday_beside(match: Match) -> int | None:
    return match.number("weekdayabbr" if "weekdayabbr" in match.groups else "weekdayb")


def numeric_day(match: Match, context: Context) -> Meaning | None:
    """Mean a day in figures, in the order that the calendar, the weekday beside it or the text's other dates show.

    What nothing settles is read as `first` says and keeps the other reading.
    """
    year = which_year(match, context)
    one, two = match.number("one"), match.number("two")
    if year is None or one is None or two is None:
        return None
    habit = None if match.rule.options.get("settled") else context.facts.figures_order
    first = match.rule.options["first"] if habit is None else habit[0]
    orders = {MONTH_FIRST: (one, two), DAY_FIRST: (two, one)}
    days = {}
    for order in sorted(orders, key=lambda order: order != first):
        with contextlib.suppress(ValueError):
            days[order] = day_of(day_number(year, *orders[order]))
    settled = match.rule.options.get("settled") or (habit is not None and habit[1])
    if settled and len(days) == len(orders):
        days = {first: days[first]}
    readings = _on_weekday(list(days.values()), match.number("weekdayabbr"))
    if not readings:
        return None
    others = tuple(other.value for other in readings[1:] if other.value != readings[0].value)
    return replace(readings[0], alternatives=others)


def _on_weekday(days: list[Meaning], index: int | None) -> list[Meaning]:
    """Keep the days that are the weekday named beside them; all where none is or none is named."""
    return [day for day in days if day.first is not None and weekday(day.first) == index] or days


def calendar_month(match: Match, context: Context) -> Meaning | None:
    """Mean a month, of a named year or of the nearest that the tense allows (past by default)."""
    month = match.number("month")
    if month is None:
        return None
    year = which_year(match, context) if match.rule.options.get("of_year", True) else None
    if year is not None:
        return replace(month_of(year, month), leans=year_lean(match))
    return month_without_year(month, match, context)


def calendar_year(match: Match, context: Context) -> Meaning | None:
    """Mean a year."""
    year = which_year(match, context)
    if year is None or match.start in context.facts.ticker_heads:
        return None
    low, high = match.rule.options.get("low", -9999), match.rule.options.get("high", 9999)
    return year_of(year) if low <= year <= high and not _counts(year, context) else None


def _counts(year: int, context: Context) -> bool:
    """Tell a figure that counts things in the plural, where nothing leads up to a year: with 1500 horsemen."""
    if not (1000 <= year < _COUNTED_BELOW or year == 2000) or not _PLURAL.match(context.text, context.end):
        return False
    before = context.text[max(0, context.start - _AROUND) : context.start]
    return bool(_COUNTED.search(before)) or not _LEADS_TO_A_YEAR.search(before)


def ancient_year(match: Match, context: Context) -> Meaning | None:
    """Mean a year below 1000, or days and months of one, where the text tells of such years."""
    if not context.facts.tells_of_antiquity:
        return None
    if (year := match.number("year")) is not None and _before_christ(year, context):
        return _in_year(match, 1 - year)
    if "dom" in match.groups:
        return calendar_day(match, context)
    if "season" in match.groups:
        return season(match, context)
    return calendar_month(match, context) if "month" in match.groups else calendar_year(match, context)


def _before_christ(year: int, context: Context) -> bool:
    """Tell whether a year without an era goes on from one before Christ, in which the story stands."""
    story = context.story.last
    if story is None or story.first is None:
        return False
    told = civil(story.first)[0]
    return told < 1 and abs(1 - year - told) < year - told


def _in_year(match: Match, year: int) -> Meaning:
    """Mean the day, month or season of a match, or all of it, in a year."""
    if (name := match.value("season")) is not None:
        return season_of(year, str(name))
    month, day = match.number("month"), match.number("dom")
    if month is None:
        return year_of(year)
    return month_of(year, month) if day is None else day_of(day_number(year, month, day))


def spoken_year(match: Match, context: Context) -> Meaning | None:
    """Mean a year in words: "nineteen ninety-six", "two thousand ten"."""
    hundreds = match.number("teen") or match.number("ten") or 0
    rest = (match.number("ten2") or 0) + (match.number("digit") or 0) + (match.number("teen2") or 0)
    base = match.rule.options.get("base")
    return year_of((hundreds * 100 if base is None else base) + rest)


def spoken_month(match: Match, context: Context) -> Meaning | None:
    """Mean a month of a year in words."""
    year, month = spoken_year(match, context), match.number("month")
    return None if year is None or month is None else month_of(int(year.value), month)


def season(match: Match, context: Context) -> Meaning | None:
    """Mean a season: of a named year; last and next by the calendar; else the nearest that the tense allows."""
    name = str(match.value("season"))
    year = None if "which" in match.groups else which_year(match, context)
    if year is not None:
        return season_of(year, name)
    if "which" not in match.groups and (lent := told_year(SEASON_STARTS[name], context)) is not None:
        return leaning(season_of(lent[0], name), lent[1])
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-{name}")
    this = civil(context.anchor)[0]
    if match.rule.options.get("of_year"):
        by_year = match.number("which") or 0
        return leaning(season_of(this + by_year, name), "published")
    by = match.number("which")
    options = [season_of(y, name) for y in range(this - 2, this + 3)]
    if by == -1:
        past = [s for s in options if s.last is not None and s.last < context.anchor]
        return leaning(past[-1], "published")
    future = [s for s in options if s.first is not None and s.first > context.anchor]
    if by == 1:
        return leaning(future[0], "published")
    begun = [s for s in options if s.first is not None and s.first <= context.anchor]
    ahead = context.tense() == FUTURE and not (begun[-1].last is not None and begun[-1].last >= context.anchor)
    if by == 0:
        return leaning(season_of(this, name), "published")
    return leaning(future[0] if ahead else begun[-1], "published")
