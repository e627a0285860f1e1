"""Correcting and reviewing by hand, in the real window: editing, merging, splitting, notes, quoting, states, hiding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from window_samples import PATIENCE, at_rest, demo_window, middle

from timeline_app.records import Review, Status
from timeline_app.ui.annotation_dialog import NoteDialog
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


def click_event(qtbot: QtBot, window: MainWindow, hand: Hand, *, which: int = 0, key: str = "") -> Event:
    """Click on a mark that is whole in sight, other than those before it; return its event."""
    view = window.parts.view
    seen: list[int] = []
    for mark in view.scene.marks:
        if mark.clipped_left or mark.clipped_right or mark.ref in seen or mark.rect.width > 400:
            continue
        seen.append(mark.ref)
        if len(seen) > which:
            hand.click(view, middle(mark.rect), key=key)
            at_rest(qtbot, window)
            event = view.model.event_at(mark.ref)
            assert event is not None
            return event
    raise AssertionError("too few events in sight")


def now(window: MainWindow, event: Event) -> Event:
    """Return the event that holds the first report of another as it is by now."""
    key = event.mentions[0].key
    places = window.document.snapshot.places_of([key])
    return window.document.events[places[key][0]]


def test_an_event_is_edited_in_plain_words_by_keys_alone_and_taken_back(
    qtbot: QtBot, window: MainWindow, hand: Hand
) -> None:
    event = click_event(qtbot, window, hand)
    hand.press("F2")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), EventDialog), timeout=PATIENCE)
    hand.press("ctrl+a")
    hand.write("last month")
    hand.press("shift+Tab", "ctrl+a")
    hand.write("What I call it")
    hand.press("Tab", "Tab", "Tab", "End", "Return")
    at_rest(qtbot, window)
    after = now(window, event)
    assert (after.label, after.status, after.by_hand) == ("What I call it", Status.DENIED, True)
    assert (after.found_label, after.found) == (event.label, event.date)
    told = window.parts.panel.header.findChild(QLabel, "event_status")
    assert told is not None
    assert "You named it" in told.text()
    window.parts.view.setFocus()
    hand.press("ctrl+z")
    at_rest(qtbot, window)
    assert now(window, event) == event


def test_two_events_are_merged_with_ctrl_click_and_the_report_is_split_off_again(
    qtbot: QtBot, window: MainWindow, hand: Hand
) -> None:
    before = len(window.document.snapshot)
    one = click_event(qtbot, window, hand)
    other = click_event(qtbot, window, hand, which=2, key="ctrl")
    assert len(window.parts.view.chosen.rows) == 2
    hand.press("ctrl+alt+m")
    at_rest(qtbot, window)
    assert len(window.document.snapshot) == before - 1
    assert now(window, one).id == now(window, other).id
    merged = now(window, one)
    position = next(at for at, mention in enumerate(merged.mentions) if mention.key == other.mentions[0].key)
    window.document.select(merged.id, position)
    at_rest(qtbot, window)
    hand.press("ctrl+alt+s")
    at_rest(qtbot, window)
    assert now(window, one).id != now(window, other).id
    hand.press("ctrl+z", "ctrl+z")
    at_rest(qtbot, window)
    assert len(window.document.snapshot) == before


def test_states_have_keys_and_the_next_that_is_not_reviewed_is_one_away(
    qtbot: QtBot, window: MainWindow, hand: Hand
) -> None:
    for key, state in (("y", Review.ACCEPTED), ("x", Review.REJECTED), ("u", Review.DISPUTED)):
        hand.press("j")
        at_rest(qtbot, window)
        event = window.document.chosen_event
        assert event is not None
        hand.press(key)
        at_rest(qtbot, window)
        assert now(window, event).review is state
    assert window.parts.panel.review.progress.text().startswith("3 of ")
    event = window.document.chosen_event
    assert event is not None
    hand.press("h")
    at_rest(qtbot, window)
    assert now(window, event).hidden
    hand.press("ctrl+z")
    at_rest(qtbot, window)
    assert not now(window, event).hidden


def test_a_note_is_written_and_edited_beside_its_event(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    click_event(qtbot, window, hand)
    hand.press("ctrl+alt+n")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), NoteDialog), timeout=PATIENCE)
    hand.write("Ask the ministry")
    hand.press("Return")
    rows = window.parts.panel.header.notes
    qtbot.waitUntil(lambda: rows.isVisible(), timeout=PATIENCE)
    at_rest(qtbot, window)
    labels = [label.text() for label in rows.findChildren(QLabel) if label.isVisible()]
    assert labels == ["Your note: Ask the ministry"]
    (edit,) = (each for each in rows.findChildren(QPushButton) if each.isVisible())
    hand.click(edit, edit.rect().center())
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), NoteDialog), timeout=PATIENCE)
    hand.press("End")
    hand.write(" again")
    hand.press("Return")
    qtbot.waitUntil(
        lambda: any(label.text().endswith("again") for label in rows.findChildren(QLabel)), timeout=PATIENCE
    )
    at_rest(qtbot, window)


def test_words_of_the_article_become_an_event_that_leads_back(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    click_event(qtbot, window, hand)
    reader, before = window.parts.panel.source.reader, len(window.document.events)
    cursor = QTextCursor(reader.document())
    place = reader.cursorRect(cursor)
    hand.click(reader.viewport(), QPoint(place.x() + 60, place.y() + 90), times=2)  # a word
    hand.press("alt+Insert")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), OwnEventDialog), timeout=PATIENCE)
    hand.press("ctrl+a")
    hand.write("A thing that nobody else reports")
    hand.press("Tab", "ctrl+a")
    hand.write("3 May 1951")
    hand.press("Return")
    at_rest(qtbot, window)
    event = window.document.chosen_event
    assert event is not None
    assert (event.label, str(event.date)) == ("A thing that nobody else reports", "1951-05-03")
    meta = window.parts.panel.source.findChild(QLabel, "article_meta")
    assert meta is not None
    assert "show the place it quotes" in meta.text()
    window.parts.view.setFocus()
    hand.press("ctrl+z")
    at_rest(qtbot, window)
    assert len(window.document.events) == before
