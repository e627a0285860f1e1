"""A part of the canvas that seldom changes, such as the lanes' heads: a frame copies what an earlier one painted.

It is kept only from the second frame on in which it looks alike, so that what does change, as heads do while lanes are
scrolled, costs nothing more than painting it.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from timeline_app.ui.device_grid import DeviceGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF

    from timeline_app.ui.text_cache import TextCache


class Still:
    """One part of one canvas."""

    def __init__(self, texts: TextCache) -> None:
        self._texts = texts
        self._look: object = None
        self._pixmap: QPixmap | None = None

    def paint(self, painter: QPainter, box: QRectF, look: object, paint: Callable[[QPainter], None]) -> None:
        """Draw what `paint` draws within a box, which is the same as long as box and `look` are."""
        if not self._texts.copies:
            paint(painter)
            return
        grid = DeviceGrid.of(painter)
        seen = (look, box, grid, self._texts.forgotten)
        if seen != self._look:
            self._look, self._pixmap = seen, None
            paint(painter)
            return
        left, top = floor(box.left() * grid.ratio + grid.dx), floor(box.top() * grid.ratio + grid.dy)
        pixmap = self._pixmap or self._painted(box, grid, (left, top), paint)
        with grid.pixels(painter):
            painter.drawPixmap(left, top, pixmap)

    def _painted(
        self, box: QRectF, grid: DeviceGrid, at: tuple[int, int], paint: Callable[[QPainter], None]
    ) -> QPixmap:
        """Paint it on the same device pixels, and keep it unless texts of it have to wait for the next frame."""
        (left, top), ratio = at, grid.ratio
        pixmap = QPixmap(ceil(box.right() * ratio + grid.dx) - left, ceil(box.bottom() * ratio + grid.dy) - top)
        pixmap.fill(Qt.GlobalColor.transparent)
        behind, self._texts.behind = self._texts.behind, False
        with QPainter(pixmap) as painter:
            painter.setWorldTransform(QTransform(ratio, 0, 0, ratio, grid.dx - left, grid.dy - top))
            paint(painter)
        self._pixmap = None if self._texts.behind else pixmap
        self._texts.behind |= behind
        return pixmap
