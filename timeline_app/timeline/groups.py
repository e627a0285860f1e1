"""Which of a lane's events are drawn by themselves in the view, and which become a count on a card.

Time is cut into slots that are fixed at each zoom level. Events whose labels have room are always drawn; of the
others up to a few in a slot are drawn as marks, more are grouped, and so is what would stand where a weightier one's
label has its room. Whatever begins in a slot and is not drawn is counted there, so every event is either a mark or in
exactly one count. A count stands for two at least: what would be counted alone is drawn in the row of cards, or counted
with its neighbours where it has no room there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline import levels
from timeline_app.timeline.lone import Card, CardRows, card_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.scale import TimeScale

SLOT: Final = 48.0  # least px of a slot; up to twice as much before the next level
FEW: Final = 3  # events of a slot that are drawn though their labels have no room
MARGIN: Final = 360.0  # px beyond the view that are laid out too, so that what enters it is in place already
REACH: Final = MARGIN - levels.FOR_LABEL.pixels  # px of ink that is seen only where its beginning is laid out, too
STACK: Final = 4.0  # px by which the cards behind stand out
_COUNTED: Final = 10_000  # slots left of a view of which it is remembered what begins in them


@dataclass(frozen=True, slots=True)
class Cards:
    """The groups of some lanes: parallel arrays."""

    lanes: NDArray[np.int64]
    counts: NDArray[np.int64]
    left: NDArray[np.float64]  # px from the canvas's left edge
    width: NDArray[np.float64]
    first: NDArray[np.int64]  # seconds: the earliest start of what begins in its slot, drawn or not ...
    end: NDArray[np.int64]  # ... and just after the latest

    def those(self, which: NDArray[np.bool_]) -> Cards:
        """Return some of them."""
        return Cards(*(getattr(self, name)[which] for name in self.__slots__))

    def beside(self, others: Cards) -> Cards:
        """Return these and others."""
        return Cards(*(np.concatenate((getattr(self, name), getattr(others, name))) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Crowd:
    """What some lanes show in a view."""

    positions: NDArray[np.int64]  # events drawn by themselves, by lane, row and start
    rows: NDArray[np.int64]  # the rows of their lanes that they stand in: their own, or that of the cards
    cards: Cards


def slot_seconds(level: int) -> int:
    """Return the length of a slot at a zoom level."""
    return max(1, int(SLOT * 2.0 ** (level + 1)))


def crowd(index: EventIndex, scale: TimeScale, lanes: Sequence[int], collapsed: Sequence[int] = ()) -> Crowd:
    """Share out the events of lanes, in ascending order, among marks and cards; collapsed lanes have cards only."""
    slots = _Slots(index, scale, np.array(lanes, np.int64))
    still = [lane for lane in lanes if lane not in collapsed]
    positions = _candidates(index, scale, still) if still else np.zeros(0, np.int64)
    labelled = index.label_levels[positions] >= scale.level
    wanting = slots.totals - slots.count(positions[labelled])
    positions = positions[labelled | (slots.are_few(positions, wanting) & ~_covers(index, scale, positions, labelled))]
    while True:  # each round takes marks away, so there is a last one
        cards = slots.cards(slots.totals - slots.count(positions))
        lane = index.lanes_of(positions)
        absorbed = (index.rows[positions] == index.lane_rows[lane] - 1) & _under(index, scale, positions, lane, cards)
        if not absorbed.any():
            break
        positions = positions[~absorbed]
    closed = np.isin(cards.lanes, collapsed)
    found = _without_lone_counts(index, scale, positions, cards.those(~closed))
    return Crowd(found.positions, found.rows, found.cards.beside(cards.those(closed)) if closed.any() else found.cards)


def _without_lone_counts(index: EventIndex, scale: TimeScale, positions: NDArray[np.int64], cards: Cards) -> Crowd:
    """Draw what a card would count alone in the cards' row; where it has no room there, let a neighbour count it."""
    rows = index.rows[positions].astype(np.int64)
    if not (cards.counts == 1).any():
        return Crowd(positions, rows, cards)
    slot = slot_seconds(scale.level)
    columns = (cards.lanes, cards.counts, cards.left, cards.width, cards.first, cards.end, cards.first // slot)
    made = [Card(*card) for card in zip(*(each.tolist() for each in columns), strict=True)]
    settling = CardRows(index, scale, positions, made, slot, int(REACH * scale.seconds_per_pixel))
    settling.settle()
    added = np.array(settling.added, np.int64)
    positions, rows = np.concatenate((positions, added)), np.concatenate((rows, _last_rows(index, added)))
    kept = ~np.isin(positions, settling.removed)
    order = np.lexsort((index.starts[positions], rows, index.lanes_of(positions)))
    order = order[kept[order]]
    return Crowd(positions[order], rows[order], _as_columns([card for card in settling.cards if card.count]))


def _last_rows(index: EventIndex, positions: NDArray[np.int64]) -> NDArray[np.int64]:
    return index.lane_rows[index.lanes_of(positions)] - 1


def _as_columns(cards: list[Card]) -> Cards:
    return Cards(
        np.array([card.lane for card in cards], np.int64),
        np.array([card.count for card in cards], np.int64),
        np.array([card.left for card in cards], np.float64),
        np.array([card.width for card in cards], np.float64),
        np.array([card.first for card in cards], np.int64),
        np.array([card.end for card in cards], np.int64),
    )


def _covers(
    index: EventIndex, scale: TimeScale, positions: NDArray[np.int64], labelled: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell which events, sorted by row and start, would stand where a more important one's label has its room.

    What is long may: its beginning may be beyond what is laid out, where nothing is known of what stands before it.
    """
    if not len(positions):
        return labelled
    left, right = index.ink(positions, scale.seconds_per_pixel)
    row = index.row_base[index.lanes_of(positions)] + index.rows[positions]
    before = np.maximum.accumulate(np.where(labelled, np.arange(len(positions)), 0))  # the last with a label
    near = left - right[before] < levels.FOR_LABEL.pixels * scale.seconds_per_pixel
    ranks = index.ranks_of(positions)
    ahead = ranks[before] > ranks
    short = right - left < REACH * scale.seconds_per_pixel
    found: NDArray[np.bool_] = labelled[before] & ~labelled & (row[before] == row) & near & ahead & short
    return found


def _candidates(index: EventIndex, scale: TimeScale, lanes: Sequence[int]) -> NDArray[np.int64]:
    """Return the level's events in the slots of the view and its margin, which are whole."""
    slot = slot_seconds(scale.level)
    first, last = scale.to_second(-MARGIN) // slot, scale.to_second(scale.width + MARGIN) // slot
    return index.shown(scale.level, lanes, first * slot, (last + 1) * slot)


class _Slots:
    """The slots of a view, for some lanes."""

    def __init__(self, index: EventIndex, scale: TimeScale, lanes: NDArray[np.int64]) -> None:
        self._index, self._scale, self._lanes = index, scale, lanes
        self._length = slot_seconds(scale.level)
        self._first = scale.to_second(-MARGIN) // self._length
        last = scale.to_second(scale.width + MARGIN) // self._length
        self._edges = np.arange(self._first, last + 2, dtype=np.int64) * self._length
        parts = [self._starts(lane).searchsorted(self._edges) for lane in lanes.tolist()]
        self._ranks = np.array(parts, np.int64).reshape(len(lanes), len(self._edges))
        self.totals = np.diff(self._ranks, axis=1)

    def _starts(self, lane: int) -> NDArray[np.int64]:
        return self._index.starts[self._index.offsets[lane] : self._index.offsets[lane + 1]]

    def _places(self, positions: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        lane = self._lanes.searchsorted(self._index.lanes_of(positions))
        return lane, self._index.starts[positions] // self._length - self._first

    def count(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """Count events by lane and slot; those that begin in no slot of the view are left out."""
        lane, slot = self._places(positions)
        inside = (slot >= 0) & (slot < self.totals.shape[1])
        flat = lane[inside] * self.totals.shape[1] + slot[inside]
        return np.bincount(flat, minlength=self.totals.size).reshape(self.totals.shape)

    def are_few(self, positions: NDArray[np.int64], wanting: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell which events begin in a slot where only a few are without room for a label."""
        lane, slot = self._places(positions)
        few = np.zeros(len(positions), np.bool_)
        inside = slot >= 0
        few[inside] = wanting[lane[inside], slot[inside]] <= FEW
        outside = np.flatnonzero(~inside)
        level, slots = self._scale.level, (slot[outside] + self._first).tolist()
        places = [(level, *place) for place in zip(self._lanes[lane[outside]].tolist(), slots, strict=True)]
        wanting_there = self._wanting_before(places)
        few[outside] = [wanting_there[place] <= FEW for place in places]
        return few

    def _wanting_before(self, places: Sequence[tuple[int, int, int]]) -> Mapping[tuple[int, int, int], int]:
        """Count the events without room for a label that begin in slots left of the view, once for all views.

        The slots are told by zoom level, lane and number.
        """
        kept = self._index.unlabelled
        if len(kept) >= _COUNTED:
            kept.clear()
        if missing := [place for place in dict.fromkeys(places) if place not in kept]:
            kept.update(zip(missing, self._count_wanting(np.array(missing, np.int64)), strict=True))
        return kept

    def _count_wanting(self, places: NDArray[np.int64]) -> list[int]:
        index, lanes, first = self._index, places[:, 1], places[:, 2] * self._length
        begun = [
            self._starts(lane).searchsorted((second, second + self._length))
            for lane, second in zip(lanes.tolist(), first.tolist(), strict=True)
        ]
        those, place = index.begun(self._scale.level, lanes, first, self._length)
        labelled = place[index.label_levels[those] >= self._scale.level]
        counts: list[int] = (np.diff(begun)[:, 0] - np.bincount(labelled, minlength=len(places))).tolist()
        return counts

    def cards(self, hidden: NDArray[np.int64]) -> Cards:
        """Return the cards of the slots with hidden events, each inside its slot about the middle of its events."""
        lane, slot = np.nonzero(hidden > 0)
        counts = hidden[lane, slot]
        offset = self._index.offsets[self._lanes[lane]]
        low, high = self._ranks[lane, slot] + offset, self._ranks[lane, slot + 1] + offset
        begin = self._index.starts
        width = np.array([card_width(count) for count in counts.tolist()], np.float64)
        left, right = self._scale.to_xs(self._edges[slot]) + 1, self._scale.to_xs(self._edges[slot + 1]) - 1 - STACK
        x = np.minimum(np.maximum(self._scale.to_xs(begin[(low + high) // 2]) - width / 2, left), right - width)
        return Cards(self._lanes[lane], counts, x, width + STACK, begin[low], begin[high - 1] + 1)


def _under(
    index: EventIndex,
    scale: TimeScale,
    positions: NDArray[np.int64],
    lane: NDArray[np.int64],
    cards: Cards,
) -> NDArray[np.bool_]:
    """Tell which marks would lie under a card if both stood in one row."""
    if not len(cards.lanes):
        return np.zeros(len(positions), np.bool_)
    left, right = index.ink(positions, scale.seconds_per_pixel)
    gap = levels.MARK_GAP * scale.seconds_per_pixel
    start = scale.start + scale.fraction
    card_left = start + cards.left * scale.seconds_per_pixel - gap
    card_right = start + (cards.left + cards.width) * scale.seconds_per_pixel + gap
    under = np.zeros(len(positions), np.bool_)
    for each in np.unique(lane).tolist():
        of_lane, its = lane == each, cards.lanes == each
        begun = card_left[its].searchsorted(right[of_lane])
        over = card_right[its].searchsorted(left[of_lane], side="right")
        under[of_lane] = begun > over
    return under
