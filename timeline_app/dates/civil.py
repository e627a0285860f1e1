"""Decides how days are counted: whole days and seconds since 1970-01-01 in the proleptic Gregorian calendar.

Years are astronomical (year 0 is 1 BC) and unbounded on both sides, which `datetime` is not. The conversion is
the usual one by 400-year eras of 146,097 days with years that begin in March.
"""

from __future__ import annotations

from typing import TypeAlias

Day: TypeAlias = int  # days since 1970-01-01
Second: TypeAlias = int  # Day * DAY_SECONDS + second of the day, wall clock as written

DAY_SECONDS = 86_400
_ERA_DAYS = 146_097
_EPOCH = 719_468  # days from 0000-03-01 to 1970-01-01
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Tell whether February of `year` has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the length of a month; raise ValueError for a month outside 1 to 12."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def day_number(year: int, month: int, day: int) -> Day:
    """Return the day's number; raise ValueError where the calendar has no such day."""
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"no day {day} in month {month} of year {year}")
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * _ERA_DAYS + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - _EPOCH


def civil(day: Day) -> tuple[int, int, int]:
    """Return the year, month and day of a day's number."""
    era, day_of_era = divmod(day + _EPOCH, _ERA_DAYS)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = (shifted_month + 2) % 12 + 1
    return era * 400 + year_of_era + (month <= 2), month, day_of_year - (153 * shifted_month + 2) // 5 + 1


def weekday(day: Day) -> int:
    """Return the day of the week, Monday 0 to Sunday 6."""
    return (day + 3) % 7


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the year and month `count` months after (before, if negative) the given ones."""
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1


def iso_week(day: Day) -> tuple[int, int]:
    """Return the ISO 8601 week-numbering year and week of a day: the week belongs to its Thursday's year."""
    thursday = day - weekday(day) + 3
    year = civil(thursday)[0]
    return year, (thursday - day_number(year, 1, 1)) // 7 + 1
