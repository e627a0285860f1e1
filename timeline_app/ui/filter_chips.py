"""What the filters ask for, above the timeline: a chip for each thing, which lets go of it, and one for all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from timeline_app.timeline.filtering import NOTHING_ASKED, Filter
from timeline_app.ui.filter_words import asked

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme

MOST: Final = 5  # chips; the rest is told as a number
_LONGEST: Final = 28  # code points of a chip


class FilterChips(QWidget):
    """One row; hidden where nothing is asked for."""

    filter_changed = Signal(object)  # Filter
    left = Signal()  # by the keyboard's focus, as nothing is asked for any more

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_chips")
        self.setAutoFillBackground(True)
        self._theme = theme
        self._wanted = NOTHING_ASKED
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 12, 4)
        self._row.setSpacing(6)
        self._first = QWidget(self)  # nothing to be seen: what chips follow by Tab
        self._first.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._first.hide()
        self.chips: list[QPushButton] = []
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters."""
        self._theme = theme
        self.set_filter(self._wanted)

    def set_filter(self, wanted: Filter) -> None:
        """Show what a filter asks for; the focus stays in the row, as near as may be, or leaves it for good."""
        self._wanted = wanted
        focused = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), None)
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        things = list(asked(wanted))
        self.chips = [self._chip(f"{_cut(words)}  ×", f"Let go of “{words}”", left) for words, left in things[:MOST]]
        if (more := len(things) - MOST) > 0:
            self.chips.append(self._chip(f"{more:,} more", "All of them are ticked in the library", wanted))
        if things:
            clear = self._chip("Clear all", "Show every event again", NOTHING_ASKED)
            clear.setObjectName("link")
            self.chips.append(clear)
        before = self._first
        for chip in self.chips:
            self._row.addWidget(chip)
            QWidget.setTabOrder(before, chip)  # or it would come last of all
            before = chip
        self._row.addStretch(1)
        self.setVisible(bool(things))
        if focused is not None and self.chips:
            heir = self.chips[min(focused, len(self.chips) - 1)]
            heir.show()  # the layout would do so later
            heir.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused is not None:
            self.left.emit()

    def _chip(self, words: str, tip: str, left: Filter) -> QPushButton:
        chip = QPushButton(words.replace("&", "&&"), self)
        chip.setFont(self._theme.font("secondary"))
        chip.setToolTip(tip)
        chip.setAccessibleName(tip)
        chip.setMinimumWidth(1)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(partial(self._on_chip_clicked, left))
        return chip

    def _on_chip_clicked(self, left: Filter, _checked: bool = False) -> None:
        if left != self._wanted:
            self.filter_changed.emit(left)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
