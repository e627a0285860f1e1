"""What interaction.md promises of every wheel event, zoom, pan, hover and flight, held over all depths of time."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_samples import sample_articles, sample_events
from view_samples import sample_view, turn

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.dates.edtf import Edtf
from timeline_app.timeline.marks import MarkKind, ReviewCode, StatusCode
from timeline_app.timeline.parts import Mark, Rect
from timeline_app.timeline.scale import LONGEST, SHORTEST, TimeScale
from timeline_app.ui.mark_stamps import share_of
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.timeline_view import TimelineView

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
NO_BUTTON = Qt.MouseButton.NoButton
DEPTHS = (SHORTEST, 3_600.0, 86_400.0, 90 * 86_400.0, 20 * 3.2e7, 900 * 3.2e7, LONGEST)  # seconds across the window
MIDDLES = (-9_000, -44, 1, 1912, 9_000)  # years


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    return sample_view(qtbot)


def show(view: TimelineView, year: int, seconds: float) -> None:
    width = view.port.canvas_width
    view.set_scale(
        TimeScale(day_number(year, 6, 1) * DAY_SECONDS - round(seconds / 2), seconds / width, width, fraction=0.25)
    )


def time_at(scale: TimeScale, across: float) -> Fraction:
    """Return the exact time at a px, in seconds."""
    return scale.start + Fraction(scale.fraction) + Fraction(across) * Fraction(scale.seconds_per_pixel)


def x_of(scale: TimeScale, time: Fraction) -> float:
    return float((time - scale.start - Fraction(scale.fraction)) / Fraction(scale.seconds_per_pixel))


@pytest.mark.parametrize("seconds", DEPTHS)
@pytest.mark.parametrize("year", MIDDLES)
def test_the_pixel_under_the_cursor_keeps_its_time_through_a_thousand_zooms(
    view: TimelineView, year: int, seconds: float
) -> None:
    show(view, year, seconds)
    chance, x = random.Random(f"{year} {seconds}"), 120.0 + 991 * 0.37
    across = x - view.scene.canvas.x
    held = time_at(view.scale, across)
    for _ in range(1_000):
        turn(view, (0, chance.choice((-1, 1)) * chance.choice((1, 15, 120, 240))), CTRL, x=x)
        assert abs(x_of(view.scale, held) - across) < 0.25
        assert SHORTEST * 0.999 <= view.scale.seconds <= LONGEST * 1.001


@pytest.mark.parametrize("seconds", DEPTHS[1:-1])
@pytest.mark.parametrize("delta", [1, 8, 120, 600])
def test_in_and_out_undo_each_other(view: TimelineView, seconds: float, delta: int) -> None:
    show(view, -44, seconds)
    before = view.scale
    turn(view, (0, delta), CTRL, x=900)
    assert view.scale.seconds_per_pixel < before.seconds_per_pixel
    turn(view, (0, -delta), CTRL, x=900)
    assert view.scale.seconds_per_pixel == pytest.approx(before.seconds_per_pixel, rel=1e-12)
    assert view.scale.to_x(before.start) == pytest.approx(before.to_x(before.start), abs=0.01)


def test_zooming_ends_at_a_minute_and_at_ten_thousand_years(view: TimelineView) -> None:
    for _ in range(300):
        turn(view, (0, 480), CTRL)
    assert view.scale.seconds == pytest.approx(60)
    closest = view.scale
    turn(view, (0, 120), CTRL)
    assert view.scale == closest
    for _ in range(300):
        turn(view, (0, -480), CTRL)
    assert view.scale.seconds == pytest.approx(10_000 * 365.2425 * 86_400)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    angle=st.tuples(st.integers(-300, 300), st.integers(-300, 300)).filter(lambda a: a[0] or a[1]),
    pixels=st.sampled_from(((0, 0), (7, 0), (0, -9))),
    keys=st.sampled_from((NONE, CTRL, SHIFT, ALT, CTRL | SHIFT, CTRL | ALT, SHIFT | ALT)),
    high=st.booleans(),
)
def test_a_wheel_event_does_one_thing(
    view: TimelineView, angle: tuple[int, int], pixels: tuple[int, int], keys: Qt.KeyboardModifier, high: bool
) -> None:
    view.resize(1112, 320 if high else 800)
    show(view, 2018, 90 * 86_400.0)
    view.set_row_height(30)
    view.set_scroll(20)
    scale, scroll, row = view.scale, view.port.scroll, view.port.metrics.row
    turn(view, angle, keys, pixels=pixels)
    zoomed = view.scale.seconds_per_pixel != scale.seconds_per_pixel
    panned = not zoomed and view.scale != scale
    sized = view.port.metrics.row != row
    scrolled = not sized and view.port.scroll != scroll
    assert zoomed + panned + scrolled + sized == 1


def test_a_pinch_and_its_opposite_undo_each_other_about_the_fingers(view: TimelineView) -> None:
    for year, seconds in ((-9_000, LONGEST / 8), (1912, 600.0)):
        show(view, year, seconds)
        before, across = view.scale, 640.0 - view.scene.canvas.x
        held = time_at(before, across)
        for value in (0.25, -0.2):
            place, device = QPointF(640, 300), QPointingDevice.primaryPointingDevice()
            kind = Qt.NativeGestureType.ZoomNativeGesture
            QApplication.sendEvent(
                view, QNativeGestureEvent(kind, device, 2, place, place, view.mapToGlobal(place), value, QPointF())
            )
            assert x_of(view.scale, held) == pytest.approx(across, abs=0.05)
        assert view.scale.seconds_per_pixel == pytest.approx(before.seconds_per_pixel)


def test_fingers_laid_on_a_touchpad_change_nothing(view: TimelineView) -> None:
    scale, days = view.scale, view.days
    turn(view, (0, 0), phase=Qt.ScrollPhase.ScrollBegin)
    turn(view, (0, 0), CTRL, phase=Qt.ScrollPhase.ScrollEnd)
    assert view.scale == scale
    view.resize(700, 700)
    assert view.days == days  # the first view still follows the size: no hand has moved it


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dx=st.integers(-300, 300).filter(lambda dx: abs(dx) > 4))
def test_a_drag_shifts_the_scene_as_far_as_the_hand(view: TimelineView, dx: int) -> None:
    view.fit_core()
    before = {(mark.ref, mark.rect.y): mark for mark in view.scene.marks}
    ticks = {tick.second: tick.x for tick in view.scene.axis.minor}
    start = QPoint(600, 640)
    QTest.mousePress(view, LEFT, NONE, start)
    for part in (0.5, 1.0):
        QTest.mouseMove(view, start + QPoint(round(dx * part), 0))
    QTest.mouseRelease(view, LEFT, NONE, start + QPoint(dx, 0))
    shifted = [(mark, before[key]) for mark in view.scene.marks if (key := (mark.ref, mark.rect.y)) in before]
    assert shifted
    canvas = view.scene.canvas
    for mark, old in shifted:
        whole = all(canvas.x < r.x and r.right < canvas.right for r in (mark.rect, old.rect))
        assert not whole or mark.rect.x - old.rect.x == pytest.approx(dx, abs=0.01)
    for tick in view.scene.axis.minor:
        assert tick.second not in ticks or tick.x - ticks[tick.second] == pytest.approx(dx, abs=0.01)


def test_the_hair_line_stands_at_the_pointer_with_the_time_there(view: TimelineView) -> None:
    show(view, 1912, 40 * 86_400.0)
    at, x = QPointF(700, 400), 700 - view.scene.canvas.x
    QApplication.sendEvent(
        view, QMouseEvent(QEvent.Type.MouseMove, at, at, view.mapToGlobal(at), NO_BUTTON, NO_BUTTON, NONE)
    )
    hair = view._hair()
    assert hair is not None
    assert hair[0] == 700
    assert view.dates.date(view.scale.to_second(x), named=True) in hair[1]


def test_times_are_those_of_the_conventions() -> None:
    for name in ("light", "dark"):
        assert {key: Theme.load(name).times[key] for key in ("fit", "tooltip")} == {"fit": 300, "tooltip": 500}


def test_what_a_search_did_not_find_keeps_35_per_cent_of_its_ink() -> None:
    there = Mark(7, MarkKind.DAY, StatusCode.REPORTED, 0, 0, Rect(0, 0, 9, 13), False, False, False, 1, None)
    assert share_of(there, frozenset({7})) == 1.0
    assert share_of(there, frozenset({8})) == 0.35
    assert share_of(there, None) == 1.0
    assert share_of(there._replace(review=ReviewCode.REJECTED), None) == 0.5


@pytest.mark.parametrize(
    ("date", "kind", "days"),
    [
        ("2018-07", MarkKind.WITHIN, 31),
        ("2018", MarkKind.WITHIN, 365),
        ("[2018-05-21..2018-05-31]", MarkKind.WITHIN, 11),
        ("2018-06-12", MarkKind.DAY, 1),
        ("2018-06-12~", MarkKind.CIRCA, 1),
        ("[..2018-06-12]", MarkKind.OPEN_BEFORE, None),
        ("2018-06-12/..", MarkKind.OPEN_AFTER, None),
    ],
)
def test_nothing_is_drawn_more_exactly_than_it_is_known(
    view: TimelineView, date: str, kind: MarkKind, days: int | None
) -> None:
    event = replace(sample_events()[0], date=Edtf.parse(date))
    view.model.set_events([event], sample_articles())
    view.fit_all()
    mark = next(mark for mark in view.scene.marks if mark.ref == view.model.row_of(event.id))
    assert mark.kind == kind
    span = view.port.span_of(mark.ref)
    assert span is not None
    assert days is None or span[1] - span[0] == days * DAY_SECONDS


def test_what_has_no_date_has_no_place_in_time(view: TimelineView) -> None:
    view.model.set_events([replace(event, date=None) for event in sample_events()], sample_articles())
    assert len(view.model.time_index) == 0
    assert view.scene.marks == ()
    assert "none with a date" in view.empty_text
    assert str(len(sample_events())) in view.empty_text
