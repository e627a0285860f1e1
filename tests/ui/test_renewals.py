"""Newer rules are offered for an older project, shown as a difference, and taken over or declined by the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from shell_samples import new_window

from timeline_app import renewing
from timeline_app.dates.edtf import Edtf
from timeline_app.extract import again
from timeline_app.extract.pipeline import analyse
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.records import Article
    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.renewal_dialog import RenewalDialog

WAIT = 20_000  # milliseconds
PIER = "The old pier at Lowport burned on 3 May 2019.\n\nIts owner rebuilt the pier in March 2020.\n"


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of two events that was read and rules that know only its first."""
    (tmp_path / "pier.txt").write_text(PIER, encoding="utf-8")
    path = tmp_path / "pier.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([tmp_path / "pier.txt"], Edtf.parse("2020-04-01"))
        assert len(workspace.events()) == 2

    def blinder(article: Article) -> object:
        times, mentions = analyse(article)
        return times, mentions[:1]

    monkeypatch.setattr(again, "analyse", blinder)
    monkeypatch.setattr(renewing, "reader", lambda: 7)
    return path


@pytest.fixture
def window(qtbot: QtBot, own_home: Path, older: Path) -> Iterator[MainWindow]:
    """Return the window with the older project open."""
    window = new_window(qtbot, own_home, 1400, 900)
    window.open_paths([older])
    qtbot.waitUntil(lambda: len(window.document.snapshot) == 2, timeout=WAIT)
    yield window
    window.work.finish()


def offer(qtbot: QtBot, window: MainWindow) -> QPushButton:
    """Return the button that offers to compare, once it is there."""
    bar = window.parts.message
    qtbot.waitUntil(lambda: any(b.isVisible() and "today’s rules" in b.text() for b in bar.findChildren(QPushButton)))
    return next(b for b in bar.findChildren(QPushButton) if "today’s rules" in b.text())


def compared(qtbot: QtBot, window: MainWindow) -> RenewalDialog:
    """Return the dialog once the difference is found."""
    dialog = window.work.renewals.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.take_button.isVisible, timeout=WAIT)
    return dialog


def test_the_difference_is_offered_shown_and_taken_over_with_a_copy(
    qtbot: QtBot, window: MainWindow, older: Path
) -> None:
    QTest.mouseClick(offer(qtbot, window), Qt.MouseButton.LeftButton)
    dialog = compared(qtbot, window)
    assert "1 event that is no more" in dialog.said.text()
    assert dialog.list.model().rowCount() == 1
    assert len(window.document.snapshot) == 2
    QTest.keyClick(dialog.take_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(window.document.snapshot) == 1, timeout=WAIT)
    copies = [path for path in older.parent.glob("*.tldb") if path != older]
    assert len(copies) == 1
    with Workspace(copies[0]) as copy:
        assert len(copy.events()) == 2


def test_what_was_declined_is_not_offered_again(qtbot: QtBot, window: MainWindow, older: Path) -> None:
    QTest.mouseClick(offer(qtbot, window), Qt.MouseButton.LeftButton)
    QTest.keyClick(compared(qtbot, window).keep_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.work.renewals._jobs.busy, timeout=WAIT)
    assert window.work.renewals.dialog is None
    assert len(window.document.snapshot) == 2
    with Workspace(older) as workspace:
        assert not workspace.is_older()


def test_escape_leaves_all_as_it_was(qtbot: QtBot, window: MainWindow, older: Path) -> None:
    window.actions_["compare_rules"].trigger()
    dialog = compared(qtbot, window)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.work.renewals.dialog is None
    with Workspace(older) as workspace:
        assert workspace.is_older()
        assert len(workspace.events()) == 2
