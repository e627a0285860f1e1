"""Labels with leader lines: where a mark has no room beside it, its label may stand in a gap of the row above or below.

A line leads from the mark to its label, as on maps. Such labels have what the others leave, the more important first.
Like those they hang on time alone, for they are placed with the stretch that a view is a part of; at the edges of a
view they do not yield but go.
"""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.timeline.labels import READABLE, label_at
from timeline_app.timeline.parts import Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline_app.timeline.laid_row import LaidRow
    from timeline_app.timeline.layouting import Layouting
    from timeline_app.timeline.metrics import Metrics
    from timeline_app.timeline.parts import Label

    Span = tuple[float, float]

GAP: Final = 4.0  # px from a line to its text
_INWARDS: Final = 6.0  # px from the end of a long mark to its line
_ALONG: Final = 5.0  # px by which a line goes on beside its text, above or below the middle of that
_OFF: Final = 1.0  # px from a mark to its line


class Row(NamedTuple):
    """One row of a lane."""

    middle: float  # y
    marks: LaidRow | None  # None: there are none
    cards: tuple[Span, ...]


class _Gaps:
    """The stretches of a row that are free, and long enough for a label: few, where labels want room."""

    def __init__(self, taken: Iterable[Span], least: float) -> None:
        self._least = least
        self._lefts: list[float] = []
        self._rights: list[float] = []
        free = -inf
        for begun, over in sorted(taken):
            if begun - free >= least:
                self._lefts.append(free)
                self._rights.append(begun)
            free = max(free, over)
        self._lefts.append(free)
        self._rights.append(inf)

    def around(self, x: float) -> Span | None:
        """Return the one about a place; None where there is none."""
        which = bisect_right(self._lefts, x) - 1
        return (self._lefts[which], self._rights[which]) if which >= 0 and x <= self._rights[which] else None

    def take(self, span: Span) -> None:
        """Take a part of one, and the margin beside it that labels keep."""
        which = bisect_right(self._lefts, (span[0] + span[1]) / 2) - 1
        left, right = self._lefts[which], self._rights[which]
        rest = [(low, high) for low, high in ((left, span[0]), (span[1], right)) if high - low >= self._least]
        self._lefts[which : which + 1] = [low for low, _ in rest]
        self._rights[which : which + 1] = [high for _, high in rest]


def lead(rows: Mapping[int, Row], how: Layouting) -> None:
    """Give labels to marks of a lane that have none, where there is room in the next row; `rows` by their number."""
    wanting = [
        (-row.marks.weight(each), number, each)
        for number, row in rows.items()
        if row.marks is not None
        for each in row.marks.wanting()
    ]
    between = how.metrics.between_labels
    least = how.metrics.shortest_label + GAP + 2 * between
    gaps: dict[int, _Gaps] = {}
    for _, number, each in sorted(wanting):
        for beside in (number - 1, number + 1):
            own, other = rows[number].marks, rows.get(beside)
            if own is None or other is None:
                continue
            if beside not in gaps:
                gaps[beside] = _Gaps((*(other.marks.taken() if other.marks else ()), *other.cards), least)
            label = _placed(own, each, other.middle, gaps[beside], how)
            if label is not None:
                span = label.rect.x - GAP - between, label.right + GAP + between
                gaps[beside].take(span)
                own.lead(each, label)
                if other.marks is not None:
                    other.marks.receive(span)
                break


def _placed(marks: LaidRow, each: int, middle: float, gaps: _Gaps, how: Layouting) -> Label | None:
    """Return a mark's label in a row beside its own, right of its line or left of it, if it has room there."""
    metrics, (left, right) = how.metrics, marks.ink(each)
    inwards = min((right - left) / 2, _INWARDS)
    for x, rightwards in ((left + inwards, True), (right - inwards, False)):
        free = gaps.around(x)
        if free is None:
            continue
        before, after = x - free[0] - metrics.between_labels, free[1] - x - metrics.between_labels
        wide, clear = (after - GAP, before) if rightwards else (before - GAP, after)
        if clear < 0 or wide < metrics.shortest_label:
            continue
        text, badges = marks.text_of(each)
        tail = (badges.origins + badges.conflict) * (metrics.badge + metrics.badge_gap)
        whole, wide = how.ruler(text), wide - tail
        if wide < min(whole, READABLE):
            continue
        short, width = (text, whole) if whole <= wide else how.ruler.elided(text, wide)
        begin = x + GAP if rightwards else x - GAP - tail - width
        label = label_at(short, begin, width, middle, badges, metrics, whole="" if short == text else text)
        return label._replace(leader=_line(x, marks.middle, middle, metrics))
    return None


def _line(x: float, mark: float, text: float, metrics: Metrics) -> Rect:
    """Return the line from a mark to a text, from the middle of whose row to that of the other's."""
    off = metrics.mark / 2 + _OFF
    top, bottom = (text - _ALONG, mark - off) if text < mark else (mark + off, text + _ALONG)
    return Rect(x, top, 0.0, bottom - top)
