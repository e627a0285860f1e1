"""The steps that an axis may take, from a second to ten thousand years, and the calendar's boundaries at each.

A tick is a boundary of the calendar (a day's midnight, a month's first day, a round year), whatever the view shows.
Years before year 1 count backwards (year 0 is 1 BCE), and their ticks stand at round years of that count.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count, takewhile
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import DAY_SECONDS, civil, day_number, days_in_month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.dates.civil import Second

DAY: Final = ("day", 1)
MONTH: Final = ("month", 1)
YEAR: Final = ("year", 1)
DECADE: Final = ("year", 10)
CENTURY: Final = ("year", 100)
MILLENNIUM: Final = ("year", 1_000)
AGE: Final = ("year", 10_000)


@dataclass(frozen=True, slots=True)
class Step:
    """One way of dividing the axis."""

    unit: str  # second, day, month or year
    count: int  # of units from tick to tick
    least: float  # px from label to label; more where the labels are wider
    label: str  # a name in axis_labels.MINOR
    major: tuple[str, int]  # unit and count of the upper row
    every: int = 1  # ticks from label to label: the others bear none


STEPS: Final = (
    Step("second", 1, 64, "clock with seconds", DAY),
    Step("second", 5, 64, "clock with seconds", DAY),
    Step("second", 10, 64, "clock with seconds", DAY),
    Step("second", 15, 64, "clock with seconds", DAY),
    Step("second", 30, 64, "clock with seconds", DAY),
    Step("second", 60, 64, "clock", DAY),
    Step("second", 120, 64, "clock", DAY),
    Step("second", 300, 64, "clock", DAY),
    Step("second", 600, 64, "clock", DAY),
    Step("second", 900, 64, "clock", DAY),
    Step("second", 1_800, 64, "clock", DAY),
    Step("second", 3_600, 64, "clock", DAY),
    Step("second", 10_800, 64, "clock", DAY),
    Step("second", 21_600, 64, "clock", DAY),
    Step("day", 1, 64, "weekday", MONTH),
    Step("day", 1, 26, "day", MONTH),
    Step("day", 1, 84, "week", MONTH, every=7),
    Step("day", 7, 26, "day", MONTH),
    Step("day", 14, 26, "day", MONTH),
    Step("month", 1, 84, "month", YEAR),
    Step("month", 1, 36, "short month", YEAR),
    Step("month", 3, 36, "short month", YEAR),
    Step("year", 1, 56, "year", DECADE),
    Step("year", 2, 56, "year", DECADE),
    Step("year", 5, 56, "year", DECADE),
    Step("year", 10, 56, "year", CENTURY),
    Step("year", 20, 56, "year", CENTURY),
    Step("year", 50, 56, "year", CENTURY),
    Step("year", 100, 64, "year", MILLENNIUM),
    Step("year", 200, 64, "year", MILLENNIUM),
    Step("year", 500, 64, "year", MILLENNIUM),
    Step("year", 1_000, 64, "year", AGE),
    Step("year", 2_000, 64, "year", AGE),
    Step("year", 5_000, 64, "year", AGE),
    Step("year", 10_000, 0, "year", AGE),
)
SHORTEST: Final = {"second": 1, "day": DAY_SECONDS, "month": 28 * DAY_SECONDS, "year": 365 * DAY_SECONDS}
_LAST_OF_MONTH: Final = {1: 31, 7: 22, 14: 15}  # the last day with a tick: the next month's first keeps its distance


def boundaries(unit: str, number: int, first: Second, end: Second) -> list[Second]:
    """Return the boundaries from the last one at or before `first` up to `end`, exclusive; at least one."""
    return list(takewhile(lambda second: second < end, _from(unit, number, first))) or [
        next(_from(unit, number, first))
    ]


def _from(unit: str, number: int, first: Second) -> Iterator[Second]:
    """Yield boundaries without end, from the last one at or before `first` on."""
    if unit == "second":
        return count(first - first % number, number)
    year, month, day = civil(first // DAY_SECONDS)
    if unit == "day":
        return chain.from_iterable(_days(number, year, month, day))
    if unit == "month":
        return _months(number, year * 12 + (month - 1) // number * number)
    return (day_number(each, 1, 1) * DAY_SECONDS for each in _years(number, year))


def _days(number: int, year: int, month: int, day: int) -> Iterator[range]:
    """Yield the seconds of the ticks of each month, of the first from the one at or before `day` on."""
    last = _LAST_OF_MONTH[number]
    begin = min(day - (day - 1) % number, (last - 1) // number * number + 1)
    while True:
        first = day_number(year, month, 1) - 1
        end = first + min(days_in_month(year, month), last) + 1
        yield range((first + begin) * DAY_SECONDS, end * DAY_SECONDS, number * DAY_SECONDS)
        year, month, begin = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def _months(number: int, index: int) -> Iterator[Second]:
    while True:
        yield day_number(index // 12, index % 12 + 1, 1) * DAY_SECONDS
        index += number


def _years(number: int, year: int) -> Iterator[int]:
    """Yield round years from the one at or before `year` on; before year 1 those of the count backwards."""
    each = year // number * number
    if _round(each, number) > year:
        each -= number
    while True:
        yield _round(each, number)
        each += number


def _round(year: int, number: int) -> int:
    return year if year > 0 or number == 1 else year + 1
