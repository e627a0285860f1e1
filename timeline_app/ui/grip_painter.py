"""Paints the handles of the selected event, and over the lanes how far a dragged or typed date would reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.ui.frame_painter import qrect
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from timeline_app.timeline.parts import Rect
    from timeline_app.ui.grips import Gripped
    from timeline_app.ui.theme import Theme

_ROUND: Final = 3.0  # px
_NOTCH: Final = 0.3  # of a handle's length, the line along its middle


def paint_grips(painter: QPainter, gripped: Gripped, theme: Theme) -> None:
    """Draw the draft, and the handles over it: rounded, on the ring, filled while under the hand."""
    if gripped.draft is not None:
        _paint_draft(painter, gripped.draft, theme)
    accent, ground = theme.colour("accent"), theme.colour("canvas")
    for handle in gripped.handles:
        rect, held = handle.rect, handle == gripped.held
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(accent if held else ground)
        painter.drawRoundedRect(qrect(rect), _ROUND, _ROUND)
        painter.setPen(QPen(ground if held else accent, 1.2))
        middle = qrect(rect).center()
        if rect.height > rect.width:
            painter.drawLine(
                QLineF(middle.x(), rect.y + rect.height * _NOTCH, middle.x(), _far(rect.bottom, rect.height))
            )
        else:
            painter.drawLine(QLineF(rect.x + rect.width * _NOTCH, middle.y(), _far(rect.right, rect.width), middle.y()))


def _paint_draft(painter: QPainter, draft: Rect, theme: Theme) -> None:
    accent = theme.colour("accent")
    painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(faded(accent, 0.14))
    painter.drawRoundedRect(qrect(draft), 3, 3)


def _far(end: float, length: float) -> float:
    return end - length * _NOTCH
