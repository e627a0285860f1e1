"""The sheet of every key and gesture: the window's commands from their table, the timeline's from its conventions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui import keys, reading_desk
from timeline_app.ui.actions import SPECS, keys_of
from timeline_app.ui.find_bar import FIND_WORDS
from timeline_app.ui.gesture_table import GESTURES
from timeline_app.ui.known_bar import DAY_KEYS
from timeline_app.ui.minimap import MAP_WORDS
from timeline_app.ui.search_field import SEARCH_ROWS
from timeline_app.ui.section import set_ink
from timeline_app.ui.wheel import WHEEL_WORDS

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme

Rows = tuple[tuple[str, str], ...]

IN_FILTERS: Rows = (
    ("Space", "ask for what a box says, or let go of it"),
    ("- or right click", "leave it out instead"),
)
IN_TRAY: Rows = (
    ("Enter", "accept the proposed date"),
    ("Space", "its evidence, and other dates"),
)


class ShortcutSheet(QDialog):
    """Every shortcut at one look."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_sheet")
        self.setWindowTitle("Keys and gestures")
        page = QWidget(self)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 20, 24, 24)
        columns.setSpacing(40)
        rest = (
            ("Article", in_article()),
            ("Whole file", MAP_WORDS),
            ("Search", SEARCH_ROWS),
            ("Filters", IN_FILTERS),
            ("Undated", IN_TRAY),
            ("As known on a day", DAY_KEYS),
        )
        for tables in ((("Timeline", on_timeline()),), (("Window", of_window()),), rest):
            column = QVBoxLayout()
            for name, rows in tables:
                column.addLayout(_table(theme, name, rows))
                column.addSpacing(12)
            column.addStretch(1)
            columns.addLayout(column)
        self._show(page, columns)

    def _show(self, page: QWidget, columns: QBoxLayout) -> None:
        """Show all of a page where the screen has room for it, else let it scroll: down, never sideways."""
        room = self.screen().availableSize() * 0.94
        if page.sizeHint().width() > room.width():
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
        area = QScrollArea(self)
        area.setAccessibleName("Keys and gestures")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        bar = area.verticalScrollBar().sizeHint().width()
        self.resize((page.sizeHint() + QSize(bar, 0)).boundedTo(room))


def on_timeline() -> Rows:
    """Return the timeline's gestures and keys, as its tables have them."""
    gestures = ((gesture.words, gesture.told) for gesture in GESTURES if gesture.words)
    return (*WHEEL_WORDS.values(), *gestures, keys.GLIDE_WORDS, *keys.STROKE_WORDS.values())


def in_article() -> Rows:
    """Return the keys of the side panel's article, as their tables have them."""
    return (*reading_desk.KEY_WORDS.values(), *reading_desk.WALK_WORDS, *FIND_WORDS)


def of_window() -> Rows:
    """Return the window's commands that have keys."""
    return tuple((keys_of(spec), spec.text.rstrip("…")) for spec in SPECS if spec.keys)


def _table(theme: Theme, name: str, rows: Rows) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    head = QLabel(name)
    head.setFont(theme.font("control", weight=600))
    set_ink(head, theme, "text")
    grid.addWidget(head, 0, 0, 1, 2)
    for number, (strokes, does) in enumerate(rows, 1):
        for column, (text, token) in enumerate(((strokes, "text"), (does, "text2"))):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(theme.font("control"))
            set_ink(label, theme, token)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            grid.addWidget(label, number, column)
    return grid
