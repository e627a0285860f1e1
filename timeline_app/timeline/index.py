"""The events as sorted columns: what is where in time, answered in microseconds for a million events.

Positions are sorted by lane, then by start; an event has one in each of its lanes. Within a lane starts and, in a
column of their own, ends are sorted, so that the number of events active in a stretch is the difference of two ranks,
exact at any zoom without a pyramid. What only matters of the few that are drawn stays in the columns, and is looked up
there. An index is never changed; a new one takes its place by one assignment. Undated events are not in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from timeline_app.timeline import levels
from timeline_app.timeline.columns import UNDATED, EventColumns, Membership, within
from timeline_app.timeline.lane_order import core_of, ordered
from timeline_app.timeline.lanes import extents
from timeline_app.timeline.layout import lay_out
from timeline_app.timeline.packing import packed, packed_names, unpacked, unpacked_names
from timeline_app.timeline.radix import stable_order
from timeline_app.timeline.tiers import Tiers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.records import Event
    from timeline_app.timeline.marks import MarkKind

    Positions = NDArray[np.signedinteger] | slice

REFERENCE_WIDTH: Final = 1_000.0  # px that the first view is taken to be wide when rows are packed
BLOCK: Final = 256  # positions
SAMPLES: Final = 512
MOST_ROWS: Final = 256  # of a lane, as many as `rows` tells apart
_TYPES: Final[dict[str, np.dtype[Any]]] = {
    **dict.fromkeys(("offsets", "lane_rows", "row_base", "starts", "ends_sorted", "end_peaks"), np.dtype(np.int64)),
    **dict.fromkeys(("kinds", "rows"), np.dtype(np.uint8)),
    **dict.fromkeys(("refs", "by_ref", "row_order"), np.dtype(np.int32)),
    **dict.fromkeys(("mark_levels", "label_levels"), np.dtype(np.int8)),
}
_OTHERS: Final = ("offsets", "lane_rows", "row_base", "row_order", "end_peaks")  # not of one element a position


@dataclass(frozen=True, slots=True)
class Outside:
    """What lies wholly on one side of a time: how many events, and the span that they take up."""

    count: int
    first: Second
    end: Second


@dataclass(frozen=True, slots=True, eq=False)
class EventIndex:
    """Immutable columns, sorted by lane and start; a position in them is no row of the model: `refs` is."""

    columns: EventColumns  # whose rows the refs are
    lane_names: tuple[str, ...]
    offsets: NDArray[np.int64]  # lane i is positions offsets[i] to offsets[i + 1]
    lane_rows: NDArray[np.int64]  # rows of each lane, at least 1, with the one kept for groups
    row_base: NDArray[np.int64]  # number of a lane's first row, counted over all lanes
    starts: NDArray[np.int64]  # seconds
    ends_sorted: NDArray[np.int64]  # within each lane
    kinds: NDArray[np.uint8]  # MarkKind
    rows: NDArray[np.uint8]  # row in the lane
    refs: NDArray[np.int32]  # row of EventColumns
    by_ref: NDArray[np.int32]  # positions in the order of refs, then of lanes
    mark_levels: NDArray[np.int8]  # coarsest zoom level at which it is drawn by itself
    label_levels: NDArray[np.int8]  # ... and at which its label has room
    row_order: NDArray[np.int32]  # positions of what is ever drawn by itself, in the order of rows
    end_peaks: NDArray[np.int64]  # the latest end of each BLOCK of positions
    core: tuple[Second, Second]  # the span of the first view
    packed_at: float  # seconds per px of the scale at which rows were chosen: as a rule, that of the first view
    _kept: list[Tiers] = field(default_factory=list, repr=False)  # one, made when first asked for
    _of_kind: dict[int, NDArray[np.int64]] = field(default_factory=dict, repr=False)
    _peaks: dict[tuple[int, int], int] = field(default_factory=dict, repr=False)
    unlabelled: dict[tuple[int, int, int], int] = field(default_factory=dict, repr=False)  # what `groups` counted

    @classmethod
    def build(cls, columns: EventColumns, lanes: Membership, packed_at: float | None = None) -> EventIndex:
        """Sort the dated events into their lanes, whose order is kept, and give each its row and its zoom levels."""
        dated = columns.kinds[lanes.rows] != UNDATED
        refs, lane_of = lanes.rows[dated], lanes.lanes[dated]
        order = stable_order(-columns.ranks[refs], columns.starts[refs], lane_of)
        refs, lane_of = refs[order], lane_of[order]
        offsets = lane_of.searchsorted(np.arange(len(lanes.names) + 1))
        starts, kinds, ranks = columns.starts[refs], columns.kinds[refs], columns.ranks[refs]
        ends = columns.ends[refs]
        core = core_of(columns)
        packed_at = packed_at or _scale_of(core)
        layout = lay_out(starts, ends, kinds, ranks, offsets, packed_at)
        return cls(
            columns=columns,
            lane_names=lanes.names,
            offsets=offsets,
            starts=starts,
            ends_sorted=_sorted_within(ends, offsets),
            kinds=kinds,
            refs=refs,
            by_ref=stable_order(refs).astype(np.int32),
            end_peaks=np.maximum.reduceat(ends, np.arange(0, len(ends), BLOCK)) if len(ends) else ends,
            core=core,
            packed_at=packed_at,
            **layout._asdict(),
        )

    @classmethod
    def of_events(cls, events: Sequence[Event], lane_of: Callable[[Event], str]) -> EventIndex:
        """Index events held in memory, whose places are the refs, each in one lane."""
        columns = EventColumns.of_events(events)
        return cls.build(columns, ordered(Membership.of_events(events, lane_of), columns))

    def pack(self) -> dict[str, bytes]:
        """Write the index by the names of its parts."""
        columns = {name: packed(getattr(self, name)) for name in _TYPES}
        return columns | {"core": packed(np.array(self.core, np.int64)), "lane_names": packed_names(self.lane_names)}

    @classmethod
    def unpack(cls, parts: Mapping[str, bytes], columns: EventColumns) -> EventIndex:
        """Read what `pack` wrote of these columns, without copying it; raise ValueError where it is not that."""
        found = unpacked(parts, _TYPES | {"core": np.dtype(np.int64)})
        core, names = found.pop("core"), unpacked_names(parts, "lane_names")
        span = (int(core[0]), int(core[-1]))
        index = cls(columns=columns, lane_names=names, core=span, packed_at=_scale_of(span), **found)  # type: ignore[arg-type]
        if len(core) != 2 or not index._fits():
            raise ValueError("an index whose parts do not fit each other")
        return index

    def _fits(self) -> bool:
        lanes, count = len(self.lane_names), len(self.starts)
        whole = all(len(getattr(self, name)) == count for name in _TYPES if name not in _OTHERS)
        by_lane = len(self.offsets) == lanes + 1 == len(self.row_base) and len(self.lane_rows) == lanes
        return whole and by_lane and self._leads_nowhere_else()

    def _leads_nowhere_else(self) -> bool:
        """Tell whether what places are looked up by lies within what it is looked up in."""
        count, rows, offsets = len(self.starts), self.lane_rows, self.offsets
        most = int(rows.max(initial=1))
        looked_up = (
            *((self.refs, len(self.columns)), (self.by_ref, count), (self.row_order, count)),
            *((self.rows, most), (rows, MOST_ROWS + 1)),
        )
        ascending = not len(rows) or (int(rows.min()) > 0 and int(np.diff(offsets).min()) >= 0)
        peaked = len(self.end_peaks) == -(-count // BLOCK)
        ends_fit = (int(offsets[0]), int(offsets[-1]), int(self.row_base[0])) == (0, count, 0)
        based = np.array_equal(np.diff(self.row_base), rows)
        return ends_fit and ascending and peaked and based and all(within(*each) for each in looked_up)

    def __len__(self) -> int:
        return len(self.starts)

    def count(self, lane: int) -> int:
        """Count a lane's events."""
        return int(self.offsets[lane + 1] - self.offsets[lane])

    def ends_of(self, positions: Positions) -> NDArray[np.int64]:
        """Return the seconds at which positions are over, exclusive, after they begin."""
        ends: NDArray[np.int64] = self.columns.ends[self.refs[positions]]
        return ends

    def ranks_of(self, positions: Positions) -> NDArray[np.float32]:
        """Return the importance of positions, 0 to 1."""
        ranks: NDArray[np.float32] = self.columns.ranks[self.refs[positions]]
        return ranks

    def ink(self, positions: Positions, seconds_per_pixel: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return from which second to which the marks of positions reach at a scale, with their tails and arrows."""
        return extents(self.starts[positions], self.ends_of(positions), self.kinds[positions], seconds_per_pixel)

    @property
    def extent(self) -> tuple[Second, Second]:
        """Return the span of everything; the first view's where there are no events."""
        if not len(self):
            return self.core
        held = np.flatnonzero(np.diff(self.offsets))
        return int(self.starts[self.offsets[held]].min()), int(self.end_peaks.max())

    def density(self, edges: NDArray[np.int64], lane: int | None = None) -> NDArray[np.int64]:
        """Count the events active in each stretch from one of `edges`, seconds in ascending order, to the next."""
        if lane is None:
            total = np.zeros(len(edges) - 1, np.int64)
            for each in range(len(self.lane_names)):
                total += self.density(edges, each)
            return total
        part = slice(self.offsets[lane], self.offsets[lane + 1])
        begun = self.starts[part].searchsorted(edges[1:])
        over = self.ends_sorted[part].searchsorted(edges[:-1], side="right")
        counts: NDArray[np.int64] = begun - over
        return counts

    def before(self, lane: int, first: Second) -> Outside | None:
        """Return what of a lane is over at `first`; None where nothing is."""
        low, high = self.offsets[lane], self.offsets[lane + 1]
        count = int(self.ends_sorted[low:high].searchsorted(first, side="right"))
        if not count:
            return None
        return Outside(count, self.first_over(int(low), first), int(self.ends_sorted[low + count - 1]))

    def first_over(self, position: int, time: Second, left: NDArray[np.bool_] | None = None) -> Second:
        """Return when the first from a position on begins that is over at a time; there is one in its lane.

        `left` tells by ref which count. What begins first mostly is over first, so it is looked at by itself.
        """
        ref = self.refs[position]
        if self.columns.ends[ref] <= time and (left is None or left[ref]):
            return int(self.starts[position])
        at, size = position + 1, 64
        while at < len(self):  # in a damaged file there may be none
            refs = self.refs[at : at + size]
            over = self.columns.ends[refs] <= time
            if left is not None:
                over &= left[refs]
            if over.any():
                return int(self.starts[at + int(over.argmax())])
            at, size = at + size, min(size * 8, 4_096)
        return int(self.starts[position])

    def after(self, lane: int, end: Second) -> Outside | None:
        """Return what of a lane begins at or after `end`; None where nothing does."""
        low, high = self.offsets[lane], self.offsets[lane + 1]
        position = low + int(self.starts[low:high].searchsorted(end))
        if position == high:
            return None
        return Outside(int(high - position), int(self.starts[position]), self._last_end(int(position), int(high)))

    def peak(self, lane: int, length: int) -> int:
        """Return about how many of a lane's events at most are active in a stretch of `length` seconds; at least 1.

        It is taken at some hundred events all over the lane, the same ones every time, so that heights drawn by it do
        not change while panning.
        """
        if (lane, length) not in self._peaks:
            low, high = int(self.offsets[lane]), int(self.offsets[lane + 1])
            begin = self.starts[low : high : max(1, (high - low) // SAMPLES)]
            begun = self.starts[low:high].searchsorted(begin + length)
            over = self.ends_sorted[low:high].searchsorted(begin, side="right")
            self._peaks[lane, length] = max(int((begun - over).max(initial=1)), 1)
        return self._peaks[lane, length]

    def lanes_of(self, positions: NDArray[np.signedinteger]) -> NDArray[np.int64]:
        """Return the lanes of positions."""
        return self.offsets.searchsorted(positions, side="right") - 1

    def positions_of(self, ref: int) -> NDArray[np.int32]:
        """Return the positions of an event, one in each of its lanes from top to bottom; none where it is undated."""
        low = bisect_left(self.by_ref, ref, key=self.refs.__getitem__)
        return self.by_ref[low : bisect_right(self.by_ref, ref, lo=low, key=self.refs.__getitem__)]

    def first_positions(self, refs: NDArray[np.signedinteger]) -> NDArray[np.int64]:
        """Return the first position of each of some events; -1 for those that are not here."""
        low, high = np.zeros(len(refs), np.int64), np.full(len(refs), len(self), np.int64)
        while (low < high).any():
            middle = (low + high) // 2
            below = (low < high) & (self.refs[self.by_ref[np.minimum(middle, len(self) - 1)]] < refs)
            low, high = np.where(below, middle + 1, low), np.where(below, high, np.minimum(middle, high))
        if not len(self):
            return np.full(len(refs), -1, np.int64)
        found = self.by_ref[np.minimum(low, len(self) - 1)].astype(np.int64)
        return np.where(self.refs[found] == refs, found, -1)

    def starts_of(self, kind: MarkKind) -> NDArray[np.int64]:
        """Return when the events of a kind begin, in each of their lanes; of a kind that is rare, for they are kept."""
        if kind not in self._of_kind:
            self._of_kind[kind] = self.starts[np.flatnonzero(self.kinds == kind)]
        return self._of_kind[kind]

    def position_of(self, ref: int) -> int | None:
        """Return the first position of an event, or None where it is undated."""
        found = self.positions_of(ref)
        return int(found[0]) if len(found) else None

    def shown(self, level: int, lanes: Sequence[int], first: Second, end: Second) -> NDArray[np.int64]:
        """Return the positions drawn by themselves at a zoom level in a stretch of time, by lane, row and start.

        `lanes` are any, at least one, in ascending order. Those of a row never overlap.
        """
        rows = np.concatenate([np.arange(self.row_base[lane], self.row_base[lane + 1]) for lane in lanes])
        level = min(max(level, levels.FINEST), levels.COARSEST)
        return self._tiers().within(level, rows, self.starts, self.ends_of, first, end)

    def begun(
        self, level: int, lanes: NDArray[np.int64], first: NDArray[np.int64], length: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the positions drawn by themselves at a zoom level that begin in stretches of time, each in a lane.

        The stretches are as many as `lanes`, begin at `first` and are `length` seconds long. With each position goes
        the number of its stretch.
        """
        rows = [np.arange(self.row_base[lane], self.row_base[lane + 1]) for lane in lanes.tolist()]
        whose = np.repeat(np.arange(len(lanes)), self.lane_rows[lanes])
        level = min(max(level, levels.FINEST), levels.COARSEST)
        positions, row = self._tiers().begun(level, np.concatenate(rows), self.starts, first[whose], length)
        return positions, whose[row]

    def _tiers(self) -> Tiers:
        if not self._kept:
            row_of = self.row_base[self.lanes_of(self.row_order)] + self.rows[self.row_order]
            rows = row_of.searchsorted(np.arange(self.row_base[-1] + 1))
            self._kept.append(Tiers(self.row_order, rows, self.mark_levels))
        return self._kept[0]

    def _last_end(self, low: int, high: int) -> Second:
        """Return the latest end of neighbouring positions, of which there are any."""
        first, last = -(-low // BLOCK), high // BLOCK
        if first >= last:
            return int(self.ends_of(slice(low, high)).max())
        edges = self.ends_of(slice(low, first * BLOCK)), self.ends_of(slice(last * BLOCK, high))
        inside = int(self.end_peaks[first:last].max())
        return max(inside, *(int(edge.max(initial=inside)) for edge in edges))


def _scale_of(core: tuple[Second, Second]) -> float:
    return (core[1] - core[0]) / REFERENCE_WIDTH


def _sorted_within(ends: NDArray[np.int64], offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    ordered = ends.copy()
    for low, high in pairwise(offsets.tolist()):
        ordered[low:high].sort()
    return ordered
