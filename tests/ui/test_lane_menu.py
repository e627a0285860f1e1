"""Hands at the lanes' heads: what the menu offers, and what clicks and drags come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui_samples import sample_articles, sample_events

from timeline_app.timeline.lane_plan import AS_INDEXED, LanePlan
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.lane_menu import choices
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAMES = ("Herald", "Courier", "Gazette")


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    model = EventModel()
    made = TimelineView(model, Theme.load("light"))
    qtbot.addWidget(made)
    made.resize(1200, 900)
    model.set_events(sample_events(), sample_articles())
    made.show()
    qtbot.waitExposed(made)
    return made


def heads(view: TimelineView) -> list[str]:
    return [header.name for header in view.scene.headers]


def test_the_menu_offers_what_can_be_done() -> None:
    offered = {choice.words: choice for choice in choices(AS_INDEXED, NAMES, "Herald") if choice.words}
    assert not offered["Move up"].enabled
    assert offered["Move down"].plan.lanes(NAMES) == ["Courier", "Herald", "Gazette"]
    assert offered["Pin on top"].plan.pinned == {"Herald"}
    assert offered["Collapse all"].plan.collapsed == set(NAMES)
    assert not offered["Lanes as they were"].enabled
    closed = choices(LanePlan(collapsed=frozenset(NAMES), hidden=frozenset(("Courier",))), NAMES, "Herald")
    again = {choice.words: choice for choice in closed}
    assert again["Expand"].plan.collapsed == {"Courier", "Gazette"}
    assert again["Show hidden lanes"].plan.hidden == frozenset()
    assert again["Expand all"].plan.collapsed == frozenset()


def test_the_last_lane_is_not_hidden() -> None:
    hidden = LanePlan(hidden=frozenset(("Courier", "Gazette")))
    (hide,) = (choice for choice in choices(hidden, NAMES, "Herald") if choice.words == "Hide")
    assert not hide.enabled


def test_a_click_on_the_triangle_collapses_and_another_opens(view: TimelineView) -> None:
    place = QPoint(5, round(view.scene.headers[0].rect.y) + 18)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert [header.collapsed for header in view.scene.headers] == [True, *([False] * (len(heads(view)) - 1))]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert not any(header.collapsed for header in view.scene.headers)


def test_a_drag_moves_a_lane(view: TimelineView) -> None:
    before = heads(view)
    first, third = (round(view.scene.headers[at].rect.y) + 12 for at in (0, 2))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(60, first))
    for y in range(first, third + 30, 6):
        QTest.mouseMove(view, QPoint(60, y))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(60, third + 30))
    assert sorted(heads(view)) == sorted(before)
    assert heads(view).index(before[0]) >= 1


def test_a_drag_that_is_left_puts_the_lane_back(view: TimelineView) -> None:
    before = heads(view)
    first, third = (round(view.scene.headers[at].rect.y) + 12 for at in (0, 2))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(60, first))
    for y in range(first, third, 6):
        QTest.mouseMove(view, QPoint(60, y))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert heads(view) == before


def test_the_menu_of_a_lane_pins_it(view: TimelineView) -> None:
    last = view.scene.headers[-1]
    menu = view.lanes.menu(last.lane)
    next(action for action in menu.actions() if action.text() == "Pin on top").trigger()
    assert view.scene.headers[0].lane == last.lane
    assert view.scene.headers[0].pinned
    assert view.plan.pinned == {last.name}
