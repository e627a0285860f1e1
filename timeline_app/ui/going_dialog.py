"""Asks what becomes of the events that only a text tells which is to go: they go with it, or stay as the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from timeline_app.ui.section import set_ink
from timeline_app.ui.style import make_first

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme

_WIDTH: Final = 520  # px


class Asking(NamedTuple):
    """What the dialog says."""

    head: str
    said: tuple[str, ...]
    go: str
    stay: str  # empty where there is nothing to choose
    after: str
    action: str  # on the button


class GoingDialog(QDialog):
    """Says what is to go, and asks."""

    def __init__(self, theme: Theme, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_WIDTH)
        self.go, self.stay = QRadioButton(asking.go), QRadioButton(asking.stay)
        self.go.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        head = self._label(asking.head, theme, "text")
        head.setFont(theme.font("body", weight=600))
        column.addWidget(head)
        for text in asking.said:
            column.addWidget(self._label(text, theme, "text"))
        for choice in (self.go, self.stay):
            choice.setVisible(bool(asking.stay))
            column.addWidget(choice)
        column.addSpacing(4)
        column.addWidget(self._label(asking.after, theme, "text2"))
        column.addSpacing(6)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.accept_button = buttons.addButton(asking.action, QDialogButtonBox.ButtonRole.AcceptRole)
        make_first(self.accept_button)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def keeps(self) -> bool:
        """Tell whether the events that nothing else tells are to stay as the user's own."""
        return self.stay.isChecked()

    def _label(self, text: str, theme: Theme, token: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)  # a title's words are never markup
        label.setWordWrap(True)
        set_ink(label, theme, token)
        return label
