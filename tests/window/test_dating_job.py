"""Dating by hand, in the real window: one proposed date is accepted with a click of the mouse, another by the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from window_samples import shown_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

PATIENCE = 30_000
TEXTS = {
    "2019-03-14_ferry.txt": "Ferry sinks\n\nThe ferry sank last month, the captain said on Tuesday.\n",
    "2019-06-03_harbour.txt": "Harbour to close\n\nThe harbour will close next week, the mayor said on Monday.\n",
}


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the window with two undated articles, whose files' names tell their dates."""
    folder = tmp_path / "saved"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    window = shown_window(qtbot)
    window.document.open(tmp_path / "two.tldb", create=True)
    window.document.add([folder])
    qtbot.waitUntil(lambda: len(window.dating.proposals.by_article) == 2, timeout=PATIENCE)
    yield window
    window.document.finish()


def undated(window: MainWindow) -> int:
    """Count what has no date yet, once the worker is idle."""
    return -1 if window.document.jobs.busy else len(window.document.snapshot.undated_articles)


def test_proposals_are_accepted_by_mouse_and_by_keys_and_undone(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    view = window.parts.library.tray.view
    qtbot.wait(200)
    hand.click(view.viewport(), view.button_of(view.lines.index(0)).center())
    qtbot.waitUntil(lambda: undated(window) == 1, timeout=PATIENCE)

    hand.press("space")  # the next row has taken the place of the first
    qtbot.waitUntil(window.dating.card.isVisible, timeout=PATIENCE)
    hand.press("Escape", "Return")
    qtbot.waitUntil(lambda: undated(window) == 0, timeout=PATIENCE)

    hand.press("ctrl+z", "ctrl+z")
    qtbot.waitUntil(lambda: undated(window) == 2, timeout=PATIENCE)
