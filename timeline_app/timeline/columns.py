"""What the timeline draws of every event of a project, as columns: some thirty bytes an event, whatever it tells.

A row is an event, by ascending number; everything that refers to an event of the timeline is such a row. What an event
is called and who tells it is not in here: it is read by its number when it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

UNDATED: Final = 255  # kind of an event that stands nowhere; its start and end are 0

_TYPES: Final[dict[str, np.dtype[Any]]] = {
    "numbers": np.dtype("<i8"),
    "starts": np.dtype("<i8"),
    "ends": np.dtype("<i8"),
    "kinds": np.dtype("u1"),
    "statuses": np.dtype("u1"),
    "ranks": np.dtype("<f4"),
    "origins": np.dtype("<u2"),
    "conflicts": np.dtype("?"),
}


@dataclass(frozen=True, slots=True, eq=False)
class EventColumns:
    """Parallel columns, never changed."""

    numbers: NDArray[np.int64]  # of events, ascending
    starts: NDArray[np.int64]  # seconds
    ends: NDArray[np.int64]  # seconds, exclusive, after starts
    kinds: NDArray[np.uint8]  # MarkKind, or UNDATED
    statuses: NDArray[np.uint8]  # StatusCode
    ranks: NDArray[np.float32]  # importance, 0 to 1
    origins: NDArray[np.uint16]
    conflicts: NDArray[np.bool_]  # whether its sources disagree

    @classmethod
    def of(cls, columns: Mapping[str, ArrayLike]) -> Self:
        """Make columns of sequences by their names."""
        return cls(**{name: np.asarray(columns[name], kind) for name, kind in _TYPES.items()})

    def __len__(self) -> int:
        return len(self.numbers)

    def row_of(self, number: int) -> int | None:
        """Return the row of an event's number; None where it is not here."""
        row = int(np.searchsorted(self.numbers, number))
        return row if row < len(self) and self.numbers[row] == number else None

    def undated(self) -> NDArray[np.int64]:
        """Return the rows of the events that stand nowhere."""
        return np.flatnonzero(self.kinds == UNDATED)

    def pack(self) -> dict[str, bytes]:
        """Write the columns, little-endian, by their names."""
        return {field.name: getattr(self, field.name).tobytes() for field in fields(self)}

    @classmethod
    def unpack(cls, parts: Mapping[str, bytes]) -> Self:
        """Read what `pack` wrote, without copying it; raise KeyError or ValueError where it is not that."""
        columns = cls(**{name: np.frombuffer(parts[name], kind) for name, kind in _TYPES.items()})
        if {len(getattr(columns, name)) for name in _TYPES} != {len(columns)} or (np.diff(columns.numbers) <= 0).any():
            raise ValueError("columns of different lengths, or out of order")
        return columns
