"""The search field of the tool bar: what is typed in it is looked for at each key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from timeline_app.ui import icons
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme

KEY: Final = "/"  # takes to the search field
SEARCH_ROWS: Final = (  # keys and words for the sheet
    ("Enter, Shift+Enter", "next, previous match"),
    ("Down, Up", "to what was found, in a list"),
    ("Ctrl+Enter", "show only the events that were found, or all again"),
    ("Esc", "clear the search"),
    ('word*  "two words"', "what begins so; words that follow each other"),
    ("AND OR NOT -word ( )", "all, one, none of them"),
    ("NEAR(one two, 5)", "at most 5 words between them"),
)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TIP: Final = (
    "Search (/ or Ctrl+F). Enter: next, Shift+Enter: previous, Ctrl+Enter: show only what is found, Esc: clear\n"
    'word*, "two words", AND, OR, NOT or -word, ( ), NEAR(one two, 5)'
)


class SearchField(QLineEdit):
    """Enter goes to the next match, Shift+Enter to the one before, Ctrl+Enter filters, the arrows go to the list."""

    step_requested = Signal(int)
    move_requested = Signal(int)  # in the list
    filter_requested = Signal()
    left = Signal()  # by Esc
    focus_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName("Search events and articles")
        self.setPlaceholderText("Search events and articles")
        self.setToolTip(_TIP)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._asked = False
        self._glass = QAction("Search", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._found = QLabel(KEY, self)
        self._found.setObjectName("search_count")
        self._found.setProperty("key", True)  # drawn as a key
        self.filter = QToolButton(self)
        self.filter.setObjectName("filter_found")
        self.filter.setCheckable(True)
        self.filter.setAutoRaise(True)
        self.filter.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+Enter does the same
        self.filter.setCursor(Qt.CursorShape.ArrowCursor)
        self.filter.setAccessibleName("Show only the events that were found")
        self.filter.setToolTip("Show only the events that were found (Ctrl+Enter)")
        self.filter.clicked.connect(self.filter_requested)
        self.filter.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        row.addStretch(1)
        row.addWidget(self._found, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setTextMargins(0, 0, 32, 0)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Ink the glass and the key anew."""
        self.setFixedHeight(round(32 * theme.letters))
        self._glass.setIcon(icons.icon(theme, "search", "text2"))
        side = icons.side(theme, 16)
        self.filter.setIcon(icons.icon(theme, "filter", "text2", side, toggles=True))
        self.filter.setIconSize(QSize(side, side))
        self._found.setFont(theme.font("secondary"))
        set_ink(self._found, theme, "text3")

    def set_asked(self, asked: bool) -> None:
        """Take whether what is typed is anything to look for."""
        self._asked = asked

    def set_count(self, at: int, count: int, filtered: int = 0) -> None:
        """Say which match is shown of how many, and how many are filtered out; the key where nothing is searched."""
        found = f"{at:,} of {count:,}" if at else f"{count:,} found, Enter goes through them"
        found = found if count else "nothing found, Esc clears" if self._asked else ""
        if filtered:
            left = f"{at:,} of {count:,}" if at else f"{count:,} found"
            found = f"{left}, {filtered:,} more {'is' if filtered == 1 else 'are'} filtered out"
        searched = bool(self.text())
        self._found.setText(found if searched else KEY)
        self._found.setProperty("key", not searched)
        self._found.style().unpolish(self._found)
        self._found.style().polish(self._found)
        self.filter.setVisible(searched)
        beside = self.filter.sizeHint().width() + 4 if searched else 0
        self.setTextMargins(0, 0, self._found.sizeHint().width() + beside + 14, 0)

    def set_filtering(self, on: bool) -> None:
        """Tell whether only what is found is shown."""
        self.filter.setChecked(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through matches, filter by them, go to the list, or leave."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.filter_requested.emit()
        elif event.key() in _ENTER:
            self.step_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in _MOVES:
            self.move_requested.emit(_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it has the keyboard."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it has the keyboard no more."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)
