"""The tray's list: undated articles and events, and with an article the date that is proposed for it and its Accept.

Enter accepts the row's proposal, Space or → shows its evidence; a click beside the button is a click on the row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QWidget

from timeline_app.ui.evidence_words import (
    as_tool_tip,
    evidence_lines,
    level_of,
    proposal_words,
    short_wording,
    why_words,
)
from timeline_app.ui.meter import METER_WIDTH, draw_meter
from timeline_app.ui.said import wording
from timeline_app.ui.two_lines import ROW, SIDE, LinesDelegate, LinesView, TwoLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from timeline_app.records import Proposal
    from timeline_app.ui.theme import Theme

    AnyIndex = QModelIndex | QPersistentModelIndex

ACCEPT = "Accept"
_HIGH = 66  # px, a row with a proposal, at 100 %
_BUTTON = 22  # px high, at 100 %
_ACCEPT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EVIDENCE_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Right)


@dataclass(frozen=True, slots=True)
class ProposedLines(TwoLines):
    """An article's row with a date proposed for it; put in words only when it is seen, for there may be thousands."""

    proposal: Proposal | None = None
    pending: bool = False  # accepted, and not yet on disk

    def spoken(self) -> str:
        """Return all of it, with the keys that settle it."""
        said = proposal_words(self.proposal) if self.proposal else ""
        return f"{self.title}\n{said}. Enter accepts it, Space shows the evidence."

    def tip(self) -> str:
        """Return every sign for the proposed date and against it."""
        if self.proposal is None:
            return self.title
        return as_tool_tip([self.title, *evidence_lines(self.proposal.evidence, self.proposal.date)])


class TrayView(LinesView):
    """The list of the undated."""

    accept_requested = Signal(str)  # key
    evidence_requested = Signal(str)  # key

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Undated list", parent)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.rows = TrayDelegate(theme, self)
        self._delegate = self.rows
        self.setItemDelegate(self.rows)
        self.setMinimumHeight(_HIGH)
        self._pressed = ""  # key of the row whose button is held down

    def set_rows(self, rows: Sequence[TwoLines]) -> None:
        """Replace every row; the current one stays, or the one that takes its place."""
        current, scrolled = self.currentIndex(), self.verticalScrollBar().value()
        key = cast("TwoLines", current.data(ROW)).key if current.isValid() else None
        number = current.row()
        self.lines.set_rows(rows)
        self.scheduleDelayedItemsLayout()  # a row that has a proposal now is higher
        if key is None or not rows:
            return
        found = self.lines.find(key)
        if not found.isValid() and self.hasFocus():
            found = self.lines.index(min(number, self.lines.rowCount() - 1))
        if found.isValid():
            self.setCurrentIndex(found)
        self.verticalScrollBar().setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in sight when the field under the list takes room from it."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.selectionModel().hasSelection():
            self.scrollTo(self.currentIndex())

    def button_of(self, index: AnyIndex) -> QRect:
        """Return where a row's Accept stands in the viewport; empty where it has none."""
        row = _proposed(index)
        return self.rows.button(self.visualRect(cast("QModelIndex", index))) if row and not row.pending else QRect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept, or show the evidence."""
        row = _proposed(self.currentIndex())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if row is None or not plain or event.key() not in (*_ACCEPT_KEYS, *_EVIDENCE_KEYS):
            super().keyPressEvent(event)
        elif event.key() in _EVIDENCE_KEYS:
            self.evidence_requested.emit(row.key)
        elif not row.pending:
            self.accept_requested.emit(row.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold a button down, or choose a row."""
        self._pressed = self._button_at(event.position().toPoint()) if _is_left(event) else ""
        if self._pressed:
            self.setCurrentIndex(self.lines.find(self._pressed))
            self.viewport().update()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Accept where the button was pressed and let go."""
        pressed, self._pressed = self._pressed, ""
        if not pressed:
            super().mouseReleaseEvent(event)
        elif self._button_at(event.position().toPoint()) == pressed:
            self.accept_requested.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second quick click on a button for a click on it."""
        if self._button_at(event.position().toPoint()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the button under the pointer."""
        self._light(self._button_at(event.position().toPoint()))
        if not self._pressed:
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing."""
        self._light("")
        super().leaveEvent(event)

    def _light(self, key: str) -> None:
        if key != self.rows.lit:
            self.rows.lit = key
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _button_at(self, place: QPoint) -> str:
        index = self.indexAt(place)
        row = _proposed(index)
        return row.key if row is not None and self.button_of(index).contains(place) else ""


class TrayDelegate(LinesDelegate):
    """Draws one row: two lines, or three with a proposal and its button."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.lit = ""  # key of the row whose button is under the pointer

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a row's height."""
        if _proposed(index) is None:
            return super().sizeHint(option, index)
        return QSize(80, round(_HIGH * self.theme.letters))

    def button(self, row: QRect) -> QRect:
        """Return where the button of a row stands."""
        letters = self.theme.letters
        width = QFontMetrics(self.theme.font("secondary", weight=600)).horizontalAdvance(ACCEPT) + round(18 * letters)
        top = row.top() + round(23 * letters)
        return QRect(row.right() - SIDE + 1 - width, top, width, round(_BUTTON * letters))

    def paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: TwoLines) -> None:
        """Write a row, and draw what is proposed."""
        if not isinstance(row, ProposedLines) or row.proposal is None:
            super().paint_words(painter, option, row)
            return
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        button = self.button(rect)
        inner = rect.adjusted(SIDE, 4, -SIDE, -4)
        upper, middle, lower = QRect(inner), QRect(inner), QRect(inner)
        upper.setBottom(button.top() - 1)
        middle.setCoords(inner.left(), button.top(), button.left() - 8, button.bottom())
        lower.setTop(button.bottom() + 2)
        self.paint_line(painter, upper, row.title, self.theme.font("control"), "accent_ink" if chosen else "text")
        self._paint_date(painter, middle, row.proposal)
        self._paint_why(painter, lower, row.proposal, "text2" if chosen else "text3")
        self._paint_button(painter, button, row)

    def _paint_date(self, painter: QPainter, rect: QRect, proposal: Proposal) -> None:
        font = self.theme.font("control", weight=600)
        measure = QFontMetrics(font).horizontalAdvance
        room = rect.width() - METER_WIDTH - 8
        full, short = wording(proposal.date), short_wording(proposal.date)
        when = full if measure(full) <= room else short
        self.paint_line(painter, rect, when, font, "text")
        if measure(when) <= room:  # else the words under it alone say how sure it is
            left, dots = rect.left() + measure(when) + 8, level_of(proposal.confidence).dots
            draw_meter(painter, left, rect.center().y() + 1, dots, self.theme)

    def _paint_why(self, painter: QPainter, rect: QRect, proposal: Proposal, token: str) -> None:
        font = self.theme.font("secondary")
        why, against = why_words(proposal)
        taken = QFontMetrics(font).horizontalAdvance(against)
        self.paint_line(painter, rect.adjusted(0, 0, -taken, 0), why, font, token)
        self.paint_line(painter, rect.adjusted(rect.width() - taken, 0, 2, 0), against, font, "conflict_text")

    def _paint_button(self, painter: QPainter, rect: QRect, row: ProposedLines) -> None:
        lit = row.key == self.lit and not row.pending
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent" if lit else "line_strong"), 1.0))
        painter.setBrush(self.theme.colour("accent" if lit else "raised"))
        if not row.pending:
            painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self.theme.font("secondary", weight=600))
        painter.setPen(self.theme.colour("on_accent" if lit else "text3" if row.pending else "accent"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "…" if row.pending else ACCEPT)
        painter.restore()


def _proposed(index: AnyIndex) -> ProposedLines | None:
    row = index.data(ROW) if index.isValid() else None
    return row if isinstance(row, ProposedLines) else None


def _is_left(event: QMouseEvent) -> bool:
    return event.button() == Qt.MouseButton.LeftButton
