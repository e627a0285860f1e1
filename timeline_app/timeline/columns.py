"""What the timeline draws of every event of a project, as columns: some thirty bytes an event, whatever it tells.

A row is an event, by ascending number, and such a row is the ref by which all of the timeline knows it. What an event
is called and who tells it is not in here: it is read by its number when it is shown. `Membership` says which events
stand in which lanes; an event may stand in several, and in each once.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from timeline_app.timeline.marks import HIDDEN, STATUS_CODES, mark_of, review_code
from timeline_app.timeline.packing import packed, packed_names, unpacked, unpacked_names
from timeline_app.timeline.told import drawn_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from timeline_app.records import Event

UNDATED: Final = 255  # kind of an event that stands nowhere; its start and end are 0
MOST_ORIGINS: Final = 65_535  # more are not told apart
_NOWHERE: Final = (UNDATED, 0, 0)

_TYPES: Final = {
    "numbers": np.int64,
    "starts": np.int64,
    "ends": np.int64,
    "kinds": np.uint8,
    "statuses": np.uint8,
    "ranks": np.float32,
    "origins": np.uint16,
    "conflicts": np.bool_,
    "reviews": np.uint8,
}


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class EventColumns:
    """Parallel columns, never changed."""

    numbers: NDArray[np.signedinteger]  # of events, ascending; in four bytes each where they fit
    starts: NDArray[np.int64]  # seconds
    ends: NDArray[np.int64]  # seconds, exclusive, after starts
    kinds: NDArray[np.uint8]  # MarkKind, or UNDATED
    statuses: NDArray[np.uint8]  # StatusCode
    ranks: NDArray[np.float32]  # importance, 0 to 1
    origins: NDArray[np.uint16]
    conflicts: NDArray[np.bool_]  # whether its sources disagree
    reviews: NDArray[np.uint8]  # ReviewCode, and HIDDEN

    @classmethod
    def of(cls, columns: Mapping[str, object]) -> Self:
        """Make columns of sequences of one length by their names; `numbers` ascend, and `reviews` may be left out."""
        columns = {"reviews": np.zeros(len(np.asarray(columns["numbers"])), np.uint8)} | dict(columns)
        made: dict[str, NDArray[Any]] = {name: np.asarray(columns[name], kind) for name, kind in _TYPES.items()}
        last = int(made["numbers"][-1]) if len(made["numbers"]) else 0
        narrow = np.int32 if last <= np.iinfo(np.int32).max else np.int64
        return cls(**made | {"numbers": made["numbers"].astype(narrow)})

    @classmethod
    def of_events(cls, events: Sequence[Event], numbers: Sequence[int] | None = None) -> Self:
        """Make the columns of events held in memory, numbered by their places unless told otherwise."""
        dates = [drawn_date(event) for event in events]
        marks = [(mark_of(date) if date else None) or _NOWHERE for date in dates]
        return cls.of(
            {
                "numbers": range(len(events)) if numbers is None else numbers,
                "kinds": [mark[0] for mark in marks],
                "starts": [mark[1] for mark in marks],
                "ends": [mark[2] for mark in marks],
                "statuses": [STATUS_CODES[event.status] for event in events],
                "ranks": [event.rank for event in events],
                "origins": [min(event.origins, MOST_ORIGINS) for event in events],
                "conflicts": [any(r.kind == "conflicts" for r in event.references) for event in events],
                "reviews": [review_code(event.review, hidden=event.hidden) for event in events],
            }
        )

    def __len__(self) -> int:
        return len(self.numbers)

    def row_of(self, number: int) -> int | None:
        """Return the row of an event's number; None where it is not here."""
        row = int(self.rows_of((number,))[0])
        return row if row >= 0 else None

    def rows_of(self, numbers: Sequence[int] | NDArray[np.signedinteger]) -> NDArray[np.int64]:
        """Return the rows of events' numbers; -1 for those that are not here."""
        wanted = np.asarray(numbers, np.int64)
        if not len(self):
            return np.full(len(wanted), -1, np.int64)
        last = self.numbers[-1]  # of one type with what is searched, or all of that would be converted
        rows = np.searchsorted(self.numbers, np.clip(wanted, 0, last).astype(last.dtype))
        return np.where(self.numbers[rows] == wanted, rows, -1)

    @property
    def hidden(self) -> NDArray[np.bool_]:
        """Tell of each row whether the user hid its event."""
        found: NDArray[np.bool_] = self.reviews >= HIDDEN
        return found

    def undated(self) -> NDArray[np.int64]:
        """Return the rows of the events that stand nowhere."""
        return np.flatnonzero(self.kinds == UNDATED)

    def pack(self) -> dict[str, bytes]:
        """Write the columns by their names."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: packed(part.astype(_TYPES[name], copy=False)) for name, part in parts.items()}

    @classmethod
    def unpack(cls, parts: Mapping[str, bytes]) -> Self:
        """Read what `pack` wrote, hardly copying it; raise ValueError where it is not that."""
        columns = cls.of(unpacked(parts, _TYPES))
        if {len(getattr(columns, name)) for name in _TYPES} != {len(columns)}:
            raise ValueError("columns of different lengths")
        if (columns.numbers[1:] <= columns.numbers[:-1]).any():
            raise ValueError("columns out of order")
        return columns


@dataclass(frozen=True, slots=True, eq=False)
class Membership:
    """Which events stand in which lanes of one grouping: pairs in any order, each at most once."""

    rows: NDArray[np.int32]  # of EventColumns
    lanes: NDArray[np.int32]  # positions in names
    names: tuple[str, ...]  # of the lanes, top to bottom; "" for what is not stated

    @classmethod
    def of_names(cls, names: Iterable[Iterable[str]]) -> Self:
        """Make it of each event's names, by row; lanes are in the order in which they come up first.

        An event with none stands in the lane "", and in a lane that it names twice it stands once.
        """
        number: dict[str, int] = {}
        pairs = [
            (row, number.setdefault(name, len(number)))
            for row, those in enumerate(names)
            for name in dict.fromkeys(those) or ("",)
        ]
        columns = np.array(pairs, np.int32).reshape(-1, 2)
        return cls(columns[:, 0].copy(), columns[:, 1].copy(), tuple(number))

    @classmethod
    def of_pairs(cls, rows: NDArray[np.integer], names: Sequence[str], count: int) -> Self:
        """Make it of pairs of a row and a name, each at most once; what has none of `count` events stands in ""."""
        number: dict[str, int] = {}
        lanes = np.array([number.setdefault(name, len(number)) for name in names], np.int32)
        return cls.of_lanes(rows, lanes, tuple(number), count)

    @classmethod
    def of_lanes(
        cls, rows: NDArray[np.integer], lanes: NDArray[np.integer], names: tuple[str, ...], count: int
    ) -> Self:
        """Make it of pairs of a row and a place in `names`, as `of_pairs`."""
        unnamed = np.flatnonzero(np.bincount(rows, minlength=count) == 0)
        if len(unnamed) and "" not in names:
            names = (*names, "")
        last = np.full(len(unnamed), names.index("") if len(unnamed) else 0)
        every = np.concatenate((rows, unnamed)).astype(np.int32)
        return cls(every, np.concatenate((lanes, last)).astype(np.int32), names)

    @classmethod
    def of_events(cls, events: Iterable[Event], lane_of: Callable[[Event], str]) -> Self:
        """Make it of one lane for each event."""
        return cls.of_names((lane_of(event),) for event in events)

    @classmethod
    def whole(cls, count: int, name: str) -> Self:
        """Make it of one lane that holds all of `count` events."""
        return cls(np.arange(count, dtype=np.int32), np.zeros(count, np.int32), (name,))

    def __len__(self) -> int:
        return len(self.rows)

    def pack(self) -> dict[str, bytes]:
        """Write it by the names of its parts."""
        return {"rows": packed(self.rows), "lanes": packed(self.lanes), "names": packed_names(self.names)}

    @classmethod
    def unpack(cls, parts: Mapping[str, bytes], count: int) -> Self:
        """Read what `pack` wrote of `count` events; raise ValueError where it is not that."""
        columns = unpacked(parts, {"rows": np.int32, "lanes": np.int32})
        names = unpacked_names(parts, "names")
        rows, lanes = (np.asarray(columns[name], np.int32) for name in ("rows", "lanes"))
        if len(rows) != len(lanes) or not (within(lanes, len(names)) and within(rows, count)):
            raise ValueError("a membership that fits no lanes")
        return cls(rows, lanes, names)


def within(places: NDArray[np.integer], end: int) -> bool:
    """Tell whether all of some places lie within what has so many."""
    return not len(places) or (int(places.min()) >= 0 and int(places.max()) < end)
