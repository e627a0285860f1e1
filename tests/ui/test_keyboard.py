"""The keyboard alone: keys by their place on any layout, and everything that hands do done without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from ui_samples import sample_events
from view_samples import sample_view

from timeline_app.ui import keys
from timeline_app.ui.arcs import card_holding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from timeline_app.timeline.parts import Rect
    from timeline_app.ui.timeline_view import TimelineView

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
W_PLACE, A_PLACE, D_PLACE = 25, 38, 40  # scan codes of X11


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    made = sample_view(qtbot)
    made.setFocus()
    return made


@pytest.fixture
def menus() -> Iterator[None]:
    """Close every menu that a test opens."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMenu):
            widget.close()


def send(
    view: TimelineView,
    key: Key,
    code: int,
    *,
    kind: QEvent.Type = QEvent.Type.KeyPress,
    held: Qt.KeyboardModifier = NONE,
    text: str = "",
) -> QKeyEvent:
    event = QKeyEvent(kind, key, held, code, 0, 0, text)
    event.setAccepted(False)
    QApplication.sendEvent(view, event)
    return event


def focus_on(view: TimelineView, event: str) -> None:
    view.show_focus(event)
    assert view.focused == event


on_linux = pytest.mark.skipif("sys.platform != 'linux'", reason="the scan codes of X11 and Wayland")


@on_linux
@pytest.mark.parametrize(
    ("layout", "key", "code", "pan", "zoom"),
    [
        ("AZERTY", Key.Key_Q, A_PLACE, 1, 0),
        ("AZERTY", Key.Key_Z, W_PLACE, 0, 1),
        ("Dvorak", Key.Key_Comma, W_PLACE, 0, 1),
        ("Dvorak", Key.Key_E, D_PLACE, -1, 0),
        ("Russian", Key(0x424), A_PLACE, 1, 0),
    ],
)
def test_w_s_a_d_are_places_whatever_letters_are_there(
    view: TimelineView, layout: str, key: Key, code: int, pan: int, zoom: int
) -> None:
    before = view.scale
    assert send(view, key, code, kind=QEvent.Type.ShortcutOverride).isAccepted()  # not the shortcut of its letter
    send(view, key, code)
    send(view, key, code, kind=QEvent.Type.KeyRelease)
    assert (before.start > view.scale.start) is (pan > 0) or zoom
    assert (view.scale.seconds_per_pixel < before.seconds_per_pixel) is (zoom > 0)


@on_linux
@pytest.mark.parametrize(("key", "code"), [(0x0410, 41), (0x03A6, 41), (0x05DB, 41), (Key.Key_F, 29)])
def test_f_is_where_a_keyboard_of_another_script_has_it_and_else_where_it_says_so(
    view: TimelineView, key: int, code: int
) -> None:
    view.set_selected("talks")
    view.set_scale(view.scale.pan(200))
    before = view.scale
    send(view, Key(key), code)
    assert view.scale.start != before.start
    assert view.scale.seconds_per_pixel == before.seconds_per_pixel


@on_linux
def test_the_letters_elsewhere_do_not_glide(view: TimelineView) -> None:
    before = view.scale
    for key, code in ((Key.Key_A, 24), (Key.Key_W, 52), (Key.Key_D, 43)):
        assert not send(view, key, code, kind=QEvent.Type.ShortcutOverride).isAccepted()
        send(view, key, code)
    assert view.scale == before


@pytest.mark.parametrize("held", [CTRL, ALT, CTRL | SHIFT])
def test_with_ctrl_or_alt_the_places_are_no_glides(view: TimelineView, held: Qt.KeyboardModifier) -> None:
    before = view.scale
    assert not send(view, Key.Key_W, W_PLACE, kind=QEvent.Type.ShortcutOverride, held=held).isAccepted()
    assert not send(view, Key.Key_W, W_PLACE, held=held).isAccepted()
    assert view.scale == before


def test_a_glide_goes_on_while_its_key_is_held_and_stops_at_ctrl_or_when_the_focus_goes(
    view: TimelineView, qtbot: QtBot
) -> None:
    stops: tuple[Callable[[], object], ...] = (lambda: QTest.keyPress(view, Key.Key_Control, CTRL), view.clearFocus)
    for stop in stops:
        QTest.keyPress(view, Key.Key_D)
        first = view.scale.start
        qtbot.waitUntil(lambda first=first: view.scale.start > first, timeout=5_000)  # type: ignore[misc]
        stop()
        still = view.scale
        qtbot.wait(80)
        assert view.scale == still
        view.setFocus()


def test_a_repeated_key_begins_no_other_glide(view: TimelineView) -> None:
    QTest.keyPress(view, Key.Key_D)
    before = view.scale
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Key.Key_D, NONE, "d", True))
    assert view.scale == before
    QTest.keyRelease(view, Key.Key_D)


def test_enter_selects_and_opens_what_is_selected(view: TimelineView, qtbot: QtBot) -> None:
    focus_on(view, "summit")
    with qtbot.assertNotEmitted(view.event_opened):
        QTest.keyClick(view, Key.Key_Return)
    assert view.selected == "summit"
    with qtbot.waitSignal(view.event_opened) as opened:
        QTest.keyClick(view, Key.Key_Return)
    assert opened.args == ["summit"]


def test_ctrl_and_space_select_one_more_or_one_less(view: TimelineView) -> None:
    for event in ("summit", "lands"):
        focus_on(view, event)
        QTest.keyClick(view, Key.Key_Space, CTRL)
    assert [view.model.id_of(row) for row in view.chosen.rows] == ["summit", "lands"]
    QTest.keyClick(view, Key.Key_Space, CTRL)
    assert [view.model.id_of(row) for row in view.chosen.rows] == ["summit"]


def test_p_pins_what_is_known_of_the_event_in_focus(view: TimelineView) -> None:
    focus_on(view, "lands")
    QTest.keyClick(view, Key.Key_P)
    assert view.selected == "lands"
    assert view.explainer.card.isVisible()
    assert view.explainer.pinned == "lands"
    QTest.keyClick(view, Key.Key_P)
    assert not view.explainer.card.isVisible()
    QTest.keyClick(view, Key.Key_P)
    QTest.keyClick(view, Key.Key_Escape)
    assert not view.explainer.card.isVisible()
    assert view.selected == "lands"


def test_esc_lets_go_of_what_is_in_sight_before_a_card_that_is_not(view: TimelineView) -> None:
    focus_on(view, "lands")
    QTest.keyClick(view, Key.Key_P)
    view.set_scale(view.scale.pan(10.0 * view.width()))
    view.grab()
    assert not view.explainer.card.isVisible()
    assert view.chosen.rows
    QTest.keyClick(view, Key.Key_Escape)
    assert not view.chosen.rows
    assert view.explainer.pinned == "lands", "out of sight, it is let go of last"
    QTest.keyClick(view, Key.Key_Escape)
    assert view.explainer.pinned is None


def test_m_measures_to_wherever_the_focus_goes(view: TimelineView) -> None:
    focus_on(view, "summit")
    QTest.keyClick(view, Key.Key_M)
    assert view.laid.dimension(None) is None
    focus_on(view, "lands")
    found = view.laid.dimension(None)
    assert found is not None
    assert "day" in found.text or "month" in found.text
    QTest.keyClick(view, Key.Key_M)
    assert view.laid.measuring is None


def test_page_down_and_up_scroll_the_lanes_and_alt_arrows_change_their_rows(view: TimelineView) -> None:
    view.resize(1112, 320)
    scale, row = view.scale, view.port.metrics.row
    QTest.keyClick(view, Key.Key_PageDown)
    assert view.port.scroll > 0
    QTest.keyClick(view, Key.Key_PageUp)
    assert view.port.scroll == 0
    QTest.keyClick(view, Key.Key_Up, ALT)
    assert view.port.metrics.row > row
    QTest.keyClick(view, Key.Key_Down, ALT)
    assert view.port.metrics.row == row
    assert view.scale == scale


@pytest.mark.parametrize(("key", "held"), [(Key.Key_Menu, NONE), (Key.Key_F10, SHIFT)])
def test_the_menu_is_asked_for_at_the_event_in_focus(
    view: TimelineView, qtbot: QtBot, key: Key, held: Qt.KeyboardModifier
) -> None:
    focus_on(view, "summit")
    with qtbot.waitSignal(view.laid.menu_requested) as asked:
        QTest.keyClick(view, key, held)
    assert asked.args[0].hit.ref == view.model.row_of("summit")
    with qtbot.assertNotEmitted(view.laid.menu_requested):
        QTest.keyClick(view, Key.Key_F10)


@pytest.mark.usefixtures("menus")
def test_l_asks_what_to_do_with_the_lane_in_focus(view: TimelineView) -> None:
    focus_on(view, "summit")
    lane = view.lane_in_focus
    assert lane is not None
    QTest.keyClick(view, Key.Key_L)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Collapse").trigger()
    assert view.plan.collapsed == frozenset({view.port.index.lane_names[lane]})


def test_the_focus_is_seen_at_every_zoom_on_a_mark_or_on_the_card_that_counts_its_event(view: TimelineView) -> None:
    view.resize(420, 800)
    walked, counted = set(), 0
    QTest.keyClick(view, Key.Key_Home)
    for _ in sample_events():
        view.fit_all()
        row = view.model.row_of(view.focused)
        assert row is not None
        walked.add(row)
        card = card_holding(view.port, row)
        ring = card or view.scene.place_of(row)
        assert ring is not None
        counted += card is not None
        with_it = seen(view, ring)
        view.clearFocus()
        assert sum(one != other for one, other in zip(with_it, seen(view, ring), strict=True)) > 20
        view.setFocus()
        QTest.keyClick(view, Key.Key_Right)
    assert len(walked) == sum(event.date is not None for event in sample_events())
    assert counted


def test_the_focus_is_seen_on_the_selected_event_while_keys_are_in_use(view: TimelineView) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(view, "summit"))
    rect = view.scene.place_of(view.chosen.rows[0])
    assert rect is not None
    clicked = seen(view, rect)
    QTest.keyClick(view, Key.Key_Right)
    QTest.keyClick(view, Key.Key_Left)
    assert view.focused == view.selected == "summit"
    keyed = seen(view, rect)
    assert sum(one != other for one, other in zip(clicked, keyed, strict=True)) > 20
    view.clearFocus()
    assert seen(view, rect) != keyed


def centre(view: TimelineView, event: str) -> QPoint:
    rect = view.scene.place_of(view.model.row_of(event) or 0)
    assert rect is not None
    return QPoint(round(rect.x + rect.width / 2), round(rect.y + rect.height / 2))


def seen(view: TimelineView, rect: Rect) -> list[int]:
    """Return the pixels of a mark or card and close about it."""
    image = view.grab().toImage()
    xs, ys = range(round(rect.x) - 9, round(rect.right) + 10), range(round(rect.y) - 9, round(rect.bottom) + 10)
    return [image.pixel(x, y) for x in xs for y in ys if image.valid(x, y)]


def test_every_stroke_is_reached_by_its_key_alone() -> None:
    for stroke in keys.STROKES:
        for key in stroke.keys:
            assert keys.stroke_of(key, stroke.held) is stroke
    assert keys.stroke_of(Key.Key_F, CTRL) is None
    assert keys.stroke_of(Key.Key_Plus, SHIFT) is not None
