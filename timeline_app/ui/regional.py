"""How the desktop's country tells time, as a DateStyle: its clock and the day that begins its weeks.

A date reads "28 Aug 2018" wherever the desktop is, with English names as all words of the window: "Di 28 Aug 2018" in
the midst of English is no language at all, and "Aug 28, 2018" on the axis is not the "28 August 2018" of the table
under it. What is a country's own and not its language's, the region decides.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

from timeline_app.timeline.date_style import DateStyle

_HALVES: Final = ("AM", "PM")


def date_style_of(locale: QLocale) -> DateStyle:
    """Return the clock and the week of a locale; what it does not tell is as in English."""
    english = locale.language() == QLocale.Language.English
    halves = (locale.amText(), locale.pmText()) if english else _HALVES
    return DateStyle(
        first_weekday=locale.firstDayOfWeek().value - 1,
        halves=halves if "a" in _time_format(locale) else None,
    )


def _time_format(locale: QLocale) -> str:
    """Return the format of a clock time without what it quotes."""
    return "".join(locale.timeFormat(QLocale.FormatType.ShortFormat).lower().split("'")[::2])
