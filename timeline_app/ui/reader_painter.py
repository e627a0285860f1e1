"""What is painted under and over an article's words: whose sentences they are, times, the fold's icon and hairline.

Only what is in sight is looked at; places come from the column's layout, so that nothing here breaks lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from timeline_app.ui import icons
from timeline_app.ui.reader_layout import Kind, units
from timeline_app.ui.reader_looks import FOLD_ICON
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPainter

    from timeline_app.ui.reader import Reader
    from timeline_app.ui.reader_layout import Piece
    from timeline_app.ui.reader_marks import Sentence
    from timeline_app.ui.span_index import Spanned
    from timeline_app.ui.theme import Theme

MARGIN: Final = 20  # px at the sides
BAR: Final = 3  # px, beside the selected sentence
_SHARE: Final = {"light": 0.15, "dark": 0.2}  # ink of other events' sentences
_LINES: Final = {  # under names, told apart without colours
    "people": Qt.PenStyle.SolidLine,
    "places": Qt.PenStyle.DashLine,
    "organizations": Qt.PenStyle.DashDotLine,
}
_EVENTS: Final = 12  # of one sentence, whose colours are looked up
_BARS: Final = 3  # colours of one sentence that have room in the margin


class ReaderPainter:
    """Paints a reader's marks on its viewport."""

    def __init__(self, reader: Reader, theme: Theme) -> None:
        self._reader = reader
        self._theme = theme

    def under(self, painter: QPainter, seen: QRectF) -> None:
        """Tint the sentences of events, the chosen one strongest; of several events it bears the colours beside it."""
        low, high = self._reader.in_sight()
        sentences = self._reader.sentences.within(low, high)
        self._reader.colours_of([mark for each in sentences for mark in each.marks[:_EVENTS]])  # together
        for sentence in sentences:
            colours = self._colours(sentence)
            chosen = self._reader.is_chosen(sentence)
            rects = self._reader.rects_of(sentence)
            tint = self._theme.colour("accent_tint") if chosen else faded(colours[0], _SHARE[self._theme.name])
            for rect in rects:
                if rect.intersects(seen):
                    painter.fillRect(rect, tint)
            if len(colours) > 1 and rects:
                self._paint_colours(painter, rects, colours)
        self._paint_ground(painter, self._reader.words.within(low, high), "found_tint", seen)
        self._paint_ground(painter, self._reader.found.within(low, high), "found", seen)

    def over(self, painter: QPainter, seen: QRectF) -> None:
        """Dot times, outline where the keyboard is, and draw folds and the bar beside the chosen sentence."""
        reader = self._reader
        low, high = reader.in_sight()
        painter.setPen(QPen(self._theme.colour("text2"), 1.5, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
        for time in reader.times.within(low, high):
            self._underline(painter, time, seen)
        for name in reader.names.within(low, high):
            painter.setPen(QPen(self._theme.colour("accent"), 1.2, _LINES[name.written.kind]))
            self._underline(painter, name, seen)
        for span in (reader.walked, reader.stops.at, reader.current):
            if span is not None:
                self._outline(painter, span)
        for piece in reader.column.pieces:
            if piece.kind is Kind.FOLD:
                self._paint_fold(painter, piece)
        if rects := reader.chosen_rects():
            bar = QRectF(0, rects[0].top(), BAR, rects[-1].bottom() - rects[0].top())
            painter.fillRect(bar, self._theme.colour("accent"))

    def _colours(self, sentence: Sentence) -> list[QColor]:
        """Return the colours of a sentence's events, each once."""
        found = {colour.rgba(): colour for colour in self._reader.colours_of(sentence.marks[:_EVENTS])}
        return list(found.values())

    def _paint_colours(self, painter: QPainter, rects: Sequence[QRectF], colours: Sequence[QColor]) -> None:
        top, bottom = rects[0].top() + 2, rects[-1].bottom() - 2
        for number, colour in enumerate(colours[:_BARS]):
            painter.fillRect(QRectF(MARGIN - 6 - 4 * number, top, 2, bottom - top), colour)

    def _paint_ground(self, painter: QPainter, spans: Sequence[Spanned], token: str, seen: QRectF) -> None:
        for span in spans:
            for rect in self._reader.rects_of(span):
                if rect.intersects(seen):
                    painter.fillRect(rect.adjusted(-1, 1, 1, -1), self._theme.colour(token))

    def _underline(self, painter: QPainter, span: Spanned, seen: QRectF) -> None:
        for rect in self._reader.rects_of(span):
            if rect.intersects(seen):
                y = rect.bottom() - 2.5
                painter.drawLine(QPointF(rect.left() + 1, y), QPointF(rect.right() - 1, y))

    def _outline(self, painter: QPainter, span: Spanned) -> None:
        path = QPainterPath()
        for rect in self._reader.rects_of(span):
            path.addRect(rect.adjusted(-1.5, -0.25, 1.5, 0.25))  # lines that touch are one outline
        painter.setPen(QPen(self._theme.colour("focus"), 1.5))
        painter.drawPath(path.simplified())

    def _paint_fold(self, painter: QPainter, piece: Piece) -> None:
        """Draw a fold's icon before its words, and a hairline after them."""
        rects = self._reader.rects_shown(piece.shown, units(piece.text))
        seen = self._reader.viewport().rect()
        if not rects or not seen.intersects(rects[-1].toAlignedRect()):
            return
        end = rects[-1]
        name = "unfold" if self._reader.unfolded else "fold"
        side = icons.side(self._theme, FOLD_ICON)
        drawn = icons.pixmap(self._theme, name, "text3", side, self._reader.devicePixelRatioF())
        painter.drawPixmap(QPoint(MARGIN, round(end.center().y()) - side // 2), drawn)
        y = round(end.center().y()) + 0.5
        painter.setPen(self._theme.colour("line_medium"))
        painter.drawLine(QPointF(end.right() + 8, y), QPointF(seen.width() - MARGIN, y))
