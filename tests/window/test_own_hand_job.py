"""Dates set and events made by hand, in the real window: a handle dragged, words typed, a double-click on nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from window_samples import PATIENCE, at_rest, demo_window, middle

from timeline_app.timeline.handles import Side
from timeline_app.ui.event_dialog import EventDialog
from timeline_app.ui.own_event_dialog import OwnEventDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.records import Event
    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open, shown on the X screen and at rest."""
    window = demo_window(qtbot)
    yield window
    window.desk.finish()
    window.document.finish()


def select_with_handle(qtbot: QtBot, window: MainWindow, hand: Hand, side: Side) -> tuple[Event, QPoint]:
    """Click events until one is selected that has a handle of a side in sight; return it and where the handle is."""
    view = window.parts.view
    for mark in view.scene.marks:
        if mark.clipped_left or mark.clipped_right or mark.rect.width > 400:
            continue
        hand.click(view, middle(mark.rect))
        at_rest(qtbot, window)
        found = [each for each in view.grips.handles if each.side is side]
        if found and window.document.chosen_event is not None:
            return window.document.chosen_event, middle(found[-1].rect)
    raise AssertionError("nothing in sight has such a handle")


def test_a_handle_is_dragged_taken_back_by_ctrl_z_and_left_by_esc(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    view, document = window.parts.view, window.document
    event, place = select_with_handle(qtbot, window, hand, Side.WHOLE)
    hand.drag(view, place, place + QPoint(170, 0))
    at_rest(qtbot, window)
    moved = document.events[event.id]
    assert moved.by_hand
    assert moved.found == event.date
    assert document.selection is not None
    assert document.selection.event == event.id
    hand.press("ctrl+z")
    at_rest(qtbot, window)
    assert document.events[event.id].date == event.date
    (handle,) = {
        each for each in view.grips.handles if each.side is Side.WHOLE and each.rect.contains(*place.toTuple(), 9)
    }
    hand._do("mousemove", *map(str, view.mapToGlobal(middle(handle.rect)).toTuple()), "mousedown", "1")
    for by in (20, 90):
        hand._do("mousemove", "--sync", *map(str, view.mapToGlobal(place + QPoint(by, 0)).toTuple()))
    assert view.grips.said is not None
    hand._do("key", "Escape")  # without --clearmodifiers, which lets go of the button, too
    hand._do("mouseup", "1")
    at_rest(qtbot, window)
    assert document.events[event.id].date == event.date
    assert not document.undo_stack.canUndo()


def test_a_stray_drag_on_what_is_not_selected_moves_no_date(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    view = window.parts.view
    before = {event.id: event.date for event in window.document.events.values()}
    hand.press("Escape")
    for mark in view.scene.marks[:3]:
        hand.drag(view, middle(mark.rect), middle(mark.rect) + QPoint(60, 0))
        at_rest(qtbot, window)
    assert {event.id: event.date for event in window.document.events.values()} == before


def test_f2_asks_for_the_date_in_words(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    event, _ = select_with_handle(qtbot, window, hand, Side.WHOLE)
    hand.press("F2")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), EventDialog), timeout=PATIENCE)
    hand.press("ctrl+a")
    hand.write("July 2017")
    hand.press("Return")
    at_rest(qtbot, window)
    assert str(window.document.events[event.id].date) == "2017-07"


def empty_place(window: MainWindow) -> QPoint:
    """Return a place of a lane where nothing stands, and nothing near it."""
    view = window.parts.view
    canvas = view.scene.canvas
    for y in range(round(canvas.y) + 5, round(canvas.bottom) - 5, 6):
        for x in range(round(canvas.x) + 80, round(canvas.right) - 80, 40):
            if {view.scene.hit(x + dx, y).kind for dx in (-6, 0, 6)} == {"lane"}:
                return QPoint(x, y)
    raise AssertionError("no empty space")


def test_a_double_click_on_empty_space_makes_an_event_by_the_keyboard_alone(
    qtbot: QtBot, window: MainWindow, hand: Hand
) -> None:
    view, before = window.parts.view, len(window.document.events)
    hand.click(view, empty_place(window), times=2)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), OwnEventDialog), timeout=PATIENCE)
    hand.write("A driver waited outside")
    hand.press("Tab", "Tab", "Tab", "Down", "Tab")
    hand.write("told on the steps")
    hand.press("Return")
    at_rest(qtbot, window)
    event = window.document.chosen_event
    assert event is not None
    assert (event.label, event.origins, event.mentions[0].own) == ("A driver waited outside", 0, True)
    assert event.mentions[0].text == "Conversation: told on the steps"
    view.setFocus()
    hand.press("ctrl+z")
    at_rest(qtbot, window)
    assert len(window.document.events) == before


def test_ins_asks_for_an_event_and_esc_leaves_none(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    before = len(window.document.events)
    hand.press("Insert")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), OwnEventDialog), timeout=PATIENCE)
    hand.press("Escape")
    at_rest(qtbot, window)
    assert window.work.own_events.dialog is None
    assert len(window.document.events) == before
