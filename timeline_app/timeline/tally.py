"""What touches a view and is on none of its marks and cards: counted at the edges, so that nothing goes uncounted.

Each event is drawn by itself or counted on the card of the time in which it begins. Where that card is out of sight,
as that of what began long ago and still goes on, the chip at this edge of the view counts it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.timeline.index import BLOCK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.parts import Group, Rect


class Tally:
    """Counts of one lane of a stretch, of what filters leave."""

    def __init__(
        self, index: EventIndex, kept: Kept | None, lane: int, drawn: NDArray[np.int64], groups: Sequence[Group]
    ) -> None:
        """Take the positions that are drawn by themselves, and the cards from left to right."""
        self._index, self._kept, self._lane = index, kept, lane
        if kept is not None:
            drawn = drawn[kept.mask[index.refs[drawn]]]
        self._begins, self._overs = index.starts[drawn], index.ends_of(drawn)
        self._groups = [group for group in groups if not group.ghost]
        self._lefts = [group.rect.x for group in self._groups]
        self._rights = [group.rect.x + group.rect.width for group in self._groups]

    def missing(self, span: tuple[Second, Second], view: Rect, touching: int) -> tuple[int, int]:
        """Return how many of those that touch the view are counted left of it, and right of it.

        `touching` are all that are active between the seconds of `span`; `view` is in the stretch's px.
        """
        first, end = span
        low, high = bisect_right(self._rights, view.x), bisect_left(self._lefts, view.right)
        counted = int(np.count_nonzero((self._begins < end) & (self._overs > first)))
        for group in self._groups[low:high]:
            counted += group.count
            if group.first < first:
                counted -= self._over(group.first, min(group.end, first), first)
            if group.end > end:
                counted -= self._begun(max(group.first, end), group.end)
        beyond = sum(self._begun(group.first, end) for group in self._groups[high : high + 2] if group.first < end)
        return max(touching - counted - beyond, 0), beyond

    def since(self, second: Second) -> Second:
        """Return when the first of the lane's events began that goes on at a second, which itself where none does."""
        low, high = self._positions(int(self._index.starts[self._index.offsets[self._lane]]), second)
        lasting = self._index.end_peaks[low // BLOCK : -(-high // BLOCK)] > second
        for block in (np.flatnonzero(lasting) + low // BLOCK).tolist():
            begin = max(low, block * BLOCK)
            going_on = self._index.ends_of(slice(begin, min(high, (block + 1) * BLOCK))) > second
            if going_on.any():
                return int(self._index.starts[begin + int(going_on.argmax())])
        return second

    def _begun(self, first: Second, end: Second) -> int:
        """Count what begins in a stretch of time and is not drawn."""
        if self._kept is not None:
            begun = self._kept.begun(self._lane, first, end)
        else:
            low, high = self._positions(first, end)
            begun = high - low
        return begun - int(np.count_nonzero((self._begins >= first) & (self._begins < end)))

    def _over(self, first: Second, end: Second, by: Second) -> int:
        """Count what begins in a stretch of time, is over by a second, and is not drawn."""
        low, high = self._positions(first, end)
        over = self._index.ends_of(slice(low, high)) <= by
        if self._kept is not None:
            over &= self._kept.mask[self._index.refs[low:high]]
        drawn = (self._begins >= first) & (self._begins < end) & (self._overs <= by)
        return int(np.count_nonzero(over)) - int(np.count_nonzero(drawn))

    def _positions(self, first: Second, end: Second) -> tuple[int, int]:
        offset, stop = self._index.offsets[self._lane : self._lane + 2].tolist()
        low, high = self._index.starts[offset:stop].searchsorted((first, end)).tolist()
        return offset + low, offset + high
