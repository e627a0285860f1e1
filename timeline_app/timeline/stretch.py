"""What lanes show in a stretch of time that may be longer than a view: laid out once, and moved while views pan in it.

Nothing that is laid out hangs on where a view begins but what its edges cut, so a view within the stretch takes what
is there, moves it, and lets only that yield which its edges cut or its chips cover.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from timeline_app.timeline.cards import cards_of, with_selection, without_ghosts
from timeline_app.timeline.chips import chips_of
from timeline_app.timeline.density import Densities
from timeline_app.timeline.drawn import Drawn
from timeline_app.timeline.groups import crowd
from timeline_app.timeline.laid_row import LaidRow
from timeline_app.timeline.leaders import Row, lead
from timeline_app.timeline.parts import Rect
from timeline_app.timeline.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.layouting import Layouting
    from timeline_app.timeline.parts import DensityStrip, EdgeChip, Group, LaneHeader, Mark
    from timeline_app.timeline.scale import TimeScale

AHEAD: Final = 480.0  # px laid out beyond a view that pans, on either side
_KEPT: Final = 3  # stretches side by side, for who pans to and fro


@dataclass(frozen=True, slots=True)
class Content:
    """What the lanes show."""

    marks: tuple[Mark, ...] = ()
    groups: tuple[Group, ...] = ()
    densities: tuple[DensityStrip, ...] = ()
    chips: tuple[EdgeChip, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is laid out but for the time in view: of two views alike in this, one is the other, panned."""

    headers: tuple[LaneHeader, ...]
    index: EventIndex
    seconds_per_pixel: float
    canvas: Rect
    how: Layouting


class Stretches:
    """The stretches laid out last: one for a view, and longer ones as soon as it pans."""

    def __init__(self) -> None:
        self._wanted: Wanted | None = None
        self._kept: list[Stretch] = []
        self._densities = Densities()

    def around(self, scale: TimeScale, wanted: Wanted) -> Stretch:
        """Return a stretch with a view in it."""
        panned = self._wanted == wanted
        if not panned:
            self._wanted, self._kept = wanted, []
        for stretch in self._kept:
            if stretch.holds(scale):
                return stretch
        stretch = Stretch(scale, wanted, AHEAD if panned else 0.0, self._densities)
        if stretch.whole:
            self._kept = [stretch, *self._kept[: _KEPT - 1]]
        return stretch

    def forget(self) -> None:
        """Lay everything out anew, because it would look otherwise now."""
        self._wanted, self._kept = None, []


class Stretch:
    """What some lanes show in a stretch of time."""

    def __init__(self, scale: TimeScale, wanted: Wanted, ahead: float, densities: Densities) -> None:
        """Lay out a view and what is `ahead` of it, px on either side."""
        headers, index, canvas, how = wanted.headers, wanted.index, wanted.canvas, wanted.how
        self._canvas, self._index, self._how = canvas, index, how
        self._scale = replace(scale.pan(ahead), width=canvas.width + 2 * ahead) if ahead else scale
        self._ground = Rect(canvas.x - ahead, canvas.y, canvas.width + 2 * ahead, canvas.height)
        lanes = sorted(header.lane for header in headers)
        found = crowd(index, self._scale, lanes, [header.lane for header in headers if header.collapsed])
        how.lap("crowd")
        drawn = Drawn.of(found, index, self._scale, self._ground, how)
        self.whole = None not in drawn.titles  # else some could not be read, and should be tried again
        self._lanes = []
        lane_of = index.lanes_of(found.positions)
        tops = [_card_top(header, how) for header in headers]
        cards = cards_of(headers, tops, found.cards, self._scale, self._ground, how.metrics.card)
        for header, groups in zip(headers, cards, strict=True):
            groups = with_selection(groups, found.positions, index, how.selected)
            groups = without_ghosts(groups, index, how.kept, found.positions)
            begin, stop = lane_of.searchsorted((header.lane, header.lane + 1))
            tally = Tally(index, how.kept, header.lane, found.positions[begin:stop], groups)
            self._lanes.append(_LaidLane(header, drawn, groups, tally, self._ground, how))
        how.lap("labels")
        low = how.metrics.lane_padding + how.metrics.density
        shown = [header for header in headers if header.rect.bottom - low >= header.top]
        within = index, how.kept, self._scale, self._ground, how.metrics
        self._densities = [densities.of(header, *within) for header in shown]
        how.lap("density")

    def holds(self, scale: TimeScale) -> bool:
        """Tell whether a view lies in it."""
        (first, end), (begun, over) = self._scale.span, scale.span
        return first <= begun and over <= end

    def seen(self, scale: TimeScale) -> Content:
        """Return what a view within it shows."""
        dx = self._shift(scale)
        marks: list[Mark] = []
        groups: list[Group] = []
        chips: list[EdgeChip] = []
        for lane in self._lanes:
            its_chips = lane.chips(self._index, scale, self._canvas, dx)
            view = self._canvas.moved(-dx)
            marks += lane.marks(view, [chip.rect.moved(-dx) for chip in its_chips])
            groups += lane.groups(view)
            chips += its_chips
        if dx:
            marks, groups = [mark.moved(dx) for mark in marks], [group.moved(dx) for group in groups]
        self._how.lap("labels")
        strips = tuple(density.seen(scale, self._canvas) for density in self._densities)
        self._how.lap("density")
        return Content(tuple(marks), tuple(groups), strips, tuple(chips))

    def _shift(self, scale: TimeScale) -> float:
        """Return by how many px what is laid out is further right in a view."""
        if scale.start == self._scale.start and scale.fraction == self._scale.fraction:
            return self._canvas.x - self._ground.x
        seconds = (self._scale.start - scale.start) + (self._scale.fraction - scale.fraction)
        return self._canvas.x - self._ground.x + seconds / scale.seconds_per_pixel


class _LaidLane:
    """One lane of a stretch."""

    def __init__(
        self, header: LaneHeader, drawn: Drawn, groups: list[Group], tally: Tally, ground: Rect, how: Layouting
    ) -> None:
        self._header, self._drawn, self._groups, self._tally, self._how = header, drawn, groups, tally, how
        self._covered = header.rect.y < header.top and ground.y < header.top  # in part, by pinned lanes
        self._rows = {
            row: self._laid(row, drawn.rows.get((header.lane, row), (0, 0)), ground)
            for row in range(header.rows)
            if self._in_sight(_middle(header, row, how) - how.metrics.mark / 2) and _near(header, row, ground, how)
        }
        lead(self._rows, how)

    def _laid(self, row: int, those: tuple[int, int], ground: Rect) -> Row:
        """Lay out one row, with those of the drawn events that stand in it."""
        header, middle = self._header, _middle(self._header, row, self._how)
        of_cards = ((group.rect.x, group.rect.right) for group in self._groups)
        cards = tuple(of_cards) if row == header.rows - 1 else ()
        if those[0] == those[1]:
            return Row(middle, None, cards)
        return Row(middle, LaidRow(header, self._drawn, those, ground, middle, cards, self._how), cards)

    def marks(self, view: Rect, chips: Sequence[Rect]) -> list[Mark]:
        """Return the marks in view, row by row from the left."""
        found: list[Mark] = []
        seen = view.x, view.right
        for row in self._rows.values():
            if row.marks is not None:
                found += row.marks.marks(seen, chips)
        return found

    def groups(self, view: Rect) -> list[Group]:
        """Return the groups in view."""
        if not self._groups or not self._in_sight(self._groups[0].rect.y):
            return []
        left, right = view.x, view.right
        return [group for group in self._groups if group.rect.x < right and group.rect.x + group.rect.width > left]

    def chips(self, index: EventIndex, scale: TimeScale, canvas: Rect, dx: float) -> list[EdgeChip]:
        """Return the chips at the edges of the view, which stand dx px further right than what is laid out."""
        how, header = self._how, self._header
        rows = Rect(canvas.x, header.rect.y + how.metrics.lane_padding, canvas.width, header.rows * how.metrics.row)
        view, span = canvas.moved(-dx), scale.span

        def tally(touching: int) -> tuple[int, int]:
            return self._tally.missing(span, view, touching)

        free, since = partial(self._is_free, dx), self._tally.since
        found = chips_of(how.kept or index, scale, header.lane, rows, free, tally, since, how.metrics, how.ruler)
        return [chip for chip in found if self._in_sight(chip.rect.y)]

    def _is_free(self, dx: float, row: int, begun: float, over: float) -> bool:
        """Tell whether a row is in sight, and no mark or card in it stands between two places of the view."""
        if _middle(self._header, row, self._how) - self._how.metrics.chip / 2 < self._header.top:
            return False  # scrolled away, or under a pinned lane
        begun, over, drawn = begun - dx, over - dx, self._drawn
        low, high = drawn.rows.get((self._header.lane, row), (0, 0))
        after = bisect_left(drawn.right, begun, low, high)
        if after < high and drawn.left[after] <= over:
            return False
        cards = self._groups if row == self._header.rows - 1 else ()
        return all(card.rect.right < begun or card.rect.x > over for card in cards)

    def _in_sight(self, y: float) -> bool:
        """Tell whether no pinned lane covers what begins at a height."""
        return not self._covered or y >= self._header.top


def _middle(header: LaneHeader, row: int, how: Layouting) -> float:
    return header.rect.y + how.metrics.lane_padding + (row + 0.5) * how.metrics.row


def _near(header: LaneHeader, row: int, ground: Rect, how: Layouting) -> bool:
    """Tell whether a row is in view, or so near that something of it is."""
    return ground.y - how.metrics.row < _middle(header, row, how) < ground.bottom + how.metrics.row


def _card_top(header: LaneHeader, how: Layouting) -> float:
    return _middle(header, header.rows - 1, how) - how.metrics.card / 2 - 1
