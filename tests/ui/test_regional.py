"""How a country writes dates, from Qt's locales: its order, clock and week, in the one language of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from timeline_app.dates.calendar_names import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS
from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.timeline.date_style import ENGLISH
from timeline_app.timeline.spans import view_span
from timeline_app.ui.hints import pointer_date
from timeline_app.ui.regional import date_style_of

AFTERNOON = day_number(2018, 8, 28) * DAY_SECONDS + 15 * 3_600


@pytest.mark.parametrize(
    ("locale", "date", "clock", "first_weekday"),
    [
        ("en_GB", "Tue 28 Aug 2018", "15:00", 0),
        ("en_US", "Tue, Aug 28, 2018", "3 PM", 6),
        ("de_DE", "Tue 28 Aug 2018", "15:00", 0),
        ("fr_FR", "Tue 28 Aug 2018", "15:00", 0),
        ("ja_JP", "2018 Aug 28, Tue", "15:00", 6),
        ("ar_EG", "Tue 28 Aug 2018", "3 PM", 5),
        ("ko_KR", "2018 Aug 28, Tue", "3 PM", 6),
        ("en_CA", "2018 Aug 28, Tue", "3 p.m.", 6),
    ],
)
def test_order_clock_and_week_are_the_regions(locale: str, date: str, clock: str, first_weekday: int) -> None:
    dates = date_style_of(QLocale(locale))
    assert dates.date(AFTERNOON, named=True) == date
    assert dates.clock(AFTERNOON, brief=True) == clock
    assert dates.first_weekday == first_weekday


@pytest.mark.parametrize("locale", ["de_DE", "fr_FR", "ja_JP", "en_US", "ru_RU", "zh_CN", "pl_PL", "ar_EG", "fa_IR"])
def test_every_word_of_a_date_is_english_wherever_the_desktop_is(locale: str) -> None:
    dates = date_style_of(QLocale(locale))
    assert (dates.months, dates.short_months, dates.short_weekdays) == (MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS)
    known = {*MONTHS, *SHORT_MONTHS, *SHORT_WEEKDAYS, "AM", "PM", "days"}
    for month in range(1, 13):
        second = day_number(2018, month, 3) * DAY_SECONDS + 50_000
        said = f"{pointer_date(second, 60.0, dates)} {view_span(second, second + 40 * DAY_SECONDS, dates)}"
        assert set("".join(c if c.isalpha() else " " for c in said).split()) <= known


def test_without_a_locale_it_is_english() -> None:
    assert date_style_of(QLocale.c()) == ENGLISH
