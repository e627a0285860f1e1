"""Decides what named days, months, seasons and years mean; a missing year is the nearest that the tense allows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import add_months, civil, day_number, weekday
from timeline_app.dates.meaning import (
    Meaning,
    century_of,
    day_of,
    decade_of,
    half_of,
    leaning,
    month_of,
    quarter_of,
    season_of,
    unit_at,
    year_of,
)
from timeline_app.dates.tense import FUTURE, PAST, UNKNOWN

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

# By tense, from how many months back on a month without a year is taken for the one to come.
_PAST_MONTHS = {PAST: 10, UNKNOWN: 8, FUTURE: 2}
_LONG_AGO = 4  # years before publication from which on a date lends its year
_MONTHS_BACK = 6  # a month that much before the last one told is taken for the next year's
_FAR_PAST, _NEAR_FUTURE, _JUST_PAST = 240, 120, 30  # days: news that means a day eight months back names its year


def which_year(match: Match, context: Context) -> int | None:
    """Return the year that a match names or leans on ("2018", "'98", "last year"), None where it names none."""
    if (year := match.number("year")) is not None:
        return year if match.value("era") is None or "B" not in match.groups["era"] else 1 - year
    if (short := match.number("yy")) is not None:
        return full_year(short, context)
    by = match.number("which")
    if by is not None and context.anchor is not None:
        return civil(context.anchor)[0] + by
    return None


def full_year(short: int, context: Context) -> int:
    """Return the year that two digits stand for: the last such up to ten years after publication (else up to 2029)."""
    limit = civil(context.anchor)[0] + 10 if context.anchor is not None else 2029
    return limit - (limit - short) % 100


def year_lean(match: Match) -> str | None:
    """Tell what the year of a match leans on."""
    return "published" if "which" in match.groups and "year" not in match.groups else None


def yearless_day(month: int, day: int, context: Context) -> Day | None:
    """Choose the year of a month and day by tense, else the nearest; None where no such day exists."""
    assert context.anchor is not None
    days = []
    for year in range(civil(context.anchor)[0] - 4, civil(context.anchor)[0] + 5):
        try:
            days.append(day_number(year, month, day))
        except ValueError:
            continue
    past = max((d for d in days if d <= context.anchor), default=None)
    future = min((d for d in days if d >= context.anchor), default=None)
    if past is None or future is None:
        return None
    tense = context.tense()
    ago, ahead = context.anchor - past, future - context.anchor
    if tense == FUTURE and not (ago < _JUST_PAST and ahead > _FAR_PAST):
        return future
    if tense == PAST and not (ago > _FAR_PAST and ahead < _NEAR_FUTURE):
        return past
    return past if ago <= ahead else future


def told_year(month: int, context: Context) -> tuple[int, Meaning] | None:
    """Return the year that a date before it in the paragraph lends to a month, with that date; None where none does.

    Stories about a distant past go on in the year that they named; news goes back to the year of publication.
    """
    told = context.told()
    if told is None or told.first is None:
        return None
    year, told_month, _ = civil(told.first)
    if context.anchor is not None and (year > civil(context.anchor)[0] - _LONG_AGO or context.tense() == FUTURE):
        return None
    moved_on = told_month - month > _MONTHS_BACK
    return year + moved_on, told


def calendar_day(match: Match, context: Context) -> Meaning | None:
    """Mean a day of a month, with a year or without."""
    month, day = match.number("month"), match.number("dom") or match.number("nth")
    if month is None or day is None:
        return None
    year = which_year(match, context)
    if year is not None:
        return replace(day_of(day_number(year, month, day)), leans=year_lean(match))
    day_number(2000, month, day)
    if "which" not in match.groups and (lent := told_year(month, context)) is not None:
        return leaning(day_of(day_number(lent[0], month, day)), lent[1])
    if context.anchor is None or "which" in match.groups:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    found = yearless_day(month, day, context)
    return None if found is None else leaning(day_of(found), "published")


def numeric_day(match: Match, context: Context) -> Meaning | None:
    """Mean a day in figures; where day and month could change places, `first` decides and the other is kept."""
    year = which_year(match, context)
    one, two = match.number("one"), match.number("two")
    if year is None or one is None or two is None:
        return None
    orders = [(one, two), (two, one)] if match.rule.options["first"] == "month" else [(two, one), (one, two)]
    days = []
    for month, day in orders:
        try:
            days.append(day_of(day_number(year, month, day)))
        except ValueError:
            continue
    if not days:
        return None
    others = tuple(other.value for other in days[1:] if other.value != days[0].value)
    return replace(days[0], alternatives=others)


def calendar_month(match: Match, context: Context) -> Meaning | None:
    """Mean a month, of a named year or of the nearest that the tense allows (past by default)."""
    month = match.number("month")
    if month is None:
        return None
    year = which_year(match, context) if match.rule.options.get("of_year", True) else None
    if year is not None:
        return replace(month_of(year, month), leans=year_lean(match))
    if "which" not in match.groups and (lent := told_year(month, context)) is not None:
        return leaning(month_of(lent[0], month), lent[1])
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    return leaning(_yearless_month(month, match, context), "published")


def _yearless_month(month: int, match: Match, context: Context) -> Meaning:
    assert context.anchor is not None
    year, now, _ = civil(context.anchor)
    back = (now - month) % 12
    by = match.number("which")
    if by is not None and by != 0:
        distance = -(back or 12) if by < 0 else (-back % 12 or 12)
    elif by == 0:
        distance = month - now
    else:
        distance = -back if back < _PAST_MONTHS[context.tense()] else -back % 12
    return month_of(*add_months(year, now, distance))


def calendar_year(match: Match, context: Context) -> Meaning | None:
    """Mean a year."""
    year = which_year(match, context)
    if year is None:
        return None
    low, high = match.rule.options.get("low", -9999), match.rule.options.get("high", 9999)
    return year_of(year) if low <= year <= high else None


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


def decade(match: Match, context: Context) -> Meaning | None:
    """Mean a decade: "1970s", "'80s", "the nineties"."""
    if (year := match.number("year")) is not None:
        return century_of(year // 100) if year % 100 == 0 and year < 2000 else decade_of(year // 10)
    tens = match.number("tens")
    if tens is None:
        tens = (match.number("yy") or 0) // 10
    return decade_of(full_year(tens * 10, context) // 10 if tens != 1 else 191)


def century(match: Match, context: Context) -> Meaning | None:
    """Mean a century: the 20th is 1900 to 1999."""
    number = match.number("nth") or match.number("count")
    if number is None or not 1 <= number <= 40:
        return None
    if "B" in match.groups.get("era", ""):
        first, last = day_number(1 - 100 * number, 1, 1), day_number(100 - 100 * number, 12, 31)
        return Meaning("DATE", f"BC{number - 1:02}", "C", first, last)
    return century_of(number - 1)


def season(match: Match, context: Context) -> Meaning | None:
    """Mean a season: of a named year; last and next by the calendar; else the nearest that the tense allows."""
    name = str(match.value("season"))
    year = None if "which" in match.groups else which_year(match, context)
    if year is not None:
        return season_of(year, name)
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


def part_of_year(match: Match, context: Context) -> Meaning | None:
    """Mean a quarter or half, of a named year or of the last that had begun at publication."""
    make, count = (half_of, 2) if match.rule.options["part"] == "H" else (quarter_of, 4)
    letter = "H" if count == 2 else "Q"
    number = match.number("ordinal") or match.number("digits") or match.rule.options.get("number")
    if number is None or not 1 <= number <= count:
        return None
    year = which_year(match, context)
    if year is not None:
        return replace(make(year, number), leans=year_lean(match))
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-{letter}{number}")
    this = civil(context.anchor)[0]
    past = [make(y, number) for y in (this - 1, this)]
    begun = [m for m in past if m.first is not None and m.first <= context.anchor]
    if context.tense() == FUTURE and (begun[-1].last or 0) < context.anchor - 45:
        return leaning(make(civil(begun[-1].first or 0)[0] + 1, number), "published")
    return leaning(begun[-1], "published")


def week_with(match: Match, context: Context) -> Meaning | None:
    """Mean the week that holds a named day: "the week of March 5"."""
    day = calendar_day(match, context)
    if day is None or day.first is None:
        return None
    return replace(unit_at("W", day.first), leans=day.leans)


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
