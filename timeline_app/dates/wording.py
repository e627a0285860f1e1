"""Decides how a date reads in plain English: "July 2018", "6 to 8 October 2018", "1970s", "28 Aug 2018, 15:00"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS, civil, days_in_month
from timeline_app.dates.edtf import Precision

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.edtf import Edtf

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_SEASONS = {
    **{21: "spring", 22: "summer", 23: "autumn", 24: "winter", 25: "spring", 26: "summer", 27: "autumn", 28: "winter"},
    **{29: "spring", 30: "summer", 31: "autumn", 32: "winter", 33: "first quarter of", 34: "second quarter of"},
    **{35: "third quarter of", 36: "fourth quarter of", 37: "first third of", 38: "second third of"},
    **{39: "last third of", 40: "first half of", 41: "second half of"},
}
_SEASON = re.compile(r"(-?\d{4})-(2[1-9]|3\d|4[01])")


def wording(edtf: Edtf) -> str:
    """Say a date in words, as coarse as it is."""
    words = _plain(edtf)
    if edtf.approximate:
        words = f"about {words}"
    return f"{words} (uncertain)" if edtf.uncertain else words


def hedge(edtf: Edtf) -> str:
    """Say what is not known of a date; the empty text where it is known to the day."""
    first, last = edtf.earliest, edtf.latest
    if first is None or last is None:
        return f"{_plain(edtf)}; its {'beginning' if first is None else 'end'} is not known"
    if first == last:
        return ""
    if edtf.is_interval:
        return f"lasting from {day_words(first)} to {day_words(last)}"
    return f"some time from {_days(first, last, year=False)}; the day is not known"


def day_words(day: Day) -> str:
    """Say a day: "29 August 2018"."""
    year, month, of_month = civil(day)
    return f"{of_month} {MONTHS[month - 1]} {year_words(year)}"


def year_words(year: int) -> str:
    """Say an astronomical year: 2018, "44 BCE"."""
    return str(year) if year > 0 else f"{1 - year} BCE"


def _plain(edtf: Edtf) -> str:
    first, last = edtf.earliest, edtf.latest
    if first is None and last is None:
        return "at an unknown time"
    if first is None and last is not None:
        return f"until {_unit(last, last, edtf.precision)}"
    if last is None and first is not None:
        return f"from {_unit(first, first, edtf.precision)} on"
    assert first is not None
    assert last is not None
    if edtf.precision <= Precision.HOUR:
        return _clock(edtf)
    if (season := _SEASON.fullmatch(edtf.text.rstrip("?~%"))) is not None:
        return f"{_SEASONS[int(season[2])]} {year_words(int(season[1]))}"
    return _days(first, last)


def _clock(edtf: Edtf) -> str:
    assert edtf.first_second is not None
    assert edtf.end_second is not None
    start, end = _moment(edtf.first_second, edtf.precision), _moment(edtf.end_second, edtf.precision)
    return f"{start} to {end}" if edtf.is_interval or edtf.is_one_of else start


def _moment(second: int, precision: Precision) -> str:
    day, clock = divmod(second, DAY_SECONDS)
    year, month, of_month = civil(day)
    seconds = f":{clock % 60:02}" if precision == Precision.SECOND and clock % 60 else ""
    return f"{of_month} {SHORT_MONTHS[month - 1]} {year_words(year)}, {clock // 3600:02}:{clock // 60 % 60:02}{seconds}"


def _unit(first: Day, last: Day, precision: Precision) -> str:
    """Say the unit of a precision in which a day lies, for dates that are open on one side."""
    year, month, _ = civil(first)
    if precision >= Precision.YEAR:
        return year_words(year)
    return f"{MONTHS[month - 1]} {year_words(year)}" if precision >= Precision.MONTH else day_words(last)


def _days(first: Day, last: Day, *, year: bool = True) -> str:
    """Say a span in the coarsest units that name it; `year=False` says days, and no year that both ends share."""
    if first == last:
        return day_words(first)
    if year and (unit := _whole(first, last)):
        return unit
    (year1, month1, day1), (year2, month2, day2) = civil(first), civil(last)
    suffix = f" {year_words(year2)}" if year or year1 != year2 else ""
    if (year1, month1) == (year2, month2):
        return f"{day1} to {day2} {MONTHS[month2 - 1]}{suffix}"
    start = f"{day1} {MONTHS[month1 - 1]}" + (f" {year_words(year1)}" if year1 != year2 else "")
    return f"{start} to {day2} {MONTHS[month2 - 1]}{suffix}"


def _whole(first: Day, last: Day) -> str | None:
    """Say whole months, years, decades or a century; None where the span is no whole number of months."""
    (year1, month1, day1), (year2, month2, day2) = civil(first), civil(last)
    if day1 != 1 or day2 != days_in_month(year2, month2):
        return None
    if (month1, month2) == (1, 12):
        return _years(year1, year2)
    if (year1, month1) == (year2, month2):
        return f"{MONTHS[month1 - 1]} {year_words(year1)}"
    start = MONTHS[month1 - 1] + (f" {year_words(year1)}" if year1 != year2 else "")
    return f"{start} to {MONTHS[month2 - 1]} {year_words(year2)}"


def _years(first: int, last: int) -> str:
    count = last - first + 1
    if count == 1:
        return year_words(first)
    if first > 0 and first % 10 == 0 and count == 10:
        return f"{first}s"
    if first > 0 and first % 100 == 0 and count == 100:
        return f"{first} to {last}"
    return f"{year_words(first)} to {year_words(last)}"
