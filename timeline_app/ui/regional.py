"""How the desktop's country writes dates, as a DateStyle."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate, QLocale

from timeline_app.timeline.date_style import DateStyle

_MONTHS: Final = range(1, 13)
_WEEKDAYS: Final = range(1, 8)  # Monday first, as in Qt and in DateStyle
_A_DAY: Final = QDate(2033, 11, 22)  # its year, month and day cannot be taken for one another


def date_style_of(locale: QLocale) -> DateStyle:
    """Return the names and orders of a locale; what it does not tell is as in English."""
    plain = DateStyle()
    return DateStyle(
        months=_named(tuple(locale.standaloneMonthName(each) for each in _MONTHS), plain.months),
        short_months=_named(tuple(_short(locale, each) for each in _MONTHS), plain.short_months),
        short_weekdays=_named(
            tuple(locale.standaloneDayName(each, QLocale.FormatType.ShortFormat).rstrip(".") for each in _WEEKDAYS),
            plain.short_weekdays,
        ),
        order=_order(locale),
        first_weekday=locale.firstDayOfWeek().value - 1,
        halves=(locale.amText(), locale.pmText()) if "a" in _time_format(locale) else None,
    )


def _short(locale: QLocale, month: int) -> str:
    return locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat).rstrip(".")


def _named(names: tuple[str, ...], otherwise: tuple[str, ...]) -> tuple[str, ...]:
    return names if all(names) else otherwise


def _order(locale: QLocale) -> str:
    """Tell in which order a date's parts stand, by writing one."""
    written = QLocale.c().toString(_A_DAY, locale.dateFormat(QLocale.FormatType.ShortFormat).replace("MMM", "MM"))
    places = sorted((written.find(digits), part) for digits, part in (("22", "d"), ("11", "m"), ("33", "y")))
    order = "".join(part for _, part in places)
    return order if order in ("dmy", "mdy", "ymd") and places[0][0] >= 0 else "dmy"


def _time_format(locale: QLocale) -> str:
    """Return the format of a clock time without what it quotes."""
    return "".join(locale.timeFormat(QLocale.FormatType.ShortFormat).lower().split("'")[::2])
