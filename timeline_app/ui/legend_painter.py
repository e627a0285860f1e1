"""The legend: a sample of each mark that is on the screen, with its name, in rows of even columns."""

from __future__ import annotations

import math
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.timeline.legend import LEGEND
from timeline_app.timeline.marks import MarkKind, ReviewCode, StatusCode
from timeline_app.timeline.parts import Group, Rect
from timeline_app.ui.annotation_painter import AnnotationPainter
from timeline_app.ui.label_painter import LabelPainter
from timeline_app.ui.mark_painter import Stroke, paint_mark
from timeline_app.ui.mark_stamps import GHOST
from timeline_app.ui.plot import Plot, Stamp
from timeline_app.ui.review_painter import paint_review

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.timeline.parts import LegendEntry
    from timeline_app.ui.text_cache import TextCache
    from timeline_app.ui.theme import Theme

ROW = 20.0  # px
_SAMPLE = 22.0  # px, width of a sample
_GAP = 9.0  # px from a sample to its name
_BETWEEN = 36.0  # px, most between columns
_USUAL = 98.0  # px, an entry's usual width with what is free beside it

_DRAWN: dict[str, tuple[MarkKind, StatusCode, float]] = {  # kind, status and width of the sample
    "instant": (MarkKind.INSTANT, StatusCode.REPORTED, 9),
    "day": (MarkKind.DAY, StatusCode.REPORTED, 7),
    "duration": (MarkKind.DURATION, StatusCode.REPORTED, 20),
    "within": (MarkKind.WITHIN, StatusCode.REPORTED, 20),
    "circa": (MarkKind.CIRCA, StatusCode.REPORTED, 7),
    "probably": (MarkKind.PROBABLY, StatusCode.REPORTED, 15),
    "before": (MarkKind.OPEN_BEFORE, StatusCode.REPORTED, 22),
    "open": (MarkKind.OPEN_AFTER, StatusCode.REPORTED, 22),
    "planned": (MarkKind.DAY, StatusCode.PLANNED, 19),
    "possible": (MarkKind.DAY, StatusCode.POSSIBLE, 19),
    "denied": (MarkKind.DAY, StatusCode.DENIED, 14),
    "conflict": (MarkKind.WITHIN, StatusCode.REPORTED, 15),
    "ghost": (MarkKind.DAY, StatusCode.REPORTED, 15),
}
_REVIEWS = {code.name.lower(): code for code in ReviewCode if code}


class LegendPainter:
    """Paints the legend's entries."""

    def __init__(self, theme: Theme, texts: TextCache) -> None:
        self._theme = theme
        self.row = ROW * theme.letters  # px
        self._texts = texts
        self._labels = LabelPainter(theme, texts)
        self._annotations = AnnotationPainter(theme, texts)

    def rows(self, width: float) -> int:
        """Count the rows that every entry there is would take in a width, so that the legend's height never jumps."""
        usual = len(LEGEND) - len(_REVIEWS)  # these are there only while somebody reviews
        return min(6, max(2, math.ceil(usual * _USUAL * self._theme.letters / max(width, 1.0))))

    def paint(self, painter: QPainter, box: QRectF, entries: Sequence[LegendEntry]) -> None:
        """Draw the entries in a box, row by row, in columns as wide as their widest entry."""
        if entries:
            key = ("legend", tuple(entry.key for entry in entries), box.width(), box.height(), self._theme.name)
            inner = QRectF(0, 0, box.width(), box.height())
            with Plot(painter, self._texts) as plot:
                stamp = Stamp((box.width(), box.height()), partial(self._paint, inner, entries))
                plot.stamp(key, box.x(), box.y(), stamp)

    def _paint(self, box: QRectF, entries: Sequence[LegendEntry], painter: QPainter) -> None:
        columns = -(-len(entries) // self.rows(box.width()))
        widths = [max(map(self.width, entries[n::columns])) for n in range(columns)]
        free = (box.width() - sum(widths)) / max(1, columns - 1)
        lefts = [0.0, *accumulate(width + min(max(free, 2.0), _BETWEEN) for width in widths)]
        for n, entry in enumerate(entries):
            at = QPointF(box.left() + lefts[n % columns], box.top() + (n // columns) * self.row + self.row / 2)
            self.paint_entry(painter, entry, at, box.right() - at.x())

    def width(self, entry: LegendEntry) -> float:
        """Return the width of an entry in px."""
        return _SAMPLE + _GAP + self._texts.width(entry.text, self._theme.font("small"))

    def paint_entry(self, painter: QPainter, entry: LegendEntry, at: QPointF, width: float = math.inf) -> None:
        """Draw a sample and its name, from the left end of their middle line; shortened where `width` px are less."""
        self._paint_sample(painter, entry.key, QPointF(at.x() + _SAMPLE / 2, at.y()))
        painter.setPen(self._theme.colour("text2"))
        place = QPointF(at.x() + _SAMPLE + _GAP, at.y() + 4 * self._theme.letters)
        self._texts.draw(painter, entry.text, self._theme.font("small"), place, width - _SAMPLE - _GAP)

    def _paint_sample(self, painter: QPainter, key: str, centre: QPointF) -> None:
        theme = self._theme
        if key in _DRAWN:
            kind, status, width = _DRAWN[key]
            ink, ground = theme.colour("text2"), theme.colour("surface")
            stroke = Stroke(centre.x() - width / 2, centre.x() + width / 2, centre.y(), ink, ground)
            painter.save()
            painter.setClipRect(QRectF(centre.x() - _SAMPLE / 2 - 3, centre.y() - ROW / 2, _SAMPLE + 6, ROW))
            painter.setOpacity(GHOST if key == "ghost" else 1.0)
            paint_mark(painter, kind, status, stroke)
            painter.restore()
        if key in _REVIEWS:
            paint_review(_REVIEWS[key], painter, theme, centre)
        if key in ("conflict", "origins", "group", "published", "density", "chip", "era", "note", "today"):
            getattr(self, f"_sample_{key}")(painter, centre)

    def _sample_conflict(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(QPen(self._theme.colour("conflict"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(centre.x() - 10, centre.y() - 8.5, 20, 17), 3, 3)

    def _sample_origins(self, painter: QPainter, centre: QPointF) -> None:
        self._labels.paint_origins(2, QRectF(centre.x() - 7, centre.y() - 7, 14, 14), painter)

    def _sample_group(self, painter: QPainter, centre: QPointF) -> None:
        card = Rect(centre.x() - 10, centre.y() - 7, 17, 12)
        bracket = (centre.x() - 10, centre.x() + 10)
        with Plot(painter, self._texts) as plot:
            self._labels.paint_groups(plot, [Group(9, 0, 0, card, bracket, 0, 0, False)], None)

    def _sample_published(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(QPen(self._theme.colour("text3"), 1))
        painter.drawLine(QLineF(centre.x() - 3.5, centre.y() - 5, centre.x() - 3.5, centre.y() + 5))
        painter.fillRect(QRectF(centre.x() + 1, centre.y() - 6.5, 3, 13), self._theme.colour("accent"))

    def _sample_density(self, painter: QPainter, centre: QPointF) -> None:
        heights = (2, 4, 9, 7, 3)
        for n, height in enumerate(heights):
            x = centre.x() - 10 + n * 4
            painter.fillRect(QRectF(x, centre.y() + 5 - height, 3, height), self._theme.colour("density"))

    def _sample_era(self, painter: QPainter, centre: QPointF) -> None:
        box = QRectF(centre.x() - 10, centre.y() - 7, 20, 14)
        painter.fillRect(box, self._theme.colour("canvas"))
        painter.fillRect(box.adjusted(4, 0, -4, 0), self._theme.colour("line_medium"))

    def _sample_note(self, painter: QPainter, centre: QPointF) -> None:
        self._annotations.paint_flag(painter, centre.x() - 4, centre.y() - 6.5, self._theme.colour("text2"))

    def _sample_today(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.setBrush(self._theme.colour("canvas"))
        painter.drawLine(QLineF(centre.x(), centre.y() - 2, centre.x(), centre.y() + 8))
        painter.drawRoundedRect(QRectF(centre.x() - 7, centre.y() - 8, 14, 7), 2.5, 2.5)

    def _sample_chip(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(centre.x() - 10, centre.y() - 6.5, 20, 13), 6.5, 6.5)
        for rise in (-3, 3):
            painter.drawLine(QLineF(centre.x() - 1.5, centre.y(), centre.x() + 1.5, centre.y() + rise))
