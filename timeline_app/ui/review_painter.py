"""What the user holds of events, on their marks: a small disc at the foot, with the sign of the button that says it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.timeline.marks import ReviewCode
from timeline_app.ui.plot import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.timeline.parts import Mark
    from timeline_app.ui.plot import Plot
    from timeline_app.ui.theme import Theme

SIZE: Final = 12.0  # px of a disc
_SIGNS: Final = {  # lines about the middle, px
    ReviewCode.ACCEPTED: ((-2.8, 0.2, -0.8, 2.2), (-0.8, 2.2, 2.8, -2.0)),
    ReviewCode.REJECTED: ((-2.0, -2.0, 2.0, 2.0), (-2.0, 2.0, 2.0, -2.0)),
    ReviewCode.DISPUTED: ((-2.6, -1.1, 2.6, -1.1), (-2.6, 1.1, 2.6, 1.1), (-1.3, 2.9, 1.3, -2.9)),
}


def paint_reviews(plot: Plot, marks: Iterable[Mark], theme: Theme) -> None:
    """Draw the signs of marks of which something is held."""
    half = SIZE / 2
    places = [
        (("review", int(mark.review), theme.name), _right(mark) - half - 1, mark.rect.bottom - half - 2)
        for mark in marks
    ]
    plot.stamps(places, lambda look: Stamp((SIZE, SIZE), partial(paint_review, ReviewCode(look[1]), theme=theme)))


def _right(mark: Mark) -> float:
    """Return where a disc ends: within the canvas, where the mark goes on beyond it."""
    return mark.rect.right - (SIZE / 2 if mark.clipped_right else 0.0)


def paint_review(review: ReviewCode, painter: QPainter, theme: Theme, centre: QPointF | None = None) -> None:
    """Draw a sign about a centre, or in the middle of a stamp."""
    centre = QPointF(SIZE / 2, SIZE / 2) if centre is None else centre
    painter.setPen(QPen(theme.colour("text2"), 1))
    painter.setBrush(theme.colour("canvas"))
    painter.drawEllipse(centre, SIZE / 2 - 1, SIZE / 2 - 1)
    painter.setPen(QPen(theme.colour("text"), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    lines = [QLineF(x0, y0, x1, y1).translated(centre) for x0, y0, x1, y1 in _SIGNS[review]]
    painter.drawLines(lines)
