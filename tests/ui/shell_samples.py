"""A small project made of the tests' own words, a window to show it in, and waiting for a document's worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from timeline_app.ui import project_paths
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.document import Document

DATED = """Mayor opens the new bridge

HARBOUR GAZETTE, 14 March 2019

Mayor Ada Lindqvist opened the new bridge in Norrhamn on March 12.

The council voted for the bridge in May 2017. The old ferry sank last month.
"""
UNDATED = """Ferry sinks off Norrhamn

The ferry sank last month off Norrhamn, Captain Olof Brandt said on Tuesday.

It had been built in 1998.
"""


def write_articles(folder: Path) -> Path:
    """Write two articles, one of them without a date, and return their folder."""
    folder.mkdir(exist_ok=True)
    (folder / "bridge.txt").write_text(DATED, encoding="utf-8")
    (folder / "ferry.txt").write_text(UNDATED, encoding="utf-8")
    return folder


def settle(qtbot: QtBot, document: Document) -> None:
    """Wait until the document's workers have nothing left to do."""
    qtbot.waitUntil(lambda: not document.jobs.busy and not document.looking_up, timeout=60_000)


def settings_in(folder: Path) -> Settings:
    """Return settings that are kept in a folder."""
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


def new_window(qtbot: QtBot, folder: Path, width: int = 0, height: int = 0) -> MainWindow:
    """Show a window whose settings are in a folder, in a size of its own or in one that is given."""
    window = MainWindow(settings_in(folder), Theme.load("light"))
    qtbot.addWidget(window)
    if width:
        window.resize(width, height)
    window.show()
    return window


def filled_window(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Show the small project, all of it, in a window that moves at once; files that it makes are in a folder."""
    monkeypatch.setattr(project_paths, "projects_folder", lambda: folder / "Timeline")
    window = new_window(qtbot, folder, 1600, 1000)
    window.parts.view.animated = False
    window.open_paths([write_articles(folder / "norrhamn")])
    settle(qtbot, window.document)
    window.parts.view.fit_all()
    return window
