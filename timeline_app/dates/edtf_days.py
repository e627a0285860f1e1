"""Decides which days and seconds an EDTF expression may touch, and how precise it is.

A date by itself and one of a set are an instant somewhere within; an interval and all of a set last from a first day to
a last one, each of which may itself be known to a month or a year only. A date-time's bounds are those of the clock as
written: a zone never moves it to another day. A year is astronomical: `0000` is 1 BCE.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.dates.civil import DAY_SECONDS, day_number, days_in_month
from timeline_app.dates.edtf_grammar import End, Interval, Range, Single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.dates.civil import Day, Second
    from timeline_app.dates.edtf_grammar import Expression, Group


class Precision(IntEnum):
    """How coarse a date is, from fine to coarse."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    WEEK = 4
    MONTH = 5
    SEASON = 6  # seasons, quarters, thirds and halves of a year
    YEAR = 7
    DECADE = 8
    CENTURY = 9
    MILLENNIUM = 10
    ERA = 11


class Bounds(NamedTuple):
    """The outer bounds in seconds, the inner ones in days; None where that side is open or unknown."""

    first_second: Second | None
    end_second: Second | None  # exclusive
    precision: Precision
    latest_start: Day | None
    earliest_end: Day | None


class Years(NamedTuple):
    """What years a text of one may mean."""

    sign: int
    digits: str  # with X for those that are not specified, or not significant
    estimated: int | None  # the year that is meant to be near the truth, of a text with significant digits

    @property
    def low(self) -> int:
        """The earliest of the years."""
        return self.sign * int(self.digits.replace("X", "0" if self.sign > 0 else "9"))

    @property
    def high(self) -> int:
        """The latest of the years."""
        return self.sign * int(self.digits.replace("X", "9" if self.sign > 0 else "0"))


FARTHEST = 20_000_000_000  # years, more than the universe is old; seconds so far away fit 64 bits
_MASKED_YEARS = 10_000  # as many as four unspecified digits have
# Sub-year groupings: code -> first month and number of months (winter and southern summer run into the next year).
SEASONS = {
    **{21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)},
    **{29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)},
    **{37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)},
}


def bounds(expression: Expression) -> Bounds:
    """Return what an expression may touch; raise ValueError, with the reason alone, where there is no such day."""
    if isinstance(expression, Single):
        return _of_single(expression)
    return _of_interval(expression) if isinstance(expression, Interval) else _of_group(expression)


def years(text: str) -> Years:
    """Read a year; raise ValueError where it is too far away or not written as a year of its kind."""
    body, _, significant = text.removeprefix("Y").partition("S")
    mantissa, _, exponent = body.partition("E")
    sign, digits = (-1, mantissa[1:]) if mantissa.startswith("-") else (1, mantissa)
    farthest = len(str(FARTHEST))
    if len(digits) + (int(exponent) if exponent else 0) > farthest:
        raise ValueError("a year that far away is not dated")
    digits += "0" * int(exponent or 0)
    if text.startswith("Y") and len(digits) < 5:
        raise ValueError("a Y year has more than four digits")
    if sign < 0 and not digits.strip("0"):
        raise ValueError("year 0 has no sign")
    if not significant:
        found = Years(sign, digits, None)
    elif "X" in digits or len(significant) > 2 or int(significant) > len(digits):
        raise ValueError("it has not that many significant digits")
    else:
        kept = int(significant)
        found = Years(sign, digits[:kept] + "X" * (len(digits) - kept), sign * int(digits))
    if max(abs(found.low), abs(found.high)) > FARTHEST:
        raise ValueError("a year that far away is not dated")
    return found


def _of_single(single: Single) -> Bounds:
    first, last, precision = _days(single)
    start, end = first * DAY_SECONDS, (last + 1) * DAY_SECONDS
    if single.clock is not None:
        start, end, precision = _clock(start, single.clock)
        first, last = start // DAY_SECONDS, (end - 1) // DAY_SECONDS
    return Bounds(start, end, precision, last, first)


def _clock(midnight: Second, clock: str) -> tuple[Second, Second, Precision]:
    hour, minute, second = (int(part) for part in (clock + ":0" * (2 - clock.count(":"))).split(":"))
    if hour > 24 or (hour == 24 and (minute or second)):
        raise ValueError("a time past the end of the day")
    start = midnight + hour * 3600 + minute * 60 + min(second, 59)  # a leap second is in its minute
    if len(clock) == 2:
        return start, start + 3600, Precision.HOUR
    return (start, start + 60, Precision.MINUTE) if len(clock) == 5 else (start, start + 1, Precision.SECOND)


def _days(single: Single) -> tuple[Day, Day, Precision]:
    year = years(single.year)
    coarse = Precision(min(Precision.YEAR + year.digits.count("X"), Precision.ERA))
    if single.month is None:
        return day_number(year.low, 1, 1), day_number(year.high, 12, 31), coarse
    if "X" not in single.month and int(single.month) in SEASONS:
        if single.day is not None:
            raise ValueError("a season has no days")
        month, count = SEASONS[int(single.month)]
        precision = max(Precision.SEASON, coarse) if "X" in year.digits else Precision.SEASON
        return day_number(year.low, month, 1), _month_end(year.high, month + count - 1), precision
    months = _fitting(single.month, 12)
    if not months:
        raise ValueError(f"there is no month {single.month}")
    finest = Precision.MONTH if single.day is None else Precision.DAY
    precision = max(
        finest,
        coarse if "X" in year.digits else finest,
        Precision.YEAR if "X" in single.month else finest,
        Precision.MONTH if single.day is not None and "X" in single.day else finest,
    )
    if single.day is None:
        return day_number(year.low, months[0], 1), _month_end(year.high, months[-1]), precision
    if "X" not in f"{year.digits}{single.month}{single.day}":
        only = day_number(year.low, months[0], int(single.day))
        return only, only, precision
    days = _fitting(single.day, 31)
    return _edge(year, months, days, up=True), _edge(year, months, days, up=False), precision


def _edge(year: Years, months: list[int], days: list[int], *, up: bool) -> Day:
    """Return the earliest (`up`) or latest day that fits; years are tried in turn for the sake of 29 February."""
    turn = 1 if up else -1
    for number in islice(_each_year(year, up=up), _MASKED_YEARS):
        for month in months[::turn]:
            length = days_in_month(number, month)
            for day in days[::turn]:
                if day <= length:
                    return day_number(number, month, day)
    raise ValueError("the calendar has no such day")


def _each_year(year: Years, *, up: bool) -> Iterator[int]:
    choices = "0123456789" if up == (year.sign > 0) else "9876543210"
    for digits in product(*(choices if digit == "X" else digit for digit in year.digits)):
        yield year.sign * int("".join(digits))


def _fitting(mask: str, last: int) -> list[int]:
    """Return the numbers from 1 on that fit two digits, of which some may not be specified."""
    if "X" not in mask:
        return [int(mask)] if 1 <= int(mask) <= last else []
    return [n for n in range(1, last + 1) if all(m in ("X", d) for m, d in zip(mask, f"{n:02}", strict=True))]


def _month_end(year: int, month: int) -> Day:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return day_number(year, month, days_in_month(year, month))


def _of_interval(interval: Interval) -> Bounds:
    start = None if isinstance(interval.start, End) else _of_single(interval.start)
    end = None if isinstance(interval.end, End) else _of_single(interval.end)
    if start is not None and end is not None:
        return _lasting(start, end)
    if start is not None:  # an end that is merely unknown does not come before the beginning
        first, latest_start = _day(start.first_second), start.latest_start
        return Bounds(
            start.first_second, None, start.precision, latest_start, first if interval.end is End.UNKNOWN else None
        )
    assert end is not None
    last = end.latest_start if interval.start is End.UNKNOWN else None
    return Bounds(None, end.end_second, end.precision, last, end.earliest_end)


def _lasting(start: Bounds, end: Bounds) -> Bounds:
    """Return the bounds of what lasts from one date to another; neither end can pass the other."""
    first_second, begun, first = start.first_second, start.latest_start, start.earliest_end
    end_second, last, ended = end.end_second, end.latest_start, end.earliest_end
    assert first_second is not None
    assert end_second is not None
    assert first is not None
    assert last is not None
    assert begun is not None
    assert ended is not None
    if end_second <= first_second:
        raise ValueError("it ends before it begins")
    return Bounds(first_second, end_second, max(start.precision, end.precision), min(begun, last), max(ended, first))


def _of_group(group: Group) -> Bounds:
    """Return the bounds of a set: of one of its members, or from the first of them to the last."""
    members = [_of_member(member) for member in group.members]
    precision = max(member.precision for member in members)
    starts, ends = [member.first_second for member in members], [member.end_second for member in members]
    first = None if None in starts else min(start for start in starts if start is not None)
    end = None if None in ends else max(end for end in ends if end is not None)
    if group.one_of:
        return Bounds(first, end, precision, None if end is None else _day(end - 1), _day(first))
    begun = [member.latest_start for member in members if member.latest_start is not None]
    ended = [member.earliest_end for member in members if member.earliest_end is not None]
    return Bounds(
        first, end, precision, min(begun) if first is not None else None, max(ended) if end is not None else None
    )


def _of_member(member: Single | Range) -> Bounds:
    if isinstance(member, Single):
        return _of_single(member)
    low, high = (end and _of_single(end) for end in member)
    if low is not None and high is not None:
        return _lasting(low, high)
    known = low or high
    assert known is not None
    if low is None:
        return known._replace(first_second=None, latest_start=None)
    return known._replace(end_second=None, earliest_end=None)


def _day(second: Second | None) -> Day | None:
    return None if second is None else second // DAY_SECONDS
