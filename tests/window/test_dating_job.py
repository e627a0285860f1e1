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


def test_what_a_date_moves_is_looked_at_first_set_by_enter_and_undone_in_one_step(
    qtbot: QtBot, hand: Hand, window: MainWindow
) -> None:
    window.document.accept(tuple(window.dating.proposals.by_article.values()))
    qtbot.waitUntil(lambda: undated(window) == 0, timeout=PATIENCE)
    ferry = next(a for a in window.document.articles.values() if a.title.startswith("Ferry"))
    window.document.select_article(ferry.id)
    before = {event.id: event.date for event in window.document.events.values()}
    tray, foreseeing = window.parts.library.tray, window.dating.foreseeing
    hand.press("ctrl+d")
    qtbot.waitUntil(tray.field.hasFocus, timeout=PATIENCE)
    hand.write("2 June 2018")
    hand.press("Return")
    qtbot.waitUntil(lambda: bool(foreseeing.dialog and foreseeing.dialog.isActiveWindow()), timeout=PATIENCE)
    assert foreseeing.dialog is not None
    dialog = foreseeing.dialog
    qtbot.waitUntil(dialog.set_button.hasFocus, timeout=PATIENCE)
    told = [dialog.list.lines.index(row).data() for row in range(dialog.list.lines.rowCount())]
    assert any("February 2019 → May 2018" in row for row in told)
    hand.press("Return")
    qtbot.waitUntil(lambda: not window.document.jobs.busy and foreseeing.dialog is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: str(window.document.articles[ferry.id].published) == "2018-06-02", timeout=PATIENCE)
    hand.press("ctrl+z")
    qtbot.waitUntil(lambda: str(window.document.articles[ferry.id].published) == "2019-03-14", timeout=PATIENCE)
    assert {event.id: event.date for event in window.document.events.values()} == before


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
