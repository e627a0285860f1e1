"""The cross-references under the article: one list, grouped by headings, every link in reach of the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from timeline_app.ui import icons
from timeline_app.ui.references import Row, RowKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.ui.theme import Theme

    AnyIndex = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
LEFT = 20  # px
INDENT = 42  # px, under a heading's words
LEADING = 18  # px, from line to line
SAID = 10  # lines of a disagreement or a chain


class ReferencesPanel(QListWidget):
    """What else is known about the selected event."""

    mention_requested = Signal(str, int)  # event id, position of the mention

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("references")
        self.setAccessibleName("Cross-references")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._delegate = RowDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.itemActivated.connect(self._follow)
        self.itemClicked.connect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows of an event."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.words, self)
            item.setData(ROW, row)
            item.setToolTip(row.why if row.event else "")
            if row.event is None:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.scrollToTop()

    def links(self) -> list[QListWidgetItem]:
        """Return the items that lead somewhere, in order."""
        return [item for item in map(self.item, range(self.count())) if _row(item).event is not None]

    def step(self, by: int) -> None:
        """Bring the next (1) or previous (-1) link into focus, round the end."""
        links = self.links()
        if not links:
            return
        current = self.currentItem()
        at = links.index(current) + by if current in links else (0 if by > 0 else -1)
        self.setCurrentItem(links[at % len(links)])
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _follow(self, item: QListWidgetItem) -> None:
        row = _row(item)
        if row.event is not None:
            self.mention_requested.emit(row.event, row.mention)


class RowDelegate(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Measure a row at the list's width."""
        width = self._list.viewport().width()
        row = cast("Row", index.data(ROW))
        if row.kind is RowKind.HEADING:
            return QSize(width, 28)
        if row.kind is RowKind.QUOTATION:
            lines = len(self._quoted(row, width)) + len(self._because(row, width))
            return QSize(width, 19 + lines * LEADING + 5)
        if row.kind in (RowKind.CONFLICT, RowKind.CHAIN):
            return QSize(width, len(self._said(row, width)) * LEADING + (14 if row.kind is RowKind.CONFLICT else 4))
        return QSize(width, 21 + len(self._because(row, width)) * LEADING + 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row in the theme's ink."""
        row = cast("Row", index.data(ROW))
        rect = option.rect
        state = option.state
        painter.save()
        if row.event is not None and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.colour("accent_tint"))
        _PAINT[row.kind](self, painter, rect, row)
        if row.event is not None and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.colour("focus"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def paint_heading(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw a group's icon, name and count."""
        amber = row.icon == "disagree"
        ratio = painter.device().devicePixelRatioF()
        drawn = icons.pixmap(self.theme, row.icon, "conflict" if amber else "text2", 16, ratio)
        line = rect.adjusted(LEFT, 8, -LEFT, 0)
        painter.drawPixmap(QPoint(line.left(), line.center().y() - 8), drawn)
        bold = self.theme.font("control", weight=600)
        self._text(painter, line.adjusted(INDENT - LEFT, 0, 0, 0), row.text, bold, "conflict_text" if amber else "text")
        shift = INDENT - LEFT + QFontMetrics(bold).horizontalAdvance(row.text) + 8
        self._text(painter, line.adjusted(shift, 0, 0, 0), row.aside, self.theme.font("secondary"), "text3")

    def paint_quotation(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw outlet, date and why, and the outlet's own sentence."""
        line = QRect(rect.left() + INDENT, rect.top() + 1, rect.width() - INDENT - LEFT, 18)
        self._pair(painter, line, row, weight=600)
        lines = self._quoted(row, rect.width())
        font = self.theme.font("quotation", face="reading")
        body = rect.adjusted(INDENT, 19, -LEFT, 0)
        self._paragraph(painter, body, lines, font, "text")
        self._why(painter, body.adjusted(0, len(lines) * LEADING, 0, 0), row, rect.width())

    def paint_conflict(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw a disagreement on amber."""
        box = rect.adjusted(LEFT, 1, -LEFT, -3)
        painter.fillRect(box, self.theme.colour("conflict_tint"))
        painter.fillRect(QRect(box.topLeft(), QSize(3, box.height())), self.theme.colour("conflict"))
        inner = rect.adjusted(INDENT, 6, -LEFT - 8, 0)
        self._paragraph(painter, inner, self._said(row, rect.width()), self.theme.font("control"), "text")

    def paint_chain(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw who cites whom."""
        inner = rect.adjusted(INDENT, 0, -LEFT, 0)
        self._paragraph(painter, inner, self._said(row, rect.width()), self.theme.font("control"), "text2")

    def paint_link(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw another event's label, date and why."""
        line = QRect(rect.left() + INDENT, rect.top(), rect.width() - INDENT - LEFT, 21)
        self._pair(painter, line, row, weight=400)
        self._why(painter, line.translated(0, 20), row, rect.width())

    def _pair(self, painter: QPainter, line: QRect, row: Row, weight: int) -> None:
        """Draw words at the left and an aside at the right; the aside takes at most half and never covers the words."""
        small = self.theme.font("secondary")
        font = self.theme.font("control", weight=weight)
        wanted = QFontMetrics(font).horizontalAdvance(row.text) + 12
        room = max(line.width() - wanted, line.width() * 9 // 20)
        aside = QFontMetrics(small).elidedText(row.aside, Qt.TextElideMode.ElideRight, room)
        taken = QFontMetrics(small).horizontalAdvance(aside) + 3
        self._text(painter, line.adjusted(0, 0, -taken - 10, 0), row.text, font, "text")
        self._text(painter, line.adjusted(line.width() - taken, 0, 0, 0), aside, small, "text3")

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.colour(token))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def _paragraph(self, painter: QPainter, rect: QRect, lines: Sequence[str], font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.colour(token))
        for number, line in enumerate(lines):
            box = QRect(rect.left(), rect.top() + number * LEADING, rect.width(), LEADING)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)

    def _why(self, painter: QPainter, rect: QRect, row: Row, width: int) -> None:
        self._paragraph(painter, rect, self._because(row, width), self.theme.font("secondary"), "text3")

    def _because(self, row: Row, width: int) -> list[str]:
        return _lines(row.why, self.theme.font("secondary"), width - INDENT - LEFT, 2) if row.why else []

    def _quoted(self, row: Row, width: int) -> list[str]:
        return _lines(row.quotation, self.theme.font("quotation", face="reading"), width - INDENT - LEFT, 3)

    def _said(self, row: Row, width: int) -> list[str]:
        return _lines(row.text, self.theme.font("control"), width - INDENT - LEFT - 8, SAID)


_PAINT = {
    RowKind.HEADING: RowDelegate.paint_heading,
    RowKind.QUOTATION: RowDelegate.paint_quotation,
    RowKind.CONFLICT: RowDelegate.paint_conflict,
    RowKind.CHAIN: RowDelegate.paint_chain,
    RowKind.LINK: RowDelegate.paint_link,
}


def _row(item: QListWidgetItem) -> Row:
    return cast("Row", item.data(ROW))


def _lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break a text into at most `most` lines; what is left out is shown by an ellipsis."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    spans = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(40, width))
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts UTF-16 units
    shown = [units[2 * at : 2 * (at + length)].decode("utf-16-le").rstrip() for at, length in spans[:most]]
    if len(spans) > most:
        rest = units[2 * spans[most - 1][0] :].decode("utf-16-le")
        shown[-1] = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return shown
