"""Which labels a row's marks have: first as if the view had no edges, then those yield that an edge or chip would cut.

The more important chooses first, and what it takes only its two neighbours feel. So what a label does hangs on the
marks beside it that are more important, on what is beside those and more important still, and so on: such a chain is
followed beyond the view. Hence labels stay while panning but for those at an edge, which disturb no other.

A long mark without room beside it bears its label itself, pinned to the view's edge where it began before that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.timeline.labels import BADGES, READABLE, Gap, place_inside, place_label
from timeline_app.timeline.marks import TAIL, MarkKind, StatusCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.labels import Ruler
    from timeline_app.timeline.metrics import Metrics
    from timeline_app.timeline.parts import Label, Rect

STRIKE: Final = 4.0  # px by which the strike of a denied event is longer than its mark, on each side
EDGE: Final = 4.0  # px that labels keep from the canvas's edges and from chips
SEMIBOLD: Final = 1.06  # how much wider than measured the selected event's label is set
INSET: Final = 14.0  # px from the ends of a mark to a label in it: caps, brackets and arrow heads stay whole
_QUESTION: Final = 14.0  # px that such a label keeps from the middle of a mark that has a question mark there
_DENIED, _CIRCA, _PROBABLY = int(StatusCode.DENIED), int(MarkKind.CIRCA), int(MarkKind.PROBABLY)


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


class Drawn(NamedTuple):
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


class RowLabels:
    """Places the labels of one row's marks."""

    def __init__(self, drawn: Drawn, row: tuple[int, int], canvas: Rect, how: Layouting) -> None:
        """Take the marks `row`, from which to which of `drawn`."""
        self._drawn, self._canvas, self._how = drawn, canvas, how
        low, high = row
        self.first = bisect_right(drawn.right, canvas.x, low, high)  # in view from this one ...
        self.end = bisect_left(drawn.left, canvas.right, low, high)  # ... to before this
        self._begin, self._stop = self._chained(low, high) if self.first < self.end else (low, low)
        between, left, right = how.metrics.between_labels, drawn.left, drawn.right
        before, after = max(self._begin - 1, low), min(self._stop + 1, high)
        self._begun = [each + between for each in right[before : self._stop - 1]]  # each one's room begins there ...
        self._over = [each - between for each in left[self._begin + 1 : after]]  # ... and ends there
        count = self._stop - self._begin
        self._begun[:0] = [-inf] * (count - len(self._begun))
        self._over += [inf] * (count - len(self._over))

    def place(
        self, middle: float, cards: Sequence[tuple[float, float]], chips: Sequence[tuple[float, float]]
    ) -> list[Label | None]:
        """Return the labels of the marks in view; `cards` and `chips` are the stretches that those take up."""
        begin, left, right = self._begin, self._drawn.left, self._drawn.right
        low, high = self._canvas.x + EDGE, self._canvas.right - EDGE
        around = self._how.metrics.between_labels
        fixed = [(begun - around, over + around) for begun, over in cards]
        of_view = [(begun - EDGE, over + EDGE) for begun, over in chips]
        labels: list[Label | None] = [None] * (self._stop - begin)
        cut = []
        for each in self._turns():
            room = self._begun[each - begin], self._over[each - begin]
            if fixed:
                room = _narrowed(room, (left[each] + right[each]) / 2, fixed)
            labels[each - begin] = label = self._label(each, room, middle)
            if label is not None and _is_cut(label, low, high, of_view) and self.first <= each < self.end:
                cut.append(each)
        for each in cut:
            room = max(self._begun[each - begin], low), min(self._over[each - begin], high)
            room = _narrowed(room, (left[each] + right[each]) / 2, fixed + of_view)
            labels[each - begin] = self._label(each, room, middle)
        for each in range(self.first, self.end):
            if labels[each - begin] is None and right[each] - left[each] > READABLE + 2 * INSET:
                labels[each - begin] = self._inside(each, middle, of_view)
        return labels[self.first - begin : self.end - begin]

    def _weight(self, each: int) -> float:
        return inf if self._drawn.refs[each] == self._how.selected else self._drawn.ranks[each]

    def _chained(self, low: int, high: int) -> tuple[int, int]:
        """Return from which to which mark it matters who chooses first: those in view, and ever weightier beyond."""
        begin, stop = self.first, self.end
        while begin > low and self._weight(begin - 1) >= self._weight(begin):
            begin -= 1
        while stop < high and self._weight(stop) > self._weight(stop - 1):
            stop += 1
        return begin, stop

    def _turns(self) -> list[int]:
        """Return the order in which marks choose: the selected, then the more important."""
        ghosts = self._drawn.ghosts
        ranks, refs, selected = self._drawn.ranks, self._drawn.refs, self._how.selected
        those = [each for each in range(self._begin, self._stop) if not ghosts[each]]
        those.sort(key=ranks.__getitem__, reverse=True)
        if selected is not None:
            those.sort(key=lambda each: refs[each] != selected)
        return those

    def _label(self, each: int, room: tuple[float, float], middle: float) -> Label | None:
        """Return a mark's label in its room, which is taken from its neighbours' then."""
        how, drawn = self._how, self._drawn
        ref, strike = drawn.refs[each], STRIKE if drawn.statuses[each] == _DENIED else 0.0
        gap = Gap(room[0], drawn.left[each] - strike, drawn.right[each] + strike, room[1])
        badges = BADGES[drawn.origins[each] > 1, drawn.conflicts[each]]
        wider = SEMIBOLD if ref == how.selected else 1.0
        label = place_label(how.title_of(ref), gap, middle, badges, how.metrics, how.ruler, wider)
        if label is None:
            return None
        nth, between = each - self._begin, how.metrics.between_labels
        if label.rect.x > drawn.left[each]:
            if each + 1 < self._stop:
                self._begun[nth + 1] = max(self._begun[nth + 1], label.box.right + between)
        elif nth:
            self._over[nth - 1] = min(self._over[nth - 1], label.rect.x - between)
        return label

    def _inside(self, each: int, middle: float, chips: Sequence[tuple[float, float]]) -> Label | None:
        """Return a label in what is in view of a mark."""
        drawn, how, canvas = self._drawn, self._how, self._canvas
        if drawn.ghosts[each]:
            return None
        seen = max(drawn.left[each], canvas.x), min(drawn.right[each], canvas.right)
        inset = INSET + (TAIL if drawn.kinds[each] == _CIRCA else 0.0)
        span = _narrowed((seen[0] + inset, seen[1] - inset), (seen[0] + seen[1]) / 2, chips)
        if drawn.kinds[each] == _PROBABLY:
            span = span[0], (seen[0] + seen[1]) / 2 - _QUESTION
        ref = drawn.refs[each]
        badges = BADGES[drawn.origins[each] > 1, drawn.conflicts[each]]
        wider = SEMIBOLD if ref == how.selected else 1.0
        return place_inside(how.title_of(ref), span, middle, badges, how.metrics, how.ruler, wider)


def _is_cut(label: Label, low: float, high: float, chips: Iterable[tuple[float, float]]) -> bool:
    """Tell whether a label would leave the view or meet a chip."""
    left, right = label.rect.x, (label.conflict or label.origins or label.rect).right
    if left < low or right > high:
        return True
    return any(left < over and begun < right for begun, over in chips)


def _narrowed(room: tuple[float, float], middle: float, taken: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return what is left of the room about `middle` beside what is taken."""
    left, right = room
    for begun, over in taken:
        if over <= middle:
            left = max(left, over)
        elif begun >= middle:
            right = min(right, begun)
    return left, right
