"""How a country writes dates, from Qt's locales."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.timeline.date_style import ENGLISH
from timeline_app.ui.regional import date_style_of

AFTERNOON = day_number(2018, 8, 28) * DAY_SECONDS + 15 * 3_600


@pytest.mark.parametrize(
    ("locale", "date", "clock", "first_weekday"),
    [
        ("en_GB", "Tue 28 Aug 2018", "15:00", 0),
        ("en_US", "Tue, Aug 28, 2018", "3 PM", 6),
        ("de_DE", "Di 28 Aug 2018", "15:00", 0),
        ("en_CA", "2018 Aug 28, Tue", "3 p.m.", 6),
    ],
)
def test_names_order_clock_and_week_are_the_locales(locale: str, date: str, clock: str, first_weekday: int) -> None:
    dates = date_style_of(QLocale(locale))
    assert dates.date(AFTERNOON, named=True) == date
    assert dates.clock(AFTERNOON, brief=True) == clock
    assert dates.first_weekday == first_weekday


def test_without_a_locale_it_is_english() -> None:
    assert date_style_of(QLocale.c()) == ENGLISH
