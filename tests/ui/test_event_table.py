"""The table holds the events of the timeline in the order of time, and its selection is in step with theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from ui_samples import sample_articles, sample_events

from timeline_app.ui.event_model import EventModel
from timeline_app.ui.event_table import EventTable
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.table_model import DATE, EVENT, OUTLETS, TableModel
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


def test_the_header_turns_the_order_round(table: EventTable) -> None:
    before = _column(table, EVENT)
    table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    assert _column(table, EVENT) == before[::-1]
    table.sortByColumn(OUTLETS, Qt.SortOrder.AscendingOrder)  # has no order yet: nothing moves
    assert _column(table, EVENT) == before[::-1]


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
    with qtbot.waitSignal(table.event_selected) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.event_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == opened.args == [table.rows.id_at(table.currentIndex().row())]
    assert chosen.args != ["summit"]


def test_a_selection_from_elsewhere_is_shown_and_not_told(qtbot: QtBot, table: EventTable) -> None:
    with qtbot.assertNotEmitted(table.event_selected):
        table.set_selected("maybe")
        table.set_selected("maybe")
    assert table.selectionModel().hasSelection()
    with qtbot.assertNotEmitted(table.event_selected):
        table.set_selected(None)
    assert not table.selectionModel().hasSelection()


def test_what_is_read_on_leaves_selection_and_scroll_as_they_are(
    qtbot: QtBot, table: EventTable, events: EventModel
) -> None:
    table.resize(900, 150)
    table.set_selected("talks")
    table.scrollTo(table.rows.index(9, 0), table.ScrollHint.PositionAtTop)
    top = table.rows.id_at(table.rowAt(0))
    with qtbot.assertNotEmitted(table.event_selected):
        events.set_events(sample_events()[:-3], sample_articles())
    assert table.rows.id_at(table.rowAt(0)) == top
    assert table.rows.id_at(table.currentIndex().row()) == "talks"


def test_a_hidden_table_reads_nothing(table: EventTable, events: EventModel, monkeypatch: pytest.MonkeyPatch) -> None:
    table.hide()
    shot = Snapshot.of(tuple(sample_articles().values()), sample_events())
    monkeypatch.setattr(shot.catalogue, "events", lambda numbers: pytest.fail("an event was read"))
    events.set_snapshot(shot)
    assert table.rows.rowCount() == 0
