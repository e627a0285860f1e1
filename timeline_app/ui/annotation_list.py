"""The small list of every era and note, in the order of time: go there, change it, delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from timeline_app.dates.wording import wording
from timeline_app.records import Era, Note
from timeline_app.timeline.annotations import note_second, span_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from timeline_app.ui.annotator import Annotator
    from timeline_app.ui.theme import Theme

_WHAT = Qt.ItemDataRole.UserRole
_NOTHING = "No eras or notes yet. A right click on the timeline makes one."


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
        self.list = QListWidget()
        self.list.setObjectName("annotations")
        self.list.setAccessibleName("Eras and notes")
        self.list.setFont(theme.font("body"))
        self.list.setWordWrap(True)
        self.list.itemSelectionChanged.connect(self._on_list_selection_changed)
        self.list.itemActivated.connect(lambda item: self.edit_requested.emit(item.data(_WHAT)))
        self._edit, self._delete = QPushButton("Edit…"), QPushButton("Delete")
        self._edit.clicked.connect(lambda: self._ask(self.edit_requested))
        self._delete.clicked.connect(lambda: self._ask(self.removal_requested))
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        for button in (self._edit, self._delete):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.list)
        column.addLayout(row)
        self.resize(420, 360)
        annotator.annotations_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        found = self._annotator.annotations
        self.list.clear()
        everything: list[Era | Note] = [*found.eras, *found.notes]
        for what in sorted(everything, key=_place):
            item = QListWidgetItem(self._said(what))
            item.setData(_WHAT, what)
            self.list.addItem(item)
        if not self.list.count():
            empty = QListWidgetItem(_NOTHING)
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(empty)
        self._on_list_selection_changed()

    def _said(self, what: Era | Note) -> str:
        if isinstance(what, Era):
            return f"{what.name}\n{wording(what.date)}"
        if what.date is not None:
            return f"{what.text}\n{wording(what.date)}"
        known = self._annotator.event_of(what) is not None
        return f"{what.text}\nto “{self._title_of(what)}”" if known else f"{what.text}\nits report is no more"

    def _chosen(self) -> Era | Note | None:
        items = self.list.selectedItems()
        return items[0].data(_WHAT) if items else None

    def _ask(self, signal: SignalInstance) -> None:
        if (what := self._chosen()) is not None:
            signal.emit(what)

    def _on_list_selection_changed(self) -> None:
        what = self._chosen()
        for button in (self._edit, self._delete):
            button.setEnabled(what is not None)
        if what is not None:
            self.go_requested.emit(what)


def _place(what: Era | Note) -> tuple[int, int]:
    """Return the order of time; notes to events, which have a place there, come last."""
    if what.date is None:
        return 1, what.number
    return 0, span_of(what.date)[0] if isinstance(what, Era) else note_second(what.date)
