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
from timeline_app.timeline.radix import stable_order

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


class _Left(NamedTuple):
    """The events that are left at a level; parallel columns."""

    which: NDArray[np.int64]  # of all
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    rows: NDArray[np.int64]
    strengths: NDArray[np.int64]
    ceilings: NDArray[np.int8]

    def only(self, those: NDArray[np.bool_]) -> _Left:
        """Return some of them."""
        return self if those.all() else _Left._make(column[those] for column in self)

    def reach(self, seconds_per_pixel: float, room: Room) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return from which second to which they need room at a scale."""
        left, right = extents(self.starts, self.ends, self.kinds, seconds_per_pixel)
        needless = room.may_touch & (self.ends - self.starts >= WIDE * seconds_per_pixel)
        return left, right + np.where(needless, 0.0, room.pixels * seconds_per_pixel)


def coarsest_levels(events: Rows, ceiling: NDArray[np.int8], room: Room) -> NDArray[np.int8]:
    """Return the coarsest level, up to `ceiling`, at which each event has its room."""
    levels = ceiling.copy()
    every = np.arange(len(ceiling))
    starts, ends, kinds, rows, ranks = events
    alive = _Left(every, starts, ends, kinds, rows, _strengths(ranks), ceiling).only(ceiling > NEVER)
    for level in range(_first_clash(alive, room), COARSEST + 1):
        alive = alive.only(alive.ceilings >= level)
        if not len(alive.which):
            break
        keep = _compete(alive, 2.0 ** (level + 1), room)
        levels[alive.which[~keep]] = level - 1
        alive = alive.only(keep)
    return levels


def _strengths(ranks: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the events' places by importance; ties are scattered, so that neighbours do not lose in chains."""
    scattered = (np.arange(len(ranks), dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    strengths = np.empty(len(ranks), np.int64)
    strengths[stable_order(scattered, ranks)] = np.arange(len(ranks))
    return strengths


def _first_clash(alive: _Left, room: Room) -> int:
    """Return a level below which none of `alive` meet; those of a row come closer with every level."""
    if not len(alive.which):
        return FINEST
    highest = min(int(alive.ceilings.min()) + 1, COARSEST)
    same_row = alive.rows[:-1] == alive.rows[1:]

    def meets(level: int) -> bool:
        left, right = alive.reach(2.0 ** (level + 1), room)
        return bool(((right[:-1] > left[1:]) & same_row).any())

    return FINEST + bisect_left(range(FINEST, highest), True, key=meets)


def _compete(alive: _Left, seconds_per_pixel: float, room: Room) -> NDArray[np.bool_]:
    """Tell which of `alive` stay at a scale."""
    left, right = alive.reach(seconds_per_pixel, room)
    rows, strengths = alive.rows, alive.strengths
    keep = np.ones(len(rows), np.bool_)
    here = np.arange(len(rows))
    for turn in range(_ROUNDS):
        clash = (right[:-1] > left[1:]) & (rows[:-1] == rows[1:])
        if not clash.any():
            break
        lost = _losers(clash, strengths, hastily=turn == _ROUNDS - 1)
        keep[here[lost]] = False
        stay = ~lost
        left, right = left[stay], right[stay]
        here, rows, strengths = here[stay], rows[stay], strengths[stay]
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
