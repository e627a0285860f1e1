"""How a mark is drawn: one painter for each way of being dated, one outline for each way of not having happened.

Full ink is known, faded ink is not known, an outline has not happened, a strike is denied (design/DESIGN.md,
"Marks"). Fades are gradients cached by colour and length and moved by the brush's origin, so that a mark makes no new
brush.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from timeline_app.timeline.marks import TAIL, MarkKind, StatusCode
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.timeline.parts import Mark

DAY_HEIGHT = 13.0
BAND_HEIGHT = 12.0
BAR_HEIGHT = 8.0
DOT = 9.0
_BAND_INK, _BAND_EDGE = 0.34, 0.06
_CAP = 2.0  # px: how wide the cap at a known end is
_BRACKET = 3.0  # px: how far a bracket's feet reach inwards
_HEAD = 6.0  # px: an arrow head's length
_OPEN_END = 0.10  # ink that is left where an open-ended bar meets its arrow head
_SOFT_INK, _SOFT_EDGE = 0.30, 0.04


@dataclass(frozen=True, slots=True)
class Stroke:
    """Where a mark is drawn and in what colours."""

    left: float  # px
    right: float  # px
    middle: float  # px, vertical centre
    ink: QColor
    ground: QColor  # what shows through an outline
    unit: float = 1.0  # px that a device pixel measures, on which edges fall

    @property
    def width(self) -> float:
        """Return the mark's width in px."""
        return self.right - self.left

    def box(self, height: float) -> QRectF:
        """Return the rectangle of a height around the middle, on whole device pixels."""
        size = self.whole(height)
        top = floor((self.middle - size / 2) / self.unit + 0.5)
        return QRectF(self.left, top * self.unit, self.width, size)

    def whole(self, length: float) -> float:
        """Return the whole number of device pixels nearest to a length, one at the least, in px."""
        return max(1, round(length / self.unit)) * self.unit


def stroke_of(mark: Mark, ink: QColor, ground: QColor) -> Stroke:
    """Say where a mark is drawn; its ends fall on whole pixels."""
    rect = mark.rect
    return Stroke(round(rect.x), round(rect.right), rect.y + rect.height / 2, ink, ground)


def paint_mark(painter: QPainter, kind: MarkKind, status: StatusCode, stroke: Stroke) -> None:
    """Draw one mark; the painter antialiases and is left as it was but for pen and brush."""
    if status == StatusCode.REPORTED:
        _BODIES[kind](painter, stroke)
    else:
        _paint_outline(painter, kind, status, stroke)


def _paint_day(painter: QPainter, stroke: Stroke) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(stroke.ink)
    painter.drawRoundedRect(stroke.box(DAY_HEIGHT), 2, 2)


def _paint_instant(painter: QPainter, stroke: Stroke) -> None:
    """Draw a circle, which is drawn out as long as the hours that are known."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(stroke.ink)
    painter.drawRoundedRect(stroke.box(DOT), DOT / 2, DOT / 2)


def _paint_duration(painter: QPainter, stroke: Stroke) -> None:
    painter.fillRect(stroke.box(BAR_HEIGHT), stroke.ink)
    caps, thick = stroke.box(DAY_HEIGHT), stroke.whole(_CAP)
    for x in (stroke.left, stroke.right - thick):
        painter.fillRect(QRectF(x, caps.top(), thick, caps.height()), stroke.ink)


def _paint_within(painter: QPainter, stroke: Stroke) -> None:
    box = stroke.box(BAND_HEIGHT)
    _fade_both(painter, box, stroke.ink, (_BAND_EDGE, _BAND_INK), stroke.unit)
    painter.setPen(QPen(stroke.ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.drawPolyline(_bracket(box.left() + 0.75, box, _BRACKET))
    painter.drawPolyline(_bracket(box.right() - 0.75, box, -_BRACKET))


def _bracket(x: float, box: QRectF, foot: float) -> QPolygonF:
    top, bottom = box.top() - 0.25, box.bottom() + 0.25
    return QPolygonF([QPointF(x + foot, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + foot, bottom)])


def _paint_circa(painter: QPainter, stroke: Stroke) -> None:
    core = stroke.box(BAR_HEIGHT)
    painter.fillRect(core, stroke.ink)
    _fade_edge(painter, QRectF(core.left() - TAIL, core.top(), TAIL, core.height()), stroke.ink, (0.0, 0.75))
    _fade_edge(painter, QRectF(core.right() + TAIL, core.top(), -TAIL, core.height()), stroke.ink, (0.0, 0.75))


def _paint_probably(painter: QPainter, stroke: Stroke) -> None:
    _fade_both(painter, stroke.box(DAY_HEIGHT), stroke.ink, (_SOFT_EDGE, _SOFT_INK), stroke.unit)
    _paint_question(painter, stroke)


def _paint_question(painter: QPainter, stroke: Stroke) -> None:
    """Draw a question mark in the middle: a hook, a stem and a dot, of no typeface."""
    middle = QPointF(round((stroke.left + stroke.right) / 2), stroke.middle)
    painter.setPen(QPen(stroke.ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_QUESTION.translated(middle))
    painter.drawPoint(middle + QPointF(0, 4.0))


def _question() -> QPainterPath:
    path = QPainterPath(QPointF(-2.3, -2.4))
    path.cubicTo(QPointF(-2.1, -5.2), QPointF(2.5, -5.2), QPointF(2.4, -2.2))
    path.cubicTo(QPointF(2.3, -0.7), QPointF(0.0, -0.5), QPointF(0.0, 1.4))
    return path


_QUESTION = _question()


def _paint_open_after(painter: QPainter, stroke: Stroke) -> None:
    _paint_open(painter, stroke, stroke.left, stroke.right)


def _paint_open_before(painter: QPainter, stroke: Stroke) -> None:
    _paint_open(painter, stroke, stroke.right, stroke.left)


def _paint_open(painter: QPainter, stroke: Stroke, known: float, far: float) -> None:
    """Draw a bar with a cap at its known edge, fading towards an arrow head at the other."""
    way = 1.0 if far > known else -1.0
    bar, cap = stroke.box(BAR_HEIGHT), stroke.box(DAY_HEIGHT)
    body = QRectF(known, bar.top(), far - known - way * 2, bar.height())
    painter.fillRect(body.normalized(), _ramp(stroke.ink.rgba(), known, far))
    thick = stroke.whole(_CAP)
    painter.fillRect(QRectF(known - (way < 0) * thick, cap.top(), thick, cap.height()), stroke.ink)
    _paint_head(painter, stroke, far, way)


def _paint_head(painter: QPainter, stroke: Stroke, far: float, way: float) -> None:
    painter.setPen(QPen(stroke.ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    back, tip, rise = far - way * (_HEAD + 1), far - way, DAY_HEIGHT / 2 - 1
    points = ((back, -rise), (tip, 0.0), (back, rise))
    painter.drawPolyline(QPolygonF([QPointF(x, stroke.middle + y) for x, y in points]))


def _paint_outline(painter: QPainter, kind: MarkKind, status: StatusCode, stroke: Stroke) -> None:
    """Draw what did not, or did not yet, happen: canvas inside; open towards the arrow head where an end is open."""
    pen = QPen(stroke.ink, 1.5)
    if status == StatusCode.POSSIBLE:
        pen.setDashPattern([2.2, 1.6])
    box = stroke.box(DAY_HEIGHT - 2).adjusted(0.75, 0.0, -0.75, 0.0)
    painter.setPen(pen)
    painter.setBrush(stroke.ground)
    if kind in (MarkKind.OPEN_AFTER, MarkKind.OPEN_BEFORE):
        _paint_open_outline(painter, stroke, box, kind)
    elif kind == MarkKind.INSTANT:
        painter.drawRoundedRect(stroke.box(DOT), DOT / 2, DOT / 2)
    else:
        painter.drawRoundedRect(box, 2, 2)
    if status == StatusCode.DENIED:
        _paint_strike(painter, stroke)
    elif kind == MarkKind.PROBABLY:
        _paint_question(painter, stroke)


def _paint_open_outline(painter: QPainter, stroke: Stroke, box: QRectF, kind: MarkKind) -> None:
    after = kind == MarkKind.OPEN_AFTER
    known, far = (box.left(), box.right()) if after else (box.right(), box.left())
    way = 1.0 if after else -1.0
    box = box.adjusted(0, 1, 0, -1)
    end = far - way * (_HEAD - 1)
    painter.fillRect(QRectF(QPointF(known, box.top()), QPointF(end, box.bottom())).normalized(), stroke.ground)
    corners = ((end, box.top()), (known, box.top()), (known, box.bottom()), (end, box.bottom()))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))
    _paint_head(painter, stroke, far + way * 0.75, way)


def _paint_strike(painter: QPainter, stroke: Stroke) -> None:
    line = QLineF(stroke.left - 4, stroke.middle, stroke.right + 4, stroke.middle)
    painter.setPen(QPen(stroke.ground, 4.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(line)
    painter.setPen(QPen(stroke.ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(line)


def _fade_both(painter: QPainter, box: QRectF, ink: QColor, shares: tuple[float, float], unit: float) -> None:
    """Fill a box that fades from its middle to both ends; a narrow one reaches full ink in its middle all the same.

    The halves meet between two device pixels, so that there is no seam.
    """
    half = floor(box.width() / 2 / unit) * unit
    _fade_edge(painter, QRectF(box.left(), box.top(), half, box.height()), ink, shares)
    _fade_edge(painter, QRectF(box.right(), box.top(), half - box.width(), box.height()), ink, shares)


def _fade_edge(painter: QPainter, box: QRectF, ink: QColor, shares: tuple[float, float]) -> None:
    """Fill from the box's left edge inwards (its right edge where its width is negative), from pale to full."""
    length = min(TAIL, abs(box.width()))
    step = next(size for size in (18, 12, 8, 5, 3) if size <= length or size == 3)
    painter.setBrushOrigin(QPointF(box.left(), 0))
    painter.fillRect(box.normalized(), _fade(ink.rgba(), step if box.width() > 0 else -step, shares))
    painter.setBrushOrigin(QPointF(0, 0))


@lru_cache(maxsize=512)
def _fade(rgba: int, length: int, shares: tuple[float, float]) -> QBrush:
    ink = QColor.fromRgba(rgba)
    gradient = QLinearGradient(0, 0, length, 0)
    gradient.setColorAt(0, faded(ink, shares[0]))
    gradient.setColorAt(1, faded(ink, shares[1]))
    return QBrush(gradient)


def _ramp(rgba: int, known: float, far: float) -> QBrush:
    ink = QColor.fromRgba(rgba)
    gradient = QLinearGradient(known, 0, far, 0)
    gradient.setColorAt(0, ink)
    gradient.setColorAt(1, faded(ink, _OPEN_END))
    return QBrush(gradient)


_BODIES: dict[MarkKind, Callable[[QPainter, Stroke], None]] = {
    MarkKind.INSTANT: _paint_instant,
    MarkKind.DAY: _paint_day,
    MarkKind.DURATION: _paint_duration,
    MarkKind.WITHIN: _paint_within,
    MarkKind.CIRCA: _paint_circa,
    MarkKind.OPEN_AFTER: _paint_open_after,
    MarkKind.OPEN_BEFORE: _paint_open_before,
    MarkKind.PROBABLY: _paint_probably,
}
