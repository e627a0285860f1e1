"""The two fields of a period to filter by: from and to, each in EDTF or plain words, as coarse as you like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from timeline_app.ui.period_words import read_ends, typed_ends
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from timeline_app.ui.period_words import Period
    from timeline_app.ui.theme import Theme


_EXAMPLES: Final = (
    "A day, a month, a year, a decade: 15 April 1912, May 1912, 1912-05, the 1920s; two dots for an open end"
)


class PeriodFields(QWidget):
    """From and to; Enter asks for it, and empty fields let go of it. It can be left out instead."""

    period_changed = Signal(object)  # (first second, end) or None
    out_changed = Signal(bool)  # True: what certainly lies in it is to be left out

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._period: Period | None = None
        self.first, self.last = QLineEdit(self), QLineEdit(self)
        for field, name, shown in ((self.first, "From", "from"), (self.last, "To", "to")):
            field.setAccessibleName(f"{name}, of the period to filter by")
            field.setPlaceholderText(shown)
            field.setToolTip(_EXAMPLES)
            field.setMinimumWidth(1)
            field.returnPressed.connect(self._on_entered)
        self.out = QCheckBox("Leave it out", self)
        self.out.setToolTip("Leave out what certainly lies in this period")
        self.out.setMinimumWidth(1)
        self.out.clicked.connect(self.out_changed)
        self.answer = QLabel(self)
        self.answer.setWordWrap(True)
        self.answer.hide()
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.first, 1)
        line.addWidget(self.last, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.out)
        column.addWidget(self.answer)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        for field in (self.first, self.last, self.out):
            field.setFont(theme.font("control"))
        self.answer.setFont(theme.font("secondary"))
        set_ink(self.answer, theme, "error")

    def set_period(self, period: Period | None, *, out: bool = False) -> None:
        """Show a period, in the words that it was asked for with where it was here; emit nothing."""
        self.out.setVisible(period is not None)
        self.out.setChecked(out)
        if period != self._period:
            self._period = period
            first, last = ("", "") if period is None else typed_ends(period)
            self.first.setText(first)
            self.last.setText(last)
            self.answer.hide()

    def _on_entered(self) -> None:
        try:
            period = read_ends(self.first.text(), self.last.text())
        except ValueError as error:
            self.answer.setText(str(error))
            self.answer.show()
            return
        self.answer.hide()
        self._period = period
        self.period_changed.emit(period)
