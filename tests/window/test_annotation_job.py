"""Eras, notes and measuring by hand, in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from window_samples import PATIENCE, at_rest, demo_window, middle

from timeline_app.ui.annotation_dialog import EraDialog, NoteDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open, shown on the X screen and at rest."""
    window = demo_window(qtbot, "titanic")
    yield window
    window.desk.finish()
    window.document.finish()


def names(window: MainWindow) -> list[str]:
    return [band.era.name for band in window.parts.view.scene.overlaid.eras]


def test_an_era_is_made_and_undone_by_keys(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    hand.press("ctrl+shift+e")
    qtbot.waitUntil(lambda: isinstance(window.desk.dialog, EraDialog), timeout=PATIENCE)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window.desk.dialog, timeout=PATIENCE)
    hand.press("ctrl+a")
    hand.write("At sea")
    qtbot.waitUntil(lambda: names(window) == ["At sea"], timeout=PATIENCE)
    hand.press("Return")
    qtbot.waitUntil(lambda: len(window.desk.annotator.annotations.eras) == 1, timeout=PATIENCE)
    assert names(window) == ["At sea"]
    hand.press("ctrl+z")
    qtbot.waitUntil(lambda: names(window) == [], timeout=PATIENCE)
    at_rest(qtbot, window)


def test_a_note_is_made_where_the_right_button_was_pressed(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    view = window.parts.view
    canvas = view.scene.canvas
    place = QPoint(round(canvas.x + canvas.width * 0.4), round(canvas.y + 3))
    second = view.scale.to_second(place.x() - canvas.x)
    hand.click(view, place, button=3)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == "New note here…")
    hand.click(menu, menu.actionGeometry(action).center())
    qtbot.waitUntil(lambda: isinstance(window.desk.dialog, NoteDialog), timeout=PATIENCE)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window.desk.dialog, timeout=PATIENCE)
    hand.write("Who wired this")
    hand.press("Return")
    qtbot.waitUntil(lambda: len(window.desk.annotator.annotations.notes) == 1, timeout=PATIENCE)
    (note,) = window.desk.annotator.annotations.notes
    assert note.text == "Who wired this"
    assert note.date is not None
    assert note.date.first_second is not None
    assert note.date.end_second is not None
    assert note.date.first_second <= second < note.date.end_second
    hand.press("ctrl+z")
    qtbot.waitUntil(lambda: not window.desk.annotator.annotations.notes, timeout=PATIENCE)
    at_rest(qtbot, window)


def test_two_events_are_measured_by_ctrl_click(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    view = window.parts.view
    canvas = view.scene.canvas
    hand.press("Right", "Return")
    at_rest(qtbot, window)
    chosen = view.chosen.rows
    assert len(chosen) == 1
    places = [
        middle(mark.rect)
        for mark in view.scene.marks
        if mark.ref not in chosen
        and canvas.x + 20 < mark.rect.x < canvas.right - 40
        and canvas.y + 20 < mark.rect.y < canvas.bottom - 30
        and view.scene.hit(middle(mark.rect).x(), middle(mark.rect).y()).ref == mark.ref
    ]
    hand.click(view, places[0], key="ctrl")
    qtbot.waitUntil(lambda: len(view.chosen.rows) == 2, timeout=PATIENCE)
    at_rest(qtbot, window)
    line = view.laid.dimension(None)
    assert line is not None
    assert line.text
