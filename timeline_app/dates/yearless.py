"""Decides the year of what names none: by its words, by the story told before it, or by tense from publication."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import add_months, civil, day_number, days_in_month, weekday
from timeline_app.dates.meaning import Meaning, day_of, leaning, month_of
from timeline_app.dates.tense import FUTURE, PAST, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

# By tense, from how many months back on a month without a year is taken for the one to come.
_PAST_MONTHS = {PAST: 10, UNKNOWN: 8, FUTURE: 2}
_NEARER_AHEAD = 6  # months back, from which on the month to come is the nearer one
_DOUBTFUL_MONTHS = 4  # from that many months back on, a month without tense could be the one to come
_LONG_AGO = 4  # years before publication from which on a date lends its year
_DECEMBER = 12
_MONTHS_BACK = 4  # a month that much before the last one told is taken for the next year's
_YEARS_OFF = 1  # years by which a day named in full elsewhere may differ from where the story stands
_NEWS = 45  # days around publication within which a month and day are news
_YEAR = 366
_HAVE_A_MONTH = ("D", "T", "M", "S", "Q", "H", "W", "WE", "R")
_SINCE = re.compile(r"\b(?:since|ended(?:\son)?)\s{1,3}(?:last\s|early\s|late\s|mid-)?$", re.IGNORECASE)  # it is past
_SINCE_REACH = 14  # code points
_FAR_PAST, _NEAR_FUTURE, _JUST_PAST = 240, 120, 30  # days: news that means a day eight months back names its year
_PAST_ENOUGH = 200  # days back up to which a day without tense is the last of its name: news looks back


def which_year(match: Match, context: Context) -> int | None:
    """Return the year that a match names or leans on ("2018", "'98", "last year"), None where it names none."""
    year = match.number("far") if "far" in match.groups else match.number("year")
    if year is not None:
        return year if match.value("era") is None or "B" not in match.groups["era"] else 1 - year
    if (short := match.number("yy")) is not None:
        return full_year(short, context)
    by = match.number("whichyear") if "whichyear" in match.groups else match.number("which")
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


def day_without_year(month: int, day: int, of_week: int | None, context: Context) -> Meaning | None:
    """Mean a month and a day in the year that the story, the text elsewhere or the nearness to publication gives it."""
    named = context.facts.year_of(month, day)
    if (lent := told_year(month, context)) is not None:
        year, told = lent
        if named is not None and (not context.narrates or abs(named - year) <= _YEARS_OFF):
            return _named_in_full(named, month, day)
        fitting = _fitting(year, month, day, of_week)
        years = [y for y in _story_years(month, told, context) if y != fitting] if of_week is None else []
        others = [found for y in years if (found := _day_in(y, month, day)) is not None]
        lying = leaning(day_of(day_number(fitting, month, day)), told)
        return replace(lying, alternatives=tuple(day_of(other).value for other in others))
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}") if named is None else _named_in_full(named, month, day)
    found = yearless_day(month, day, context, of_week)
    if found is None:
        return None
    if named is not None and abs(found - context.anchor) > _NEWS and named <= civil(context.anchor)[0]:
        return _named_in_full(named, month, day)
    doubts = weekday_doubt(found, of_week) or _other_side(found, context) or _in_the_story(found, of_week, context)
    return replace(leaning(day_of(found), "published"), alternatives=doubts)


def _in_the_story(day: Day, of_week: int | None, context: Context) -> tuple[str, ...]:
    """Return the same day in the year that the paragraph told of before, where news may go on in it."""
    told = context.told_nearby()
    if told is None or of_week is not None or context.tense() == FUTURE:
        return ()
    _, month, of_month = civil(day)
    other = _day_in(_story_years(month, told, context)[0], month, of_month)
    return () if other is None or other >= day else (day_of(other).value,)


def _other_side(day: Day, context: Context) -> tuple[str, ...]:
    """Return the same day of the year before or after publication, where the tense did not choose and it may be it."""
    assert context.anchor is not None
    tense = context.tense()
    against = tense != UNKNOWN and (day > context.anchor) == (tense == PAST) and day != context.anchor
    if not against and (abs(day - context.anchor) < _NEWS or tense != UNKNOWN):
        return ()
    year, month, of_month = civil(day)
    other = _day_in(year + (1 if day < context.anchor else -1), month, of_month)
    far = other is None or (not against and abs(other - context.anchor) >= _FAR_PAST)
    return () if far or other is None else (day_of(other).value,)


def _named_in_full(year: int, month: int, day: int) -> Meaning:
    meaning = day_of(day_number(year, month, day))
    return replace(leaning(meaning, meaning), basis="the same day named in full")


def _fitting(year: int, month: int, day: int, of_week: int | None) -> int:
    """Return the year next to `year` in which the day falls on a weekday; `year` where none does."""
    for other in (year, year + 1, year - 1):
        found = _day_in(other, month, day)
        if found is not None and (of_week is None or weekday(found) == of_week):
            return other
    return year


def _day_in(year: int, month: int, day: int) -> Day | None:
    """Return a day of a year; None where it has none such."""
    return day_number(year, month, day) if day <= days_in_month(year, month) else None


def weekday_doubt(day: Day, of_week: int | None) -> tuple[str, ...]:
    """Return the same day of the nearest year that agrees with the weekday said, where this one's does not."""
    if of_week is None or weekday(day) == of_week:
        return ()
    year, month, of_month = civil(day)
    for other in (year - 1, year + 1, year - 2, year + 2, year - 3, year + 3, year - 4, year + 4):
        fits = _day_in(other, month, of_month)
        if fits is not None and weekday(fits) == of_week:
            return (day_of(fits).value,)
    return ()


def yearless_day(month: int, day: int, context: Context, of_week: int | None = None) -> Day | None:
    """Choose the year of a month and day by weekday and tense, else the nearest; None where no such day exists."""
    assert context.anchor is not None
    this = civil(context.anchor)[0]
    days = [found for year in range(this - 4, this + 5) if (found := _day_in(year, month, day)) is not None]
    likely = nearest(days, context)
    if of_week is None or likely is None or weekday(likely) == of_week:
        return likely
    ahead = context.tense() == FUTURE
    agreeing = [d for d in days if weekday(d) == of_week and (0 <= d - context.anchor <= _YEAR if ahead else True)]
    return min(agreeing, key=lambda d: abs(d - likely), default=likely)


def nearest(days: Sequence[Day], context: Context) -> Day | None:
    """Choose of the days on which something recurs the last or the next by tense; None where there are none.

    Without a tense it is the last, but one so long ago that news would name its year is the next. So is what heads a
    line of a chronology ("June 27 - The court is to ..."), whatever the tense of the line.
    """
    assert context.anchor is not None
    past = max((d for d in days if d <= context.anchor), default=None)
    future = min((d for d in days if d >= context.anchor), default=None)
    if past is None or future is None:
        return None
    if _is_surely_past(context):
        return past
    tense = UNKNOWN if context.heads_a_line() else context.tense()
    ago, ahead = context.anchor - past, future - context.anchor
    if tense == FUTURE and not (ago < _JUST_PAST and ahead > _FAR_PAST):
        return future
    if tense == PAST and (context.is_over() or not (ago > _FAR_PAST and ahead < _NEAR_FUTURE)):
        return past
    return past if ago <= _PAST_ENOUGH else future


def _is_surely_past(context: Context) -> bool:
    """Tell whether the word before says that the time has been: since January, the year ended Jan. 31."""
    return _SINCE.search(context.text, max(0, context.start - _SINCE_REACH), context.start) is not None


def told_year(month: int, context: Context) -> tuple[int, Meaning] | None:
    """Return the year that a date before it in the paragraph lends to a month, with that date; None where none does.

    A narrative goes on in the year that it named, and rolls on to the next where the months go back to spring. So do
    stories of a distant past within news; else news goes back to the year of publication.
    """
    told = context.told()
    if told is None or told.first is None:
        return None
    if not context.narrates and context.anchor is not None and not _distant(told, context):
        return None
    return _story_years(month, told, context)[0], told


def _distant(told: Meaning, context: Context) -> bool:
    """Tell whether news goes on in the year of a date before it."""
    assert told.first is not None
    assert context.anchor is not None
    return civil(told.first)[0] <= civil(context.anchor)[0] - _LONG_AGO and context.tense() != FUTURE


def _story_years(month: int, told: Meaning, context: Context) -> tuple[int, ...]:
    """Return the year in which a story's month lies, and the other that it could be in."""
    assert told.first is not None
    ended = told.unit == "R" or (told.unit == "S" and month != _DECEMBER)  # a winter ends in the next year
    day = told.last if ended and told.last is not None else told.first
    year, told_month, _ = civil(day)
    if told.unit not in _HAVE_A_MONTH:
        return (year,)
    back = told_month - month
    if context.looks_back():
        return (year - 1, year) if back < 0 else (year,)
    if back > _MONTHS_BACK:
        return (year + 1, year)
    return (year, year + 1) if back > 0 else (year,)


def month_without_year(month: int, match: Match, context: Context) -> Meaning:
    """Mean a month in the year of the story, else in the nearest to publication; `which` (last, next) is heeded."""
    if "which" not in match.groups and (lent := told_year(month, context)) is not None:
        year, told = lent
        others = tuple(month_of(y, month).value for y in _story_years(month, told, context) if y != year)
        return replace(leaning(month_of(year, month), told), alternatives=others)
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    return leaning(yearless_month(month, match, context), "published")


def yearless_month(month: int, match: Match, context: Context) -> Meaning:
    """Choose the month of that name nearest to publication that the words (last, next) or the tense allow."""
    assert context.anchor is not None
    year, now, _ = civil(context.anchor)
    back = (now - month) % 12
    by = match.number("which")
    if by is not None and by != 0:
        distance = -(back or 12) if by < 0 else (-back % 12 or 12)
    elif by == 0:
        distance = month - now
    else:
        tense = context.tense()
        past, future = add_months(year, now, -back), add_months(year, now, -back % 12)
        began = _is_surely_past(context)
        chosen, other = (past, future) if began or back < _PAST_MONTHS[tense] else (future, past)
        doubtful = _DOUBTFUL_MONTHS <= back < 12 if tense == UNKNOWN else tense == PAST and back > _NEARER_AHEAD
        unsure = not began and doubtful
        return replace(month_of(*chosen), alternatives=(month_of(*other).value,) if unsure else ())
    return month_of(*add_months(year, now, distance))
