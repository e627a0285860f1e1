"""What a search found, in a list under its field, which keeps the keyboard: the arrows move in it, Enter opens a row.

It is there while the field has the keyboard and something is typed, and goes as soon as one goes to a match.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QStyle, QVBoxLayout, QWidget

from timeline_app.ui.marked_line import paint_marked
from timeline_app.ui.search_rows import IN_SIGHT, HitLines
from timeline_app.ui.section import set_ink
from timeline_app.ui.two_lines import SIDE, LinesDelegate, LinesView, fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from timeline_app.search.query import Asked
    from timeline_app.ui.search import Hits
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.two_lines import TwoLines

WIDEST: Final = 760  # px
_KEYS: Final = "Down and Up choose, Enter opens, Ctrl+Enter shows only the events"


class SearchResults(QFrame):
    """The list, above which is said what was understood and found."""

    chosen = Signal(int)  # the place of what was chosen among all that was found

    def __init__(self, field: QWidget, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("search_results")
        self.setAccessibleName("What the search found")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._field, self._window = field, window
        self._rows: list[HitLines] = []
        self._said, self._keys = QLabel(self), QLabel(_KEYS, self)
        for label in (self._said, self._keys):
            label.setContentsMargins(SIDE, 5, SIDE, 5)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setObjectName("search_said")
        self.view = LinesView(theme, "Search results", self)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.row_chosen.connect(lambda key: self.chosen.emit(int(key)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for part in (self._said, self.view, self._keys):
            column.addWidget(part)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's letters and colours."""
        self.view.setItemDelegate(_HitDelegate(theme, self.view))
        for label, ink in ((self._said, "text2"), (self._keys, "text3")):
            label.setFont(theme.font("secondary"))
            set_ink(label, theme, ink)

    @property
    def current(self) -> int | None:
        """Return the place of the row that the arrows have come to; None: to none."""
        index = self.view.currentIndex()
        return None if self.isHidden() or not index.isValid() else int(self._row(index.row()).key)

    def set_rows(self, rows: Sequence[HitLines], said: str) -> None:
        """List what was found, under what is said of it; the row one stands on stays where only more follow."""
        before, self._rows = self._rows, list(rows)
        row = self.view.currentIndex().row()
        self.view.lines.set_rows(rows)
        if row >= 0 and self._rows[: len(before)] == before:
            self.view.setCurrentIndex(self.view.lines.index(row))
        self.view.setFixedHeight(min(len(rows), IN_SIGHT) * max(20, self.view.sizeHintForRow(0)))
        self.view.setVisible(bool(rows))
        self._keys.setVisible(bool(rows))
        self._said.setText(said)
        self.place()

    def place(self) -> None:
        """Stand under the field, as wide as it is, but for what would be too narrow or too wide to read."""
        window = self._window
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        width = min(max(self._field.width(), 420), WIDEST, window.width() - 24)
        left = max(12, min(corner.x(), window.width() - width - 12))
        self.setFixedWidth(width)
        self.setGeometry(left, corner.y(), width, self.sizeHint().height())
        self.raise_()

    def open(self) -> None:
        """Show the list."""
        self.place()
        self.show()
        self.raise_()

    def move_by(self, by: int) -> None:
        """Go to the next (1) or previous (-1) row; above the first is none."""
        count = self.view.lines.rowCount()
        row = self.view.currentIndex().row() + by
        if row < 0:
            self.view.setCurrentIndex(self.view.lines.index(-1))
            self.view.clearSelection()
        elif row < count:
            self.view.setCurrentIndex(self.view.lines.index(row))

    def _row(self, number: int) -> TwoLines:
        return cast("TwoLines", self.view.lines.index(number).data(Qt.ItemDataRole.UserRole))


def said_of(hits: Hits, asked: Asked) -> str:
    """Say how much was found, if anything is looked for, and what is not yet as it was meant."""
    hint = asked.hint
    if asked.query is None:
        return f"{hint}." if hint else ""
    events, articles = len(hits.events), len(hits.articles)
    found = f"{events:,} event{'' if events == 1 else 's'}, {articles:,} article{'' if articles == 1 else 's'}"
    if not len(hits):
        found = "Nothing was found"
    return f"{found}. {hint}." if hint else found


class _HitDelegate(LinesDelegate):
    """Draws a row in which the words that are asked for are marked."""

    def paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: TwoLines) -> None:
        """Write a row's two lines."""
        if not isinstance(row, HitLines):
            super().paint_words(painter, option, row)
            return
        inner = option.rect.adjusted(SIDE, 4, -SIDE, -4)
        half = inner.height() // 2
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, colour = "accent_ink" if chosen else "text", self.theme.colour
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        paint_marked(painter, upper, row.title, row.title_marks, self.theme.font("control"), colour(ink), self.theme)
        lower = QRect(inner.left(), inner.top() + half, inner.width(), half)
        font = self.theme.font("secondary")
        painter.setFont(font)
        room = painter.fontMetrics().horizontalAdvance(row.last)
        painter.setPen(self.theme.colour("text2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        last = fitting("", row.last, painter.fontMetrics(), lower.width())
        painter.drawText(lower, right, last)
        lower.setWidth(max(0, lower.width() - room))
        reading = self.theme.font("secondary", face="reading")
        paint_marked(painter, lower, row.second, row.second_marks, reading, colour("text2"), self.theme)
