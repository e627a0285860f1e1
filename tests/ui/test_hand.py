"""The timeline under the hand: several events selected, what is pinned, touchpads and pinches, and what Esc leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from ui_samples import sample_articles, sample_events
from view_samples import sample_view, turn

from timeline_app.timeline import scene
from timeline_app.ui import viewport

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from timeline_app.timeline.parts import Mark
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.timeline_view import TimelineView

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    return sample_view(qtbot)


def mark_of(view: TimelineView, event: str) -> Mark:
    row = view.model.row_of(event)
    return next(mark for mark in view.scene.marks if mark.ref == row)


def at(view: TimelineView, event: str) -> QPoint:
    rect = mark_of(view, event).rect
    return QPoint(round(rect.x + rect.width / 2), round(rect.y + rect.height / 2))


def chosen(view: TimelineView) -> list[str]:
    return [view.model.id_of(row) for row in view.chosen.rows]


def drag(view: TimelineView, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier) -> None:
    QTest.mousePress(view, LEFT, keys, start)
    QTest.mouseMove(view, start + (end - start) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, keys, end)


def test_ctrl_and_click_select_one_more_or_one_less(view: TimelineView) -> None:
    led: list[str] = []
    told: list[int] = []
    view.event_selected.connect(led.append)
    view.selection_changed.connect(lambda rows: told.append(len(rows)))
    QTest.mouseClick(view, LEFT, NONE, at(view, "summit"))
    QTest.mouseClick(view, LEFT, CTRL, at(view, "quiet"))
    QTest.mouseClick(view, LEFT, CTRL, at(view, "lands"))
    assert chosen(view) == ["summit", "quiet", "lands"]
    QTest.mouseClick(view, LEFT, CTRL, at(view, "lands"))
    assert chosen(view) == ["summit", "quiet"]
    assert led == ["summit", "quiet", "lands", "quiet"]
    assert told == [1, 2, 3, 2]
    QTest.mouseClick(view, LEFT, NONE, at(view, "lands"))
    assert chosen(view) == ["lands"]


def test_what_leads_from_elsewhere_keeps_the_selection_it_is_of(view: TimelineView) -> None:
    QTest.mouseClick(view, LEFT, NONE, at(view, "summit"))
    QTest.mouseClick(view, LEFT, CTRL, at(view, "quiet"))
    view.set_selected("summit")
    assert chosen(view) == ["quiet", "summit"]
    view.set_selected("lands")
    assert chosen(view) == ["lands"]


def test_a_box_selects_what_it_touches_and_esc_nothing(view: TimelineView) -> None:
    rect = mark_of(view, "quiet").rect
    corner = QPoint(round(rect.x) - 6, round(rect.y) - 3)
    drag(view, corner, QPoint(round(rect.right) + 6, round(rect.bottom) + 3), CTRL | SHIFT)
    touched = {mark.ref for mark in view.scene.marks if mark.rect.y < rect.bottom + 3 and mark.rect.bottom > rect.y - 3}
    assert "quiet" in chosen(view)
    assert set(view.chosen.rows) <= touched
    begun = [view.port.span_of(row) for row in view.chosen.rows]
    assert begun == sorted(begun, key=lambda span: span[0] if span else 0)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert chosen(view) == []
    assert view.selected is None


def test_a_box_over_a_label_alone_selects_its_event(view: TimelineView) -> None:
    mark = next(mark for mark in view.scene.marks if mark.label and mark.label.rect.x > mark.rect.right + 3)
    assert mark.label is not None
    text = mark.label.rect
    corner = QPoint(round(text.x + text.width / 2), round(text.y) + 2)
    drag(view, corner, QPoint(round(text.right), round(text.bottom) - 2), CTRL | SHIFT)
    assert view.chosen.rows == (mark.ref,)


def test_a_box_over_everything_leaves_nothing_behind_a_card(view: TimelineView) -> None:
    view.resize(500, 800)
    view.fit_all()
    canvas = view.scene.canvas
    drag(view, QPoint(round(canvas.x) + 1, round(canvas.y) + 1), QPoint(499, round(canvas.bottom) - 1), CTRL | SHIFT)
    in_sight = {header.lane for header in view.scene.headers}
    dated = [e.id for e in sample_events() if e.date is not None and view.model.lane_of(e.id) in in_sight]
    assert sorted(chosen(view)) == sorted(dated)


def test_esc_takes_a_box_back(view: TimelineView) -> None:
    view.select_rows((view.model.row_of("summit") or 0,))
    QTest.mousePress(view, LEFT, CTRL | SHIFT, QPoint(300, 200))
    QTest.mouseMove(view, QPoint(400, 300))
    QTest.mouseMove(view, QPoint(900, 600))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, CTRL | SHIFT, QPoint(900, 600))
    assert chosen(view) == ["summit"]


def test_f_shows_all_that_is_selected(view: TimelineView) -> None:
    view.fit_event("nine")
    view.select_rows(tuple(view.model.row_of(event) or 0 for event in ("york", "talks", "lands")))
    QTest.keyClick(view, Qt.Key.Key_F)
    first, end = view.extent_of(view.chosen.rows) or (0, 0)
    assert view.scale.span[0] < first
    assert view.scale.span[1] > end


def test_the_selection_outlives_other_events(view: TimelineView) -> None:
    view.select_rows(tuple(view.model.row_of(event) or 0 for event in ("summit", "release", "lands")))
    view.set_found(np.array([view.model.row_of("lands") or 0]))
    later = [event for event in sample_events() if event.id not in ("secret", "release")]
    view.model.set_events(later, sample_articles())
    assert view.selected == "lands"
    assert view.chosen.leading == view.model.row_of("lands")


def rest_on(qtbot: QtBot, view: TimelineView, event: str) -> None:
    QTest.mouseMove(view, at(view, event) + QPoint(0, 1))
    QTest.mouseMove(view, at(view, event))
    qtbot.waitUntil(lambda: view.explainer.shown, timeout=5000)


def test_a_click_pins_what_the_tooltip_says_until_esc_or_a_click_elsewhere(qtbot: QtBot, view: TimelineView) -> None:
    card = view.explainer.card
    QTest.mouseClick(view, LEFT, NONE, at(view, "lands"))
    assert not card.isVisible()  # nothing was being said
    rest_on(qtbot, view, "summit")
    QTest.mouseClick(view, LEFT, NONE, at(view, "summit"))
    assert card.isVisible()
    assert not QToolTip.isVisible()
    assert "Summit on the island" in card.text
    assert "Harbour Daily, 29 August 2018" in card.text
    rect = mark_of(view, "summit").rect
    assert not card.geometry().contains(at(view, "summit"))
    assert view.rect().contains(card.geometry())
    view.set_scale(view.scale.pan(40))
    assert card.x() == pytest.approx(round(rect.x) + 40, abs=2)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert chosen(view) == ["summit"]

    rest_on(qtbot, view, "quiet")
    QTest.mouseClick(view, LEFT, NONE, at(view, "quiet"))
    assert card.isVisible()
    QTest.mouseClick(view, LEFT, NONE, QPoint(round(view.scene.canvas.right) - 4, round(view.scene.canvas.bottom) - 4))
    assert not card.isVisible()


def test_a_pinned_card_comes_back_with_its_event(qtbot: QtBot, view: TimelineView) -> None:
    rest_on(qtbot, view, "summit")
    QTest.mouseClick(view, LEFT, NONE, at(view, "summit"))
    scale = view.scale
    view.set_scale(scale.pan(5000))
    assert not view.explainer.card.isVisible()
    view.set_scale(scale)
    assert view.explainer.card.isVisible()
    view.set_selected("lands")
    assert not view.explainer.card.isVisible()


def test_a_pinned_card_stays_while_others_are_read(qtbot: QtBot, view: TimelineView) -> None:
    rest_on(qtbot, view, "summit")
    QTest.mouseClick(view, LEFT, NONE, at(view, "summit"))
    view.model.set_events(sample_events()[2:], sample_articles())
    assert view.explainer.card.isVisible()
    assert view.explainer.pinned == "summit"
    view.model.set_events([event for event in sample_events() if event.id != "summit"], sample_articles())
    assert not view.explainer.card.isVisible()


def test_a_touchpad_pans_and_scrolls_by_the_pixels_of_the_fingers(view: TimelineView) -> None:
    x = view.scale.to_x(0)
    turn(view, (4, 0), pixels=(7, 0))
    assert view.scale.to_x(0) == pytest.approx(x + 7, abs=0.01)
    view.resize(1112, 320)
    top = view.scene.headers[0].rect.y
    turn(view, (0, -8), pixels=(0, -13))
    assert view.scene.headers[0].rect.y == pytest.approx(top - 13, abs=0.01)


def test_momentum_goes_on_with_what_the_fingers_began(view: TimelineView) -> None:
    turn(view, (30, 0), pixels=(30, 0), phase=Qt.ScrollPhase.ScrollUpdate)
    close = view.scale.seconds_per_pixel
    turn(view, (30, 0), CTRL, pixels=(30, 0), phase=Qt.ScrollPhase.ScrollMomentum)
    assert view.scale.seconds_per_pixel == close
    turn(view, (30, 0), CTRL, phase=Qt.ScrollPhase.ScrollUpdate)
    assert view.scale.seconds_per_pixel < close


def test_the_wheel_is_never_dead(view: TimelineView) -> None:
    for angle, keys in (((0, 120), NONE), ((0, -120), SHIFT), ((120, 0), NONE), ((0, 120), CTRL), ((1, 0), NONE)):
        before = view.scale
        turn(view, angle, keys)
        assert view.scale != before


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(x=st.floats(150, 1100), deltas=st.lists(st.integers(-900, 900).filter(bool), min_size=1, max_size=150))
def test_the_pixel_under_the_cursor_keeps_its_time(view: TimelineView, x: float, deltas: list[int]) -> None:
    view.fit_core()
    across = x - view.scene.canvas.x
    held = view.scale.to_second(across)
    for delta in deltas:
        turn(view, (0, delta), CTRL, x=x)
        assert abs(view.scale.to_x(held) - across) <= 1.0 / view.scale.seconds_per_pixel + 1e-3


def native(view: TimelineView, kind: Qt.NativeGestureType, value: float, x: float) -> bool:
    place = QPointF(x, 300)
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, place, place, view.mapToGlobal(place), value, QPointF(9, 0))
    return QApplication.sendEvent(view, event)


def test_a_pinch_zooms_about_the_fingers(view: TimelineView) -> None:
    x = 640.0
    held = view.scale.to_second(x - view.scene.canvas.x)
    before = view.scale.seconds_per_pixel
    assert native(view, Qt.NativeGestureType.ZoomNativeGesture, 0.25, x)
    assert view.scale.seconds_per_pixel == pytest.approx(before / 1.25)
    assert view.scale.to_second(x - view.scene.canvas.x) == held
    start = view.scale.start
    assert native(view, Qt.NativeGestureType.PanNativeGesture, 0.0, x)
    assert view.scale.start < start


def test_two_fingers_on_a_touch_screen_zoom(view: TimelineView, qtbot: QtBot) -> None:
    device = QTest.createTouchDevice()
    before = view.scale.seconds_per_pixel
    left, right = QPoint(500, 300), QPoint(600, 300)
    QTest.touchEvent(view, device).press(0, left, view).press(1, right, view).commit()
    for step in range(1, 8):
        outward = QPoint(12 * step, 0)
        QTest.touchEvent(view, device).move(0, left - outward, view).move(1, right + outward, view).commit()
    QTest.touchEvent(view, device).release(0, left - outward, view).release(1, right + outward, view).commit()
    assert view.scale.seconds_per_pixel < before


def test_a_glide_ends_with_its_key_though_ctrl_is_held_by_then(view: TimelineView, qtbot: QtBot) -> None:
    QTest.keyPress(view, Qt.Key.Key_D)
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_D, CTRL))
    still = view.scale
    qtbot.wait(60)
    assert view.scale == still


def test_a_second_button_during_a_drag_means_nothing(view: TimelineView) -> None:
    where, start = at(view, "summit"), view.scale.start
    QTest.mousePress(view, LEFT, NONE, where)
    QTest.mouseMove(view, where + QPoint(40, 0))
    both = LEFT | Qt.MouseButton.MiddleButton
    place = QPointF(where + QPoint(40, 0))
    middle = QMouseEvent(QEvent.Type.MouseButtonPress, place, place, Qt.MouseButton.MiddleButton, both, NONE)
    QApplication.sendEvent(view, middle)
    QTest.mouseMove(view, where + QPoint(80, 0))
    QTest.mouseRelease(view, LEFT, NONE, where + QPoint(80, 0))
    assert view.scale.start == pytest.approx(start - 80 * view.scale.seconds_per_pixel, abs=2)


def test_fits_in_flight_add_up(view: TimelineView, qtbot: QtBot) -> None:
    before = view.scale.seconds_per_pixel
    view.animated = True
    view.zoom_by(2.0)
    view.zoom_by(2.0)
    qtbot.waitUntil(lambda: view.scale.seconds_per_pixel == pytest.approx(before / 4), timeout=5000)


def test_gathering_several_moves_no_view(view: TimelineView) -> None:
    view.event_selected.connect(view.set_selected)  # as the window does by way of its document
    QTest.mouseClick(view, LEFT, NONE, at(view, "summit"))
    scale = view.scale
    hidden = view.model.row_of("eighty")
    assert hidden is not None
    view.toggle(hidden)
    assert view.scale == scale
    assert view.selected == "eighty"


def point_at(view: TimelineView, place: QPoint) -> None:
    for aside in (9, 3, 0):  # Qt sends nothing where the pointer already is
        QTest.mouseMove(view, place + QPoint(aside, 0))


def test_events_of_one_frame_lay_it_out_once(view: TimelineView, monkeypatch: pytest.MonkeyPatch) -> None:
    point_at(view, at(view, "summit"))
    view.grab()
    laid_out = []

    def compose(*given: Any, **named: Any) -> Scene:
        laid_out.append(given[0])
        return scene.compose(*given, **named)

    monkeypatch.setattr(viewport, "compose", compose)
    for _ in range(5):
        turn(view, (0, 120), CTRL)
        turn(view, (30, 0))
    assert laid_out == []
    view.grab()
    assert laid_out == [view.scale]


def test_what_comes_under_the_resting_pointer_is_marked(view: TimelineView) -> None:
    point_at(view, at(view, "summit"))
    view.grab()
    assert view.scene.hovered == view.model.row_of("summit")
    turn(view, (3000, 0))
    view.grab()
    assert view.scene.hovered != view.model.row_of("summit")


def hold(view: TimelineView, kind: QEvent.Type, place: QPoint, buttons: Qt.MouseButton) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    at_ = QPointF(place)
    QApplication.sendEvent(view, QMouseEvent(kind, at_, view.mapToGlobal(at_), button, buttons, NONE))


def test_a_drag_goes_on_from_where_the_wheel_has_zoomed_to_meanwhile(view: TimelineView) -> None:
    QTest.mousePress(view, LEFT, NONE, QPoint(600, 500))
    QTest.mouseMove(view, QPoint(640, 500))
    turn(view, (0, 360), CTRL, x=640)
    close, there = view.scale.seconds_per_pixel, view.scale.to_second(700)
    QTest.mouseMove(view, QPoint(660, 500))
    assert view.scale.seconds_per_pixel == close
    assert view.scale.to_x(there) == pytest.approx(720, abs=0.1)
    QTest.mouseRelease(view, LEFT, NONE, QPoint(660, 500))


def test_a_drag_whose_release_a_dialog_got_does_not_go_on_without_a_button(view: TimelineView) -> None:
    before = view.scale
    hold(view, QEvent.Type.MouseButtonPress, QPoint(600, 500), LEFT)
    hold(view, QEvent.Type.MouseMove, QPoint(640, 500), LEFT)
    assert view.scale != before
    hold(view, QEvent.Type.MouseMove, QPoint(700, 500), Qt.MouseButton.NoButton)
    assert view.scale == before
    hold(view, QEvent.Type.MouseMove, QPoint(710, 500), LEFT)  # pressed elsewhere
    assert view.scale == before


def test_a_view_that_is_hidden_lets_go_of_what_is_dragged(view: TimelineView) -> None:
    before = view.scale
    QTest.mousePress(view, LEFT, NONE, QPoint(600, 500))
    QTest.mouseMove(view, QPoint(640, 500))
    view.hide()
    view.show()
    assert view.scale == before
    QTest.mouseMove(view, QPoint(680, 500))
    assert view.scale == before


def test_nothing_is_measured_from_an_event_that_is_gone(view: TimelineView) -> None:
    view.laid.measure_from("summit")
    view.model.set_events(sample_events()[4:], sample_articles())
    assert view.laid.measuring is None


@pytest.mark.parametrize("pinned", [False, True])
def test_neither_handles_nor_marks_are_taken_where_lanes_are_scrolled_away(view: TimelineView, pinned: bool) -> None:
    view.grips.allowed = True
    view.resize(1112, 330)
    view.fit_all()
    lanes = view.port.index.lane_names
    view.set_plan(view.plan.with_pinned(lanes[1:2], on=pinned))
    handles = 0
    for row in range(view.model.rowCount()):
        view.select(row)
        for scroll in range(0, round(view.port.overflow), 9):
            view.set_scroll(scroll)
            scene, taken = view.scene, view.grips.handles
            tops = {header.lane: max(header.top, scene.canvas.y) for header in scene.headers}
            hidden = [mark for mark in scene.marks if mark.rect.y + mark.rect.height / 2 < tops[mark.lane]]
            for mark in hidden:
                x, y = mark.rect.x + mark.rect.width / 2, mark.rect.y + mark.rect.height / 2
                hit = view._hit_at(QPointF(x, y))
                assert hit.ref is None or hit.part not in hidden
            places = {mark.rect.y + mark.rect.height / 2 for mark in hidden if mark.ref == row}
            assert not [each for each in taken if each.rect.y + each.rect.height / 2 in places]
            handles += len(taken)
    assert handles
