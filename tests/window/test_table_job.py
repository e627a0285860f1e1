"""The table by hand in the real window: sorted at its head, rows gathered and reviewed, columns chosen, keys alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from window_samples import PATIENCE, demo_window

from timeline_app.records import Review
from timeline_app.ui.table_columns import ORIGINS, PEOPLE, REVIEW, STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.event_table import EventTable
    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open and its table shown, on the X screen."""
    window = demo_window(qtbot, "titanic")
    window.actions_["toggle_table"].trigger()
    qtbot.waitUntil(lambda: window.parts.table.rows.rowCount() > 0, timeout=PATIENCE)
    yield window
    window.ways.filters.finish()
    window.document.finish()


def _cell(table: EventTable, row: int, column: int) -> QPoint:
    return table.visualRect(table.rows.index(row, column)).center()


def _menu(window: MainWindow) -> QMenu:
    from PySide6.QtWidgets import QMenu

    menu = window.parts.table.findChild(QMenu, "table_menu")
    assert menu is not None
    return menu


def test_rows_are_sorted_gathered_and_accepted_by_hand(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    table, header, view = window.parts.table, window.parts.table.horizontalHeader(), window.parts.view
    head = QPoint(header.sectionViewportPosition(ORIGINS) + 20, header.height() // 2)
    with qtbot.waitSignal(table.rows.ordered, timeout=PATIENCE):
        hand.click(header.viewport(), head)
    qtbot.wait(600)  # or it would be a double-click
    with qtbot.waitSignal(table.rows.ordered, timeout=PATIENCE):
        hand.click(header.viewport(), head)
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    most = [int(table.rows.index(row, ORIGINS).data()) for row in range(table.rows.rowCount())]
    assert most == sorted(most, reverse=True)

    hand.click(table.viewport(), _cell(table, 1, STATUS))
    hand.click(table.viewport(), _cell(table, 3, STATUS), key="ctrl")
    assert view.chosen.rows == (table.rows.ref_at(1), table.rows.ref_at(3))
    hand.press("y")
    qtbot.waitUntil(lambda: table.rows.index(1, REVIEW).data() == "accepted", timeout=PATIENCE)
    assert table.rows.index(3, REVIEW).data() == "accepted"
    assert sum(event.review is Review.ACCEPTED for event in window.document.events.values()) == 2


def test_the_keyboard_sorts_and_chooses_columns(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    table = window.parts.table
    window.parts.view.setFocus()
    hand.press("ctrl+alt+c")
    qtbot.waitUntil(lambda: _menu(window).isVisible(), timeout=PATIENCE)
    lines = [action for action in _menu(window).actions() if not action.isSeparator()]
    people = next(number for number, action in enumerate(lines) if action.text() == "People")
    enabled = [action for action in lines[:people] if action.isEnabled()]
    hand.press(*["Down"] * (len(enabled) + 1), "Return")
    qtbot.waitUntil(lambda: not table.isColumnHidden(PEOPLE), timeout=PATIENCE)

    qtbot.waitUntil(table.hasFocus, timeout=PATIENCE)
    hand.press("Down", "Right", "Right")
    chosen = table.currentIndex()
    assert chosen.column() == STATUS
    event = table.rows.id_at(chosen.row())
    with qtbot.waitSignal(table.rows.ordered, timeout=PATIENCE):
        hand.press("ctrl+alt+o")
    said = [table.rows.index(row, STATUS).data() for row in range(table.rows.rowCount())]
    assert len(set(said)) == 1 + sum(one != other for one, other in pairwise(said))
    assert table.rows.id_at(table.currentIndex().row()) == event
    hand.press("Return")
    assert window.parts.panel.source.reader.hasFocus()
