"""Decides which other readings an expression had, and why each was not taken.

Those that the rules themselves weighed come first (`Timex3.alternatives`). Where they weighed none, a weekday, day or
month that names no week or year has one on the other side of the article's date, found by the same count. What has
neither has one reading only: the calendar, or its words, leave no choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import add_months, civil, day_number, days_in_month
from timeline_app.dates.derivation import alternative_words
from timeline_app.dates.edtf import Edtf, EdtfError, Precision
from timeline_app.dates.meaning import day_of, month_of
from timeline_app.dates.resolve import DATELINE_FROM, ENTRY_FROM, find_times
from timeline_app.dates.rulebook import active_rules
from timeline_app.dates.tense import FUTURE, PAST, tense_at
from timeline_app.dates.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.dates.timex import Timex3

_PUBLICATION: Final = "publication date"
_WEEK: Final = 7  # days
_YEAR: Final = 12  # months
_POINTS: Final = re.compile(r"\b(?:last|next|this|past|coming|previous|following|\d{4})\b|['’]\d\d\b", re.IGNORECASE)
_FIGURES: Final = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")
_CLOCK: Final = re.compile(r"(.*)T(\d\d)(:.*)?")
_NOTHING_SPEAKS: Final = "nothing in the text speaks for it more than for what was taken"


@dataclass(frozen=True, slots=True)
class Other:
    """A reading that was not taken."""

    words: str  # the date, in words
    why: str  # it was not taken; within a sentence


def others(timex: Timex3, text: str) -> tuple[Other, ...]:
    """Return the readings of an expression of a text that were not taken; none where it had only one."""
    if timex.date is None:  # none was taken: its own words say which there are
        return ()
    if timex.alternatives:
        return tuple(Other(alternative_words(value), _why(timex, value, text)) for value in timex.alternatives)
    value = _across(timex)
    return () if value is None else (Other(alternative_words(value), _why(timex, value, text)),)


def from_publication(timex: Timex3, text: str, sentence: tuple[int, int], published: Edtf | None) -> Other | None:
    """Return what an expression that counts from the story would be, were its sentence alone in an article of a day.

    None where it counts from no date before its sentence, or would be the same.
    """
    start, end = sentence
    if timex.anchor is None or timex.date is None or published is None or leans_on_publication(timex):
        return None
    alone = find_times(text[start:end], published)
    date = next((time.date for time in alone if time.start + start == timex.start), None)
    if date is None or date == timex.date:
        return None
    day = alternative_words(timex.anchor)
    return Other(wording(date), f"it would count from the article’s date, and the story stands at {day} there")


def dated_from(timex: Timex3, text: str, published: Edtf, skip: Sequence[tuple[int, int]] = ()) -> Edtf | None:
    """Return the date that an expression would have in an article of another day; None where it would have none.

    The whole text is read anew, for what stands before an expression may lean on that day, too.
    """
    again = find_times(text, published, skip=skip)
    return next((each.date for each in again if (each.start, each.end) == (timex.start, timex.end)), None)


def leans_on_publication(timex: Timex3) -> bool:
    """Tell whether an expression counts from the day of its article."""
    return (timex.anchor_from or "").partition(", ")[0] == _PUBLICATION


def _across(timex: Timex3) -> str | None:
    """Return the same weekday, day or month on the other side of the article's date, its dateline's or its entry's.

    None where the words themselves name the side.
    """
    anchor = _day(timex.anchor)
    of_a_day = leans_on_publication(timex) or timex.anchor_from in (DATELINE_FROM, ENTRY_FROM)
    if anchor is None or not of_a_day or _POINTS.search(timex.text) or timex.date is None:
        return None
    day, precise = timex.date.earliest, timex.date.precision
    if day is None or timex.bound or timex.mod or timex.date.is_interval or timex.date.is_one_of:
        return None
    operation = next((rule.operation for rule in active_rules() if rule.name == timex.rule), "")
    ahead = day <= anchor
    if operation == "day-of-week" and precise == Precision.DAY:
        return day_of(day + _weeks(day, anchor, ahead=ahead)).value
    if operation == "calendar-day" and precise == Precision.DAY:
        return _years_away(day, anchor, ahead=ahead)
    if operation == "calendar-month" and precise == Precision.MONTH:
        year, month, _ = civil(day)
        return month_of(*add_months(year, month, _YEAR if ahead else -_YEAR)).value
    return None


def _weeks(day: Day, anchor: Day, *, ahead: bool) -> int:
    """Return by how many days the next such weekday after a day follows this one, or the last before it precedes it."""
    return (anchor - day) // _WEEK * _WEEK + _WEEK if ahead else -((day - anchor + _WEEK - 1) // _WEEK * _WEEK)


def _years_away(day: Day, anchor: Day, *, ahead: bool) -> str | None:
    year, month, of_month = civil(day)
    away = civil(anchor)[0] - year
    for step in (away, away + 1) if ahead else (away, away - 1):
        if not step or of_month > days_in_month(year + step, month):
            continue
        found = day_number(year + step, month, of_month)
        if (found > anchor) == ahead:
            return day_of(found).value
    return None


def _day(value: str | None) -> Day | None:
    """Return the day that a value names; None where it names none."""
    try:
        date = Edtf.parse(value) if value else None
    except EdtfError:
        return None
    return date.earliest if date is not None and date.earliest == date.latest else None


def _why(timex: Timex3, value: str, text: str) -> str:
    """Say why a reading was not taken."""
    taken, other = _FIGURES.match(timex.value), _FIGURES.match(value)
    if taken and other and (taken[1], taken[2], taken[3]) == (other[1], other[3], other[2]):
        return "day and month would stand the other way round, and nothing in the article calls for that"
    if (clock := _CLOCK.fullmatch(timex.value)) and (half := _CLOCK.fullmatch(value)) and clock[1] == half[1]:
        return "it is the other half of the day, which nothing beside it names"
    if taken and other and timex.anchor is None and (taken[2], taken[3]) == (other[2], other[3]):
        return "it fits the weekday beside it, but not the year that is written"
    anchor = _day(timex.anchor)
    if anchor is None or timex.date is None or timex.date.earliest is None:
        return _NOTHING_SPEAKS
    return _by_tense(timex, timex.date.earliest, _begin(value), anchor, text)


def _begin(value: str) -> Day | None:
    try:
        return Edtf.parse(value).earliest
    except EdtfError:
        return None


def _by_tense(timex: Timex3, taken: Day, other: Day | None, anchor: Day, text: str) -> str:
    """Say why of two dates beside the anchor one was taken: by the tense of the sentence, else for it is nearer."""
    if other is None:
        return _NOTHING_SPEAKS
    tense = tense_at(text, timex.start, timex.end)
    if other > taken and tense == PAST:
        return "its sentence tells of the past"
    if other < taken and tense == FUTURE:
        return "its sentence tells of what is to come"
    if other > anchor >= taken and tense != FUTURE:
        return "nothing in its sentence looks ahead"
    if abs(other - anchor) > abs(taken - anchor):
        return "it lies further off"
    return _NOTHING_SPEAKS
