"""From which zoom level on an event is drawn by itself, and from which its label has room: decided once.

A level is a power of two of seconds per pixel. Zooming out, at each level events of one row whose ink would overlap
compete, and the more important stays. Because this is decided over all of time and not over what is in view, panning
never changes what is drawn. Competition is resolved as a maximal independent set: in each round every event that
beats all its neighbours stays and they go (M. Luby, A Simple Parallel Algorithm for the Maximal Independent Set
Problem, 1986).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.timeline.lanes import extents

if TYPE_CHECKING:
    from numpy.typing import NDArray

FINEST: Final = -10
COARSEST: Final = 34
NEVER: Final = FINEST - 1
MARK_GAP: Final = 4.0  # px between marks of a row
WIDE: Final = 16.0  # px from which marks may touch, as two days do that follow each other
_ROUNDS: Final = 24


class Room(NamedTuple):
    """What is asked for after an event's ink."""

    pixels: float  # at the coarse end of a level
    may_touch: bool  # whether a wide mark needs none


FOR_MARK: Final = Room(MARK_GAP, may_touch=True)
FOR_LABEL: Final = Room(80.0, may_touch=False)


class Rows(NamedTuple):
    """Events in the order of their rows, and by start within a row."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    rows: NDArray[np.int64]  # which row, counted over all lanes
    ranks: NDArray[np.float32]


def coarsest_levels(events: Rows, ceiling: NDArray[np.int8], room: Room) -> NDArray[np.int8]:
    """Return the coarsest level, up to `ceiling`, at which each event has its room."""
    levels = ceiling.copy()
    priority = _priority(events)
    alive = np.flatnonzero(ceiling > NEVER)
    for level in range(_first_clash(events, alive, ceiling, room), COARSEST + 1):
        alive = alive[ceiling[alive] >= level]
        if not len(alive):
            break
        keep = _compete(events, priority, alive, 2.0 ** (level + 1), room)
        levels[alive[~keep]] = level - 1
        alive = alive[keep]
    return levels


def _priority(events: Rows) -> NDArray[np.int64]:
    """Return the events' places by importance; ties are scattered, so that neighbours do not lose in chains."""
    scattered = (np.arange(len(events.starts), dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    priority = np.empty(len(events.starts), np.int64)
    priority[np.lexsort((scattered, events.ranks))] = np.arange(len(events.starts))
    return priority


def _first_clash(events: Rows, alive: NDArray[np.int64], ceiling: NDArray[np.int8], room: Room) -> int:
    """Return a level below which none of `alive` meet; those of a row come closer with every level."""
    if not len(alive):
        return FINEST
    rows, highest = events.rows[alive], min(int(ceiling[alive].min()) + 1, COARSEST)

    def meets(level: int) -> bool:
        left, right = _reach(events, alive, 2.0 ** (level + 1), room)
        return bool(((right[:-1] > left[1:]) & (rows[:-1] == rows[1:])).any())

    return FINEST + bisect_left(range(FINEST, highest), True, key=meets)


def _reach(
    events: Rows, alive: NDArray[np.int64], seconds_per_pixel: float, room: Room
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return from which second to which events need room at a scale."""
    starts, ends = events.starts[alive], events.ends[alive]
    left, right = extents(starts, ends, events.kinds[alive], seconds_per_pixel)
    needless = room.may_touch & (ends - starts >= WIDE * seconds_per_pixel)
    return left, right + np.where(needless, 0.0, room.pixels * seconds_per_pixel)


def _compete(
    events: Rows, priority: NDArray[np.int64], alive: NDArray[np.int64], seconds_per_pixel: float, room: Room
) -> NDArray[np.bool_]:
    """Tell which of `alive` stay at a scale."""
    left, right = _reach(events, alive, seconds_per_pixel, room)
    rows, strength = events.rows[alive], priority[alive]
    keep = np.ones(len(alive), np.bool_)
    here = np.arange(len(alive))
    for turn in range(_ROUNDS):
        clash = (right[here[:-1]] > left[here[1:]]) & (rows[here[:-1]] == rows[here[1:]])
        if not clash.any():
            break
        lost = _losers(clash, strength[here], hastily=turn == _ROUNDS - 1)
        keep[here[lost]] = False
        here = here[~lost]
    return keep


def _losers(clash: NDArray[np.bool_], strength: NDArray[np.int64], *, hastily: bool) -> NDArray[np.bool_]:
    """Tell who goes: the neighbours of those who beat both sides; hastily, whoever is beaten by one."""
    beats_next = clash & (strength[:-1] > strength[1:])
    beaten = np.zeros(len(strength), np.bool_)
    beaten[1:] |= beats_next
    beaten[:-1] |= clash & ~beats_next
    if hastily:
        return beaten
    lost = np.zeros(len(strength), np.bool_)
    lost[1:] |= clash & ~beaten[:-1]
    lost[:-1] |= clash & ~beaten[1:]
    return lost
