"""The events as Qt sees them: a table model that views share, with the index that the timeline paints from.

A row is an event, in the order given. The index holds row numbers, so that what is painted leads back to the model
and never to a copy; it is made anew when the events or their grouping change, and swapped by one assignment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from timeline_app.timeline.told import when
from timeline_app.ui.groupings import GROUPINGS, USUAL, index_of
from timeline_app.ui.navigation import lane_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline_app.records import Article, Event
    from timeline_app.timeline.index import EventIndex

    AnyIndex = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole  # Event.id
_NOWHERE = QModelIndex()


def _outlets(event: Event, articles: Mapping[str, Article]) -> str:
    names = dict.fromkeys(a.outlet for m in event.mentions if (a := articles.get(m.article)) is not None and a.outlet)
    return ", ".join(names)


_COLUMNS: tuple[tuple[str, Callable[[Event, Mapping[str, Article]], str | int]], ...] = (
    ("Date", lambda event, _: when(event)),
    ("Event", lambda event, _: event.label),
    ("Status", lambda event, _: event.status.value),
    ("Origins", lambda event, _: event.origins),
    ("Reports", lambda event, _: len(event.mentions)),
    ("Outlets", _outlets),
)


class EventModel(QAbstractTableModel):
    """Every event of the project, dated or not, and their articles."""

    grouping_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self._articles: Mapping[str, Article] = {}
        self._rows: dict[str, int] = {}
        self._group_by = USUAL
        self._index: EventIndex | None = None  # made when first asked for

    @property
    def events(self) -> tuple[Event, ...]:
        """Return every event, by row."""
        return self._events

    @property
    def articles(self) -> Mapping[str, Article]:
        """Return the articles by id."""
        return self._articles

    @property
    def group_by(self) -> str:
        """Return what lanes stand for: outlet, place, person, article or none."""
        return self._group_by

    @property
    def time_index(self) -> EventIndex:
        """Return the dated events as the timeline's columns; positions lead to rows by `refs`."""
        if self._index is None:
            self._index = index_of(self._events, self._articles, self._group_by)
        return self._index

    def lane_of(self, event_id: str) -> int | None:
        """Return the number of an event's lane, which names its colour; None where the event is unknown or undated."""
        row = self._rows.get(event_id)
        position = None if row is None else self.time_index.position_of(row)
        return None if position is None else lane_at(self.time_index, position)

    def event_at(self, row: int) -> Event:
        """Return the event of a row; raise IndexError where there is none."""
        return self._events[row]

    def row_of(self, event_id: str | None) -> int | None:
        """Return the row of an event's id, or None."""
        return None if event_id is None else self._rows.get(event_id)

    def undated(self) -> tuple[Event, ...]:
        """Return the events that no source dates, in row order."""
        return tuple(event for event in self._events if event.date is None)

    def set_events(
        self, events: Sequence[Event], articles: Mapping[str, Article], index: EventIndex | None = None
    ) -> None:
        """Replace every event and article; `index` is that of the usual grouping, where it was made before."""
        self.beginResetModel()
        self._events = tuple(events)
        self._articles = dict(articles)
        self._rows = {event.id: row for row, event in enumerate(self._events)}
        self._index = index if self._group_by == USUAL else None
        self.endResetModel()

    def set_group_by(self, key: str) -> None:
        """Choose what lanes stand for; raise KeyError for a key that is not in GROUPINGS."""
        if key == self._group_by:
            return
        if key not in GROUPINGS:
            raise KeyError(key)
        self._group_by, self._index = key, None
        self.grouping_changed.emit(key)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the events."""
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or the event's id for ID_ROLE."""
        if not index.isValid() or not 0 <= index.row() < len(self._events):
            return None
        event = self._events[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[index.column()][1](event, self._articles)
        return event.id if role == ID_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        """Return a column's name or a row's number."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return _COLUMNS[section][0] if 0 <= section < len(_COLUMNS) else None
