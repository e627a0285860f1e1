"""What fills the lanes in view: marks with their labels, groups, density strips and edge chips."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.timeline.chips import chips_of
from timeline_app.timeline.groups import Cards, crowd, slot_seconds
from timeline_app.timeline.labels import Badges, Gap, place_label
from timeline_app.timeline.lanes import extents
from timeline_app.timeline.marks import TAIL, MarkKind, StatusCode
from timeline_app.timeline.parts import DensityStrip, EdgeChip, Group, LaneHeader, Mark, Rect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.metrics import Metrics
    from timeline_app.timeline.parts import Label
    from timeline_app.timeline.scale import TimeScale

OVERHANG: Final = 32.0  # px that marks may reach beyond the canvas, so that their ends are cut and not drawn
STRIKE: Final = 4.0  # px by which the strike of a denied event is longer than its mark, on each side
COLUMNS: Final = 16  # density columns in a slot
EDGE: Final = 4.0  # px that labels keep from the canvas's edges and from chips
SEMIBOLD: Final = 1.06  # how much wider than measured the selected event's label is set
LEAST_HEIGHT: Final = 1.0  # of a density column with anything in it
FULL: Final = 12  # events that make a column of full height, where a lane is nowhere denser
_KINDS: Final = tuple(MarkKind)
_STATUSES: Final = tuple(StatusCode)


@dataclass(frozen=True, slots=True)
class Layouting:
    """What laying out needs to know besides where things are."""

    metrics: Metrics
    measure: Callable[[str], float]
    title_of: Callable[[int], str]
    selected: int | None


@dataclass(frozen=True, slots=True)
class Content:
    """What the lanes show."""

    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    densities: tuple[DensityStrip, ...]
    chips: tuple[EdgeChip, ...]


class _Placed(NamedTuple):
    """An event's ink, in pixels from the widget's left edge, not clamped."""

    lane: int
    row: int
    position: int
    kind: int
    left: float  # with tails and arrows
    right: float


def fill(headers: Sequence[LaneHeader], index: EventIndex, scale: TimeScale, canvas: Rect, how: Layouting) -> Content:
    """Fill the lanes of `headers`, which are neighbours."""
    if not headers or not len(index):
        return Content((), (), (), ())
    lanes = range(headers[0].lane, headers[-1].lane + 1)
    found = crowd(index, scale, lanes)
    by_lane = {
        lane: list(those) for lane, those in groupby(_placed(found.positions, index, scale, canvas), lambda p: p.lane)
    }
    marks: list[Mark] = []
    groups: list[Group] = []
    chips: list[EdgeChip] = []
    for header in headers:
        filling = _Filling(header, index, scale, canvas, how)
        cards = filling.cards(found.cards)
        placed = by_lane.get(header.lane, [])
        its_chips = filling.chips(placed, cards)
        marks += filling.marks(placed, cards, its_chips)
        groups += cards
        chips += its_chips
    groups = _with_selection(groups, marks, index, how.selected)
    strips = tuple(_density(header, index, scale, canvas, how.metrics) for header in headers)
    return Content(tuple(marks), tuple(groups), strips, tuple(chips))


def _placed(positions: NDArray[np.int64], index: EventIndex, scale: TimeScale, canvas: Rect) -> Iterator[_Placed]:
    kinds = index.kinds[positions]
    left, right = extents(index.starts[positions], index.ends[positions], kinds, scale.seconds_per_pixel)
    columns = (
        index.lanes_of(positions),
        index.rows[positions],
        positions,
        kinds,
        canvas.x + ((left - scale.start) - scale.fraction) / scale.seconds_per_pixel,
        canvas.x + ((right - scale.start) - scale.fraction) / scale.seconds_per_pixel,
    )
    return map(_Placed._make, zip(*(column.tolist() for column in columns), strict=True))


class _Filling:
    """Fills one lane."""

    def __init__(self, header: LaneHeader, index: EventIndex, scale: TimeScale, canvas: Rect, how: Layouting) -> None:
        self._header, self._index, self._scale, self._canvas, self._how = header, index, scale, canvas, how
        self._top = header.rect.y + how.metrics.lane_padding

    def cards(self, cards: Cards) -> list[Group]:
        """Return the lane's groups in view."""
        metrics, canvas = self._how.metrics, self._canvas
        y = self._middle(self._header.rows - 1) - metrics.card / 2 - 1
        groups = []
        for each in np.flatnonzero(cards.lanes == self._header.lane).tolist():
            x, width = canvas.x + float(cards.left[each]), float(cards.width[each])
            if x + width <= canvas.x or x >= canvas.right:
                continue
            first, end = int(cards.first[each]), int(cards.end[each])
            bracket = (
                min(canvas.x + self._scale.to_x(first), x - 3.0),
                max(canvas.x + self._scale.to_x(end), x + width + 3.0),
            )
            rect = Rect(x, y, width, metrics.card)
            groups.append(
                Group(
                    int(cards.counts[each]),
                    self._header.lane,
                    self._header.colour,
                    rect,
                    bracket,
                    first,
                    end,
                    selected=False,
                )
            )
        return groups

    def chips(self, placed: Sequence[_Placed], cards: Sequence[Group]) -> list[EdgeChip]:
        """Return the lane's edge chips."""
        canvas, metrics = self._canvas, self._how.metrics
        rows = Rect(canvas.x, self._top, canvas.width, self._header.rows * metrics.row)
        taken: list[list[tuple[float, float]]] = [[] for _ in range(self._header.rows)]
        for each in placed:
            taken[each.row].append((each.left, each.right))
        taken[-1] += [(card.rect.x, card.rect.right) for card in cards]
        return chips_of(self._index, self._scale, self._header.lane, rows, taken, metrics, self._how.measure)

    def marks(self, placed: Sequence[_Placed], cards: Sequence[Group], chips: Sequence[EdgeChip]) -> Iterator[Mark]:
        """Yield the lane's marks in view, row by row from the left."""
        for row, those in groupby(placed, lambda each: each.row):
            middle = self._middle(row)
            if not self._canvas.y - self._how.metrics.row < middle < self._canvas.bottom + self._how.metrics.row:
                continue
            fixed = [
                (chip.rect.x - EDGE, chip.rect.right + EDGE)
                for chip in chips
                if chip.rect.y <= middle < chip.rect.bottom
            ]
            if row == self._header.rows - 1:
                between = self._how.metrics.between_labels
                fixed += [(card.rect.x - between, card.rect.right + between) for card in cards]
            yield from self._row(list(those), middle, fixed)

    def _row(self, placed: Sequence[_Placed], middle: float, fixed: Sequence[tuple[float, float]]) -> Iterator[Mark]:
        """Yield a row's marks; the selected, then the more important choose the place of their labels first."""
        canvas, between = self._canvas, self._how.metrics.between_labels
        ranks, refs = self._index.ranks, self._index.refs
        seen = [at for at, each in enumerate(placed) if each.right > canvas.x and each.left < canvas.right]
        if not seen:
            return
        free_from = max([canvas.x + EDGE, *(placed[at].right + between for at in range(max(seen[0] - 1, 0), seen[0]))])
        ends = [free_from, *(placed[at].right + between for at in seen[:-1])]  # where the stretch left of each begins
        after = seen[-1] + 1
        begins = [placed[at].left - between for at in (*seen[1:], *range(after, min(after + 1, len(placed))))]
        begins += [canvas.right] * (len(seen) - len(begins))  # ... and the one right of it ends
        marks: list[Mark | None] = [None] * len(seen)
        those = [placed[at] for at in seen]
        at_edge = (0, len(seen) - 1)  # they turn with the view: they come last and move nothing that is further in
        turns = [
            (refs[each.position] != self._how.selected, nth in at_edge, -ranks[each.position])
            for nth, each in enumerate(those)
        ]
        for nth in sorted(range(len(seen)), key=turns.__getitem__):
            each = those[nth]
            left = max([ends[nth], *(right for _, right in fixed if right <= each.left)])
            right = min([begins[nth], canvas.right - EDGE, *(left for left, _ in fixed if left >= each.right)])
            strike = STRIKE if self._index.statuses[each.position] == StatusCode.DENIED else 0.0
            mark = self._mark(each, middle, Gap(left, each.left - strike, each.right + strike, right))
            if mark.label is not None and mark.label.rect.x > each.left and nth + 1 < len(seen):
                ends[nth + 1] = max(ends[nth + 1], mark.label.box.right + between)
            elif mark.label is not None and nth > 0:
                begins[nth - 1] = min(begins[nth - 1], mark.label.rect.x - between)
            marks[nth] = mark
        yield from filter(None, marks)

    def _mark(self, each: _Placed, middle: float, gap: Gap) -> Mark:
        index, canvas, position = self._index, self._canvas, each.position
        kind, ref = _KINDS[each.kind], int(index.refs[position])
        tail = TAIL if kind == MarkKind.CIRCA else 0.0
        left = max(each.left + tail, canvas.x - OVERHANG)
        right = min(each.right - tail, canvas.right + OVERHANG)
        origins, conflict = int(index.origins[position]), bool(index.conflicts[position])
        return Mark(
            ref,
            kind,
            _STATUSES[index.statuses[position]],
            self._header.lane,
            self._header.colour,
            Rect(left, middle - self._how.metrics.mark / 2, max(right - left, 1.0), self._how.metrics.mark),
            each.left < canvas.x,
            each.right > canvas.right,
            conflict,
            origins,
            self._label(ref, gap, middle, Badges(origins > 1, conflict)),
        )

    def _label(self, ref: int, gap: Gap, middle: float, badges: Badges) -> Label | None:
        how = self._how
        measure = how.measure if ref != how.selected else lambda text: how.measure(text) * SEMIBOLD
        return place_label(how.title_of(ref), gap, middle, badges, how.metrics, measure)

    def _middle(self, row: int) -> float:
        return self._top + (row + 0.5) * self._how.metrics.row


def _with_selection(groups: list[Group], marks: Sequence[Mark], index: EventIndex, selected: int | None) -> list[Group]:
    """Mark the group that holds the selected event, if it is in one."""
    if selected is None or any(mark.ref == selected for mark in marks):
        return groups
    position = index.position_of(selected)
    if position is None:
        return groups
    lane, start = int(index.lanes_of(np.array([position]))[0]), int(index.starts[position])
    return [replace(group, selected=group.lane == lane and group.first <= start < group.end) for group in groups]


def _density(header: LaneHeader, index: EventIndex, scale: TimeScale, canvas: Rect, metrics: Metrics) -> DensityStrip:
    """Return a lane's density, in columns that are fixed in time, by the root of their counts."""
    length = max(1, slot_seconds(scale.level) // COLUMNS)
    first, end = scale.span
    begin = first // length * length
    edges = np.arange(begin, end + length, length, dtype=np.int64)
    counts = index.density(edges, header.lane)
    share = np.sqrt(counts / max(index.peak(header.lane, length), FULL))
    heights = np.where(counts > 0, LEAST_HEIGHT + (metrics.density - LEAST_HEIGHT) * share, 0.0)
    rect = Rect(canvas.x, header.rect.bottom - metrics.lane_padding - metrics.density, canvas.width, metrics.density)
    heights = np.minimum(heights, metrics.density).astype(np.float32)
    x = canvas.x + scale.to_x(begin)
    return DensityStrip(header.lane, header.colour, rect, x, length / scale.seconds_per_pixel, heights)
