"""The small list of every era and note, in the order of time: go there, change it, delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from timeline_app.records import Era, Note
from timeline_app.timeline.annotations import note_second, span_of
from timeline_app.ui.said import wording
from timeline_app.ui.section import set_ink
from timeline_app.ui.two_lines import LinesView, TwoLines

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.ui.annotator import Annotator
    from timeline_app.ui.theme import Theme

_NOTHING = "No eras or notes yet. A right click on the timeline makes one, or Events > New era."
_SIZE = QSize(400, 340)  # px


class AnnotationList(QDialog):
    """Lists what the user laid over the timeline."""

    go_requested = Signal(object)  # Era or Note
    edit_requested = Signal(object)
    removal_requested = Signal(object)

    def __init__(
        self, theme: Theme, annotator: Annotator, title_of: Callable[[Note], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("annotation_list")
        self.setWindowTitle("Eras and notes")
        self._annotator, self._title_of = annotator, title_of
        self._shown: dict[str, Era | Note] = {}  # by the row's key
        self.list = LinesView(theme, "Eras and notes", self)
        self.list.setMinimumSize(_SIZE)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.list.row_chosen.connect(lambda _: self._go())
        self._empty = QLabel(_NOTHING)
        self._empty.setWordWrap(True)
        set_ink(self._empty, theme, "text2")
        self.edit_button, self.delete_button, close = QPushButton("Edit…"), QPushButton("Delete"), QPushButton("Close")
        self.edit_button.clicked.connect(lambda: self.edit_requested.emit(self.chosen()))
        self.delete_button.clicked.connect(lambda: self.removal_requested.emit(self.chosen()))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.edit_button)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        annotator.annotations_changed.connect(self._fill)
        self._fill()

    def chosen(self) -> Era | Note | None:
        """Return what stands in the chosen row."""
        row = self.list.currentIndex().row()
        return list(self._shown.values())[row] if 0 <= row < len(self._shown) else None

    def _fill(self) -> None:
        found = self._annotator.annotations
        everything: list[Era | Note] = [*found.eras, *found.notes]
        self._shown = {_key(what): what for what in sorted(everything, key=_place)}
        self.list.lines.set_rows([TwoLines(key, *self._said(what)) for key, what in self._shown.items()])
        self._empty.setVisible(not everything)
        self._offer()

    def _said(self, what: Era | Note) -> tuple[str, str]:
        if isinstance(what, Era):
            return what.name, wording(what.date)
        if what.date is not None:
            return what.text, wording(what.date)
        known = self._annotator.event_of(what) is not None
        return what.text, f"to “{self._title_of(what)}”" if known else "its report is no more"

    def _offer(self) -> None:
        for button in (self.edit_button, self.delete_button):
            button.setEnabled(self.chosen() is not None)

    def _go(self) -> None:
        if (what := self.chosen()) is not None:
            self.go_requested.emit(what)

    def _on_list_current_changed(self, _now: QModelIndex, before: QModelIndex) -> None:
        """Go along with the keys; the first row is current as soon as the list has the keyboard, and moves nothing."""
        self._offer()
        if before.isValid():
            self._go()


def _key(what: Era | Note) -> str:
    return f"{type(what).__name__} {what.number}"


def _place(what: Era | Note) -> tuple[int, int]:
    """Return the order of time; notes to events, which have a place there, come last."""
    if what.date is None:
        return 1, what.number
    return 0, span_of(what.date)[0] if isinstance(what, Era) else note_second(what.date)
