"""Two fingers: a touchpad's pinch (QNativeGestureEvent) and a touch screen's (QPinchGesture) zoom about the fingers.

macOS makes QPinchGesture of the same native events, so there only those are taken: nothing is handled twice.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from timeline_app.ui.timeline_view import TimelineView

_LEAST = 0.1  # of one step's factor


class Pinches:
    """Takes the pinches over a view."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        if sys.platform != "darwin":
            view.grabGesture(Qt.GestureType.PinchGesture)

    def take(self, event: QEvent) -> bool:
        """Zoom where the event is part of a pinch; tell whether it was taken."""
        if isinstance(event, QNativeGestureEvent):
            return self._take_native(event)
        if event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            return isinstance(pinch, QPinchGesture) and self._take_pinch(pinch)
        return False

    def _take_native(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(event.position().x(), 1.0 + event.value())
        elif kind == Qt.NativeGestureType.PanNativeGesture:
            self._view.land()
            self._view.set_scale(self._view.scale.pan(event.delta().x()))
        else:
            return kind in (Qt.NativeGestureType.BeginNativeGesture, Qt.NativeGestureType.EndNativeGesture)
        event.accept()
        return True

    def _take_pinch(self, pinch: QPinchGesture) -> bool:
        self._view.cancel_drag()  # Qt makes a mouse of the first finger
        place = self._view.mapFromGlobal(pinch.centerPoint())
        self._zoom(place.x(), pinch.scaleFactor())
        return True

    def _zoom(self, x: float, factor: float) -> None:
        self._view.land()
        self._view.zoom_at(x, max(_LEAST, factor))
