"""Which event comes next: in time, in its lane, in the lane above or below. Pure questions to the index.

A place is a position of the index, because an event may stand in several lanes: the way goes on in the lane it is in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from timeline_app.timeline.index import EventIndex


def lane_at(index: EventIndex, position: int) -> int:
    """Return the lane of a position of the index."""
    return int(np.searchsorted(index.offsets, position, side="right")) - 1


def place_of(index: EventIndex, ref: int, lane: int | None = None) -> int | None:
    """Return the position of an event, in a lane if it is in that; None where it has no date."""
    positions = index.positions_of(ref).tolist()
    return next((at for at in positions if lane_at(index, at) == lane), positions[0] if positions else None)


def first_in(index: EventIndex, first: int, end: int) -> int | None:
    """Return the position of the most important event that begins in [first, end), else of the first of all."""
    if not len(index):
        return None
    inside = np.flatnonzero((index.starts >= first) & (index.starts < end))
    return int(inside[np.argmax(index.ranks[inside])]) if len(inside) else end_of_time(index, last=False)


def step_in_time(index: EventIndex, position: int, step: int) -> int | None:
    """Return the place of the next (1) or previous (-1) event of all in order of time, in this lane if it can be."""
    start, ref = index.starts[position], index.refs[position]
    tied = index.starts == start
    if step > 0:
        ahead = np.flatnonzero((index.starts > start) | (tied & (index.refs > ref)))
    else:
        ahead = np.flatnonzero((index.starts < start) | (tied & (index.refs < ref)))
    found = _foremost(index, ahead, last=step < 0)
    return None if found is None else place_of(index, int(index.refs[found]), lane_at(index, position))


def end_of_time(index: EventIndex, *, last: bool) -> int | None:
    """Return the place of the first or the last event to begin."""
    return _foremost(index, np.arange(len(index)), last=last)


def step_in_lane(index: EventIndex, position: int, step: int) -> int | None:
    """Return the place of the next (1) or previous (-1) event of the lane; None at its end."""
    lane, place = lane_at(index, position), position + step
    return place if index.offsets[lane] <= place < index.offsets[lane + 1] else None


def step_to_lane(index: EventIndex, position: int, step: int) -> int | None:
    """Return the place nearest in time in the next lane below (1) or above (-1) that has any event."""
    lane = lane_at(index, position) + step
    while 0 <= lane < len(index.lane_names):
        low, high = int(index.offsets[lane]), int(index.offsets[lane + 1])
        if high > low:
            return low + int(np.argmin(np.abs(index.starts[low:high] - index.starts[position])))
        lane += step
    return None


def _foremost(index: EventIndex, positions: NDArray[np.int64], *, last: bool) -> int | None:
    """Return the first or last of some positions by beginning and ref."""
    if not len(positions):
        return None
    starts = index.starts[positions]
    tied = positions[starts == (starts.max() if last else starts.min())]
    refs = index.refs[tied]
    return int(tied[np.argmax(refs) if last else np.argmin(refs)])
