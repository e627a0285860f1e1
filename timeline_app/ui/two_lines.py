"""A list whose rows have two lines: what it is, and under it what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from unicodedata import bidirectional

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont, QFontMetrics, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from timeline_app.ui.theme import Theme

    AnyIndex = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
SIDE = 12  # px
SEPARATOR = " · "  # between the parts of a line; it joins two, and stands before none
BAR = 3  # px, at the selected row's left
GIVEN = 2_000  # rows that a view is given at once
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TwoLines:
    """One row."""

    key: str
    title: str
    second: str
    amber: bool = False  # something about it wants to be set
    quoted: bool = False  # the second line is a source's own words
    last: str = ""  # the second line's end, which is never cut off

    def spoken(self) -> str:
        """Return all of it, for those who listen and for the tool tip."""
        return f"{self.title}\n{self.second}{self.last}"

    def tip(self) -> str:
        """Return the tool tip."""
        return self.spoken()


class Lines(Sequence[TwoLines]):
    """Rows that are put in words when they are looked at: there may be a hundred thousand."""

    def __init__(self, count: int, make: Callable[[int], TwoLines], find: Callable[[str], int | None]) -> None:
        self._count = count
        self._make = make
        self.find = find  # the number of the row of a key

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: Any) -> Any:
        """Return a row, or the rows of a slice."""
        if isinstance(number, slice):
            return [self._make(each) for each in range(*number.indices(len(self)))]
        return self._make(range(len(self))[number])


class LinesModel(QAbstractListModel):
    """Rows of two lines; a view is given the first of them, and more when it has come to their end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = _held(())
        self._given = 0
        self._made: dict[int, TwoLines] = {}

    def set_rows(self, rows: Sequence[TwoLines]) -> None:
        """Replace every row."""
        lines = rows if isinstance(rows, Lines) else _held(rows)
        self.beginResetModel()
        self._rows, self._given = lines, min(len(lines), GIVEN)
        self._made.clear()
        self.endResetModel()

    def renew(self, rows: Lines) -> None:
        """Take rows of which the first are those that were here, in other words maybe: a view lays nothing out anew."""
        self._rows = rows
        self._made.clear()
        if self._given:
            self.dataChanged.emit(self.index(0), self.index(self._given - 1))
        self._give(min(len(rows), GIVEN))

    def find(self, key: str | None) -> QModelIndex:
        """Return the index of a row's key, invalid where there is none."""
        number = None if key is None else self._rows.find(key)
        if number is None:
            return QModelIndex()
        self._give(number + 1)
        return self.index(number)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Tell whether there are more rows than a view was given."""
        return not parent.isValid() and self._given < len(self._rows)

    def fetchMore(self, parent: AnyIndex) -> None:
        """Give some more rows."""
        self._give(self._given + GIVEN)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else self._given

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, or the row itself for ROW."""
        if not index.isValid() or not 0 <= index.row() < self._given:
            return None
        row = self._row(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip()
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.spoken() if role in spoken else None

    def _row(self, number: int) -> TwoLines:
        if number not in self._made:
            if len(self._made) >= GIVEN:
                self._made.clear()
            self._made[number] = self._rows[number]
        return self._made[number]

    def _give(self, count: int) -> None:
        more = min(count, len(self._rows))
        if more > self._given:
            self.beginInsertRows(QModelIndex(), self._given, more - 1)
            self._given = more
            self.endInsertRows()


def _held(rows: Sequence[TwoLines]) -> Lines:
    keys = {row.key: number for number, row in enumerate(rows)}
    return Lines(len(rows), rows.__getitem__, keys.get)


class LinesView(QListView):
    """The list itself."""

    row_chosen = Signal(str)  # key

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name.lower().replace(" ", "_"))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self._delegate = LinesDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._on_index_chosen)
        self.activated.connect(self._on_index_chosen)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def set_chosen(self, key: str | None) -> None:
        """Tint a row and bring it into sight."""
        index = self.lines.find(key)
        if not index.isValid():
            self.clearSelection()
            return
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _on_index_chosen(self, index: QModelIndex) -> None:
        self.row_chosen.emit(cast("TwoLines", index.data(ROW)).key)


class LinesDelegate(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of every row."""
        return QSize(80, round(43 * self.theme.letters))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row, elided at its end."""
        painter.save()
        self.paint_ground(painter, option)
        self.paint_words(painter, option, cast("TwoLines", index.data(ROW)))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.colour("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Tint a row that is chosen or under the pointer."""
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.colour("accent_tint"))
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), self.theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.theme.colour("line"))

    def paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: TwoLines) -> None:
        """Write a row's two lines."""
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        middle = rect.top() + rect.height() // 2
        inner = rect.adjusted(SIDE, 3, -SIDE, -4)
        upper, lower = QRect(inner), QRect(inner)
        upper.setBottom(middle)
        lower.setTop(middle)
        self.paint_line(painter, upper, row.title, self.theme.font("control"), "accent_ink" if chosen else "text")
        font = self.theme.font("secondary", face="reading" if row.quoted else "ui")
        ink = "conflict_text" if row.amber else "text2" if chosen else "text3"
        self.paint_line(painter, lower, row.second, font, ink, row.last)

    def paint_line(self, painter: QPainter, rect: QRect, text: str, font: QFont, token: str, last: str = "") -> None:
        """Write one line, cut off before `last` is."""
        painter.setFont(font)
        painter.setPen(self.theme.colour(token))
        shown = fitting(text, last, painter.fontMetrics(), rect.width())
        at_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        leftwards = Qt.TextFlag.TextForceRightToLeft if runs_leftwards(text) else Qt.TextFlag.TextForceLeftToRight
        painter.drawText(rect, at_left | leftwards, shown)  # the words' own direction puts the ellipsis at their end


def runs_leftwards(text: str) -> bool:
    """Tell a line's direction by its first strong letter (Unicode Bidirectional Algorithm, P2)."""
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return strong != "L"


def fitting(text: str, last: str, metrics: QFontMetrics, width: int) -> str:
    """Return a line that is at most `width` px wide: `text` is cut off before `last` is."""
    room = max(0, width - metrics.horizontalAdvance(last))
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    line = cut + last if cut.strip(" ….") else last.removeprefix(SEPARATOR)
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
