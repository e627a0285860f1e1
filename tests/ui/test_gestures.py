"""What hands mean: every wheel event has one meaning, zooming undoes itself, a drag can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import TimeScale
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.gesture_table import GESTURES, Gesture, find
from timeline_app.ui.gestures import BoxDrag, PanDrag, RangeDrag
from timeline_app.ui.keys import STROKE_WORDS, STROKES
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_view import TimelineView
from timeline_app.ui.wheel import WHEEL_WORDS, Wheel, wheel_meaning, zoom_ratio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("angle", "keys", "overflow", "meaning", "amount"),
    [
        ((0, 120), NONE, True, Wheel.SCROLL, 120),
        ((0, 120), NONE, False, Wheel.PAN, 120),
        ((0, -120), SHIFT, True, Wheel.PAN, -120),
        ((60, 10), NONE, True, Wheel.PAN, 60),
        ((0, 120), CTRL, True, Wheel.ZOOM, 120),
        ((0, 120), ALT, True, Wheel.ROW_HEIGHT, 120),
        ((120, 0), ALT, True, Wheel.ROW_HEIGHT, 120),
        ((120, 0), ALT | CTRL, True, Wheel.ROW_HEIGHT, 120),
    ],
)
def test_a_wheel_event_means_one_thing(
    angle: tuple[int, int], keys: Qt.KeyboardModifier, overflow: bool, meaning: Wheel, amount: float
) -> None:
    assert wheel_meaning(QPoint(*angle), keys, lanes_overflow=overflow) == (meaning, amount)


@given(st.integers(1, 5000))
def test_zooming_in_and_out_undo_each_other(delta: int) -> None:
    assert zoom_ratio(delta) * zoom_ratio(-delta) == pytest.approx(1)
    assert zoom_ratio(delta) > 1


def test_a_notch_zooms_by_about_a_seventh() -> None:
    assert zoom_ratio(120) == pytest.approx(1.138, abs=0.002)


def test_a_drag_pans_time_and_lanes_and_can_be_taken_back() -> None:
    seen: list[tuple[int, float]] = []
    scale = TimeScale.fit(0, 1000, 100)
    shown = [scale]

    def show(moved: TimeScale, scroll: float) -> None:
        shown[0] = moved
        seen.append((moved.start, scroll))

    drag = PanDrag(50, 50, scale, 20.0, show, lambda: shown[0])
    drag.move(40, 45)
    drag.cancel()
    drag.release(60, 50)
    assert seen == [(100, 25.0), (0, 20.0), (-100, 20.0)]


def test_a_range_is_drawn_then_zoomed_to() -> None:
    drawn: list[tuple[float, float] | None] = []
    zoomed: list[tuple[float, float]] = []
    drag = RangeDrag(80, drawn.append, lambda left, right: zoomed.append((left, right)))
    drag.move(30, 0)
    drag.release(20, 0)
    assert drawn == [(30, 80), None]
    assert zoomed == [(20, 80)]


def test_a_range_no_wider_than_a_click_zooms_nowhere() -> None:
    zoomed: list[tuple[float, float]] = []
    RangeDrag(80, lambda drawn: None, lambda left, right: zoomed.append((left, right))).release(81, 0)
    assert zoomed == []


def test_every_gesture_and_key_is_told_and_done(qtbot: QtBot) -> None:
    model = EventModel()
    view = TimelineView(model, Theme.load("light"))
    model.setParent(view)
    qtbot.addWidget(view)
    assert {gesture.does for gesture in GESTURES} | {stroke.does for stroke in STROKES} <= set(view.doers)
    assert set(WHEEL_WORDS) == set(Wheel)
    told = {done for names in STROKE_WORDS for done in names}
    assert told == {stroke.does for stroke in STROKES}
    assert {gesture.does for gesture in GESTURES if gesture.words} == {gesture.does for gesture in GESTURES}


@pytest.mark.parametrize("one", GESTURES)
def test_a_press_has_one_meaning(one: Gesture) -> None:
    for place in one.places:
        same = [each for each in GESTURES if each[:3] == one[:3] and place in each.places]
        assert same == [one]
        assert find(one.how, one.button, one.held, place) == one


def test_a_box_is_drawn_then_selected_from() -> None:
    drawn: list[Rect | None] = []
    chosen: list[Rect] = []
    drag = BoxDrag(80, 50, drawn.append, chosen.append)
    drag.move(30, 60)
    drag.release(20, 10)
    assert drawn == [Rect(30, 50, 50, 10), None]
    assert chosen == [Rect(20, 10, 60, 40)]
