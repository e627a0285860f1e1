"""The same events as a table sees them: in the order of time, the undated last; a row is read when it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from timeline_app.records import Event
    from timeline_app.ui.event_model import EventModel

    AnyIndex = QModelIndex | QPersistentModelIndex

DATE, EVENT, STATUS, ORIGINS, REPORTS, OUTLETS = range(6)
AT_ONCE: Final = 64  # rows read together: a table's worth
_RIGHT: Final = (ORIGINS, REPORTS)  # figures stand under each other
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """The rows of the event model in the order of time; none while nobody looks at them."""

    def __init__(self, events: EventModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events = events
        self._refs: NDArray[np.int64] = np.zeros(0, np.int64)  # by row
        self._rows = self._refs  # by ref
        self._latest_first = False
        self._read = -1  # which rows were read last, counted in AT_ONCE

        self._columns = events.shot.columns  # of events, by ref, as they were when the rows were taken

    def load(self, *, seen: bool = True) -> None:
        """Take the events as they are now; none where the table is not seen."""
        self.beginResetModel()
        order = self._events.shot.by_time if seen else np.zeros(0, np.int64)
        self._refs = order[::-1] if self._latest_first else order
        self._rows = np.full(len(self._events.shot) if seen else 0, -1, np.int64)  # a filter may leave fewer
        self._rows[self._refs] = np.arange(len(self._refs))
        self._columns = self._events.shot.columns
        self._read = -1
        self.endResetModel()

    def ref_at(self, row: int) -> int:
        """Return the ref of a row."""
        return int(self._refs[row])

    def number_at(self, row: int) -> int:
        """Return the number of a row's event, by which it is found again among others."""
        return int(self._columns.numbers[self._refs[row]])

    def row_of_number(self, number: int) -> int | None:
        """Return the row of an event's number; None where it is no more."""
        ref = self._columns.row_of(number)
        return None if ref is None or ref >= len(self._rows) else self._row_at(ref)

    def row_of(self, event: str | None) -> int | None:
        """Return the row of an event's id."""
        ref = self._events.row_of(event)
        return None if ref is None or ref >= len(self._rows) else self._row_at(ref)

    def _row_at(self, ref: int) -> int | None:
        row = int(self._rows[ref])
        return row if row >= 0 else None

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

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the event model has in a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._refs):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and index.row() // AT_ONCE != self._read:
            self._read = index.row() // AT_ONCE
            self._events.shot.events_at(self._refs[self._read * AT_ONCE :][:AT_ONCE].tolist())
        return self._events.index(self.ref_at(index.row()), index.column()).data(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        """Return a column's name or a row's number."""
        return self._events.headerData(section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the first or the last events first; of other columns there is no order yet."""
        if column == DATE and self._latest_first != (order == Qt.SortOrder.DescendingOrder):
            self._latest_first = not self._latest_first
            self.load(seen=len(self._refs) > 0)
