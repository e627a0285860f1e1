"""What stands in a row: its marks, and which labels they have.

Labels are placed as if the view had no edges, once for a stretch of time; in a view those yield that an edge or a chip
would cut. The more important chooses first, and what it takes only its two neighbours feel. So what a label does hangs
on the marks beside it that are more important, on what is beside those and more important still, and so on: such a
chain is followed beyond the stretch. Hence labels stay while panning but for those at an edge, which disturb no other.

A long mark without room beside it bears its label itself, pinned to the view's edge where it began before that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import inf
from typing import TYPE_CHECKING, Final

from timeline_app.timeline.labels import BADGES, READABLE, Gap, place_inside, place_label
from timeline_app.timeline.marks import TAIL, MarkKind, ReviewCode, StatusCode
from timeline_app.timeline.parts import Mark, Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.timeline.drawn import Drawn
    from timeline_app.timeline.labels import Badges
    from timeline_app.timeline.layouting import Layouting
    from timeline_app.timeline.parts import Label, LaneHeader

    Span = tuple[float, float]

OVERHANG: Final = 32.0  # px that marks may reach beyond the canvas, so that their ends are cut and not drawn
SEAM: Final = 2.0  # px between two marks that follow each other at once, so that they are seen to be two
STRIKE: Final = 4.0  # px by which the strike of a denied event is longer than its mark, on each side
EDGE: Final = 4.0  # px that labels keep from the canvas's edges and from chips
SEMIBOLD: Final = (
    1.13  # how much wider than measured the selected event's label is set, where a desktop has no semibold
)
RINGED: Final = 9.0  # px by which it is further from its mark: a ring with handles and the label's tint lie between
INSET: Final = 14.0  # px from the ends of a mark to a label in it: caps, brackets and arrow heads stay whole
_QUESTION: Final = 14.0  # px that such a label keeps from a question mark in the middle of what is painted
_EVERYTHING: Final = (-inf, inf)  # a view without edges
_KINDS: Final = tuple(MarkKind)
_STATUSES: Final = tuple(StatusCode)
_REVIEWS: Final = tuple(ReviewCode)
_DENIED, _CIRCA, _PROBABLY = int(StatusCode.DENIED), int(MarkKind.CIRCA), int(MarkKind.PROBABLY)


class LaidRow:
    """One row of a stretch of time, from which views take what they show."""

    def __init__(
        self, header: LaneHeader, drawn: Drawn, row: tuple[int, int], ground: Rect, middle: float,
        cards: Sequence[Span], how: Layouting,
    ) -> None:  # fmt: skip
        """Take the marks `row`, from which to which of `drawn`, with their middles at a height.

        `ground` is the canvas of the stretch, and `cards` the places of the cards that stand among them.
        """
        self._header, self._drawn, self._how = header, drawn, how
        self.middle = middle
        self._low, self._high = row
        self._begin, self._stop = self._chained(ground)
        between, left, right = how.metrics.between_labels, drawn.left, drawn.right
        before, after = max(self._begin - 1, self._low), min(self._stop + 1, self._high)
        self._begun = [each + between for each in right[before : self._stop - 1]]  # each one's room begins there ...
        self._over = [each - between for each in left[self._begin + 1 : after]]  # ... and ends there
        count = self._stop - self._begin
        self._begun[:0] = [-inf] * (count - len(self._begun))
        self._over += [inf] * (count - len(self._over))
        self._cards = [(begun - between, over + between) for begun, over in cards]
        self._guests: list[Span] = []  # what labels of marks in other rows take up
        self._led: dict[int, Label] = {}  # the labels in other rows
        self._labels: list[Label | None] = [None] * count
        self._standing: list[Mark | None] = [None] * count
        self._turns = self._in_turn()
        self._cramped: list[int] = []  # the marks without a label or with a shortened one
        for each in self._turns:
            label = self._labels[each - self._begin] = self._label(each, self._begun, self._over, self._cards)
            if label is None or label.elided:
                self._cramped.append(each)

    def weight(self, each: int) -> float:
        """Return what a mark weighs where it is chosen from: the selected one more than any."""
        return inf if self._drawn.refs[each] == self._how.selected else self._drawn.ranks[each]

    def ink(self, each: int) -> Span:
        """Return from where to where a mark reaches, without the tails that fade out."""
        tail = TAIL if self._drawn.kinds[each] == _CIRCA else 0.0
        return self._drawn.left[each] + tail, self._drawn.right[each] - tail

    def text_of(self, each: int) -> tuple[str, Badges]:
        """Return what a mark's label would say whole, and its badges."""
        drawn = self._drawn
        return drawn.titles[each] or "", BADGES[drawn.origins[each] > 1, drawn.conflicts[each]]

    def wanting(self) -> list[int]:
        """Return the marks whose labels have no room in the row, or little, but for the selected one."""
        drawn, selected = self._drawn, self._how.selected
        found = []
        for each in self._cramped:
            label = self._labels[each - self._begin]
            little = label is not None and label.rect.width < READABLE
            bare = label is None and drawn.right[each] - drawn.left[each] <= READABLE + 2 * INSET
            if (little or bare) and drawn.refs[each] != selected:
                found.append(each)
        return found

    def taken(self) -> list[Span]:
        """Return from where to where the row is taken, by marks and their labels."""
        left, right = self._drawn.left, self._drawn.right
        own, beyond = slice(self._begin, self._stop), (slice(self._low, self._begin), slice(self._stop, self._high))
        spans = [span for part in beyond for span in zip(left[part], right[part], strict=True)]
        for begun, over, label in zip(left[own], right[own], self._labels, strict=True):
            spans.append((begun, over) if label is None else (min(begun, label.rect.x), max(over, label.right)))
        return spans

    def lead(self, each: int, label: Label) -> None:
        """Give a mark a label that stands in another row; what it has in its own stays for where that would be cut."""
        self._led[each] = label

    def receive(self, span: Span) -> None:
        """Take up room for the label of a mark in another row."""
        self._guests.append(span)

    def marks(self, view: Span, chips: Sequence[Rect]) -> list[Mark]:
        """Return what a view within the stretch shows, from one x to another; its lane has `chips` at its edges."""
        drawn = self._drawn
        first = bisect_right(drawn.right, view[0], self._low, self._high)
        end = bisect_left(drawn.left, view[1], first, self._high)
        own = [(chip.x - EDGE, chip.right + EDGE) for chip in chips if chip.y <= self.middle < chip.bottom]
        touched = self._touched(first, end, view, cut_by_chips=bool(own))
        low, high = view[0] + EDGE, view[1] - EDGE
        led = ((each, label) for each, label in self._led.items() if first <= each < end)
        gone = {each for each, label in led if _goes(label, low, high, chips)}
        if not touched and not gone:
            return [self._stands(each) for each in range(first, end)]
        labels = self._yielding({*touched, *gone}, view, own)
        labels |= {each: self._led[each] for each in touched if each in self._led and each not in gone}
        return [
            self._mark(each, labels[each], view) if each in labels else self._stands(each) for each in range(first, end)
        ]

    def _touched(self, first: int, end: int, view: Span, *, cut_by_chips: bool) -> list[int]:
        """Return the marks in view that an edge of it, or a chip, may cut, or the labels of which they may."""
        if cut_by_chips:
            return list(range(first, end))
        low, high = view[0] + EDGE, view[1] - EDGE
        head, tail = first, end
        while head < end and self._reach(head)[0] < low:
            head += 1
        while tail > head and self._reach(tail - 1)[1] > high:
            tail -= 1
        return [*range(first, head), *range(tail, end)]

    def _reach(self, each: int) -> Span:
        """Return from where to where a mark reaches with its label; of two in a row the earlier is over before."""
        left, right = self._drawn.left[each], self._drawn.right[each]
        label = self._labels[each - self._begin] if self._begin <= each < self._stop else None
        return (left, right) if label is None else (min(left, label.rect.x), max(right, label.right))

    def _yielding(self, touched: Iterable[int], view: Span, chips: Sequence[Span]) -> dict[int, Label | None]:
        """Return the labels of marks near an edge or a chip, which they keep clear of."""
        low, high = view[0] + EDGE, view[1] - EDGE
        labels = {each: self._labels[each - self._begin] for each in touched}
        cut = {each for each, label in labels.items() if label is not None and _is_cut(label, low, high, chips)}
        if cut:
            begun, over = [max(each, low) for each in self._begun], [min(each, high) for each in self._over]
            taken = [*self._cards, *self._guests, *chips]
            labels |= {each: self._label(each, begun, over, taken) for each in self._turns if each in cut}
        for each, label in labels.items():
            labels[each] = label or self._inside(each, view, chips)
        return labels

    def _stands(self, each: int) -> Mark:
        """Return a mark that nothing cuts, made once."""
        nth = each - self._begin
        mark = self._standing[nth]
        if mark is None:
            label = self._led.get(each) or self._labels[nth] or self._inside(each, _EVERYTHING, ())
            mark = self._standing[nth] = self._mark(each, label, _EVERYTHING)
        return mark

    def _mark(self, each: int, label: Label | None, view: Span) -> Mark:
        drawn, header, height = self._drawn, self._header, self._how.metrics.mark
        begun, over, (left, right) = drawn.left[each], drawn.right[each], self.ink(each)
        if each + 1 < self._high:
            right = min(right, drawn.left[each + 1] - SEAM)
        left, right = max(left, view[0] - OVERHANG), min(right, view[1] + OVERHANG)
        return Mark(
            drawn.refs[each],
            _KINDS[drawn.kinds[each]],
            _STATUSES[drawn.statuses[each]],
            header.lane,
            header.colour,
            Rect(left, self.middle - height / 2, max(right - left, 1.0), height),
            begun < view[0],
            over > view[1],
            drawn.conflicts[each],
            drawn.origins[each],
            label,
            drawn.ghosts[each],
            _REVIEWS[drawn.reviews[each]],
        )

    def _chained(self, ground: Rect) -> tuple[int, int]:
        """Return from which to which mark it matters who chooses first: those in sight, and ever weightier beyond."""
        begin = bisect_right(self._drawn.right, ground.x, self._low, self._high)
        stop = bisect_left(self._drawn.left, ground.right, begin, self._high)
        if begin == stop:
            return begin, stop
        while begin > self._low and self.weight(begin - 1) >= self.weight(begin):
            begin -= 1
        while stop < self._high and self.weight(stop) > self.weight(stop - 1):
            stop += 1
        return begin, stop

    def _in_turn(self) -> list[int]:
        """Return the order in which marks choose: the selected, then the more important."""
        ghosts = self._drawn.ghosts
        ranks, refs, selected = self._drawn.ranks, self._drawn.refs, self._how.selected
        those = [each for each in range(self._begin, self._stop) if not ghosts[each]]
        those.sort(key=ranks.__getitem__, reverse=True)
        if selected is not None:
            those.sort(key=lambda each: refs[each] != selected)
        return those

    def _label(self, each: int, begun: list[float], over: list[float], taken: Sequence[Span]) -> Label | None:
        """Return a mark's label in its room beside what is taken; the label is taken from its neighbours' room then."""
        how, drawn, nth = self._how, self._drawn, each - self._begin
        left, right = drawn.left[each], drawn.right[each]
        room = begun[nth], over[nth]
        if taken:
            room = _narrowed(room, (left + right) / 2, taken)
        ref, aside = drawn.refs[each], STRIKE if drawn.statuses[each] == _DENIED else 0.0
        wider = 1.0
        if ref == how.selected:
            wider, aside = SEMIBOLD, RINGED
        gap = Gap(room[0], left - aside, right + aside, room[1])
        text, badges = self.text_of(each)
        label = place_label(text, gap, self.middle, badges, how.metrics, how.ruler, wider)
        if label is None:
            return None
        between = how.metrics.between_labels
        if label.rect.x > left:
            if nth + 1 < len(begun):
                begun[nth + 1] = max(begun[nth + 1], label.right + between)
        elif nth:
            over[nth - 1] = min(over[nth - 1], label.rect.x - between)
        return label

    def _inside(self, each: int, view: Span, chips: Sequence[Span]) -> Label | None:
        """Return a label in what is in view of a mark, where that is long enough."""
        drawn, how = self._drawn, self._how
        left, right = drawn.left[each], drawn.right[each]
        if drawn.ghosts[each] or right - left <= READABLE + 2 * INSET:
            return None
        seen = max(left, view[0]), min(right, view[1])
        middle = (seen[0] + seen[1]) / 2
        inset = INSET + (TAIL if drawn.kinds[each] == _CIRCA else 0.0)
        span = _narrowed((seen[0] + inset, seen[1] - inset), middle, chips)
        if drawn.kinds[each] == _PROBABLY:
            painted = max(left, view[0] - OVERHANG) + min(right, view[1] + OVERHANG)
            span = span[0], painted / 2 - _QUESTION
        text, badges = self.text_of(each)
        wider = SEMIBOLD if drawn.refs[each] == how.selected else 1.0
        return place_inside(text, span, self.middle, badges, how.metrics, how.ruler, wider)


def _is_cut(label: Label, low: float, high: float, chips: Iterable[tuple[float, float]]) -> bool:
    """Tell whether a label would leave the view or meet a chip."""
    left, right = label.rect.x, label.right
    if left < low or right > high:
        return True
    return any(left < over and begun < right for begun, over in chips)


def _goes(label: Label, low: float, high: float, chips: Sequence[Rect]) -> bool:
    """Tell whether a label in another row than its mark leaves the view or meets a chip."""
    box, line = label.box, label.leader or label.box
    if min(box.x, line.x) < low or max(box.right, line.right) > high:
        return True
    above, below = box.y, box.bottom
    near = (chip for chip in chips if chip.y < below and above < chip.bottom)
    return any(box.x - EDGE < chip.right and chip.x < box.right + EDGE for chip in near)


def _narrowed(room: Span, middle: float, taken: Iterable[Span]) -> Span:
    """Return what is left of the room about `middle` beside what is taken, which may come as near as its margin."""
    left, right = room
    for begun, over in taken:
        if begun + over <= 2 * middle:
            left = max(left, over)
        else:
            right = min(right, begun)
    return left, right
