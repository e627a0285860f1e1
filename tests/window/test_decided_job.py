"""Your decisions by hand, in the real window: made by keys, found in the list, gone to and taken back, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from window_samples import PATIENCE, at_rest, demo_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open, of which one event was accepted and another rejected by keys."""
    window = demo_window(qtbot)
    yield window
    window.work.proving.finish()
    window.work.reading.finish()
    window.desk.finish()
    window.document.finish()


def test_decisions_are_found_gone_to_taken_back_and_given_again_by_keys(
    qtbot: QtBot, hand: Hand, window: MainWindow
) -> None:
    document = window.document
    one, other = (event.id for event in list(document.events.values())[:2])
    for event, key in ((one, "y"), (other, "x")):
        document.select(event)
        window.parts.view.setFocus()
        hand.press(key)
        at_rest(qtbot, window)
    hand.press("ctrl+shift+l")
    desk = window.work.proving.decided
    qtbot.waitUntil(lambda: bool(desk.dialog and desk.dialog.isActiveWindow()) and not desk.busy, timeout=PATIENCE)
    dialog = desk.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.lines.rowCount() == 2, timeout=PATIENCE)
    hand.press("Down", "Return")
    qtbot.waitUntil(lambda: document.selection is not None and document.selection.event == one, timeout=PATIENCE)
    hand.press("Delete")
    qtbot.waitUntil(lambda: dialog.list.lines.rowCount() == 1, timeout=PATIENCE)
    assert document.events[one].review.value == "proposed"
    assert document.events[other].review.value == "rejected"
    hand.press("Escape")
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)
    at_rest(qtbot, window)
    window.parts.view.setFocus()
    hand.press("ctrl+z")
    qtbot.waitUntil(lambda: document.events[one].review.value == "accepted", timeout=PATIENCE)
