"""Every event can be accepted, rejected, disputed and hidden, by key and by mouse; what is left to do is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_samples import filled_window, settle

from timeline_app.records import Review
from timeline_app.timeline.filtering import Choice, Filter
from timeline_app.timeline.marks import ReviewCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.records import Event
    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    window = filled_window(qtbot, tmp_path, monkeypatch)
    yield window
    window.work.finish()


def chosen(window: MainWindow) -> Event:
    event = window.document.chosen_event
    assert event is not None
    return event


def select(window: MainWindow, at: int = 0) -> Event:
    """Select an event by its place in time."""
    shot = window.document.snapshot
    event = shot.event_at(int(shot.by_time[at]))
    assert event is not None
    window.document.select(event.id)
    return event


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.parts.view, key, held)
    settle(qtbot, window.document)


@pytest.mark.parametrize(
    ("key", "review"),
    [(Qt.Key.Key_Y, Review.ACCEPTED), (Qt.Key.Key_X, Review.REJECTED), (Qt.Key.Key_U, Review.DISPUTED)],
)
def test_a_key_says_it_and_says_it_no_more(qtbot: QtBot, window: MainWindow, key: Qt.Key, review: Review) -> None:
    event = select(window)
    press(qtbot, window, key)
    assert (chosen(window).id, chosen(window).review) == (event.id, review)
    press(qtbot, window, key)
    assert chosen(window).review is Review.PROPOSED
    window.actions_["undo"].trigger()
    settle(qtbot, window.document)
    assert chosen(window).review is review


def test_the_buttons_say_it_and_show_it(qtbot: QtBot, window: MainWindow) -> None:
    select(window)
    row, total = window.parts.panel.review, len(window.document.snapshot)
    assert row.progress.text() == f"0 of {total}"
    QTest.mouseClick(row.buttons["accept"], Qt.MouseButton.LeftButton)
    settle(qtbot, window.document)
    assert row.buttons["accept"].isChecked()
    assert row.progress.text() == f"1 of {total}"
    QTest.mouseClick(row.buttons["reject"], Qt.MouseButton.LeftButton)
    settle(qtbot, window.document)
    assert (row.buttons["accept"].isChecked(), row.buttons["reject"].isChecked()) == (False, True)
    assert f"{total - 1} to review" in window.parts.counts.text()


def test_the_next_that_is_not_reviewed_is_found_round_the_end(qtbot: QtBot, window: MainWindow) -> None:
    first = select(window)
    press(qtbot, window, Qt.Key.Key_Y)
    press(qtbot, window, Qt.Key.Key_J)
    second = chosen(window)
    assert second.id != first.id
    press(qtbot, window, Qt.Key.Key_J, shift=True)
    assert chosen(window).id not in (first.id, second.id)  # the last one: the first is done
    while True:
        press(qtbot, window, Qt.Key.Key_Y)
        if window.parts.panel.review.progress.text().split()[0] == str(len(window.document.snapshot)):
            break
        press(qtbot, window, Qt.Key.Key_J)
    told: list[str] = []
    window.document.message_posted.connect(lambda message: told.append(message.text))
    press(qtbot, window, Qt.Key.Key_J)
    assert told == ["Every event here is reviewed."]
    assert not window.parts.panel.review.progress.isEnabled()


def test_several_are_said_of_in_one_step(qtbot: QtBot, window: MainWindow) -> None:
    rows = tuple(int(ref) for ref in window.document.snapshot.by_time[:3])
    window.parts.view.select_rows(rows)
    press(qtbot, window, Qt.Key.Key_X)
    reviews = [event.review for event in window.document.events.values()]
    assert reviews.count(Review.REJECTED) == 3
    window.actions_["undo"].trigger()
    settle(qtbot, window.document)
    assert {event.review for event in window.document.events.values()} == {Review.PROPOSED}


def test_what_is_hidden_is_counted_and_can_be_shown(qtbot: QtBot, window: MainWindow) -> None:
    total = len(window.document.snapshot)
    select(window)
    press(qtbot, window, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: window.document.snapshot.kept is not None, timeout=20_000)
    shot = window.document.snapshot
    assert (shot.hidden, len(shot.by_time)) == (1, total - 1)
    qtbot.waitUntil(lambda: "the others hidden" in window.parts.counts.text(), timeout=20_000)
    window.actions_["show_hidden"].trigger()
    qtbot.waitUntil(lambda: len(window.document.snapshot.by_time) == total, timeout=20_000)
    select(window)
    press(qtbot, window, Qt.Key.Key_H)
    assert window.document.snapshot.hidden == 0


def test_a_filter_leaves_what_is_held_so(qtbot: QtBot, window: MainWindow) -> None:
    event = select(window)
    press(qtbot, window, Qt.Key.Key_Y)
    window.document.filter(Filter(review=Choice(frozenset({"accepted"}))))
    qtbot.waitUntil(lambda: len(window.document.snapshot.by_time) == 1, timeout=20_000)
    left = window.document.snapshot.event_at(int(window.document.snapshot.by_time[0]))
    assert left is not None
    assert left.id == event.id


def test_what_is_held_is_drawn_and_explained(qtbot: QtBot, window: MainWindow) -> None:
    view = window.parts.view
    event = select(window)
    before = view.grab().toImage()
    press(qtbot, window, Qt.Key.Key_X)
    ref = window.document.snapshot.ref_of(event.id)
    qtbot.waitUntil(lambda: any(m.review == ReviewCode.REJECTED for m in view.scene.marks), timeout=20_000)
    (mark,) = (mark for mark in view.scene.marks if mark.ref == ref)
    assert "rejected" in {entry.key for entry in view.scene.legend}
    now = view.grab().toImage()
    at = (round(mark.rect.right) - 1, round(mark.rect.bottom) - 2)
    assert now.pixel(*at) != before.pixel(*at)
