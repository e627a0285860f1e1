"""The cards of a lane in view: where they stand, what they count, and how far their brackets reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.timeline.parts import Group, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from timeline_app.timeline.groups import Cards
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.parts import LaneHeader
    from timeline_app.timeline.scale import TimeScale

_BESIDE = 3.0  # px by which a bracket is at least longer than its card, on each side


def cards_of(
    headers: Sequence[LaneHeader], tops: Sequence[float], cards: Cards, scale: TimeScale, canvas: Rect, height: float
) -> list[list[Group]]:
    """Return the groups of each lane, in view or near it, whose cards begin at `tops`."""
    found: list[list[Group]] = [[] for _ in headers]
    of_lane = {header.lane: place for place, header in enumerate(headers)}
    brackets = (canvas.x + scale.to_xs(cards.first), canvas.x + scale.to_xs(cards.end))
    columns = (cards.lanes, cards.counts, canvas.x + cards.left, cards.width, cards.first, cards.end, *brackets)
    for lane, count, x, width, first, end, begun, over in zip(*(column.tolist() for column in columns), strict=True):
        place = of_lane[lane]
        bracket = (min(begun, x - _BESIDE), max(over, x + width + _BESIDE))
        card = Rect(x, tops[place], width, height)
        found[place].append(Group(count, lane, headers[place].colour, card, bracket, first, end, selected=False))
    return found


def with_selection(
    groups: list[Group], positions: NDArray[np.int64], index: EventIndex, selected: int | None
) -> list[Group]:
    """Mark the groups that hold the selected event, if any do; `positions` are the events drawn by themselves."""
    if selected is None:
        return groups
    own = index.positions_of(selected)
    own = own[~np.isin(own, positions)]
    starts = dict(zip(index.lanes_of(own).tolist(), index.starts[own].tolist(), strict=True))
    return [
        group._replace(selected=True) if group.first <= starts.get(group.lane, group.end) < group.end else group
        for group in groups
    ]


def without_ghosts(
    groups: list[Group], index: EventIndex, kept: Kept | None, positions: NDArray[np.int64]
) -> list[Group]:
    """Let groups count only what filters leave; one of which they leave nothing is a ghost, and counts all of it.

    `positions` are the events drawn by themselves.
    """
    if kept is None:
        return groups
    drawn = positions[kept.mask[index.refs[positions]]]
    lanes, starts = index.lanes_of(drawn), index.starts[drawn]
    counted = []
    for group in groups:
        apart = (lanes == group.lane) & (starts >= group.first) & (starts < group.end)
        count = kept.begun(group.lane, group.first, group.end) - int(np.count_nonzero(apart))
        counted.append(group._replace(count=count or group.count, ghost=not count))
    return counted
