"""Asks for the name of a view: a new one's, or another one for a view that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from timeline_app.ui.section import set_ink
from timeline_app.ui.style import make_first

if TYPE_CHECKING:
    from collections.abc import Collection

    from timeline_app.ui.theme import Theme

LONGEST: Final = 80  # code points of a name
_WIDTH: Final = 420  # px


class ViewNameDialog(QDialog):
    """A field for a name, over what is said of it."""

    named = Signal(str)  # a name, where one was given

    def __init__(
        self, theme: Theme, what: str, taken: Collection[str], parent: QWidget | None = None, *, old: str = ""
    ) -> None:
        """Ask for a name of `what`; those in `taken` are in use. A view of the name `old` gets none of them."""
        super().__init__(parent)
        self.setObjectName("view_name_dialog")
        self.setWindowTitle("Rename the view" if old else "Save this view")
        self.setMinimumWidth(_WIDTH)
        self._taken, self._old = taken, old
        self.field = QLineEdit(old)
        self.field.setObjectName("view_name")
        self.field.setAccessibleName("Name of the view")
        self.field.setPlaceholderText("Name of the view")
        self.field.setMaxLength(LONGEST)
        self.field.textChanged.connect(self._tell)
        self.said = QLabel()
        self.said.setObjectName("view_name_said")
        shown = QLabel(what)
        for label in (shown, self.said):
            label.setFont(theme.font("secondary"))
            label.setWordWrap(True)
            set_ink(label, theme, "text2")
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        make_first(self.save_button)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self.save_button.setProperty("first", "true")
        buttons.accepted.connect(self.accept)
        self.accepted.connect(lambda: self.named.emit(self.name))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for part in (self.field, shown, self.said, buttons):
            column.addWidget(part)
        self.field.selectAll()
        self.field.setFocus()
        self._tell()

    @property
    def name(self) -> str:
        """Return the name that is typed."""
        return " ".join(self.field.text().split())

    def _tell(self) -> None:
        """Say what saving does where the name is in use, and let nothing be saved without one."""
        taken = self.name in self._taken and self.name != self._old
        replaces = "Another view has this name." if self._old else "The view of this name is replaced."
        self.said.setText(replaces if taken else "")
        self.said.setVisible(taken)
        self.save_button.setEnabled(bool(self.name) and not (taken and self._old))
