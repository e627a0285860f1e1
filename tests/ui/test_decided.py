"""Your decisions: all of them with what they were and became, each leads to its event, and is taken back, undoably."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shell_samples import filled_window, settle

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Annotating, Annotations, Field, Note, Tag, Tagging
from timeline_app.ui.decided import GONE, Sort, TakenBack, Told, second_line, when_decided
from timeline_app.ui.decided_found import all_told
from timeline_app.ui.edits import Settled
from timeline_app.ui.removals import Removed
from timeline_app.ui.sayings import Saying, Word
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.records import Event
    from timeline_app.ui.decided_dialog import DecidedDialog
    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    window = filled_window(qtbot, tmp_path, monkeypatch)
    yield window
    window.work.proving.finish()


def _event(window: MainWindow, words: str) -> Event:
    return next(event for event in window.document.events.values() if words in event.label)


def _settle(qtbot: QtBot, window: MainWindow, event: Event, **values: str) -> None:
    window.document.edit(Settled.of(event, {Field(field): value for field, value in values.items()}))
    settle(qtbot, window.document)


def _told(window: MainWindow) -> tuple[Told, ...]:
    return all_told(window.document.snapshot.catalogue)


def _opened(qtbot: QtBot, window: MainWindow) -> DecidedDialog:
    window.actions_["decided"].trigger()
    desk = window.work.proving.decided
    qtbot.waitUntil(lambda: not desk.busy and desk.dialog is not None)
    assert desk.dialog is not None
    return desk.dialog


def test_each_decision_says_what_it_was_and_became_and_since_when(qtbot: QtBot, window: MainWindow) -> None:
    bridge = _event(window, "council voted")
    _settle(qtbot, window, bridge, date="2017-05-03")
    _settle(qtbot, window, bridge, label="The council agrees")
    _settle(qtbot, window, _event(window, "council"), review="accepted")
    told = {one.sort: one for one in _told(window)}
    assert set(told) == {Sort.DATE, Sort.LABEL, Sort.REVIEW}
    assert second_line(told[Sort.DATE]) == "Date: May 2017 → 3 May 2017"
    assert second_line(told[Sort.LABEL]) == f"Name: “{bridge.label}” → “The council agrees”"
    assert second_line(told[Sort.REVIEW]) == "Review: not reviewed → accepted"
    assert {one.title for one in told.values()} == {"The council agrees"}
    assert all(when_decided(one.since.at) for one in told.values())


def test_a_publication_date_of_yours_is_listed_and_given_back(qtbot: QtBot, window: MainWindow) -> None:
    document = window.document
    bridge = next(a for a in document.articles.values() if a.title.startswith("Mayor"))
    for day in ("2019-03-18", "2019-03-20"):
        document.set_published(bridge.id, Edtf.parse(day))
        settle(qtbot, document)
    told = _told(window)
    assert [(one.sort, one.was, one.became) for one in told] == [
        (Sort.PUBLISHED, "14 March 2019", "20 March 2019"),
    ]
    dialog = _opened(qtbot, window)
    dialog.list.setCurrentIndex(dialog.list.lines.index(0))
    dialog.back_button.click()
    settle(qtbot, document)
    assert document.articles[bridge.id].published == bridge.published
    qtbot.waitUntil(lambda: not window.work.proving.decided.busy and dialog.list.lines.rowCount() == 0)
    assert dialog.said.text().startswith("Nothing is decided yet.")


def test_what_the_user_said_of_reports_is_listed_with_both(qtbot: QtBot, window: MainWindow) -> None:
    one, other = _event(window, "opened the new bridge"), _event(window, "council voted")
    window.document.say(Saying(Word.SAME, one.mentions[0].key, (other.mentions[0].key,)))
    settle(qtbot, window.document)
    told = _told(window)
    assert [one.sort for one in told] == [Sort.SAME]
    assert "voted for the bridge" in second_line(told[0])
    assert "opened the new bridge" in second_line(told[0])


def test_a_decision_whose_report_is_no_more_stays_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    event = _event(window, "council voted")
    _settle(qtbot, window, event, date="2017-05-03")
    bridge = window.document.articles[event.mentions[0].article]
    window.document.edit(Removed(bridge.id, bridge.title, keep=False))
    settle(qtbot, window.document)
    told = _told(window)
    assert [(one.sort, one.gone, one.event) for one in told] == [(Sort.REMOVED, False, ""), (Sort.DATE, True, "")]
    assert told[0].title == f"Removal of “{window.document.undo_stack.undoText().partition('“')[2]}"
    assert second_line(told[1]).endswith(GONE)
    dialog = _opened(qtbot, window)
    dialog.list.setCurrentIndex(dialog.list.lines.index(1))
    assert not dialog.go_button.isEnabled()
    assert dialog.back_button.isEnabled()
    dialog.list.setCurrentIndex(dialog.list.lines.index(0))
    dialog.back_button.click()  # the article comes back, and with it the place of the decision
    settle(qtbot, window.document)
    assert [(one.sort, one.gone) for one in _told(window)] == [(Sort.DATE, False)]
    assert str(_event(window, "council voted").date) == "2017-05-03"


def test_tags_and_notes_are_listed_with_their_events(qtbot: QtBot, window: MainWindow) -> None:
    event = _event(window, "council voted")
    with Workspace(window.document.path or "") as workspace:
        key = event.mentions[0].key
        workspace.do("tag", Tagging(given=(Tag("quay", key),)))
        workspace.do("note", Annotating(given=Annotations(notes=(Note("Ask the clerk", mention=key),))))
    told = _told(window)
    assert [(one.sort, one.title, one.became) for one in told] == [
        (Sort.NOTE, event.label, "Ask the clerk"),
        (Sort.TAG, event.label, "quay"),
    ]
    for one in told:
        window.document.edit(TakenBack(one))
        settle(qtbot, window.document)
    assert _told(window) == ()
    window.actions_["undo"].trigger()
    settle(qtbot, window.document)
    assert [one.sort for one in _told(window)] == [Sort.TAG]


def test_rows_are_narrowed_gone_to_and_taken_back_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    voted, opened = _event(window, "council voted"), _event(window, "opened the new bridge")
    _settle(qtbot, window, voted, review="accepted")
    _settle(qtbot, window, opened, review="disputed")
    _settle(qtbot, window, opened, date="2019-03-11")
    dialog = _opened(qtbot, window)
    assert dialog.list.lines.rowCount() == 3
    dialog.field.setText("VOTED")
    assert dialog.list.lines.rowCount() == 1
    dialog.field.clear()
    dialog.sort.setCurrentIndex(dialog.sort.findData(Sort.REVIEW))
    assert dialog.list.lines.rowCount() == 2
    dialog.list.setCurrentIndex(dialog.list.lines.index(1))  # the earlier
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.document.chosen_event is not None
    assert window.document.chosen_event.label == voted.label
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: dialog.list.lines.rowCount() == 1)
    assert _event(window, "council voted").review.value == "proposed"
    window.actions_["undo"].trigger()
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: dialog.list.lines.rowCount() == 2)


def test_who_comes_back_to_the_list_sees_what_was_tagged_meanwhile(qtbot: QtBot, window: MainWindow) -> None:
    dialog = _opened(qtbot, window)
    assert dialog.list.lines.rowCount() == 0
    with Workspace(window.document.path or "") as workspace:
        key = _event(window, "council voted").mentions[0].key
        workspace.do("tag", Tagging(given=(Tag("quay", key),)))
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: dialog.list.lines.rowCount() == 1)


def test_what_was_decided_before_edits_were_noted_has_no_time() -> None:
    told = Told(Sort.DATE, "It sank", "May 2017", "3 May 2017")
    assert when_decided(told.since.at) == ""
    assert second_line(replace(told, was="")) == "Date: 3 May 2017"
