"""Mentions in context: where all articles write a name, a line each, to be gone through and opened in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from timeline_app.ui import icons
from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.concordance import MOST, SORTS, ordered
from timeline_app.ui.concordance_view import ConcordanceView
from timeline_app.ui.listing_dialog import ListingDialog
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from timeline_app.ui.concordance import Passage
    from timeline_app.ui.theme import Theme

_SIZE: Final = QSize(980, 560)  # px
_PAUSE: Final = 250  # ms after the last letter, before it is looked for
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_NONE: Final = "No article writes this. Names are found in every form that an article uses for them."


class ConcordanceDialog(ListingDialog):
    """Asks for words and lists where they stand."""

    words_requested = Signal(str)
    passage_requested = Signal(object)  # Passage
    sort_changed = Signal(str)

    def __init__(self, theme: Theme, sort: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concordance_dialog")
        self.setWindowTitle("Mentions in context")
        self.resize(_SIZE)
        self._found: list[Passage] = []  # in the order of finding
        self._asked = ""
        self.field = QLineEdit(self)
        self.field.setObjectName("concordance_field")
        self.field.setAccessibleName("Name or words")
        self.field.setPlaceholderText("A name, or words")
        self.field.setToolTip("Whole words, in any case. Up and Down go through the lines, Enter opens the article")
        self.sort = ChoiceBox(theme, self)
        self.sort.setObjectName("concordance_sort")
        self.sort.setAccessibleName("Order")
        self.sort.setToolTip("The order of the lines")
        for key, words in SORTS.items():
            self.sort.addItem(words, key)
        self.sort.setCurrentIndex(list(SORTS).index(sort))
        self.said = QLabel(self)
        self.said.setObjectName("concordance_said")
        self.list = ConcordanceView(theme, self)
        self.previous = self._step_button("Previous line", -1)
        self.next = self._step_button("Next line", 1)
        self.open_button = self._button("Open the article there", "open_passage", self._open)
        self.open_button.setProperty("first", "true")
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._ask)
        self.field.textChanged.connect(lambda: self._timer.start())
        self.sort.currentIndexChanged.connect(self._on_sort_changed)
        self.list.passage_requested.connect(self.passage_requested)
        self._lay_out()
        self.set_theme(theme)
        self._tell(done=True)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self.said.setFont(theme.font("secondary"))
        set_ink(self.said, theme, "text2")
        self.list.set_theme(theme)
        for button, name in ((self.previous, "back"), (self.next, "forward")):
            icons.put(button, theme, name, "text", 16)

    def ask(self, words: str) -> None:
        """Look for words at once; without any, wait for some to be typed."""
        self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timer.stop()
        self._ask()

    def add(self, found: Sequence[Passage]) -> None:
        """Show some more of what was found, while the rest is looked for."""
        if not found:
            return
        self._found += found
        self.list.lines.add(found)
        if self.list.current is None:
            self.list.set_current(None)
        self._tell(done=False)

    def end(self) -> None:
        """Put what was found in order: all articles were looked through."""
        moved = self.list.current if self._found and self.list.current != self._found[0] else None
        self._sort()
        self.list.set_current(moved)
        self._tell(done=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the lines from the field, too; Enter opens the article at the line."""
        if (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.list.step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self._asked = self.field.text().strip()
        self._found = []
        self.list.lines.set_rows(())
        self._tell(done=not self._asked)
        self.words_requested.emit(self._asked)

    def _open(self) -> None:
        if self._timer.isActive():  # what is typed was not looked for yet
            self._timer.stop()
            self._ask()
        elif (passage := self.list.current) is not None:
            self.passage_requested.emit(passage)

    def _sort(self) -> None:
        held = self.list.current
        self.list.lines.set_rows(ordered(self._found, self.sort.currentData()))
        self.list.set_current(held)

    def _on_sort_changed(self) -> None:
        self._sort()
        self.sort_changed.emit(self.sort.currentData())

    def _tell(self, *, done: bool) -> None:
        count = len(self._found)
        articles = len({passage.article for passage in self._found})
        told = f"{count:,} mention{'' if count == 1 else 's'} in {articles:,} article{'' if articles == 1 else 's'}"
        if not self._asked:
            told = "Type a name, or select words in the article and press Ctrl+Shift+F."
        elif not done:
            told = f"{told} so far…" if count else "Looking through the articles…"
        elif not count:
            told = _NONE
        elif count >= MOST:
            told = f"The first {told}. Ask for more words to find the rest."
        self.said.setText(told)
        for button in (self.previous, self.next, self.open_button):
            button.setEnabled(count > 0)

    def _step_button(self, name: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name.lower().replace(" ", "_"))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self.list.step(by))
        return button

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        top.addWidget(self.sort)
        bottom.setSpacing(4)
        bottom.addWidget(self.said, 1)
        for part in (self.previous, self.next, self.open_button):
            bottom.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(bottom)
