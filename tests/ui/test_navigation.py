"""The next event by the keyboard: in time each one once, whatever lanes it stands in; in a lane all of it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.index import EventIndex
from timeline_app.ui import navigation

LANES = (0, 1, 2, 3)
PLACES = st.lists(
    st.tuples(st.integers(0, 6), st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True)),
    min_size=1,
    max_size=12,
)


def made(events: list[tuple[int, list[int]]]) -> EventIndex:
    """Make an index of events that begin on a day and stand in lanes."""
    starts = np.array([day * 86_400 for day, _ in events], np.int64)
    count = len(events)
    columns = EventColumns(
        numbers=np.arange(count, dtype=np.int64),
        starts=starts,
        ends=starts + 86_400,
        kinds=np.ones(count, np.uint8),
        statuses=np.zeros(count, np.uint8),
        ranks=np.full(count, 0.5, np.float32),
        origins=np.ones(count, np.uint16),
        conflicts=np.zeros(count, np.bool_),
        reviews=np.zeros(count, np.uint8),
    )
    pairs = sorted((row, lane) for row, (_, lanes) in enumerate(events) for lane in lanes)
    rows, lanes = (np.array(column, np.int32) for column in zip(*pairs, strict=True))
    return EventIndex.build(columns, Membership(rows, lanes, ("one", "two", "three", "four")))


@given(PLACES)
def test_steps_in_time_visit_every_event_once_and_come_back(events: list[tuple[int, list[int]]]) -> None:
    index = made(events)
    wanted = [row for row, _ in sorted(enumerate(events), key=lambda pair: (pair[1][0], pair[0]))]
    place = navigation.end_of_time(index, LANES, last=False)
    seen = []
    last = place
    while place is not None:
        seen.append(int(index.refs[place]))
        last, place = place, navigation.step_in_time(index, place, LANES, step=1)
    assert seen == wanted
    while last is not None:
        assert int(index.refs[last]) == seen.pop()
        last = navigation.step_in_time(index, last, LANES, step=-1)
    assert seen == []


@given(PLACES)
def test_steps_in_a_lane_stay_in_it(events: list[tuple[int, list[int]]]) -> None:
    index = made(events)
    for lane in range(4):
        place: int | None = int(index.offsets[lane])
        count = int(index.offsets[lane + 1]) - int(index.offsets[lane])
        for _ in range(count - 1):
            assert place is not None
            place = navigation.step_in_lane(index, place, LANES, step=1)
            assert place is not None
            assert navigation.lane_at(index, place) == lane
        if count and place is not None:
            assert navigation.step_in_lane(index, place, LANES, step=1) is None


@given(PLACES, st.sampled_from((-1, 1)))
def test_a_step_to_another_lane_leads_to_the_nearest_in_time(events: list[tuple[int, list[int]]], step: int) -> None:
    index = made(events)
    for place in range(len(index)):
        found = navigation.step_to_lane(index, place, LANES, step=step)
        if found is None:
            continue
        lane = navigation.lane_at(index, found)
        assert (lane - navigation.lane_at(index, place)) * step > 0
        inside = index.starts[index.offsets[lane] : index.offsets[lane + 1]]
        assert abs(index.starts[found] - index.starts[place]) == np.abs(inside - index.starts[place]).min()


@given(PLACES, st.integers(0, 3))
def test_an_event_is_found_in_the_lane_that_is_asked_for(events: list[tuple[int, list[int]]], lane: int) -> None:
    index = made(events)
    for row, (_, lanes) in enumerate(events):
        place = navigation.place_of(index, row, LANES, lane)
        assert place is not None
        assert index.refs[place] == row
        assert navigation.lane_at(index, place) in ([lane] if lane in lanes else lanes)


@given(PLACES, st.lists(st.integers(0, 3), min_size=1, unique=True))
def test_hidden_lanes_are_passed_over_and_the_order_is_that_of_the_plan(
    events: list[tuple[int, list[int]]], shown: list[int]
) -> None:
    index = made(events)
    wanted = {row for row, (_, lanes) in enumerate(events) if set(lanes) & set(shown)}
    place = navigation.end_of_time(index, shown, last=False)
    seen = set()
    while place is not None:
        assert navigation.lane_at(index, place) in shown
        seen.add(int(index.refs[place]))
        below = navigation.step_to_lane(index, place, shown, step=1)
        if below is not None:
            assert shown.index(navigation.lane_at(index, below)) > shown.index(navigation.lane_at(index, place))
        place = navigation.step_in_time(index, place, shown, step=1)
    assert seen == wanted
