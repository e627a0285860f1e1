"""The band under the lanes that explains what is on screen: how much room it takes, and its place in the widget."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from timeline_app.ui.legend_painter import LegendPainter
from timeline_app.ui.still import Still

if TYPE_CHECKING:
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.frame_painter import FramePainter
    from timeline_app.ui.text_cache import TextCache
    from timeline_app.ui.theme import Theme

PADDING = 7.0
CAPTIONED_FROM = 270  # px beside the lanes' headers: with less the legend takes the caption's room, too
MOST = 0.25  # of a view: with less room than that for the events the legend gives way
LEGEND_FROM = 300  # px: a lower view has no room for a legend


class LegendBand:
    """The legend, `width` px wide, at the foot of a widget."""

    def __init__(self, theme: Theme, texts: TextCache) -> None:
        self._legend = LegendPainter(theme, texts)
        self._still = Still(texts)

    def height(self, width: float, header: float, *, of: float) -> float:
        """Return the height of the band in a widget `of` px high; it hangs on the width alone. 0: there is no room."""
        wanted = self.rows(_room(width, header)[1]) * self._legend.row + 2 * PADDING
        return wanted if of > LEGEND_FROM and wanted <= MOST * of else 0.0

    def rows(self, width: float) -> int:
        """Return how many rows `width` px need for every entry that there may be."""
        return self._legend.rows(width)

    def paint(self, painter: QPainter, frame: FramePainter, scene: Scene, box: QRectF) -> None:
        """Draw the band with its caption under the lanes' headers."""
        if box.height() <= 0:
            return
        look = (scene.legend, scene.canvas.x)
        self._still.paint(painter, box, look, partial(self._paint, frame, scene, box))

    def _paint(self, frame: FramePainter, scene: Scene, box: QRectF, painter: QPainter) -> None:
        left, width = _room(box.width(), scene.canvas.x)
        caption = ("Legend", "on screen now") if left > scene.canvas.x else ("", "")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # its lines fall on whole device pixels
        frame.paint_band(painter, box, caption, scene.canvas.x if caption[0] else 0.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(left, box.top() + PADDING, width, box.height() - 2 * PADDING)
        self._legend.paint(painter, inner, scene.legend)


def _room(width: float, header: float) -> tuple[float, float]:
    """Return the left edge and the width of the entries: beside the caption where that leaves enough."""
    left = (header if width - header >= CAPTIONED_FROM else 0.0) + 14
    return left, width - left - 8
