"""The events as Qt sees them: a table model that views share, with the index that the timeline paints from.

A row is a ref of the snapshot, and is read when it is looked at. The index holds these rows, so that what is painted
leads back to the model and never to a copy; it comes with the snapshot, and is swapped by one assignment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from timeline_app.timeline.grouping_key import THEN
from timeline_app.ui.groupings import GROUPINGS
from timeline_app.ui.navigation import lane_at
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.table_columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.records import Article, Event
    from timeline_app.timeline.index import EventIndex

    AnyIndex = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole  # Event.id
_NOWHERE = QModelIndex()


class EventModel(QAbstractTableModel):
    """Every event of the project, dated or not, and their articles."""

    grouping_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shot = Snapshot()

    @property
    def shot(self) -> Snapshot:
        """Return what the rows are read from."""
        return self._shot

    @property
    def articles(self) -> Mapping[str, Article]:
        """Return the articles by id, without their texts."""
        return self._shot.light

    @property
    def group_by(self) -> str:
        """Return what lanes stand for: outlet, place, person, article or none."""
        return self._shot.group_by

    @property
    def time_index(self) -> EventIndex:
        """Return the dated events as the timeline's columns; positions lead to rows by `refs`."""
        return self._shot.index

    def lane_of(self, event_id: str) -> int | None:
        """Return the number of an event's lane, which names its colour; None where the event is unknown or undated."""
        row = self.row_of(event_id)
        position = None if row is None else self.time_index.position_of(row)
        return None if position is None else lane_at(self.time_index, position)

    def event_at(self, row: int) -> Event | None:
        """Return the event of a row; None where it is no more."""
        return self._shot.event_at(row)

    def id_of(self, row: int) -> str:
        """Return the id of a row's event; the empty text where it is no more."""
        event = self._shot.event_at(row)
        return event.id if event else ""

    def title_of(self, row: int) -> str:
        """Return the label of a row's event."""
        return self._shot.title_of(row)

    def titles(self, rows: Sequence[int]) -> Sequence[str | None]:
        """Return the labels of some rows' events; None where one cannot be read now."""
        return self._shot.titles(rows)

    def row_of(self, event_id: str | None) -> int | None:
        """Return the row of an event's id, or None."""
        return self._shot.ref_of(event_id)

    def set_snapshot(self, shot: Snapshot) -> None:
        """Replace every event and article."""
        self.beginResetModel()
        self._shot = shot
        self.endResetModel()

    def set_events(self, events: Sequence[Event], articles: Mapping[str, Article]) -> None:
        """Hold these events and articles, in the lanes in use."""
        self.set_snapshot(Snapshot.of(tuple(articles.values()), events, group_by=self.group_by))

    def regroup(self, shot: Snapshot) -> None:
        """Show the same events in other lanes."""
        self._shot = shot
        self.grouping_changed.emit(shot.group_by)

    def set_group_by(self, key: str) -> None:
        """Choose what lanes stand for, at once; raise KeyError for a key that is not in GROUPINGS."""
        if not set(key.split(THEN)) <= GROUPINGS.keys():
            raise KeyError(key)
        if key != self.group_by:
            self.regroup(self._shot.grouped(key))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the events."""
        return 0 if parent.isValid() else len(self._shot)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or the event's id for ID_ROLE."""
        if not index.isValid() or not 0 <= index.row() < len(self._shot):
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, ID_ROLE):
            return None
        event = self._shot.event_at(index.row())
        if event is None or role == ID_ROLE:
            return event.id if event else ""
        return COLUMNS[index.column()].cell(event, self._shot.light)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        """Return a column's name or a row's number."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return COLUMNS[section].name if 0 <= section < len(COLUMNS) else None
