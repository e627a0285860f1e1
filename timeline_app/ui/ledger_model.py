"""The ledger as a table sees it: a row for each expression that is wanted; a cell is worded when it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from timeline_app.dates.edtf import Edtf
from timeline_app.ui.evidence_words import as_tool_tip
from timeline_app.ui.ledger import NAMES, SENTENCES, Order
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.ui.ledger import Entry

    AnyIndex = QModelIndex | QPersistentModelIndex

EXPRESSION, DATE, VALUE, ARTICLE, FATE = range(5)
COLUMNS: Final = ("Expression", "Date", "Value", "Article", "What became of it")
_NOWHERE = QModelIndex()


class LedgerModel(QAbstractTableModel):
    """Entries of the ledger, in the order in which they are shown."""

    order_asked = Signal(object)  # Order

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._shown: Sequence[int] = ()

    def set_entries(self, entries: Sequence[Entry], shown: Sequence[int]) -> None:
        """Show these of some entries."""
        self.beginResetModel()
        self._entries, self._shown = entries, shown
        self.endResetModel()

    def entry_at(self, row: int) -> Entry | None:
        """Return the entry of a row."""
        return self._entries[self._shown[row]] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the entries that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a cell."""
        entry = self.entry_at(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            told = {FATE: SENTENCES[entry.fate], EXPRESSION: entry.around}
            return as_tool_tip([told.get(index.column()) or _cell(entry, index.column())])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name."""
        named = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return COLUMNS[section] if named else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order: with many entries a worker puts them in it."""
        self.order_asked.emit(Order(column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None)


def _cell(entry: Entry, column: int) -> str:
    if column == DATE:
        return wording(Edtf.parse(entry.date)) if entry.date else "no date"
    if column == ARTICLE:
        return f"{entry.place.outlet}: {entry.place.title}" if entry.place.outlet else entry.place.title
    return {EXPRESSION: entry.text, VALUE: entry.value, FATE: NAMES[entry.fate]}[column]
