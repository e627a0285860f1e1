"""Paints the arcs to cross-references: over marks, under labels, thin enough to read through.

A dot where one arrives at a mark or a card, an arrow head where it leaves the view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from timeline_app.ui.arcs import At
from timeline_app.ui.frame_painter import qrect
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.ui.arcs import Arc, End
    from timeline_app.ui.theme import Theme

_INK = 0.75
_WIDTH = 1.25  # px
_DOT = 2.5  # px, radius
_HEAD = 6.0  # px, length of the arrow head at an edge
_GAP = 4.0  # px between a box and the arc
_LEAST_REACH = 18.0  # px that an arc leaves its ends upwards or downwards before it turns


def paint_arcs(painter: QPainter, arcs: Iterable[Arc], theme: Theme) -> None:
    """Draw a thin curve for each, from the selected event to what it refers to."""
    for arc in arcs:
        ink = faded(theme.colour("conflict" if arc.disagrees else "accent"), _INK)
        below = _middle(arc.target).y() >= _middle(arc.source).y()
        start, end = _point(arc.source, below=below), _point(arc.target, below=not below)
        painter.strokePath(_curve(start, end, below=below), QPen(ink, _WIDTH))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for part, point in ((arc.source, start), (arc.target, end)):
            if part.at == At.EDGE:
                painter.drawPolygon(_head(part, point))
            elif part is arc.target:
                painter.drawEllipse(point, _DOT, _DOT)


def _middle(end: End) -> QPointF:
    return qrect(end.rect).center()


def _point(end: End, *, below: bool) -> QPointF:
    """Return where an arc touches an end: under or over its box, or a little inside the edge."""
    box = qrect(end.rect)
    if end.at == At.EDGE:
        return QPointF(box.x() - end.out[0] * _HEAD, box.y() - end.out[1] * _HEAD)
    return QPointF(box.center().x(), box.bottom() + _GAP if below else box.top() - _GAP)


def _curve(start: QPointF, end: QPointF, *, below: bool) -> QPainterPath:
    reach = max(_LEAST_REACH, abs(end.y() - start.y()) * 0.5) * (1 if below else -1)
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x(), start.y() + reach), QPointF(end.x(), end.y() - reach), end)
    return path


def _head(end: End, base: QPointF) -> QPolygonF:
    """Return the arrow head that points out of the view."""
    across, down = end.out
    tip = QPointF(base.x() + across * _HEAD, base.y() + down * _HEAD)
    side = QPointF(-down, across) * (_HEAD / 2)
    return QPolygonF([tip, base + side, base - side])
