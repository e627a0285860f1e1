"""The same index with its lanes and rows as they stood before events came or went.

Lanes are ordered by weight where a project is opened, and rows chosen at the scale of its first view. Once a hand has
moved the view both stay as they are, with the lanes' colours, while reading and edits change what lanes weigh and which
span matters; new lanes follow. What is not stated stays last.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.timeline.index import BLOCK, EventIndex
from timeline_app.timeline.lane_plan import LanePlan, shown_name
from timeline_app.timeline.layout import lay_out
from timeline_app.timeline.radix import stable_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BY_POSITION = ("starts", "ends_sorted", "kinds", "rows", "refs", "mark_levels", "label_levels")

ALIKE: Final = (
    8.0  # times as wide or narrow as before a scale may be for rows to stay: beyond that labels would have no room
)


class Standing(NamedTuple):
    """How lanes and rows stand, for them to stay so."""

    lanes: tuple[str, ...] = ()  # in their order; none where all is to follow what lanes weigh
    packed_at: float = 0.0  # as EventIndex has it


FREE: Final = Standing()


def as_standing(index: EventIndex, standing: Standing) -> EventIndex:
    """Return an index with lanes and rows as they stood; itself where they do, or nothing is to stay."""
    return in_order(packed_as(index, standing.packed_at), standing.lanes) if standing.lanes else index


def packed_as(index: EventIndex, packed_at: float) -> EventIndex:
    """Return an index whose rows are chosen at a scale, where that is like its own: what is laid out, is so anew."""
    if packed_at == index.packed_at or not index.packed_at / ALIKE <= packed_at <= index.packed_at * ALIKE:
        return index
    everything = slice(None)
    ends, ranks = index.ends_of(everything), index.ranks_of(everything)
    layout = lay_out(index.starts, ends, index.kinds, ranks, index.offsets, packed_at)
    return replace(index, packed_at=packed_at, _kept=[], _of_kind={}, _peaks={}, unlabelled={}, **layout._asdict())


def in_order(index: EventIndex, names: Sequence[str]) -> EventIndex:
    """Return an index with the lanes of these names first, in their order; itself where that is its own."""
    wanted = LanePlan(tuple(filter(shown_name, names))).ordered(index.lane_names)
    if tuple(wanted) == index.lane_names:
        return index
    own = {name: lane for lane, name in enumerate(index.lane_names)}
    order = np.array([own[name] for name in wanted], np.int64)
    counts = np.diff(index.offsets)[order]
    moved = _positions(index.offsets[order], counts)  # the former position of each
    columns = {name: getattr(index, name)[moved] for name in _BY_POSITION}
    lane_rows = index.lane_rows[order]
    base = np.concatenate(([0], np.cumsum(lane_rows)))
    place = np.empty(len(moved), np.int64)
    place[moved] = np.arange(len(moved))
    drawn = place[index.row_order]
    row_of = np.repeat(base[:-1], counts)[drawn] + columns["rows"][drawn]
    found = replace(
        index,
        lane_names=tuple(wanted),
        offsets=np.concatenate(([0], np.cumsum(counts))),
        lane_rows=lane_rows,
        row_base=base,
        row_order=drawn[stable_order(row_of)].astype(np.int32),
        by_ref=stable_order(columns["refs"]).astype(np.int32),
        _kept=[],
        _of_kind={},
        _peaks={},
        unlabelled={},
        **columns,
    )
    ends = found.ends_of(slice(None))
    return replace(found, end_peaks=np.maximum.reduceat(ends, np.arange(0, len(ends), BLOCK)) if len(ends) else ends)


def _positions(firsts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the positions of runs, one run after the other."""
    begin = np.cumsum(counts) - counts
    found: NDArray[np.int64] = np.arange(int(counts.sum())) + np.repeat(firsts - begin, counts)
    return found
