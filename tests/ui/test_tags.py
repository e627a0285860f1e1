"""Tags are given in a dialog, kept, undone and done again, told in the side panel, and make lanes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from sqlite3 import connect
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from shell_samples import filled_window, settle

from timeline_app.records import Annotating, Annotations, Note, Topic
from timeline_app.timeline.filtering import Choice, Filter
from timeline_app.ui import event_dates
from timeline_app.ui.grouping_words import unstated
from timeline_app.ui.tagger import Wish
from timeline_app.ui.topic_words import told, told_whole
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.tag_dialog import TagDialog


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    wait(qtbot, made)
    yield made
    made.close()


def wait(qtbot: QtBot, window: MainWindow) -> None:
    document = window.document
    busy = (window.tags.tagger, window.desk.annotator, document.jobs, document.regrouping)
    qtbot.waitUntil(lambda: not any(each.busy for each in busy))


def kept(window: MainWindow) -> dict[str, list[str]]:
    assert window.document.path is not None
    with Workspace(window.document.path) as workspace:
        return {event: [tag.name for tag in tags] for event, tags in workspace.tags.by_event().items()}


def ids(window: MainWindow) -> list[str]:
    return [event.id for event in window.document.events.values() if event.date is not None]


def give(qtbot: QtBot, window: MainWindow, *names: str, to: list[str]) -> None:
    window.tags.tagger.change("test", Wish(tuple(to), names))
    wait(qtbot, window)


def dialog_of(window: MainWindow, *events: str) -> TagDialog:
    window.tags.tag([row for event in events if (row := window.model.row_of(event)) is not None])
    assert window.tags.dialog is not None
    return window.tags.dialog


def lanes(window: MainWindow) -> set[str]:
    return set(window.parts.view.port.index.lane_names)


def said(window: MainWindow) -> str:
    label = window.parts.panel.header.findChild(QLabel, "event_topics")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_what_is_typed_is_a_tag_once_saved_and_undone_like_every_change(qtbot: QtBot, window: MainWindow) -> None:
    event = ids(window)[0]
    window.document.select(event)
    window.actions_["tags"].trigger()
    dialog = window.tags.dialog
    assert dialog is not None
    QTest.keyClicks(dialog.field, "To  check, Port")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.field.text() == ""
    assert kept(window) == {}
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    wait(qtbot, window)
    assert window.tags.dialog is None
    assert kept(window) == {event: ["Port", "To check"]}
    assert said(window) == "Your tags: Port, To check"
    window.actions_["undo"].trigger()
    wait(qtbot, window)
    assert kept(window) == {}
    assert said(window) == ""
    window.actions_["redo"].trigger()
    wait(qtbot, window)
    assert kept(window) == {event: ["Port", "To check"]}


def test_tags_for_an_event_that_became_another_meanwhile_are_not_lost(qtbot: QtBot, window: MainWindow) -> None:
    event, path = ids(window)[0], window.document.path
    assert path is not None
    dialog = dialog_of(window, event)
    wait(qtbot, window)
    with closing(connect(path)) as file, file:  # as linking anew does
        file.execute("UPDATE events SET id = 'another' WHERE id = ?", (event,))
    dialog.field.setText("Kept")
    dialog.buttons.button(dialog.buttons.StandardButton.Save).click()
    wait(qtbot, window)
    assert kept(window) == {"another": ["Kept"]}
    window.actions_["undo"].trigger()
    wait(qtbot, window)
    assert kept(window) == {}


def test_several_events_at_once_and_what_only_some_have_stays(qtbot: QtBot, window: MainWindow) -> None:
    one, other, third = ids(window)[:3]
    give(qtbot, window, "Harbour", to=[one])
    give(qtbot, window, "Old", to=[one, other, third])
    dialog = dialog_of(window, one, other)
    states = {item.text(): item.checkState() for item in dialog._items()}
    assert states == {"Harbour": Qt.CheckState.PartiallyChecked, "Old": Qt.CheckState.Checked}
    next(item for item in dialog._items() if item.text() == "Old").setCheckState(Qt.CheckState.Unchecked)
    dialog.field.setText("New")
    dialog.buttons.button(dialog.buttons.StandardButton.Save).click()
    wait(qtbot, window)
    assert kept(window) == {one: ["Harbour", "New"], other: ["New"], third: ["Old"]}
    window.actions_["undo"].trigger()
    wait(qtbot, window)
    assert kept(window) == {one: ["Harbour", "Old"], other: ["Old"], third: ["Old"]}


def test_typing_finds_a_tag_there_is_whatever_its_letters(qtbot: QtBot, window: MainWindow) -> None:
    one, other = ids(window)[:2]
    give(qtbot, window, "Old harbour", "Ships", to=[one])
    dialog = dialog_of(window, other)
    QTest.keyClicks(dialog.field, "harb")
    assert [item.text() for item in dialog._items() if not item.isHidden()] == ["Old harbour"]
    dialog.field.setText("old HARBOUR")
    assert dialog.said.text() == "Enter ticks it"
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.wish() == (("Old harbour",), ())
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.hasFocus() or not dialog.isActiveWindow()
    dialog.reject()
    assert kept(window) == {one: ["Old harbour", "Ships"]}


def test_an_event_with_tags_stands_in_their_lanes_at_once(qtbot: QtBot, window: MainWindow) -> None:
    event = ids(window)[0]
    window.actions_.choose_grouping("topic")
    wait(qtbot, window)
    assert lanes(window) == {""}
    assert unstated("outlet>topic") == "No topic or tag"
    give(qtbot, window, "Harbour", "Ships", to=[event])
    assert lanes(window) == {"Harbour", "Ships", ""}
    explainer = window.parts.view.explainer
    assert list(explainer.tags_of(event)) == ["Harbour", "Ships"]
    assert explainer.is_tag("Harbour")
    assert not explainer.is_tag("")
    window.actions_["undo"].trigger()
    wait(qtbot, window)
    assert lanes(window) == {""}
    window.actions_.choose_grouping("outlet")
    wait(qtbot, window)
    before = lanes(window)
    give(qtbot, window, "Harbour", to=[event])
    assert lanes(window) == before
    window.actions_.choose_grouping("topic>outlet")
    wait(qtbot, window)
    assert "Harbour" in lanes(window)


def test_what_is_filtered_by_a_tag_follows_it(qtbot: QtBot, window: MainWindow) -> None:
    def left() -> set[str]:
        shot = window.document.snapshot
        return set(shot.ids_of(sorted(set(shot.index.refs.tolist()))))

    one, other = ids(window)[:2]
    give(qtbot, window, "Harbour", to=[one])
    window.document.filter(Filter(topic=Choice(frozenset({"Harbour"}))))
    wait(qtbot, window)
    assert left() == {one}
    give(qtbot, window, "Harbour", to=[other])
    assert left() == {one, other}
    for expected in ({one}, set[str]()):
        window.actions_["undo"].trigger()
        wait(qtbot, window)
        assert left() == expected


def test_tags_are_there_when_a_project_is_opened_again(qtbot: QtBot, window: MainWindow) -> None:
    event, path = ids(window)[0], window.document.path
    assert path is not None
    window.actions_.choose_grouping("topic")
    give(qtbot, window, "Harbour", to=[event])
    window.document.close()
    assert window.tags.tagger.kept == {}
    window.document.open(path)
    settle(qtbot, window.document)
    wait(qtbot, window)
    assert window.tags.tagger.names_of(event) == ("Harbour",)
    assert "Harbour" in lanes(window)


def test_without_an_event_it_is_said_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.document.message_posted) as posted:
        window.actions_["tags"].trigger()
    assert posted.args is not None
    assert "Select an event" in posted.args[0].text
    assert window.tags.dialog is None


def test_the_menus_of_an_event_offer_its_tags(window: MainWindow) -> None:
    lines = dict(window.tags.lines(ids(window)[0]))
    lines["Tags…"]()
    assert window.tags.dialog is not None
    window.tags.dialog.reject()
    assert window.actions_["tags"] in window.parts.table.actions()


def test_the_users_tags_are_told_apart_from_what_pages_state(window: MainWindow) -> None:
    first, second = list(window.document.articles.values())[:2]
    assert first.topics == ()
    one = replace(first, topics=(Topic("Sea", "article:tag"), Topic("Law", "keywords")))
    other = replace(second, topics=(Topic("SEA", "news_keywords"),))
    line = "Your tag: To check · Page keywords: Sea, Law"
    assert told(("To check",), (one, other)) == line
    assert told((), (one,)) == "Page keywords: Sea, Law"
    assert told((), ()) == ""
    assert told_whole(("To check",), (one, other)).splitlines() == [
        "To check: your tag",
        f"Sea: article:tag of “{one.title}”; news_keywords of “{other.title}”",
        f"Law: keywords of “{one.title}”",
    ]


def test_a_pinned_card_says_the_tags_and_notes_that_are_given_while_it_stands(qtbot: QtBot, window: MainWindow) -> None:
    event = ids(window)[0]
    view = window.parts.view
    row = window.model.row_of(event)
    assert row is not None
    view.explainer.pin(row)
    give(qtbot, window, "Harbour", to=[event])
    assert "Harbour" in view.explainer.card.text
    window.actions_["undo"].trigger()
    wait(qtbot, window)
    assert "Harbour" not in view.explainer.card.text
    key = window.document.events[event].mentions[0].key
    window.desk.annotator.change("note", Annotating(Annotations(), Annotations((), (Note("Ask Ada", mention=key),))))
    wait(qtbot, window)
    assert "Ask Ada" in view.explainer.card.text


def test_where_the_project_may_only_be_read_nothing_is_asked_that_would_be_lost(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.document.path
    assert path is not None
    monkeypatch.setattr(event_dates, "locked", lambda _: "read-only")
    window.document.open(path)
    wait(qtbot, window)
    event = ids(window)[0]
    asks: tuple[Callable[[], object], ...] = (
        *(window.desk.new_era, window.desk.new_note, lambda: window.desk.note_to(event)),
        lambda: window.tags.tag_at(event),
    )
    for ask in asks:
        window.parts.message.hide()
        ask()
        assert (window.desk.dialog, window.tags.dialog) == (None, None)
        assert window.parts.message._text.text() == event_dates.FIXED
