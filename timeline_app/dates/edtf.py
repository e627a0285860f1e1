"""Decides what a date text in the Extended Date/Time Format means: its outer bounds, precision and qualifiers.

Follows the Library of Congress specification of 4 February 2019 (ISO 8601-2): levels 0 and 1 entirely, and of level 2
the sets, `E` and significant-digit years, sub-year groupings 25 to 41, unspecified digits anywhere and qualified
components. Beyond it, hours and minutes alone (`T15`, `T15:30`), date-times in intervals, and months and days of `Y`
years are read too. A date-time's bounds are those of the clock as written: a zone never moves it to another day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Self

from timeline_app.dates.civil import DAY_SECONDS, Day, Second, civil, day_number, days_in_month


class EdtfError(ValueError):
    """A text that is no EDTF date."""


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


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date in canonical EDTF with what follows from its text. Made by `parse`, `of_day`, `within` or `lasting`."""

    text: str
    first_second: Second | None = field(compare=False)  # None: open or unknown
    end_second: Second | None = field(compare=False)  # exclusive
    precision: Precision = field(compare=False)
    approximate: bool = field(compare=False, default=False)  # ~ or %
    uncertain: bool = field(compare=False, default=False)  # ? or %
    is_interval: bool = field(compare=False, default=False)
    is_one_of: bool = field(compare=False, default=False)

    def __str__(self) -> str:
        return self.text

    @property
    def earliest(self) -> Day | None:
        """The first day that it may touch, None where that side is open or unknown."""
        return None if self.first_second is None else self.first_second // DAY_SECONDS

    @property
    def latest(self) -> Day | None:
        """The last day that it may touch, None where that side is open or unknown."""
        return None if self.end_second is None else (self.end_second - 1) // DAY_SECONDS

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an EDTF text; raise EdtfError where it is none."""
        return cls(*_parse(text.strip()))

    @classmethod
    def of_day(cls, day: Day) -> Self:
        """Make the date of one day."""
        return cls.parse(day_text(day))

    @classmethod
    def within(cls, first: Day, last: Day, *, approximate: bool = False) -> Self:
        """Make "one unknown day of these": a day, month, year, decade or century if exactly that, else `[a..b]`."""
        mark = "~" if approximate else ""
        if single := _exact_unit(first, last):
            return cls.parse(single + mark)
        start, end = _ends(first, last)
        return cls.parse(f"[{start}{mark}..{end}{mark}]")

    @classmethod
    def lasting(cls, first: Day, last: Day, *, approximate: bool = False) -> Self:
        """Make the date of what lasted from one day to another: `a/b`."""
        start, end = _ends(first, last)
        mark = "~" if approximate else ""
        return cls.parse(f"{start}{mark}/{end}{mark}")


def day_text(day: Day) -> str:
    """Write a day as EDTF does: `2018-07-01`, `-0043-03-15`, `Y12345-01-01`."""
    year, month, of_month = civil(day)
    return f"{year_text(year)}-{month:02}-{of_month:02}"


def year_text(year: int) -> str:
    """Write a year as EDTF does: `0987`, `-0043`, `Y12345`."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


_Fields = tuple[str, Second | None, Second | None, Precision, bool, bool, bool, bool]

FARTHEST = 20_000_000_000  # years, more than the universe is old; seconds so far away fit 64 bits

_Q = "[?~%]?"
_DATE = re.compile(
    rf"(?P<qy>{_Q})(?P<year>-?[0-9X]{{4}}(?:S[1-9][0-9]*)?|Y-?[1-9][0-9]*(?:E[1-9][0-9]?)?(?:S[1-9][0-9]*)?)(?P<ry>{_Q})"
    rf"(?:-(?P<qm>{_Q})(?P<month>[0-9X]{{2}})(?P<rm>{_Q})(?:-(?P<qd>{_Q})(?P<day>[0-9X]{{2}})(?P<rd>{_Q}))?)?"
)
_TIME = re.compile(r"([01]\d|2[0-4])(?::([0-5]\d)(?::([0-5]\d|60))?)?(Z|[+-][01]\d(?::?[0-5]\d)?)?([?~%]?)")
# Sub-year groupings: code -> first month and number of months (winter and southern summer run into the next year).
SEASONS = {
    **{21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)},
    **{29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)},
    **{37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)},
}


@lru_cache(maxsize=4096)
def _parse(text: str) -> _Fields:
    try:
        if text[:1] in ("[", "{"):
            return _parse_set(text)
        if "/" in text:
            return _parse_interval(text)
        return _parse_single(text)
    except EdtfError:
        raise
    except ValueError as error:
        raise EdtfError(f"{text!r} is no EDTF date: {error}") from error


def _parse_single(text: str) -> _Fields:
    date_text, _, time_text = text.partition("T")
    match = _DATE.fullmatch(date_text)
    if not match:
        raise EdtfError(f"{text!r} is no EDTF date")
    first, last, precision = _date_bounds(match)
    start, end = first * DAY_SECONDS, (last + 1) * DAY_SECONDS
    if time_text:
        if precision != Precision.DAY or first != last:
            raise EdtfError(f"{text!r} has a time but no single day")
        start, end, precision = _time_bounds(start, time_text, text)
    elif "T" in text:
        raise EdtfError(f"{text!r} ends in a T without a time")
    approximate, uncertain = any(q in text for q in "~%"), any(q in text for q in "?%")
    return text, start, end, precision, approximate, uncertain, False, False


def _time_bounds(midnight: Second, time_text: str, text: str) -> tuple[Second, Second, Precision]:
    match = _TIME.fullmatch(time_text)
    if not match:
        raise EdtfError(f"{text!r} has no valid time of day")
    hour, minute, second = (None if part is None else int(part) for part in match.groups()[:3])
    if hour == 24 and (minute or second):
        raise EdtfError(f"{text!r} has a time past the end of the day")
    start = midnight + (hour or 0) * 3600 + (minute or 0) * 60 + (second or 0)
    if minute is None:
        return start, start + 3600, Precision.HOUR
    if second is None:
        return start, start + 60, Precision.MINUTE
    return start, start + 1, Precision.SECOND


def _date_bounds(match: re.Match[str]) -> tuple[Day, Day, Precision]:
    low, high, precision = _years(match["year"])
    if match["month"] is None:
        return day_number(low, 1, 1), day_number(high, 12, 31), precision
    if "X" not in match["month"] and int(match["month"]) in SEASONS:
        if match["day"] is not None:
            raise ValueError("a season has no days")
        month, count = SEASONS[int(match["month"])]
        return day_number(low, month, 1), _month_end(high, month + count - 1), Precision.SEASON
    months = [m for m in range(1, 13) if _fits(match["month"], m)]
    if not months:
        raise ValueError("no such month")
    coarsest = max(precision if "X" in match["year"] else Precision.DAY, _masked(match["month"], Precision.YEAR))
    if match["day"] is None:
        first, last = day_number(low, months[0], 1), _month_end(high, months[-1])
        return first, last, max(Precision.MONTH, coarsest)
    coarsest = max(coarsest, _masked(match["day"], Precision.MONTH))
    return *_day_bounds(low, high, months, match["day"]), coarsest


def _masked(component: str, coarser: Precision) -> Precision:
    """Return the precision that unspecified digits leave: the coarser one."""
    return coarser if "X" in component else Precision.SECOND


def _day_bounds(low: int, high: int, months: list[int], mask: str) -> tuple[Day, Day]:
    for first_month in months:
        if firsts := [d for d in range(1, days_in_month(low, first_month) + 1) if _fits(mask, d)]:
            break
    for last_month in reversed(months):
        if lasts := [d for d in range(1, days_in_month(high, last_month) + 1) if _fits(mask, d)]:
            break
    if not firsts or not lasts:
        raise ValueError("no such day")
    return day_number(low, first_month, firsts[0]), day_number(high, last_month, lasts[-1])


def _years(text: str) -> tuple[int, int, Precision]:
    body, _, significant = text.removeprefix("Y").partition("S")
    mantissa, _, exponent = body.partition("E")
    if exponent:
        mantissa += "0" * int(exponent)
    sign, digits = (-1, mantissa[1:]) if mantissa.startswith("-") else (1, mantissa)
    if text.startswith("Y") and len(digits) < 5:
        raise ValueError("a Y year has more than four digits")
    if significant:
        digits = digits[: int(significant)] + "X" * (len(digits) - int(significant))
    if len(digits) > len(str(FARTHEST)):
        raise ValueError("a year that far away is not dated")
    ends = sorted((sign * int(digits.replace("X", "0")), sign * int(digits.replace("X", "9"))))
    if max(map(abs, ends)) > FARTHEST:
        raise ValueError("a year that far away is not dated")
    return ends[0], ends[1], Precision(min(Precision.YEAR + digits.count("X"), Precision.ERA))


def _fits(mask: str, number: int) -> bool:
    return all(m in ("X", n) for m, n in zip(mask, f"{number:02}", strict=True))


def _month_end(year: int, month: int) -> Day:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return day_number(year, month, days_in_month(year, month))


def _parse_interval(text: str) -> _Fields:
    parts = text.split("/")
    if len(parts) != 2 or not any(part.strip(".") for part in parts):
        raise EdtfError(f"{text!r} is no EDTF interval")
    first, last = (None if part in ("", "..") else _parse_single(part) for part in parts)
    start, end = first[1] if first else None, last[2] if last else None
    if start is not None and end is not None and end <= start:
        raise EdtfError(f"{text!r} ends before it begins")
    known = [part for part in (first, last) if part]
    return text, start, end, max(p[3] for p in known), any(p[4] for p in known), any(p[5] for p in known), True, False


def _parse_set(text: str) -> _Fields:
    if text[-1] != {"[": "]", "{": "}"}[text[0]] or not text[1:-1].strip():
        raise EdtfError(f"{text!r} is no EDTF set")
    starts: list[Second | None] = []
    ends: list[Second | None] = []
    known: list[_Fields] = []
    items = [item.strip() for item in text[1:-1].split(",")]
    for item in items:
        low, dots, high = item.partition("..")
        first, last = (_parse_single(part) if part else None for part in ((low, high) if dots else (low, low)))
        known += [part for part in (first, last) if part]
        starts.append(first[1] if first else None)
        ends.append(last[2] if last else None)
        if not (first or last) or (first and last and first[1] and last[2] and last[2] <= first[1]):
            raise EdtfError(f"{text!r} has an empty or backward part")
    start = None if None in starts else min(s for s in starts if s is not None)
    end = None if None in ends else max(e for e in ends if e is not None)
    canonical = f"{text[0]}{','.join(items)}{text[-1]}"
    coarsest = max(p[3] for p in known)
    return canonical, start, end, coarsest, any(p[4] for p in known), any(p[5] for p in known), False, text[0] == "["


def _exact_unit(first: Day, last: Day) -> str | None:
    """Write the one day, month, year, decade or century that runs from `first` to `last`, if there is one."""
    if first == last:
        return day_text(first)
    (year, month, start), (end_year, end_month, end) = civil(first), civil(last)
    if start != 1 or end != days_in_month(end_year, end_month):
        return None
    if (year, month) == (end_year, end_month):
        return f"{year_text(year)}-{month:02}"
    if (month, end_month) != (1, 12):
        return None
    years = end_year - year + 1
    if years == 1:
        return year_text(year)
    if years in (10, 100) and year % years == 0 and 0 <= year <= 9999:
        return {10: f"{year // 10:03}X", 100: f"{year // 100:02}XX"}[years]
    return None


def _ends(first: Day, last: Day) -> tuple[str, str]:
    """Write both ends in the coarsest unit that says the same: years, months or days."""
    (year, month, start), (end_year, end_month, end) = civil(first), civil(last)
    if start != 1 or end != days_in_month(end_year, end_month):
        return day_text(first), day_text(last)
    if (month, end_month) == (1, 12):
        return year_text(year), year_text(end_year)
    return f"{year_text(year)}-{month:02}", f"{year_text(end_year)}-{end_month:02}"
