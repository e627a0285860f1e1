"""The same events as a table sees them, in an order of the user's; a row is read when it is seen.

The order of time is known, any other is found by a worker: until then the rows stay as they are, or stand by time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.table_columns import COLUMNS, FIGURES
from timeline_app.ui.table_order import Ordering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from timeline_app.records import Event
    from timeline_app.timeline.columns import EventColumns
    from timeline_app.ui.event_model import EventModel

    AnyIndex = QModelIndex | QPersistentModelIndex

AT_ONCE: Final = 64  # rows read together: a table's worth
_NOWHERE = QModelIndex()
_NO_ROWS: Final = np.zeros(0, np.int64)
_Role = Qt.ItemDataRole
_SORTED: Final[dict[int, tuple[str, str]]] = {  # after the name of the column that is sorted by: ascending, descending
    _Role.DisplayRole: (" ↑", " ↓"),
    _Role.AccessibleTextRole: (", sorted ascending", ", sorted descending"),
}


class TableModel(QAbstractTableModel):
    """The rows of the event model in an order; none while nobody looks at them."""

    ordered = Signal()  # the same events stand in another order
    failed = Signal(str)

    def __init__(self, events: EventModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events = events
        self.ordering = Ordering()
        self._jobs = Jobs(self)
        self._seen = False
        self._order: NDArray[np.int64] | None = None  # of all events, as the worker found it last
        self._columns = self._ordered_for = events.shot.columns  # of events by ref, as they were then
        self._refs = _NO_ROWS  # by row
        self._rows = _NO_ROWS  # by ref
        self._read = -1  # which rows were read last, counted in AT_ONCE

    def finish(self) -> None:
        """Let go of what runs, before the program ends."""
        self._jobs.finish()

    def load(self, *, seen: bool = True) -> None:
        """Take the events as they are now; none where the table is not seen."""
        self._seen = seen
        self._jobs.forget()
        shot, order = self._events.shot, self._order
        if not seen:
            self._show(_NO_ROWS)
        elif self.ordering.plain:
            self._show(shot.by_time)
        elif order is not None and np.array_equal(self._ordered_for.numbers, shot.columns.numbers):
            self._show(order)
            if shot.columns is not self._ordered_for:
                self._begin()
        else:
            self._show(shot.by_time)
            self._begin()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, as soon as a worker has found the order; where it says the same, as until now."""
        ordering = self.ordering.then(column, descending=order == Qt.SortOrder.DescendingOrder)
        if ordering == self.ordering:
            return
        self.ordering, self._order = ordering, None
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._jobs.forget()
        if self._seen and ordering.plain:
            self._show(self._events.shot.by_time)
            self.ordered.emit()
        elif self._seen:
            self._begin()

    def _begin(self) -> None:
        shot, ordering = self._events.shot, self.ordering
        self._jobs.start(
            Job(
                lambda _: ordering.refs(shot),
                lambda order: self._on_jobs_ordered(order, shot.columns),
                self.failed.emit,
            )
        )

    def _on_jobs_ordered(self, order: NDArray[np.int64], columns: EventColumns) -> None:
        self._order, self._ordered_for = order, columns
        self._show(order)
        self.ordered.emit()

    def _show(self, order: NDArray[np.int64]) -> None:
        """Let the events stand in an order; a filter may leave fewer."""
        self.beginResetModel()
        kept = self._events.shot.kept
        self._refs = order if kept is None or order is self._events.shot.by_time else order[kept[order]]
        self._rows = np.full(len(self._events.shot) if self._seen else 0, -1, np.int64)
        self._rows[self._refs] = np.arange(len(self._refs))
        self._columns = self._events.shot.columns
        self._read = -1
        self.endResetModel()

    def ref_at(self, row: int) -> int:
        """Return the ref of a row."""
        return int(self._refs[row])

    def refs_at(self, first: int, last: int) -> NDArray[np.int64]:
        """Return the refs of rows, the last included."""
        return self._refs[first : last + 1]

    def rows_of(self, refs: Iterable[int]) -> list[int]:
        """Return the rows of refs in ascending order; those that are not shown are left out."""
        known = (ref for ref in refs if 0 <= ref < len(self._rows))
        return sorted(row for ref in known if (row := int(self._rows[ref])) >= 0)

    def number_at(self, row: int) -> int:
        """Return the number of a row's event, by which it is found again among others."""
        return int(self._columns.numbers[self._refs[row]])

    def row_of_number(self, number: int) -> int | None:
        """Return the row of an event's number; None where it is no more."""
        return self.row_of_ref(self._columns.row_of(number))

    def row_of(self, event: str | None) -> int | None:
        """Return the row of an event's id."""
        return self.row_of_ref(self._events.row_of(event))

    def row_of_ref(self, ref: int | None) -> int | None:
        """Return the row of a ref; None where it is not shown."""
        return None if ref is None else next(iter(self.rows_of((ref,))), None)

    def event_at(self, row: int) -> Event | None:
        """Return the event of a row; None where it is no more."""
        return self._events.event_at(self.ref_at(row))

    def id_at(self, row: int) -> str:
        """Return the id of a row's event; the empty text where it is no more."""
        return self._events.id_of(self.ref_at(row))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the events."""
        return 0 if parent.isValid() else len(self._refs)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else self._events.columnCount()

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        """Return what the event model has in a cell; to be read aloud, with what a bare figure counts."""
        if not index.isValid() or not 0 <= index.row() < len(self._refs):
            return None
        if role == _Role.TextAlignmentRole and index.column() in FIGURES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.AccessibleTextRole:
            return COLUMNS[index.column()].aloud(str(self.data(index)))
        if role == _Role.DisplayRole and index.row() // AT_ONCE != self._read:
            self._read = index.row() // AT_ONCE
            self._events.shot.events_at(self._refs[self._read * AT_ONCE :][:AT_ONCE].tolist())
        return self._events.index(self.ref_at(index.row()), index.column()).data(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Return a column's name with how it is sorted by, what it means, or a row's number."""
        across = orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS)
        if across and role == _Role.TextAlignmentRole and section in FIGURES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if across and role == _Role.ToolTipRole:
            return f"{COLUMNS[section].tip}. Click to sort by it."
        by = self.ordering.by[0]
        if across and role in _SORTED and by.column == section:
            return COLUMNS[section].name + _SORTED[role][by.descending]
        if across and role == _Role.AccessibleTextRole:
            return COLUMNS[section].name
        return self._events.headerData(section, orientation, role)
