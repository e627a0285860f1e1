"""What hands mean: a wheel event's one meaning, and one small object for each drag from press to release.

The rules are those of Perfetto and The Timeline Project. A drag object is told where the pointer is and tells its
owner what follows; it knows no widget, so that tests drive it with numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from math import log2
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.timeline.scale import TimeScale

DRAG_FROM = 4.0  # px: a press that moves less is a click
PAN_PER_NOTCH = 100.0  # px that a wheel notch (120) pans or scrolls
_ZOOM_STEP = 0.02


class Wheel(Enum):
    """What a wheel event does."""

    ROW_HEIGHT = auto()
    ZOOM = auto()
    PAN = auto()
    SCROLL = auto()


def zoom_ratio(delta: float) -> float:
    """Return the factor of a wheel's delta: above 1 zooms in; the log tames touchpads.

    Equal and opposite deltas undo each other.
    """
    ratio = 1 + _ZOOM_STEP * log2(1 + abs(delta))
    return ratio if delta >= 0 else 1 / ratio


def wheel_meaning(angle: QPoint, modifiers: Qt.KeyboardModifier, *, lanes_overflow: bool) -> tuple[Wheel, float]:
    """Say what one wheel event does and by how much: its delta, positive away from the hand or to the left."""
    dx, dy = angle.x(), angle.y()
    if modifiers & Qt.KeyboardModifier.AltModifier:  # first: on X11 Qt delivers Alt+wheel as a horizontal delta
        return Wheel.ROW_HEIGHT, dy or dx
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Wheel.ZOOM, dy or dx
    if abs(dx) > abs(dy):
        return Wheel.PAN, dx
    if modifiers & Qt.KeyboardModifier.ShiftModifier or not lanes_overflow:
        return Wheel.PAN, dy
    return Wheel.SCROLL, dy


class Drag(Protocol):
    """A gesture between press and release."""

    cursor: Qt.CursorShape

    def move(self, x: float, y: float) -> None:
        """Follow the pointer."""

    def release(self, x: float, y: float) -> None:
        """Finish where the pointer is."""

    def cancel(self) -> None:
        """Leave everything as it was at the press."""


@dataclass
class PanDrag:
    """Drag the canvas: time sideways, lanes up and down, both from where they were at the press."""

    x: float
    y: float
    scale: TimeScale  # at the press
    scroll: float  # px, at the press
    apply: Callable[[TimeScale, float], None]
    cursor: Qt.CursorShape = Qt.CursorShape.ClosedHandCursor

    def move(self, x: float, y: float) -> None:
        """Show under the pointer what was under it at the press."""
        self.apply(self.scale.pan(x - self.x), self.scroll - (y - self.y))

    def release(self, x: float, y: float) -> None:
        """Stay where the drag has led."""
        self.move(x, y)

    def cancel(self) -> None:
        """Go back to the view at the press."""
        self.apply(self.scale, self.scroll)


@dataclass
class RangeDrag:
    """Shift+drag: draw a range of time, and zoom to it at the release."""

    start: float  # px
    draw: Callable[[tuple[float, float] | None], None]
    zoom: Callable[[float, float], None]
    cursor: Qt.CursorShape = Qt.CursorShape.IBeamCursor

    def move(self, x: float, y: float) -> None:
        """Draw the range so far."""
        self.draw((min(self.start, x), max(self.start, x)))

    def release(self, x: float, y: float) -> None:
        """Zoom to the range, unless it is no wider than a click."""
        self.draw(None)
        if abs(x - self.start) >= DRAG_FROM:
            self.zoom(min(self.start, x), max(self.start, x))

    def cancel(self) -> None:
        """Forget the range."""
        self.draw(None)
