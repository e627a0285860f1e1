"""An event's date by hand: handles on the selected event alone, the dialog, what is kept, undone, and refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from shell_samples import filled_window, settle

from timeline_app.records import Status
from timeline_app.timeline.handles import Side
from timeline_app.ui import event_dates
from timeline_app.ui.grips import Draft
from timeline_app.ui.shortcut_sheet import on_timeline
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.records import Event
    from timeline_app.timeline.parts import Rect
    from timeline_app.ui.event_dialog import EventDialog
    from timeline_app.ui.grips import Grips
    from timeline_app.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    yield made
    made.close()


def kept(window: MainWindow, event: str) -> Event:
    assert window.document.path is not None
    with Workspace(window.document.path) as workspace:
        return next(each for each in workspace.events() if each.id == event)


def grips(window: MainWindow) -> Grips:
    return window.parts.view.grips


def middle(rect: Rect) -> QPoint:
    return QPoint(round(rect.x + rect.width / 2), round(rect.y + rect.height / 2))


def take(window: MainWindow, kind: str) -> Event:
    """Select, and bring near, the first event whose date has a handle of a kind ("start", "whole")."""
    view = window.parts.view
    for event in window.document.events.values():
        window.document.select(event.id)
        view.fit_event(event.id)
        if Side(kind) in {handle.side for handle in grips(window).handles}:
            return event
    raise AssertionError(f"no event has a handle of the kind {kind}")


def press_and_move(window: MainWindow, side: str, by: int) -> QPoint:
    view = window.parts.view
    handle = next(each for each in grips(window).handles if each.side is Side(side))
    start = middle(handle.rect)
    QTest.mouseMove(view, start)
    QTest.mousePress(view, LEFT, pos=start)
    for share in (0.5, 1.0):
        place = start + QPoint(round(by * share), 0)
        QTest.mouseMove(view, place)
    return start + QPoint(by, 0)


def drag(window: MainWindow, side: str, by: int) -> None:
    QTest.mouseRelease(window.parts.view, LEFT, pos=press_and_move(window, side, by))


def test_handles_stand_on_the_selected_event_alone(window: MainWindow) -> None:
    view = window.parts.view
    view.select_rows(())
    assert grips(window).handles == ()
    mark = view.scene.marks[0]
    QTest.mouseMove(view, middle(mark.rect))
    assert grips(window).handles == ()
    view.select(mark.ref)
    assert grips(window).handles != ()
    view.select_rows((mark.ref, view.scene.marks[-1].ref))
    assert grips(window).handles == ()


def test_a_drag_on_an_event_that_is_not_selected_pans_and_moves_no_date(window: MainWindow) -> None:
    view = window.parts.view
    view.select_rows(())
    mark, before = view.scene.marks[0], view.scale.start
    start = middle(mark.rect)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(60, 0))
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(60, 0))
    assert view.scale.start != before
    assert not window.document.undo_stack.canUndo()


@pytest.mark.parametrize("side", ["whole", "end"])
def test_a_drag_of_a_handle_is_one_step_that_is_kept_undone_and_done_again(
    qtbot: QtBot, window: MainWindow, side: str
) -> None:
    event = take(window, side)
    drag(window, side, 160)
    settle(qtbot, window.document)
    after = kept(window, event.id)
    assert after.by_hand
    assert after.found == event.date
    assert after.date != event.date
    assert window.document.chosen_event == window.document.events[event.id]
    shown = window.parts.panel.header.findChild(QLabel, "event_derivation")
    assert shown is not None
    assert shown.text().startswith("You set this date. The program read:")
    assert window.document.undo_stack.count() == 1
    window.actions_["undo"].trigger()
    settle(qtbot, window.document)
    assert (kept(window, event.id).date, kept(window, event.id).by_hand) == (event.date, False)
    window.actions_["redo"].trigger()
    settle(qtbot, window.document)
    assert kept(window, event.id).date == after.date


def test_a_drag_says_the_date_on_the_axis_and_esc_leaves_it(qtbot: QtBot, window: MainWindow) -> None:
    event = take(window, "whole")
    place = press_and_move(window, "whole", 200)
    said = grips(window).said
    assert said is not None
    assert said[1]
    assert grips(window).gripped(None).draft is not None
    window.grab()
    QTest.keyClick(window.parts.view, Qt.Key.Key_Escape)
    assert grips(window).said is None
    QTest.mouseRelease(window.parts.view, LEFT, pos=place)
    settle(qtbot, window.document)
    assert not kept(window, event.id).by_hand
    assert not window.document.undo_stack.canUndo()


def test_a_press_that_hardly_moves_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    event = take(window, "whole")
    drag(window, "whole", 2)
    settle(qtbot, window.document)
    assert not kept(window, event.id).by_hand


def test_the_pointer_over_a_handle_says_so(window: MainWindow) -> None:
    take(window, "whole")
    view = window.parts.view
    (handle,) = grips(window).handles
    QTest.mouseMove(view, middle(handle.rect) + QPoint(40, 40))
    QTest.mouseMove(view, middle(handle.rect))
    assert view.cursor().shape() == Qt.CursorShape.SizeHorCursor
    assert view._hit_at(QPointF(middle(handle.rect))).kind == "handle"


def test_the_dialog_takes_words_and_edtf_shows_them_and_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    event = take(window, "whole")
    window.actions_["change_event"].trigger()
    dialog = window.work.event_dates.dialog
    assert dialog is not None
    dialog.first.setText("July 1999")
    assert grips(window).draft is not None
    assert dialog.said.text().startswith("July 1999")
    assert "The program read:" in dialog.said.text()
    dialog.first.setText("some day or other")
    assert grips(window).draft is None
    dialog.first.setText("1999-07~")
    dialog.accept()
    settle(qtbot, window.document)
    assert str(kept(window, event.id).date) == "1999-07~"
    window.work.event_dates.edit()
    dialog = window.work.event_dates.dialog
    assert dialog is not None
    button = dialog.findChild(type(dialog.buttons.buttons()[0]), "annotation_delete")
    assert button is not None
    button.click()
    settle(qtbot, window.document)
    assert (kept(window, event.id).date, kept(window, event.id).by_hand) == (event.date, False)


def test_cancel_in_the_dialog_leaves_everything(qtbot: QtBot, window: MainWindow) -> None:
    take(window, "whole")
    window.work.event_dates.edit()
    dialog = window.work.event_dates.dialog
    assert dialog is not None
    dialog.first.setText("1999")
    dialog.reject()
    assert grips(window).draft is None
    assert not window.document.undo_stack.canUndo()


def test_a_project_that_may_only_be_read_has_no_handles_and_says_why(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.document.path
    assert path is not None
    monkeypatch.setattr(event_dates, "locked", lambda _: "read-only")
    window.document.open(path)
    settle(qtbot, window.document)
    view = window.parts.view
    view.select(view.scene.marks[0].ref)
    assert grips(window).handles == ()
    window.work.event_dates.edit()
    assert window.work.event_dates.dialog is None
    assert window.parts.message._text.text() == event_dates.FIXED


def test_the_sheet_names_the_drag() -> None:
    assert ("drag a handle", "change the date of the selected event") in on_timeline()


def test_a_date_typed_for_an_event_that_became_another_meanwhile_is_not_lost(qtbot: QtBot, window: MainWindow) -> None:
    event = take(window, "whole")
    dates = window.work.event_dates
    dates.edit()
    dialog = dates.dialog
    assert dialog is not None
    other = replace(event, id="former")  # what it was when the dialog opened
    dialog.first.setText("3 May 2018")
    draft = dialog.draft().date
    dates._keep(other, dialog)
    dialog.close()
    settle(qtbot, window.document)
    assert kept(window, event.id).date == draft


def test_a_date_for_an_event_that_is_gone_is_told_and_its_draft_taken_back(window: MainWindow) -> None:
    event = take(window, "whole")
    assert event.date is not None
    grips(window).show(Draft("gone", event.date))
    grips(window).date_requested.emit("gone", event.date)
    assert grips(window).draft is None
    assert window.parts.message._text.text() == event_dates.GONE
    assert not window.document.undo_stack.canUndo()


def opened(window: MainWindow) -> EventDialog:
    window.actions_["change_event"].trigger()
    dialog = window.work.event_dates.dialog
    assert dialog is not None
    return dialog


def test_name_and_status_are_edited_kept_and_restored_one_by_one(qtbot: QtBot, window: MainWindow) -> None:
    event = take(window, "whole")
    dialog = opened(window)
    dialog.label.setText("  The bridge  of Norrhamn ")
    dialog.status.setCurrentIndex(dialog.status.findData(Status.DENIED))
    dialog.accept()
    settle(qtbot, window.document)
    after = kept(window, event.id)
    assert (after.label, after.found_label) == ("The bridge of Norrhamn", event.label)
    assert (after.status, after.found_status) == (Status.DENIED, event.status)
    assert (after.date, after.by_hand) == (event.date, False)
    assert window.document.undo_stack.undoText() == f"edit of “{event.label}”"
    told = window.parts.panel.header.findChild(QLabel, "event_status")
    assert told is not None
    assert told.text() == (
        f"You named it; the program read “{event.label}”. Denied: you said so; the program read {event.status.value}."
    )
    dialog = opened(window)
    restore = [each for each in dialog.findChildren(QPushButton, "link") if "“" in each.accessibleName()]
    assert [each.accessibleName() for each in restore] == [f"Restore “{event.label}”"]
    restore[0].click()
    dialog.accept()
    settle(qtbot, window.document)
    after = kept(window, event.id)
    assert (after.label, after.found_label, after.status) == (event.label, None, Status.DENIED)
    window.document.undo_stack.undo()
    window.document.undo_stack.undo()
    settle(qtbot, window.document)
    assert kept(window, event.id) == event


def test_an_event_without_a_name_is_not_kept(window: MainWindow) -> None:
    take(window, "whole")
    dialog = opened(window)
    dialog.label.setText("  ")
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Save).isEnabled()
    assert "name" in dialog.said.text()
    dialog.reject()


def test_words_like_last_month_are_reckoned_from_the_articles_day(qtbot: QtBot, window: MainWindow) -> None:
    event = take(window, "whole")
    published = window.document.articles[event.mentions[0].article].published
    assert str(published) == "2019-03-14"
    dialog = opened(window)
    dialog.first.setText("last month")
    said = dialog.said.text()
    assert said.startswith("February 2019, reckoned from 14 March 2019, when the article was published; ")
    dialog.accept()
    settle(qtbot, window.document)
    assert str(kept(window, event.id).date) == "2019-02"


def test_an_event_is_moved_to_another_lane_of_places_and_back(qtbot: QtBot, window: MainWindow) -> None:
    event = take(window, "whole")
    window.document.group("place")
    qtbot.waitUntil(lambda: window.parts.view.model.group_by == "place")
    dialog = opened(window)
    assert dialog.lane is not None
    dialog.lane.setText("Harbour of Norrhamn; ")
    dialog.accept()
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: lanes(window, event.id) == {"Harbour of Norrhamn"})
    dialog = opened(window)
    assert dialog.lane is not None
    assert dialog.lane.text() == "Harbour of Norrhamn"
    dialog.lane.clear()
    dialog.accept()
    qtbot.waitUntil(lambda: "Harbour of Norrhamn" not in lanes(window, event.id))
    settle(qtbot, window.document)


def test_of_outlets_an_event_has_no_lane_to_choose(window: MainWindow) -> None:
    take(window, "whole")
    dialog = opened(window)
    assert dialog.lane is None
    dialog.reject()


def lanes(window: MainWindow, event: str) -> set[str]:
    model = window.parts.view.model
    row = model.row_of(event)
    assert row is not None
    index = model.time_index
    return {index.lane_names[lane] for lane in index.lanes_of(index.positions_of(row))}
