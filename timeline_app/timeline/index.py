"""The events as sorted columns: what is where in time, answered in microseconds for a million events.

Rows are sorted by lane, then by start. Within a lane starts and, in a column of their own, ends are sorted, so that
the number of events active in a stretch is the difference of two ranks, exact at any zoom without a pyramid. An index
is never changed; a new one takes its place by one assignment. Undated events are not in it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.timeline import levels
from timeline_app.timeline.core import core_span
from timeline_app.timeline.layout import lay_out
from timeline_app.timeline.marks import STATUS_CODES, mark_of
from timeline_app.timeline.told import drawn_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike, NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.records import Event
    from timeline_app.timeline.marks import MarkKind

REFERENCE_WIDTH: Final = 1_000.0  # px that the first view is taken to be wide when rows are packed
LEAST_WEIGHT: Final = 0.05  # of an event without importance, for the first view
KEPT_LEVELS: Final = 3
SAMPLES: Final = 512


@dataclass(frozen=True, slots=True)
class Outside:
    """What lies wholly on one side of a time: how many events, and the span that they take up."""

    count: int
    first: Second
    end: Second


class Shown(NamedTuple):
    """The events drawn by themselves at a zoom level."""

    positions: NDArray[np.int32]  # in the order of rows, by start within a row, never overlapping there
    rows: NDArray[np.int64]  # row r, counted over all lanes, is positions rows[r] to rows[r + 1]


@dataclass(frozen=True, slots=True, eq=False)
class EventIndex:
    """Immutable columns, sorted by lane and start; a position in them is no row of the model: `refs` is."""

    lane_names: tuple[str, ...]
    offsets: NDArray[np.int64]  # lane i is positions offsets[i] to offsets[i + 1]
    lane_rows: NDArray[np.int64]  # rows of each lane, at least 1, with the one kept for groups
    row_base: NDArray[np.int64]  # number of a lane's first row, counted over all lanes
    starts: NDArray[np.int64]  # seconds
    ends: NDArray[np.int64]  # seconds, exclusive, after starts
    ends_sorted: NDArray[np.int64]  # within each lane
    kinds: NDArray[np.uint8]  # MarkKind
    statuses: NDArray[np.uint8]  # StatusCode
    rows: NDArray[np.uint8]  # row in the lane
    ranks: NDArray[np.float32]  # importance, 0 to 1
    origins: NDArray[np.uint16]
    conflicts: NDArray[np.bool_]
    refs: NDArray[np.int32]  # row in the model
    mark_levels: NDArray[np.int8]  # coarsest zoom level at which it is drawn by itself
    label_levels: NDArray[np.int8]  # ... and at which its label has room
    row_order: NDArray[np.int32]  # positions in the order of rows
    core: tuple[Second, Second]  # the span of the first view
    _kept: dict[int, Shown] = field(default_factory=dict, repr=False)
    _peaks: dict[tuple[int, int], int] = field(default_factory=dict, repr=False)

    @classmethod
    def build(
        cls,
        *,
        starts: ArrayLike,
        ends: ArrayLike,
        kinds: ArrayLike,
        statuses: ArrayLike,
        lanes: ArrayLike,
        ranks: ArrayLike,
        origins: ArrayLike,
        conflicts: ArrayLike,
        refs: ArrayLike,
        lane_names: Sequence[str],
    ) -> EventIndex:
        """Sort the columns, which are all of one length, and give every event its row and its zoom levels.

        `starts` and `ends` are seconds, ends exclusive; `lanes` are positions in `lane_names`, whose order is kept.
        """
        lane_of = np.asarray(lanes, np.int64)
        begin = np.asarray(starts, np.int64)
        rank = np.asarray(ranks, np.float32)
        order = np.lexsort((-rank, begin, lane_of))
        begin, rank = begin[order], rank[order]
        end = np.maximum(np.asarray(ends, np.int64)[order], begin + 1)
        kind = np.asarray(kinds, np.uint8)[order]
        offsets = np.searchsorted(lane_of[order], np.arange(len(lane_names) + 1))
        core = core_span(begin, end, kind, np.maximum(rank, LEAST_WEIGHT).astype(np.float64))
        layout = lay_out(begin, end, kind, rank, offsets, (core[1] - core[0]) / REFERENCE_WIDTH)
        return cls(
            lane_names=tuple(lane_names),
            offsets=offsets,
            starts=begin,
            ends=end,
            ends_sorted=_sorted_within(end, offsets),
            kinds=kind,
            statuses=np.asarray(statuses, np.uint8)[order],
            ranks=rank,
            origins=np.minimum(np.asarray(origins)[order], 65_535).astype(np.uint16),
            conflicts=np.asarray(conflicts, np.bool_)[order],
            refs=np.asarray(refs, np.int32)[order],
            core=core,
            **layout._asdict(),
        )

    @classmethod
    def of_events(cls, events: Sequence[Event], lane_of: Callable[[Event], str]) -> EventIndex:
        """Index the dated of `events`, whose places are the refs; lanes go by the weight of what the first view shows.

        Weight is rank squared, so that trifles do not outweigh what matters by their number. Then by size and name;
        the unnamed lane is last.
        """
        dated = [
            (ref, event, mark)
            for ref, event in enumerate(events)
            if (date := drawn_date(event)) and (mark := mark_of(date))
        ]
        names = [lane_of(event) for _, event, _ in dated]
        counts = Counter(names)
        weights = _weights([mark for _, _, mark in dated], [event.rank for _, event, _ in dated], names)
        ordered = sorted(counts, key=lambda name: (not name, -weights[name], -counts[name], name))
        number = {name: lane for lane, name in enumerate(ordered)}
        return cls.build(
            starts=[mark[1] for _, _, mark in dated],
            ends=[mark[2] for _, _, mark in dated],
            kinds=[mark[0] for _, _, mark in dated],
            statuses=[STATUS_CODES[event.status] for _, event, _ in dated],
            lanes=[number[name] for name in names],
            ranks=[event.rank for _, event, _ in dated],
            origins=[event.origins for _, event, _ in dated],
            conflicts=[any(r.kind == "conflicts" for r in event.references) for _, event, _ in dated],
            refs=[ref for ref, _, _ in dated],
            lane_names=ordered,
        )

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def extent(self) -> tuple[Second, Second]:
        """Return the span of everything; the first view's where there are no events."""
        if not len(self):
            return self.core
        return int(self.starts.min()), int(self.ends.max())

    def density(self, edges: NDArray[np.int64], lane: int | None = None) -> NDArray[np.int64]:
        """Count the events active in each stretch from one of `edges`, seconds in ascending order, to the next."""
        if lane is None:
            total = np.zeros(len(edges) - 1, np.int64)
            for each in range(len(self.lane_names)):
                total += self.density(edges, each)
            return total
        part = slice(self.offsets[lane], self.offsets[lane + 1])
        begun = np.searchsorted(self.starts[part], edges[1:])
        over = np.searchsorted(self.ends_sorted[part], edges[:-1], side="right")
        counts: NDArray[np.int64] = begun - over
        return counts

    def before(self, lane: int, first: Second) -> Outside | None:
        """Return what of a lane is over at `first`; None where nothing is."""
        low, high = self.offsets[lane], self.offsets[lane + 1]
        count = int(np.searchsorted(self.ends_sorted[low:high], first, side="right"))
        return Outside(count, int(self.starts[low]), int(self.ends_sorted[low + count - 1])) if count else None

    def after(self, lane: int, end: Second) -> Outside | None:
        """Return what of a lane begins at or after `end`; None where nothing does."""
        low, high = self.offsets[lane], self.offsets[lane + 1]
        position = low + int(np.searchsorted(self.starts[low:high], end))
        if position == high:
            return None
        return Outside(int(high - position), int(self.starts[position]), int(self.ends[position:high].max()))

    def peak(self, lane: int, length: int) -> int:
        """Return about how many of a lane's events at most are active in a stretch of `length` seconds; at least 1.

        It is taken at some hundred events all over the lane, the same ones every time, so that heights drawn by it do
        not change while panning.
        """
        if (lane, length) not in self._peaks:
            low, high = int(self.offsets[lane]), int(self.offsets[lane + 1])
            begin = self.starts[low : high : max(1, (high - low) // SAMPLES)]
            begun = np.searchsorted(self.starts[low:high], begin + length)
            over = np.searchsorted(self.ends_sorted[low:high], begin, side="right")
            self._peaks[lane, length] = max(int((begun - over).max(initial=1)), 1)
        return self._peaks[lane, length]

    def lanes_of(self, positions: NDArray[np.signedinteger]) -> NDArray[np.int64]:
        """Return the lanes of positions."""
        return np.searchsorted(self.offsets, positions, side="right") - 1

    def position_of(self, ref: int) -> int | None:
        """Return the position of a row of the model, or None where that event is undated."""
        found = np.flatnonzero(self.refs == ref)
        return int(found[0]) if len(found) else None

    def shown(self, level: int) -> Shown:
        """Return what is drawn by itself at a zoom level; the last few levels asked for are kept."""
        level = min(max(level, levels.FINEST), levels.COARSEST)
        if level not in self._kept:
            positions = self.row_order[self.mark_levels[self.row_order] >= level]
            row = self.row_base[self.lanes_of(positions)] + self.rows[positions]
            rows = np.searchsorted(row, np.arange(self.row_base[-1] + 1))
            while len(self._kept) >= KEPT_LEVELS:
                del self._kept[next(iter(self._kept))]
            self._kept[level] = Shown(positions, rows)
        return self._kept[level]


def _sorted_within(ends: NDArray[np.int64], offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    ordered = ends.copy()
    for low, high in pairwise(offsets.tolist()):
        ordered[low:high].sort()
    return ordered


def _weights(
    marks: Sequence[tuple[MarkKind, Second, Second]], ranks: Sequence[float], lanes: Sequence[str]
) -> dict[str, float]:
    """Return what the events of each lane that begin in the first view weigh together."""
    weights: dict[str, float] = dict.fromkeys(lanes, 0.0)
    if marks:
        kinds, starts, ends = zip(*marks, strict=True)
        columns = np.array(starts, np.int64), np.array(ends, np.int64), np.array(kinds, np.uint8)
        first, end = core_span(*columns, np.maximum(np.array(ranks, np.float64), LEAST_WEIGHT))
        for start, rank, lane in zip(starts, ranks, lanes, strict=True):
            weights[lane] += rank**2 if first <= start < end else 0.0
    return weights
