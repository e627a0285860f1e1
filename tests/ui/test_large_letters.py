"""Letters larger than usual, as a desktop may ask for: bars, axis, lanes, legend and map make room for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics
from ui_samples import sample_articles, sample_events

from timeline_app.timeline.metrics import Metrics
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.legend_painter import LegendPainter
from timeline_app.ui.minimap import Minimap
from timeline_app.ui.reference_row import Row, RowKind
from timeline_app.ui.references_panel import ReferencesPanel
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LETTERS = [1.0, 18 / 13, 1.85]


def themed(letters: float) -> Theme:
    return replace(Theme.load("light"), letters=letters)


def high(theme: Theme, use: str) -> int:
    return QFontMetrics(theme.font(use)).height()


@pytest.fixture(params=LETTERS)
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> TimelineView:
    model = EventModel()
    model.set_events(sample_events(), sample_articles())
    made = TimelineView(model, themed(request.param))
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    return made


def test_whatever_is_written_on_is_as_high_as_its_letters(view: TimelineView) -> None:
    metrics, theme = view.port.metrics, themed(view.port.letters)
    label, small = high(theme, "label"), high(theme, "small")
    assert metrics.row >= label
    assert metrics.axis_height >= label + small
    assert metrics.publications_height >= small
    assert metrics.chip >= small - 1
    labels = [mark.label.rect for mark in view.scene.marks if mark.label]
    assert labels
    assert min(rect.height for rect in labels) >= label - 1


def test_rows_by_hand_grow_with_the_letters(view: TimelineView) -> None:
    letters = view.port.letters
    view.set_row_height(30 * letters)
    view.set_theme(themed(1.0))
    assert view.port.metrics.row == pytest.approx(30)
    assert view.port.metrics == replace(Metrics(dates=view.port.metrics.dates), row=view.port.metrics.row)


def test_letters_that_change_leave_the_time_where_it_is(view: TimelineView) -> None:
    before = view.scale
    view.set_theme(themed(1.5))
    assert view.scale.start == before.start
    assert view.scale.width == view.port.canvas_width


@pytest.mark.parametrize("letters", LETTERS)
def test_the_legends_rows_are_apart(letters: float, qtbot: QtBot) -> None:
    theme = themed(letters)
    assert LegendPainter(theme, TextCache()).row >= high(theme, "small")


def test_the_map_keeps_room_for_its_words(view: TimelineView, qtbot: QtBot) -> None:
    theme = themed(view.port.letters)
    made = Minimap(view, theme)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    below = made.height() - made.window_box.bottom()
    assert below >= high(theme, "small") - 1
    assert made.height() >= high(theme, "label") + high(theme, "small")


@pytest.mark.parametrize("letters", LETTERS)
def test_the_lines_of_cross_references_are_apart(letters: float, qtbot: QtBot) -> None:
    theme = themed(letters)
    panel = ReferencesPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(400, 600)
    panel.set_rows([Row(RowKind.HEADING, "Same event elsewhere", "3", icon="same"), Row(RowKind.CHAIN, "Gazette")])
    heading, chain = (panel.visualItemRect(panel.item(n)).height() for n in range(2))
    assert heading >= high(theme, "control")
    assert chain >= high(theme, "control")
