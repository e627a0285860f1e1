"""One small object for each drag from press to release, as in Perfetto and The Timeline Project.

A drag object is told where the pointer is and tells its owner what follows; it knows no widget, so that tests drive it
with numbers. Which press begins which drag is in `gesture_table`, what a wheel event means in `wheel`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from timeline_app.timeline.parts import Rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.dates.edtf import Edtf
    from timeline_app.timeline.scale import TimeScale

DRAG_FROM = 4.0  # px: a press that moves less is a click


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
    now: Callable[[], TimeScale]
    cursor: Qt.CursorShape = Qt.CursorShape.ClosedHandCursor

    def __post_init__(self) -> None:
        """Take hold of what is under the pointer."""
        self._held = self._shown = self.scale
        self._held_at = self._last = self.x

    def move(self, x: float, y: float) -> None:
        """Show under the pointer what was under it at the press, or when the wheel last zoomed."""
        if (now := self.now()) != self._shown:
            self._held, self._held_at = now, self._last
        self._last, self._shown = x, self._held.pan(x - self._held_at)
        self.apply(self._shown, self.scroll - (y - self.y))

    def release(self, x: float, y: float) -> None:
        """Stay where the drag has led."""
        self.move(x, y)

    def cancel(self) -> None:
        """Go back to the view at the press."""
        self.__post_init__()
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


@dataclass
class DateDrag:
    """Drag a handle of the selected event: show the date that it would have, and keep it at the release."""

    dated: Callable[[float], Edtf]  # by x: the date
    show: Callable[[Edtf | None], None]
    keep: Callable[[Edtf], None]
    cursor: Qt.CursorShape = Qt.CursorShape.SizeHorCursor

    def move(self, x: float, y: float) -> None:
        """Show the date so far."""
        self.show(self.dated(x))

    def release(self, x: float, y: float) -> None:
        """Keep the date."""
        self.keep(self.dated(x))

    def cancel(self) -> None:
        """Leave the date as it was."""
        self.show(None)


@dataclass
class BoxDrag:
    """Ctrl+Shift+drag: draw a box, and select what it touches at the release."""

    x: float
    y: float
    draw: Callable[[Rect | None], None]
    select: Callable[[Rect], None]
    cursor: Qt.CursorShape = Qt.CursorShape.CrossCursor

    def move(self, x: float, y: float) -> None:
        """Draw the box so far."""
        self.draw(self._box(x, y))

    def release(self, x: float, y: float) -> None:
        """Select what the box touches."""
        self.draw(None)
        self.select(self._box(x, y))

    def cancel(self) -> None:
        """Forget the box."""
        self.draw(None)

    def _box(self, x: float, y: float) -> Rect:
        return Rect(min(self.x, x), min(self.y, y), abs(x - self.x), abs(y - self.y))
