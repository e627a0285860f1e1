"""A canvas's ink: one theme's painters over one cache of texts, and what they put on the widget, from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from timeline_app.ui.legend_band import LegendBand
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.timeline_painter import Overlay, TimelinePainter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.theme import Theme


class CanvasInk:
    """Paints a scene with its legend, or the words that stand where there is no event."""

    def __init__(self, theme: Theme, lap: Callable[[str], object]) -> None:
        self._theme = theme
        self._lap = lap
        self.texts = TextCache()
        self.legend = LegendBand(theme, self.texts)
        self._painter = TimelinePainter(theme, self.texts)
        self._painter.frame.foldable = True
        self._painter.lap = lap

    def set_lap(self, lap: Callable[[str], object]) -> None:
        """Tell `lap` by name which part of a frame has just been done."""
        self._lap = self._painter.lap = lap

    def measure(self, text: str) -> float:
        """Return a label's width in px."""
        return self.texts.width(text, self._theme.font("label"))

    def paint(self, painter: QPainter, scene: Scene, overlay: Overlay, box: QRectF) -> None:
        """Draw a scene from the top of a widget's box, and the legend in what is left of it."""
        self._painter.paint(painter, scene, overlay)
        self.legend.paint(painter, self._painter.frame, scene, box.adjusted(0, scene.height, 0, 0))
        self._lap("paint legend")

    def paint_words(self, painter: QPainter, text: str, box: QRectF) -> None:
        """Say something where there is nothing to show."""
        painter.fillRect(box, self._theme.colour("canvas"))
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("text2"))
        inner = box.adjusted(24, 24, -24, -24)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
