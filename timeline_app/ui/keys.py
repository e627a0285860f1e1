"""Which key does what on the timeline: tables only; the window's sheet of shortcuts reads them too.

W S A D are meant by their place on the keyboard, as in Perfetto: the scan codes of X11 and Wayland, Windows and macOS
are tabled here; an event without one (made by a program) goes by its letter.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LETTERS: Final = {Qt.Key.Key_W: "w", Qt.Key.Key_A: "a", Qt.Key.Key_S: "s", Qt.Key.Key_D: "d"}
_SCAN_CODES: Final = {
    "linux": {25: "w", 38: "a", 39: "s", 40: "d"},
    "win32": {17: "w", 30: "a", 31: "s", 32: "d"},
    "darwin": {13: "w", 0: "a", 1: "s", 2: "d"},  # virtual keys: macOS gives no scan code
}
NOT_FOR_STROKES: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
GLIDES: Final = {"w": (0.0, 1.0), "s": (0.0, -1.0), "a": (1.0, 0.0), "d": (-1.0, 0.0)}  # (pan, zoom) while held


class Stroke(NamedTuple):
    """Keys that do the same on the timeline: the name of what they do in the view's doers, and its argument."""

    keys: tuple[Qt.Key, ...]
    does: str
    step: int | None = None


GLIDE_WORDS: Final = ("W S A D", "zoom in, zoom out, pan left, pan right")
STROKES: Final = (
    Stroke((Qt.Key.Key_Left,), "step_in_time", -1),
    Stroke((Qt.Key.Key_Right,), "step_in_time", 1),
    Stroke((Qt.Key.Key_Up,), "step_to_lane", -1),
    Stroke((Qt.Key.Key_Down,), "step_to_lane", 1),
    Stroke((Qt.Key.Key_Comma,), "step_in_lane", -1),
    Stroke((Qt.Key.Key_Period,), "step_in_lane", 1),
    Stroke((Qt.Key.Key_Home,), "step_to_end", -1),
    Stroke((Qt.Key.Key_End,), "step_to_end", 1),
    Stroke((Qt.Key.Key_0,), "fit_all"),
    Stroke((Qt.Key.Key_F,), "find_selection"),
    Stroke((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space), "choose_focus"),
    Stroke((Qt.Key.Key_Escape,), "leave"),
    Stroke((Qt.Key.Key_M,), "measure"),
    Stroke((Qt.Key.Key_Menu,), "ask_menu_at_focus"),
    Stroke((Qt.Key.Key_Plus, Qt.Key.Key_Equal), "zoom_in"),
    Stroke((Qt.Key.Key_Minus,), "zoom_out"),
)
STROKE_WORDS: Final = {  # what is done -> keys and words for the sheet; a test holds that no key is without
    ("step_in_lane",): (". and ,", "next, previous event in the lane"),
    ("step_in_time", "step_to_end"): ("← → Home End", "move the event focus; first, last"),
    ("step_to_lane",): ("↑ ↓", "focus the lane above, below"),
    ("choose_focus",): ("Enter, Space", "select the event in focus"),
    ("find_selection",): ("F, F again", "centre the selection, then fit it"),
    ("fit_all",): ("0", "fit everything"),
    ("zoom_in", "zoom_out"): ("+ −", "zoom in, zoom out"),
    ("ask_menu_at_focus",): ("Menu", "eras, notes and measuring at the event in focus"),
    ("measure",): ("M", "measure from the event in focus to another; again: no more"),
    ("leave",): ("Esc", "stop a drag, close what is pinned, select nothing"),
}


def stroke_of(key: Qt.Key) -> Stroke | None:
    """Return what a key does on the timeline."""
    return next((stroke for stroke in STROKES if key in stroke.keys), None)


def glide_key(event: QKeyEvent) -> str | None:
    """Return which of w, a, s, d a key is by its place; None for another, or while Ctrl, Alt or Meta is held."""
    return None if event.modifiers() & NOT_FOR_STROKES else place_of(event)


def place_of(event: QKeyEvent) -> str | None:
    """Return which of w, a, s, d a key is by its place, whatever else is held; None for another."""
    on_mac = sys.platform == "darwin"
    code = event.nativeVirtualKey() if on_mac else event.nativeScanCode()
    if code or (on_mac and event.text()):
        return _SCAN_CODES.get(sys.platform, _SCAN_CODES["linux"]).get(code)
    return _LETTERS.get(Qt.Key(event.key()))
