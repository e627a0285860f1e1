"""The table of proposed dates: which article, which day, how sure, why; each row can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from timeline_app.ui.evidence_words import Level, group, level_of, one_line, origin_words, proposal_words
from timeline_app.ui.meter import METER_WIDTH, draw_meter
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.records import Article, Evidence, Proposal
    from timeline_app.ui.theme import Theme

    AnyIndex = QModelIndex | QPersistentModelIndex

COLUMNS = ("Article", "Date", "How sure", "Evidence")
ARTICLE, DATE, SURE, EVIDENCE = range(len(COLUMNS))
DOTS = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class ProposalsModel(QAbstractTableModel):
    """Proposals with their check boxes."""

    chosen_changed = Signal()

    def __init__(self, articles: Mapping[str, Article], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles = articles
        self._rows: tuple[Proposal, ...] = ()
        self._chosen: set[int] = set()

    def set_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Replace every row; all are chosen."""
        self.beginResetModel()
        self._rows = tuple(p for p in proposals if p.article in self._articles)
        self._chosen = set(range(len(self._rows)))
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self) -> tuple[Proposal, ...]:
        """Return the rows that are ticked."""
        return tuple(row for number, row in enumerate(self._rows) if number in self._chosen)

    def levels(self) -> tuple[Level, ...]:
        """Return the degrees of confidence that there are, the best first."""
        return tuple(sorted({level_of(row.confidence) for row in self._rows}, key=lambda level: -level.least))

    def choose_from(self, level: Level) -> None:
        """Tick the rows of a degree or a better one, and no other."""
        self._chosen = {number for number, row in enumerate(self._rows) if row.confidence >= level.least}
        if self._rows:
            self.dataChanged.emit(self.index(0, ARTICLE), self.index(len(self._rows) - 1, ARTICLE))
        self.chosen_changed.emit()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name a column."""
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return COLUMNS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let the article's cell be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == ARTICLE else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, its tick, or how many dots it has."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self._articles[row.article].title}\n{proposal_words(row)}"
        if role == Qt.ItemDataRole.CheckStateRole and column == ARTICLE:
            return Qt.CheckState.Checked if index.row() in self._chosen else Qt.CheckState.Unchecked
        return level_of(row.confidence).dots if role == DOTS and column == SURE else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != ARTICLE:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._chosen.add(index.row())
        else:
            self._chosen.discard(index.row())
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True

    def _words(self, row: Proposal, column: int) -> str:
        if column == ARTICLE:
            return self._articles[row.article].title
        if column == DATE:
            return wording(row.date)
        if column == SURE:
            return level_of(row.confidence).words
        against = group(row.evidence, row.date).against
        said = _quoted_first(row.evidence[0]) if row.evidence else ""
        return f"≠ {len(against)} against · {said}" if against else said


def _quoted_first(sign: Evidence) -> str:
    """Say a sign with its words first: they differ from row to row, and where they stand mostly does not."""
    origin = origin_words(sign.origin)
    return f"{one_line(sign.quote)} · {origin}" if sign.quote else origin


class TickDelegate(QStyledItemDelegate):
    """Draws the check box in the theme's ink, where the style has its own."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the cell, and its box over the style's."""
        super().paint(painter, option, index)
        self.initStyleOption(option, index)
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = QRectF(self._table.style().subElementRect(part, option, self._table))
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent" if ticked else "line_strong"), 1.0))
        painter.setBrush(self._theme.colour("accent" if ticked else "field"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            painter.setPen(QPen(self._theme.colour("on_accent"), 1.8))
            corners = ((0.24, 0.52), (0.43, 0.72), (0.77, 0.3))
            at = [QPointF(box.left() + box.width() * x, box.top() + box.height() * y) for x, y in corners]
            painter.drawPolyline(at)
        painter.restore()


class SureDelegate(QStyledItemDelegate):
    """Draws how sure a date is: dots, then words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Leave room for the dots."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the cell."""
        super().paint(painter, option, index)
        rect = option.rect.adjusted(6, 0, -4, 0)
        draw_meter(painter, rect.left(), rect.center().y() + 1, int(index.data(DOTS) or 0), self._theme)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text2"))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(METER_WIDTH + 7, 0, 0, 0), left, str(index.data()))
        painter.restore()
