"""Paints the day gone back to, and from the selected event up to the days of its reports: event against telling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from timeline_app.ui.frame_painter import qrect
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from timeline_app.ui.arcs import Reports
    from timeline_app.ui.theme import Theme

_WIDTH: Final = 1.25  # px
_INK: Final = 0.85
_LATER: Final = 0.4  # ... of a line to a report that was not known yet
_DAY: Final = 0.7  # ... of the line where the day ends
_DASHES: Final = [4.0, 3.0]  # widths of the line
_DOT: Final = 2.5  # px, radius
_GAP: Final = 4.0  # px between the mark and the line


def paint_reports(painter: QPainter, reports: Reports, theme: Theme) -> None:
    """Draw a dashed curve to each day, with a dot where it is reached, and a line where the day gone back to ends."""
    canvas = qrect(reports.canvas)
    if reports.until is not None:
        painter.setPen(QPen(faded(theme.colour("accent"), _DAY), _WIDTH))
        painter.drawLine(QPointF(reports.until, canvas.top()), QPointF(reports.until, canvas.bottom()))
    if reports.source is None:
        return
    box = qrect(reports.source.rect)
    start = QPointF(box.center().x(), box.top() - _GAP)
    for place, day in enumerate(reports.days):
        ink = faded(theme.colour("text2"), _INK if place < reports.known else _LATER)
        pen = QPen(ink, _WIDTH)
        pen.setDashPattern(_DASHES)
        end = QPointF(day, canvas.top() + _DOT)
        bend = (start.y() - end.y()) / 2
        path = QPainterPath(start)
        path.cubicTo(QPointF(start.x(), start.y() - bend), QPointF(end.x(), end.y() + bend), end)
        painter.strokePath(path, pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(end, _DOT, _DOT)
