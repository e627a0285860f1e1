"""An article is removed from the window: what goes is said, may stay as one's own, and comes back by undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_samples import filled_window, settle

from timeline_app.dates.edtf import Edtf
from timeline_app.store.file_rows import Reported
from timeline_app.ui.removal_words import Going, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.removal_dialog import RemovalDialog

DAY = Edtf.parse("2019-03-12")


def reported(elsewhere: int, date: Edtf | None = DAY) -> Reported:
    return Reported("e", "The ferry sank", date, elsewhere, "a", "The ferry sank.", 0, 15)


@pytest.mark.parametrize(
    ("events", "said", "stay"),
    [
        ((), "It reports no event.", ""),
        ((reported(1),), "It reports 1 event, which is also reported elsewhere: nothing is lost.", ""),
        (
            (reported(0), reported(0), reported(2)),
            "It reports 3 events, of which 1 is also reported elsewhere and stays.",
            "Keep them as your own, with this article as the source",
        ),
        (
            (reported(0), reported(0, None)),
            "It reports 2 events.",
            "Keep them as your own, with this article as the source",
        ),
        ((reported(0, None),), "It reports 1 event.", ""),
    ],
)
def test_what_goes_is_said(events: tuple[Reported, ...], said: str, stay: str) -> None:
    words = told(Going("a", "Ferry", events))
    assert words.events.startswith(said)
    assert words.stay == stay


@pytest.fixture
def window(qtbot: QtBot, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    window = filled_window(qtbot, own_home, monkeypatch)
    yield window
    window.work.finish()


def asked(qtbot: QtBot, window: MainWindow, name: str) -> RemovalDialog:
    article = next(key for key, each in window.document.snapshot.light.items() if each.file.endswith(name))
    window.document.select_article(article)
    window.actions_["remove_article"].trigger()
    qtbot.waitUntil(lambda: window.work.housekeeping.removals.dialog is not None)
    dialog = window.work.housekeeping.removals.dialog
    assert dialog is not None
    return dialog


def test_it_goes_and_undo_brings_it_back(qtbot: QtBot, window: MainWindow) -> None:
    before, events = tuple(window.document.snapshot.light), len(window.document.snapshot)
    dialog = asked(qtbot, window, "bridge.txt")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.document.snapshot.light) == 1)
    settle(qtbot, window.document)
    assert len(window.document.snapshot) < events
    assert window.document.chosen_article is None
    assert "is removed. Edit > Undo brings it back." in window.parts.message._text.text()
    assert "removal of" in window.document.undo_stack.undoText()
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: tuple(window.document.snapshot.light) == before)
    settle(qtbot, window.document)
    assert len(window.document.snapshot) == events


def test_its_events_stay_as_ones_own(qtbot: QtBot, window: MainWindow) -> None:
    dialog = asked(qtbot, window, "bridge.txt")
    dialog.stay.setChecked(True)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: sum(each.own for each in window.document.snapshot.light.values()) > 0)
    settle(qtbot, window.document)
    assert all(each.own or each.file.endswith("ferry.txt") for each in window.document.snapshot.light.values())


def test_cancel_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    dialog = asked(qtbot, window, "bridge.txt")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.work.housekeeping.removals.dialog is None)
    assert not window.document.undo_stack.canUndo()


def test_nothing_chosen_says_what_to_do(window: MainWindow) -> None:
    window.actions_["remove_article"].trigger()
    assert "Select an event or an article first." in window.parts.message._text.text()
