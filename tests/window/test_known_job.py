"""Going back to a day by hand in the real window: by key, by the slider's keys and its buttons, and away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from window_samples import PATIENCE, demo_window

from timeline_app.timeline.filtering import Known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open, shown on the X screen."""
    window = demo_window(qtbot, "titanic")
    yield window
    window.ways.filters.finish()
    window.document.finish()


def test_one_goes_back_to_a_day_and_forward_again(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    bar, document = window.parts.known, window.document
    hand.press("ctrl+shift+k")
    qtbot.waitUntil(bar.slider.hasFocus, timeout=PATIENCE)
    days = bar.slider.days.tolist()

    hand.press("Home")
    qtbot.waitUntil(lambda: document.snapshot.wanted.known == Known(days[0]), timeout=PATIENCE)
    first = document.snapshot.left_words
    assert len(document.snapshot.by_time) < len(document.snapshot)

    hand.press("Prior")
    qtbot.waitUntil(lambda: document.snapshot.wanted.known == Known(days[1]), timeout=PATIENCE)
    hand.click(bar.later, QPoint(bar.later.width() // 2, bar.later.height() // 2))
    qtbot.waitUntil(lambda: document.snapshot.wanted.known == Known(days[2]), timeout=PATIENCE)
    assert bar.left.text() == document.snapshot.left_words != first

    chip = window.parts.chips.chips[0]
    hand.click(chip, QPoint(chip.width() // 2, chip.height() // 2))
    qtbot.waitUntil(lambda: not document.snapshot.wanted, timeout=PATIENCE)
    assert bar.isHidden()
