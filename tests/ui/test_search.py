"""Searching in the window: what is typed is found at each key, listed, marked in the article, and filtered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from shell_samples import filled_window

from timeline_app.records import Tag, Tagging
from timeline_app.search.query import read
from timeline_app.search.tree import Words
from timeline_app.store.project import Project
from timeline_app.timeline.filtering import NOTHING_ASKED, Filter
from timeline_app.ui.filter_words import asked, written
from timeline_app.ui.filter_words import read as read_filter
from timeline_app.ui.search import answer, matches
from timeline_app.ui.search_rows import IN_SIGHT, rows
from timeline_app.ui.table_columns import EVENT
from timeline_app.ui.table_found import STRIP
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def filled(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    yield made
    made.close()


@pytest.fixture
def typed(qtbot: QtBot, filled: MainWindow) -> MainWindow:
    """Return a window in whose search field "ferry" was typed, with its list open."""
    filled.activateWindow()
    field = filled.parts.tool_bar.search
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "ferry")
    qtbot.waitUntil(filled.ways.searching.results.isVisible)
    qtbot.waitUntil(lambda: len(filled.search.found) > 0)
    return filled


def _said(window: MainWindow) -> str:
    said = window.ways.searching.results.findChild(QLabel, "search_said")
    assert said is not None
    return said.text()


def test_what_is_found_is_listed_with_its_words_and_opened_by_enter(qtbot: QtBot, typed: MainWindow) -> None:
    field, results, search = typed.parts.tool_bar.search, typed.ways.searching.results, typed.search
    count = len(search.found)
    qtbot.waitUntil(lambda: results.view.lines.rowCount() == count)
    assert _said(typed) == f"{len(search.found.events)} events, {len(search.found.articles)} articles"
    found = rows(typed.document.snapshot, search.found, Words(("ferry",), begun=True))
    for row in found:
        marked = [row.title[a:b] for a, b in row.title_marks] + [row.second[a:b] for a, b in row.second_marks]
        assert marked
        assert all(each.casefold().startswith("ferr") for each in marked)
    assert typed.document.selection is None  # looking through the list selects nothing
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Down)
    assert results.current == 1
    assert field.hasFocus()
    QTest.keyClick(field, Key.Key_Return)
    assert results.isHidden()
    event = typed.document.snapshot.event_at(search.found.events[1])
    assert typed.document.chosen_event == event
    QTest.keyClick(field, Key.Key_Return)  # from there on to the next
    assert typed.document.chosen_event == typed.document.snapshot.event_at(search.found.events[2])


def test_the_last_rows_are_articles(qtbot: QtBot, typed: MainWindow) -> None:
    field, results, search = typed.parts.tool_bar.search, typed.ways.searching.results, typed.search
    qtbot.waitUntil(lambda: results.view.lines.rowCount() == len(search.found))
    for _ in range(len(search.found) + 3):
        QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Return)
    chosen = typed.document.selection
    assert chosen is not None
    assert chosen.event is None
    assert chosen.article == typed.document.snapshot.catalogue.article_ids(search.found.articles[-1:].tolist())[0]


def test_the_list_goes_with_the_keyboard_and_comes_back_by_an_arrow(qtbot: QtBot, typed: MainWindow) -> None:
    field, results = typed.parts.tool_bar.search, typed.ways.searching.results
    typed.parts.view.setFocus()
    qtbot.waitUntil(results.isHidden)
    field.setFocus()
    assert results.isHidden()
    QTest.keyClick(field, Key.Key_Down)
    assert results.isVisible()
    QTest.keyClick(field, Key.Key_Escape)
    assert results.isHidden()
    assert field.text() == ""


def test_the_words_are_marked_in_the_article(qtbot: QtBot, typed: MainWindow) -> None:
    field, reader = typed.parts.tool_bar.search, typed.parts.panel.source.reader
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: typed.document.selection is not None)
    article = typed.document.chosen_article
    assert article is not None
    qtbot.waitUntil(lambda: len(reader.words) > 0)
    assert {article.text[hit.start : hit.end].casefold()[:5] for hit in reader.words.all} == {"ferry"}
    QTest.keyClick(field, Key.Key_Escape)
    assert len(reader.words) == 0


def test_ctrl_enter_filters_by_the_words_and_lets_go_of_them(qtbot: QtBot, typed: MainWindow) -> None:
    field, document = typed.parts.tool_bar.search, typed.document
    events = typed.search.found.events
    with qtbot.waitSignal(document.lanes_changed):
        QTest.keyClick(field, Key.Key_Return, CTRL)
    shot = document.snapshot
    assert shot.wanted == Filter(words="ferry")
    assert shot.kept is not None
    assert tuple(sorted(events)) == tuple(shot.kept.nonzero()[0].tolist())
    assert field.filter.isChecked()
    assert [chip.text() for chip in typed.parts.chips.chips] == ["Words: ferry  ×", "Clear all"]
    QTest.keyClicks(field, " ")
    assert not field.filter.isChecked()  # other words than those that are filtered by
    QTest.keyClick(field, Key.Key_Backspace)
    assert field.filter.isChecked()
    with qtbot.waitSignal(document.lanes_changed):
        QTest.mouseClick(field.filter, Qt.MouseButton.LeftButton)
    assert document.snapshot.wanted == NOTHING_ASKED
    with qtbot.waitSignal(document.lanes_changed):
        QTest.keyClick(field, Key.Key_Return, CTRL)
    with qtbot.waitSignal(document.lanes_changed):
        typed.actions_["clear_filters"].trigger()
    assert not field.filter.isChecked()
    assert document.snapshot.kept is None


def test_what_cannot_be_looked_for_filters_nothing(qtbot: QtBot, filled: MainWindow) -> None:
    field = filled.parts.tool_bar.search
    field.setFocus()
    QTest.keyClicks(field, "-ferry ")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    assert not field.filter.isChecked()
    assert filled.document.snapshot.wanted == NOTHING_ASKED
    qtbot.waitUntil(filled.ways.searching.results.isVisible)
    assert _said(filled) == "Name also what to look for, not only what to leave out."


def test_a_letter_alone_is_looked_for_once_enter_or_a_space_follows(qtbot: QtBot, filled: MainWindow) -> None:
    field, search = filled.parts.tool_bar.search, filled.search
    filled.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "f")
    qtbot.waitUntil(filled.ways.searching.results.isVisible)
    assert _said(filled) == "“f” alone is looked for after a space or Enter."
    assert filled.parts.view.found is None  # nothing pales yet
    count = field.findChild(QLabel, "search_count")
    assert count is not None
    assert count.text() == ""
    QTest.keyClicks(field, "erry")
    qtbot.waitUntil(lambda: len(search.found) > 0)
    found = search.found.events.tolist()
    QTest.keyClicks(field, " q")
    qtbot.waitUntil(lambda: "“q”" in _said(filled))
    assert search.found.events.tolist() == found
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: not len(search.found))
    assert search.asked == read("ferry q ")


def test_a_filter_of_words_is_kept_as_any_other() -> None:
    wanted = Filter(words='"two words" -three', origins=2)
    assert read_filter(written(wanted)) == wanted
    assert read_filter({"origins": 2, "disagreeing": False}) == Filter(origins=2)  # of an older version
    assert Filter(origins=2) in [left for _, left in asked(wanted)]
    with pytest.raises(ValueError, match="words"):
        read_filter({**written(wanted), "words": 3})


def test_a_filter_of_words_follows_the_tags(qtbot: QtBot, typed: MainWindow) -> None:
    field, document = typed.parts.tool_bar.search, typed.document
    with qtbot.waitSignal(document.lanes_changed):
        QTest.keyClick(field, Key.Key_Return, CTRL)
    event = document.snapshot.event_at(typed.search.found.events[0])
    assert event is not None
    other = next(e for e in document.events.values() if e.id != event.id and "ferry" not in e.label.casefold())
    ref = document.snapshot.ref_of(other.id)
    assert document.snapshot.kept is not None
    assert not document.snapshot.kept[ref]
    assert document.path is not None
    with Workspace(document.path) as workspace:
        workspace.tags.change(Tagging((), (Tag("ferry", other.mentions[0].key),)))
    with qtbot.waitSignal(document.lanes_changed):
        document.regroup("topic")
    assert document.snapshot.kept[ref]


def test_an_older_project_is_made_ready_to_be_searched(qtbot: QtBot, filled: MainWindow) -> None:
    path = filled.document.path
    assert path is not None
    with qtbot.waitSignal(filled.document.project_changed):
        filled.document.close()
    with Project.open(path) as project:
        project.words.forget()
    heard: list[int] = []
    filled.indexing.left_changed.connect(heard.append)
    with qtbot.waitSignal(filled.indexing.finished, timeout=10_000):
        filled.document.open(path)
    assert max(heard) > 0
    assert heard[-1] == 0
    assert len(matches(filled.document.snapshot, read("ferry").query)) > 0


def test_what_is_in_sight_of_the_list_comes_with_the_count_and_begins_the_whole_list(filled: MainWindow) -> None:
    shot, query = filled.document.snapshot, read("the OR ferry OR island").query
    assert query is not None
    found = answer(shot, query)
    whole = rows(shot, matches(shot, query), query)
    assert found.lines == whole[:IN_SIGHT]
    for most in range(len(whole) + 1):
        assert rows(shot, found.every, query, most=most) == whole[:most]


def test_what_is_found_is_marked_in_the_table(qtbot: QtBot, typed: MainWindow) -> None:
    typed.actions_["toggle_table"].trigger()
    table, ground = typed.parts.table, typed.theme.colour("found").rgb()
    table.horizontalHeader().resizeSection(EVENT, 900)  # no name is cut off
    table.horizontalHeader().moveSection(EVENT, 0)
    table.window().resize(1900, 1000)
    qtbot.waitUntil(lambda: table.rows.rowCount() > 0)
    typed.ways.searching.results.hide()
    found = table.rows.rows_of(typed.search.found.events.tolist())
    assert 0 < len(found) < table.rows.rowCount()

    def shown(row: int) -> tuple[bool, bool]:
        """Tell whether the row has a strip, and whether words of it are marked."""
        rect = table.visualRect(table.rows.index(row, EVENT))
        image = table.viewport().grab(rect).toImage()
        pixels = [[image.pixel(x, y) == ground for x in range(image.width())] for y in range(image.height())]
        return all(line[0] for line in pixels), any(any(line[STRIP:]) for line in pixels)

    for row in range(table.rows.rowCount()):
        words = str(table.rows.index(row, EVENT).data()).casefold()
        assert shown(row) == (row in found, "ferry" in words)
    typed.parts.tool_bar.search.clear()
    qtbot.waitUntil(lambda: not len(typed.search.found))
    assert not any(any(shown(row)) for row in range(table.rows.rowCount()))


def test_the_row_one_stands_on_stays_as_more_rows_follow(qtbot: QtBot, typed: MainWindow) -> None:
    results, search = typed.ways.searching.results, typed.search
    qtbot.waitUntil(lambda: results.view.lines.rowCount() == len(search.found))
    found = rows(typed.document.snapshot, search.found, Words(("ferry",), begun=True))
    results.set_rows(found[:2], "")
    results.move_by(1)
    results.set_rows(found, "")
    assert results.current == 0
    results.set_rows(found[1:], "")
    assert results.current is None
