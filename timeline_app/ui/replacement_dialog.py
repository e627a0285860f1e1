"""Whether an article shall be replaced with a file, and what becomes of what only its present text reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme

_WIDTH: Final = 520  # px
_SAID: Final = "The file is read as a new version of this article; the present one is kept, to be compared with it."
_ASKED: Final = "Events that only the present text reports, and the new one does not:"
_AFTER: Final = "What you decided goes with the sentences that both tell. Edit > Undo takes the replacement back."


class ReplacementDialog(QDialog):
    """Says what is replaced, and asks."""

    def __init__(self, theme: Theme, title: str, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("replacement_dialog")
        self.setWindowTitle("Replace with a file")
        self.setMinimumWidth(_WIDTH)
        self.go, self.stay = QRadioButton("go with it"), QRadioButton("stay, as events of your own that quote it")
        self.go.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        head = self._label(f"“{title}” → {file}", theme, "text")
        head.setFont(theme.font("body", weight=600))
        column.addWidget(head)
        column.addWidget(self._label(_SAID, theme, "text"))
        column.addWidget(self._label(_ASKED, theme, "text"))
        column.addWidget(self.go)
        column.addWidget(self.stay)
        column.addSpacing(4)
        column.addWidget(self._label(_AFTER, theme, "text2"))
        column.addSpacing(6)
        buttons = QDialogButtonBox(self)
        self.replace_button = buttons.addButton("Replace", QDialogButtonBox.ButtonRole.AcceptRole)
        self.replace_button.setProperty("first", "true")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def keeps(self) -> bool:
        """Tell whether the events that only the present text reports are to stay as the user's own."""
        return self.stay.isChecked()

    def _label(self, text: str, theme: Theme, token: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_ink(label, theme, token)
        return label
