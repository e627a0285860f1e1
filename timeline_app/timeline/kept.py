"""What filters leave of an index: events that are filtered out may stay in sight as ghosts, which nothing counts.

What is left is told by ranks, as the index itself tells what is active: how many of the positions before one are kept,
and when the kept ones are over, sorted within each lane. Each answer is a bisection.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.timeline.index import Outside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.index import EventIndex


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """The events that filters leave, in one index."""

    index: EventIndex
    mask: NDArray[np.bool_]  # by ref
    upto: NDArray[np.int32]  # by position of the index: how many of those before it are kept
    ends: NDArray[np.int64]  # of the kept ones, sorted within each lane
    latest: NDArray[np.int64]  # by kept one, in the order of positions: the latest end from it to the end of its lane

    @classmethod
    def of(cls, index: EventIndex, mask: NDArray[np.bool_]) -> Kept:
        """Return what a mask by ref leaves of an index; takes its time."""
        there = mask[index.refs]
        upto = np.concatenate((np.zeros(1, np.int32), np.cumsum(there, dtype=np.int32)))
        ends = index.ends_of(np.flatnonzero(there))
        latest = ends.copy()
        for low, high in pairwise(upto[index.offsets].tolist()):
            latest[low:high] = np.maximum.accumulate(ends[low:high][::-1])[::-1]
            ends[low:high].sort()
        return cls(index, mask, upto, ends, latest)

    def count(self, lane: int) -> int:
        """Count a lane's kept events."""
        low, high = self._bounds(lane)
        return high - low

    def begun(self, lane: int, first: Second, end: Second) -> int:
        """Count a lane's kept events that begin in a stretch of seconds."""
        low, high = self._begun(lane, np.array((first, end)))
        return int(high - low)

    def density(self, edges: NDArray[np.int64], lane: int) -> NDArray[np.int64]:
        """Count a lane's kept events that are active in each stretch from one of `edges` to the next, as the index."""
        low, high = self._bounds(lane)
        over = np.searchsorted(self.ends[low:high], edges[:-1], side="right")
        counts: NDArray[np.int64] = self._begun(lane, edges[1:]) - low - over
        return counts

    def before(self, lane: int, first: Second) -> Outside | None:
        """Return what is kept of a lane and over at `first`; None where nothing is."""
        low, high = self._bounds(lane)
        count = int(np.searchsorted(self.ends[low:high], first, side="right"))
        if not count:
            return None
        return Outside(
            count, self.index.first_over(self._position(low), first, self.mask), int(self.ends[low + count - 1])
        )

    def after(self, lane: int, end: Second) -> Outside | None:
        """Return what is kept of a lane and begins at or after `end`; None where nothing does."""
        (begun,) = self._begun(lane, np.array((end,))).tolist()
        _, high = self._bounds(lane)
        if begun == high:
            return None
        return Outside(high - begun, int(self.index.starts[self._position(begun)]), int(self.latest[begun]))

    def beside(self, position: int, step: int) -> int | None:
        """Return the next (1) or previous (-1) kept position after one, of all lanes; None where there is none."""
        nth = int(self.upto[position + 1]) if step > 0 else int(self.upto[position]) - 1
        return self._position(nth) if 0 <= nth < len(self.ends) else None

    def _bounds(self, lane: int) -> tuple[int, int]:
        low, high = self.upto[self.index.offsets[lane : lane + 2]].tolist()
        return low, high

    def _begun(self, lane: int, seconds: NDArray[np.int64]) -> NDArray[np.int64]:
        """Count, over the lanes up to this one, the kept events that begin before each second."""
        low, high = self.index.offsets[lane : lane + 2].tolist()
        begun: NDArray[np.int64] = self.upto[low + np.searchsorted(self.index.starts[low:high], seconds)].astype(
            np.int64
        )
        return begun

    def _position(self, nth: int) -> int:
        """Return the position of the kept event that so many others stand before."""
        of_its_type = np.int32(nth)  # else all that is searched would be converted
        return int(np.searchsorted(self.upto, of_its_type, side="right")) - 1
