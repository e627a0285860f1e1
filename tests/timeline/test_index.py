"""The columns: what they count is what one would count by hand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from geometry_samples import DAY, crowded_index, plain_index
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.dates.edtf import Edtf, Precision
from timeline_app.records import Event, Status
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.marks import MarkKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

spans = st.lists(
    st.tuples(st.integers(0, 2_000), st.integers(1, 900)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    min_size=1,
    max_size=60,
)


def shown_ever(index: EventIndex, level: int) -> NDArray[np.int64]:
    first, end = index.extent
    return index.shown(level, range(len(index.lane_names)), first, end)


@given(spans, st.lists(st.integers(-100, 3_100), min_size=2, max_size=30).map(sorted), st.data())
def test_density_equals_brute_force(them: list[tuple[int, int]], edges: list[int], data: st.DataObject) -> None:
    lanes = data.draw(st.lists(st.integers(0, 2), min_size=len(them), max_size=len(them)))
    index = plain_index(them, lanes=lanes)
    for lane in (*range(len(index.lane_names)), None):
        mine = [span for span, its in zip(them, lanes, strict=True) if lane is None or its == lane]
        expected = [sum(start < right and end > left for start, end in mine) for left, right in pairwise(edges)]
        assert index.density(np.array(edges), lane).tolist() == expected


@given(spans, st.integers(-100, 3_000))
def test_before_and_after_count_what_lies_outside(them: list[tuple[int, int]], time: int) -> None:
    index = plain_index(them)
    for outside, lie in (
        (index.before(0, time), [(start, end) for start, end in them if end <= time]),
        (index.after(0, time), [(start, end) for start, end in them if start >= time]),
    ):
        if not lie:
            assert outside is None
            continue
        assert outside is not None
        assert (outside.count, outside.end) == (len(lie), max(end for _, end in lie))
        assert outside.first == min(start for start, _ in lie)


def test_where_thousands_still_last_what_was_over_first_is_found() -> None:
    index = plain_index([*((start, 90_000) for start in range(6_000)), (7_000, 7_001), (8_000, 8_001)])
    before = index.before(0, 9_000)
    assert before is not None
    assert (before.count, before.first, before.end) == (2, 7_000, 8_001)


@settings(max_examples=20)
@given(st.integers(0, 1_000), st.integers(10, 24))
def test_events_drawn_by_themselves_never_overlap_in_their_row(seed: int, level: int) -> None:
    index = crowded_index(300, seed)
    shown = shown_ever(index, level)
    row_of = index.row_base[index.lanes_of(shown)] + index.rows[shown]
    assert (np.diff(row_of) >= 0).all()
    for row in np.unique(row_of):
        those = shown[row_of == row]
        assert (index.ends_of(those)[:-1] <= index.starts[those][1:]).all()


@settings(max_examples=40)
@given(st.integers(0, 50), st.integers(5, 26), st.floats(0, 1), st.floats(0, 0.3), st.integers(0, 5))
def test_what_a_stretch_shows_is_what_all_of_time_shows_there(
    seed: int, level: int, begin: float, share: float, lane: int
) -> None:
    index = crowded_index(500, seed)
    length = index.extent[1] - index.extent[0]
    first = index.extent[0] + int(begin * length)
    end = first + int(share * length)
    all_shown = np.flatnonzero((index.mark_levels >= level) & (index.lanes_of(np.arange(len(index))) >= lane))
    there = all_shown[(index.ends_of(all_shown) >= first) & (index.starts[all_shown] < end)]
    assert sorted(index.shown(level, range(lane, 6), first, end).tolist()) == there.tolist()


@settings(max_examples=20)
@given(st.integers(0, 1_000))
def test_zooming_out_only_takes_away(seed: int) -> None:
    index = crowded_index(300, seed)
    sets = [set(shown_ever(index, level).tolist()) for level in range(-2, 32)]
    assert all(coarser <= finer for finer, coarser in pairwise(sets))


def test_the_most_important_stays_when_zooming_out() -> None:
    index = plain_index([(each * DAY, each * DAY + DAY) for each in range(40)], ranks=[0.1] * 25 + [0.9] + [0.1] * 14)
    assert 25 in index.refs[shown_ever(index, 30)]


def test_days_that_follow_each_other_may_touch_close_up() -> None:
    index = plain_index([(each * DAY, each * DAY + DAY) for each in range(400)])
    assert len(shown_ever(index, 8)) == 400


def test_long_spans_leave_rows_for_short_ones() -> None:
    year = [(0, 365 * DAY)] * 40
    index = plain_index([*year, *((each * 9 * DAY, each * 9 * DAY + DAY) for each in range(40))])
    close = index.refs[shown_ever(index, 0)]
    assert set(range(40, 80)) <= set(close.tolist())


def test_lanes_go_by_the_weight_of_what_the_first_view_shows() -> None:
    def event(number: int, start: int, rank: float) -> Event:
        date = Edtf(str(start), start * DAY, start * DAY, Precision.DAY)
        return Event(f"{number}", "Something", date, Status.REPORTED, 1, rank, ())

    trifles = [event(number, number % 4, 0.2) for number in range(6)]
    weighty = [event(number, number % 4, 0.9) for number in range(6, 9)]
    lanes = ["trifles"] * 6 + ["weighty"] * 3 + ["far"]
    events = [*trifles, *weighty, event(9, 90_000, 1.0)]
    index = EventIndex.of_events(events, lambda each: lanes[int(each.id)])
    assert index.lane_names == ("weighty", "trifles", "far")


def test_a_column_entry_is_small() -> None:
    index = crowded_index()
    columns = [getattr(index, name) for name in index.__slots__]
    assert sum(column.nbytes for column in columns if isinstance(column, np.ndarray)) <= 96 * len(index)


def test_events_become_columns_and_the_undated_stay_out() -> None:
    def event(number: int, date: Edtf | None) -> Event:
        return Event(f"e{number}", "Something", date, Status.PLANNED, 2, 0.5, ())

    def dated(start: int, end: int | None) -> Edtf:
        return Edtf(f"{start}/{end}", start * DAY, None if end is None else end * DAY, Precision.DAY)

    events = [event(0, dated(10, 20)), event(1, None), event(2, dated(5, 6)), event(3, dated(7, None))]
    index = EventIndex.of_events(events, lambda each: {"e2": "Herald", "e3": "Herald"}.get(each.id, ""))
    assert index.lane_names == ("Herald", "")
    assert index.refs.tolist() == [2, 3, 0]
    assert index.kinds.tolist() == [MarkKind.DAY, MarkKind.OPEN_AFTER, MarkKind.WITHIN]
    assert index.position_of(0) == 2
    assert index.position_of(1) is None


def test_nothing_makes_an_empty_index() -> None:
    index = plain_index([])
    assert len(index) == 0
    assert index.before(0, 10) is None
    assert index.density(np.array([0, 10])).tolist() == [0]
    assert index.extent == index.core


@given(st.integers(0, 60), st.integers(0, 1_000), st.lists(st.integers(-2, 70)))
def test_first_positions_are_those_of_each_event_alone(count: int, seed: int, refs: list[int]) -> None:
    index = crowded_index(count, seed)
    alone = [index.position_of(ref) for ref in refs]
    assert index.first_positions(np.array(refs, np.int64)).tolist() == [-1 if at is None else at for at in alone]


@given(st.integers(0, 60), st.integers(0, 1_000), st.sampled_from(MarkKind))
def test_starts_of_a_kind_are_of_all_that_are_of_it(count: int, seed: int, kind: MarkKind) -> None:
    index = crowded_index(count, seed)
    wanted = [start for start, its in zip(index.starts.tolist(), index.kinds.tolist(), strict=True) if its == kind]
    assert index.starts_of(kind).tolist() == index.starts_of(kind).tolist() == wanted


@given(st.integers(0, 20), st.integers(-2, 30), st.lists(st.tuples(st.integers(0, 5), st.floats(0, 1)), max_size=12))
def test_what_begins_in_a_stretch_of_a_lane_is_found_with_its_stretch(
    seed: int, level: int, places: list[tuple[int, float]]
) -> None:
    index, length = crowded_index(500, seed), 3 * DAY
    first, end = index.extent
    lanes = np.array([lane for lane, _ in places], np.int64)
    begin = np.array([int(first + share * (end - first)) for _, share in places], np.int64)
    positions, whose = index.begun(level, lanes, begin, length) if places else (lanes, lanes)
    for which, (lane, since) in enumerate(zip(lanes.tolist(), begin.tolist(), strict=True)):
        those = index.shown(level, (lane,), since, since + length)
        assert positions[whose == which].tolist() == those[index.starts[those] >= since].tolist()
    assert set(whose.tolist()) <= set(range(len(places)))
