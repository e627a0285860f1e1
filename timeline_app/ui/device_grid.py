"""The device pixels under a painter: where a logical place falls on them, and painting in them.

What is drawn once and copied afterwards (texts, cards, the ends of marks) is copied pixel by pixel, so its place is
rounded to whole device pixels and not to logical ones, which are no whole number of them at 125 or 150 %. What moves
with it when the canvas is panned, as the lines of the axis do, is rounded to the same: else the two would shake.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class DeviceGrid:
    """The device pixels of one painter."""

    ratio: float  # device pixels in a logical one
    dx: float  # device pixel at the logical origin
    dy: float

    @classmethod
    def of(cls, painter: QPainter) -> DeviceGrid:
        """Return the grid under a painter, which is neither turned nor sheared."""
        place = painter.deviceTransform()
        return cls(place.m11(), place.dx(), place.dy())

    def snapped(self, x: float, y: float) -> tuple[float, float]:
        """Return the logical point nearest to one at which a device pixel begins."""
        column, line = floor(x * self.ratio + self.dx + 0.5), floor(y * self.ratio + self.dy + 0.5)
        return (column - self.dx) / self.ratio, (line - self.dy) / self.ratio

    def column(self, x: float) -> float:
        """Return the logical middle of the column of device pixels that a hairline at `x` is drawn in."""
        return (floor(x * self.ratio + self.dx + 0.5) + 0.5 - self.dx) / self.ratio

    def line(self, y: float) -> float:
        """Return the logical middle of the line of device pixels that a hairline at `y` is drawn in."""
        return (floor(y * self.ratio + self.dy + 0.5) + 0.5 - self.dy) / self.ratio

    def whole(self, length: float) -> float:
        """Return the whole number of device pixels nearest to a logical length, one at the least, as such a length."""
        return max(1, floor(length * self.ratio + 0.5)) / self.ratio

    def outline(self, box: QRectF, width: float) -> tuple[QRectF, float]:
        """Return the box to draw, and its pen's width, for an outline whose edges are device pixels', within `box`."""
        thick = self.whole(width)
        corners = (self.snapped(box.left(), box.top()), self.snapped(box.right(), box.bottom()))
        outer = QRectF(QPointF(*corners[0]), QPointF(*corners[1]))
        return outer.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2), thick

    @contextmanager
    def pixels(self, painter: QPainter) -> Iterator[None]:
        """Let a painter count in device pixels for a while; its clipping stays where it is."""
        painter.save()
        away, _ = painter.deviceTransform().inverted()
        painter.setWorldTransform(away * painter.worldTransform())
        yield
        painter.restore()
