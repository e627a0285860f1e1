"""Which dates another publication date would move: all of them, before and after, until the user says so or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from timeline_app.ui.section import set_ink
from timeline_app.ui.two_lines import LinesView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.ui.theme import Theme
    from timeline_app.ui.two_lines import TwoLines

_SIZE = QSize(600, 460)  # px


class ForeseenDialog(QDialog):
    """Shows what would move, and asks whether the date is to be set."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foreseen_dialog")
        self.setWindowTitle("What this date would move")
        self.resize(_SIZE * theme.letters)
        self.said = QLabel("Looking at what would move. Nothing is changed until you say so.")
        self.said.setObjectName("foreseen_said")
        self.said.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Looking at what would move")
        self.list = LinesView(theme, "Dates that would move", self)
        self.set_button, self.leave_button = QPushButton("Set the date"), QPushButton("Leave it as it is")
        self.set_button.setObjectName("set_the_date")
        self.set_button.setProperty("first", "true")
        self.set_button.setDefault(True)
        self.set_button.setToolTip("Set the publication date; all that moves is taken back by one undo")
        self.leave_button.setObjectName("leave_the_date")
        self.leave_button.setAutoDefault(False)
        self.set_button.clicked.connect(self.accept)
        self.leave_button.clicked.connect(self.reject)
        self.list.setVisible(False)
        self.set_button.setEnabled(False)
        self._lay_out()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self.said.setFont(theme.font("body"))
        set_ink(self.said, theme, "text")
        self.list.set_theme(theme)

    def set_found(self, said: str, rows: Sequence[TwoLines]) -> None:
        """Show what was found."""
        self.bar.hide()
        self.said.setText(said)
        self.list.lines.set_rows(rows)
        self.list.show()
        self.set_button.setEnabled(True)
        self.set_button.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.set_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(self.bar)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.setStretch(2, 1)
