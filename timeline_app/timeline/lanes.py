"""Which row of its lane an event stands in: decided once, so that rows never jump while panning and zooming.

Rows are taken first-fit in time order, with the room that mark and label need at one reference scale, that of the
first view. Where a lane has used up its rows, events go closer together, at last so close that their spans merely do
not overlap; where not even that fits, the least important of those that meet is crowded out, and is only ever drawn in
a group.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.marks import REACH

if TYPE_CHECKING:
    from numpy.typing import NDArray

LABEL_ROOM: Final = 200.0  # px right of a mark that packing leaves for its label
SHORT: Final = 3 * DAY_SECONDS  # the longest span that may use every row of its lane
LONG: Final = 250.0  # px from which a span may use a third of the rows only; between the two, two thirds
_LEAST: Final = np.array([REACH[kind].least for kind in sorted(REACH)])
_LEFT: Final = np.array([REACH[kind].left for kind in sorted(REACH)])
_RIGHT: Final = np.array([REACH[kind].right for kind in sorted(REACH)])


def most_rows(lanes: int) -> int:
    """Return how many rows a lane may take where there are so many lanes."""
    return min(max(48 // max(lanes, 1), 5), 14 if lanes > 1 else 20)


def extents(
    starts: NDArray[np.int64], ends: NDArray[np.int64], kinds: NDArray[np.uint8], seconds_per_pixel: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return from which second to which the ink of marks reaches at a scale, with their tails and arrows."""
    widen = np.maximum(_LEAST[kinds] * seconds_per_pixel - (ends - starts), 0.0) / 2
    return (
        starts - widen - _LEFT[kinds] * seconds_per_pixel,
        ends + widen + _RIGHT[kinds] * seconds_per_pixel,
    )


def pack(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    kinds: NDArray[np.uint8],
    ranks: NDArray[np.float32],
    seconds_per_pixel: float,
    most: int,
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Return the row of each of a lane's events, sorted by start, and whether it is crowded out of all rows."""
    left, right = extents(starts, ends, kinds, seconds_per_pixel)
    length = ends - starts
    shares = (length > SHORT).astype(np.int64) + ((length > SHORT) & (length >= LONG * seconds_per_pixel))
    packing = _Packing(LABEL_ROOM * seconds_per_pixel, most)
    columns = (left, right, starts, ends, shares, ranks)
    spans = zip(*(column.tolist() for column in columns), strict=True)
    placed = np.array([packing.place(number, *span) for number, span in enumerate(spans)], np.int64)
    placed[packing.ousted] = -1
    crowded = placed < 0
    used = np.unique(placed[~crowded])
    rows = np.searchsorted(used, np.where(crowded, used[-1], placed))
    return rows.astype(np.uint8), crowded


class _Packing:
    """The ends of a lane's rows so far, by how much room is asked for.

    Long events may use the upper rows only, and short ones use those last: else a dozen articles that say "in 2018"
    would take every row for a year.
    """

    def __init__(self, room: float, most: int) -> None:
        self._room = room
        bounds = [most, max(most * 2 // 3, 1), max(most // 3, 1), 0]
        zones = [range(low, high) for high, low in pairwise(bounds)]
        self._eligible = [[row for zone in zones[share:] for row in zone] for share in range(len(zones))]
        self._labelled = [-inf] * most
        self._marked = [-inf] * most
        self._timed = [-inf] * most
        self._last = [(inf, -1)] * most  # the rank of a row's last event, and which it is
        self.ousted: list[int] = []  # events that had a row and lost it

    def place(self, number: int, left: float, right: float, start: int, end: int, share: int, rank: float) -> int:
        """Take a row for the next event, whose length is in class `share`; -1 where all are taken by weightier ones."""
        row = self._free_row(left, start, self._eligible[share])
        if row < 0:
            row = min(self._eligible[share], key=self._last.__getitem__)
            if self._last[row][0] >= rank:
                return -1
            self.ousted.append(self._last[row][1])
        self._labelled[row] = right + self._room
        self._marked[row] = right
        self._timed[row] = end
        self._last[row] = rank, number
        return row

    def _free_row(self, left: float, start: int, eligible: list[int]) -> int:
        for row in eligible:
            if self._labelled[row] <= left:
                return row
        beside = [row for row in eligible if self._marked[row] <= left]
        if beside:
            return min(beside, key=self._last.__getitem__)  # the least important label is cut
        row = min(eligible, key=self._timed.__getitem__)
        return row if self._timed[row] <= start else -1
