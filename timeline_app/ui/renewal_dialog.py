"""What today's rules would make of the project: first how far comparing is, then every difference, to be taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from timeline_app.ui.renewal_words import lines, summary
from timeline_app.ui.section import set_ink
from timeline_app.ui.two_lines import LinesView

if TYPE_CHECKING:
    from timeline_app.renewing import Renewal
    from timeline_app.ui.theme import Theme

_SIZE = QSize(640, 460)  # px


class RenewalDialog(QDialog):
    """Shows a difference and asks whether it is wanted."""

    taken = Signal(bool)  # with a copy of what was
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("renewal_dialog")
        self.setWindowTitle("Compare with today’s rules")
        self.resize(_SIZE)
        self.said = QLabel("Reading the articles again. Nothing is changed until you say so.")
        self.said.setObjectName("renewal_said")
        self.said.setWordWrap(True)
        set_ink(self.said, theme, "text2")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far comparing is")
        self.list = LinesView(theme, "What would change", self)
        self.copy = QCheckBox("Keep a copy of the project as it is now, beside it")
        self.copy.setChecked(True)
        self.take_button, self.keep_button = QPushButton("Take over"), QPushButton("Keep as it is")
        self.take_button.setObjectName("take_over")
        self.take_button.setProperty("first", "true")
        self.keep_button.setObjectName("keep_as_it_is")
        self.keep_button.setToolTip("Keep the project as it is, and do not offer these rules again")
        self.close_button = QPushButton("Cancel")
        self.take_button.clicked.connect(lambda: self.taken.emit(self.copy.isChecked()))
        self.keep_button.clicked.connect(self.declined)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self._offer(found=False)

    def set_progress(self, done: int, total: int) -> None:
        """Say how far reading is; linking follows."""
        self.bar.setRange(0, total if done < total else 0)
        self.bar.setValue(done)

    def set_renewal(self, renewal: Renewal) -> None:
        """Show what was found."""
        self.bar.hide()
        self.said.setText(summary(renewal))
        self.list.lines.set_rows(lines(renewal.differences))
        self.close_button.setText("Later" if renewal.differences else "Close")
        self._offer(found=bool(renewal.differences or renewal.changed))
        (self.list if renewal.differences else self.close_button).setFocus()

    def _offer(self, *, found: bool) -> None:
        for part in (self.list, self.copy, self.take_button, self.keep_button):
            part.setVisible(found)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.take_button)
        row.addWidget(self.keep_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(self.bar)
        column.addWidget(self.list, 1)
        column.addWidget(self.copy)
        column.addLayout(row)
