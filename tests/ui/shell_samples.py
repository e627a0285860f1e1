"""A small project made of the tests' own words, and waiting for a document's worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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
