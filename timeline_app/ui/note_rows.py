"""The user's notes to the selected event, in the head of the side panel: each can be read whole, and edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.records import Note
    from timeline_app.ui.annotation_desk import AnnotationDesk
    from timeline_app.ui.document import Document
    from timeline_app.ui.theme import Theme

MOST: Final = 3  # notes that are shown; the list of eras and notes has all


class NoteRows(QWidget):
    """A line for each note, and what edits it."""

    edit_requested = Signal(object)  # Note

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("event_notes")
        self._theme = theme
        self._notes: tuple[Note, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        self._fill()

    def set_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes."""
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self._fill()
        self.setVisible(bool(notes))

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for note in self._notes[:MOST]:
            self._column.addWidget(self._row(note))
        if (rest := len(self._notes) - MOST) > 0:
            more = f"{rest} more {'note' if rest == 1 else 'notes'}: Events > Eras and notes"
            self._column.addWidget(self._line(more, "text2"))

    def _row(self, note: Note) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._line(f"Your note: {note.text}", "text"), 1)
        edit = QPushButton("Edit", row)
        edit.setObjectName("link")
        edit.setFont(self._theme.font("secondary"))
        edit.setAccessibleName(f"Edit the note “{note.text}”")
        edit.clicked.connect(lambda: self.edit_requested.emit(note))
        line.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _line(self, text: str, token: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self._theme.font("control"))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_ink(label, self._theme, token)
        return label


class EventNotes(QObject):
    """Shows the notes to the selected event, and lets them be edited."""

    def __init__(self, document: Document, desk: AnnotationDesk, rows: NoteRows, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._desk, self._rows = document, desk, rows
        rows.edit_requested.connect(desk.edit)
        document.selection_changed.connect(self._tell)
        desk.annotator.annotations_changed.connect(self._tell)

    def _tell(self) -> None:
        event = self._document.chosen_event
        self._rows.set_notes(() if event is None else self._desk.annotator.notes_to(event.id))
