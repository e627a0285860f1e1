"""Texts that are set once: widths for composing a scene, and pixmaps of them for painting it.

Setting is what costs (300 labels: 8 ms, copying them 0.3), so a frame sets at most a budget of new ones; what is
missing is drawn in the next frame, and `behind` says that there should be one. Without a budget, as for a picture
that may be of vectors, texts are drawn as texts.
"""

from __future__ import annotations

import unicodedata
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from timeline_app.ui.device_grid import DeviceGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QFont

BUDGET: Final = 120  # texts set in a frame
_KEPT: Final = 6_000  # widths
_PIXMAPS: Final = 8_000_000  # device pixels of which a generation of pixmaps may consist: 32 MB
_BESIDE: Final = 2  # px left and right of a text for what juts out of its letters' boxes
_WIDEST: Final = 900.0  # px of a whole text that is set to be cut
_LEFTWARDS: Final = frozenset({"R", "AL", "AN"})  # bidirectional classes
ELLIPSIS: Final = "…"


class Pixmaps:
    """Pixmaps by what they show: two generations, so that what is still used outlives what is not."""

    def __init__(self, most: int = _PIXMAPS) -> None:
        self._most = most  # device pixels in a generation
        self._size = 0
        self._young: dict[object, QPixmap] = {}
        self._old: dict[object, QPixmap] = {}

    @property
    def size(self) -> int:
        """Return the device pixels that are kept."""
        return sum(each.width() * each.height() for kept in (self._young, self._old) for each in kept.values())

    def get(self, key: object) -> QPixmap | None:
        """Return what was kept under a key."""
        found = self._young.get(key)
        if found is None and (found := self._old.pop(key, None)) is not None:
            self._keep(key, found)
        return found

    def drawn(
        self,
        key: object,
        size: tuple[int, int],
        ratio: float,
        paint: Callable[[QPainter], None],
        ground: QPixmap | None = None,
    ) -> QPixmap:
        """Return what is kept under a key, else paint it: `size` in device pixels, `paint` in logical ones.

        It is painted on a copy of `ground`, of the same size, where there is one.
        """
        found = self.get(key)
        if found is not None:
            return found
        pixmap = QPixmap(*size) if ground is None else ground.copy()
        pixmap.setDevicePixelRatio(ratio)
        if ground is None:
            pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
        pixmap.setDevicePixelRatio(1.0)  # it is copied pixel by pixel
        self._keep(key, pixmap)
        return pixmap

    def drop(self, key: object) -> None:
        """Forget what was kept under a key."""
        self._young.pop(key, None)

    def clear(self) -> None:
        """Forget everything."""
        self._young, self._old, self._size = {}, {}, 0

    def _keep(self, key: object, pixmap: QPixmap) -> None:
        if self._size > self._most:
            self._young, self._old, self._size = {}, self._young, 0
        self._young[key] = pixmap
        self._size += pixmap.width() * pixmap.height()


class TextCache:
    """Widths and pixmaps of the texts of one canvas."""

    def __init__(self, budget: int | None = BUDGET) -> None:
        self._budget = budget  # None: everything at once and as text
        self._left = budget or 0
        self._fonts: dict[int, QFont] = {}  # kept, so that an identity is never given anew (QFont.key costs 2 µs)
        self._widths: dict[tuple[str, int], float] = {}
        self._cuttable: dict[tuple[str, int], bool] = {}
        self._metrics: dict[int, QFontMetricsF] = {}
        self._origins: dict[tuple[int, float], tuple[int, int]] = {}
        self.pixmaps = Pixmaps()
        self.behind = False
        self.forgotten = 0  # times that everything was: whoever keeps what was drawn with it draws anew

    @property
    def copies(self) -> bool:
        """Tell whether what is drawn may be copied from pixmaps; a picture's texts stay texts."""
        return self._budget is not None

    def begin_frame(self) -> None:
        """Grant a new budget, and forget widths once there are too many."""
        self._left, self.behind = self._budget or 0, False
        for kept in (self._widths, self._cuttable):
            if len(kept) > _KEPT:
                kept.clear()

    def forget(self) -> None:
        """Set everything anew, as on a screen of another resolution."""
        for kept in (self._widths, self._cuttable, self.pixmaps, self._metrics, self._origins, self._fonts):
            kept.clear()
        self.forgotten += 1

    def width(self, text: str, font: QFont) -> float:
        """Return a text's width in px."""
        key = (text, id(font))
        if key not in self._widths:
            self._widths[key] = self.metrics(font).horizontalAdvance(text)
        return self._widths[key]

    def metrics(self, font: QFont) -> QFontMetricsF:
        """Return a font's metrics."""
        key = id(font)
        if key not in self._metrics:
            self._fonts[key] = font
            self._metrics[key] = QFontMetricsF(font)
        return self._metrics[key]

    def draw(self, painter: QPainter, text: str, font: QFont, at: QPointF, width: float | None = None) -> None:
        """Draw a text from the left end of its baseline; put it off where the frame's budget is spent."""
        shown = text if width is None else self.elided(text, font, width)
        if not self.copies:
            painter.setFont(font)
            painter.drawText(at, shown)
            return
        grid = DeviceGrid.of(painter)
        pixmap = self.pixmap(shown, font, painter.pen().color(), grid.ratio)
        if pixmap is None:
            return
        left, top = self.origin(font, grid.ratio)
        x, y = floor(at.x() * grid.ratio + grid.dx + 0.5) - left, floor(at.y() * grid.ratio + grid.dy + 0.5) - top
        if grid.ratio == 1:
            painter.drawPixmap(QPointF(x - grid.dx, y - grid.dy), pixmap)
        else:
            with grid.pixels(painter):
                painter.drawPixmap(x, y, pixmap)

    def pixmap(self, text: str, font: QFont, ink: QColor, ratio: float) -> QPixmap | None:
        """Return a text as a pixmap in device pixels, or None where the frame's budget is spent."""
        key = (text, id(font), ink.rgba(), ratio)
        found = self.pixmaps.get(key)
        if found is not None:
            return found
        if self._budget is not None and self._left <= 0:
            self.behind = True
            return None
        self._left -= 1
        metrics, (left, top) = self.metrics(font), self.origin(font, ratio)
        size = (ceil(self.width(text, font) * ratio) + 2 * left, top + ceil(metrics.descent() * ratio) + 1)

        def paint(painter: QPainter) -> None:
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(QPointF(left / ratio, top / ratio), text)

        return self.pixmaps.drawn(key, size, ratio, paint)

    def origin(self, font: QFont, ratio: float) -> tuple[int, int]:
        """Return where in a text's pixmap the left end of its baseline is, in device pixels."""
        key = (id(font), ratio)
        if key not in self._origins:
            self._origins[key] = ceil(_BESIDE * ratio), ceil(self.metrics(font).ascent() * ratio) + 1
        return self._origins[key]

    def can_be_cut(self, text: str, font: QFont) -> bool:
        """Tell whether a text's beginning may be copied from the pixmap of the whole."""
        key = (text, id(font))
        found = self._cuttable.get(key)
        if found is None:
            straight = text.isascii() or _LEFTWARDS.isdisjoint(map(unicodedata.bidirectional, text))
            found = self._cuttable[key] = straight and self.width(text, font) <= _WIDEST
        return found

    def elided(self, text: str, font: QFont, width: float) -> str:
        """Return a text, cut at its end where it is wider than `width` px."""
        if self.width(text, font) <= width:
            return text
        return self.metrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
