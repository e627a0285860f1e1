"""How dates are written on the canvas: one value that the axis, spans and the hair-line take; English by default.

A date is day, month, year wherever it stands, as `dates.wording` says it in panels and tables: two orders in one window
make readers look twice. What a country decides is the clock and the day that begins its weeks. The window makes one of
the desktop's locale; pictures drawn without a window keep the default, so that they are the same everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar_names import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS
from timeline_app.dates.civil import DAY_SECONDS, civil, weekday
from timeline_app.dates.wording import year_words

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second

HOUR_SECONDS: Final = 3_600
_TIME_OF_DAY: Final = re.compile(r"“[^”]*”|\b([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\b")


@dataclass(frozen=True, slots=True)
class DateStyle:
    """Names, the clock and the week for writing dates."""

    months: tuple[str, ...] = MONTHS
    short_months: tuple[str, ...] = SHORT_MONTHS
    short_weekdays: tuple[str, ...] = SHORT_WEEKDAYS  # Monday first
    first_weekday: int = 0  # Monday 0 to Sunday 6
    halves: tuple[str, str] | None = None  # of the day, for a clock of twelve hours: ("AM", "PM")

    def month(self, month: int, *, short: bool = True) -> str:
        """Name a month, 1 to 12."""
        return (self.short_months if short else self.months)[month - 1]

    def month_of_year(self, month: int, year: str, *, until: int = 0, short: bool = True) -> str:
        """Write a month, or the months up to `until`, and a year that is already in words."""
        name = self.month(month, short=short)
        months = f"{name}–{self.month(until, short=short)}" if until > month else name
        return f"{months} {year}"

    def day_of_month(self, day: str, month: int, *, short: bool = True) -> str:
        """Write a day, or days ("3–9"), of a month without the year."""
        return f"{day} {self.month(month, short=short)}"

    def day_of_year(self, day: str, month: int, year: str, *, short: bool = True) -> str:
        """Write a day, or days ("3–9"), of a month with its year."""
        return f"{self.day_of_month(day, month, short=short)} {year}"

    def date(self, second: Second, *, named: bool = False, short: bool = True) -> str:
        """Write the day that a second lies in; `named` adds the day of the week."""
        day = second // DAY_SECONDS
        year, month, number = civil(day)
        date = self.day_of_year(str(number), month, year_words(year), short=short)
        return f"{self.short_weekdays[weekday(day)]} {date}" if named else date

    def clock(self, second: Second, *, fine: bool = False, brief: bool = False) -> str:
        """Write the time of day, to the second where `fine`; `brief` leaves the minutes of a whole hour out at 12 h."""
        hour, rest = divmod(second % DAY_SECONDS, HOUR_SECONDS)
        minute, seconds = f"{rest // 60:02}", f":{rest % 60:02}" if fine else ""
        if self.halves is None:
            return f"{hour:02}:{minute}{seconds}"
        shown = f"{(hour - 1) % 12 + 1}" if brief and not rest else f"{(hour - 1) % 12 + 1}:{minute}{seconds}"
        return f"{shown} {self.halves[hour // 12]}"

    def by_its_clock(self, words: str) -> str:
        """Return words of the program's own, which tell a time of day by 24 hours, by this clock; quotes stay."""
        return words if self.halves is None else _TIME_OF_DAY.sub(self._retold, words)

    def _retold(self, told: re.Match[str]) -> str:
        if told[1] is None:
            return told[0]
        hour, minute, second = (int(part or 0) for part in told.groups())
        return self.clock((hour * 60 + minute) * 60 + second, fine=told[3] is not None, brief=True)


ENGLISH: Final = DateStyle()
