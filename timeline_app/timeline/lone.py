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
    from numpy.typing import NDArray

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.scale import TimeScale

_HIDDEN: Final = -1
_SIDES, _FIGURE = 14.0, 7.0  # px left and right of a card's figures together, and of one of them
_TURNS: Final = 3  # slots that have their turn together share no neighbour
_REACH: Final = 300.0  # px that may be looked at beside a slot: less than what is laid out beyond a view


def card_text(count: int) -> str:
    """Write a count on a card, in four letters at most: a card is never wider than a slot."""
    if count < 10_000:
        return str(count)
    return f"{count // 1_000}k" if count < 1_000_000 else f"{count // 1_000_000}M"


def card_width(count: int) -> float:
    """Return the width of a card that says a count, px."""
    return _SIDES + _FIGURE * len(card_text(count))


@dataclass(slots=True)
class Card:
    """A card while its neighbours are decided on."""

    lane: int
    count: int  # 0: there is no such card any more
    left: float  # px from the canvas's left edge
    width: float
    first: int  # seconds
    end: int
    slot: int  # it stands in this one, whatever else it counts

    @property
    def right(self) -> float:
        """Return the right edge in px."""
        return self.left + self.width

    def has_room_for(self, count: int) -> bool:
        """Tell whether some more can be counted without a wider card, which might meet what stands beside it."""
        return card_width(self.count + count) <= card_width(self.count)

    def take(self, count: int, first: int, end: int) -> None:
        """Count some more that begin in a stretch of time."""
        self.count += count
        self.first, self.end = min(self.first, first), max(self.end, end)


class CardRows:
    """The rows of cards of some lanes, with the marks that stand in them."""

    def __init__(
        self,
        index: EventIndex,
        scale: TimeScale,
        positions: NDArray[np.int64],
        cards: list[Card],
        slot: int,
        reach: int,
    ) -> None:
        self._index, self._scale = index, scale
        self._slot, self._reach = slot, reach  # seconds: of a slot, and from one to what is decided on there
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

        Every third slot has its turn together, and looks no further than half a slot beside its own, so that what is
        decided does not hang on where the view begins. What is too long for that has its turn last.
        """
        for turn in range(_TURNS):
            for card in self.cards:
                if card.count == 1 and card.slot % _TURNS == turn:
                    self._settle(card)
        for card in self.cards:
            if card.count == 1:
                self._settle_long(card)

    def _settle(self, card: Card) -> None:
        position = self._counted(card)
        if position == _HIDDEN:
            return
        left, right = self._ink(position)
        edges = (self._scale.to_x(self._slot * card.slot), self._scale.to_x(self._slot * (card.slot + 1)))
        half = (edges[1] - edges[0]) / 2
        if edges[0] - half <= left and right <= edges[1] + half and self._draw(card, position, self._slot):
            return
        beside = [other for other in self._beside(card) if other.has_room_for(1)]
        if beside:
            _join(min(beside, key=lambda other: (abs(other.left - card.left), other.left)), card)
            return
        self._pair(card)

    def _settle_long(self, card: Card) -> None:
        """Draw what is long where nothing is in its way, else count it with that."""
        position = self._counted(card)
        if position == _HIDDEN:
            return
        left, right = self._ink(position)
        if max(right, card.right) - min(left, card.left) <= _REACH:
            self._draw(card, position, int(_REACH * self._scale.seconds_per_pixel))

    def _beside(self, card: Card) -> list[Card]:
        """Return the cards of a card's slot and of those next to it."""
        return [
            other
            for other in self._by_lane[card.lane]
            if other is not card and other.count and abs(other.slot - card.slot) <= 1
        ]

    def _draw(self, card: Card, position: int, near: int) -> bool:
        """Draw the one event where its ink meets no card; marks that begin near it and are in its way are counted."""
        left, right = self._ink(position)
        if any(o.left < right and o.right > left for o in self._by_lane[card.lane] if o is not card and o.count):
            return False
        marks = self._marks.setdefault(card.lane, [])
        blocking = [each for each in marks if each[0] < right and each[1] > left]
        if any(not self._may_hide(each[2], card, near) for each in blocking):
            return False
        for each in blocking:
            marks.remove(each)
            self._hide(each[2], card)
        if card.count == 1:
            card.count = 0
            self._drawn.add(position)
            self.added.append(position)
            marks.append((left, right, position))
        return True

    def _may_hide(self, position: int, card: Card, near: int) -> bool:
        """Tell whether a mark may be counted: it begins near the card, and where it would be there is room."""
        return abs(int(self._index.starts[position]) - card.first) <= near and self._own(position, card).has_room_for(1)

    def _pair(self, card: Card) -> None:
        """Count it with the least important of what begins in its slot and is drawn, if anything does."""
        begin = card.slot * self._slot
        low, high = self._begun(card.lane, begin, begin + self._slot)
        drawn = np.array([each for each in range(low, high) if each in self._drawn], np.int64)
        drawn = drawn[self._index.ends_of(drawn) <= begin + self._reach]  # what is longer may be seen where this is not
        if len(drawn):
            least = int(drawn[np.argmin(self._index.ranks_of(drawn))])
            marks = self._marks.get(card.lane, [])
            marks[:] = [each for each in marks if each[2] != least]
            self._hide(least, card)

    def _own(self, position: int, card: Card) -> Card:
        """Return on which card a mark would be counted: on its own slot's where there is one, else on this card."""
        start = int(self._index.starts[position])
        those = (o for o in self._by_lane[card.lane] if o.count and o.first <= start < o.end)
        slot = start // self._slot
        return next(those, None) or next((o for o in self._by_lane[card.lane] if o.count and o.slot == slot), card)

    def _hide(self, position: int, card: Card) -> None:
        start = int(self._index.starts[position])
        self._own(position, card).take(1, start, start + 1)
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
        low, high = starts.searchsorted((first, end))
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
