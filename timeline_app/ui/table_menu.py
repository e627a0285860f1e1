"""What the head of the table of events offers: which columns are seen, and by which one events are sorted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from timeline_app.ui.table_columns import COLUMNS, EVENT

if TYPE_CHECKING:
    from timeline_app.ui.event_table import EventTable


def table_menu(table: EventTable) -> QMenu:
    """Return the menu of a table, which goes when it is closed."""
    menu = QMenu("Columns of the table", table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName("table_menu")
    header = table.horizontalHeader()
    for number, column in enumerate(COLUMNS):
        shows = menu.addAction(column.name)
        shows.setCheckable(True)
        shows.setChecked(not header.isSectionHidden(number))
        shows.setEnabled(number != EVENT)
        shows.setToolTip(column.tip)
        shows.toggled.connect(lambda on, number=number: table.show_column(number, shown=on))
    menu.addAction("Usual columns").triggered.connect(table.usual_columns)
    menu.addSeparator()
    _add_orders(menu, table)
    return menu


def _add_orders(menu: QMenu, table: EventTable) -> None:
    header = table.horizontalHeader()
    sort = menu.addMenu("Sort by")
    group = QActionGroup(sort)
    for number, column in enumerate(COLUMNS):
        by = group.addAction(column.name)
        by.setCheckable(True)
        by.setChecked(header.sortIndicatorSection() == number)
        by.triggered.connect(partial(_sort, table, number))
        sort.addAction(by)
    around = menu.addAction("The other way round")
    around.triggered.connect(lambda: table.sort_by(header.sortIndicatorSection()))


def _sort(table: EventTable, column: int) -> None:
    if table.horizontalHeader().sortIndicatorSection() != column:
        table.sort_by(column)
