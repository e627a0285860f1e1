"""The timeline by hand, in the real window: what a mouse and keys do on an X server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from window_samples import PATIENCE, at_rest, demo_window, middle

from timeline_app.ui.command_palette import CommandPalette

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.timeline_view import TimelineView


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


def plain_marks(view: TimelineView) -> list[tuple[int, QPoint]]:
    """Return rows of marks in sight, each with a place of its own to click on."""
    canvas = view.scene.canvas
    found = []
    for mark in view.scene.marks:
        at = middle(mark.rect)
        inside = canvas.x + 20 < at.x() < canvas.right - 20 and canvas.y + 20 < at.y() < canvas.bottom - 20
        if inside and view.scene.hit(at.x(), at.y()).ref == mark.ref:
            found.append((mark.ref, at))
    return found


def bare_place(view: TimelineView) -> QPoint:
    """Return a place of a lane where there is nothing."""
    canvas = view.scene.canvas
    places = (QPoint(x, y) for y in range(round(canvas.bottom) - 30, round(canvas.y), -9) for x in range(400, 900, 17))
    return next(at for at in places if view.scene.hit(at.x(), at.y()).kind in ("lane", "nothing"))


def test_several_are_selected_by_clicks_and_by_a_box(
    qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView
) -> None:
    (one, first), (other, second) = plain_marks(view)[:2]
    hand.click(view, first)
    qtbot.waitUntil(lambda: view.chosen.rows == (one,), timeout=PATIENCE)
    at_rest(qtbot, window)
    places = dict(plain_marks(view))
    hand.click(view, places.get(other, second), key="ctrl")
    qtbot.waitUntil(lambda: view.chosen.rows == (one, other), timeout=PATIENCE)
    assert window.ways.selected.text().startswith("2 selected")
    chosen = window.document.chosen_event
    assert chosen is not None
    assert chosen.id == view.model.id_of(other)

    at_rest(qtbot, window)
    scale, canvas = view.scale, view.scene.canvas
    corner = QPoint(round(canvas.x) + 8, round(canvas.y) + 4)
    hand.drag(view, corner, corner + QPoint(round(canvas.width) - 40, 120), keys=("ctrl", "shift"))
    qtbot.waitUntil(lambda: len(view.chosen.rows) > 2, timeout=PATIENCE)
    hand.press("Escape")
    qtbot.waitUntil(lambda: view.chosen.rows == (), timeout=PATIENCE)
    assert view.scale.seconds_per_pixel == scale.seconds_per_pixel


def test_mouse_and_wheel_move_the_view(qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView) -> None:
    bare, scale = bare_place(view), view.scale
    hand.drag(view, bare, bare - QPoint(90, 0))
    qtbot.waitUntil(lambda: abs(view.scale.to_x(scale.start) + 90) <= 1.5, timeout=PATIENCE)

    scale = view.scale
    hand.click(view, bare_place(view), button=4, key="shift")
    qtbot.waitUntil(lambda: abs(view.scale.to_x(scale.start) - 100) <= 1.5, timeout=PATIENCE)

    assert view.port.overflow > 0
    scale = view.scale
    hand.click(view, bare_place(view), button=5)
    qtbot.waitUntil(lambda: view.port.scroll > 0, timeout=PATIENCE)
    assert view.scale == scale

    bare = bare_place(view)
    left, right = bare - QPoint(60, 0), bare + QPoint(60, 0)
    wanted = [view.scale.to_second(at.x() - view.scene.canvas.x) for at in (left, right)]
    hand.drag(view, left, right, keys=("shift",))
    at_rest(qtbot, window)
    pixel = view.scale.seconds_per_pixel * 12
    assert view.scale.span == pytest.approx(wanted, abs=pixel)


def test_a_middle_click_goes_to_an_event_and_a_double_click_reads_it(
    qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView
) -> None:
    row, at = plain_marks(view)[2]
    before = view.scale
    hand.click(view, at, button=2)
    qtbot.waitUntil(lambda: view.scale != before, timeout=PATIENCE)
    at_rest(qtbot, window)
    place = view.scene.place_of(row)
    assert place is not None
    hand.click(view, middle(place), times=2)
    reader = window.parts.panel.source.reader
    qtbot.waitUntil(reader.hasFocus, timeout=PATIENCE)
    chosen = window.document.chosen_event
    assert chosen is not None
    assert chosen.id == view.model.id_of(row)


def test_what_the_tooltip_says_is_pinned_by_a_click(
    qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView
) -> None:
    row, at = plain_marks(view)[0]
    hand.rest_on(view, at)
    qtbot.waitUntil(lambda: view.explainer.shown, timeout=PATIENCE)
    hand.click(view, at)
    qtbot.waitUntil(view.explainer.card.isVisible, timeout=PATIENCE)
    assert view.explainer.pinned == view.model.id_of(row)
    at_rest(qtbot, window)
    place = view.scene.place_of(row)
    assert place is not None
    assert not view.explainer.card.geometry().contains(middle(place))
    hand.press("Escape")
    qtbot.waitUntil(lambda: not view.explainer.card.isVisible(), timeout=PATIENCE)


def test_the_keys_alone_find_and_read_events(qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView) -> None:
    hand.press("Home")
    first = view.focused
    hand.press("Right", "Right", "period", "Return")
    qtbot.waitUntil(lambda: window.document.chosen_event is not None, timeout=PATIENCE)
    assert view.selected == view.focused
    assert view.focused != first

    at_rest(qtbot, window)
    close = view.scale.seconds_per_pixel
    hand.hold("w", 250)
    assert view.scale.seconds_per_pixel < close / 1.3
    still = view.scale
    qtbot.wait(100)
    assert view.scale == still
    hand.press("0")
    qtbot.waitUntil(lambda: view.scale.seconds_per_pixel > close, timeout=PATIENCE)

    hand.press("q")
    qtbot.waitUntil(window.parts.panel.isHidden, timeout=PATIENCE)
    hand.press("q")
    qtbot.waitUntil(window.parts.panel.isVisible, timeout=PATIENCE)

    hand.press("slash")
    hand.write("iceberg")
    qtbot.waitUntil(lambda: bool(view.found), timeout=PATIENCE)
    hand.press("Return")
    qtbot.waitUntil(lambda: view.chosen.leading in (view.found or ()), timeout=PATIENCE)
    hand.press("Escape")
    qtbot.waitUntil(lambda: view.found is None, timeout=PATIENCE)
    qtbot.waitUntil(view.hasFocus, timeout=PATIENCE)


def test_the_palette_flies_to_a_date(qtbot: QtBot, hand: Hand, window: MainWindow, view: TimelineView) -> None:
    hand.press("ctrl+shift+p")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), CommandPalette), timeout=PATIENCE)
    hand.write("20 April 1912")
    hand.press("Return")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=PATIENCE)
    at_rest(qtbot, window)
    middle_day = (view.days[0] + view.days[1]) / 2
    assert abs(middle_day - (-21075)) <= 1  # days before 1970
    assert window.windowState() != Qt.WindowState.WindowMinimized
