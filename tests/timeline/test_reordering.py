"""An index with its lanes in another order is the index that would have been built so, and nothing is laid out anew."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.lane_plan import INSIDE
from timeline_app.timeline.marks import MarkKind, StatusCode
from timeline_app.timeline.reordering import in_order

DAY = 86_400
NAMES = ("Herald", "Courier", "Gazette", "")


def _columns(count: int, seed: int) -> EventColumns:
    random = np.random.default_rng(seed)
    starts = random.integers(0, 400, count) * DAY
    return EventColumns.of(
        {
            "numbers": np.arange(count),
            "starts": starts,
            "ends": starts + DAY * random.integers(1, 9, count),
            "kinds": np.full(count, MarkKind.DAY),
            "statuses": np.full(count, StatusCode.REPORTED),
            "ranks": random.random(count),
            "origins": np.ones(count),
            "conflicts": random.random(count) < 0.1,
        }
    )


def _lanes(count: int, seed: int, names: tuple[str, ...]) -> Membership:
    """Put every event in one or two lanes."""
    random = np.random.default_rng(seed + 1)
    return Membership.of_pairs(
        np.concatenate((np.arange(count), random.integers(0, count, count // 3))),
        [names[at] for at in random.integers(0, len(names), count + count // 3)],
        count,
    )


@pytest.mark.parametrize("seed", range(4))
def test_reordered_is_as_if_built_in_that_order(seed: int) -> None:
    columns, lanes = _columns(3_000, seed), _lanes(3_000, seed, NAMES)
    index = EventIndex.build(columns, lanes)
    order = [name for name in np.random.default_rng(seed).permutation(lanes.names).tolist() if name]
    found = in_order(index, order)
    names = (*order, *(name for name in lanes.names if not name))
    assert found.lane_names == names
    place = np.array([names.index(name) for name in lanes.names], np.int32)
    built = EventIndex.build(columns, Membership(lanes.rows, place[lanes.lanes], names))
    for field in fields(EventIndex):
        if isinstance(getattr(index, field.name), np.ndarray):
            assert np.array_equal(getattr(found, field.name), getattr(built, field.name)), field.name


def test_lanes_that_came_later_follow_and_what_is_not_stated_stays_last() -> None:
    columns = _columns(400, 9)
    index = EventIndex.build(columns, Membership.of_names([NAMES[n % 4]] for n in range(400)))
    assert in_order(index, ("Gazette", "", "gone")).lane_names == ("Gazette", "Herald", "Courier", "")


def test_its_own_order_changes_nothing() -> None:
    index = EventIndex.build(_columns(40, 2), Membership.of_names([NAMES[n % 4]] for n in range(40)))
    assert in_order(index, index.lane_names) is index
    assert in_order(index, ()) is index
    nothing = EventIndex.build(_columns(0, 2), Membership.of_names(()))
    assert in_order(nothing, ("Herald",)) is nothing


def test_lanes_inside_others_stay_inside_them() -> None:
    names = ["A", f"A{INSIDE}x", f"A{INSIDE}y", "B", f"B{INSIDE}x"]
    index = EventIndex.build(_columns(50, 3), Membership.of_names([names[n % 5]] for n in range(50)))
    found = in_order(index, ["B", f"B{INSIDE}x", "A", f"A{INSIDE}y", f"A{INSIDE}x"])
    assert found.lane_names == ("B", f"B{INSIDE}x", "A", f"A{INSIDE}y", f"A{INSIDE}x")
