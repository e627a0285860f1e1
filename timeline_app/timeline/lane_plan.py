"""Which lanes are shown, in which order, and how: moved by hand, pinned on top, collapsed to one row, or hidden.

A plan names lanes, so it outlives the index that it was made for: names that an index does not have are passed over,
and lanes that a plan does not name follow in the index's own order. Colours and rows belong to the index and stay the
same under every plan. `arrange` puts lanes in their places: those pinned stay on top while the others scroll.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.metrics import Metrics

INSIDE: Final = "\x1f"  # between a lane's name and that of a lane nested in it
MOST_PINNED: Final = 0.6  # share of the canvas's height: what is pinned beyond it scrolls as the others do


@dataclass(frozen=True, slots=True)
class Planned:
    """A lane in its place."""

    lane: int  # position in EventIndex.lane_names
    depth: int  # 0: not nested in another
    collapsed: bool  # to one row of counts
    folded: bool  # so that what is in it is not shown; a lane that holds others is collapsed in any case
    pinned: bool
    rows: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A lane with its stretch of the canvas, px from the canvas's top as if nothing were scrolled."""

    planned: Planned
    y: float
    height: float
    fixed: bool  # it does not scroll


@dataclass(frozen=True, slots=True)
class LanePlan:
    """What was decided of lanes by their names; the plan of nothing shows all as the index has them."""

    order: tuple[str, ...] = ()
    pinned: frozenset[str] = frozenset()
    collapsed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    def with_collapsed(self, names: Iterable[str], *, on: bool) -> LanePlan:
        """Return the plan that has lanes collapsed, or open."""
        return replace(self, collapsed=_with(self.collapsed, names, on=on))

    def with_pinned(self, names: Iterable[str], *, on: bool) -> LanePlan:
        """Return the plan that has lanes on top, or among the others."""
        return replace(self, pinned=_with(self.pinned, names, on=on))

    def with_hidden(self, names: Iterable[str], *, on: bool) -> LanePlan:
        """Return the plan that hides lanes, or shows them."""
        return replace(self, hidden=_with(self.hidden, names, on=on))

    def moved(self, name: str, before: str | None, names: Sequence[str]) -> LanePlan:
        """Return the plan that has a lane just before another one, or last; `names` are all in the index's order.

        A lane moves among those that are nested in the same one; elsewhere it stays.
        """
        order = [each for each in self.ordered(names) if each != name]
        if name not in names or before == name or (before is not None and _parent(before) != _parent(name)):
            return self
        order.insert(order.index(before) if before in order else len(order), name)
        return replace(self, order=tuple(order))

    def stepped(self, name: str, step: int, names: Sequence[str]) -> LanePlan:
        """Return the plan that has a lane one place further down (1) or up (-1) among its like."""
        like = [each for each in self.ordered(names) if self._is_like(each, name)]
        if name not in like:
            return self
        at = like.index(name) + step
        if not 0 <= at < len(like):
            return self
        following = at + (step > 0)
        return self.moved(name, like[following] if following < len(like) else None, names)

    def ordered(self, names: Sequence[str]) -> list[str]:
        """Return all lanes in the order of the plan, pinned or not, those nested after the one that holds them."""
        place = {name: at for at, name in enumerate(self.order)}
        own = {name: at for at, name in enumerate(names)}

        def key(name: str) -> list[tuple[int, int]]:
            parts = name.split(INSIDE)
            paths = [INSIDE.join(parts[: upto + 1]) for upto in range(len(parts))]
            return [(place.get(path, len(place)), own.get(path, len(own))) for path in paths]

        return sorted(names, key=key)

    def lanes(self, names: Sequence[str]) -> list[str]:
        """Return the lanes that are shown, top to bottom: the pinned with what they hold, then the others."""
        closed = self.collapsed | self.hidden

        def is_shown(name: str) -> bool:
            return name not in self.hidden and not any(holder in closed for holder in _holders(name))

        shown = [name for name in self.ordered(names) if is_shown(name)]
        return sorted(shown, key=lambda name: not self.is_pinned(name))

    def is_pinned(self, name: str) -> bool:
        """Tell whether a lane, or one that holds it, is pinned."""
        return name in self.pinned or any(holder in self.pinned for holder in _holders(name))

    def _is_like(self, one: str, other: str) -> bool:
        alike = self.is_pinned(one) == self.is_pinned(other) and one not in self.hidden
        return alike and _parent(one) == _parent(other)


AS_INDEXED: Final = LanePlan()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The lanes that are shown, in their places."""

    placed: tuple[Placed, ...]
    height: float  # px of all lanes
    fixed: float  # px of those at the top that do not scroll

    def of(self, lane: int) -> Placed | None:
        """Return the place of a lane; None where it is not shown."""
        return next((each for each in self.placed if each.planned.lane == lane), None)


def arrange(index: EventIndex, metrics: Metrics, plan: LanePlan = AS_INDEXED, room: float = 0.0) -> Arrangement:
    """Put the lanes of an index in their places; of a canvas `room` px high, some may be taken by what is pinned."""
    held = np.diff(index.offsets) > 0  # a lane of which a filter leaves nothing keeps its colour, and no place
    return _arranged(index.lane_names, tuple((index.lane_rows * held).tolist()), metrics, plan, room)


@lru_cache(maxsize=8)
def _arranged(
    names: tuple[str, ...], rows: tuple[int, ...], metrics: Metrics, plan: LanePlan, room: float
) -> Arrangement:
    """Do so once for what a pan asks for in every frame."""
    y, fixed = 0.0, 0.0
    placed = []
    for planned in _planned(names, rows, plan):
        height = metrics.lane_height(planned.rows)
        stays = planned.pinned and y == fixed and y + height <= room * MOST_PINNED
        placed.append(Placed(planned, y, height, stays))
        y += height
        fixed = y if stays else fixed
    return Arrangement(tuple(placed), y, fixed)


def _planned(names: tuple[str, ...], rows: tuple[int, ...], plan: LanePlan) -> tuple[Planned, ...]:
    number = {name: lane for lane, name in enumerate(names)}
    holders = {_parent(name) for name in names}
    return tuple(
        Planned(
            number[name],
            name.count(INSIDE),
            closed,
            name in plan.collapsed,
            plan.is_pinned(name),
            1 if closed else rows[number[name]],
        )
        for name in plan.lanes(names)
        if rows[number[name]]
        for closed in [name in plan.collapsed or name in holders]  # one that holds others tells of them in one row
    )


def shown_name(name: str) -> str:
    """Return what a lane's head says: of a lane nested in another, its own name."""
    return name.rpartition(INSIDE)[2]


def _holders(name: str) -> list[str]:
    parts = name.split(INSIDE)
    return [INSIDE.join(parts[:upto]) for upto in range(1, len(parts))]


def _parent(name: str) -> str | None:
    return name.rpartition(INSIDE)[0] if INSIDE in name else None


def _with(names: frozenset[str], those: Iterable[str], *, on: bool) -> frozenset[str]:
    return names | frozenset(those) if on else names - frozenset(those)
