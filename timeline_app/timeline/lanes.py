"""Which row of its lane an event stands in: decided once, so that rows never jump while panning and zooming.

Rows are taken first-fit in time order, with the room that mark and label need at one reference scale, that of the
first view. Where a lane has used up its rows, events go closer together, at last so close that their spans merely do
not overlap; where not even that fits, the least important of those that meet is crowded out, and is only ever drawn in
a group. Of events that begin in the same second no more can stand than a lane has rows: the others are never tried.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.marks import REACH

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    widen = np.maximum(_LEAST.take(kinds) * seconds_per_pixel - (ends - starts), 0.0) / 2
    return (
        starts - widen - _LEFT.take(kinds) * seconds_per_pixel,
        ends + widen + _RIGHT.take(kinds) * seconds_per_pixel,
    )


def pack(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    kinds: NDArray[np.uint8],
    ranks: NDArray[np.float32],
    seconds_per_pixel: float,
    most: int,
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Return the row of each of a lane's events, sorted by start, and whether it is crowded out of all rows.

    Of those with the same start the weightier come first.
    """
    length = ends - starts
    shares = (length > SHORT).astype(np.int8) + ((length > SHORT) & (length >= LONG * seconds_per_pixel))
    tried = np.flatnonzero(_with_a_chance(starts, shares, most))
    left, right = extents(starts[tried], ends[tried], kinds[tried], seconds_per_pixel)
    columns = (left, right, starts[tried], ends[tried], shares[tried], ranks[tried])
    placed = np.full(len(starts), -1, np.int16)
    placed[tried] = _placed((column.tolist() for column in columns), LABEL_ROOM * seconds_per_pixel, most)
    crowded = placed < 0
    used = np.unique(placed[~crowded])
    rows = np.searchsorted(used, np.where(crowded, used[-1], placed))
    return rows.astype(np.uint8), crowded


def _with_a_chance(starts: NDArray[np.int64], shares: NDArray[np.int8], most: int) -> NDArray[np.bool_]:
    """Tell which events are among the `most` weightiest of their share that begin together: the first of those."""
    chance = np.zeros(len(starts), np.bool_)
    for share in np.unique(shares).tolist():
        those = np.flatnonzero(shares == share)
        begun = starts[those]
        opens = np.concatenate(([True], begun[1:] != begun[:-1]))
        first = np.maximum.accumulate(np.where(opens, np.arange(len(those)), 0))
        chance[those] = np.arange(len(those)) - first < most
    return chance


def _rows_in_turn(most: int) -> tuple[list[int], list[int]]:
    """Return the rows in the order in which they are tried, and for each share the place from which it may use them.

    Long events may use the upper rows only, and short ones use those last: else a dozen articles that say "in 2018"
    would take every row for a year.
    """
    bounds = [most, max(most * 2 // 3, 1), max(most // 3, 1), 0]
    rows = [row for high, low in pairwise(bounds) for row in range(low, high)]
    return rows, [most - high for high in bounds[:-1]]


def _placed(columns: Iterable[list[Any]], room: float, most: int) -> list[int]:
    """Return the rows of events that are given by start: left, right, start, end, share and rank; -1 for none.

    It is one loop with few calls, for it is much of what building an index waits for.
    """
    turns, firsts = _rows_in_turn(most)
    labelled, marked, timed = [-inf] * most, [-inf] * most, [-inf] * most  # until when a row is taken, by what room
    last = [(inf, -1)] * most  # the rank of a row's last event, and which it is
    refused = [-inf] * len(firsts)  # when the last event of each share began that was crowded out
    turn_of: list[int] = []  # by event; the row is `turns` of it
    for at, (left, right, start, end, share, rank) in enumerate(zip(*columns, strict=True)):
        if refused[share] == start:  # nor has a lesser one that begins with it any room
            turn_of.append(-1)
            continue
        turn, first = -1, firsts[share]
        if min(labelled) <= left:
            turn = next((each for each in range(first, most) if labelled[each] <= left), -1)
        if turn < 0 and min(marked) <= left:
            for each in range(first, most):  # the least important label is cut
                if marked[each] <= left and (turn < 0 or last[each] < last[turn]):
                    turn = each
        if turn < 0:
            soonest = min(timed[first:])
            if soonest <= start:
                turn = timed.index(soonest, first)
            else:
                least = min(last[first:])
                if least[0] >= rank:
                    refused[share] = start
                    turn_of.append(-1)
                    continue
                turn = last.index(least, first)
                turn_of[least[1]] = -1
        labelled[turn], marked[turn], timed[turn], last[turn] = right + room, right, end, (rank, at)
        turn_of.append(turn)
    return [turns[turn] if turn >= 0 else -1 for turn in turn_of]
