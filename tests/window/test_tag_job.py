"""Tagging by hand, in the real window: keys alone give a tag, its lane is there, undo takes both away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from window_samples import PATIENCE, demo_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open in lanes by topic, shown on the X screen and at rest."""
    window = demo_window(qtbot, "titanic")
    window.actions_.choose_grouping("topic")
    qtbot.waitUntil(lambda: "Survivors" in lanes(window), timeout=PATIENCE)
    window.parts.view.setFocus()
    yield window
    window.tags.finish()
    window.desk.finish()
    window.document.finish()


def lanes(window: MainWindow) -> tuple[str, ...]:
    return window.parts.view.port.index.lane_names


def test_a_tag_is_given_by_keys_alone_and_undone(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    before = lanes(window)
    hand.press("Home")
    hand.press("Return")
    qtbot.waitUntil(lambda: window.document.chosen_event is not None, timeout=PATIENCE)
    chosen = window.document.chosen_event
    assert chosen is not None
    hand.press("t")
    qtbot.waitUntil(lambda: window.tags.dialog is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window.tags.dialog, timeout=PATIENCE)
    hand.write("Key witness")
    hand.press("Return")
    qtbot.waitUntil(lambda: window.tags.dialog is not None and window.tags.dialog.wish()[0] == ("Key witness",))
    hand.press("Return")
    qtbot.waitUntil(lambda: set(lanes(window)) == {*before, "Key witness"}, timeout=PATIENCE)
    assert window.tags.tagger.names_of(chosen.id) == ("Key witness",)
    assert window.document.chosen_event == chosen
    hand.press("ctrl+z")
    qtbot.waitUntil(lambda: set(lanes(window)) == set(before), timeout=PATIENCE)
    hand.press("ctrl+shift+z")
    qtbot.waitUntil(lambda: "Key witness" in lanes(window), timeout=PATIENCE)
