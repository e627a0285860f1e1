"""How the map of the whole file looks: what hangs on the events alone is drawn once and copied in every frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.spans import short_span
from timeline_app.timeline.ticks import axis
from timeline_app.timeline.whole_file import COLUMN, FOLD, TEAR, MapScale, captions_of, columns_of
from timeline_app.ui.annotation_painter import AnnotationPainter
from timeline_app.ui.device_grid import DeviceGrid
from timeline_app.ui.frame_painter import HEADER_TEXT, crisp
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QFont

    from timeline_app.timeline.annotations import Annotated
    from timeline_app.timeline.date_style import DateStyle
    from timeline_app.timeline.index import Outside
    from timeline_app.timeline.whole_file import Whole
    from timeline_app.ui.theme import Theme

AXIS = 19.0  # px, height of the labels
_GAP = 0.6  # px between columns
_HEAD = 8.0  # px above the highest column, where the selection is marked
_CARD = 28.0  # px, height of a fold's field
_TOOTH = 4.5  # px, height of a tooth of the zig-zag
_TICK = 4.0
_PALE = 0.35  # ink of what is not lit
_BAR = 3.0  # px, height of the selected event's bar
_DOT, _AGAINST = (1.75, 1.75), (2.25, 2.25)  # px, radii
_HANDLE = (6.0, 18.0)
_DIGITS = 8.0  # px, height of a fold's count


@dataclass(frozen=True, slots=True)
class MapContent:
    """What the map shows, but for what moves over it."""

    places: MapScale
    left: float  # px, where the column of headers ends
    dates: DateStyle
    annotated: Annotated
    waiting: bool = False  # events may yet come
    lit: Whole | None = None  # of what a search found or filters leave, where there is either


@dataclass(frozen=True, slots=True)
class MapOverlay:
    """What moves over the map: the window, a range being drawn, the selected event and those it refers to."""

    window: QRectF
    drawn: tuple[float, float] | None = None  # x from and to
    selected: tuple[float, float] | None = None  # x from and to
    references: tuple[tuple[float, bool], ...] = ()  # x; True: it disagrees with the selected event
    focused: bool = False


class MinimapPainter:
    """Paints the map; told anew when events, size or theme change."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextCache(budget=None)
        self._annotations = AnnotationPainter(theme, self._texts)
        self._ground: tuple[MapContent, tuple[QSize, float], QPixmap] | None = None

    def paint(self, painter: QPainter, content: MapContent, size: QSize) -> None:
        """Draw what hangs on the events and eras alone."""
        ratio = painter.device().devicePixelRatioF()
        if self._ground is None or self._ground[:2] != (content, (size, ratio)):
            ground = QPixmap(size * ratio)
            ground.setDevicePixelRatio(ratio)
            with QPainter(ground) as drawing:
                self._paint_ground(drawing, content, QRectF(0, 0, size.width(), size.height()))
            self._ground = (content, (size, ratio), ground)
        painter.drawPixmap(0, 0, self._ground[2])

    def paint_overlay(self, painter: QPainter, overlay: MapOverlay, places: MapScale) -> None:
        """Draw the window with its handles, what is selected, and over them the counts of the folds."""
        theme, box = self._theme, overlay.window
        accent = theme.colour("accent")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if overlay.drawn is not None:
            left, right = overlay.drawn
            painter.fillRect(QRectF(left, box.top(), right - left, box.height()), faded(accent, 0.25))
        painter.setPen(QPen(accent, 1.75))
        painter.setBrush(faded(accent, 0.07))
        painter.drawRoundedRect(box, 4, 4)
        self._paint_selected(painter, overlay, box.top() + _HEAD)
        painter.setPen(QPen(accent, 1.75))
        painter.setBrush(theme.colour("canvas"))
        width, height = _HANDLE
        for x in (box.left(), box.right()):
            painter.drawRoundedRect(QRectF(x - width / 2, box.center().y() - height / 2, width, height), 2.5, 2.5)
        if overlay.focused:
            pen = QPen(theme.colour("focus"), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-0.5, 0, 0.5, 0), 4, 4)
        if places.whole.before:
            self._paint_count(painter, places.whole.before, places.left, box)
        if places.whole.after:
            self._paint_count(painter, places.whole.after, places.right - FOLD, box)

    def _paint_count(self, painter: QPainter, folded: Outside, left: float, window: QRectF) -> None:
        """Write how many are folded away, under the window's handles, and on a plate where its edge would cross it."""
        font, text = self._theme.font("small", weight=600), _brief(folded.count)
        wide, high = self._texts.width(text, font), _DIGITS * self._theme.letters
        plate = QRectF(left + (FOLD - wide) / 2, window.bottom() - high - 2, wide, high).adjusted(-2, 0, 2, 1)
        if any(plate.left() <= x <= plate.right() for x in (window.left(), window.right())):
            painter.fillRect(plate, self._theme.colour("group_fill"))
        painter.setPen(self._theme.colour("text2"))
        self._texts.draw(painter, text, font, QPointF(plate.left() + 2, plate.bottom() - 1))

    def _paint_selected(self, painter: QPainter, overlay: MapOverlay, middle: float) -> None:
        """Draw the selected event as a bar and what it refers to as dots, amber and last where they disagree."""
        painter.setPen(Qt.PenStyle.NoPen)
        accent, (first, last) = self._theme.colour("accent"), overlay.selected or (0.0, 0.0)
        if overlay.selected is not None:
            painter.setBrush(accent)
            painter.drawRoundedRect(QRectF(first, middle - _BAR / 2, max(_BAR, last - first), _BAR), 1.5, 1.5)
        for x, against in sorted(overlay.references, key=itemgetter(1)):
            if against or not first <= x <= last:  # a disagreement lies often on the very day
                painter.setBrush(self._theme.colour("conflict") if against else faded(accent, 0.6))
                painter.drawEllipse(QPointF(x, middle), *(_AGAINST if against else _DOT))

    def _paint_ground(self, painter: QPainter, content: MapContent, box: QRectF) -> None:
        theme, floor, left = self._theme, box.bottom() - AXIS * self._theme.letters, content.left
        painter.fillRect(box, theme.colour("surface"))
        painter.fillRect(QRectF(left, 0, box.width() - left, floor), theme.colour("canvas"))
        whole = content.places.whole
        if len(whole):
            self._paint_eras(painter, content, floor)
            painter.setPen(QPen(theme.colour("line_medium"), 0))
            painter.drawLine(QLineF(left, crisp(floor), box.right(), crisp(floor)))
            self._paint_captions(painter, content.places, floor, content.dates)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_columns(painter, content, floor)
            self._paint_folds(painter, content.places, floor)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.colour("line_medium"), 0))
        painter.drawLines([QLineF(0, 0.5, box.right(), 0.5), QLineF(crisp(left - 1), 0, crisp(left - 1), box.bottom())])
        said = whole.text(content.dates) if len(whole) else "Reading…" if content.waiting else "nothing dated"
        self._write(painter, "Whole file", theme.font("label"), "text2", (24.0 * theme.letters, left))
        self._write(painter, said, theme.font("small"), "text3", (41.0 * theme.letters, left))

    def _write(self, painter: QPainter, text: str, font: QFont, ink: str, at: tuple[float, float]) -> None:
        """Write in the column of headers: at a baseline, up to a right edge."""
        painter.setPen(self._theme.colour(ink))
        self._texts.draw(painter, text, font, QPointF(HEADER_TEXT, at[0]), at[1] - HEADER_TEXT - 4)

    def _paint_eras(self, painter: QPainter, content: MapContent, floor: float) -> None:
        for era, (first, end) in zip(content.annotated.eras, content.annotated.spans, strict=True):
            left, right = content.places.x_of(first), content.places.x_of(end)
            painter.fillRect(
                QRectF(left, 1, max(1.0, right - left), floor - 1), self._annotations.tint(era, content.annotated.depth)
            )

    def _paint_columns(self, painter: QPainter, content: MapContent, floor: float) -> None:
        """Draw how many events are going on where: heights by the root, so that one day does not flatten all others."""
        left, right = content.places.area
        whole, columns, ink = content.places.whole, round((right - left) / COLUMN), self._theme.colour("density")
        counts = columns_of(whole.lanes, whole, columns)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink if content.lit is None else faded(ink, _PALE))
        most, at, grid = max(1, int(counts.max())), QPointF(left, floor), DeviceGrid.of(painter)
        painter.drawRects(_bars(counts, most, at, grid))
        if content.lit is not None:
            painter.setBrush(ink)
            painter.drawRects(_bars(columns_of(content.lit.lanes, whole, columns), most, at, grid))

    def _paint_folds(self, painter: QPainter, places: MapScale, floor: float) -> None:
        """Draw at each end with something folded away a field with its count, and a zig-zag where the map is torn."""
        left, right = places.area
        if places.whole.before:
            self._paint_fold(painter, places.left, left - TEAR / 2, floor)
        if places.whole.after:
            self._paint_fold(painter, places.right - FOLD, right + TEAR / 2, floor)

    def _paint_fold(self, painter: QPainter, left: float, tear: float, floor: float) -> None:
        theme, card = self._theme, QRectF(left, floor - _CARD, FOLD, _CARD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("group_fill"))
        painter.drawRoundedRect(card, 3, 3)
        teeth = int((_CARD + 4) // _TOOTH)
        points = [QPointF(tear + (-2 if n % 2 else 2), floor - 1 - _TOOTH * n) for n in range(teeth + 1)]
        painter.setPen(QPen(theme.colour("line_strong"), 1.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _paint_captions(self, painter: QPainter, places: MapScale, floor: float, dates: DateStyle) -> None:
        """Name the stretches under the map as the axis does, and what is folded away at its ends."""
        theme, font = self._theme, self._theme.font("small")
        painter.setPen(theme.colour("text2"))
        left, right = places.area
        for folded in (places.whole.before, places.whole.after):
            if folded is None:
                continue
            text = short_span(folded.first, folded.end, dates)
            x = places.left if folded == places.whole.before else places.right - self._measure(text)
            self._texts.draw(painter, text, font, QPointF(x, floor + 14 * theme.letters))
            if folded == places.whole.before:
                left = max(left, x + self._measure(text))
            else:
                right = min(right, x)
        span = TimeScale.fit(places.whole.first, places.whole.end, places.area[1] - places.area[0])
        scale = replace(span.pan(places.area[0] - left), width=max(1.0, right - left))
        for tick in captions_of(
            axis(scale, Rect(left, floor, scale.width, AXIS * theme.letters), self._measure, dates=dates), self._measure
        ):
            painter.setPen(QPen(theme.colour("line_medium"), 0))
            if tick.x > left:
                painter.drawLine(QLineF(crisp(tick.x), floor, crisp(tick.x), floor + _TICK))
            painter.setPen(theme.colour("text2"))
            self._texts.draw(painter, tick.label, font, QPointF(tick.label_x, floor + 14 * theme.letters))

    def _measure(self, text: str) -> float:
        return self._texts.width(text, self._theme.font("small"))


def _bars(counts: NDArray[np.int64], most: int, at: QPointF, grid: DeviceGrid) -> list[QRectF]:
    """Return the bars of counts, the first with its foot at a place, on device pixels: smeared ones would beat."""
    heights = np.maximum(np.sqrt(counts / most) * (at.y() - _HEAD - 6), 1.5).tolist()
    gap, (_, foot) = grid.whole(_GAP), grid.snapped(at.x(), at.y())
    bars = []
    for n in np.flatnonzero(counts).tolist():
        left, top = grid.snapped(at.x() + n * COLUMN, at.y() - heights[n])
        right, _ = grid.snapped(at.x() + (n + 1) * COLUMN, at.y())
        bars.append(QRectF(left, top, right - gap - left, foot - top))
    return bars


def _brief(count: int) -> str:
    """Write a number that has to fit a fold's field."""
    if count < 10_000:
        return f"{count:,}"
    return f"{count // 1_000}k" if count < 1_000_000 else f"{count / 1_000_000:.1f}M"
