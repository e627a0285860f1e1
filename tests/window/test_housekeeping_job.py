"""Articles cared for by hand, in the real window: removed, replaced, compared, shared, found again, told as new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from window_samples import PATIENCE, at_rest, shown_window

from timeline_app.ui import project_paths
from timeline_app.ui.command_palette import CommandPalette
from timeline_app.ui.removal_dialog import RemovalDialog
from timeline_app.ui.replacement_dialog import ReplacementDialog
from timeline_app.ui.share_dialog import ShareDialog
from timeline_app.ui.versions_dialog import VersionsDialog
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

BRIDGE = """Mayor opens the new bridge

HARBOUR GAZETTE, 14 March 2019

Mayor Ada Lindqvist opened the new bridge in Norrhamn on March 12. The council voted for the bridge in May 2017.
"""
FERRY = """Ferry sinks off Norrhamn

SOUND HERALD, 16 March 2019

The ferry sank off Norrhamn on 15 March 2019, Captain Olof Brandt said. It had been built in 1998.
"""
MILL = "Mill burns down in Ardle\n\nPublished 2 June 2020\n\nThe mill of Ardle burned down on 1 June 2020.\n"


@pytest.fixture
def window(
    desktop: None, qtbot: QtBot, own_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[MainWindow]:
    """Return the window with two articles of a folder open, the first of them shown."""
    monkeypatch.setattr(project_paths, "projects_folder", lambda: own_home / "Timeline")
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (papers / "ferry.txt").write_text(FERRY, encoding="utf-8")
    window = shown_window(qtbot)
    window.open_paths([papers])
    qtbot.waitUntil(lambda: len(window.document.snapshot.light) == 2, timeout=PATIENCE)
    at_rest(qtbot, window)
    window.document.select_article(named(window, "bridge"))
    at_rest(qtbot, window)
    window.parts.view.setFocus()
    yield window
    window.work.finish()


def named(window: MainWindow, word: str) -> str:
    """Return the id of the article whose title holds a word."""
    return next(article.id for article in window.document.articles.values() if word in article.title)


def command(qtbot: QtBot, window: MainWindow, hand: Hand, words: str) -> None:
    """Give a command by its words, through the palette."""
    window.parts.view.setFocus()
    hand.press("ctrl+shift+p")
    qtbot.waitUntil(lambda: bool(window.findChildren(CommandPalette)), timeout=PATIENCE)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit), timeout=PATIENCE)
    hand.write(words)
    hand.press("Return")
    qtbot.wait(200)


def dialog(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    """Return the dialog of a kind that is asked in."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=PATIENCE)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found, timeout=PATIENCE)
    return found


def said(window: MainWindow) -> str:
    return window.parts.message._text.text()


def test_an_article_is_removed_with_its_events_kept_and_brought_back(
    qtbot: QtBot, window: MainWindow, hand: Hand
) -> None:
    before = len(window.document.snapshot)
    command(qtbot, window, hand, "Remove from the project")
    dialog(qtbot, RemovalDialog)
    hand.press("Down", "Return")
    at_rest(qtbot, window)
    assert [article.title for article in window.document.articles.values() if not article.own] == [
        "Ferry sinks off Norrhamn"
    ]
    assert any(event.mentions[0].own for event in window.document.events.values())
    window.parts.view.setFocus()
    hand.press("ctrl+z")
    at_rest(qtbot, window)
    assert len(window.document.snapshot) == before


def test_an_article_is_replaced_compared_and_its_first_version_read_again(
    qtbot: QtBot, window: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "corrected.txt"
    other.write_text(BRIDGE.replace("March 12", "March 11"), encoding="utf-8")
    monkeypatch.setattr(window.dialogs, "replacement", lambda: other)
    command(qtbot, window, hand, "Replace with a file")
    dialog(qtbot, ReplacementDialog)
    hand.press("Return")
    at_rest(qtbot, window)
    assert "March 11" in window.document.articles[named(window, "bridge")].text
    meta = window.parts.panel.source.findChild(QLabel, "article_meta")
    assert meta is not None
    assert "version 2 of 2" in meta.text()
    command(qtbot, window, hand, "Versions of the article")
    shown = dialog(qtbot, VersionsDialog)
    assert isinstance(shown, VersionsDialog)
    qtbot.waitUntil(lambda: shown.said.text() == "Change 1 of 1", timeout=PATIENCE)
    assert shown.text.textCursor().selectedText() == "12"
    shown.after.setFocus()
    hand.press("Up")
    hand.click(shown.read_button, shown.read_button.rect().center())
    at_rest(qtbot, window)
    assert "March 12" in window.document.articles[named(window, "bridge")].text


def test_a_copy_for_sharing_is_asked_for_and_saved(
    qtbot: QtBot, window: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "to share.tldb"
    monkeypatch.setattr(window.dialogs, "save_copy", lambda suggested: target)
    command(qtbot, window, hand, "Save a copy for sharing")
    shown = dialog(qtbot, ShareDialog)
    assert isinstance(shown, ShareDialog)
    hand.write("ferry")
    qtbot.waitUntil(lambda: shown.rows.rowCount() == 1, timeout=PATIENCE)
    shown.list.setFocus()
    hand.press("Home", "space")
    hand.press("Return")
    qtbot.waitUntil(lambda: "The copy is saved in" in said(window), timeout=PATIENCE)
    with Workspace(target) as workspace:
        assert [article.title for article in workspace.articles()] == ["Mayor opens the new bridge"]
    assert b"Brandt" not in target.read_bytes()


def test_moved_files_are_found_again(
    qtbot: QtBot, window: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(window.work.housekeeping.originals, "opener", note)
    monkeypatch.setattr(window.dialogs, "moved_to", lambda: tmp_path / "elsewhere")
    (tmp_path / "papers").rename(tmp_path / "elsewhere")
    command(qtbot, window, hand, "Show in folder")
    assert "Was it moved?" in said(window)
    remedy = window.parts.message._remedy
    hand.click(remedy, remedy.rect().center())
    qtbot.waitUntil(lambda: "are found in" in said(window), timeout=PATIENCE)
    at_rest(qtbot, window)
    command(qtbot, window, hand, "Show in folder")
    assert opened == [str(tmp_path / "elsewhere")]


def test_what_was_added_meanwhile_is_shown_at_a_click(
    qtbot: QtBot, window: MainWindow, hand: Hand, tmp_path: Path
) -> None:
    path = window.document.path
    assert path is not None
    hand.press("ctrl+w")
    qtbot.waitUntil(lambda: window.document.path is None, timeout=PATIENCE)
    qtbot.wait(1_100)  # times are noted in whole seconds
    (tmp_path / "mill.txt").write_text(MILL, encoding="utf-8")
    with Workspace(path) as workspace:
        workspace.add([tmp_path / "mill.txt"])
    window.open_paths([path])
    button = window.ways.news.button
    qtbot.waitUntil(button.isVisible, timeout=PATIENCE)
    hand.click(button, button.rect().center())
    qtbot.waitUntil(lambda: window.parts.counts.text().startswith(f"{window.ways.news.count} of "), timeout=PATIENCE)
    shown = window.document.snapshot.events_at(window.document.snapshot.by_time.tolist())
    assert {mention.article for event in shown for mention in event.mentions} == {named(window, "Mill")}
