"""Your decisions: all of them, the latest first, narrowed by kind and words; each leads to its event or is undone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.decided import Sort, second_line, when_decided
from timeline_app.ui.listing_dialog import ListingDialog
from timeline_app.ui.section import set_ink
from timeline_app.ui.two_lines import SEPARATOR, LinesView, TwoLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from timeline_app.ui.decided import Told
    from timeline_app.ui.theme import Theme

_SIZE: Final = QSize(720, 560)  # px
_NONE: Final = "Nothing is decided yet. What you accept, reject, date, name, merge or set apart is listed here."
_NO_SUCH: Final = "No decision is of this kind, with these words."
_LOCKED: Final = "This project may only be read: nothing in it can be taken back"


class DecidedDialog(ListingDialog):
    """Lists decisions; it reads and changes nothing itself."""

    go_requested = Signal(object)  # Told
    back_requested = Signal(object)
    look_requested = Signal()  # the user is here again: tags and notes may be others by now

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decided_dialog")
        self.setWindowTitle("Your decisions")
        self.resize(_SIZE * theme.letters)
        self._all: tuple[Told, ...] = ()
        self._shown: list[Told] = []
        self._locked = False
        self.field = QLineEdit(self)
        self.field.setObjectName("decided_field")
        self.field.setAccessibleName("Words")
        self.field.setPlaceholderText("Words of an event or a decision")
        self.field.setToolTip("All of these words, in any case")
        self.field.setClearButtonEnabled(True)
        self.sort = ChoiceBox(theme, self)
        self.sort.setObjectName("decided_sort")
        self.sort.setAccessibleName("Kind of decision")
        self.sort.setToolTip("Only decisions of this kind")
        self.sort.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.list = LinesView(theme, "Your decisions", self)
        self.said = QLabel("Reading…", self)
        self.said.setObjectName("decided_said")
        self.said.setWordWrap(True)
        self.go_button = self._button("Go to it", "decided_go", self._go)
        self.go_button.setToolTip("Show its event, or its article")
        self.back_button = self._button("Take it back", "decided_back", self._take_back)
        self._lay_out()
        self.set_theme(theme)
        self.field.textChanged.connect(self._fill)
        self.sort.currentIndexChanged.connect(self._fill)
        self.list.row_chosen.connect(lambda _: self._go())
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self.said.setFont(theme.font("secondary"))
        set_ink(self.said, theme, "text2")
        self.list.set_theme(theme)

    def set_told(self, told: Sequence[Told], *, locked: bool) -> None:
        """Show these decisions; where the project is `locked` none can be taken back."""
        self._all, self._locked = tuple(told), locked
        counts = Counter(one.sort for one in told)
        chosen = self._wanted
        blocked = self.sort.blockSignals(True)
        self.sort.clear()
        self.sort.addItem(f"All ({len(told):,})", None)
        for sort in Sort:
            if counts[sort] or sort is chosen:
                self.sort.addItem(f"{sort.value} ({counts[sort]:,})", sort)
        self.sort.setCurrentIndex(max(0, self.sort.findData(chosen)) if chosen is not None else 0)
        self.sort.blockSignals(blocked)
        self._fill()

    @property
    def chosen(self) -> Told | None:
        """Return the decision that is current."""
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @property
    def _wanted(self) -> Sort | None:
        chosen = self.sort.currentData()  # Qt hands a text back for an enumeration of texts
        return next((sort for sort in Sort if sort == chosen), None)

    def event(self, event: QEvent) -> bool:
        """Say that the user has come back from another window."""
        if event.type() == QEvent.Type.WindowActivate:
            self.look_requested.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current decision back on Delete; go to it on Enter, wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Delete and self.back_button.isEnabled():
            self._take_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        row = self.list.currentIndex().row()
        sort, words = self._wanted, self.field.text().casefold().split()
        self._shown = [one for one in self._all if (sort is None or one.sort is sort) and _holds(one, words)]
        self.list.lines.set_rows([_line(number, one) for number, one in enumerate(self._shown)])
        if self._shown:  # the next one takes the place of what was taken back
            self.list.setCurrentIndex(self.list.lines.index(min(max(row, 0), len(self._shown) - 1)))
        self._offer()

    def _offer(self) -> None:
        one, count = self.chosen, len(self._shown)
        self.go_button.setEnabled(one is not None and bool(one.event or one.article))
        self.back_button.setEnabled(one is not None and one.back is not None and not self._locked)
        tip = "Let the reports say it again; can be undone (Delete)"
        unknown = one is not None and one.back is None
        self.back_button.setToolTip(
            _LOCKED if self._locked else "What it was before is not known. Set another date instead" if unknown else tip
        )
        told = f"{count:,} decision{'' if count == 1 else 's'}."
        self.said.setText(told if self._shown else _NO_SUCH if self._all else _NONE)

    def _go(self) -> None:
        if (one := self.chosen) is not None and (one.event or one.article):
            self.go_requested.emit(one)

    def _take_back(self) -> None:
        if (one := self.chosen) is not None:
            self.back_requested.emit(one)

    def _on_list_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        """Go along with the keys; the first row is current as soon as the list has the keyboard, and moves nothing."""
        self._offer()
        if before.isValid() and now.isValid() and self.list.hasFocus():
            self._go()

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.field, 1)
        top.addWidget(self.sort)
        bottom.setSpacing(8)
        bottom.addWidget(self.said, 1)
        bottom.addWidget(self.back_button)
        bottom.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(bottom)


def _line(number: int, one: Told) -> TwoLines:
    when = when_decided(one.since.at)
    return TwoLines(str(number), one.title, second_line(one), amber=one.gone, last=f"{SEPARATOR}{when}" if when else "")


def _holds(one: Told, words: Sequence[str]) -> bool:
    said = f"{one.title}\n{one.sort.value}\n{one.was}\n{one.became}".casefold()
    return all(word in said for word in words)
