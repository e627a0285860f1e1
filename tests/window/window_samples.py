"""The real window with something in it, shown on the X screen, and waiting until it is at rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from timeline_app.ui.app import make_window
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from timeline_app.timeline.parts import Rect
    from timeline_app.ui.main_window import MainWindow

PATIENCE = 30_000  # milliseconds until a wait counts as failed


def shown_window(qtbot: QtBot) -> MainWindow:
    """Show the window, which has the keyboard then."""
    window = make_window()
    window.set_theme(Theme.load("light"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def demo_window(qtbot: QtBot, *demo: str) -> MainWindow:
    """Show the window with a demo open (the first where none is named), at rest, its timeline having the keyboard."""
    window = shown_window(qtbot)
    window.open_demo(*demo)
    view = window.parts.view
    qtbot.waitUntil(lambda: bool(window.document.events) and bool(view.scene.marks), timeout=PATIENCE)
    at_rest(qtbot, window)
    view.setFocus()
    return window


def at_rest(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing moves, is read, looked up or changed."""
    document, annotator = window.document, window.desk.annotator
    qtbot.waitUntil(
        lambda: not (document.jobs.busy or document.looking_up or annotator.busy),
        timeout=PATIENCE,
    )
    qtbot.wait(400)  # a flight of the view takes 300 ms


def middle(rect: Rect) -> QPoint:
    """Return the pixel in the middle of a rectangle."""
    return QPoint(round(rect.x + rect.width / 2), round(rect.y + rect.height / 2))
