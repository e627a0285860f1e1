"""The command palette: every command of the window found by its words and run by Enter; a typed date is flown to.

A word matches where a word of the command begins with it, so that few letters do; commands that are not to be had now
are left out. A date is what the project's own rules read as one (`day_input.read_date`): no other meaning of "June".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from timeline_app.ui.actions import GROUPINGS, SPECS, THEME_NAMES, keys_of
from timeline_app.ui.day_input import read_date, span_of_date
from timeline_app.ui.said import wording
from timeline_app.ui.two_lines import SEPARATOR, LinesView, TwoLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAction

    from timeline_app.dates.edtf import Edtf
    from timeline_app.ui.actions import Actions
    from timeline_app.ui.theme import Theme

_WIDTH = 520  # px
_MOST = 8  # rows in sight at once
_GO = ("go to date ", "go to ", "goto ")  # what may stand before a date
_TO_LIST: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_BELOW = 72  # px under the window's top: menus and tools stay in sight
_HINT = "Type a command, or a date to go to"


@dataclass(frozen=True, slots=True)
class Entry:
    """A command that can be run."""

    action: QAction
    title: str
    where: str  # its menu and keys

    def rank(self, words: list[str]) -> int | None:
        """Return how well words fit, 0 best; None where one of them begins no word of it."""
        own = f"{self.title} {self.where}".casefold().replace(SEPARATOR, " ").split()
        if not all(any(mine.startswith(word) for mine in own) for word in words):
            return None
        return 0 if self.title.casefold().startswith(" ".join(words)) else 1


def entries(actions: Actions, *, without: str = "palette") -> list[Entry]:
    """Return every command that is to be had now, as the menus order them; then themes and groupings."""
    found = [
        Entry(actions[spec.name], spec.text.rstrip("…"), SEPARATOR.join(filter(None, (spec.menu, keys_of(spec)))))
        for spec in SPECS
        if spec.name != without and actions[spec.name].isEnabled()
    ]
    for group, choices, name in ((actions.groupings, GROUPINGS, "Group by"), (actions.themes, THEME_NAMES, "Theme")):
        for action, (_, text) in zip(group.actions(), choices, strict=False):
            if action.isEnabled():
                found.append(Entry(action, f"{name}: {text}", "View"))
    return found


class CommandPalette(QDialog):
    """A field over a list of commands."""

    date_requested = Signal(object, object)  # seconds: the first of a date, and just after its last

    def __init__(
        self, theme: Theme, actions: Actions, parent: QWidget | None = None, more: Sequence[Entry] = ()
    ) -> None:
        """Offer every command, and more."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("command_palette")
        self.setAccessibleName("Command palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = [*entries(actions), *more]
        self._found: list[Entry] = []
        self._date: Edtf | None = None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_HINT)
        self.field.setAccessibleName(_HINT)
        self.field.setFont(theme.font("body"))
        self.field.setMinimumHeight(34)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.view = LinesView(theme, "Commands", self)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.row_chosen.connect(self._on_view_row_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.view)
        self._on_field_text_changed("")

    def open_over(self, window: QWidget) -> None:
        """Show the palette at the top of a window, ready to type in."""
        width = min(_WIDTH, window.width() - 40)
        self.setFixedWidth(width)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + _BELOW)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list by the arrows, and run by Enter, while the field keeps the keyboard."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _TO_LIST:
            self.view.keyPressEvent(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.view.currentIndex().row())
            return True
        return super().eventFilter(watched, event)

    def _on_field_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        ranked = [(rank, entry) for entry in self._entries if (rank := entry.rank(words)) is not None]
        self._found = [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]
        self._date = _date_in(text)
        rows = [TwoLines(str(number), entry.title, entry.where) for number, entry in enumerate(self._found)]
        if self._date is not None:
            rows.insert(0, TwoLines("date", f"Go to {wording(self._date)}", "on the timeline"))
        self.view.lines.set_rows(rows)
        self.view.setCurrentIndex(self.view.lines.index(0))
        self.view.setFixedHeight(max(1, min(len(rows), _MOST)) * max(20, self.view.sizeHintForRow(0)))
        self.adjustSize()

    def _on_view_row_chosen(self, key: str) -> None:
        self._run(self.view.lines.find(key).row())

    def _run(self, row: int) -> None:
        """Close, then do what a row stands for."""
        date, entry = self._date, row - (self._date is not None)
        if date is not None and row == 0:
            self.close()
            self.date_requested.emit(*span_of_date(date))
        elif 0 <= entry < len(self._found):
            action = self._found[entry].action
            self.close()
            action.trigger()


def _date_in(text: str) -> Edtf | None:
    said = text.strip()
    for prefix in _GO:
        if said.casefold().startswith(prefix):
            said = said[len(prefix) :]
    date = read_date(said) if any(letter.isdigit() for letter in said) else None
    return date if date is not None and None not in (date.first_second, date.end_second) else None
