"""Moves a scale over time: a flight to another view, and gliding while a key is held.

Both are told how time passes by Qt; what is between two scales is a pure function.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QObject, QTimer, QVariantAnimation, Signal

if TYPE_CHECKING:
    from timeline_app.timeline.scale import TimeScale

_FRAME_MS = 16
_PAN_SPEED = 900.0  # px a second
_ZOOM_SPEED = 2.2  # natural logarithm of the factor a second
FIRST_PAN = 60.0  # px that a tap moves
FIRST_ZOOM = 1.14


def between(one: TimeScale, other: TimeScale, share: float) -> TimeScale:
    """Return the scale a share of the way: zoom changes evenly to the eye, and one point of time stays where it is."""
    ratio = other.seconds_per_pixel / one.seconds_per_pixel
    closer = one.seconds_per_pixel * ratio**share
    whole = other.seconds_per_pixel - one.seconds_per_pixel
    way = share if abs(whole) < 1e-9 * closer else (closer - one.seconds_per_pixel) / whole
    start = one.fraction + way * ((other.start - one.start) + other.fraction - one.fraction)
    floor = math.floor(start)
    return replace(one, start=one.start + floor, fraction=start - floor, seconds_per_pixel=closer)


class Flight(QObject):
    """An animated way from one scale to another, easing in and out."""

    moved = Signal(object)  # TimeScale

    def __init__(self, milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._ends: tuple[TimeScale, TimeScale] | None = None
        self._clock = QVariantAnimation(self)
        self._clock.setDuration(milliseconds)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._clock.valueChanged.connect(self._on_clock_value_changed)

    @property
    def goal(self) -> TimeScale | None:
        """Return where the flight under way leads."""
        running = self._clock.state() == QVariantAnimation.State.Running
        return self._ends[1] if running and self._ends is not None else None

    def start(self, one: TimeScale, other: TimeScale) -> None:
        """Set off, from wherever an earlier flight has come to."""
        self._clock.stop()
        self._ends = (one, other)
        self._clock.start()

    def stop(self) -> None:
        """Stay where the flight has come to."""
        self._clock.stop()

    def _on_clock_value_changed(self, share: float) -> None:
        if self._ends is not None:
            self.moved.emit(self._ends[1] if share >= 1 else between(*self._ends, share))


class Glide(QObject):
    """Panning and zooming for as long as keys are held."""

    moved = Signal(float, float)  # px to drag the content to the right, zoom factor

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: dict[str, tuple[float, float]] = {}  # key -> direction of pan, of zoom
        self._watch = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def press(self, key: str, pan: float, zoom: float) -> None:
        """Begin to move, with a first step at once so that a tap does something."""
        self._held[key] = (pan, zoom)
        self.moved.emit(pan * FIRST_PAN, FIRST_ZOOM**zoom)
        self._watch.start()
        self._timer.start()

    def release(self, key: str) -> None:
        """Stop what this key moved."""
        self._held.pop(key, None)
        if not self._held:
            self._timer.stop()

    def stop(self) -> None:
        """Stop everything, as when the focus goes elsewhere."""
        self._held.clear()
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        seconds = min(0.1, self._watch.restart() / 1000)
        pan = sum(pan for pan, _ in self._held.values()) * _PAN_SPEED * seconds
        zoom = math.exp(sum(zoom for _, zoom in self._held.values()) * _ZOOM_SPEED * seconds)
        self.moved.emit(pan, zoom)
