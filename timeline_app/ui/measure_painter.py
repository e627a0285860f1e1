"""The line that measures the time between two events, drawn over everything: solid what is sure, dashed what may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.ui.device_grid import DeviceGrid
from timeline_app.ui.frame_painter import qrect
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from timeline_app.timeline.dimension import Dimension
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.text_cache import TextCache
    from timeline_app.ui.theme import Theme

_CHIP: Final = 18.0  # px, height of the chip with the words
_END: Final = 4.0  # px, half of the stroke across the line at its ends
_HALO: Final = 3.5  # px above and below the line in which what is under it pales
_DASHES: Final = (3.0, 3.0)


class MeasurePainter:
    """Paints dimension lines in one theme."""

    def __init__(self, theme: Theme, texts: TextCache) -> None:
        self._theme = theme
        self._texts = texts

    def paint(self, painter: QPainter, scene: Scene, line: Dimension | None) -> None:
        """Draw the line, its poles and its words in an inverted chip."""
        if line is None:
            return
        grid = DeviceGrid.of(painter)
        ink, y, thick = self._theme.colour("text"), grid.line(line.y), grid.whole(1)
        painter.save()
        painter.setClipRect(qrect(scene.canvas))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        left, right = line.possible
        painter.fillRect(QRectF(left, y - _HALO, right - left, 2 * _HALO), faded(self._theme.colour("canvas"), 0.85))
        dashed = QPen(ink, thick)
        dashed.setDashPattern(list(_DASHES))
        painter.setPen(dashed)
        painter.drawLine(QLineF(line.possible[0], y, line.possible[1], y))
        painter.drawLines([QLineF(grid.column(x), top, grid.column(x), y) for x, top in line.poles])
        painter.setPen(QPen(ink, thick))
        painter.drawLine(QLineF(line.sure[0], y, line.sure[1], y))
        painter.drawLines([QLineF(grid.column(x), y - _END, grid.column(x), y + _END) for x in line.possible])
        painter.restore()
        self._paint_words(painter, scene, line, y)

    def _paint_words(self, painter: QPainter, scene: Scene, line: Dimension, y: float) -> None:
        theme, canvas = self._theme, scene.canvas
        font = theme.font("small", weight=600)
        width = self._texts.width(line.text, font) + 14
        seen = max(line.possible[0], canvas.x), min(line.possible[1], canvas.right)
        left = min(max(canvas.x + 3, sum(seen) / 2 - width / 2), canvas.right - width - 3)
        chip = QRectF(round(left), round(y - _CHIP / 2), width, _CHIP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.restore()
        painter.setPen(theme.colour("canvas"))
        baseline = chip.center().y() + self._texts.metrics(font).capHeight() / 2
        self._texts.draw(painter, line.text, font, QPointF(chip.left() + 7, baseline))
