"""The saved views in a list: Enter shows one, F2 renames it, Del deletes it, which can be taken back there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from timeline_app.ui.section import set_ink
from timeline_app.ui.two_lines import ROW, LinesView
from timeline_app.ui.view_name_dialog import ViewNameDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.ui.saved_views import SavedViews
    from timeline_app.ui.theme import Theme

_SIZE: Final = QSize(560, 400)  # px
_NONE: Final = "No view is saved yet. View > Saved views > Save this view keeps the filters, the lanes and the span."
_LOCKED: Final = "This project may not be changed: its views can be shown, but not renamed or deleted."


class SavedViewsDialog(QDialog):
    """What can be done with saved views."""

    wanted = Signal(str)  # the name of the one to be shown

    def __init__(self, views: SavedViews, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saved_views_dialog")
        self.setWindowTitle("Saved views")
        self.resize(_SIZE)
        self._views, self._theme = views, theme
        self._bring_back: Callable[[], None] | None = None
        self.said = QLabel()
        self.said.setObjectName("saved_views_said")
        self.said.setWordWrap(True)
        set_ink(self.said, theme, "text2")
        self.list = LinesView(theme, "Saved views", self)
        self.list.row_chosen.connect(self._show)
        self.show_button, self.rename_button = QPushButton("Show"), QPushButton("Rename…")
        self.delete_button, self.back_button = QPushButton("Delete"), QPushButton("Bring back")
        self.close_button = QPushButton("Close")
        self.show_button.setProperty("first", "true")
        self.show_button.clicked.connect(self._on_show_clicked)
        self.rename_button.clicked.connect(self.rename)
        self.delete_button.clicked.connect(self.delete)
        self.back_button.clicked.connect(self.bring_back)
        self.close_button.clicked.connect(self.reject)
        self.rename_button.setToolTip("Give the view another name (F2)")
        self.delete_button.setToolTip("Delete the view (Del)")
        for key, do in ((Qt.Key.Key_F2, self.rename), (Qt.Key.Key_Delete, self.delete)):
            QShortcut(QKeySequence(key), self).activated.connect(do)
        self._lay_out()
        self._renew()

    def rename(self) -> None:
        """Ask for another name of the view that the list stands on."""
        name = self._current()
        if name is None or not self._views.may_change:
            return
        words = next((row.second for row in self._views.rows() if row.key == name), "")
        dialog = ViewNameDialog(self._theme, words, self._views.names, self, old=name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.named.connect(lambda new: self._rename(name, new))
        dialog.open()

    def delete(self) -> None:
        """Delete the view that the list stands on."""
        name, row = self._current(), self.list.currentIndex().row()
        if name is None or not self._views.may_change:
            return
        self._bring_back = self._views.remove(name)
        names = self._views.names
        self._renew(names[min(row, len(names) - 1)] if names else None, f"“{name}” is deleted.")

    def bring_back(self) -> None:
        """Bring back what was deleted last."""
        if self._bring_back is not None:
            before = set(self._views.names)
            self._bring_back()
            self._bring_back = None
            self._renew(next((name for name in self._views.names if name not in before), None))

    def _current(self) -> str | None:
        index = self.list.currentIndex()
        return index.data(ROW).key if index.isValid() else None

    def _show(self, name: str) -> None:
        self.accept()
        self.wanted.emit(name)

    def _rename(self, old: str, new: str) -> None:
        if new != old:
            self._views.rename(old, new)
            self._renew(new)

    def _on_show_clicked(self) -> None:
        if (name := self._current()) is not None:
            self._show(name)

    def _renew(self, current: str | None = None, said: str = "") -> None:
        rows = self._views.rows()
        self.list.lines.set_rows(rows)
        if rows:
            self.list.set_chosen(current if current is not None else rows[0].key)
        self.said.setText(said or ("" if rows else _NONE) or ("" if self._views.may_change else _LOCKED))
        self.said.setVisible(bool(self.said.text()))
        self.show_button.setEnabled(bool(rows))
        for button in (self.rename_button, self.delete_button):
            button.setEnabled(bool(rows) and self._views.may_change)
        self.back_button.setVisible(self._bring_back is not None)
        (self.list if rows else self.close_button).setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self.show_button, self.rename_button, self.delete_button, self.back_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addLayout(row)
