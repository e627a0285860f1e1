"""Marks in number: each is drawn once by `mark_painter` and copied, with its middle stretched where it is wide.

What changes along its whole length (dashes, an arrow's fade, a question mark in the middle) is kept whole by its width.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.timeline.marks import TAIL, MarkKind, ReviewCode, StatusCode
from timeline_app.ui.device_grid import DeviceGrid
from timeline_app.ui.mark_painter import Stroke, paint_mark, stroke_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Sequence

    from timeline_app.timeline.parts import Mark
    from timeline_app.ui.plot import Plot
    from timeline_app.ui.theme import Theme

_HEIGHT: Final = 21.0  # px of a stamp: a mark in its frame
_END: Final = 23.0  # px of a mark that are kept at either end: a bracket, its fade, a corner
_PAD: Final = 6.0  # px of ink beyond a mark: a strike
_TAILED: Final = TAIL + 2.0
PALE: Final = 0.35  # ink of what a search did not find
GHOST: Final = 0.2  # ink of what is filtered out
REJECTED: Final = 0.5  # ink of what the user rejected
FRAME: Final = 2.0  # px from a mark's box to the middle of its amber frame
_FRAME_INK: Final = 2.0  # px, of that frame's line
_MARK: Final = 13.0  # px, height of that box
_EVEN: Final = frozenset({MarkKind.INSTANT, MarkKind.DAY, MarkKind.DURATION, MarkKind.WITHIN, MarkKind.CIRCA})
_WHOLE, _DASHED, _CIRCA = frozenset(MarkKind) - _EVEN, StatusCode.POSSIBLE, MarkKind.CIRCA


class _Look(NamedTuple):
    """How marks that look alike but for their width are copied, in device pixels."""

    key: Hashable
    pad: int  # left and right of the mark
    end: int | None  # kept at either end; None: it is kept whole by its width
    height: int
    middle: float  # px from the top
    paint: Callable[[QPainter, int], None]


class MarkStamps:
    """Paints the marks of scenes in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ground = theme.colour("canvas")
        self._amber = theme.colour("conflict")
        self._looks: dict[tuple[MarkKind, StatusCode, int, float], _Look] = {}

    def paint(self, plot: Plot, painter: QPainter, marks: Sequence[Mark], found: Container[int] | None) -> None:
        """Draw marks, each in its amber frame where sources disagree.

        What is filtered out lies below, and what a search did not find, where there is one, is pale.
        """
        draw = self._copy if plot.unit else self._draw
        if found is None and not any(mark.ghost or mark.review == ReviewCode.REJECTED for mark in marks):
            for mark in marks:
                draw(plot, painter, mark)
            return
        for share, those in _by_ink(marks, found).items():
            plot.fade(share)
            for mark in those:
                draw(plot, painter, mark)
        plot.fade(1.0)

    def _draw(self, plot: Plot, painter: QPainter, mark: Mark) -> None:
        stroke = stroke_of(mark, self._theme.lane(mark.colour), self._ground)
        paint_mark(painter, mark.kind, mark.status, stroke)
        if mark.conflict:
            self._paint_frame(painter, stroke.box(_MARK))

    def _copy(self, plot: Plot, painter: QPainter, mark: Mark) -> None:
        rect, look = mark.rect, self._looks.get((mark.kind, mark.status, mark.colour, plot.ratio))
        if look is None:
            look = self._look(mark.kind, mark.status, mark.colour, plot.ratio)
        left, right = plot.column(rect.x), plot.column(rect.x + rect.width)
        top = plot.line(rect.y + rect.height / 2 - look.middle)
        width = max(1, right - left) + 2 * look.pad
        end = width if look.end is None else look.end
        plot.stretched(look.key, (left - look.pad, top), width, end, look.paint, look.height)
        if mark.conflict:
            self._copy_frame(plot, left, right, top, look.height)

    def _look(self, kind: MarkKind, status: StatusCode, colour: int, ratio: float) -> _Look:
        """Say how marks of a kind, status and colour are copied, once for all of them."""
        height, ink = ceil(_HEIGHT * ratio), self._theme.lane(colour)
        pad = ceil((_TAILED if kind == _CIRCA else _PAD) * ratio)
        end = None if kind in _WHOLE or status == _DASHED else pad + ceil(_END * ratio)
        middle = height / ratio / 2

        def paint(painter: QPainter, width: int) -> None:
            stroke = Stroke(pad / ratio, (width - pad) / ratio, middle, ink, self._ground, 1 / ratio)
            paint_mark(painter, kind, status, stroke)

        look = _Look((kind, status, ink.rgb()), pad, end, height, middle, paint)
        self._looks[kind, status, colour, ratio] = look
        return look

    def _copy_frame(self, plot: Plot, left: int, right: int, top: int, height: int) -> None:
        ratio = plot.ratio
        pad = ceil(_PAD * ratio)

        def paint(painter: QPainter, width: int) -> None:
            stroke = Stroke(
                pad / ratio, (width - pad) / ratio, height / ratio / 2, self._amber, self._ground, 1 / ratio
            )
            self._paint_frame(painter, stroke.box(_MARK))

        key = ("frame", self._amber.rgb())
        plot.stretched(key, (left - pad, top), right - left + 2 * pad, pad + ceil(4 * ratio), paint, height)

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        outer = FRAME + _FRAME_INK / 2
        drawn, thick = DeviceGrid.of(painter).outline(box.adjusted(-outer, -outer, outer, outer), _FRAME_INK)
        painter.setPen(QPen(self._amber, thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(drawn, 3, 3)


def _by_ink(marks: Sequence[Mark], found: Container[int] | None) -> dict[float, list[Mark]]:
    """Return marks by their share of ink, the palest first."""
    shares: dict[float, list[Mark]] = {GHOST: [], PALE: [], REJECTED: [], 1.0: []}
    for mark in marks:
        shares[GHOST if mark.ghost else share_of(mark, found)].append(mark)
    return shares


def share_of(mark: Mark, found: Container[int] | None) -> float:
    """Return the ink of an event while what `found` holds is looked for; None: nothing is."""
    if found is not None and mark.ref not in found:
        return PALE
    return REJECTED if mark.review == ReviewCode.REJECTED else 1.0
