"""Everything at a glance: the density of all events with the window on it, to drag, to stretch, or to draw anew.

The map shows the stretch around the weighted core in proportion; what lies far outside is folded away behind a
zig-zag at that end, with its count, so that one event of the 1970s does not squeeze the rest. The gestures are
Perfetto's: the box's body pans, its edges (5 px) zoom, elsewhere a new range is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.ticks import axis
from timeline_app.ui.gestures import DRAG_FROM
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from timeline_app.timeline.index import EventIndex
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_view import TimelineView

GRIP = 5.0  # px: an edge of the box is as wide
_FOLD = 44.0  # px, width of a folded end
_BEYOND = 1.0  # share of the core's length that the map shows on both sides, where there are events
_AXIS = 16.0  # px, height of the labels
_COLUMN = 3.0  # px


@dataclass(frozen=True, slots=True)
class Fold:
    """What the map shows in proportion, and how many events are folded away at its ends."""

    first: int  # second
    end: int
    before: int
    after: int


def fold_of(index: EventIndex) -> Fold:
    """Decide what is shown in proportion: the core, and up to as much again on both sides where there are events."""
    first, end = index.core
    reach = int((end - first) * _BEYOND)
    starts, ends = index.starts[index.starts >= first - reach], index.ends[index.ends <= end + reach]
    first = int(starts.min(initial=first))
    end = int(ends.max(initial=end))
    before = int(np.count_nonzero(index.ends <= first))
    after = int(np.count_nonzero(index.starts >= end))
    return Fold(first, end, before, after)


class Minimap(QWidget):
    """The map under the timeline."""

    def __init__(self, view: TimelineView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("minimap")
        self.setAccessibleName("Whole file")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._view = view
        self._theme = theme
        self._texts = TextCache(budget=None)
        self._index: EventIndex | None = None
        self._fold = Fold(0, 1, 0, 0)
        self._heights = np.zeros(0)
        self._grip: str | None = None  # body, left, right or new
        self._from = 0.0
        self._drawn: tuple[float, float] | None = None
        self._start: TimeScale = view.scale
        view.view_changed.connect(self._on_view_view_changed)

    @property
    def window_box(self) -> QRectF:
        """Return the box of what the timeline shows, within the map."""
        scale, area = self._scale(), self._area()
        first, end = self._view.scale.span
        left = min(max(area.left() + scale.to_x(first), area.left() - 4), area.right() - 2)
        right = min(max(area.left() + scale.to_x(end), area.left() + 2), area.right() + 4)
        return QRectF(left, 2, max(6.0, right - left), self.height() - _AXIS - 4)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self._texts = TextCache(budget=None)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the design's height."""
        return QSize(600, self._theme.size("minimap"))

    def minimumSizeHint(self) -> QSize:
        """Keep the design's height."""
        return QSize(200, self._theme.size("minimap"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, density, folded ends, labels and the window."""
        self._refresh()
        theme = self._theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("surface"))
            painter.fillRect(QRectF(self._left(), 0, self.width(), self.height() - _AXIS), theme.colour("canvas"))
            self._paint_header(painter)
            if self._index is not None and len(self._index):
                self._paint_density(painter)
                self._paint_folds(painter)
                self._paint_labels(painter)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_window(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the box's body or edge, or begin a new range."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._from, self._start = event.position().x(), self._view.scale
        self._grip = self._grip_at(self._from)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; without a press show what could be."""
        x = event.position().x()
        if self._grip is None:
            shapes = {"body": Qt.CursorShape.OpenHandCursor, "new": Qt.CursorShape.CrossCursor}
            self.setCursor(shapes.get(self._grip_at(x), Qt.CursorShape.SizeHorCursor))
        elif self._grip == "new":
            self._drawn = (min(self._from, x), max(self._from, x))
            self.update()
        else:
            self._view.set_scale(self._dragged(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a new range is shown, a click centres the window there."""
        x, grip = event.position().x(), self._grip
        self._grip = self._drawn = None
        if grip == "new":
            left, right = sorted((self._from, x))
            if right - left >= DRAG_FROM:
                self._view.fit_exactly(self._second(left), self._second(right))
            else:
                self._centre(self._second(x))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the usual pointer elsewhere."""
        self.unsetCursor()

    def _on_view_view_changed(self) -> None:
        self.update()

    def _refresh(self) -> None:
        """Count anew where the events or the width have changed."""
        index, area = self._view.model.time_index, self._area()
        columns = max(1, int(area.width() / _COLUMN))
        if index is self._index and len(self._heights) == columns:
            return
        self._index, self._fold = index, fold_of(index)
        area = self._area()
        columns = max(1, int(area.width() / _COLUMN))
        edges = np.linspace(self._fold.first, max(self._fold.end, self._fold.first + columns), columns + 1)
        counts = np.histogram(index.starts, bins=edges)[0]
        self._heights = np.sqrt(counts / max(1, counts.max(initial=0)))

    def _left(self) -> float:
        return self._view.scene.canvas.x

    def _area(self) -> QRectF:
        """Return where time is shown in proportion."""
        left = self._left() + (_FOLD if self._fold.before else 6.0)
        right = self.width() - (_FOLD if self._fold.after else 6.0)
        return QRectF(left, 0, max(20.0, right - left), self.height() - _AXIS)

    def _scale(self) -> TimeScale:
        return TimeScale.fit(self._fold.first, max(self._fold.end, self._fold.first + 60), self._area().width())

    def _second(self, x: float) -> int:
        return self._scale().to_second(x - self._area().left())

    def _grip_at(self, x: float) -> str:
        box = self.window_box
        for name, edge in (("left", box.left()), ("right", box.right())):
            if abs(x - edge) <= GRIP:
                return name
        return "body" if box.left() < x < box.right() else "new"

    def _dragged(self, x: float) -> TimeScale:
        """Return the view's scale after what is held has moved to `x`."""
        first, end = self._start.span
        seconds = round((x - self._from) * self._scale().seconds_per_pixel)
        if self._grip == "body":
            return self._start.pan(-seconds / self._start.seconds_per_pixel)
        if self._grip == "left":
            return TimeScale.fit(min(first + seconds, end - 60), end, self._start.width)
        return TimeScale.fit(first, max(end + seconds, first + 60), self._start.width)

    def _centre(self, second: int) -> None:
        scale = self._view.scale
        self._view.set_scale(scale.pan(scale.width / 2 - scale.to_x(second)))

    def _paint_header(self, painter: QPainter) -> None:
        theme, left = self._theme, self._left()
        painter.setPen(QPen(theme.colour("line_medium"), 0))
        painter.drawLine(QPointF(0, 0), QPointF(self.width(), 0))
        painter.drawLine(QPointF(left - 1, 0), QPointF(left - 1, self.height()))
        painter.setPen(theme.colour("text"))
        self._texts.draw(painter, "Whole file", theme.font("label", weight=600), QPointF(12, 24))
        count = 0 if self._index is None else len(self._index)
        painter.setPen(theme.colour("text3"))
        self._texts.draw(painter, f"{count:,} dated", theme.font("small"), QPointF(12, 41))

    def _paint_density(self, painter: QPainter) -> None:
        area = self._area()
        width, most = area.width() / max(1, len(self._heights)), area.height() - 12
        columns = [
            QRectF(area.left() + n * width, area.bottom() - max(1.5, share * most), width - 0.5, max(1.5, share * most))
            for n, share in enumerate(self._heights)
            if share > 0
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("density"))
        painter.drawRects(columns)

    def _paint_folds(self, painter: QPainter) -> None:
        """Draw at each end with something folded away a field with its count and a zig-zag."""
        area = self._area()
        if self._fold.before:
            self._paint_fold(
                painter, QRectF(self._left(), 0, _FOLD - 8, area.height()), self._fold.before, area.left() - 6
            )
        if self._fold.after:
            box = QRectF(area.right() + 8, 0, _FOLD - 8, area.height())
            self._paint_fold(painter, box, self._fold.after, area.right() + 6)

    def _paint_fold(self, painter: QPainter, box: QRectF, count: int, x: float) -> None:
        theme = self._theme
        painter.fillRect(box, theme.colour("group_fill"))
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font("small", weight=600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{count:,}")
        steps = range(int(box.height() // 4) + 1)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.drawPolyline(QPolygonF([QPointF(x + (-2 if n % 2 else 2), box.top() + 4 * n) for n in steps]))

    def _paint_labels(self, painter: QPainter) -> None:
        """Name the larger units under the map, as the axis does."""
        theme, area, font = self._theme, self._area(), self._theme.font("small")
        place = Rect(area.left(), area.bottom(), area.width(), _AXIS)
        ticks = axis(self._scale(), place, lambda text: self._texts.width(text, font)).major
        painter.setPen(QPen(theme.colour("line_medium"), 0))
        painter.drawLine(QPointF(self._left(), area.bottom()), QPointF(self.width(), area.bottom()))
        painter.setPen(theme.colour("text2"))
        for tick in ticks:
            if tick.label:
                self._texts.draw(painter, tick.label, font, QPointF(tick.label_x, self.height() - 4))

    def _paint_window(self, painter: QPainter) -> None:
        theme, box = self._theme, self.window_box
        if self._drawn is not None:
            area = self._area()
            left, right = (min(max(x, area.left()), area.right()) for x in self._drawn)
            painter.fillRect(QRectF(left, 2, right - left, box.height()), faded(theme.colour("accent"), 0.25))
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(faded(theme.colour("accent"), 0.08))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(theme.colour("canvas"))
        for x in (box.left(), box.right()):
            painter.drawRoundedRect(QRectF(x - 2.5, box.center().y() - 8, 5, 16), 2.5, 2.5)
