"""Notes to the selected event stand in the head of the side panel, and are edited there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from shell_samples import filled_window, settle

from timeline_app.records import Annotating, Annotations, Note
from timeline_app.ui.annotation_dialog import NoteDialog
from timeline_app.ui.note_rows import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    yield made
    made.close()


def note(qtbot: QtBot, window: MainWindow, event: str, *texts: str) -> None:
    key = window.document.events[event].mentions[0].key
    for text in texts:
        given = Annotations(notes=(Note(text, mention=key),))
        window.work.desk.annotator.change("new note", Annotating(given=given))
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: len(window.work.desk.annotator.notes_to(event)) >= len(texts))


def shown(window: MainWindow) -> list[str]:
    rows = window.parts.panel.header.notes
    return [label.text() for label in rows.findChildren(QLabel) if label.isVisibleTo(window)]


def test_a_note_is_read_and_edited_beside_its_event(qtbot: QtBot, window: MainWindow) -> None:
    first, second = list(window.document.events)[:2]
    note(qtbot, window, first, "Ask the harbour master. <b>Twice</b>")
    window.document.select(first)
    assert shown(window) == ["Your note: Ask the harbour master. <b>Twice</b>"]
    window.document.select(second)
    assert shown(window) == []
    window.document.select(first)
    buttons = window.parts.panel.header.notes.findChildren(QPushButton)
    (edit,) = (each for each in buttons if each.isVisibleTo(window))
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
    dialog = window.work.desk.dialog
    assert isinstance(dialog, NoteDialog)
    dialog.text.setText("He was asked.")
    dialog.accept()
    qtbot.waitUntil(lambda: shown(window) == ["Your note: He was asked."])
    window.document.undo_stack.undo()
    qtbot.waitUntil(lambda: "harbour" in shown(window)[0])


def test_of_many_notes_the_rest_is_counted(qtbot: QtBot, window: MainWindow) -> None:
    event = next(iter(window.document.events))
    note(qtbot, window, event, *(f"Note {number}" for number in range(MOST + 1)))
    window.document.select(event)
    assert shown(window)[-1] == "1 more note: Events > Eras and notes"
    assert len(shown(window)) == MOST + 1
