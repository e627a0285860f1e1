"""The timeline of the small made-up collection, shown and at rest, for the tests of what hands and keys do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from ui_samples import sample_articles, sample_events

from timeline_app.ui.event_model import EventModel
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NO_KEYS = Qt.KeyboardModifier.NoModifier
NO_PHASE = Qt.ScrollPhase.NoScrollPhase


def sample_view(qtbot: QtBot) -> TimelineView:
    """Show the collection in a view that moves at once."""
    model = EventModel()
    model.set_events(sample_events(), sample_articles())
    view = TimelineView(model, Theme.load("light"))
    model.setParent(view)
    view.animated = False
    qtbot.addWidget(view)
    view.resize(1112, 800)
    view.show()
    qtbot.waitExposed(view)
    return view


def turn(
    view: TimelineView,
    angle: tuple[int, int],
    keys: Qt.KeyboardModifier = NO_KEYS,
    *,
    pixels: tuple[int, int] = (0, 0),
    phase: Qt.ScrollPhase = NO_PHASE,
    x: float = 700.0,
) -> None:
    """Send a wheel event, which the view must take."""
    place, button = QPointF(x, 300), Qt.MouseButton.NoButton
    event = QWheelEvent(place, view.mapToGlobal(place), QPoint(*pixels), QPoint(*angle), button, keys, phase, False)
    QApplication.sendEvent(view, event)
    assert event.isAccepted()
