"""How the desktop's country writes dates, as a DateStyle: its order, its clock and the day that begins its weeks.

The names of months and days are English wherever the desktop is, as all words of the window are: "Di 28 Aug 2018" in
the midst of English is no language at all. What is a country's own and not its language's, the region decides.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate, QLocale

from timeline_app.timeline.date_style import DateStyle

_A_DAY: Final = QDate(2033, 11, 22)  # its year, month and day cannot be taken for one another
_HALVES: Final = ("AM", "PM")


def date_style_of(locale: QLocale) -> DateStyle:
    """Return the order, the clock and the week of a locale; what it does not tell is as in English."""
    english = locale.language() == QLocale.Language.English
    halves = (locale.amText(), locale.pmText()) if english else _HALVES
    return DateStyle(
        order=_order(locale),
        first_weekday=locale.firstDayOfWeek().value - 1,
        halves=halves if "a" in _time_format(locale) else None,
    )


def _order(locale: QLocale) -> str:
    """Tell in which order a date's parts stand, by writing one."""
    written = QLocale.c().toString(_A_DAY, locale.dateFormat(QLocale.FormatType.ShortFormat).replace("MMM", "MM"))
    places = sorted((written.find(digits), part) for digits, part in (("22", "d"), ("11", "m"), ("33", "y")))
    order = "".join(part for _, part in places)
    return order if order in ("dmy", "mdy", "ymd") and places[0][0] >= 0 else "dmy"


def _time_format(locale: QLocale) -> str:
    """Return the format of a clock time without what it quotes."""
    return "".join(locale.timeFormat(QLocale.FormatType.ShortFormat).lower().split("'")[::2])
