"""Finding words in the article that is shown: a field with a count over the text, which marks all that is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from timeline_app.ui import icons
from timeline_app.ui.finding import MOST
from timeline_app.ui.reader_painter import MARGIN
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from timeline_app.ui.reader import Reader
    from timeline_app.ui.theme import Theme

_LONGEST = 80  # letters of a selection that are taken over

FIND_WORDS = (
    ("Enter, Shift+Enter", "next, previous place found in the article"),
    ("Esc", "close the field, keep the place"),
)


class FindField(QLineEdit):
    """What is looked for."""

    step_requested = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through what is found, or leave."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_requested.emit(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_requested.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """One row; hidden where nothing is looked for."""

    def __init__(self, reader: Reader, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._reader = reader
        self._from = 0  # where in the article one began to look
        self.field = FindField(self)
        self.field.setObjectName("find_field")
        self.field.setAccessibleName("Find in the article")
        self.field.setPlaceholderText("Find in the article")
        self.field.setToolTip("Letters in any case, with any accents. Enter: next, Shift+Enter: previous, Esc: close")
        self.field.textChanged.connect(self._on_field_text_changed)
        self.field.step_requested.connect(self.step)
        self.field.left.connect(self.close_bar)
        self.count = QLabel(self)
        self.count.setObjectName("find_count")
        self._previous = self._button("Previous place", lambda: self.step(-1))
        self._next = self._button("Next place", lambda: self.step(1))
        self._close = self._button("Close", self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN - 2, 4, MARGIN - 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        for part in (self.count, self._previous, self._next, self._close):
            row.addWidget(part)
        reader.text_changed.connect(self._on_reader_text_changed)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self.field.setFont(theme.font("control"))
        self.count.setFont(theme.font("secondary"))
        set_ink(self.count, theme, "text2")
        for button, name in ((self._previous, "back"), (self._next, "forward"), (self._close, "close")):
            icons.put(button, theme, name, "text", 16)

    def open(self) -> None:
        """Take the keyboard, with the words that are selected in the article, if those are few."""
        selected = self._reader.textCursor().selectedText()
        if 0 < len(selected) <= _LONGEST and "\u2029" not in selected:
            self.field.setText(selected)
        if not self.isVisible():
            self._from = self._reader.in_sight()[0]
            self.show()
            self._look()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Mark nothing any more; the text keeps its place and has the keyboard."""
        self.hide()
        self._reader.set_found("")
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place, round the end."""
        self._reader.step_found(by)
        self._tell()

    def _look(self) -> None:
        self._reader.set_found(self.field.text(), self._from)
        self._tell()

    def _tell(self) -> None:
        at, count = self._reader.found_at
        more = "+" if count == MOST else ""
        self.count.setText(f"{at:,} of {count:,}{more}" if count else "not found" if self.field.text().strip() else "")
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)

    def _on_field_text_changed(self) -> None:
        if self.isVisible():
            self._look()

    def _on_reader_text_changed(self) -> None:
        if self.isVisible():
            self._from = 0
            self._reader.set_found(self.field.text(), None)
            self._tell()

    def _button(self, name: str, does: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"find_{name.split()[0].lower()}")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRaise(True)
        button.clicked.connect(does)
        return button
