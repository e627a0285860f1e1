"""Selected events are merged, and the report that is read is split off its event; both are undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shell_samples import filled_window, settle

from timeline_app.ui import event_dates, merging
from timeline_app.ui.chosen_events import CHOOSE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.records import Event
    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    yield made
    made.close()


def choose(window: MainWindow, *labels: str) -> list[int]:
    rows = []
    for label in labels:
        found = [event for event in window.document.events.values() if label in event.label]
        row = window.model.row_of(found[0].id)
        assert row is not None
        rows.append(row)
    window.parts.view.select_rows(tuple(rows))
    return rows


def labels(window: MainWindow) -> list[str]:
    return sorted(event.label for event in window.document.events.values())


def together(window: MainWindow) -> list[Event]:
    """Return the events of several reports of which one tells of 1998."""
    told = (each for each in window.document.events.values() if len(each.mentions) > 1)
    return [each for each in told if any("1998" in mention.text for mention in each.mentions)]


def said(window: MainWindow) -> str:
    return window.parts.message._text.text()


def test_selected_events_become_one_and_are_two_again(qtbot: QtBot, window: MainWindow) -> None:
    before = labels(window)
    choose(window, "voted", "built")
    window.actions_["merge"].trigger()
    settle(qtbot, window.document)
    after = labels(window)
    assert len(after) == len(before) - 1
    (one,) = together(window)
    assert {mention.text.split(".")[0] for mention in one.mentions} == {
        "The council voted for the bridge in May 2017",
        "It had been built in 1998",
    }
    window.document.undo_stack.undo()
    settle(qtbot, window.document)
    assert labels(window) == before


def test_the_report_that_is_read_is_split_off(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "voted", "built")
    window.actions_["merge"].trigger()
    settle(qtbot, window.document)
    (one,) = together(window)
    window.document.select(one.id, 1)
    window.actions_["split"].trigger()
    settle(qtbot, window.document)
    assert not together(window)


def test_what_cannot_be_merged_or_split_is_told(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.view.select_rows(())
    for name in ("merge", "split"):
        window.actions_[name].trigger()
        assert said(window) == CHOOSE
    (row,) = choose(window, "voted")
    window.actions_["merge"].trigger()
    assert said(window) == merging.TWO
    event = window.model.event_at(row)
    assert event is not None
    window.document.select(event.id)
    window.actions_["split"].trigger()
    assert said(window) == merging.ALONE
    assert not window.document.undo_stack.canUndo()


def test_a_project_that_may_only_be_read_is_neither_merged_nor_split(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.document.path
    assert path is not None
    monkeypatch.setattr(event_dates, "locked", lambda _: "read-only")
    window.document.open(path)
    settle(qtbot, window.document)
    choose(window, "voted", "built")
    window.work.merging.merge()
    assert said(window) == event_dates.FIXED


def test_a_tooltip_that_was_to_come_is_none_of_another_event(qtbot: QtBot, window: MainWindow) -> None:
    view = window.parts.view
    choose(window, "voted", "built")
    mark = max(view.scene.marks, key=lambda mark: mark.ref)
    view.explainer.begin(view.scene.hit(mark.rect.x + mark.rect.width / 2, mark.rect.y + mark.rect.height / 2))
    assert view.explainer._timer.isActive()
    window.actions_["merge"].trigger()
    settle(qtbot, window.document)
    assert not view.explainer._timer.isActive()
