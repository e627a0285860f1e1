"""Texts that are laid out once: widths for composing a scene, and QStaticTexts for painting it.

Laying out is what costs (300 labels: 8 ms), so a frame lays out at most a budget of new ones; what is missing is
drawn in the next frame, and `behind` says that there should be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QStaticText

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

BUDGET = 120  # texts laid out in a frame
_KEPT = 6000  # texts


class TextCache:
    """Widths and layouts of the texts of one canvas."""

    def __init__(self, budget: int | None = BUDGET) -> None:
        self._budget = budget  # None: everything at once, as for a picture
        self._left = budget or 0
        self._fonts: dict[int, QFont] = {}  # kept, so that an identity is never given anew (QFont.key costs 2 µs)
        self._widths: dict[tuple[str, int], float] = {}
        self._texts: dict[tuple[str, int, int], QStaticText] = {}
        self._metrics: dict[int, QFontMetricsF] = {}
        self.behind = False

    def begin_frame(self) -> None:
        """Grant a new budget, and forget everything once there is too much of it."""
        self._left, self.behind = self._budget or 0, False
        for kept in (self._widths, self._texts):
            if len(kept) > _KEPT:
                kept.clear()

    def forget(self) -> None:
        """Lay everything out anew, as on a screen of another resolution."""
        for kept in (self._widths, self._texts, self._metrics, self._fonts):
            kept.clear()

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
        key = (text, id(font), -1 if width is None else int(width))
        static = self._texts.get(key)
        if static is None:
            if self._budget is not None and self._left <= 0:
                self.behind = True
                return
            self._left -= 1
            self.metrics(font)
            static = self._texts[key] = self._lay_out(text, font, width)
        painter.setFont(font)
        painter.drawStaticText(QPointF(at.x(), at.y() - self.metrics(font).ascent()), static)

    def elided(self, text: str, font: QFont, width: float) -> str:
        """Return a text, cut at its end where it is wider than `width` px."""
        if self.width(text, font) <= width:
            return text
        return self.metrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _lay_out(self, text: str, font: QFont, width: float | None) -> QStaticText:
        static = QStaticText(text if width is None else self.elided(text, font, width))
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        static.prepare(font=font)
        return static
