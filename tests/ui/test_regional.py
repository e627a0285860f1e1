"""How a country tells time, from Qt's locales: its clock and week; dates are worded in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel
from ui_samples import sample_articles, sample_events
from view_samples import sample_view

from timeline_app.dates.calendar_names import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS
from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.wording import wording
from timeline_app.timeline.date_style import ENGLISH
from timeline_app.timeline.spans import short_span, view_span
from timeline_app.ui import said
from timeline_app.ui.event_header import EventHeader
from timeline_app.ui.hints import event_hint, pointer_date
from timeline_app.ui.number_box import NumberBox
from timeline_app.ui.period_input import read_time, typed
from timeline_app.ui.regional import date_style_of
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

AFTERNOON = day_number(2018, 8, 28) * DAY_SECONDS + 15 * 3_600


@pytest.mark.parametrize(
    ("locale", "clock", "first_weekday"),
    [
        ("en_GB", "15:00", 0),
        ("en_US", "3 PM", 6),
        ("de_DE", "15:00", 0),
        ("fr_FR", "15:00", 0),
        ("ja_JP", "15:00", 6),
        ("ar_EG", "3 PM", 5),
        ("ko_KR", "3 PM", 6),
        ("en_CA", "3 p.m.", 6),
    ],
)
def test_clock_and_week_are_the_regions(locale: str, clock: str, first_weekday: int) -> None:
    dates = date_style_of(QLocale(locale))
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


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "en_CA", "de_DE", "ja_JP", "zh_CN"])
def test_a_date_stands_in_one_order_on_the_canvas_and_in_the_panels(locale: str) -> None:
    dates, day = date_style_of(QLocale(locale)), Edtf.parse("2018-08-28")
    assert dates.date(AFTERNOON, short=False) == wording(day) == "28 August 2018"
    assert pointer_date(AFTERNOON, 3_600.0, dates).startswith("Tue 28 Aug 2018")
    assert short_span(AFTERNOON, AFTERNOON + 10, dates) == "28 Aug 2018"


def test_without_a_locale_it_is_english() -> None:
    assert date_style_of(QLocale.c()) == ENGLISH


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("29 Aug 2018, 15:00", "29 Aug 2018, 3 PM"),
        ("29 Aug 2018, 09:05 to 15:30", "29 Aug 2018, 9:05 AM to 3:30 PM"),
        ("29 Aug 2018, 00:00:07", "29 Aug 2018, 12:00:07 AM"),
        ("“at 15:00”: 29 Aug 2018, 15:00", "“at 15:00”: 29 Aug 2018, 3 PM"),
        ("29 August 2018", "29 August 2018"),
    ],
)
def test_words_of_our_own_tell_the_time_by_the_regions_clock(words: str, told: str) -> None:
    assert date_style_of(QLocale("en_US")).by_its_clock(words) == told
    assert date_style_of(QLocale("en_GB")).by_its_clock(words) == words


@pytest.fixture(params=["en_US"])
def abroad(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)
    said.use(date_style_of(before))


@pytest.mark.usefixtures("abroad")
@pytest.mark.parametrize("abroad", ["ar_EG", "fa_IR", "mr_IN", "de_CH"], indirect=True)
def test_a_number_that_is_typed_has_the_figures_of_all_others(qtbot: QtBot) -> None:
    box = NumberBox(Theme.load("light"))
    qtbot.addWidget(box)
    box.setRange(0, 50_000)
    box.setValue(1_912)
    assert box.text() == "1912"
    box.lineEdit().setText("2018")
    assert box.value() == 2_018


@pytest.mark.usefixtures("abroad")
def test_panels_tell_the_time_as_the_axis_does(qtbot: QtBot) -> None:
    view = sample_view(qtbot)
    event = next(each for each in sample_events() if each.id == "nine")
    assert event.date is not None
    assert view.dates.clock(event.date.first_second or 0) == "3:30 PM"
    header = EventHeader(Theme.load("light"))
    qtbot.addWidget(header)
    header.set_event(event, event.mentions[0], sample_articles())
    texts = [label.text() for label in header.findChildren(QLabel)]
    assert any("3:30 PM" in text for text in texts)
    assert not any("15:30" in text for text in texts)
    for told in (said.when(event), event_hint(event, sample_articles()), typed(event.date)):
        assert "3:30 PM" in told
    assert read_time(typed(event.date)) == event.date
