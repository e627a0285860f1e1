"""Events of the user's own: asked for by a double-click on empty space, by keys or a menu; kept, undone, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from shell_samples import filled_window, settle

from timeline_app.dates.edtf import Edtf
from timeline_app.records import OWN_ENTRY
from timeline_app.ui import event_dates
from timeline_app.ui.laid_over import Asked
from timeline_app.ui.shortcut_sheet import on_timeline
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.records import Event
    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.own_event_dialog import OwnEventDialog


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    yield made
    made.close()


def own(window: MainWindow) -> list[Event]:
    assert window.document.path is not None
    with Workspace(window.document.path) as workspace:
        return [event for event in workspace.events() if event.mentions[0].own]


def empty_place(window: MainWindow) -> QPoint:
    view = window.parts.view
    canvas = view.scene.canvas
    for y in range(round(canvas.y) + 3, round(canvas.bottom) - 3, 4):
        for x in range(round(canvas.x) + 60, round(canvas.right) - 60, 40):
            if view.scene.hit(x, y).kind == "lane":
                return QPoint(x, y)
    raise AssertionError("no empty space")


def dialog_of(window: MainWindow) -> OwnEventDialog:
    dialog = window.work.own_events.dialog
    assert dialog is not None
    return dialog


def make(qtbot: QtBot, window: MainWindow, label: str, when: str = "14 July 2018") -> Event:
    window.actions_["new_event"].trigger()
    dialog = dialog_of(window)
    dialog.label.setText(label)
    dialog.first.setText(when)
    dialog.accept()
    settle(qtbot, window.document)
    return next(event for event in own(window) if event.label == label)


def test_a_double_click_on_empty_space_asks_for_an_event_there(qtbot: QtBot, window: MainWindow) -> None:
    view, place = window.parts.view, empty_place(window)
    second = view.scale.to_second(place.x() - view.scene.canvas.x)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    dialog = dialog_of(window)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Save).isEnabled()
    dialog.label.setText("A ferry lay empty")
    draft = dialog.draft()
    assert draft.date.first_second is not None
    assert draft.date.end_second is not None
    assert draft.date.first_second <= second < draft.date.end_second
    assert view.grips.gripped(None).draft is not None
    dialog.kind.setCurrentIndex(dialog.kind.findData("observation"))
    dialog.words.setText("seen from the pier")
    dialog.accept()
    settle(qtbot, window.document)
    (event,) = own(window)
    assert (event.label, event.date, event.origins) == ("A ferry lay empty", draft.date, 0)
    assert event.mentions[0].text == "Observation: seen from the pier"
    assert window.document.chosen_event == window.document.events[event.id]
    assert "Your own entries" in view.model.time_index.lane_names
    assert view.grips.draft is None


def test_an_event_of_ones_own_is_undone_done_again_and_there_after_reopening(qtbot: QtBot, window: MainWindow) -> None:
    event = make(qtbot, window, "A ferry lay empty")
    window.actions_["undo"].trigger()
    settle(qtbot, window.document)
    assert own(window) == []
    window.actions_["redo"].trigger()
    settle(qtbot, window.document)
    assert own(window) == [event]
    path = window.document.path
    assert path is not None
    window.document.close()
    window.document.open(path)
    settle(qtbot, window.document)
    assert window.document.events[event.id] == event
    assert OWN_ENTRY in {mention.leans_on for mention in window.document.events[event.id].mentions}


def test_what_was_told_of_an_edit_is_not_told_once_it_is_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.parts.message
    make(qtbot, window, "A ferry lay empty")
    assert bar._text.text() == "Your own event is kept. Edit > Undo takes it back."
    window.actions_["undo"].trigger()
    settle(qtbot, window.document)
    assert bar._text.text() == "Taken back. Edit > Redo does it again."
    window.actions_["redo"].trigger()
    settle(qtbot, window.document)
    assert bar._text.text() == "Done again. Edit > Undo takes it back."
    assert bar.isVisibleTo(window)


def test_what_undo_would_do_is_not_told_after_another_edit(qtbot: QtBot, window: MainWindow) -> None:
    make(qtbot, window, "A ferry lay empty")
    window.document.set_published(next(iter(window.document.articles)), Edtf.parse("2018-09-05"))
    assert not window.parts.message.isVisibleTo(window)
    settle(qtbot, window.document)
    assert not window.parts.message.isVisibleTo(window)


def test_nobody_is_told_that_the_program_read_the_date_of_ones_own_event(qtbot: QtBot, window: MainWindow) -> None:
    make(qtbot, window, "A ferry lay empty")
    window.actions_["change_event"].trigger()
    dialog = window.work.event_dates.dialog
    assert dialog is not None
    dialog.first.setText("13 July 2018")
    assert dialog.said.text() == "13 July 2018. You entered first: 14 July 2018."
    dialog.reject()


def test_it_is_edited_and_deleted_and_both_are_undone(qtbot: QtBot, window: MainWindow) -> None:
    event = make(qtbot, window, "A ferry lay empty")
    window.actions_["edit_event"].trigger()
    dialog = dialog_of(window)
    assert dialog.label.text() == "A ferry lay empty"
    dialog.label.setText("Two ferries lay empty")
    dialog.accept()
    settle(qtbot, window.document)
    (changed,) = own(window)
    assert (changed.id, changed.label) == (event.id, "Two ferries lay empty")
    row = window.parts.view.model.row_of(event.id)
    mark = next(mark for mark in window.parts.view.scene.marks if mark.ref == row)
    hit = window.parts.view.scene.hit(mark.rect.x + 1, mark.rect.y + 1)
    lines = dict(window.work.own_events.lines_at(Asked(QPoint(), hit, 0, ())))
    lines["Delete your own event"]()
    settle(qtbot, window.document)
    assert own(window) == []
    for _ in range(2):
        window.actions_["undo"].trigger()
        settle(qtbot, window.document)
    assert [each.label for each in own(window)] == ["A ferry lay empty"]


def test_in_the_lane_of_a_place_it_bears_the_place(qtbot: QtBot, window: MainWindow) -> None:
    window.document.group("place")
    qtbot.waitUntil(lambda: window.parts.view.model.group_by == "place")
    window.work.own_events.new(None, "Norrhamn")
    dialog = dialog_of(window)
    dialog.label.setText("A door stood open")
    assert "In the lane Norrhamn" in dialog.said.text()
    dialog.accept()
    settle(qtbot, window.document)
    (event,) = own(window)
    assert [name.name for name in event.mentions[0].places] == ["Norrhamn"]


def test_cancel_and_what_says_no_time_keep_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["new_event"].trigger()
    dialog = dialog_of(window)
    dialog.label.setText("A ferry lay empty")
    dialog.first.setText("one fine day")
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Save).isEnabled()
    dialog.reject()
    assert own(window) == []
    assert not window.document.undo_stack.canUndo()


def test_a_double_click_on_an_event_or_a_count_asks_for_none(window: MainWindow) -> None:
    view = window.parts.view
    rect = view.scene.marks[0].rect
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(rect.x + 2), round(rect.y + 2)))
    assert window.work.own_events.dialog is None


def test_where_the_project_may_only_be_read_it_says_why(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.document.path
    assert path is not None
    monkeypatch.setattr(event_dates, "locked", lambda _: "read-only")
    window.document.open(path)
    settle(qtbot, window.document)
    window.work.own_events.new()
    assert window.work.own_events.dialog is None
    assert window.parts.message._text.text() == event_dates.FIXED


def test_it_is_on_the_sheet_and_no_article_without_a_date(qtbot: QtBot, window: MainWindow) -> None:
    assert ("double-click on empty space", "a new event of your own there") in on_timeline()
    before = window.document.snapshot.undated_articles, window.document.snapshot.outlets
    make(qtbot, window, "A ferry lay empty")
    assert (window.document.snapshot.undated_articles, window.document.snapshot.outlets) == before
