"""What fills the lanes in view: marks with their labels, groups, density strips and edge chips."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import numpy as np

from timeline_app.timeline.cards import cards_of, with_selection, without_ghosts
from timeline_app.timeline.chips import chips_of
from timeline_app.timeline.density import density_of
from timeline_app.timeline.groups import crowd
from timeline_app.timeline.labels import BADGES, Gap, place_label
from timeline_app.timeline.marks import TAIL, MarkKind, StatusCode
from timeline_app.timeline.parts import EdgeChip, Group, Mark, Rect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from timeline_app.timeline.groups import Cards, Crowd
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.labels import Ruler
    from timeline_app.timeline.metrics import Metrics
    from timeline_app.timeline.parts import DensityStrip, Label, LaneHeader
    from timeline_app.timeline.scale import TimeScale

OVERHANG: Final = 32.0  # px that marks may reach beyond the canvas, so that their ends are cut and not drawn
STRIKE: Final = 4.0  # px by which the strike of a denied event is longer than its mark, on each side
EDGE: Final = 4.0  # px that labels keep from the canvas's edges and from chips
SEMIBOLD: Final = 1.06  # how much wider than measured the selected event's label is set
_Part = TypeVar("_Part", Mark, Group, EdgeChip)
_KINDS: Final = tuple(MarkKind)
_STATUSES: Final = tuple(StatusCode)
_CIRCA, _DENIED = int(MarkKind.CIRCA), int(StatusCode.DENIED)


@dataclass(frozen=True, slots=True)
class Layouting:
    """What laying out needs to know besides where things are."""

    metrics: Metrics
    ruler: Ruler
    title_of: Callable[[int], str]
    look_up: Callable[[Sequence[int]], object]
    selected: int | None
    kept: Kept | None
    lap: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Content:
    """What the lanes show."""

    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    densities: tuple[DensityStrip, ...]
    chips: tuple[EdgeChip, ...]


class _Drawn(NamedTuple):
    """The events drawn by themselves, as columns, by lane, row and start; ink in px from the widget's left edge."""

    left: list[float]  # with tails and arrows; not clamped
    right: list[float]
    kinds: list[int]
    statuses: list[int]
    refs: list[int]
    ranks: list[float]
    origins: list[int]
    conflicts: list[bool]
    ghosts: list[bool]
    rows: dict[tuple[int, int], tuple[int, int]]  # by lane and row: from which to which they stand there


def fill(headers: Sequence[LaneHeader], index: EventIndex, scale: TimeScale, canvas: Rect, how: Layouting) -> Content:
    """Fill the lanes of `headers`."""
    if not headers or not len(index):
        return Content((), (), (), ())
    lanes = sorted(header.lane for header in headers)
    found = crowd(index, scale, lanes, [header.lane for header in headers if header.collapsed])
    how.lap("crowd")
    drawn = _drawn(found, index, scale, canvas, how.kept)
    how.look_up(drawn.refs)
    marks: list[Mark] = []
    groups: list[Group] = []
    chips: list[EdgeChip] = []
    for header in headers:
        filling = _Filling(header, drawn, canvas, how)
        cards = filling.cards(found.cards, scale)
        rows = Rect(canvas.x, filling.top, canvas.width, header.rows * how.metrics.row)
        its_chips = chips_of(how.kept or index, scale, header.lane, rows, filling.taken(cards), how.metrics, how.ruler)
        marks += filling.in_sight(filling.marks(cards, its_chips))
        groups += filling.in_sight(cards)
        chips += filling.in_sight(its_chips)
    groups = with_selection(groups, marks, index, how.selected)
    groups = without_ghosts(groups, index, how.kept, found.positions)
    how.lap("labels")
    low = how.metrics.lane_padding + how.metrics.density
    shown = [header for header in headers if header.rect.bottom - low >= header.top]
    strips = tuple(density_of(header, index, how.kept, scale, canvas, how.metrics) for header in shown)
    how.lap("density")
    return Content(tuple(marks), tuple(groups), strips, tuple(chips))


def _drawn(found: Crowd, index: EventIndex, scale: TimeScale, canvas: Rect, kept: Kept | None) -> _Drawn:
    positions, columns = found.positions, index.columns
    refs = index.refs[positions]
    left, right = index.ink(positions, scale.seconds_per_pixel)
    lanes = index.lanes_of(positions)
    begins = np.flatnonzero((np.diff(lanes, prepend=-1) != 0) | (np.diff(found.rows, prepend=-1) != 0))
    ends = np.append(begins, len(positions))[1:]
    keys = zip(lanes[begins].tolist(), found.rows[begins].tolist(), strict=True)
    return _Drawn(
        (canvas.x + ((left - scale.start) - scale.fraction) / scale.seconds_per_pixel).tolist(),
        (canvas.x + ((right - scale.start) - scale.fraction) / scale.seconds_per_pixel).tolist(),
        index.kinds[positions].tolist(),
        columns.statuses[refs].tolist(),
        refs.tolist(),
        columns.ranks[refs].tolist(),
        columns.origins[refs].tolist(),
        columns.conflicts[refs].tolist(),
        [False] * len(positions) if kept is None else (~kept.mask[refs]).tolist(),
        dict(zip(keys, zip(begins.tolist(), ends.tolist(), strict=True), strict=True)),
    )


class _Filling:
    """Fills one lane."""

    def __init__(self, header: LaneHeader, drawn: _Drawn, canvas: Rect, how: Layouting) -> None:
        self._header, self._drawn, self._canvas, self._how = header, drawn, canvas, how
        self.top = header.rect.y + how.metrics.lane_padding

    def in_sight(self, parts: Iterable[_Part]) -> Iterable[_Part]:
        """Leave out what pinned lanes would cover, where there are any."""
        top = self._header.top
        if top <= self._canvas.y or self._header.rect.y >= top:
            return parts
        return [part for part in parts if part.rect.y >= top]

    def cards(self, cards: Cards, scale: TimeScale) -> list[Group]:
        """Return the lane's groups in view."""
        height = self._how.metrics.card
        top = self._middle(self._header.rows - 1) - height / 2 - 1
        return cards_of(self._header, cards, scale, self._canvas, top, height)

    def taken(self, cards: Sequence[Group]) -> list[list[tuple[float, float]]]:
        """Return for each row the stretches that marks and cards take up."""
        drawn, lane = self._drawn, self._header.lane
        taken = []
        for row in range(self._header.rows):
            low, high = drawn.rows.get((lane, row), (0, 0))
            taken.append(list(zip(drawn.left[low:high], drawn.right[low:high], strict=True)))
        taken[-1] += [(card.rect.x, card.rect.right) for card in cards]
        return taken

    def marks(self, cards: Sequence[Group], chips: Sequence[EdgeChip]) -> Iterator[Mark]:
        """Yield the lane's marks in view, row by row from the left."""
        canvas, metrics = self._canvas, self._how.metrics
        for row in range(self._header.rows):
            middle = self._middle(row)
            if not canvas.y - metrics.row < middle < canvas.bottom + metrics.row:
                continue
            low, high = self._drawn.rows.get((self._header.lane, row), (0, 0))
            if low == high:
                continue
            fixed = [(chip.rect.x, chip.rect.right, EDGE) for chip in chips if chip.rect.y <= middle < chip.rect.bottom]
            if row == self._header.rows - 1:
                between = metrics.between_labels
                fixed += [(card.rect.x, card.rect.right, between) for card in cards]
            yield from self._row(low, high, middle, fixed)

    def _row(self, low: int, high: int, middle: float, fixed: Sequence[tuple[float, float, float]]) -> Iterator[Mark]:
        """Yield a row's marks; the selected, then the more important choose the place of their labels first.

        `fixed` are the stretches that are taken, each with the room that labels leave beside it.
        """
        canvas, between, drawn = self._canvas, self._how.metrics.between_labels, self._drawn
        left, right = drawn.left, drawn.right
        first, end = bisect_right(right, canvas.x, low, high), bisect_left(left, canvas.right, low, high)
        if first >= end:
            return
        floor = canvas.x + EDGE if first == low else max(canvas.x + EDGE, right[first - 1] + between)
        begun = [floor, *(each + between for each in right[first : end - 1])]  # the stretch left of each begins there
        over = [each - between for each in left[first + 1 : min(end + 1, high)]]  # ... and the one right of it ends
        over += [canvas.right] * (end - first - len(over))
        labels: list[Label | None] = [None] * (end - first)
        for each in self._turns(first, end):
            if drawn.ghosts[each]:
                continue
            nth = each - first
            mark_left, mark_right = left[each], right[each]
            free_left, free_right = begun[nth], min(over[nth], canvas.right - EDGE)
            middle_of_mark = (mark_left + mark_right) / 2
            for begin, stop, around in fixed:
                if stop <= middle_of_mark:
                    free_left = max(free_left, stop + around)
                elif begin >= middle_of_mark:
                    free_right = min(free_right, begin - around)
            strike = STRIKE if drawn.statuses[each] == _DENIED else 0.0
            gap = Gap(free_left, mark_left - strike, mark_right + strike, free_right)
            labels[nth] = label = self._label(each, gap, middle)
            if label is None:
                continue
            if label.rect.x > mark_left:
                if each + 1 < end:
                    begun[nth + 1] = max(begun[nth + 1], label.box.right + between)
            elif nth:
                over[nth - 1] = min(over[nth - 1], label.rect.x - between)
        yield from map(self._mark, range(first, end), [middle] * (end - first), labels)

    def _turns(self, first: int, end: int) -> list[int]:
        """Return the order in which a row's marks choose: those at the edges turn with the view, so they come last."""
        ranks, refs = self._drawn.ranks, self._drawn.refs
        turns = sorted(range(first + 1, end - 1), key=lambda each: -ranks[each])
        turns += sorted({first, end - 1}, key=lambda each: (-ranks[each], each))
        if self._how.selected is not None:
            turns.sort(key=lambda each: refs[each] != self._how.selected)
        return turns

    def _mark(self, each: int, middle: float, label: Label | None) -> Mark:
        drawn, canvas, header, height = self._drawn, self._canvas, self._header, self._how.metrics.mark
        begun, over, kind = drawn.left[each], drawn.right[each], drawn.kinds[each]
        tail = TAIL if kind == _CIRCA else 0.0
        left = max(begun + tail, canvas.x - OVERHANG)
        right = min(over - tail, canvas.right + OVERHANG)
        return Mark(
            drawn.refs[each],
            _KINDS[kind],
            _STATUSES[drawn.statuses[each]],
            header.lane,
            header.colour,
            Rect(left, middle - height / 2, max(right - left, 1.0), height),
            begun < canvas.x,
            over > canvas.right,
            drawn.conflicts[each],
            drawn.origins[each],
            label,
            drawn.ghosts[each],
        )

    def _label(self, each: int, gap: Gap, middle: float) -> Label | None:
        how, drawn = self._how, self._drawn
        ref = drawn.refs[each]
        wider = SEMIBOLD if ref == how.selected else 1.0
        badges = BADGES[drawn.origins[each] > 1, drawn.conflicts[each]]
        return place_label(how.title_of(ref), gap, middle, badges, how.metrics, how.ruler, wider)

    def _middle(self, row: int) -> float:
        return self.top + (row + 0.5) * self._how.metrics.row
