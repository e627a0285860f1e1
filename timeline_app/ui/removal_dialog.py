"""Whether an article shall go out of the project, and what becomes of the events that only it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from timeline_app.ui.removal_words import told
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from timeline_app.ui.removal_words import Going
    from timeline_app.ui.theme import Theme

_WIDTH = 520  # px


class RemovalDialog(QDialog):
    """Says what goes, and asks."""

    def __init__(self, theme: Theme, going: Going, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("removal_dialog")
        self.setWindowTitle("Remove from the project")
        self.setMinimumWidth(_WIDTH)
        words = told(going)
        self.go, self.stay = QRadioButton(words.go), QRadioButton(words.stay)
        self.go.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        title = QLabel(f"“{going.title}”")
        title.setFont(theme.font("body", weight=600))
        title.setWordWrap(True)
        column.addWidget(title)
        for text in (words.events, *words.choices):
            column.addWidget(self._label(text, theme, "text"))
        for button in (self.go, self.stay):
            button.setVisible(bool(words.stay))
            column.addWidget(button)
        column.addSpacing(4)
        column.addWidget(self._label(words.after, theme, "text2"))
        column.addSpacing(6)
        buttons = QDialogButtonBox(self)
        self.remove_button = buttons.addButton("Remove", QDialogButtonBox.ButtonRole.AcceptRole)
        self.remove_button.setProperty("first", "true")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def keeps(self) -> bool:
        """Tell whether the events that only it reports are to stay as the user's own."""
        return self.stay.isChecked()

    def _label(self, text: str, theme: Theme, token: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        set_ink(label, theme, token)
        return label
