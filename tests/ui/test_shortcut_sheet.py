"""The sheet of keys and gestures: it lists everything that exists, and nothing that does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QScrollArea

from timeline_app.ui import minimap
from timeline_app.ui.actions import SPECS, keys_of
from timeline_app.ui.gesture_table import GESTURES
from timeline_app.ui.keys import GLIDE_WORDS, GLIDES, STROKE_WORDS, STROKES, Stroke
from timeline_app.ui.minimap import MAP_WORDS
from timeline_app.ui.search_field import SEARCH_ROWS
from timeline_app.ui.shortcut_sheet import IN_FILTERS, IN_TRAY, ShortcutSheet, of_window, on_timeline
from timeline_app.ui.theme import Theme
from timeline_app.ui.wheel import WHEEL_WORDS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
SAID = {
    "←": Key.Key_Left,
    "→": Key.Key_Right,
    "↑": Key.Key_Up,
    "↓": Key.Key_Down,
    "−": Key.Key_Minus,
    "+": Key.Key_Plus,
}
SAID |= {".": Key.Key_Period, ",": Key.Key_Comma, "Enter": Key.Key_Return, "Esc": Key.Key_Escape, "0": Key.Key_0}
SAID |= {"PageUp": Key.Key_PageUp, "PageDown": Key.Key_PageDown, "Home": Key.Key_Home, "End": Key.Key_End}
SAID |= {"Menu": Key.Key_Menu, "Space": Key.Key_Space, "F10": Key.Key_F10, "F": Key.Key_F, "M": Key.Key_M}
SAID |= {"P": Key.Key_P, "L": Key.Key_L}
SAME = {Key.Key_Enter: Key.Key_Return, Key.Key_Equal: Key.Key_Plus}  # not told apart by the sheet


def strokes_in(words: str) -> set[tuple[Key, str]]:
    """Return the keys that a line of the sheet names, each with the one to be held, as text."""
    words = words.replace("Page ", "Page").replace(" and ", " ").replace("F, F again", "F")
    parts = [re.fullmatch(r"(?:(Ctrl|Alt|Shift)\+(?=.))?(.+?),?", word) for word in words.split()]
    found = {(SAID[part[2]], part[1] or "") for part in parts if part}
    return found | ({(Key.Key_Comma, "")} if words == ". ," else set())


def held(stroke: Stroke) -> str:
    return {
        Qt.KeyboardModifier.ControlModifier: "Ctrl",
        Qt.KeyboardModifier.AltModifier: "Alt",
        Qt.KeyboardModifier.ShiftModifier: "Shift",
    }.get(stroke.held, "")


def test_every_key_of_the_timeline_is_told_and_every_key_told_is_one() -> None:
    for names, (words, _) in STROKE_WORDS.items():
        there = {(SAME.get(key, key), held(each)) for each in STROKES if each.does in names for key in each.keys}
        there.discard((Key.Key_Return, "Ctrl"))  # Ctrl+Enter besides Ctrl+Space
        assert strokes_in(words) == there
    assert {place.upper() for place in GLIDES} == set(GLIDE_WORDS[0].split())


def test_every_key_of_the_map_is_told_and_every_key_told_is_one() -> None:
    there = {*minimap._PAN_KEYS, *minimap._ZOOM_KEYS, *minimap._END_KEYS, Key.Key_Escape}
    told = [words.removeprefix("Tab, then ") for words, _ in MAP_WORDS if not re.search("drag|click|wheel", words)]
    assert {key for words in told for key, _ in strokes_in(words)} == {SAME.get(key, key) for key in there}


def test_every_command_with_keys_is_told_with_keys_that_exist() -> None:
    for spec in SPECS:
        assert ((keys_of(spec), spec.text.rstrip("…")) in of_window()) is bool(spec.keys)
        assert all(not QKeySequence(keys).isEmpty() for keys in spec.keys)


def test_the_sheet_shows_every_line(qtbot: QtBot) -> None:
    sheet = ShortcutSheet(Theme.load("light"))
    qtbot.addWidget(sheet)
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    lines = (*on_timeline(), *of_window(), *MAP_WORDS, *SEARCH_ROWS, *IN_FILTERS, *IN_TRAY)
    assert len(set(on_timeline())) == len(on_timeline())
    for words, does in lines:
        assert words in shown
        assert does in shown
    known = (*WHEEL_WORDS.values(), *((g.words, g.told) for g in GESTURES if g.words), GLIDE_WORDS)
    assert set(on_timeline()) == {*known, *STROKE_WORDS.values()}


def test_the_sheet_is_never_cut_at_its_side(qtbot: QtBot) -> None:
    sheet = ShortcutSheet(Theme.load("light"))
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    area = sheet.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    assert sheet.width() <= sheet.screen().availableSize().width()
