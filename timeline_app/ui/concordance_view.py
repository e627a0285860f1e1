"""The lines of a concordance: the words under each other in one column, what stands before and after beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QWidget

from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from timeline_app.ui.concordance import Passage
    from timeline_app.ui.theme import Theme

    AnyIndex = QModelIndex | QPersistentModelIndex

_ROW: Final = Qt.ItemDataRole.UserRole
_SIDE: Final = 12  # px
_BAR: Final = 3  # px, at the left of the current line
_HEAD: Final = 230  # px at letters of usual size, for outlet and date
_BEFORE: Final = 0.42  # of the room beside them, for what stands before
_NOWHERE = QModelIndex()


class ConcordanceModel(QAbstractListModel):
    """Passages in the order in which they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Passage] = []

    def set_rows(self, rows: Sequence[Passage]) -> None:
        """Replace every passage."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add(self, rows: Sequence[Passage]) -> None:
        """Add passages at the end."""
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
        self.rows += rows
        self.endInsertRows()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the passages."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a passage, or its words in one line."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return f"{head_of(row)}: {row.before}{row.words}{row.after}" if spoken else None


class ConcordanceView(QListView):
    """The list itself."""

    passage_requested = Signal(object)  # Passage

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concordance")
        self.setAccessibleName("Mentions in context")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lines = ConcordanceModel(self)
        self.setModel(self.lines)
        self._delegate = ConcordanceDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.activated.connect(self._on_activated)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's letters and colours."""
        self._delegate.theme = theme
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @property
    def current(self) -> Passage | None:
        """Return the passage that the keyboard is at."""
        index = self.currentIndex()
        return cast("Passage", index.data(_ROW)) if index.isValid() else None

    def set_current(self, passage: Passage | None) -> None:
        """Go to a passage; to the first where it is none of these."""
        rows = self.lines.rows
        if rows:
            self.setCurrentIndex(self.lines.index(rows.index(passage) if passage in rows else 0))

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) passage, round the end."""
        if count := self.lines.rowCount():
            row = self.currentIndex().row()
            self.setCurrentIndex(self.lines.index((row + by) % count if row >= 0 else 0))

    def _on_activated(self, index: QModelIndex) -> None:
        self.passage_requested.emit(index.data(_ROW))


class ConcordanceDelegate(QStyledItemDelegate):
    """Draws one line."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of every line."""
        return QSize(80, round(26 * self.theme.letters))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a line: where it is from, and the words with what stands around them."""
        row, theme = cast("Passage", index.data(_ROW)), self.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.colour("accent_tint"))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("line"))
        head = min(round(_HEAD * theme.letters), rect.width() // 4)
        start = rect.left() + _SIDE
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("text2" if chosen else "text3"))
        self._write(painter, QRect(start, rect.top(), head, rect.height()), head_of(row))
        start += head + _SIDE
        self._paint_words(painter, QRect(start, rect.top(), rect.right() - _SIDE - start, rect.height()), row, chosen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("focus"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, row: Passage, chosen: bool) -> None:
        plain, bold = self.theme.font("control", face="reading"), self.theme.font("control", weight=600, face="reading")
        middle = room.left() + round(room.width() * _BEFORE)
        wide = min(QFontMetrics(bold).horizontalAdvance(row.words), room.right() - middle)
        painter.setFont(plain)
        painter.setPen(self.theme.colour("text2"))
        before = QRect(room.left(), room.top(), middle - room.left(), room.height())
        gap = QFontMetrics(plain).horizontalAdvance(" ") if row.before.endswith(" ") else 0
        self._write(painter, before.adjusted(0, 0, -gap, 0), row.before.strip(), at_right=True)
        after = QRect(middle + wide, room.top(), room.right() - middle - wide, room.height())
        self._write(painter, after, row.after)
        painter.setFont(bold)
        painter.setPen(self.theme.colour("accent_ink" if chosen else "text"))
        self._write(painter, QRect(middle, room.top(), wide + 1, room.height()), row.words)

    @staticmethod
    def _write(painter: QPainter, room: QRect, words: str, *, at_right: bool = False) -> None:
        """Write words in one line, cut off at the end that is away from the column of what was asked for."""
        where = Qt.TextElideMode.ElideLeft if at_right else Qt.TextElideMode.ElideRight
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(words, where, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextSingleLine, shown)


def head_of(passage: Passage) -> str:
    """Say where a passage is from."""
    dated = wording(passage.published) if passage.published is not None else "no date"
    return f"{dated} · {passage.outlet or 'outlet unknown'}"
