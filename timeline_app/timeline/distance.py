"""How far two dated things lie apart, said no more exactly than both are known: of years no days are told.

Measured from beginning to beginning, on the four bounds of an EDTF date: what may have begun from one day to another
gives a least and a greatest distance. Long distances are counted by the calendar: whole months first, then days, as in
the usual reckoning of an age; the days are said beside them, for months are not all of one length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import DAY_SECONDS, add_months, civil, day_number, days_in_month
from timeline_app.dates.edtf import Precision

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.edtf import Edtf

PLAIN: Final = 60  # days: from here on months and years are counted too
_COARSE: Final = 3 * 366  # days: from here on the bounds of what is not known to the day leave odd days out
_CLOCKED: Final = 2 * DAY_SECONDS  # below it two times of day are told apart by hours and minutes
_MONTH: Final = 365.2425 / 12  # days, in the mean
UNKNOWN: Final = "not known how far apart"


@dataclass(frozen=True, slots=True)
class Distance:
    """The days between two beginnings: the nearest pair of days that they may be, and the furthest."""

    nearest: tuple[Day, Day] | None  # in order of time; None: not known at all
    furthest: tuple[Day, Day] | None  # None: no bound is known
    about: bool = False  # a date of the two is approximate or uncertain
    lasting: bool = False  # one of the two lasts: it is measured from where it begins

    @property
    def least(self) -> int | None:
        """Return the least number of days between them."""
        return None if self.nearest is None else self.nearest[1] - self.nearest[0]

    @property
    def most(self) -> int | None:
        """Return the greatest number of days between them, None where it has no bound."""
        return None if self.furthest is None else self.furthest[1] - self.furthest[0]

    @property
    def is_exact(self) -> bool:
        """Tell whether both beginnings are known to the day."""
        return self.nearest == self.furthest and self.nearest is not None and not self.about


def between(one: Edtf, other: Edtf) -> Distance:
    """Return the distance between the beginnings of two dates, the same in either order."""
    about = any(date.approximate or date.uncertain for date in (one, other))
    lasting = any(date.is_interval for date in (one, other))
    (a, b), (c, d) = _beginning(one), _beginning(other)
    furthest = None
    if a is not None and d is not None and b is not None and c is not None:
        apart = ((min(a, d), max(a, d)), (min(b, c), max(b, c)))
        furthest = max(apart, key=lambda pair: (pair[1] - pair[0], pair))
    return Distance(_nearest((a, b), (c, d)), furthest, about, lasting)


def words(one: Edtf, other: Edtf) -> str:
    """Say how far apart two dates are: "3 days", "between 12 and 43 days", "1 year 2 months (425 days)"."""
    if (clocked := _by_the_clock(one, other)) is not None:
        return clocked
    found = between(one, other)
    said = _said(found, *sorted((_grain(one), _grain(other))))
    if said == UNKNOWN:
        return said
    said = f"about {said}" if found.about and not said.startswith("about") else said
    return f"{said}, start to start" if found.lasting else said


def _said(found: Distance, fine: int, coarse: int) -> str:
    """Say a distance between two beginnings that are known to so many months, 0 for days."""
    least, most = found.least, found.most
    if found.nearest is None or least is None:
        return UNKNOWN
    if found.furthest is None or most is None:
        return f"at least {_whole(found.nearest, coarse) if coarse else _length(found.nearest)}" if least else UNKNOWN
    if least == most:
        return _length(found.nearest) if least else "the same day"
    if coarse and (fine or most >= PLAIN):
        return _roughly(found.nearest, found.furthest, max(fine, 1), coarse)
    if least == 0:
        return f"up to {_length(found.furthest)}"
    if most < PLAIN:
        return f"between {least:,} and {most:,} days"
    fine = most < _COARSE
    short, long = (_calendar(*span, fine=fine) for span in (found.nearest, found.furthest))
    return f"between {short} and {long} ({least:,} to {most:,} days)"


def _roughly(nearest: tuple[Day, Day], furthest: tuple[Day, Day], fine: int, coarse: int) -> str:
    """Say about how many months or years it is, or the bounds where these are further apart than that."""
    least, most = (last - first for first, last in (nearest, furthest))
    middle = (least + most) / 2
    if most - least <= middle:
        return f"about {_in_months(max(1, round(middle / _MONTH / coarse)) * coarse)}"
    years, months, days = calendar_parts(*furthest)
    low, high = _months(nearest) // fine * fine, -((years * 12 + months + bool(days)) // -fine) * fine
    return f"between {_in_months(low)} and {_in_months(high)}" if low else f"up to {_in_months(high)}"


def _whole(span: tuple[Day, Day], grain: int) -> str:
    """Count whole years or months, of what is shorter the next smaller unit."""
    months = _months(span)
    whole = months // grain * grain or months
    return _in_months(whole) if whole else _count(span[1] - span[0], "day")


def _months(span: tuple[Day, Day]) -> int:
    years, months, _ = calendar_parts(*span)
    return years * 12 + months


def _in_months(count: int) -> str:
    parts = zip(divmod(count, 12), ("year", "month"), strict=True)
    return " ".join(_count(number, unit) for number, unit in parts if number)


def _grain(date: Edtf) -> int:
    """Return to how many months a date's beginning is known: a year or coarser, a month, or 0 for days."""
    known = date.earliest_start is not None and date.earliest_start == date.latest_start
    if known or date.precision < Precision.MONTH:
        return 0
    return 1 if date.precision < Precision.YEAR else 12


def _beginning(date: Edtf) -> tuple[Day | None, Day | None]:
    """Return the first and the last day on which it may begin: before it ends at the latest."""
    return date.earliest_start, date.latest if date.latest_start is None else date.latest_start


def _nearest(one: tuple[Day | None, Day | None], other: tuple[Day | None, Day | None]) -> tuple[Day, Day] | None:
    """Return the nearest two days, one of each range, in order of time; None where both have an open side alike."""
    for (_, end), (start, _) in ((one, other), (other, one)):
        if end is not None and start is not None and end <= start:
            return end, start
    shared = [day for day in (one[0], other[0]) if day is not None]
    if shared and None not in (*one, *other):
        return max(shared), max(shared)
    return None


def _length(span: tuple[Day, Day]) -> str:
    days = span[1] - span[0]
    counted = f"{days:,} day{'' if days == 1 else 's'}"
    return counted if days < PLAIN else f"{_calendar(*span)} ({counted})"


def _calendar(first: Day, last: Day, *, fine: bool = True) -> str:
    """Count whole years, months and, where they are told so `fine`, the days left over; days alone where they are few.

    Where a bound of many years is not told to the day, it is told to the month: the days stand beside it.
    """
    if last - first < PLAIN:
        return _count(last - first, "day")
    parts = zip(calendar_parts(first, last)[: 3 if fine else 2], ("year", "month", "day"), strict=False)
    return " ".join(_count(number, unit) for number, unit in parts if number)


def calendar_parts(first: Day, last: Day) -> tuple[int, int, int]:
    """Return the whole years, the whole months after them and the days after these from one day to a later one.

    A month that lacks the first day's number ends on its last day: from 31 January to 28 February is a month.
    """
    (year, month, _), (end_year, end_month, _) = civil(first), civil(last)
    months = (end_year - year) * 12 + end_month - month
    if _after_months(first, months) > last:
        months -= 1
    return months // 12, months % 12, last - _after_months(first, months)


def _after_months(first: Day, count: int) -> Day:
    year, month, day = civil(first)
    year, month = add_months(year, month, count)
    return day_number(year, month, min(day, days_in_month(year, month)))


def _by_the_clock(one: Edtf, other: Edtf) -> str | None:
    """Say the hours and minutes between two moments whose times of day are known; None for any others."""
    first, second = one.first_second, other.first_second
    if first is None or second is None or any(not _is_moment(date) for date in (one, other)):
        return None
    seconds = abs(second - first)
    if seconds >= _CLOCKED:
        return None
    slack = max((date.end_second or 0) - (date.first_second or 0) for date in (one, other))
    if slack > 60:
        return f"about {_count(max(1, round(seconds / 3_600)), 'hour')}" if seconds else "within the same hour"
    hours, minutes = divmod(seconds // 60, 60)
    parts = " ".join(_count(number, unit) for number, unit in ((hours, "hour"), (minutes, "minute")) if number)
    return parts or "the same minute"


def _is_moment(date: Edtf) -> bool:
    vague = date.approximate or date.uncertain or date.is_interval or date.is_one_of or date.is_all_of
    return date.precision < Precision.DAY and not vague


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}{'' if number == 1 else 's'}"
