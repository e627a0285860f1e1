"""The layout of an index: every event's row, the zoom levels at which it shows, and the rows of each lane."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from timeline_app.timeline import levels
from timeline_app.timeline.lanes import most_rows, pack
from timeline_app.timeline.radix import stable_order

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Layout(NamedTuple):
    """Columns of an EventIndex, as it describes them."""

    lane_rows: NDArray[np.int64]
    row_base: NDArray[np.int64]
    rows: NDArray[np.uint8]
    row_order: NDArray[np.int32]
    mark_levels: NDArray[np.int8]
    label_levels: NDArray[np.int8]


def lay_out(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    kinds: NDArray[np.uint8],
    ranks: NDArray[np.float32],
    offsets: NDArray[np.int64],
    seconds_per_pixel: float,
) -> Layout:
    """Give every event its row in its lane and its zoom levels."""
    rows = np.zeros(len(starts), np.uint8)
    crowded = np.zeros(len(starts), np.bool_)
    lanes = len(offsets) - 1
    for low, high in pairwise(offsets.tolist()):
        part = slice(low, high)
        if high > low:
            of_lane = (starts[part], ends[part], kinds[part], ranks[part])
            rows[part], crowded[part] = pack(*of_lane, seconds_per_pixel, most_rows(lanes))
    drawn = np.flatnonzero(~crowded)  # a small part where there are very many: the rest is never looked at again
    row_of = np.repeat(np.arange(lanes, dtype=np.int64) * 256, np.diff(offsets))[drawn] + rows[drawn]
    by_row = stable_order(row_of)
    order = drawn[by_row]
    events = levels.Rows(starts[order], ends[order], kinds[order], row_of[by_row], ranks[order])
    marked = levels.coarsest_levels(events, np.full(len(order), levels.COARSEST, np.int8), levels.FOR_MARK)
    mark_levels = np.full(len(starts), levels.NEVER, np.int8)
    label_levels = mark_levels.copy()
    mark_levels[order] = marked
    label_levels[order] = levels.coarsest_levels(events, marked, levels.FOR_LABEL)
    lane_rows = _rows_of_lanes(rows, label_levels < int(np.floor(np.log2(seconds_per_pixel))), offsets)
    base = np.concatenate(([0], np.cumsum(lane_rows)))
    return Layout(lane_rows, base, rows, order.astype(np.int32), mark_levels, label_levels)


def _rows_of_lanes(
    rows: NDArray[np.uint8], grouped: NDArray[np.bool_], offsets: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the rows of each lane: those in use, and one for groups where there are any in the first view."""
    counts = np.ones(len(offsets) - 1, np.int64)
    for lane, (low, high) in enumerate(pairwise(offsets.tolist())):
        if high > low:
            counts[lane] = int(rows[low:high].max()) + 1 + int(grouped[low:high].any())
    return counts
