"""The table of conventions row by row in the real window: what the other jobs' tests do not do by the way."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from test_hand_job import bare_place, plain_marks
from window_samples import PATIENCE, at_rest, demo_window, middle

from timeline_app.ui.shortcut_sheet import ShortcutSheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.timeline_view import TimelineView

W_PLACE, A_PLACE = "25", "38"  # codes of keys, as X11 counts them: there stand Z and Q on a French keyboard


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open, shown on the X screen and at rest."""
    window = demo_window(qtbot, "titanic")
    yield window
    window.document.finish()


@pytest.fixture
def view(window: MainWindow) -> TimelineView:
    """Return its timeline."""
    return window.parts.view


@pytest.fixture
def french() -> Iterator[None]:
    """Give the X server a French keyboard."""
    subprocess.run(["setxkbmap", "fr"], check=True)
    yield
    subprocess.run(["setxkbmap", "us"], check=True)


@pytest.mark.parametrize("button", [4, 5])
def test_a_notch_with_ctrl_zooms_once_about_the_pointer_and_one_with_alt_sizes_the_rows(
    qtbot: QtBot, hand: Hand, view: TimelineView, button: int
) -> None:
    at, scale, scroll, row = bare_place(view), view.scale, view.port.scroll, view.port.metrics.row
    held = scale.to_second(at.x() - view.scene.canvas.x)
    hand.click(view, at, button=button, key="ctrl")
    qtbot.waitUntil(lambda: view.scale != scale, timeout=PATIENCE)
    ratio = scale.seconds_per_pixel / view.scale.seconds_per_pixel
    assert ratio == pytest.approx(1.1384 if button == 4 else 1 / 1.1384, abs=1e-3)
    assert view.scale.to_x(held) == pytest.approx(at.x() - view.scene.canvas.x, abs=0.5)
    assert view.port.scroll == scroll
    hand.click(view, at, button=9 - button, key="ctrl")
    qtbot.waitUntil(lambda: view.scale.seconds_per_pixel == pytest.approx(scale.seconds_per_pixel), timeout=PATIENCE)
    assert view.scale.to_x(scale.start) == pytest.approx(0, abs=0.5)

    before = view.scale
    hand.click(view, at, button=button, key="alt")
    qtbot.waitUntil(lambda: view.port.metrics.row != row, timeout=PATIENCE)
    assert view.port.metrics.row == row + (2 if button == 4 else -2)
    assert view.scale == before


@pytest.mark.usefixtures("french")
def test_on_a_french_keyboard_w_s_a_d_are_where_they_are_and_no_shortcuts(
    qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView
) -> None:
    scale, shown = view.scale, window.parts.panel.isVisible()
    hand.press(A_PLACE)
    qtbot.waitUntil(lambda: view.scale.start < scale.start, timeout=PATIENCE)
    assert window.parts.panel.isVisible() == shown
    scale = view.scale
    hand.press(W_PLACE)
    qtbot.waitUntil(lambda: view.scale.seconds_per_pixel < scale.seconds_per_pixel, timeout=PATIENCE)


def test_a_glide_stops_where_another_part_takes_the_keyboard(
    qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView
) -> None:
    hand._do("keydown", "d")
    start = view.scale.start
    qtbot.waitUntil(lambda: view.scale.start > start, timeout=PATIENCE)
    window.parts.tool_bar.search.setFocus()
    still = view.scale
    qtbot.wait(150)
    assert view.scale == still
    hand._do("keyup", "d")


def test_keys_walk_centre_fit_and_go_back(qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView) -> None:
    hand.press("Home")
    first = view.focused
    hand.press("End")
    last = view.focused
    assert first != last
    hand.press("Left", "Right")
    assert view.focused == last
    hand.press("Home", "Right", "Right", "Return")
    qtbot.waitUntil(lambda: view.selected is not None, timeout=PATIENCE)
    one = view.selected
    at_rest(qtbot, window)
    hand.press("comma", "Return")
    qtbot.waitUntil(lambda: view.selected != one, timeout=PATIENCE)
    other = view.selected
    at_rest(qtbot, window)

    row = view.chosen.leading
    span = view.extent_of((row,)) if row is not None else None
    assert span is not None
    hand.press("a", "a", "f")
    at_rest(qtbot, window)
    assert view.scale.to_x(sum(span) // 2) == pytest.approx(view.port.canvas_width / 2, abs=3)
    centred = view.scale.seconds_per_pixel
    hand.press("f")
    at_rest(qtbot, window)
    assert view.scale.seconds_per_pixel != centred

    hand.press("alt+Left")
    qtbot.waitUntil(lambda: view.selected == one, timeout=PATIENCE)
    hand.press("alt+Right")
    qtbot.waitUntil(lambda: view.selected == other, timeout=PATIENCE)
    lane = view.lane_in_focus
    hand.press("Down")
    if view.lane_in_focus == lane:  # it was the last
        hand.press("Up")
    assert view.lane_in_focus != lane


def test_brackets_walk_the_cross_references(qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView) -> None:
    hand.press("Home", "Return")
    for _ in range(40):
        at_rest(qtbot, window)
        if view.references:
            break
        hand.press("Right", "Return")
    assert view.references
    selected = view.selected
    followed = []
    for key in ("bracketright", "bracketright", "bracketleft"):
        hand.press(key)
        current = window.parts.panel.references.currentItem()
        followed.append(window.parts.panel.references.links().index(current))
    count = len(window.parts.panel.references.links())
    assert followed == [0, 1 % count, 0]
    assert view.focused in (selected, *view.references)
    assert view.selected == selected


def test_a_card_is_pinned_a_distance_measured_and_menus_asked_for_by_keys(
    qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView
) -> None:
    hand.press("Home", "Right", "p")
    qtbot.waitUntil(view.explainer.card.isVisible, timeout=PATIENCE)
    at_rest(qtbot, window)
    scale = view.scale
    hand.click(view.explainer.card, QPoint(20, 12), button=4, key="ctrl")  # the wheel over it is the timeline's
    qtbot.waitUntil(lambda: view.scale != scale, timeout=PATIENCE)
    assert scale.seconds_per_pixel / view.scale.seconds_per_pixel == pytest.approx(1.138, abs=0.002)
    hand.press("p")
    qtbot.waitUntil(lambda: not view.explainer.card.isVisible(), timeout=PATIENCE)
    hand.press("m", "Right")
    qtbot.waitUntil(lambda: view.laid.dimension(None) is not None, timeout=PATIENCE)
    hand.press("Escape")
    for keys, line in ((("shift+F10",), "Measure from here"), (("Menu",), "Measure from here"), (("l",), "Pin on top")):
        hand.press(*keys)
        qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert line in [action.text() for action in menu.actions()]
        hand.press("Escape")
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=PATIENCE)
    hand.press("l", "Down", "Return")  # the second line: pin on top
    qtbot.waitUntil(lambda: bool(view.plan.pinned or view.plan.collapsed), timeout=PATIENCE)


def test_the_question_mark_opens_the_sheet(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    seen = []

    def look() -> None:
        sheet = QApplication.activeModalWidget()
        seen.append(isinstance(sheet, ShortcutSheet) and sheet.isVisible())
        hand.press("Escape")

    QTimer.singleShot(1_500, look)  # the sheet lets nobody go on until it is closed
    hand.press("question")
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert seen == [True]
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE)


def test_the_maps_box_is_dragged_stretched_and_drawn_anew(
    qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView
) -> None:
    minimap = window.parts.minimap
    view.set_scale(view.scale.zoom_about(view.port.canvas_width / 2, 3.0))
    scale, box = view.scale, minimap.window_box
    body = box.center().toPoint()
    hand.drag(minimap, body, body + QPoint(40, 0))
    qtbot.waitUntil(lambda: view.scale.start > scale.start, timeout=PATIENCE)
    assert view.scale.seconds_per_pixel == scale.seconds_per_pixel
    assert minimap.window_box.left() == pytest.approx(box.left() + 40, abs=2)

    box, end = minimap.window_box, view.scale.span[1]
    edge = QPoint(round(box.left()), body.y())
    hand.drag(minimap, edge, edge - QPoint(30, 0))
    qtbot.waitUntil(lambda: minimap.window_box.width() > box.width() + 20, timeout=PATIENCE)
    assert view.scale.span[1] == pytest.approx(end, abs=view.scale.seconds_per_pixel)

    box = minimap.window_box
    start = QPoint(round(box.right()) + 20, body.y())
    hand.drag(minimap, start, start + QPoint(60, 0))
    at_rest(qtbot, window)
    assert minimap.window_box.left() == pytest.approx(start.x(), abs=2)
    assert minimap.window_box.right() == pytest.approx(start.x() + 60, abs=2)


def test_a_second_event_is_toggled_and_opened_by_keys(
    qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView
) -> None:
    (row, at), *_ = plain_marks(view)
    hand.click(view, at)
    qtbot.waitUntil(lambda: view.chosen.rows == (row,), timeout=PATIENCE)
    hand.press("Escape", "Return")
    hand.press("Right", "ctrl+space")
    qtbot.waitUntil(lambda: len(view.chosen.rows) == 2, timeout=PATIENCE)
    at_rest(qtbot, window)
    hand.press("Escape", "Return", "Return")
    qtbot.waitUntil(window.parts.panel.source.reader.hasFocus, timeout=PATIENCE)
    at_rest(qtbot, window)
    place = view.scene.place_of(view.chosen.rows[0])
    assert place is not None
    assert view.scene.canvas.y <= middle(place).y() < view.scene.canvas.bottom
