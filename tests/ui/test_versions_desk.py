"""Versions of an article in the window: told, compared word by word, another one read, and undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from shell_samples import DATED, UNDATED, filled_window, settle

from timeline_app.ui import versions_desk
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.records import Article
    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.versions_dialog import VersionsDialog

CHANGED = DATED.replace("on March 12.", "on March 11.").replace("The old ferry", "An old ferry")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    yield made
    made.close()


def bridge(window: MainWindow) -> Article:
    return next(article for article in window.document.articles.values() if "bridge" in article.title)


def add_again(qtbot: QtBot, window: MainWindow, text: str) -> None:
    file = next(window.document.path.parent.parent.rglob("bridge.txt"))  # type: ignore[union-attr]
    file.write_text(text, encoding="utf-8")
    window.open_paths([file])
    settle(qtbot, window.document)


def test_a_version_that_is_in_the_file_already_is_shown_with_its_own_marks(qtbot: QtBot, window: MainWindow) -> None:
    article = bridge(window)
    assert window.document.path is not None
    file = next(window.document.path.parent.parent.rglob("bridge.txt"))
    file.write_text(CHANGED, encoding="utf-8")
    with Workspace(window.document.path) as workspace:
        workspace.add([file])
    window.document.select_article(article.id)
    source = window.parts.panel.source
    assert "on March 12" in window.document.articles[article.id].text
    assert source.reader.broken == ()
    assert source._shown is not None
    assert "on March 11" in source._shown.text


def said(window: MainWindow) -> str:
    return window.parts.message._text.text()


def opened(qtbot: QtBot, window: MainWindow) -> VersionsDialog:
    desk = window.work.housekeeping.versions
    window.actions_["versions"].trigger()
    qtbot.waitUntil(lambda: desk.dialog is not None)
    dialog = desk.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.said.text() != "Comparing…")
    return dialog


def test_an_article_added_again_with_another_text_is_compared_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    article = bridge(window)
    add_again(qtbot, window, CHANGED)
    assert "1 article came with another text: now read as a new version." in said(window)
    window.document.select_article(article.id)
    assert "March 11" in bridge(window).text
    meta = window.parts.panel.source.findChild(QLabel, "article_meta")
    assert meta is not None
    assert "version 2 of 2" in meta.text()
    assert re.search(r"version 2 of 2</a>, read \d+ \w+ \d{4}", meta.text())
    dialog = opened(qtbot, window)
    assert dialog.said.text() == "Change 1 of 2"
    assert dialog.text.textCursor().selectedText() == "12"
    QTest.keyClick(dialog, Qt.Key.Key_F3)
    assert (dialog.said.text(), dialog.text.textCursor().selectedText()) == ("Change 2 of 2", "The")
    assert dialog.text.toPlainText().count("1211") == 1  # what is gone stands before what is new
    assert not dialog.read_button.isEnabled()  # it is read now
    dialog.before.setCurrentIndex(1)
    dialog.after.setCurrentIndex(0)
    assert dialog.read_button.isEnabled()
    dialog.read_button.click()
    settle(qtbot, window.document)
    assert "March 12" in bridge(window).text
    window.document.undo_stack.undo()
    settle(qtbot, window.document)
    assert "March 11" in bridge(window).text
    window.document.undo_stack.undo()  # that it was added again
    settle(qtbot, window.document)
    assert "March 12" in bridge(window).text
    assert not window.document.undo_stack.canUndo()


def test_an_article_is_replaced_with_a_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(UNDATED.replace("Captain", "Helmsman"), encoding="utf-8")
    article = bridge(window)
    monkeypatch.setattr(window.dialogs, "replacement", lambda: other)
    window.document.select_article(article.id)
    replace(qtbot, window)
    assert "Helmsman" in window.document.articles[article.id].text
    window.document.undo_stack.undo()
    settle(qtbot, window.document)
    assert window.document.articles[article.id] == article
    monkeypatch.setattr(window.dialogs, "replacement", lambda: tmp_path / "nowhere.txt")
    replace(qtbot, window)
    assert "nowhere.txt" in said(window)
    assert window.document.articles[article.id] == article


def replace(qtbot: QtBot, window: MainWindow, *, keep: bool = False) -> None:
    window.actions_["replace_article"].trigger()
    dialog = window.work.housekeeping.versions.replacement
    assert dialog is not None
    dialog.stay.setChecked(keep)
    dialog.accept_button.click()
    settle(qtbot, window.document)


def test_what_only_the_former_text_reports_stays_as_ones_own(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(DATED.replace("The council voted for the bridge in May 2017. ", ""), encoding="utf-8")
    monkeypatch.setattr(window.dialogs, "replacement", lambda: other)
    window.document.select_article(bridge(window).id)
    before = len(window.document.snapshot)
    replace(qtbot, window, keep=True)
    own = [event for event in window.document.events.values() if event.mentions[0].own]
    assert [str(event.date) for event in own] == ["2017-05"]
    assert "voted" in own[0].mentions[0].text
    assert len(window.document.snapshot) == before
    window.document.undo_stack.undo()
    settle(qtbot, window.document)
    assert not any(event.mentions[0].own for event in window.document.events.values())


def test_where_there_is_one_version_it_is_said_what_makes_two(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["versions"].trigger()
    assert said(window) == versions_desk.CHOOSE
    window.document.select_article(bridge(window).id)
    window.actions_["versions"].trigger()
    qtbot.waitUntil(lambda: said(window) == versions_desk.ALONE)
    assert window.work.housekeeping.versions.dialog is None
