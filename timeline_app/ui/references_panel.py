"""The cross-references under the article: one list, grouped by headings, every link in reach of the keyboard.

A report of the same event, and an event beside this one, offer the user's word on it while the pointer or the keyboard
is on their row: at its lower end, in its context menu, and by the window's commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QMouseEvent, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from timeline_app.ui import icons
from timeline_app.ui.evidence_words import as_tool_tip
from timeline_app.ui.reference_row import BREAK, Row, RowKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.ui.sayings import Saying
    from timeline_app.ui.theme import Theme

    AnyIndex = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
LEFT = 20  # px
INDENT = 42  # px, under a heading's words
STEM = 16  # px, from a row to what hangs from it
LEADING = 18  # px, from line to line
_SIGN = 16  # px of a heading's icon, beside letters of usual size
SAID = 16  # lines of a disagreement, a chain or prose
QUOTED, BECAUSE, LABELLED = 5, 4, 3  # lines of a quotation, of a reason, of another event's label
CHIP = 20  # px, height of what may be said of a row


class ReferencesPanel(QListWidget):
    """What else is known about the selected event."""

    mention_requested = Signal(str, int)  # event id, position of the mention
    saying_requested = Signal(object)  # Saying
    stepped_to = Signal(str)  # id of the event that a link in focus leads to

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
        self._rows: tuple[Row, ...] = ()
        self.itemActivated.connect(self._follow)
        self.itemClicked.connect(self._follow)
        self.itemEntered.connect(self._on_item_entered)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows of an event; where they are what is shown, all stays as it is."""
        if self._rows == tuple(rows):
            return
        self._rows = tuple(rows)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.words, self)
            item.setData(ROW, row)
            item.setToolTip(as_tool_tip([row.why]) if row.kind is RowKind.CONFLICT and row.why else "")
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
        item = links[at % len(links)]
        self.setCurrentItem(item)
        self.stepped_to.emit(_row(item).event or "")
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def saying(self) -> Saying | None:
        """Return what may be said of the current row; None where nothing may, or none is current."""
        current = self.currentItem()
        return _row(current).saying if current is not None and current.isSelected() else None

    def chip_rect(self, item: QListWidgetItem) -> QRect:
        """Return where what may be said of a row is offered, in the viewport; empty where nothing may."""
        saying = _row(item).saying
        return self._delegate.chip(self.visualItemRect(item), saying) if saying else QRect()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the user's word where it was clicked; anywhere else a click follows the link."""
        item = self.itemAt(event.position().toPoint())
        said = item is not None and self.chip_rect(item).contains(event.position().toPoint())
        blocked = self.blockSignals(said)  # it is no click on the link
        super().mouseReleaseEvent(event)
        self.blockSignals(blocked)
        if said and item is not None:
            self.saying_requested.emit(_row(item).saying)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a row."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if keyboard else self.itemAt(event.pos())
        if item is None or _row(item).event is None:
            return
        menu, row = self.menu_of(_row(item)), self.visualItemRect(item)
        menu.popup(self.viewport().mapToGlobal(row.center()) if keyboard else event.globalPos())

    def menu_of(self, row: Row) -> QMenu:
        """Return a row's menu; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open", lambda: self.mention_requested.emit(row.event, row.mention))
        if row.saying is not None:
            menu.addAction(row.saying.word.value, lambda: self.saying_requested.emit(row.saying))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def leaveEvent(self, event: QEvent) -> None:
        """Offer nothing while the pointer is elsewhere."""
        super().leaveEvent(event)
        self._delegate.hovered = None
        self.viewport().update()

    def _on_item_entered(self, item: QListWidgetItem) -> None:
        self._delegate.hovered = self.row(item)
        self.viewport().update()

    def _follow(self, item: QListWidgetItem) -> None:
        row = _row(item)
        if row.event is not None:
            self.mention_requested.emit(row.event, row.mention)


class RowDelegate(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hovered: int | None = None  # the row under the pointer
        self._list = parent

    @property
    def _leading(self) -> int:
        return round(LEADING * self.theme.letters)

    @property
    def _small(self) -> QFont:
        return self.theme.font("secondary")

    def chip(self, rect: QRect, saying: Saying) -> QRect:
        """Return where what may be said stands in a row's rectangle: at its lower right end."""
        width = QFontMetrics(self.theme.font("secondary")).horizontalAdvance(saying.word.value) + 16
        high = round(CHIP * self.theme.letters)
        return QRect(rect.right() - LEFT - width + 9, rect.bottom() - high, width, high)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Measure a row at the list's width."""
        width = self._list.viewport().width()
        row = cast("Row", index.data(ROW))
        return QSize(width, self._height(row, width))

    def _height(self, row: Row, width: int) -> int:
        if row.kind is RowKind.HEADING:
            return round(28 * self.theme.letters)
        because = len(self._because(row, width)) * self._leading
        if row.kind is RowKind.QUOTATION:
            return self._leading + 1 + len(self._quoted(row, width)) * self._leading + because + 5
        if row.kind is RowKind.LINK:
            return self._leading + 6 + (len(self._labelled(row, width)[0]) - 1) * self._leading + because
        return len(self._said(row, width)) * self._leading + (14 if row.kind is RowKind.CONFLICT else 4)

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
        if row.saying is not None and (index.row() == self.hovered or state & QStyle.StateFlag.State_Selected):
            self._paint_chip(painter, self.chip(rect, row.saying), row.saying)
        painter.restore()

    def _paint_chip(self, painter: QPainter, chip: QRect, saying: Saying) -> None:
        """Offer what may be said, as a link on a ground of its own."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.colour("line_strong"))
        painter.setBrush(self.theme.colour("raised"))
        painter.drawRoundedRect(chip.adjusted(0, 0, -1, -1), 4, 4)
        self._text(painter, chip.adjusted(8, 0, -4, 0), saying.word.value, self.theme.font("secondary"), "accent_ink")

    def paint_heading(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw a group's icon, name and count."""
        amber = row.icon == "disagree"
        ratio = painter.device().devicePixelRatioF()
        side = icons.side(self.theme, _SIGN)
        drawn = icons.pixmap(self.theme, row.icon, "conflict" if amber else "text2", side, ratio)
        line = rect.adjusted(LEFT, 8, -LEFT, 0)
        painter.drawPixmap(QPoint(line.left(), line.center().y() - side // 2), drawn)
        bold = self.theme.font("control", weight=600)
        begins = INDENT - LEFT - _SIGN + side
        self._text(painter, line.adjusted(begins, 0, 0, 0), row.text, bold, "conflict_text" if amber else "text")
        shift = begins + QFontMetrics(bold).horizontalAdvance(row.text) + 8
        self._text(painter, line.adjusted(shift, 0, 0, 0), row.aside, self.theme.font("secondary"), "text3")

    def paint_quotation(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw outlet, date and why, and the outlet's own sentence."""
        line = QRect(rect.left() + INDENT, rect.top() + 1, rect.width() - INDENT - LEFT, self._leading)
        self._pair(painter, line, row, weight=600)
        lines = self._quoted(row, rect.width())
        font = self.theme.font("quotation", face="reading")
        body = rect.adjusted(INDENT, self._leading + 1, -LEFT, 0)
        self._paragraph(painter, body, lines, font, "text")
        self._why(painter, body.adjusted(0, len(lines) * self._leading, 0, 0), row, rect.width())

    def paint_conflict(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw a disagreement on amber."""
        box = rect.adjusted(LEFT, 1, -LEFT, -3)
        painter.fillRect(box, self.theme.colour("conflict_tint"))
        painter.fillRect(QRect(box.topLeft(), QSize(3, box.height())), self.theme.colour("conflict"))
        inner = rect.adjusted(INDENT, 6, -LEFT - 8, 0)
        lines, heads = self._said(row, rect.width()), len(self._headed(row, rect.width()))
        self._paragraph(painter, inner, lines[:heads], self.theme.font("control", weight=600), "text")
        rest = inner.translated(0, len(lines[:heads]) * self._leading)
        self._paragraph(painter, rest, lines[heads:], self.theme.font("control"), "text")

    def paint_prose(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw who cites whom, and what is told in sentences."""
        inner = rect.adjusted(INDENT, 0, -LEFT, 0)
        self._paragraph(painter, inner, self._said(row, rect.width()), self.theme.font("control"), "text2")

    def paint_note(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw what the rows under it have in common."""
        inner = rect.adjusted(INDENT, 3, -LEFT, 0)
        self._paragraph(painter, inner, self._said(row, rect.width()), self.theme.font("secondary"), "text3")

    def paint_link(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw another event's label, date and why."""
        lines, taken = self._labelled(row, rect.width())
        begins = INDENT + row.depth * STEM
        line = QRect(rect.left() + begins, rect.top() + 2, rect.width() - begins - LEFT, self._leading)
        if row.depth:
            self._paint_stem(painter, QPoint(line.left() - STEM + 4, rect.top()), line.center().y())
        self._paragraph(painter, line, lines, self.theme.font("control"), "text")
        self._text(painter, line.adjusted(line.width() - taken, 0, 0, 0), row.aside, self._small, "text3")
        self._why(painter, line.translated(0, len(lines) * self._leading), row, rect.width())

    def _paint_stem(self, painter: QPainter, top: QPoint, middle: int) -> None:
        """Draw what a row hangs by."""
        painter.setPen(self.theme.colour("line_strong"))
        painter.drawLine(top, QPoint(top.x(), middle))
        painter.drawLine(QPoint(top.x(), middle), QPoint(top.x() + STEM - 8, middle))

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
            box = QRect(rect.left(), rect.top() + number * self._leading, rect.width(), self._leading)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)

    def _why(self, painter: QPainter, rect: QRect, row: Row, width: int) -> None:
        self._paragraph(painter, rect, self._because(row, width), self.theme.font("secondary"), "text3")

    def _because(self, row: Row, width: int) -> list[str]:
        if not row.why or row.kind is RowKind.CONFLICT:  # a disagreement tells it in its words
            return []
        return _lines(row.why, self.theme.font("secondary"), width - INDENT - row.depth * STEM - LEFT, BECAUSE)

    def _labelled(self, row: Row, width: int) -> tuple[list[str], int]:
        """Break another event's label beside its date; return its lines and the date's width, half the row at most."""
        room = width - INDENT - row.depth * STEM - LEFT
        taken = min(QFontMetrics(self._small).horizontalAdvance(row.aside) + 3, room // 2)
        return _lines(row.text, self.theme.font("control"), room - taken - 10, LABELLED) or [""], taken

    def _quoted(self, row: Row, width: int) -> list[str]:
        return _lines(row.quotation, self.theme.font("quotation", face="reading"), width - INDENT - LEFT, QUOTED)

    def _headed(self, row: Row, width: int) -> list[str]:
        """Break the first paragraph of a disagreement, which says what is against what."""
        font = self.theme.font("control", weight=600)
        return _lines(row.text.partition(BREAK)[0], font, width - INDENT - LEFT - 8, SAID)

    def _said(self, row: Row, width: int) -> list[str]:
        font = self.theme.font("secondary" if row.kind is RowKind.NOTE else "control")
        if row.kind is not RowKind.CONFLICT:
            return _lines(row.text, font, width - INDENT - LEFT - 8, SAID)
        rest = row.text.partition(BREAK)[2]
        return self._headed(row, width) + (_lines(rest, font, width - INDENT - LEFT - 8, SAID) if rest else [])


_PAINT = {
    RowKind.HEADING: RowDelegate.paint_heading,
    RowKind.QUOTATION: RowDelegate.paint_quotation,
    RowKind.CONFLICT: RowDelegate.paint_conflict,
    RowKind.NOTE: RowDelegate.paint_note,
    RowKind.CHAIN: RowDelegate.paint_prose,
    RowKind.PROSE: RowDelegate.paint_prose,
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
