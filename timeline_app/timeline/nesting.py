"""A grouping inside another: each lane of the outer one, then what of it stands in each lane of the inner one.

The outer lane keeps all its events, so that it tells of them in one row, whether those in it are shown or not. Of very
many inner lanes the first are kept, and the rest of that outer lane stands together in one that says so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.columns import Membership
from timeline_app.timeline.lane_plan import INSIDE
from timeline_app.timeline.radix import distinct

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_INSIDE: Final = 40  # lanes in one


def nested(outer: Membership, inner: Membership, *, most: int = MOST_INSIDE) -> Membership:
    """Return the lanes of `outer`, each followed by those of `inner` that its events stand in, in their orders."""
    rows, holders, insides = _joined(outer, inner)
    width = len(inner.names)
    keys, pairs = np.unique(holders * width + insides, return_inverse=True)
    bounds = np.searchsorted(keys, np.arange(len(outer.names) + 1) * width).tolist()
    names: list[str] = []
    heads, place = [], np.zeros(len(keys), np.int64)
    for name, (low, high) in zip(outer.names, pairwise(bounds), strict=True):
        heads.append(len(names))
        kept = high - low if high - low <= most else most - 1
        place[low:high] = len(names) + 1 + np.minimum(np.arange(high - low), kept)
        names += [name, *(f"{name}{INSIDE}{inner.names[key % width]}" for key in keys[low : low + kept].tolist())]
        if high - low > kept:
            names.append(f"{name}{INSIDE}{high - low - kept:,} others")
    every = np.concatenate((outer.rows, rows)).astype(np.int64) * len(names)
    every += np.concatenate((np.array(heads, np.int64)[outer.lanes], place[pairs]))
    once = distinct(every)  # an event of several lanes that are gathered stands there once
    return Membership((once // len(names)).astype(np.int32), (once % len(names)).astype(np.int32), tuple(names))


def _joined(outer: Membership, inner: Membership) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return every row with each pair of an outer and an inner lane that it stands in."""
    order = np.argsort(inner.rows, kind="stable")
    sorted_rows, sorted_lanes = inner.rows[order], inner.lanes[order].astype(np.int64)
    first = np.searchsorted(sorted_rows, outer.rows)
    counts = np.searchsorted(sorted_rows, outer.rows, side="right") - first
    nth = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    rows = np.repeat(outer.rows, counts).astype(np.int64)
    return rows, np.repeat(outer.lanes, counts).astype(np.int64), sorted_lanes[np.repeat(first, counts) + nth]
