"""The table holds the events of the timeline in the order of time, and its selection is in step with theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from ui_samples import sample_articles, sample_events

from timeline_app.timeline.filtering import Choice, Filter
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.event_table import EventTable
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.table_columns import (
    COLUMNS,
    DATE,
    EVENT,
    ORGANISATIONS,
    ORIGINS,
    OUTLETS,
    PEOPLE,
    REPORTS,
    REVIEW,
    STATUS,
)
from timeline_app.ui.table_model import TableModel
from timeline_app.ui.table_order import By, Ordering
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def events(qapp: object) -> EventModel:
    made = EventModel()
    made.set_events(sample_events(), sample_articles())
    return made


@pytest.fixture
def table(qtbot: QtBot, events: EventModel) -> EventTable:
    made = EventTable(events, Theme.load("light"))
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def _column(table: EventTable, column: int) -> list[str]:
    return [table.rows.index(row, column).data() for row in range(table.rows.rowCount())]


def test_rows_are_in_the_order_of_time_and_the_undated_last(table: EventTable) -> None:
    dates = _column(table, DATE)
    assert len(dates) == len(sample_events())
    assert "1970" in dates[0]
    assert dates[-2:] == ["undated", "undated"]
    starts = [e.date.earliest for e in map(table.rows.event_at, range(len(dates) - 2)) if e and e.date]
    known = [start for start in starts if start is not None]
    assert known == sorted(known)


def _sorted(qtbot: QtBot, table: EventTable, column: int) -> None:
    with qtbot.waitSignal(table.rows.ordered):
        table.sort_by(column)


def test_the_header_turns_the_order_round_and_what_has_no_date_stays_last(qtbot: QtBot, table: EventTable) -> None:
    before = _column(table, EVENT)
    with qtbot.waitSignal(table.rows.ordered):
        table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    after = _column(table, EVENT)
    assert after[0] == before[-3]
    assert sorted(after[:-2]) == sorted(before[:-2])
    assert after[-2:] == before[-2:]
    table.sort_by(DATE)
    assert _column(table, EVENT) == before


@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_every_column_can_be_sorted_by_and_back(qtbot: QtBot, table: EventTable, column: int) -> None:
    if column == DATE:
        _sorted(qtbot, table, STATUS)
    _sorted(qtbot, table, column)
    said = [str(one) for one in _column(table, column)]
    if column in (EVENT, OUTLETS, PEOPLE, ORGANISATIONS):
        told = [each.split(", ")[0].casefold() for each in said if each]
        assert told == sorted(told)
        assert all(said[: len(told)])  # what names nobody stands last
    elif column in (ORIGINS, REPORTS):
        assert [int(one) for one in said] == sorted(int(one) for one in said)
    _sorted(qtbot, table, column)
    assert table.rows.ordering.by[0] == By(column, descending=True)


def test_where_a_column_says_the_same_the_one_before_it_decides_and_then_time(qtbot: QtBot, table: EventTable) -> None:
    _sorted(qtbot, table, ORIGINS)
    _sorted(qtbot, table, STATUS)
    rows = list(zip(_column(table, STATUS), map(int, _column(table, ORIGINS)), strict=True))
    kinds = list(dict.fromkeys(status for status, _ in rows))
    assert rows == sorted(rows, key=lambda row: (kinds.index(row[0]), row[1]))
    ordering = Ordering().then(STATUS, descending=False).then(REVIEW, descending=True).then(STATUS, descending=True)
    assert ordering.by == (By(STATUS, descending=True), By(REVIEW, descending=True), By(DATE))


def test_a_table_that_was_sorted_is_sorted_when_it_is_seen_again_and_stays_so_under_a_filter(
    qtbot: QtBot, table: EventTable, events: EventModel
) -> None:
    _sorted(qtbot, table, EVENT)
    names = _column(table, EVENT)
    table.hide()
    table.show()
    assert _column(table, EVENT) == names
    shot = events.shot.shown(events.group_by, Filter(status=Choice(frozenset(("planned",)))))
    events.regroup(shot)
    left = _column(table, EVENT)
    assert left == [name for name in names if name in left]
    assert 0 < len(left) < len(names)


def test_columns_are_chosen_by_a_menu_and_remembered(qtbot: QtBot, table: EventTable, events: EventModel) -> None:
    header = table.horizontalHeader()
    assert header.isSectionHidden(PEOPLE)
    menu = table.open_menu()
    lines = {action.text(): action for action in menu.actions()}
    assert not lines["Event"].isEnabled()
    lines["People"].trigger()
    lines["Review"].trigger()
    menu.close()
    with qtbot.waitSignal(table.rows.ordered):
        table.sort_by(OUTLETS)
    other = EventTable(events, Theme.load("light"))
    qtbot.addWidget(other)
    other.restore_layout(table.layout_kept())
    other.show()
    assert [other.isColumnHidden(column) for column in (PEOPLE, REVIEW, EVENT)] == [False, True, False]
    qtbot.waitUntil(lambda: _column(other, EVENT) == _column(table, EVENT))
    other.usual_columns()
    assert [other.isColumnHidden(column) for column in (PEOPLE, REVIEW)] == [True, False]


def test_several_rows_are_selected_and_the_current_one_leads(qtbot: QtBot, table: EventTable) -> None:
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(table.rows_chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen.args == [tuple(table.rows.ref_at(row) for row in (1, 2, 3))]
    refs = [table.rows.ref_at(row) for row in (5, 2, 7)]
    with qtbot.assertNotEmitted(table.rows_chosen):
        table.set_chosen(refs)
        table.set_selected(table.rows.id_at(7))
    assert sorted(index.row() for index in table.selectionModel().selectedRows()) == [2, 5, 7]
    assert table.currentIndex().row() == 7
    _sorted(qtbot, table, EVENT)
    rows = [index.row() for index in table.selectionModel().selectedRows()]
    assert {table.rows.ref_at(row) for row in rows} == set(refs)


def test_shift_goes_on_from_the_selected_row_when_events_have_changed(
    qtbot: QtBot, table: EventTable, events: EventModel
) -> None:
    QTest.keyRelease(table, Qt.Key.Key_Shift)  # of a test before: it would count as held
    table.set_selected(table.rows.id_at(2))
    events.set_events(sample_events(), sample_articles())
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert sorted(index.row() for index in table.selectionModel().selectedRows()) == [2, 3]


def test_more_rows_than_can_be_selected_are_refused_with_a_word(
    qtbot: QtBot, table: EventTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline_app.ui.event_table.MOST", 3)
    table.set_selected("summit")
    with qtbot.waitSignal(table.refused), qtbot.assertNotEmitted(table.rows_chosen):
        table.selectAll()
    assert [table.rows.id_at(index.row()) for index in table.selectionModel().selectedRows()] == ["summit"]


def test_cells_and_headers_are_read_aloud_with_what_they_count(qtbot: QtBot, table: EventTable) -> None:
    row = table.rows.row_of("summit")
    assert row is not None
    aloud = [table.rows.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(len(COLUMNS))]
    assert aloud[1:6] == ["Summit on the island", "reported", "not reviewed", "3 origins", "3 reports"]
    assert all(aloud)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.rows.headerData(DATE, Qt.Orientation.Horizontal, role) == "Date, sorted ascending"
    _sorted(qtbot, table, ORIGINS)
    assert table.rows.headerData(DATE, Qt.Orientation.Horizontal, role) == "Date"
    tips = [
        table.rows.headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) for n in range(len(COLUMNS))
    ]
    assert all(tips)


def test_the_model_keeps_qts_rules(events: EventModel) -> None:
    rows = TableModel(events)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.load()
    assert rows.rowCount() == len(sample_events())
    events.set_events([], {})
    rows.load()
    assert rows.rowCount() == 0
    del tester


def test_the_keyboard_selects_and_opens(qtbot: QtBot, table: EventTable) -> None:
    table.set_selected("summit")
    assert table.rows.id_at(table.currentIndex().row()) == "summit"
    with qtbot.waitSignal(table.rows_chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.event_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    row = table.currentIndex().row()
    assert (chosen.args, opened.args) == ([(table.rows.ref_at(row),)], [table.rows.id_at(row)])
    assert opened.args != ["summit"]


def test_a_selection_from_elsewhere_is_shown_and_not_told(qtbot: QtBot, table: EventTable) -> None:
    with qtbot.assertNotEmitted(table.rows_chosen):
        table.set_selected("maybe")
        table.set_selected("maybe")
    assert table.selectionModel().hasSelection()
    with qtbot.assertNotEmitted(table.rows_chosen):
        table.set_selected(None)
    assert not table.selectionModel().hasSelection()


def test_what_is_read_on_leaves_selection_and_scroll_as_they_are(
    qtbot: QtBot, table: EventTable, events: EventModel
) -> None:
    table.resize(900, 150)
    table.set_selected("talks")
    table.scrollTo(table.rows.index(9, 0), table.ScrollHint.PositionAtTop)
    top = table.rows.id_at(table.rowAt(0))
    with qtbot.assertNotEmitted(table.rows_chosen):
        events.set_events(sample_events()[:-3], sample_articles())
    assert table.rows.id_at(table.rowAt(0)) == top
    assert table.rows.id_at(table.currentIndex().row()) == "talks"


def test_a_hidden_table_reads_nothing(table: EventTable, events: EventModel, monkeypatch: pytest.MonkeyPatch) -> None:
    table.hide()
    shot = Snapshot.of(tuple(sample_articles().values()), sample_events())
    monkeypatch.setattr(shot.catalogue, "events", lambda numbers: pytest.fail("an event was read"))
    events.set_snapshot(shot)
    assert table.rows.rowCount() == 0
