"""Which key does what on the timeline: tables only; the window's sheet of shortcuts reads them too.

W S A D are meant by their place on the keyboard, as in Perfetto: the scan codes of X11 and Wayland, Windows and macOS
are tabled here; an event without one (made by a program) goes by its letter.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LETTERS: Final = {Qt.Key.Key_W: "w", Qt.Key.Key_A: "a", Qt.Key.Key_S: "s", Qt.Key.Key_D: "d"}
_SCAN_CODES: Final = {
    "linux": {25: "w", 38: "a", 39: "s", 40: "d"},
    "win32": {17: "w", 30: "a", 31: "s", 32: "d"},
    "darwin": {13: "w", 0: "a", 1: "s", 2: "d"},  # virtual keys: macOS gives no scan code
}
GLIDES: Final = {"w": (0.0, 1.0), "s": (0.0, -1.0), "a": (1.0, 0.0), "d": (-1.0, 0.0)}  # (pan, zoom) while held

STEPS: Final = {  # key -> what the view does, with its arguments
    Qt.Key.Key_Left: ("step_in_time", -1),
    Qt.Key.Key_Right: ("step_in_time", 1),
    Qt.Key.Key_Up: ("step_to_lane", -1),
    Qt.Key.Key_Down: ("step_to_lane", 1),
    Qt.Key.Key_Comma: ("step_in_lane", -1),
    Qt.Key.Key_Period: ("step_in_lane", 1),
    Qt.Key.Key_Home: ("step_to_end", -1),
    Qt.Key.Key_End: ("step_to_end", 1),
}
ACTIONS: Final = {
    Qt.Key.Key_0: "fit_all",
    Qt.Key.Key_F: "find_selection",
    Qt.Key.Key_Return: "choose_focus",
    Qt.Key.Key_Enter: "choose_focus",
    Qt.Key.Key_Space: "choose_focus",
    Qt.Key.Key_Escape: "cancel_drag",
    Qt.Key.Key_Plus: "zoom_in",
    Qt.Key.Key_Equal: "zoom_in",
    Qt.Key.Key_Minus: "zoom_out",
}


def glide_key(event: QKeyEvent) -> str | None:
    """Return which of w, a, s, d a key is by its place; None for another, or while Ctrl, Alt or Meta is held."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & held:
        return None
    on_mac = sys.platform == "darwin"
    code = event.nativeVirtualKey() if on_mac else event.nativeScanCode()
    if code or (on_mac and event.text()):
        return _SCAN_CODES.get(sys.platform, _SCAN_CODES["linux"]).get(code)
    return _LETTERS.get(Qt.Key(event.key()))
