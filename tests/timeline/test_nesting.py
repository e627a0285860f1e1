"""A grouping inside another: every event stands in the pairs of its lanes, and in the outer ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.columns import Membership
from timeline_app.timeline.lane_plan import INSIDE, LanePlan
from timeline_app.timeline.nesting import nested

outer_names = st.lists(st.sets(st.sampled_from("ABC"), max_size=2), min_size=1, max_size=12)


def told(lanes: Membership) -> set[tuple[int, str]]:
    return {(row, lanes.names[lane]) for row, lane in zip(lanes.rows.tolist(), lanes.lanes.tolist(), strict=True)}


@given(outer_names, st.data())
def test_an_event_stands_in_each_pair_of_its_lanes(outer: list[set[str]], data: st.DataObject) -> None:
    size = len(outer)
    inner = data.draw(st.lists(st.sets(st.sampled_from("xyz"), max_size=3), min_size=size, max_size=size))
    lanes = nested(*(Membership.of_names(sorted(each) for each in those) for those in (outer, inner)))
    wanted = set()
    for row, (heads, insides) in enumerate(zip(outer, inner, strict=True)):
        for head in heads or {""}:
            wanted.add((row, head))
            wanted |= {(row, f"{head}{INSIDE}{inside}") for inside in insides or {""}}
    assert told(lanes) == wanted
    assert len(lanes) == len(wanted)
    assert LanePlan().lanes(lanes.names) == list(lanes.names)


def test_very_many_lanes_in_one_are_gathered() -> None:
    inner = Membership.of_names((f"p{number}", f"p{(number + 1) % 6}") for number in range(6))
    lanes = nested(Membership.whole(6, "All"), inner, most=4)
    assert lanes.names == ("All", *(f"All{INSIDE}{name}" for name in ("p0", "p1", "p2", "3 others")))
    gathered = [row for row, name in told(lanes) if name.endswith("others")]
    assert sorted(gathered) == [2, 3, 4, 5]
    assert len(gathered) == int((lanes.lanes == 4).sum())
