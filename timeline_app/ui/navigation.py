"""Which event comes next: in time, in its lane, in the lane above or below. Pure questions to the index.

A place is a position of the index, because an event may stand in several lanes: the way goes on in the lane it is in.
`lanes` are those shown, from top to bottom; what `kept` leaves out is passed over. Each answer is a bisection in each
lane, so that a step among ten million events takes no longer than one among ten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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
    parts = [_kept(index, _begun(index, lane, first), _begun(index, lane, end), kept) for lane in sorted(lanes)]
    inside = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    if not len(inside):
        return end_of_time(index, lanes, kept, last=False)
    return int(inside[np.argmax(index.ranks_of(inside))])


def step_in_time(
    index: EventIndex, position: int, lanes: Sequence[int], kept: Kept | None = None, *, step: int
) -> int | None:
    """Return the place of the next (1) or previous (-1) event of all in order of time, in this lane if it can be."""
    start, ref = int(index.starts[position]), int(index.refs[position])
    beyond = range(ref + 1, len(index.columns)) if step > 0 else range(ref)
    found = _tied(index, lanes, kept, start, beyond, last=step < 0)
    if found is None:
        found = _foremost(index, lanes, kept, start, last=step < 0)
    return None if found is None else place_of(index, int(index.refs[found]), lanes, lane_at(index, position))


def end_of_time(index: EventIndex, lanes: Sequence[int], kept: Kept | None = None, *, last: bool) -> int | None:
    """Return the place of the first or the last event to begin."""
    return _foremost(index, lanes, kept, None, last=last)


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
        place = _nearest(index, lane, kept, int(index.starts[position]))
        if place is not None:
            return place
    return None


def _begun(index: EventIndex, lane: int, second: int, side: Literal["left", "right"] = "left") -> int:
    """Return the position of the first event of a lane that begins at a second or later; "right": after it."""
    low, high = int(index.offsets[lane]), int(index.offsets[lane + 1])
    return low + int(np.searchsorted(index.starts[low:high], second, side))


def _kept(index: EventIndex, low: int, high: int, kept: Kept | None) -> NDArray[np.int64]:
    """Return the positions of a stretch that filters leave."""
    positions = np.arange(low, high)
    return positions if kept is None else positions[kept.mask[index.refs[low:high]]]


def _outermost(low: int, high: int, kept: Kept | None, *, last: bool) -> int | None:
    """Return the first or the last position of a stretch that filters leave."""
    if kept is None:
        place: int | None = high - 1 if last else low
    else:
        place = kept.beside(high, -1) if last else kept.beside(low - 1, 1)
    return place if place is not None and low <= place < high else None


def _nearest(index: EventIndex, lane: int, kept: Kept | None, second: int) -> int | None:
    """Return the place of a lane's event that begins nearest to a second: of several the first."""
    low, high, middle = int(index.offsets[lane]), int(index.offsets[lane + 1]), _begun(index, lane, second)
    before, after = _outermost(low, middle, kept, last=True), _outermost(middle, high, kept, last=False)
    if before is None or (after is not None and index.starts[after] - second < second - index.starts[before]):
        return after
    return _outermost(_begun(index, lane, int(index.starts[before])), high, kept, last=False)


def _foremost(
    index: EventIndex, lanes: Sequence[int], kept: Kept | None, second: int | None, *, last: bool
) -> int | None:
    """Return the place of the first event to begin after a second, or of the last before it; of all where it is None.

    Of those that begin together it is the one with the first or the last ref.
    """
    starts = []
    for lane in lanes:
        low, high = int(index.offsets[lane]), int(index.offsets[lane + 1])
        if second is not None and last:
            high = _begun(index, lane, second)
        elif second is not None:
            low = _begun(index, lane, second, "right")
        place = _outermost(low, high, kept, last=last)
        if place is not None:
            starts.append(int(index.starts[place]))
    every = range(len(index.columns))
    return _tied(index, lanes, kept, (max if last else min)(starts), every, last=last) if starts else None


def _tied(
    index: EventIndex, lanes: Sequence[int], kept: Kept | None, second: int, refs: range, *, last: bool
) -> int | None:
    """Return the place of the event with the first or the last of some refs, of those that begin at a second."""
    found = []
    for lane in sorted(lanes):
        places = _kept(index, _begun(index, lane, second), _begun(index, lane, second, "right"), kept)
        its = index.refs[places]
        inside = (its >= refs.start) & (its < refs.stop)
        if inside.any():
            places, its = places[inside], its[inside]
            found.append(int(places[np.argmax(its) if last else np.argmin(its)]))
    return (max if last else min)(found, key=lambda place: int(index.refs[place])) if found else None
