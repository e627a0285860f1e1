"""Asks which tags events have: a field to type a new one, or to find one of those there are, over a list to tick.

A tag that only some of the events have is ticked half, and stays as it is unless it is touched. Nothing is kept
before Save.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from timeline_app.records import topic_key
from timeline_app.ui.section import set_ink
from timeline_app.ui.style import make_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.theme import Theme

LONGEST: Final = 60  # characters of a tag
_WIDTH: Final = 340  # px
_ROWS: Final = 8  # in sight at once
_HINT: Final = "A new tag, or letters of one there is"
_TO_LIST: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class TagDialog(QDialog):
    """Tags of one event or of several."""

    def __init__(
        self, theme: Theme, what: str, known: Sequence[str], had: Mapping[str, int], count: int, parent: QWidget
    ) -> None:
        """Ask for the tags of `what`, `count` events, of which so many `had` each; `known` are all there are."""
        super().__init__(parent)
        self.setObjectName("tag_dialog")
        self.setWindowTitle("Tags")
        self.setMinimumWidth(_WIDTH)
        self._before = {name: _state(had.get(name, 0), count) for name in known}
        of = QLabel(f"Of {what}")
        of.setTextFormat(Qt.TextFormat.PlainText)
        of.setWordWrap(True)
        of.setFont(theme.font("secondary"))
        set_ink(of, theme, "text2")
        self.field = QLineEdit()
        self.field.setObjectName("tag_field")
        self.field.setPlaceholderText(_HINT)
        self.field.setAccessibleName("Tag")
        self.field.setMaxLength(LONGEST)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.list = QListWidget()
        self.list.setObjectName("tag_list")
        self.list.setAccessibleName("Tags")
        for name, state in sorted(self._before.items(), key=lambda pair: pair[1] == Qt.CheckState.Unchecked):
            self._item(name, state)
        self.said = QLabel()
        self.said.setObjectName("tag_said")
        self.said.setFont(theme.font("secondary"))
        set_ink(self.said, theme, "text2")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        make_first(self.buttons.button(QDialogButtonBox.StandardButton.Save))
        self.buttons.accepted.connect(self._on_buttons_accepted)
        self.buttons.rejected.connect(self.reject)
        self._place(of)
        self._on_field_text_changed("")

    def wish(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tags to give to all, and those to take from all."""
        now = {item.text(): item.checkState() for item in self._items()}
        changed = {name: state for name, state in now.items() if state != self._before.get(name, _OFF)}
        return (
            tuple(name for name, state in changed.items() if state == _ON),
            tuple(name for name, state in changed.items() if state == _OFF),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is typed on Enter, and go to the list by the arrows; Enter in an empty field saves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.text().strip():
                self.take()
                return True
            if event.key() in _TO_LIST:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                for item in [item for item in self._items() if not item.isHidden()][:1]:
                    self.list.setCurrentItem(item)
                return True
        return super().eventFilter(watched, event)

    def take(self) -> None:
        """Tick the tags that are typed, which a comma parts; one that is there already is not made twice."""
        for name in (" ".join(part.split()) for part in self.field.text().split(",")):
            same = [item for item in self._items() if topic_key(item.text()) == topic_key(name)]
            for item in same or ([self._item(name, _OFF, 0)] if topic_key(name) else []):
                item.setCheckState(_ON)
                self.list.setCurrentItem(item)
        self.field.clear()

    def _place(self, of: QLabel) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (of, self.field, self.list, self.said, self.buttons):
            column.addWidget(widget)
        self.list.setFixedHeight(_ROWS * max(20, self.list.sizeHintForRow(0)) + 4)
        self.field.setFocus()

    def _item(self, name: str, state: Qt.CheckState, row: int | None = None) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self.list.insertItem(self.list.count() if row is None else row, item)
        return item

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _on_field_text_changed(self, text: str) -> None:
        """Show the tags of which a word begins as what is typed; say what Enter does."""
        typed = topic_key(text.rpartition(",")[2])
        for item in self._items():
            item.setHidden(bool(typed) and f" {typed}" not in f" {topic_key(item.text())}")
        known = any(topic_key(item.text()) == typed for item in self._items())
        self.said.setText(f"Enter {'ticks it' if known else 'makes it a tag'}" if typed else "Enter saves")

    def _on_buttons_accepted(self) -> None:
        self.take()  # also what was typed without Enter
        self.accept()


_ON, _OFF, _HALF = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


def _state(had: int, count: int) -> Qt.CheckState:
    return _OFF if not had else _ON if had == count else _HALF
