"""Which events a stretch of time shows at a zoom level, found without looking at those that it does not show.

The events that may be drawn are kept in the order of their rows, in several tiers: the first holds all of them, each
further one those that are left some levels on. A level is answered from the coarsest tier that is not coarser than it,
where what a view shows is a good part of what lies in it. In a row the events of a tier do not overlap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.timeline import levels

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second

LEFT_OVER: Final = 0.6  # share of a tier's events that the next holds at most


class Tier(NamedTuple):
    """The events that are drawn by themselves at a level."""

    level: int
    positions: NDArray[np.int32]  # in the order of rows, by start within a row
    rows: NDArray[np.int64]  # row r, counted over all lanes, is positions rows[r] to rows[r + 1]


class Tiers:
    """All tiers of an index."""

    def __init__(self, order: NDArray[np.int32], rows: NDArray[np.int64], mark_levels: NDArray[np.int8]) -> None:
        """Take the events that may be drawn, in the order of rows, and where each row begins among them."""
        self._levels = mark_levels
        self._tiers = [Tier(levels.FINEST, order, rows)]
        its, row_of = mark_levels[order], np.repeat(np.arange(len(rows) - 1), np.diff(rows))
        for level in range(levels.FINEST + 1, levels.COARSEST + 1):
            stay = its >= level
            if np.count_nonzero(stay) > LEFT_OVER * len(stay):
                continue
            its, row_of = its[stay], row_of[stay]
            ends = np.cumsum(np.bincount(row_of, minlength=len(rows) - 1))
            self._tiers.append(Tier(level, self._tiers[-1].positions[stay], np.concatenate(([0], ends))))

    def within(self, level: int, rows: NDArray[np.int64], starts: NDArray[np.int64],
               ends_of: Callable[[NDArray[np.int32]], NDArray[np.int64]],
               first: Second, end: Second) -> NDArray[np.int64]:  # fmt: skip
        """Return the positions that some rows show between two seconds at a level, by row and start.

        `starts` are those of all positions, `ends_of` tells the ends of some.
        """
        tier = self._tier(level)
        if not len(tier.positions):
            return np.zeros(0, np.int64)
        low, edges = tier.rows[rows], np.repeat(np.array((first, end), np.int64), len(rows))
        after, over = _bisected(starts, tier, np.concatenate((rows, rows)), edges).reshape(2, -1)
        before = np.maximum(after - 1, low)  # of a row one event at most begins earlier and reaches in
        reaches = (before < after) & (ends_of(tier.positions[np.minimum(before, len(tier.positions) - 1)]) >= first)
        begun = np.where(reaches, before, after)
        positions = _between(tier, begun, over)
        return positions[self._levels[positions] >= level]

    def begun(
        self, level: int, rows: NDArray[np.int64], starts: NDArray[np.int64], first: NDArray[np.int64], length: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the positions at a level that begin in a stretch of time of each row, and whose stretch they are of.

        The stretches begin at `first`, one for each of `rows`, and are `length` seconds long.
        """
        tier = self._tier(level)
        if not len(tier.positions):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        edges = np.concatenate((first, first + length))
        begun, over = _bisected(starts, tier, np.concatenate((rows, rows)), edges).reshape(2, -1)
        positions, whose = _between(tier, begun, over), np.repeat(np.arange(len(rows)), over - begun)
        stay = self._levels[positions] >= level
        return positions[stay], whose[stay]

    def _tier(self, level: int) -> Tier:
        return next(tier for tier in reversed(self._tiers) if tier.level <= max(level, levels.FINEST))


def _between(tier: Tier, begun: NDArray[np.int64], over: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return what a tier holds in some stretches of it, one after another."""
    parts = [tier.positions[low:high] for low, high in zip(begun.tolist(), over.tolist(), strict=True) if low < high]
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, np.int64)


def _bisected(
    column: NDArray[np.int64], tier: Tier, rows: NDArray[np.int64], seconds: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return for each of some rows where what begins at a second or later begins in the tier, which is not empty."""
    low, high, last = tier.rows[rows], tier.rows[rows + 1], len(tier.positions) - 1
    while (open_ := low < high).any():
        middle = (low + high) // 2
        below = open_ & (column[tier.positions[np.minimum(middle, last)]] < seconds)
        low, high = np.where(below, middle + 1, low), np.where(below, high, np.minimum(middle, high))
    return low
