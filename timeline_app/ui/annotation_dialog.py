"""What is asked for an era or a note: while it is typed it is shown on the timeline, and in words how it is understood.

Nothing is kept before Save, which is offered only while what is typed says when.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from timeline_app.ui.annotation_painter import ERA_COLOURS
from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.period_input import read_period, read_time, typed, typed_period
from timeline_app.ui.said import wording
from timeline_app.ui.section import set_ink
from timeline_app.ui.style import make_first

if TYPE_CHECKING:
    from timeline_app.records import Era, Note
    from timeline_app.ui.theme import Theme

COLOUR_NAMES = ("Teal", "Brick", "Violet", "Sky", "Moss")  # of annotation_painter.ERA_COLOURS
_SWATCH = 12  # px
_WIDTH = 440  # px


class AnnotationDialog(QDialog):
    """A few fields, a line that says how they are understood, Save and Cancel."""

    draft_changed = Signal(object)  # the era, note or date as typed; None while it says no time

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._theme = theme
        self.form = QFormLayout()
        self.form.setVerticalSpacing(8)
        self.form.setHorizontalSpacing(16)
        self.said = QLabel()
        self.said.setObjectName("annotation_said")
        self.said.setWordWrap(True)
        self.said.setFont(theme.font("secondary"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        make_first(self.buttons.button(QDialogButtonBox.StandardButton.Save))
        self.removes = False  # the user asked to delete it
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def place(self, first: QLineEdit) -> None:
        """Place everything, the fields before the buttons for the Tab key too, and let typing begin in a field."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(self.form)
        column.addWidget(self.said)
        column.addWidget(self.buttons)
        first.end(False)
        first.home(True)  # all is selected, and its beginning in sight
        first.setFocus()

    def offer_removal(self, text: str = "Delete") -> None:
        """Offer to delete what is edited."""
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.DestructiveRole)
        button.setObjectName("annotation_delete")
        button.setAutoDefault(False)
        button.clicked.connect(self._on_delete_clicked)

    def field(self, label: str, name: str, text: str, hint: str = "") -> QLineEdit:
        """Add a line to type in."""
        line = QLineEdit(text)
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.setPlaceholderText(hint)
        line.setCursorPosition(0)  # of what is longer than the line the beginning is seen
        line.textChanged.connect(self._on_text_changed)
        self.form.addRow(label, line)
        return line

    def draft(self) -> object:
        """Return what is typed; raise ValueError, in words, where it is not yet enough."""
        raise NotImplementedError

    def told(self, draft: object) -> str:
        """Say how what is typed is understood."""
        raise NotImplementedError

    def look(self) -> None:
        """Say how what is typed is understood, and show it on the timeline."""
        try:
            draft: object = self.draft()
            said, token = self.told(draft), "text2"
        except ValueError as error:
            draft, said, token = None, str(error), "conflict_text"
        self.said.setText(said)
        set_ink(self.said, self._theme, token)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(draft is not None)
        self.draft_changed.emit(draft)

    def _on_text_changed(self) -> None:
        self.look()

    def _on_delete_clicked(self) -> None:
        self.removes = True
        self.accept()


class EraDialog(AnnotationDialog):
    """Asks for an era's name, its two ends and its colour."""

    def __init__(self, theme: Theme, era: Era, parent: QWidget | None = None) -> None:
        super().__init__(theme, "era_dialog", "Edit era" if era.number else "New era", parent)
        self._era = era
        first, last = typed_period(era.date)
        self.name = self.field("Name", "era_name", era.name, "Between the two meetings")
        self.first = self.field("From", "era_from", first, "May 2018, 29 August 2018, the 1990s, 2018-08-29")
        self.last = self.field("To", "era_to", last, "empty: all of the above; .. leaves it open")
        self.colour = ChoiceBox(theme)
        self.colour.setObjectName("era_colour")
        self.colour.setAccessibleName("Colour")
        self.colour.setIconSize(QSize(_SWATCH, _SWATCH))
        self.colour.addItem(_swatch(theme.colour("line_medium")), "Plain", None)
        for position, text in zip(ERA_COLOURS, COLOUR_NAMES, strict=True):
            self.colour.addItem(_swatch(theme.lane(position)), text, position)
        self.colour.setCurrentIndex(max(0, self.colour.findData(era.colour)))
        self.colour.currentIndexChanged.connect(self._on_text_changed)
        self.form.addRow("Colour", self.colour)
        self.place(self.name)

    def draft(self) -> Era:
        """Return the era as typed; raise ValueError where it says no time or has no name."""
        date = read_period(self.first.text(), self.last.text())
        name = " ".join(self.name.text().split())
        if not name:
            raise ValueError("Give it a name, which stands at its top.")
        return replace(self._era, name=name, date=date, colour=self.colour.currentData())

    def told(self, draft: object) -> str:
        """Say when the era is."""
        return wording(self.draft().date)


class NoteDialog(AnnotationDialog):
    """Asks for a note's words, and for its time unless it is to an event."""

    def __init__(self, theme: Theme, note: Note, event: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "note_dialog", "Edit note" if note.number else "New note", parent)
        self._note, self._event = note, event
        self.text = self.field("Note", "note_text", note.text, "A few words of your own")
        self.when: QLineEdit | None = None
        if note.date is not None:
            self.when = self.field("When", "note_date", typed(note.date), "29 August 2018, May 2018, 2018-08-29")
        self.place(self.text)

    def draft(self) -> Note:
        """Return the note as typed; raise ValueError where it says nothing, or no time."""
        date = None if self.when is None else read_time(self.when.text())
        text = " ".join(self.text.text().split())
        if not text:
            raise ValueError("Write what is to be remembered here.")
        return replace(self._note, text=text, date=date)

    def told(self, draft: object) -> str:
        """Say what the note is to."""
        date = self.draft().date
        return f"To the event “{self._event}”" if date is None else wording(date)


def _swatch(colour: QColor) -> QIcon:
    pixmap = QPixmap(_SWATCH, _SWATCH)
    pixmap.fill(colour)
    return QIcon(pixmap)
