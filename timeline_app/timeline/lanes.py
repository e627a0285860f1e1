"""Which row of its lane an event stands in, decided once for an index so that rows never jump while panning and zooming.

Rows are taken first-fit in time order, with the room that mark and label need at one reference scale, that of the first
view. Where a lane has used up its rows, events go closer together, at last so close that their spans merely do not overlap;
what does not even fit so is crowded, and is only ever drawn in a group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.marks import REACH

if TYPE_CHECKING:
    from numpy.typing import NDArray

LABEL_ROOM: Final = 200.0  # px right of a mark that packing leaves for its label
_LEAST: Final = np.array([REACH[kind].least for kind in sorted(REACH)])
_LEFT: Final = np.array([REACH[kind].left for kind in sorted(REACH)])
_RIGHT: Final = np.array([REACH[kind].right for kind in sorted(REACH)])


def most_rows(lanes: int) -> int:
    """Return how many rows a lane may take where there are so many lanes."""
    return min(max(48 // max(lanes, 1), 4), 14)


def extents(
    starts: NDArray[np.int64], ends: NDArray[np.int64], kinds: NDArray[np.uint8], seconds_per_pixel: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return from where to where, in seconds, the ink of marks reaches at a scale: their least widths, tails and arrows."""
    widen = np.maximum(_LEAST[kinds] * seconds_per_pixel - (ends - starts), 0.0) / 2
    return (
        starts - widen - _LEFT[kinds] * seconds_per_pixel,
        ends + widen + _RIGHT[kinds] * seconds_per_pixel,
    )


def pack(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    kinds: NDArray[np.uint8],
    seconds_per_pixel: float,
    most: int,
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Return the row of each of a lane's events, which are sorted by start, and whether it is crowded out of every row."""
    left, right = extents(starts, ends, kinds, seconds_per_pixel)
    packing = _Packing(LABEL_ROOM * seconds_per_pixel, most)
    placed = [
        packing.place(*span) for span in zip(left.tolist(), right.tolist(), starts.tolist(), ends.tolist(), strict=True)
    ]
    rows = np.array(placed, np.int16)
    return np.where(rows < 0, most - 1, rows).astype(np.uint8), rows < 0


class _Packing:
    """The ends of a lane's rows so far, by how much room is asked for."""

    def __init__(self, room: float, most: int) -> None:
        self._room = room
        self._most = most
        self._labelled: list[float] = []
        self._marked: list[float] = []
        self._timed: list[int] = []

    def place(self, left: float, right: float, start: int, end: int) -> int:
        """Take a row for the next event; -1 where all are taken."""
        row = self._free_row(left, start)
        if row < 0:
            return row
        self._labelled[row] = right + self._room
        self._marked[row] = right
        self._timed[row] = end
        return row

    def _free_row(self, left: float, start: int) -> int:
        for row, end in enumerate(self._labelled):
            if end <= left:
                return row
        if len(self._timed) < self._most:
            self._labelled.append(left)
            self._marked.append(left)
            self._timed.append(start)
            return len(self._timed) - 1
        row = min(range(self._most), key=self._marked.__getitem__)
        if self._marked[row] <= left:
            return row
        row = min(range(self._most), key=self._timed.__getitem__)
        return row if self._timed[row] <= start else -1
