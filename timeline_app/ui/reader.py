"""The reader's column: an article's own text as plain text, with sentences marked and time expressions dotted.

No HTML ever enters it: text is set as plain text and formatted by character formats, nothing in it is a link, and a
wish to load a resource gets nothing. A click on a marked sentence asks for its event; resting on a time expression
explains it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from timeline_app.ui import icons
from timeline_app.ui.hints import explained
from timeline_app.ui.reader_layout import Kind, Layout, Piece, lay_out, units
from timeline_app.ui.said import clocked
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article
    from timeline_app.store.catalogue import Marked
    from timeline_app.ui.theme import Theme

COLUMN = 68  # characters a line, at most
MARGIN = 20  # px at the sides
BAR = 3  # px, beside the selected sentence
FOLD_ICON = 16  # px, beside letters of usual size
_FROM_RIGHT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")
_SHARE = {"light": 0.15, "dark": 0.2}  # ink of other events' sentences


class Reader(QTextEdit):
    """One article, set for reading."""

    mention_requested = Signal(str, int)  # event id, position of the mention
    unfolded_changed = Signal(bool)

    def __init__(self, theme: Theme, lane_colour: Callable[[str], QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_text")
        self.setAccessibleName("Article text")
        self._theme = theme
        self._lane_colour = lane_colour
        self._article: Article | None = None
        self._layout = Layout(())
        self._marked: tuple[Marked, ...] = ()
        self._times: tuple[Timex3, ...] = ()
        self._chosen: Marked | None = None
        self._unfolded = False
        self._pressed = QPoint()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setReadOnly(True)
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | keys)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def column(self) -> Layout:
        """Return how the article is set."""
        return self._layout

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._theme = theme
        self._set_text()

    def set_article(self, article: Article | None, marked: Sequence[Marked]) -> None:
        """Show an article, with the sentences that report events."""
        same = article == self._article
        self._article, self._marked = article, tuple(marked)
        if same:
            self.viewport().update()
            return
        self._unfolded, self._times, self._chosen = False, (), None
        self._set_text()
        QTimer.singleShot(0, self, self.show_chosen)  # a long text's height is known only after events were handled

    def set_times(self, times: Sequence[Timex3]) -> None:
        """Dot the article's time expressions."""
        self._times = tuple(times)
        self.viewport().update()

    def set_chosen(self, chosen: Marked | None) -> None:
        """Mark one sentence strongly and bring it into sight."""
        self._chosen = chosen
        self.viewport().update()
        self.show_chosen()

    def show_chosen(self) -> None:
        """Scroll so that the selected sentence stands a third from the top; to the top where none is."""
        bar = self.verticalScrollBar()
        rects = self._rects(self._chosen)
        bar.setValue(round(rects[0].top() + bar.value() - self.viewport().height() / 3) if rects else 0)

    def set_unfolded(self, *, unfolded: bool) -> None:
        """Show or fold away the page's furniture."""
        if unfolded == self._unfolded:
            return
        held = self.verticalScrollBar().value()
        self._unfolded = unfolded
        self._set_text()
        self.verticalScrollBar().setValue(held)

    def marked_at(self, point: QPoint) -> Marked | None:
        """Return the marked sentence under a point of the viewport; of several, the one after the selected."""
        offset = self._offset_at(point)
        here = [] if offset is None else [m for m in self._marked if m.mention.start <= offset < m.mention.end]
        if not here:
            return None
        return here[(here.index(self._chosen) + 1) % len(here)] if self._chosen in here else here[0]

    def time_at(self, point: QPoint) -> Timex3 | None:
        """Return the time expression under a point of the viewport."""
        offset = self._offset_at(point)
        return next((t for t in self._times if offset is not None and t.start <= offset < t.end), None)

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Load nothing, whatever a text asks for."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines at a readable length."""
        self._set_margins()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the selected sentence into sight once the size is known."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.show_chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a click that is no drag: unfold furniture, or ask for a sentence's event."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or (point - self._pressed).manhattanLength() > 3:
            return
        piece = self._piece_at(point)
        if piece is not None and piece.kind is Kind.FOLD:
            self.set_unfolded(unfolded=not self._unfolded)
            self.unfolded_changed.emit(self._unfolded)
        elif (found := self.marked_at(point)) is not None:
            self.mention_requested.emit(found.event, found.position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        piece = self._piece_at(point)
        link = (piece is not None and piece.kind is Kind.FOLD) or self.marked_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the time expression under a resting pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            time = self.time_at(event.pos())
            text = clocked(explained(time, self._article, brief=True)) if time is not None else ""
            QToolTip.showText(event.globalPos(), _as_text(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints under the text; over it the bar beside the selected sentence, dots under times, and the folds."""
        with QPainter(self.viewport()) as painter:
            self._paint_tints(painter, QRectF(event.rect()))
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_dots(painter, QRectF(event.rect()))
            for piece in self._layout.pieces:
                if piece.kind is Kind.FOLD:
                    self._paint_fold(painter, piece)
            if rects := self._rects(self._chosen):
                bar = QRectF(0, rects[0].top(), BAR, rects[-1].bottom() - rects[0].top())
                painter.fillRect(bar, self._theme.colour("accent"))

    def _paint_tints(self, painter: QPainter, seen: QRectF) -> None:
        low, high = self._in_sight()
        tinted: set[tuple[int, int]] = set()  # a sentence of two events is tinted once
        for marked in self._marked:
            sentence = (marked.mention.start, marked.mention.end)
            if sentence[0] >= high or sentence[1] <= low or sentence in tinted or self._same_sentence(marked):
                continue
            tinted.add(sentence)
            tint = faded(self._lane_colour(marked.event), _SHARE[self._theme.name])
            for rect in self._rects(marked):
                if rect.intersects(seen):
                    painter.fillRect(rect, tint)
        for rect in self._rects(self._chosen):
            painter.fillRect(rect, self._theme.colour("accent_tint"))

    def _paint_dots(self, painter: QPainter, seen: QRectF) -> None:
        painter.setPen(QPen(self._theme.colour("text2"), 1.5, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
        low, high = self._in_sight()
        for time in self._times:
            if time.start >= high or time.end <= low:
                continue
            for rect in self._line_rects(time.start, time.end):
                if rect.intersects(seen):
                    y = rect.bottom() - 2.5
                    painter.drawLine(QPointF(rect.left() + 1, y), QPointF(rect.right() - 1, y))

    def _in_sight(self) -> tuple[int, int]:
        """Return which part of the article stands in the viewport, whole blocks: the rest need not be laid out."""
        corners = self.viewport().rect()
        ends = (corners.topLeft(), corners.bottomRight())
        first, last = (self._layout.piece(self.cursorForPosition(point).position()) for point in ends)
        return (first.start, last.end) if first is not None and last is not None else (0, 0)

    def _rects(self, marked: Marked | None) -> list[QRectF]:
        return self._line_rects(marked.mention.start, marked.mention.end) if marked is not None else []

    def _line_rects(self, start: int, end: int) -> list[QRectF]:
        """Return where a span of the article stands in the viewport, one rectangle a line, each as high as a line."""
        found = []
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for position, length in self._layout.shown(start, end):
            block = self.document().findBlock(position)
            layout = block.layout()
            at, last = position - block.position(), position - block.position() + length
            while at < last and (line := layout.lineForTextPosition(at)).isValid():
                until = min(last, line.textStart() + line.textLength())
                for left, right in _stretches(block.text(), line, at, until):
                    box = QRectF(left, line.y(), right - left, _pitch(layout, line))
                    found.append(box.translated(layout.position() - scrolled))
                at = max(until, at + 1)
        return found

    def _paint_fold(self, painter: QPainter, piece: Piece) -> None:
        """Draw a fold's icon before its words, and a hairline after them."""
        end = self.cursorRect(self._cursor(piece.shown + units(piece.text)))
        if not self.viewport().rect().intersects(end.adjusted(-2000, 0, 0, 0)):
            return
        name = "fold" if not self._unfolded else "unfold"
        side = icons.side(self._theme, FOLD_ICON)
        drawn = icons.pixmap(self._theme, name, "text3", side, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(MARGIN, end.center().y() - side // 2), drawn)
        y = end.center().y() + 0.5
        painter.setPen(self._theme.colour("line_medium"))
        painter.drawLine(QPointF(end.right() + 8, y), QPointF(self.viewport().width() - MARGIN, y))

    def _set_text(self) -> None:
        self._layout = lay_out(self._article, unfolded=self._unfolded) if self._article else Layout(())
        self.setPlainText(self._layout.text)
        self._set_margins()
        self._format()

    def _set_margins(self) -> None:
        measured = QFontMetricsF(self._theme.font("article", face="reading")).averageCharWidth() * COLUMN
        spare = self.viewport().width() - 2 * MARGIN - measured
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        right = MARGIN + max(0.0, spare)
        if (form.leftMargin(), form.rightMargin()) != (MARGIN, right):
            form.setLeftMargin(MARGIN)
            form.setRightMargin(right)
            form.setTopMargin(4)
            form.setBottomMargin(24)
            frame.setFrameFormat(form)

    def _format(self) -> None:
        """Format every block by its kind: all as text at once, then what is something else."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_block_format(Kind.TEXT, self._theme))
        cursor.setCharFormat(_char_format(Kind.TEXT, self._theme))
        for piece in (piece for piece in self._layout.pieces if piece.kind is not Kind.TEXT):
            cursor.setPosition(piece.shown)
            cursor.setBlockFormat(_block_format(piece.kind, self._theme))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_char_format(piece.kind, self._theme))
        cursor.endEditBlock()
        self.viewport().update()

    def _same_sentence(self, marked: Marked) -> bool:
        chosen = self._chosen
        return chosen is not None and marked.mention.start == chosen.mention.start

    def _cursor(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return cursor

    def _position_at(self, point: QPoint) -> int | None:
        scrolled = QPointF(point) + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        hit = self.document().documentLayout().hitTest(scrolled, Qt.HitTestAccuracy.ExactHit)
        return hit if hit >= 0 else None

    def _piece_at(self, point: QPoint) -> Piece | None:
        position = self._position_at(point)
        return self._layout.piece(position) if position is not None else None

    def _offset_at(self, point: QPoint) -> int | None:
        position = self._position_at(point)
        return self._layout.offset(position) if position is not None else None


def _block_format(kind: Kind, theme: Theme) -> QTextBlockFormat:
    form = QTextBlockFormat()
    height = {Kind.TITLE: 23.0, Kind.TEXT: theme.type["article_line"], Kind.FURNITURE: 17.0, Kind.FOLD: 20.0}[kind]
    form.setLineHeight(round(height * theme.letters), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    form.setTextIndent(icons.side(theme, FOLD_ICON) + 6 if kind is Kind.FOLD else 0)
    form.setBottomMargin({Kind.TITLE: 6, Kind.TEXT: 8, Kind.FURNITURE: 3, Kind.FOLD: 6}[kind])
    return form


def _char_format(kind: Kind, theme: Theme) -> QTextCharFormat:
    font, token = {
        Kind.TITLE: (theme.font("article_title", weight=600, face="reading"), "text"),
        Kind.TEXT: (theme.font("article", face="reading"), "text"),
        Kind.FURNITURE: (theme.font("secondary"), "text3"),
        Kind.FOLD: (theme.font("secondary"), "text3"),
    }[kind]
    form = QTextCharFormat()
    form.setFont(QFont(font))
    form.setForeground(theme.colour(token))
    return form


def _pitch(layout: QTextLayout, line: QTextLine) -> float:
    """Return how far it is to the next line: the natural height of a line may reach into it."""
    following = layout.lineAt(line.lineNumber() + 1) if line.lineNumber() + 1 < layout.lineCount() else None
    return line.height() if following is None else min(line.height(), following.y() - line.y())


def _stretches(text: str, line: QTextLine, at: int, until: int) -> list[tuple[float, float]]:
    """Return from where to where a span of a line stands; in parts where words run from right to left."""
    if not _FROM_RIGHT.search(text):
        return [(_x(line, at), _x(line, until))]
    boxes = [run.boundingRect() for run in line.glyphRuns(at, until - at)]
    return [(box.left(), box.right()) for box in boxes if box.width() > 0]


def _x(line: QTextLine, position: int) -> float:
    """Return where a position stands in a line."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # PySide hands the position back beside it


def _as_text(text: str) -> str:
    """Keep a tool tip from reading markup into an article's words."""
    from html import escape

    return f"<p>{escape(text)}</p>" if text else ""
