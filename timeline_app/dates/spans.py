"""Decides what ranges mean: from one day, month, year or weekday to another, lasting or somewhere between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import Day, civil, day_number, weekday
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.meaning import Meaning, day_of, leaning, month_of, season_of, year_of
from timeline_app.dates.tense import FUTURE
from timeline_app.dates.yearless import told_year, which_year, year_lean, yearless_day

if TYPE_CHECKING:
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match


_LONGEST_RANGE = {False: 500, True: 9999}  # years; with an era a range may be of any length


def between(first: Meaning, last: Meaning, match: Match) -> Meaning | None:
    """Join two meanings: an interval, or with "between" one unknown day from the first to the last."""
    if first.first is None or last.last is None or last.last <= first.first:
        return None
    value = f"{first.value}/{last.value}"
    one_of = match.groups.get("between") is not None
    edtf = str(Edtf.within(first.first, last.last)) if one_of else f"{_written(first)}/{_written(last)}"
    lean = first.leans or last.leans
    return Meaning("DATE", value, "R", first.first, last.last, None, edtf, lean)


def _written(meaning: Meaning) -> str:
    return str(meaning.date())


def day_range(match: Match, context: Context) -> Meaning | None:
    """Mean the days from one to another of the same or of two months: October 6 to 8, March 28 - April 2, 2017."""
    month, day, day2 = match.number("month"), match.number("dom"), match.number("dom2")
    month2 = match.number("month2") or month
    if month is None or month2 is None or day is None or day2 is None:
        return None
    last_year = which_year(match, context)
    if last_year is not None:
        lean = year_lean(match)
        start = day_number(last_year - (month2 < month), month, day)
        first, last = (day_of(start), day_of(day_number(last_year, month2, day2)))
        return between(replace(first, leans=lean), last, match)
    day_number(2000, month, day)
    day_number(2000, month2, day2)
    if (lent := told_year(month, context)) is not None:
        start = day_number(lent[0], month, day)
        return between(
            leaning(day_of(start), lent[1]), day_of(day_number(lent[0] + (month2 < month), month2, day2)), match
        )
    if context.anchor is None:
        value = f"XXXX-{month:02}-{day:02}/XXXX-{month2:02}-{day2:02}"
        return Meaning("DATE", value)
    found = yearless_day(month, day, context)
    if found is None:
        return None
    year = civil(found)[0] + (month2 < month)
    return between(leaning(day_of(found), "published"), day_of(day_number(year, month2, day2)), match)


def night_between(match: Match, context: Context) -> Meaning | None:
    """Mean the night from one day to the next."""
    days = day_range(match, context)
    if days is None or days.first is None or days.last != days.first + 1:
        return None
    return replace(days, type="TIME", value=f"{day_of(days.first).value}TNI", unit="T")


def weekday_night(match: Match, context: Context) -> Meaning | None:
    """Mean the night from one weekday to the next: overnight Tuesday into Wednesday."""
    days = weekday_range(match, context)
    if days is None or match.number("weekday2") != ((match.number("weekday") or 0) + 1) % 7:
        return None
    value = f"{days.value.split('/')[0]}TNI"
    return replace(days, type="TIME", value=value, unit="T" if days.first is not None else "")


def month_range(match: Match, context: Context) -> Meaning | None:
    """Mean the months from one to another: March to May 2017."""
    month, month2 = match.number("month"), match.number("month2")
    if month is None or month2 is None:
        return None
    year = which_year(match, context)
    if year is not None:
        first = month_of(year - (month2 < month), month)
        return between(replace(first, leans=year_lean(match)), month_of(year, month2), match)
    if (lent := told_year(month, context)) is not None:
        first = leaning(month_of(lent[0], month), lent[1])
        return between(first, month_of(lent[0] + (month2 < month), month2), match)
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}/XXXX-{month2:02}")
    this, now, _ = civil(context.anchor)
    ahead = context.tense() == FUTURE
    year = this if ((month >= now) if ahead else (month <= now)) else this + (1 if ahead else -1)
    return between(leaning(month_of(year, month), "published"), month_of(year + (month2 < month), month2), match)


def year_range(match: Match, context: Context) -> Meaning | None:
    """Mean the years from one to another: 1970-75, 2010 to 2015."""
    year = match.number("year")
    last = match.number("year2")
    if year is None or (match.rule.options.get("ancient") and not context.facts.tells_of_antiquity):
        return None
    if last is None:
        short = match.number("yy")
        last = None if short is None else year - year % 100 + short
        if (figure := match.number("y")) is not None:
            last = year - year % 10 + figure
    if "B" in match.groups.get("era", ""):
        year, last = 1 - year, 1 - (match.number("year2") or 0)
    if last is not None and match.rule.options.get("ancient") and last < year:
        year, last = 1 - year, 1 - last  # years that count down are before Christ
    if last is None or not 0 < last - year <= _LONGEST_RANGE[match.groups.get("era") is not None]:
        return None
    return between(year_of(year), year_of(last), match)


def season_range(match: Match, context: Context) -> Meaning | None:
    """Mean two seasons of one year, from the one to the other."""
    year = match.number("year")
    if year is None:
        return None
    first, last = (season_of(year, str(match.value(name))) for name in ("season", "season2"))
    if first.first is None or last.first is None or last.last is None or last.first <= first.first:
        return None
    edtf = str(Edtf.lasting(first.first, last.last))
    return Meaning("DATE", f"{first.value}/{last.value}", "R", first.first, last.last, None, edtf)


def year_to_present(match: Match, context: Context) -> Meaning | None:
    """Mean the time from a year or a month to the day of publication."""
    year, month = match.number("year"), match.number("month")
    if year is None:
        return None
    first = year_of(year) if month is None else month_of(year, month)
    if context.anchor is None:
        return replace(first, value=f"{first.value}/PRESENT_REF", unit="R", edtf=f"{first.value}/..")
    return between(first, leaning(day_of(context.anchor), "published"), match)


def uncertain_year(match: Match, context: Context) -> Meaning | None:
    """Mean a year that its source doubts."""
    year = match.number("year")
    return None if year is None else replace(year_of(year), edtf=f"{year:04}?")


def weekday_range(match: Match, context: Context) -> Meaning | None:
    """Mean the days from one weekday to another: Monday to Wednesday."""
    index, index2 = match.number("weekday"), match.number("weekday2")
    if index is None or index2 is None:
        return None
    length = (index2 - index) % 7
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-WXX-{index + 1}/XXXX-WXX-{index2 + 1}")
    ago = (weekday(context.anchor) - index) % 7
    start: Day = context.anchor + ((-ago) % 7 if context.tense() == FUTURE else -ago)
    return between(leaning(day_of(start), "published"), day_of(start + length), match)
