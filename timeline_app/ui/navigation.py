"""Which event comes next: in time, in its lane, in the lane above or below. Pure questions to the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from timeline_app.timeline.index import EventIndex


def lane_at(index: EventIndex, position: int) -> int:
    """Return the lane of a position of the index."""
    return int(np.searchsorted(index.offsets, position, side="right")) - 1


def first_in(index: EventIndex, first: int, end: int) -> int | None:
    """Return the row of the most important event that begins in [first, end), else of the first of all."""
    if not len(index):
        return None
    inside = np.flatnonzero((index.starts >= first) & (index.starts < end))
    at = inside[np.argmax(index.ranks[inside])] if len(inside) else np.argmin(index.starts)
    return int(index.refs[at])


def step_in_time(index: EventIndex, ref: int, step: int) -> int | None:
    """Return the row `step` places on among all events in order of time; None at the end."""
    order = np.lexsort((np.arange(len(index)), index.starts))
    position = index.position_of(ref)
    if position is None:
        return None
    place = int(np.flatnonzero(order == position)[0]) + step
    return int(index.refs[order[place]]) if 0 <= place < len(order) else None


def end_of_time(index: EventIndex, *, last: bool) -> int | None:
    """Return the row of the first or the last event to begin."""
    if not len(index):
        return None
    return int(index.refs[np.argmax(index.starts) if last else np.argmin(index.starts)])


def step_in_lane(index: EventIndex, ref: int, step: int) -> int | None:
    """Return the row of the next (1) or previous (-1) event of the lane; None at its end."""
    position = index.position_of(ref)
    if position is None:
        return None
    lane, place = lane_at(index, position), position + step
    inside = index.offsets[lane] <= place < index.offsets[lane + 1]
    return int(index.refs[place]) if inside else None


def step_to_lane(index: EventIndex, ref: int, step: int) -> int | None:
    """Return the row of the event nearest in time in the next lane below (1) or above (-1) that has any."""
    position = index.position_of(ref)
    if position is None:
        return None
    lane = lane_at(index, position) + step
    while 0 <= lane < len(index.lane_names):
        low, high = int(index.offsets[lane]), int(index.offsets[lane + 1])
        if high > low:
            return int(index.refs[low + np.argmin(np.abs(index.starts[low:high] - index.starts[position]))])
        lane += step
    return None
