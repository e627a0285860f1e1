"""Decides what a calendar unit is: its TIMEX3 value, its days, and how units are shifted, narrowed and written as EDTF.

A unit is named by its TIMEX3 letter; `WE` weekend, `S` season, `H` half-year, `E` decade, `C` century, `L` millennium.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import Day, add_months, civil, day_number, days_in_month, iso_week, weekday
from timeline_app.dates.edtf import Edtf, Precision, year_text

if TYPE_CHECKING:
    from collections.abc import Callable

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression says, before it is written down as a Timex3."""

    type: str  # DATE, TIME, DURATION or SET
    value: str  # TIMEX3
    unit: str = ""
    first: Day | None = None
    last: Day | None = None
    mod: str | None = None
    edtf: str | None = None  # the date where it is more than "one unknown day of first..last"
    leans: str | None = None  # what it was resolved against: "published", or a date of the story as EDTF
    basis: str = ""  # what the date that it leans on is, where it is more than the one before it in the story
    approximate: bool = False
    alternatives: tuple[str, ...] = ()

    def date(self) -> Edtf | None:
        """Write the meaning as EDTF; None where it names no days."""
        if self.first is None or self.last is None:
            return None
        if self.edtf is not None:
            return Edtf.parse(self.edtf)
        if (part := third_of(self.unit, self.first, self.last, self.mod)) is not None:
            return Edtf.within(*part, approximate=self.approximate)
        if code := _sub_year_code(self):
            return Edtf.parse(f"{code}{'~' if self.approximate else ''}")
        return Edtf.within(self.first, self.last, approximate=self.approximate)


def day_of(day: Day) -> Meaning:
    """Mean one day."""
    year, month, of_month = civil(day)
    return Meaning("DATE", f"{year_text(year)}-{month:02}-{of_month:02}", "D", day, day)


def week_of(day: Day) -> Meaning:
    """Mean the ISO week of a day."""
    monday = day - weekday(day)
    year, week = iso_week(day)
    return Meaning("DATE", f"{year_text(year)}-W{week:02}", "W", monday, monday + 6)


def weekend_of(day: Day) -> Meaning:
    """Mean the Saturday and Sunday of a day's week."""
    week = week_of(day)
    assert week.first is not None
    return Meaning("DATE", f"{week.value}-WE", "WE", week.first + 5, week.first + 6)


def months(year: int, month: int, count: int, value: str, unit: str) -> Meaning:
    """Mean `count` months from the given one on."""
    end_year, end_month = add_months(year, month, count - 1)
    last = day_number(end_year, end_month, days_in_month(end_year, end_month))
    return Meaning("DATE", value, unit, day_number(year, month, 1), last)


def month_of(year: int, month: int) -> Meaning:
    """Mean a month."""
    return months(year, month, 1, f"{year_text(year)}-{month:02}", "M")


def quarter_of(year: int, quarter: int) -> Meaning:
    """Mean a quarter of a calendar year, 1 to 4."""
    return months(year, 3 * quarter - 2, 3, f"{year_text(year)}-Q{quarter}", "Q")


def half_of(year: int, half: int) -> Meaning:
    """Mean a half of a calendar year, 1 or 2."""
    return months(year, 6 * half - 5, 6, f"{year_text(year)}-H{half}", "H")


def season_of(year: int, season: str) -> Meaning:
    """Mean a northern season: SP, SU, FA or WI; winter begins in December of its year."""
    return months(year, SEASON_STARTS[season], 3, f"{year_text(year)}-{season}", "S")


def year_of(year: int) -> Meaning:
    """Mean a year."""
    return months(year, 1, 12, year_text(year), "Y")


def decade_of(decade: int) -> Meaning:
    """Mean a decade, 197 for the 1970s."""
    return months(decade * 10, 1, 120, f"{decade:03}", "E")


def century_of(century: int) -> Meaning:
    """Mean a hundred years with the same first digits, 19 for 1900 to 1999."""
    return months(century * 100, 1, 1200, f"{century:02}", "C")


def millennium_of(millennium: int) -> Meaning:
    """Mean a thousand years with the same first digit."""
    return months(millennium * 1000, 1, 12_000, f"{millennium}", "L")


def unit_at(unit: str, day: Day, shift: int = 0) -> Meaning:
    """Mean the unit that lies `shift` units after the one that a day is in; raise KeyError where it is none."""
    return _AT[unit](day, shift)


def _month_at(day: Day, shift: int) -> Meaning:
    year, month, _ = civil(day)
    return month_of(*add_months(year, month, shift))


def _quarter_at(day: Day, shift: int) -> Meaning:
    year, month, _ = civil(day)
    years, index = divmod((month - 1) // 3 + shift, 4)
    return quarter_of(year + years, index + 1)


_AT: dict[str, Callable[[Day, int], Meaning]] = {
    "D": lambda day, shift: day_of(day + shift),
    "W": lambda day, shift: week_of(day + 7 * shift),
    "F": lambda day, shift: week_of(day + 14 * shift),
    "WE": lambda day, shift: weekend_of(day + 7 * shift),
    "M": _month_at,
    "Q": _quarter_at,
    "Y": lambda day, shift: year_of(civil(day)[0] + shift),
    "E": lambda day, shift: decade_of(civil(day)[0] // 10 + shift),
    "C": lambda day, shift: century_of(civil(day)[0] // 100 + shift),
    "L": lambda day, shift: millennium_of(civil(day)[0] // 1000 + shift),
}
# What a unit is worth where nothing anchors it.
UNANCHORED = {
    **{"D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"},
    **{"Y": "XXXX", "E": "XXX", "C": "XX", "L": "X"},
}
PRECISIONS = {
    **{"D": Precision.DAY, "W": Precision.WEEK, "WE": Precision.WEEK, "M": Precision.MONTH, "Q": Precision.SEASON},
    **{"S": Precision.SEASON, "H": Precision.SEASON, "Y": Precision.YEAR, "E": Precision.DECADE},
    **{"C": Precision.CENTURY, "L": Precision.MILLENNIUM},
}


def moved(meaning: Meaning, unit: str, count: int) -> Meaning:
    """Shift a dated meaning by `count` of a unit, in the coarser of its own and that unit."""
    assert meaning.first is not None
    if unit == "F":
        unit, count = "W", 2 * count
    own = meaning.unit if meaning.unit in PRECISIONS or length(meaning) > _NIGHT else "D"
    if unit in ("D", "W") and own in ("D", "W"):
        return unit_at("D" if own == "D" else "W", meaning.first + count * (7 if unit == "W" else 1))
    if unit == "Y" and own in ("D", "M", "Q", "S", "H"):
        return _years_on(meaning, count)
    return unit_at(unit, meaning.first, count)


def _years_on(meaning: Meaning, count: int) -> Meaning:
    assert meaning.first is not None
    year, month, of_month = civil(meaning.first)
    year += count
    if meaning.unit == "Q":
        return quarter_of(year, (month + 2) // 3)
    if meaning.unit == "H":
        return half_of(year, (month + 5) // 6)
    if meaning.unit == "S":
        return season_of(year, meaning.value[-2:])
    if meaning.unit == "M":
        return month_of(year, month)
    return day_of(day_number(year, month, min(of_month, days_in_month(year, month))))


def length(meaning: Meaning) -> int:
    """Return how many days a meaning names; 0 where it names none."""
    return 0 if meaning.first is None or meaning.last is None else meaning.last - meaning.first + 1


def too_coarse(meaning: Meaning, unit: str) -> bool:
    """Tell whether a meaning is too long a time for a unit to be counted from it: the day after some month."""
    return length(meaning) > _LONGEST.get(unit, 36_525)


def end_of_range(meaning: Meaning, unit: str, by: int) -> Meaning:
    """Return the unit in which a range ends (begins, for `by` below 0) where it says that; else the meaning itself."""
    if meaning.unit == "T" and meaning.first is not None:
        return replace(meaning, last=meaning.first)  # the night from one day to the next is of the first
    if meaning.unit != "R" or meaning.first is None or meaning.last is None or not too_coarse(meaning, unit):
        return meaning
    written = meaning.value.split("/")[0 if by < 0 else -1]
    known = _WRITTEN_LENGTHS.get(unit, 0)
    return (
        unit_at(unit, meaning.first if by < 0 else meaning.last) if len(written.lstrip("-")) >= known > 0 else meaning
    )


def leaning(meaning: Meaning, on: Meaning | str) -> Meaning:
    """Note what a meaning was resolved against: "published" or a date of the story."""
    return replace(meaning, leans=on if isinstance(on, str) else str(on.date()))


def _sub_year_code(meaning: Meaning) -> str | None:
    year, _, code = meaning.value.rpartition("-")
    if meaning.unit == "S":
        return f"{year}-{_SEASON_CODES[code]}"
    if meaning.unit == "Q":
        return f"{year}-{32 + int(code[1:])}"
    return f"{year}-{39 + int(code[1:])}" if meaning.unit == "H" else None


# The most days that a unit has.
_LONGEST = {"D": 1, "W": 7, "F": 7, "WE": 7, "M": 31, "Q": 92, "Y": 366, "E": 3_653}
_NIGHT = 2  # days that the night from one to the next is of
_WRITTEN_LENGTHS = {"Y": 4, "M": 7, "D": 10}  # of a TIMEX3 value that is known to the unit
_THIRD = {"START": 0, "MID": 1, "END": 2}


def third_of(unit: str, first: Day, last: Day, mod: str | None) -> tuple[Day, Day] | None:
    """Return the days of the third of a unit that a TIMEX3 mod says (START, MID, END); None for any other, or unit."""
    return _THIRDS[unit](first, last, _THIRD[mod]) if mod in _THIRD and unit in _THIRDS else None


def _third_of_days(first: Day, last: Day, third: int) -> tuple[Day, Day]:
    """Return a third of a month (1-10, 11-20, 21-end) or of a week (two days, two days, three days)."""
    width = (last - first + 1) // 3
    start = first + third * width
    return start, last if third == 2 else start + width - 1


def _third_of_months(first: Day, last: Day, third: int) -> tuple[Day, Day]:
    year, month, _ = civil(first)
    end_year, end_month, _ = civil(last)
    width = ((end_year - year) * 12 + end_month - month + 1) // 3
    part = months(*add_months(year, month, third * width), width, "", "")
    assert part.first is not None
    assert part.last is not None
    return part.first, part.last


def _third_of_years(first: Day, last: Day, third: int) -> tuple[Day, Day]:
    """Return a third in whole years: of a decade 0-3, 4-6, 7-9; of a century 00-33, 34-66, 67-99."""
    year, years = civil(first)[0], civil(last)[0] - civil(first)[0] + 1
    edges = (0, -(-years // 3), years - years // 3, years)
    return day_number(year + edges[third], 1, 1), day_number(year + edges[third + 1] - 1, 12, 31)


_THIRDS: dict[str, Callable[[Day, Day, int], tuple[Day, Day]]] = {
    **dict.fromkeys(("W", "M"), _third_of_days),
    **dict.fromkeys(("Q", "S", "H", "Y"), _third_of_months),
    **dict.fromkeys(("E", "C"), _third_of_years),
}
