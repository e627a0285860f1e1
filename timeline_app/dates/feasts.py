"""Decides what feasts and well-known days mean: in a named year, else the nearest that the story or the tense allows.

A rule says in its parameters when its feast is (see `60-feasts.toml`): by the calendar, counted from Easter, or in
another calendar as the `holidays` library has it. Islamic and Hindu feasts depend on what is seen of the moon and on
the place, so their days are approximate. Days of one date of their own ("D-Day") are in `05-known-days.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline_app.dates.civil import civil, day_number, weekday
from timeline_app.dates.edtf import day_text
from timeline_app.dates.meaning import Meaning, day_of, leaning, unit_at, weekend_of
from timeline_app.dates.tense import PAST
from timeline_app.dates.yearless import nearest, told_year, which_year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.dates.civil import Day
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_YEARS_AROUND = 5  # a feast of every fourth year has one in as many years on either side
_GREGORIAN = 1583  # the first Easter reckoned as now
_ESTIMATED = ("islamic", "hindu")
_CALENDARS = {
    **{"islamic": "_IslamicLunar", "hebrew": "_HebrewLunisolar"},
    **{"hindu": "_HinduLunisolar", "chinese": "_ChineseLunisolar"},
}
_EVERY = re.compile(r"\b(?:every|each)\s{1,8}\Z", re.IGNORECASE)
_BEFORE = 16  # code points before a feast in which "every" stands
_STOP = re.compile(r"[.!?;\n]\s")
_COMING = 21  # days before a feast in which the past tense may still be about it: "as Easter week began"
_SENTENCE = 80  # code points within which a year of the same sentence is the feast's: "In 1914 they met at Christmas"
_NEAR = 200  # code points around a well-known day in which a year tells which of its name is meant


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of a feast in one year."""

    first: Day
    last: Day
    about: bool


def feast(match: Match, context: Context) -> Meaning | None:
    """Mean a feast, or the weekend of it, in the year that is named, told or nearest."""
    when = match.rule.options
    if _EVERY.search(context.text, max(0, context.start - _BEFORE), context.start):
        return replace(_undated(when), type="SET")
    if (where := when.get("where")) is not None and not re.search(where, context.text):
        return _undated(when)
    year = which_year(match, context) if {"year", "whichyear"} & match.groups.keys() else None
    if year is not None:
        return _kept(match, year, None if "year" in match.groups else "published")
    if "which" not in match.groups and (lent := _lent(when, context)) is not None:
        return _kept(match, *lent)
    if context.anchor is None:
        return _undated(when)
    found = _nearest(match, context)
    return None if found is None else _kept(match, found, "published")


def known_day(match: Match, context: Context) -> Meaning | None:
    """Mean a day that has a name; of several of one name the one whose year stands near, else none of them."""
    when = match.rule.options
    if (where := when.get("where")) is not None and not re.search(where, context.text):
        return None
    days = [day_of(day_number(*map(int, day.split("-")))) for day in when["dates"]]
    around = context.text[max(0, context.start - _NEAR) : context.end + _NEAR]
    named = [day for day in days if re.search(rf"(?<!\d){day.value[:4]}(?!\d)", around)]
    if len(days) > 1 and len(named) == 1:
        return named[0]
    if len(days) > 1 and not when.get("chief"):
        return None if when.get("named") else Meaning("DATE", "XXXX-XX-XX", alternatives=tuple(d.value for d in days))
    if context.anchor is not None and days[0].first is not None and days[0].first > context.anchor:
        return None  # it had no name yet
    return replace(days[0], alternatives=tuple(day.value for day in days[1:]))


def _undated(when: Mapping[str, Any]) -> Meaning:
    if "month" not in when:
        return Meaning("DATE", "XXXX-XX-XX")
    day = when.get("day")
    return Meaning("DATE", f"XXXX-{when['month']:02}-{f'{day:02}' if day else 'XX'}")


def _lent(when: Mapping[str, Any], context: Context) -> tuple[int, Meaning] | None:
    """Return the year that the story lends to a feast."""
    year = context.story.told
    between = context.text[context.story.told_end : context.start]
    if not context.narrates and year is not None and year.unit == "Y" and year.first is not None:
        return (civil(year.first)[0], year) if len(between) <= _SENTENCE and not _STOP.search(between) else None
    told = context.told()
    if told is None or told.first is None or not (days := days_in(when, civil(told.first)[0])):
        return None
    return told_year(civil(days[0].first)[1], context)


def _nearest(match: Match, context: Context) -> int | None:
    """Return the year of the last, the next or the likelier feast seen from publication."""
    assert context.anchor is not None
    this = civil(context.anchor)[0]
    years = {
        days.first: year
        for year in range(this - _YEARS_AROUND, this + _YEARS_AROUND + 1)
        for days in days_in(match.rule.options, year)
    }
    by = match.number("which")
    ahead = min((day for day in years if day > context.anchor), default=None)
    if by is None and context.anchor not in years and ahead is not None and ahead - context.anchor > _COMING:
        by = -1 if context.tense() == PAST else None
    if by is None:
        chosen = nearest(list(years), context)
    elif by < 0:
        chosen = max((day for day in years if day < context.anchor), default=None)
    elif by > 0:
        chosen = ahead
    else:
        chosen = next((day for day, year in years.items() if year == this), None)
    return None if chosen is None else years[chosen]


def _kept(match: Match, year: int, lean: Meaning | str | None) -> Meaning | None:
    """Mean the feast of a year, with the days on which others keep a feast of that name as alternatives."""
    when = match.rule.options
    found = [_meant(days, "weekend" in match.groups) for days in days_in(when, year)]
    found += [_meant(days, False) for other in when.get("others", ()) for days in days_in(other, year)]
    if not found:
        return None
    if when.get("week") and found[0].first is not None:
        found = [unit_at("W", found[0].first)]
    meaning = replace(found[0], alternatives=tuple(other.value for other in found[1:]))
    return meaning if lean is None else leaning(meaning, lean)


def _meant(days: _Days, weekend: bool) -> Meaning:
    if weekend:
        whole = weekend_of(days.first - (3 if weekday(days.first) < 2 else 0))
        assert whole.first is not None
        assert whole.last is not None
        return replace(whole, unit="", first=min(whole.first, days.first), last=max(whole.last, days.first))
    if days.first == days.last:
        return replace(day_of(days.first), approximate=days.about)
    value = f"{day_text(days.first)}/{day_text(days.last)}"
    edtf = value.replace("/", "~/") + "~" if days.about else value
    return Meaning("DATE", value, "R", days.first, days.last, edtf=edtf)


def days_in(when: Mapping[str, Any], year: int) -> list[_Days]:
    """Return the days of a feast in a year: none where it is not kept, two where a lunar year ends within it."""
    if year < when.get("since", year) or year % when.get("every", 1) != when.get("phase", 0):
        return []
    made = []
    for first in _first_days(when, year):
        last = first + when.get("days", 1) - 1
        about = when.get("about", False) or when.get("calendar") in _ESTIMATED
        if (until := when.get("until")) is not None:
            last = min((day for y in (year, year + 1) for day in _first_days(until, y) if day > first), default=first)
        made.append(_Days(first, last, about))
    return made


def _first_days(when: Mapping[str, Any], year: int) -> list[Day]:
    if "easter" in when:
        return [] if year < _GREGORIAN else [_easter(year, when.get("orthodox", False)) + when["easter"]]
    if "calendar" in when:
        return [day + when.get("shift", 0) for day in _elsewhere(when["calendar"], when["feast"], year)]
    if "day" in when:
        return [day_number(year, when["month"], when["day"])]
    earliest = day_number(year, when["month"], when["from"])
    return [earliest + (when["weekday"] - weekday(earliest)) % 7]


def _easter(year: int, orthodox: bool) -> Day:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # few texts need it: start-up stays short

    found = easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)
    return day_number(found.year, found.month, found.day)


@lru_cache(maxsize=1024)
def _elsewhere(calendar: str, name: str, year: int) -> tuple[Day, ...]:
    """Return the days of a Gregorian year on which a feast of another calendar falls, as far as the library reaches.

    Its tables have no public names: where a later version has renamed one, the feast stays undated.
    """
    reckoned = getattr(import_module("holidays.calendars"), _CALENDARS[calendar], None)  # slow to import: not before
    found = getattr(reckoned, f"{name.upper()}_DATES", {}).get(year, ())
    dates = [found] if found and isinstance(found[0], int) else found
    return tuple(sorted(day_number(year, month, day) for month, day in dates))
