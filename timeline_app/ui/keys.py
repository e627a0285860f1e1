"""Which key does what on the timeline: tables only; the window's sheet of shortcuts reads them too.

W S A D are meant by their place on the keyboard, as in Perfetto: the scan codes of X11 and Wayland, Windows and macOS
are tabled here; an event without one (made by a program) goes by its letter. Other letters are meant by what they say,
and by their place only where the keyboard writes another script (Cyrillic, Greek, Hebrew), which has none of them.
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
_LETTER_CODES: Final = {  # of the letters that do something, where an American keyboard has them
    "linux": {41: Qt.Key.Key_F, 46: Qt.Key.Key_L, 58: Qt.Key.Key_M, 33: Qt.Key.Key_P},
    "win32": {33: Qt.Key.Key_F, 38: Qt.Key.Key_L, 50: Qt.Key.Key_M, 25: Qt.Key.Key_P},
    "darwin": {3: Qt.Key.Key_F, 37: Qt.Key.Key_L, 46: Qt.Key.Key_M, 35: Qt.Key.Key_P},
}
_OTHER_SCRIPTS: Final = range(0x0370, 0x0100_0000)  # Qt's keys are letters' code points, below those without a sign
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NOT_FOR_GLIDES: Final = _CTRL | _ALT | Qt.KeyboardModifier.MetaModifier
GLIDES: Final = {"w": (0.0, 1.0), "s": (0.0, -1.0), "a": (1.0, 0.0), "d": (-1.0, 0.0)}  # (pan, zoom) while held


class Stroke(NamedTuple):
    """Keys that do the same on the timeline: the name of what they do in the view's doers, and its argument."""

    keys: tuple[Qt.Key, ...]
    does: str
    step: int | None = None
    held: Qt.KeyboardModifier = _NONE  # with it; without any, Shift may be held, which many signs need


GLIDE_WORDS: Final = ("W S A D", "zoom in, zoom out, pan left, pan right, by their place on the keyboard")
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
    Stroke((Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter), "toggle_focus", held=_CTRL),
    Stroke((Qt.Key.Key_P,), "pin"),
    Stroke((Qt.Key.Key_PageUp,), "scroll_lanes", -1),
    Stroke((Qt.Key.Key_PageDown,), "scroll_lanes", 1),
    Stroke((Qt.Key.Key_Up,), "change_rows", 1, _ALT),
    Stroke((Qt.Key.Key_Down,), "change_rows", -1, _ALT),
    Stroke((Qt.Key.Key_Escape,), "leave"),
    Stroke((Qt.Key.Key_M,), "measure"),
    Stroke((Qt.Key.Key_Menu,), "ask_menu_at_focus"),
    Stroke((Qt.Key.Key_F10,), "ask_menu_at_focus", held=_SHIFT),
    Stroke((Qt.Key.Key_L,), "ask_lane_at_focus"),
    Stroke((Qt.Key.Key_Plus, Qt.Key.Key_Equal), "zoom_in"),
    Stroke((Qt.Key.Key_Minus,), "zoom_out"),
)
STROKE_WORDS: Final = {  # what is done -> keys and words for the sheet; a test holds that no key is without
    ("step_in_lane",): (". and ,", "next, previous event in the lane"),
    ("step_in_time", "step_to_end"): ("← → Home End", "move the event focus; first, last"),
    ("step_to_lane",): ("↑ ↓", "focus the lane above, below"),
    ("choose_focus",): ("Enter, Space", "select the event in focus; again: open it in the reader"),
    ("toggle_focus",): ("Ctrl+Space", "select the event in focus besides, or no more"),
    ("pin",): ("P", "pin what is known of the event in focus; again: let it go"),
    ("find_selection",): ("F, F again", "centre the selection, then fit it"),
    ("fit_all",): ("0", "fit everything"),
    ("zoom_in", "zoom_out"): ("+ −", "zoom in, zoom out"),
    ("scroll_lanes",): ("Page Up, Page Down", "scroll the lanes"),
    ("change_rows",): ("Alt+↑ Alt+↓", "higher, lower rows"),
    ("ask_lane_at_focus",): ("L", "collapse, pin, move or hide the lane in focus"),
    ("ask_menu_at_focus",): ("Menu, Shift+F10", "eras, notes, tags and measuring at the event in focus"),
    ("measure",): ("M", "measure from the event in focus to another; again: no more"),
    ("leave",): ("Esc", "stop a drag, close what is pinned, select nothing"),
}


def stroke_of(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Stroke | None:
    """Return what a key does on the timeline while others are held."""
    held = modifiers & (NOT_FOR_GLIDES | _SHIFT)
    with_ = (held, _NONE) if held == _SHIFT else (held,)
    return next((stroke for stroke in STROKES if key in stroke.keys and stroke.held in with_), None)


def key_of(event: QKeyEvent) -> Qt.Key:
    """Return the key of an event; of a letter in another script the one at its place on an American keyboard."""
    key = Qt.Key(event.key())
    if key.value not in _OTHER_SCRIPTS:
        return key
    code = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
    return _LETTER_CODES.get(sys.platform, _LETTER_CODES["linux"]).get(code, key)


def glide_key(event: QKeyEvent) -> str | None:
    """Return which of w, a, s, d a key is by its place; None for another, or while Ctrl, Alt or Meta is held."""
    return None if event.modifiers() & NOT_FOR_GLIDES else place_of(event)


def place_of(event: QKeyEvent) -> str | None:
    """Return which of w, a, s, d a key is by its place, whatever else is held; None for another."""
    on_mac = sys.platform == "darwin"
    code = event.nativeVirtualKey() if on_mac else event.nativeScanCode()
    if code or (on_mac and event.text()):
        return _SCAN_CODES.get(sys.platform, _SCAN_CODES["linux"]).get(code)
    return _LETTERS.get(Qt.Key(event.key()))
