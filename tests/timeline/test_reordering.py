"""An index with its lanes in another order is the index that would have been built so, and nothing is laid out anew."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.lane_plan import INSIDE
from timeline_app.timeline.marks import MarkKind, StatusCode
from timeline_app.timeline.reordering import FREE, Standing, as_standing, in_order, packed_as

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


def _in_turn() -> Membership:
    return Membership.of_names([NAMES[n % 4]] for n in range(300))


@pytest.mark.parametrize("seed", range(3))
def test_packed_as_before_is_as_if_built_so(seed: int) -> None:
    columns = _columns(300, seed)
    lanes = _in_turn()
    index = EventIndex.build(columns, lanes)
    scale = index.packed_at * 3
    found, built = packed_as(index, scale), EventIndex.build(columns, lanes, scale)
    for each in fields(EventIndex):
        if not each.name.startswith("_"):
            assert np.array_equal(getattr(found, each.name), getattr(built, each.name)), each.name
    assert not np.array_equal(found.rows, index.rows)
    assert packed_as(index, index.packed_at) is index


def test_rows_of_other_lanes_stay_though_another_span_matters() -> None:
    columns = _columns(300, 1)
    lanes = _in_turn()
    before = EventIndex.build(columns, lanes)
    starts, ends = columns.starts.copy(), columns.ends.copy()
    of_first = np.arange(300) % 4 == NAMES.index("Herald")
    starts[of_first], ends[of_first] = starts[of_first] * 3, starts[of_first] * 3 + DAY
    moved = EventIndex.build(replace(columns, starts=starts, ends=ends), lanes)
    assert moved.packed_at != before.packed_at
    after = as_standing(moved, Standing(before.lane_names, before.packed_at))
    rows = [dict(zip(index.refs.tolist(), index.rows.tolist(), strict=True)) for index in (before, after)]
    assert all(rows[0][ref] == rows[1][ref] for ref in np.flatnonzero(~of_first).tolist())
    assert as_standing(moved, FREE) is moved


def test_rows_do_not_stay_where_labels_would_have_no_room() -> None:
    index = EventIndex.build(_columns(300, 2), _in_turn())
    assert packed_as(index, index.packed_at * 100) is index
    assert packed_as(index, index.packed_at / 100) is index
