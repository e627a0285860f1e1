"""What a wheel, a touchpad and two fingers mean: one event, one meaning. The laws are Perfetto's.

A touchpad tells pixels besides angles: they pan and scroll as far as the fingers went. Its momentum goes on with what
the fingers began, so that a key pressed meanwhile does not turn a scroll into a zoom. X11's pixels are not to be
trusted (Qt: QWheelEvent::pixelDelta), its angles are.
"""

from __future__ import annotations

from enum import Enum, auto
from math import log2
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

NOTCH: Final = 120.0  # Qt's delta of one notch
PAN_PER_NOTCH: Final = 100.0  # px that a notch pans or scrolls
ROW_PER_NOTCH: Final = 2.0  # px that a notch changes a row's height
_ZOOM_STEP = 0.02


class Wheel(Enum):
    """What a wheel event does."""

    ROW_HEIGHT = auto()
    ZOOM = auto()
    PAN = auto()
    SCROLL = auto()


WHEEL_WORDS: Final = {  # for the sheet of shortcuts
    Wheel.ZOOM: ("Ctrl+wheel, pinch", "zoom at the pointer"),
    Wheel.SCROLL: ("wheel", "scroll the lanes; pan where none overflow"),
    Wheel.PAN: ("Shift+wheel, wheel sideways", "pan in time"),
    Wheel.ROW_HEIGHT: ("Alt+wheel", "row height"),
}


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


class WheelReader:
    """Reads wheel events one after the other."""

    def __init__(self) -> None:
        self._modifiers = Qt.KeyboardModifier.NoModifier  # while the fingers were on the touchpad

    def read(self, event: QWheelEvent, *, lanes_overflow: bool) -> tuple[Wheel, float]:
        """Say what an event does and by how much: px for panning and scrolling, else Qt's delta."""
        if event.phase() != Qt.ScrollPhase.ScrollMomentum:
            self._modifiers = event.modifiers()
        pixels = QPoint() if QGuiApplication.platformName() == "xcb" else event.pixelDelta()
        moves = not self._modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier)
        by_pixel = moves and not pixels.isNull()
        told = pixels if by_pixel else event.angleDelta()
        wheel, delta = wheel_meaning(told, self._modifiers, lanes_overflow=lanes_overflow)
        if by_pixel or wheel not in (Wheel.PAN, Wheel.SCROLL):
            return wheel, delta
        return wheel, delta * PAN_PER_NOTCH / NOTCH
