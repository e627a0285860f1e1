"""Decides the year of what names none: by its words, by the story told before it, or by tense from publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.civil import add_months, civil, day_number
from timeline_app.dates.meaning import Meaning, month_of
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
        distance = -back if back < _PAST_MONTHS[context.tense()] else -back % 12
    return month_of(*add_months(year, now, distance))
