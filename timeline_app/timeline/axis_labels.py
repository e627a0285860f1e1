"""What the axis says: a wording for each tick of the lower row, and for the upper row the ones that may fit.

Centuries and millennia are named ("19th century", "3rd millennium BCE"), shorter stretches numbered ("1970s").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import DAY_SECONDS, civil, weekday
from timeline_app.dates.wording import year_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.date_style import DateStyle

_NAMES: Final = {100: ("century", "c."), 1_000: ("millennium", "mill.")}
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}


def widest(label: str, count: int, dates: DateStyle, year: int = 1) -> tuple[str, ...]:
    """Return wordings of the lower row that no other of the same kind is longer than, whatever the view shows.

    `year` is the furthest from year 1 that it shows; it matters only from five digits on.
    """
    if label == "year":
        return (_widest_year(max(year, -year, 10_000 if count >= 1_000 else 1_000)),)
    if label in ("month", "short month"):
        return dates.months if label == "month" else dates.short_months
    if label in ("weekday", "week"):
        return tuple(f"{name} 28" for name in dates.short_weekdays)
    return ("28",) if label == "day" else (MINOR[label](72_000 - 1, dates), MINOR[label](43_200 - 1, dates))


def widest_month(dates: DateStyle, year: int) -> tuple[str, ...]:
    """Return the shortest wordings of months with a year as long as `year`, which may be before year 1."""
    said = _widest_year(max(year, -year, 1_000))
    return tuple(dates.month_of_year(month, said) for month in range(1, 13))


def major_wordings(
    second: Second, unit: str, count: int, dates: DateStyle, *, full: bool, brief: bool = False
) -> tuple[str, ...]:
    """Return what an upper label may say, the longest first.

    `full` asks for the year where it can be left out, `brief` for short names of months.
    """
    year, month, day = civil(second // DAY_SECONDS)
    if unit == "day":
        return (
            dates.date(second, named=True, short=False),
            dates.date(second),
            dates.day_of_month(str(day), month),
        )
    if unit == "month":
        name, short = dates.month(month, short=brief), dates.month(month)
        if not full and month > 1:
            return name, short
        said = (dates.month_of_year(month, year_words(year), short=each) for each in (brief, True))
        return (*said, *((f"{short} ’{year % 100:02}",) if 1_000 <= year < 10_000 else ()), name, short)
    if count == 1:
        return (year_words(year),)
    return _stretch(year, count)


def _stretch(year: int, count: int) -> tuple[str, ...]:
    """Name the `count` years from `year` on, which lie on one side of year 1."""
    era = "" if year > 0 else " BCE"
    if count in _NAMES:
        number = (year if year > 0 else -year) // count + 1
        return tuple(f"{_ordinal(number)} {name}{era}" for name in _NAMES[count])
    if year <= 0:
        last = (1 - year) // count * count
        return (f"{_plain(last)}–{_plain(last - count + 1)}{era}",)
    first = year // count * count
    if count == 10 and first:
        return (f"{_plain(first)}s",)
    return (f"{_plain(max(first, 1))}–{_plain(first + count - 1)}",)


def _plain(year: int) -> str:
    return str(year) if year < 10_000 else f"{year:,}"


def _widest_year(year: int) -> str:
    """Return a year before year 1 with as many digits, as wide as any."""
    return year_words(1 - int("8" * len(str(year))))


def _ordinal(number: int) -> str:
    return f"{_plain(number)}{'th' if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, 'th')}"


def _day(second: Second) -> int:
    return civil(second // DAY_SECONDS)[2]


def _weekday(second: Second, dates: DateStyle) -> str:
    return f"{dates.short_weekdays[weekday(second // DAY_SECONDS)]} {_day(second)}"


def _week(second: Second, dates: DateStyle) -> str:
    """Name the first day of a week; the others have no label."""
    return _weekday(second, dates) if weekday(second // DAY_SECONDS) == dates.first_weekday else ""


MINOR: Final[dict[str, Callable[[Second, DateStyle], str]]] = {
    "clock": lambda second, dates: dates.clock(second, brief=True),
    "clock with seconds": lambda second, dates: dates.clock(second, fine=True),
    "weekday": _weekday,
    "week": _week,
    "day": lambda second, _: str(_day(second)),
    "month": lambda second, dates: dates.month(civil(second // DAY_SECONDS)[1], short=False),
    "short month": lambda second, dates: dates.month(civil(second // DAY_SECONDS)[1]),
    "year": lambda second, _: year_words(civil(second // DAY_SECONDS)[0]),
}
