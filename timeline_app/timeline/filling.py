"""What fills the lanes in view: marks with their labels, groups, density strips and edge chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from timeline_app.timeline.cards import cards_of, with_selection, without_ghosts
from timeline_app.timeline.chips import chips_of
from timeline_app.timeline.density import density_of
from timeline_app.timeline.groups import crowd
from timeline_app.timeline.marks import TAIL, MarkKind, StatusCode
from timeline_app.timeline.parts import EdgeChip, Group, Mark, Rect
from timeline_app.timeline.row_labels import Drawn, RowLabels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline_app.timeline.groups import Cards, Crowd
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.parts import DensityStrip, Label, LaneHeader
    from timeline_app.timeline.row_labels import Layouting
    from timeline_app.timeline.scale import TimeScale

OVERHANG: Final = 32.0  # px that marks may reach beyond the canvas, so that their ends are cut and not drawn
_Part = TypeVar("_Part", Mark, Group, EdgeChip)
_KINDS: Final = tuple(MarkKind)
_STATUSES: Final = tuple(StatusCode)
_CIRCA: Final = int(MarkKind.CIRCA)


@dataclass(frozen=True, slots=True)
class Content:
    """What the lanes show."""

    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    densities: tuple[DensityStrip, ...]
    chips: tuple[EdgeChip, ...]


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
        marks += filling.in_sight(filling.marks(found.cards, its_chips))
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


def _drawn(found: Crowd, index: EventIndex, scale: TimeScale, canvas: Rect, kept: Kept | None) -> Drawn:
    positions, columns = found.positions, index.columns
    refs = index.refs[positions]
    left, right = index.ink(positions, scale.seconds_per_pixel)
    lanes = index.lanes_of(positions)
    begins = np.flatnonzero((np.diff(lanes, prepend=-1) != 0) | (np.diff(found.rows, prepend=-1) != 0))
    ends = np.append(begins, len(positions))[1:]
    keys = zip(lanes[begins].tolist(), found.rows[begins].tolist(), strict=True)
    return Drawn(
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

    def __init__(self, header: LaneHeader, drawn: Drawn, canvas: Rect, how: Layouting) -> None:
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

    def marks(self, cards: Cards, chips: Sequence[EdgeChip]) -> Iterator[Mark]:
        """Yield the lane's marks in view, row by row from the left."""
        canvas, metrics, drawn = self._canvas, self._how.metrics, self._drawn
        its_cards = cards.lanes == self._header.lane
        left, width = (canvas.x + cards.left[its_cards]).tolist(), cards.width[its_cards].tolist()
        of_cards = [(begun, begun + each) for begun, each in zip(left, width, strict=True)]
        for row in range(self._header.rows):
            middle = self._middle(row)
            if not canvas.y - metrics.row < middle < canvas.bottom + metrics.row:
                continue
            low, high = drawn.rows.get((self._header.lane, row), (0, 0))
            if low == high:
                continue
            found = RowLabels(drawn, (low, high), canvas, self._how)
            if found.first == found.end:
                continue
            of_chips = [(chip.rect.x, chip.rect.right) for chip in chips if chip.rect.y <= middle < chip.rect.bottom]
            labels = found.place(middle, of_cards if row == self._header.rows - 1 else (), of_chips)
            those = range(found.first, found.end)
            yield from map(self._mark, those, [middle] * len(those), labels)

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

    def _middle(self, row: int) -> float:
        return self.top + (row + 0.5) * self._how.metrics.row
