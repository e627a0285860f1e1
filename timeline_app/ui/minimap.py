"""Everything at a glance: the density of all events with the window on it, to drag, to stretch, or to draw anew.

The map shows the stretch around the weighted core in proportion; what lies far outside is folded away behind a
zig-zag at that end, with its count. The gestures are Perfetto's: the box's body pans, its edges (5 px) zoom, elsewhere
a new range is drawn; a click centres the window, one on a fold shows what is in it. Wheel and keys do here what they do
on the timeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from timeline_app.timeline.scale import SHORTEST, TimeScale
from timeline_app.timeline.spans import short_span
from timeline_app.timeline.whole_file import MapScale, Whole, whole_of
from timeline_app.ui.gestures import DRAG_FROM
from timeline_app.ui.map_marks import MapMarks
from timeline_app.ui.minimap_painter import AXIS, MapContent, MapOverlay, MinimapPainter
from timeline_app.ui.wheel import Wheel, WheelReader, zoom_ratio

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from timeline_app.timeline.index import EventIndex
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_view import TimelineView

GRIP: Final = 5.0  # px: an edge of the box is as wide
_END: Final = 8.0  # px between the map's ends and the widget's
_TOP: Final = 2.5  # px above the window's box
_LEAST_BOX: Final = 6.0  # px
_LATER: Final = 120  # ms without another key before what a search found of many events is lit
_CURSORS: Final = {
    "body": Qt.CursorShape.OpenHandCursor,
    "new": Qt.CursorShape.CrossCursor,
    "fold": Qt.CursorShape.PointingHandCursor,
}
_PAN_KEYS: Final = {Qt.Key.Key_Left: 0.1, Qt.Key.Key_Right: -0.1, Qt.Key.Key_PageUp: 0.9, Qt.Key.Key_PageDown: -0.9}
_END_KEYS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
_ZOOM_KEYS: Final = {Qt.Key.Key_Plus: 1.3, Qt.Key.Key_Equal: 1.3, Qt.Key.Key_Minus: 1 / 1.3}
MAP_WORDS: Final = (  # for the sheet of shortcuts
    ("drag the box", "pan"),
    ("drag an edge of the box", "zoom"),
    ("drag elsewhere", "show the dragged range"),
    ("click", "centre there; on a fold, show what is in it"),
    ("wheel, Ctrl+wheel", "pan, zoom"),
    ("Tab, then ← → + −", "move and stretch the window"),
    ("Page Up, Page Down", "move it by its length"),
    ("Home, End", "centre it on the first, the last event"),
    ("Esc", "take a drag back"),
)
_KEYS_TOLD: Final = "Left and Right move the window, Plus and Minus change its length, Home and End go to the ends."


class Minimap(QWidget):
    """The map under the timeline."""

    def __init__(self, view: TimelineView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("minimap")
        self.setAccessibleName("Whole file")
        self.setAccessibleDescription(_KEYS_TOLD)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._view = view
        self._theme = theme
        self._waiting = False
        self._painter = MinimapPainter(theme)
        self._index: EventIndex | None = None
        self._whole = Whole(0, 1, None, None, (0, 1))
        self._grip: str | None = None  # body, left, right, new or fold
        self._wheel = WheelReader()
        self._from = 0.0
        self._drawn: tuple[float, float] | None = None
        self._start: TimeScale = view.scale
        self._marks = MapMarks(view)
        self._lighting = QTimer(self)
        self._lighting.setSingleShot(True)
        self._lighting.setInterval(_LATER)
        self._lighting.timeout.connect(self._on_lighting_timeout)
        view.view_changed.connect(self._on_view_view_changed)
        view.installEventFilter(self)

    @property
    def places(self) -> MapScale:
        """Return which second is where on the map."""
        index = self._view.model.time_index
        if index is not self._index:
            self._index, self._whole = index, whole_of(index)
        left = self._left() + (_END if self._whole.before else 0.0)
        return MapScale(self._whole, left, self.width() - (_END if self._whole.after else 0.0))

    @property
    def window_box(self) -> QRectF:
        """Return the box of what the timeline shows, within the map."""
        places = self.places
        left, right = (places.x_of(second) for second in self._view.scale.span)
        right = min(max(right, left + _LEAST_BOX), self.width() - 2.0)
        left = min(left, right - _LEAST_BOX)
        return QRectF(left, _TOP, right - left, self.height() - AXIS * self._theme.letters - _TOP)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self._painter = MinimapPainter(theme)
        self.update()

    def set_waiting(self, waiting: bool) -> None:
        """Say that events may yet come, where there are none."""
        self._waiting = waiting
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the design's height."""
        return QSize(600, self._theme.size("minimap"))

    def minimumSizeHint(self) -> QSize:
        """Keep the design's height."""
        return QSize(200, self._theme.size("minimap"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, density, folded ends and labels, and over them the window."""
        places, port = self.places, self._view.port
        self._marks.read(places.whole)
        if self._marks.late:
            self._lighting.start()
        with QPainter(self) as painter:
            said = port.annotated, self._waiting, self._marks.lit
            content = MapContent(places, self._left(), self._view.dates, *said)
            self._painter.paint(painter, content, self.size())
            if len(places.whole):
                self._painter.paint_overlay(painter, self._overlay(places), places)

    def event(self, event: QEvent) -> bool:
        """Tell what a fold stands for where the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            folded = self.places.fold_at(event.pos().x()) if event.pos().x() > self._left() else None
            text = ""
            if folded:
                span = short_span(folded.first, folded.end, self._view.dates)
                text = f"{folded.count:,} event{'' if folded.count == 1 else 's'} far outside, {span}. Click to see."
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _on_lighting_timeout(self) -> None:
        self._marks.light(self.places.whole)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the view where it is painted with another selection or other eras: it tells nobody of those."""
        if event.type() == QEvent.Type.Paint and self._marks.stale:
            self.update()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the box's body or edge, or begin a new range."""
        if event.button() != Qt.MouseButton.LeftButton or event.position().x() < self._left():
            return
        self._from, self._start = event.position().x(), self._view.scale
        self._grip = self._grip_at(self._from)
        if self._grip == "body":
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; without a press show what could be."""
        x = event.position().x()
        if self._grip is None:
            self._point(x)
        elif self._grip in ("new", "fold"):
            self._grip = "new" if abs(x - self._from) >= DRAG_FROM else self._grip
            self._drawn = (min(self._from, x), max(self._from, x)) if self._grip == "new" else None
            self.update()
        else:
            self._view.set_scale(self._dragged(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a new range is shown, a click centres the window there or shows what is folded away."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, grip = event.position().x(), self._grip
        self._grip = self._drawn = None
        if grip == "fold" and (folded := self.places.fold_at(x)):
            self._view.fit_span(folded.first, folded.end)
        elif grip == "new":
            left, right = sorted((self._from, x))
            if right - left >= DRAG_FROM:
                self._view.fit_exactly(self.places.second_at(left), self.places.second_at(right))
            else:
                self._centre(self.places.second_at(x))
        self._point(x)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the time under the pointer, or pan, as on the timeline."""
        wheel, amount = self._wheel.read(event, lanes_overflow=False)
        scale = self._view.scale
        if wheel == Wheel.ZOOM:
            x = scale.to_x(self.places.second_at(event.position().x()))
            self._view.set_scale(scale.zoom_about(min(max(x, 0.0), scale.width), zoom_ratio(amount)))
        elif wheel == Wheel.PAN:
            self._view.set_scale(scale.pan(amount))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and stretch the window, go to the ends; Escape takes a drag back."""
        key, scale = Qt.Key(event.key()), self._view.scale
        if key in _PAN_KEYS:
            self._view.set_scale(scale.pan(_PAN_KEYS[key] * scale.width))
        elif key in _ZOOM_KEYS:
            self._view.set_scale(scale.zoom_about(scale.width / 2, _ZOOM_KEYS[key]))
        elif key in _END_KEYS:
            self._centre(self.places.whole.extent[_END_KEYS[key]])
        elif key == Qt.Key.Key_Escape and self._grip is not None:
            self.cancel_drag()
        else:
            event.ignore()

    def cancel_drag(self) -> None:
        """Leave everything as it was before the drag under way."""
        if self._grip in ("body", "left", "right"):
            self._view.set_scale(self._start)
        self._grip = self._drawn = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys move the window."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do no more."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the usual pointer elsewhere."""
        self.unsetCursor()

    def _on_view_view_changed(self) -> None:
        self.update()

    def _left(self) -> float:
        return self._view.scene.canvas.x

    def _overlay(self, places: MapScale) -> MapOverlay:
        selected = self._marks.selected
        left, right = self._drawn or (0.0, 0.0)
        drawn = max(left, places.left), min(right, places.right)
        return MapOverlay(
            window=self.window_box,
            drawn=drawn if self._drawn else None,
            selected=selected and (places.x_of(selected[0]), places.x_of(selected[1])),
            references=tuple((places.x_of((a + b) // 2), against) for (a, b), against in self._marks.references),
            focused=self.hasFocus(),
        )

    def _point(self, x: float) -> None:
        """Show by the pointer's shape what a press would do."""
        if x < self._left():
            self.unsetCursor()
        else:
            self.setCursor(_CURSORS.get(self._grip_at(x), Qt.CursorShape.SizeHorCursor))

    def _grip_at(self, x: float) -> str:
        box = self.window_box
        inside = min(GRIP, box.width() / 4)  # of a narrow box half is left to take hold of its body
        if -GRIP <= x - box.left() <= inside:
            return "left"
        if -inside <= x - box.right() <= GRIP:
            return "right"
        if box.left() < x < box.right():
            return "body"
        return "fold" if self.places.fold_at(x) else "new"

    def _dragged(self, x: float) -> TimeScale:
        """Return the view's scale after what is held has moved to `x`."""
        first, end = self._start.span
        places, least = self.places, int(SHORTEST)
        seconds = places.second_at(x) - places.second_at(self._from)
        if self._grip == "body":
            return self._start.pan(-seconds / self._start.seconds_per_pixel)
        if self._grip == "left":
            return TimeScale.fit(min(first + seconds, end - least), end, self._start.width)
        return TimeScale.fit(first, max(end + seconds, first + least), self._start.width)

    def _centre(self, second: int) -> None:
        scale = self._view.scale
        self._view.set_scale(scale.pan(scale.width / 2 - scale.to_x(second)))
