"""In which order the table lists events: by the column chosen last, equal ones by the one before it, then by time.

What is not known, a date or a name, stands last whichever way round. Names and reports are read from the project file
the first time, so this is work for a worker; the rest are columns of the timeline. No Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.columns import UNDATED
from timeline_app.timeline.marks import HIDDEN
from timeline_app.timeline.radix import stable_order
from timeline_app.ui.table_columns import (
    DATE,
    EVENT,
    ORGANISATIONS,
    ORIGINS,
    OUTLETS,
    PEOPLE,
    PLACES,
    REPORTS,
    REVIEW,
    STATUS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from timeline_app.ui.snapshot import Snapshot

    Key = tuple[NDArray[np.int64], NDArray[np.bool_] | None]  # by ref; True: not known

_DEEPEST: Final = 3  # columns that an order goes by, before time


@dataclass(frozen=True, slots=True)
class By:
    """One column that is sorted by."""

    column: int
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Ordering:
    """Columns, the one chosen last first."""

    by: tuple[By, ...] = (By(DATE),)

    def then(self, column: int, *, descending: bool) -> Ordering:
        """Sort by a column, and where that says the same as until now."""
        rest = tuple(each for each in self.by if each.column != column)
        return replace(self, by=(By(column, descending), *rest)[:_DEEPEST])

    @property
    def plain(self) -> bool:
        """Tell whether this is the order of time, which is known already."""
        return self.by[0] == By(DATE)

    def refs(self, shot: Snapshot) -> NDArray[np.int64]:
        """Return every ref of a snapshot in this order, whatever is filtered out; takes its time."""
        if self.plain:
            return shot.all_by_time
        keys: list[NDArray[np.int64] | NDArray[np.bool_]] = []
        for each in (By(DATE), *reversed(self.by)):
            key, unknown = _KEYS[each.column](shot)
            keys.append(-key if each.descending else key)
            keys += [] if unknown is None else [unknown]
        return stable_order(*keys)


def _dates(shot: Snapshot) -> Key:
    return shot.columns.starts, shot.columns.kinds == UNDATED


def _of_column(read: Callable[[Snapshot], NDArray[np.unsignedinteger]]) -> Callable[[Snapshot], Key]:
    return lambda shot: (read(shot).astype(np.int64), None)


def _ranked(by: str) -> Callable[[Snapshot], Key]:
    """Sort by what the project file ranks all events by."""

    def key(shot: Snapshot) -> Key:
        ranks = shot.catalogue.ranks(by)
        refs = shot.columns.rows_of(ranks[:, 0])
        there = refs >= 0  # the file may be of a later version by now
        found = np.zeros(len(shot), np.int64)
        found[refs[there]] = ranks[there, 1]
        return found, None

    return key


def _named(kind: str) -> Callable[[Snapshot], Key]:
    """Sort by the first name of a kind; what bears none is not known."""

    def key(shot: Snapshot) -> Key:
        lanes = shot.lanes(kind)
        ranks = np.empty(len(lanes.names), np.int64)
        ranks[sorted(range(len(ranks)), key=lambda lane: lanes.names[lane].casefold())] = np.arange(len(ranks))
        nameless = np.array([not name for name in lanes.names], np.bool_)
        found, unknown = np.zeros(len(shot), np.int64), np.ones(len(shot), np.bool_)
        found[lanes.rows[::-1]] = ranks[lanes.lanes[::-1]]  # of several values the last one holds: the first name
        unknown[lanes.rows[::-1]] = nameless[lanes.lanes[::-1]]
        return found, unknown

    return key


_KEYS: Final[dict[int, Callable[[Snapshot], Key]]] = {
    DATE: _dates,
    EVENT: _ranked("label"),
    STATUS: _of_column(lambda shot: shot.columns.statuses),
    REVIEW: _of_column(lambda shot: shot.columns.reviews % HIDDEN),
    ORIGINS: _of_column(lambda shot: shot.columns.origins),
    REPORTS: _ranked("reports"),
    OUTLETS: _named("outlet"),
    PLACES: _named("place"),
    PEOPLE: _named("person"),
    ORGANISATIONS: _named("organization"),
}
