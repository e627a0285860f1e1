"""What a card would count alone: drawn in the row of cards where it has room, else counted with what is in its way.

A card that says "1" hides an event behind a sign that takes as much room as its mark. Whether it has room hangs only
on what is fixed in time at a zoom level, so the answer is the same wherever the view is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.levels import MARK_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.scale import TimeScale

_HIDDEN: Final = -1


def card_text(count: int) -> str:
    """Write a count on a card."""
    return str(count) if count < 10_000 else f"{count // 1_000}k"


def card_width(count: int) -> float:
    """Return the width of a card that says a count, px."""
    return 16.0 + 7.0 * len(card_text(count))


@dataclass(slots=True)
class Card:
    """A card while its neighbours are decided on."""

    lane: int
    count: int  # 0: there is no such card any more
    left: float  # px from the canvas's left edge
    width: float
    first: int  # seconds
    end: int

    @property
    def right(self) -> float:
        """Return the right edge in px."""
        return self.left + self.width

    def take(self, count: int, first: int, end: int) -> None:
        """Count some more that begin in a stretch of time; the card grows towards them where its figures need it."""
        wider = card_width(self.count + count) - card_width(self.count)
        self.left -= wider if first < self.first else 0.0
        self.width += wider
        self.count += count
        self.first, self.end = min(self.first, first), max(self.end, end)


class CardRows:
    """The rows of cards of some lanes, with the marks that stand in them."""

    def __init__(
        self, index: EventIndex, scale: TimeScale, positions: NDArray[np.int64], cards: list[Card], slot: int
    ) -> None:
        self._index, self._scale = index, scale
        self._slot = slot  # seconds
        self.cards = cards
        self._drawn = set(positions.tolist())
        self._by_lane: dict[int, list[Card]] = {}
        for card in cards:
            self._by_lane.setdefault(card.lane, []).append(card)
        self._marks = self._in_cards_rows(positions)
        self.added: list[int] = []
        self.removed: list[int] = []

    def settle(self) -> None:
        """Take away the cards that count one event: draw that one, or count it with what stands in its way.

        Every second slot has its turn first, and looks no further than half a slot beside its own, so that what is
        decided does not hang on where the view begins.
        """
        for turn in (0, 1):
            for card in self.cards:
                if card.count == 1 and card.first // self._slot % 2 == turn:
                    self._settle(card)

    def _settle(self, card: Card) -> None:
        position = self._counted(card)
        if position == _HIDDEN:
            return
        slot = card.first // self._slot
        left, right = self._ink(position)
        edges = (self._scale.to_x(self._slot * slot), self._scale.to_x(self._slot * (slot + 1)))
        half = (edges[1] - edges[0]) / 2
        beside = [
            other
            for other in self._by_lane[card.lane]
            if other is not card and other.count and abs(other.first // self._slot - slot) <= 1
        ]
        if edges[0] - half <= left and right <= edges[1] + half and self._draw(card, position, left, right, beside):
            return
        if beside:
            _join(min(beside, key=lambda other: (abs(other.left - card.left), other.left)), card)
            return
        self._pair(card)

    def _draw(self, card: Card, position: int, left: float, right: float, beside: Sequence[Card]) -> bool:
        """Draw the one event where its ink meets no card, and no mark that must stay."""
        if any(other.left < right and other.right > left for other in beside):
            return False
        marks = self._marks.setdefault(card.lane, [])
        blocking = [each for each in marks if each[0] < right and each[1] > left]
        if any(abs(int(self._index.starts[each[2]]) - card.first) > self._slot for each in blocking):
            return False
        for each in blocking:
            marks.remove(each)
            self._hide(each[2], card)
        if not blocking:
            card.count = 0
            self._drawn.add(position)
            self.added.append(position)
            marks.append((left, right, position))
        return True

    def _pair(self, card: Card) -> None:
        """Count it with the least important of what begins in its slot and is drawn, if anything does."""
        begin = card.first // self._slot * self._slot
        low, high = self._begun(card.lane, begin, begin + self._slot)
        drawn = [each for each in range(low, high) if each in self._drawn]
        if drawn:
            least = drawn[int(np.argmin(self._index.ranks_of(np.array(drawn))))]
            marks = self._marks.get(card.lane, [])
            marks[:] = [each for each in marks if each[2] != least]
            self._hide(least, card)

    def _hide(self, position: int, card: Card) -> None:
        """Count a mark: on the card of its own slot where there is one, else on this card."""
        start = int(self._index.starts[position])
        own = (
            other
            for other in self._by_lane[card.lane]
            if other.count and other.first // self._slot == start // self._slot
        )
        next(own, card).take(1, start, start + 1)
        self._drawn.discard(position)
        if position in self.added:
            self.added.remove(position)
        else:
            self.removed.append(position)

    def _counted(self, card: Card) -> int:
        """Return the one event that begins in a card's stretch of time and is not drawn."""
        low, high = self._begun(card.lane, card.first, card.end)
        return next((each for each in range(low, high) if each not in self._drawn), _HIDDEN)

    def _begun(self, lane: int, first: int, end: int) -> tuple[int, int]:
        """Return from which to which position a lane's events begin in a stretch of time."""
        offset = int(self._index.offsets[lane])
        starts = self._index.starts[offset : int(self._index.offsets[lane + 1])]
        low, high = np.searchsorted(starts, (first, end))
        return offset + int(low), offset + int(high)

    def _ink(self, position: int) -> tuple[float, float]:
        """Return from where to where an event's mark would keep others away, in px."""
        (left,), (right,) = self._inks(np.array([position]))
        return left, right

    def _inks(self, positions: NDArray[np.int64]) -> tuple[list[float], list[float]]:
        scale = self._scale
        left, right = self._index.ink(positions, scale.seconds_per_pixel)
        begin = scale.start + scale.fraction
        return (
            ((left - begin) / scale.seconds_per_pixel - MARK_GAP).tolist(),
            ((right - begin) / scale.seconds_per_pixel + MARK_GAP).tolist(),
        )

    def _in_cards_rows(self, positions: NDArray[np.int64]) -> dict[int, list[tuple[float, float, int]]]:
        index = self._index
        lanes = index.lanes_of(positions)
        there = index.rows[positions] == index.lane_rows[lanes] - 1
        found: dict[int, list[tuple[float, float, int]]] = {}
        spans = zip(*self._inks(positions[there]), positions[there].tolist(), strict=True)
        for lane, span in zip(lanes[there].tolist(), spans, strict=True):
            found.setdefault(lane, []).append(span)
        return found


def _join(card: Card, other: Card) -> None:
    card.take(other.count, other.first, other.end)
    other.count = 0
