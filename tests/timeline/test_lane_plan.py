"""Plans of lanes: order, pins and collapsing change where lanes stand, and nothing about what is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from geometry_samples import CANVAS, METRICS, crowded_index, measure, titles
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.timeline.lane_plan import AS_INDEXED, INSIDE, LanePlan, arrange
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.scene import Scene, compose, content_height, refs_of

CROWDED = crowded_index()
NAMES = CROWDED.lane_names
SCALE = TimeScale.fit(*CROWDED.core, CANVAS)
names = st.sampled_from(NAMES)
plans = st.builds(
    LanePlan,
    order=st.permutations(NAMES).map(tuple),
    pinned=st.frozensets(names, max_size=2),
    collapsed=st.frozensets(names),
    hidden=st.frozensets(names, max_size=5),
)


def seen(plan: LanePlan, scale: TimeScale = SCALE, *, height: float = 4_000, scroll: float = 0.0) -> Scene:
    width = CANVAS + METRICS.header_width
    texts = (measure, titles)
    return compose(scale, CROWDED, METRICS, *texts, width=width, height=height, scroll_y=scroll, plan=plan)


@settings(max_examples=30, deadline=None)
@given(plans)
def test_a_plan_moves_lanes_and_changes_nothing_in_them(plan: LanePlan) -> None:
    def told(scene: Scene) -> dict[int, set[tuple[object, ...]]]:
        tops = {header.lane: header.rect.y for header in scene.headers if not header.collapsed}
        return {
            lane: {(mark.ref, mark.rect.x, round(mark.rect.y - top, 3)) for mark in scene.marks if mark.lane == lane}
            | {
                (group.count, group.rect.x, round(group.rect.y - top, 3))
                for group in scene.groups
                if group.lane == lane
            }
            for lane, top in tops.items()
        }

    plain, planned = seen(AS_INDEXED), seen(plan)
    assert {header.lane: header.colour for header in planned.headers}.items() <= {
        header.lane: header.colour for header in plain.headers
    }.items()
    whole = told(plain)
    assert all(whole[lane] == those for lane, those in told(planned).items())


@settings(max_examples=30, deadline=None)
@given(plans)
def test_a_collapsed_lane_counts_every_event_in_one_row(plan: LanePlan) -> None:
    scene = seen(plan)
    first, end = SCALE.to_second(100), SCALE.to_second(CANVAS - 100)
    for header in scene.headers:
        if header.collapsed:
            assert header.rows == 1
            assert not [mark for mark in scene.marks if mark.lane == header.lane]
            groups = [group for group in scene.groups if group.lane == header.lane]
            found = {ref for group in groups for ref in refs_of(group, scene, CROWDED, 10_000)}
            low, high = CROWDED.offsets[header.lane : header.lane + 2]
            inside = (CROWDED.starts[low:high] >= first) & (CROWDED.starts[low:high] < end)
            assert set(CROWDED.refs[low:high][inside].tolist()) <= found


@given(plans)
def test_each_lane_that_is_not_hidden_stands_once_the_pinned_first(plan: LanePlan) -> None:
    shown = plan.lanes(NAMES)
    assert sorted(shown) == sorted(set(NAMES) - plan.hidden)
    pinned = [name in plan.pinned for name in shown]
    assert pinned == sorted(pinned, reverse=True)
    for some in (True, False):
        those = [name for name in shown if (name in plan.pinned) == some]
        assert those == [name for name in plan.order if name in those]
    assert content_height(CROWDED, METRICS, plan) == pytest.approx(
        sum(placed.height for placed in arrange(CROWDED, METRICS, plan).placed)
    )


@given(plans, names, st.sampled_from([1, -1]))
def test_a_step_is_undone_by_a_step_back(plan: LanePlan, name: str, step: int) -> None:
    stepped = plan.stepped(name, step, NAMES)
    before, after = plan.lanes(NAMES), stepped.lanes(NAMES)
    assert sorted(before) == sorted(after)
    if before != after:
        assert after.index(name) - before.index(name) == step
        assert stepped.stepped(name, -step, NAMES).lanes(NAMES) == before


def test_what_is_pinned_stays_while_the_others_scroll_under_it() -> None:
    plan = LanePlan(pinned=frozenset((NAMES[3],)))
    top, down = seen(plan, height=500), seen(plan, height=500, scroll=130)
    assert top.headers[0].name == down.headers[0].name == NAMES[3]
    assert top.headers[0].rect == down.headers[0].rect
    assert top.headers[0].pinned
    below = down.headers[0].rect.bottom
    parts = [(mark.lane, mark.rect) for mark in down.marks] + [(chip.lane, chip.rect) for chip in down.chips]
    for lane, rect in (*parts, *((group.lane, group.rect) for group in down.groups)):
        assert lane == 3 or rect.y >= below
    assert down.hit(1.0, below - 1).lane == 3
    assert down.headers[1].rect.y < below
    assert down.hit(1.0, below + 1).lane == down.headers[1].lane


def test_a_pin_that_leaves_no_room_scrolls() -> None:
    plan = LanePlan(pinned=frozenset(NAMES))
    assert not any(placed.fixed for placed in arrange(CROWDED, METRICS, plan, room=100).placed)
    assert arrange(CROWDED, METRICS, plan, room=1_000).fixed <= 600


def test_lanes_in_others_follow_them_and_go_with_them() -> None:
    inside = ["A", f"A{INSIDE}x", f"A{INSIDE}y", "B", f"B{INSIDE}x"]
    assert LanePlan(order=("B", "A")).lanes(inside) == [inside[3], inside[4], *inside[:3]]
    assert LanePlan(collapsed=frozenset("A")).lanes(inside) == ["A", *inside[3:]]
    assert LanePlan(hidden=frozenset("B")).lanes(inside) == inside[:3]
    assert LanePlan(pinned=frozenset("B")).lanes(inside) == [*inside[3:], *inside[:3]]
    assert AS_INDEXED.stepped(inside[2], -1, inside).lanes(inside) == ["A", inside[2], inside[1], *inside[3:]]
    assert AS_INDEXED.moved(inside[1], "B", inside) == AS_INDEXED


def test_a_plan_outlives_its_lanes() -> None:
    plan = LanePlan(order=("Gone", NAMES[2]), pinned=frozenset(("Gone",)), collapsed=frozenset(("Gone",)))
    assert plan.lanes(NAMES) == [NAMES[2], *(name for name in NAMES if name != NAMES[2])]
    assert plan.stepped("Gone", 1, NAMES) == plan
    assert replace(plan, order=()).lanes(()) == []
