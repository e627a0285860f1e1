"""In which order the lanes of a grouping stand: by the weight of what the first view shows of them.

Weight is rank squared, so that trifles do not outweigh what matters by their number. Then by size and name; what is
not stated comes last. Of very many lanes the weightiest are kept and the rest stands together in one that says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import numpy as np

from timeline_app.timeline.columns import UNDATED, EventColumns, Membership
from timeline_app.timeline.core import core_span
from timeline_app.timeline.radix import distinct

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_LANES: Final = 400
LEAST_WEIGHT: Final = 0.05  # of an event without importance, for the first view
_CORES: Final[WeakKeyDictionary[EventColumns, tuple[int, int]]] = WeakKeyDictionary()  # which lanes and index ask for


def core_of(columns: EventColumns) -> tuple[int, int]:
    """Return the span that the first view shows of all events, found once."""
    if columns not in _CORES:
        _CORES[columns] = _core_of(columns)
    return _CORES[columns]


def _core_of(columns: EventColumns) -> tuple[int, int]:
    dated = columns.kinds != UNDATED
    weights = np.maximum(columns.ranks[dated], LEAST_WEIGHT).astype(np.float64)
    return core_span(columns.starts[dated], columns.ends[dated], columns.kinds[dated], weights)


def ordered(lanes: Membership, columns: EventColumns, *, most: int = MOST_LANES) -> Membership:
    """Return the membership of the dated events with its lanes in order; those without any are left out."""
    dated = columns.kinds[lanes.rows] != UNDATED
    rows, lane_of = lanes.rows[dated], lanes.lanes[dated]
    counts = np.bincount(lane_of, minlength=len(lanes.names))
    weights = _weights(rows, lane_of, columns, len(lanes.names))
    order = sorted(
        np.flatnonzero(counts).tolist(),
        key=lambda lane: (not lanes.names[lane], -weights[lane], -counts[lane], lanes.names[lane]),
    )
    place = np.zeros(len(lanes.names), np.int32)
    place[order] = np.arange(len(order))
    found = Membership(rows, place[lane_of], tuple(lanes.names[lane] for lane in order))
    return _gathered(found, most) if len(order) > most else found


def _weights(
    rows: NDArray[np.int32], lane_of: NDArray[np.int32], columns: EventColumns, lanes: int
) -> NDArray[np.float64]:
    """Return what the events of each lane that begin in the first view weigh together."""
    first, end = core_of(columns)
    inside = (columns.starts[rows] >= first) & (columns.starts[rows] < end)
    weight = np.where(inside, columns.ranks[rows].astype(np.float64) ** 2, 0.0)
    return np.bincount(lane_of, weight, minlength=lanes).astype(np.float64)


def _gathered(lanes: Membership, most: int) -> Membership:
    """Keep the first lanes, up to `most` with the one for all others and that of what is not stated."""
    unstated = lanes.names[-1] == ""
    kept = most - 1 - unstated
    gathered = len(lanes.names) - unstated - kept
    place = np.minimum(np.arange(len(lanes.names)), kept)
    if unstated:
        place[-1] = kept + 1
    pairs = lanes.rows.astype(np.int64) * most + place[lanes.lanes]
    once = distinct(pairs)  # an event of several lanes that are gathered stands there once
    names = (*lanes.names[:kept], f"{gathered:,} others", *([""] if unstated else []))
    return Membership((once // most).astype(np.int32), (once % most).astype(np.int32), names)
