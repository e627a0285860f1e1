"""A screen reader finds on the timeline a list of what is in sight, and hears where the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from ui_samples import sample_articles, sample_events
from view_samples import sample_view

from timeline_app.ui import canvas_access
from timeline_app.ui.canvas_access import CanvasAccess

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.timeline_view import TimelineView

NAME, ABOUT = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    canvas_access.install()
    made = sample_view(qtbot)
    made.fit_all()
    return made


def _heard(view: TimelineView) -> CanvasAccess:
    found = QAccessible.queryAccessibleInterface(view)
    assert isinstance(found, CanvasAccess)
    return found


def test_the_timeline_is_a_list_of_what_is_in_sight_in_the_order_of_time(view: TimelineView) -> None:
    heard = _heard(view)
    assert heard.role() == QAccessible.Role.List
    assert heard.text(NAME) == "Timeline"
    assert heard.text(ABOUT).startswith(view.scene.span_text)
    items = [heard.child(at) for at in range(heard.childCount())]
    assert len({mark.ref for mark in view.scene.marks}) + len(view.scene.groups) == len(items) > 3
    lefts = []
    for at, item in enumerate(items):
        assert item is not None
        assert item.role() == QAccessible.Role.ListItem
        assert item.text(NAME)
        assert item.text(ABOUT).startswith(f"{at + 1} of {len(items)} shown, lane ")
        assert item.parent() is heard
        assert heard.indexOfChild(item) == at
        assert view.rect().contains(view.mapFromGlobal(item.rect().center()))
        lefts.append(item.rect().x())
    assert lefts == sorted(lefts)
    assert heard.child(len(items)) is heard.child(-1) is None


def test_an_event_says_what_when_and_how_many_tell_of_it(view: TimelineView) -> None:
    heard = _heard(view)
    view.set_selected("summit")
    view.fit_event("summit")
    names = [item.text(NAME) for at in range(heard.childCount()) if (item := heard.child(at)) is not None]
    said = next(name for name in names if name.startswith("Summit on the island"))
    assert "2018" in said
    assert said.endswith("3 reports, sources disagree") or said.endswith("3 reports")
    item = heard.child(names.index(said))
    assert item is not None
    assert item.state().selected
    assert heard.childAt(item.rect().center().x(), item.rect().center().y()) is not None
    assert heard.childAt(-50, -50) is None


def test_the_keyboard_is_told_of_event_by_event(view: TimelineView, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    heard = _heard(view)
    view.focus_moved.connect(lambda: canvas_access.tell_focus(view))
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.accessibleInterface().text(NAME))
    )
    view.setFocus()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right)
        at = heard.focusChild()
        assert at is not None
        assert at.state().focused
        assert told[-1] == at.text(NAME)
    assert len(set(told)) >= 3


def test_what_went_out_of_sight_says_nothing_and_what_stays_is_the_same_item(view: TimelineView) -> None:
    heard = _heard(view)
    first = heard.child(0)
    assert first is not None
    said = first.text(NAME)
    view.model.set_events(sample_events(), sample_articles())
    assert heard.child(0) is first
    assert first.text(NAME) == said
    view.set_scale(view.scale.pan(1e6))
    assert first.text(NAME) == ""
    assert first.state().offscreen
    assert first.rect().isNull()
    view.model.set_events([], {})
    assert heard.childCount() == 0
    assert view.mapToGlobal(QPoint(0, 0)) is not None
