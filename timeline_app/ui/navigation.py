"""Which event comes next: in time, in its lane, in the lane above or below. Pure questions to the index.

A place is a position of the index, because an event may stand in several lanes: the way goes on in the lane it is in.
`lanes` are those shown, from top to bottom; what `kept` leaves out is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept


def lane_at(index: EventIndex, position: int) -> int:
    """Return the lane of a position of the index."""
    return int(np.searchsorted(index.offsets, position, side="right")) - 1


def place_of(index: EventIndex, ref: int, lanes: Sequence[int], lane: int | None = None) -> int | None:
    """Return the position of an event in a lane shown, in `lane` if it is in that; None where it is in none."""
    places = {at: lane_at(index, at) for at in index.positions_of(ref).tolist()}
    shown = [at for at in places if places[at] in lanes]
    return next((at for at in shown if places[at] == lane), shown[0] if shown else None)


def first_in(index: EventIndex, first: int, end: int, lanes: Sequence[int], kept: Kept | None = None) -> int | None:
    """Return the position of the most important event that begins in [first, end), else of the first of all."""
    inside = _shown(index, np.flatnonzero((index.starts >= first) & (index.starts < end)), lanes, kept)
    if not len(inside):
        return end_of_time(index, lanes, kept, last=False)
    return int(inside[np.argmax(index.ranks_of(inside))])


def step_in_time(
    index: EventIndex, position: int, lanes: Sequence[int], kept: Kept | None = None, *, step: int
) -> int | None:
    """Return the place of the next (1) or previous (-1) event of all in order of time, in this lane if it can be."""
    start, ref = index.starts[position], index.refs[position]
    tied = index.starts == start
    if step > 0:
        ahead = np.flatnonzero((index.starts > start) | (tied & (index.refs > ref)))
    else:
        ahead = np.flatnonzero((index.starts < start) | (tied & (index.refs < ref)))
    found = _foremost(index, _shown(index, ahead, lanes, kept), last=step < 0)
    return None if found is None else place_of(index, int(index.refs[found]), lanes, lane_at(index, position))


def end_of_time(index: EventIndex, lanes: Sequence[int], kept: Kept | None = None, *, last: bool) -> int | None:
    """Return the place of the first or the last event to begin."""
    return _foremost(index, _shown(index, np.arange(len(index)), lanes, kept), last=last)


def step_in_lane(
    index: EventIndex, position: int, lanes: Sequence[int], kept: Kept | None = None, *, step: int
) -> int | None:
    """Return the place of the next (1) or previous (-1) event of the lane; None at its end."""
    lane, place = lane_at(index, position), position + step if kept is None else kept.beside(position, step)
    return place if place is not None and index.offsets[lane] <= place < index.offsets[lane + 1] else None


def step_to_lane(
    index: EventIndex, position: int, lanes: Sequence[int], kept: Kept | None = None, *, step: int
) -> int | None:
    """Return the place nearest in time in the next lane below (1) or above (-1) that has any event."""
    here = lanes.index(lane_at(index, position))
    for lane in lanes[here + 1 :] if step > 0 else reversed(lanes[:here]):
        places = _shown(index, np.arange(index.offsets[lane], index.offsets[lane + 1]), lanes, kept)
        if len(places):
            return int(places[np.argmin(np.abs(index.starts[places] - index.starts[position]))])
    return None


def _shown(
    index: EventIndex, positions: NDArray[np.int64], lanes: Sequence[int], kept: Kept | None
) -> NDArray[np.int64]:
    """Leave out what filters do, and what stands in lanes that are hidden."""
    positions = positions if kept is None else positions[kept.mask[index.refs[positions]]]
    every = len(lanes) == len(index.lane_names)
    return positions if every else positions[np.isin(index.lanes_of(positions), lanes)]


def _foremost(index: EventIndex, positions: NDArray[np.int64], *, last: bool) -> int | None:
    """Return the first or last of some positions by beginning and ref."""
    if not len(positions):
        return None
    starts = index.starts[positions]
    tied = positions[starts == (starts.max() if last else starts.min())]
    refs = index.refs[tied]
    return int(tied[np.argmax(refs) if last else np.argmin(refs)])
