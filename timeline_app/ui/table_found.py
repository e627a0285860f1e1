"""What a search found, in the table of events: a strip before the name of each event, and its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from timeline_app.search.holding import marks
from timeline_app.ui.marked_line import paint_marked
from timeline_app.ui.table_columns import EVENT, ORGANISATIONS, PEOPLE, PLACES

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter

    from timeline_app.search.tree import Query
    from timeline_app.ui.lit import Lit
    from timeline_app.ui.table_model import TableModel
    from timeline_app.ui.theme import Theme

    AnyIndex = QModelIndex | QPersistentModelIndex

STRIP: Final = 3  # px
SEARCHED: Final = (EVENT, PLACES, PEOPLE, ORGANISATIONS)  # columns that hold an event's own words


class FoundDelegate(QStyledItemDelegate):
    """Draws cells as they are, and marks in them what is searched."""

    def __init__(self, rows: TableModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self.theme = theme
        self.query: Query | None = None  # None: nothing is searched
        self.found: Lit | None = None  # refs

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell."""
        text = index.data() if self.query is not None and index.column() in SEARCHED else None
        marked = tuple(marks(self.query, text)) if self.query is not None and isinstance(text, str) else ()
        if marked and isinstance(text, str):
            self._paint_marked(painter, option, index, text, marked)
        else:
            super().paint(painter, option, index)
        if self.found is not None and index.column() == EVENT and self._rows.ref_at(index.row()) in self.found:
            rect: QRect = option.rect
            painter.fillRect(QRect(rect.left(), rect.top(), STRIP, rect.height()), self.theme.colour("found"))

    def _paint_marked(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: AnyIndex,
        text: str,
        marked: tuple[tuple[int, int], ...],
    ) -> None:
        """Let the style draw the cell without its words, and write these."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        widget, style = option.widget, option.widget.style() if option.widget else QApplication.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, widget)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, widget) + 1
        cell.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, widget)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        ink = cell.palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        painter.save()
        paint_marked(painter, room.adjusted(margin, 0, -margin, 0), text, marked, cell.font, ink, self.theme)
        painter.restore()
