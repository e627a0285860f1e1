"""A copy for sharing is asked for in the window, with the keyboard alone, and written beside the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from shell_samples import filled_window

from timeline_app.ui.share_list import ShareList
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.share_dialog import ShareDialog


@pytest.fixture
def window(qtbot: QtBot, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    window = filled_window(qtbot, own_home, monkeypatch)
    yield window
    window.work.finish()


def asked(window: MainWindow) -> ShareDialog:
    window.actions_["share_copy"].trigger()
    dialog = window.work.housekeeping.sharings.dialog
    assert dialog is not None
    return dialog


def test_an_article_is_left_out_by_keys_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "to share.tldb"
    monkeypatch.setattr(window.dialogs, "save_copy", lambda suggested: target)
    dialog = asked(window)
    QTest.keyClicks(dialog.field, "bridge")
    assert dialog.rows.rowCount() == 1
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.rows.index(0))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.said.text() == "1 article in the copy, 1 left out with what only they report"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The copy is saved in" in window.parts.message._text.text(), timeout=20_000)
    assert "1 left out" in window.parts.message._text.text()
    with Workspace(target) as workspace:
        assert [article.file for article in workspace.articles()] == ["ferry.txt"]
    assert len(window.document.snapshot.light) == 2


def test_a_copy_of_nothing_cannot_be_asked_for(window: MainWindow) -> None:
    dialog = asked(window)
    dialog.none.click()
    assert not dialog.save_button.isEnabled()
    dialog.every.click()
    assert dialog.save_button.isEnabled()
    assert dialog.wish().articles == frozenset()
    assert dialog.wish().folders
    dialog.reject()


def test_where_it_cannot_be_written_it_is_told(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.dialogs, "save_copy", lambda suggested: window.document.path)
    asked(window).accept()
    qtbot.waitUntil(lambda: "the project itself" in window.parts.message._text.text(), timeout=20_000)


def test_the_list_is_a_sound_model(qtbot: QtBot, window: MainWindow) -> None:
    rows = ShareList(window.document.snapshot.light)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert rows.index(0).data() == "Mayor opens the new bridge · 14 Mar 2019"
    rows.find("ferry")
    rows.tick_shown(on=False)
    rows.find("")
    assert len(rows.left_out) == 1
    assert tester.model() is rows
