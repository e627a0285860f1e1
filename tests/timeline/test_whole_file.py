"""The whole file on one line: nothing uncounted, and every second at one place."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.index import EventIndex, Outside
from timeline_app.timeline.marks import MarkKind
from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.ticks import axis
from timeline_app.timeline.whole_file import FOLD, MapScale, Whole, captions_of, columns_of, counted_once, whole_of

spans = st.lists(
    st.tuples(
        st.integers(-3_000, 3_000).map(lambda n: n**3), st.integers(1, 10**6), st.sets(st.integers(0, 3), min_size=1)
    ),
    min_size=1,
    max_size=60,
)
Spans: TypeAlias = list[tuple[int, int, set[int]]]


def index_of(spans: Spans) -> EventIndex:
    """Index spans of which each stands in several of four lanes."""
    count = len(spans)
    columns = EventColumns.of(
        {
            "numbers": range(count),
            "starts": [start for start, _, _ in spans],
            "ends": [start + length for start, length, _ in spans],
            "kinds": [MarkKind.DAY] * count,
            "statuses": [0] * count,
            "ranks": [n % 7 / 7 for n in range(count)],
            "origins": [1] * count,
            "conflicts": [False] * count,
        }
    )
    places = [(row, lane) for row, (_, _, lanes) in enumerate(spans) for lane in sorted(lanes)]
    rows, lanes = (np.array(column, np.int32) for column in zip(*places, strict=True))
    return EventIndex.build(columns, Membership(rows, lanes, ("a", "b", "c", "d")))


@given(spans, st.integers(1, 500))
def test_every_event_is_counted_all_along_and_folded_where_it_begins(spans: Spans, columns: int) -> None:
    index = index_of(spans)
    whole = whole_of(index)
    counts = columns_of(whole.lanes, whole, columns)
    length = whole.end - whole.first
    edges = [whole.first + length * n // columns for n in range(columns + 1)]
    starts = [start for start, *_ in spans]
    assert len(whole) == len(spans)
    active = [sum(s < high and s + n > low for s, n, _ in spans) for low, high in pairwise(edges)]
    assert [count for count, (low, high) in zip(counts, pairwise(edges), strict=True) if low < high] == [
        count for count, (low, high) in zip(active, pairwise(edges), strict=True) if low < high
    ]
    for folded, outside in (
        (whole.before, [start for start in starts if start < whole.first]),
        (whole.after, [start for start in starts if start >= whole.end]),
    ):
        assert (folded.count if folded else 0) == len(outside)
        assert folded is None or folded.first == min(outside)
        assert folded is None or folded.end > max(outside)


@given(spans, st.integers(1, 5))
def test_what_filters_leave_is_counted_alone(spans: Spans, every: int) -> None:
    index = index_of(spans)
    kept = np.arange(len(spans)) % every == 0
    left = counted_once(index, kept)
    assert sorted(start for lane in left for start in lane.starts) == sorted(start for start, *_ in spans[::every])
    assert sorted(end for lane in left for end in lane.ends) == sorted(s + length for s, length, _ in spans[::every])
    assert all((np.diff(column) >= 0).all() for lane in left for column in lane)


@given(spans)
def test_the_core_is_always_in_proportion(spans: Spans) -> None:
    index = index_of(spans)
    whole = whole_of(index)
    assert whole.first < index.core[0]
    assert whole.end > index.core[1]


folds = st.none() | st.tuples(st.integers(1, 10**9), st.integers(1, 10**9))
maps = st.builds(
    lambda first, length, before, after, width: MapScale(
        Whole(
            first,
            first + length,
            before and Outside(1, first - sum(before), first - before[0]),
            after and Outside(1, first + length + after[0], first + length + sum(after)),
            (first - sum(before or ()), first + length + sum(after or ())),
        ),
        100.0,
        100.0 + width,
    ),
    st.integers(-(10**11), 10**11),
    st.integers(10_000, 10**10),
    folds,
    folds,
    st.integers(300, 3_000),
)


@given(maps, st.floats(0, 1), st.floats(0, 1))
def test_later_is_never_further_left_and_all_is_on_the_map(places: MapScale, one: float, other: float) -> None:
    first, end = places.whole.extent
    early, late = sorted(first + int(share * (end - first)) for share in (one, other))
    assert 100 <= places.x_of(early) <= places.x_of(late) <= places.right


@given(maps, st.floats(0, 0.99))
def test_a_pixel_in_proportion_is_where_its_second_is(places: MapScale, share: float) -> None:
    left, right = places.area
    x = left + share * (right - left)
    assert abs(places.x_of(places.second_at(x)) - x) <= 1 / places.seconds_per_pixel + 1e-6


def test_a_fold_is_found_by_its_pixels() -> None:
    whole = Whole(0, 1_000_000, Outside(4, -9_000_000, -8_000_000), None, (-9_000_000, 900_000))
    places = MapScale(whole, 0.0, 400.0)
    assert places.fold_at(FOLD / 2) == whole.before
    assert places.fold_at(200.0) is None
    assert places.fold_at(399.0) is None
    assert places.second_at(0.0) == -9_000_000


def test_the_whole_is_named_by_its_years() -> None:
    first, end = (day_number(*day) * DAY_SECONDS for day in ((2018, 3, 1), (2018, 6, 1)))
    assert Whole(0, 1, None, None, (first, end)).text() == "Mar–May 2018"
    assert Whole(0, 1, None, None, (day_number(1970, 1, 1) * DAY_SECONDS, end)).text() == "1970 – 2018"
    assert Whole(0, 1, None, None, (day_number(-43, 3, 15) * DAY_SECONDS, end)).text() == "44 BCE – 2018"


@given(spans)
def test_the_extent_is_from_the_first_start_to_the_last_end(spans: Spans) -> None:
    extent = whole_of(index_of(spans)).extent
    assert extent == (min(start for start, *_ in spans), max(start + length for start, length, _ in spans))


def test_where_the_upper_row_says_little_the_lower_one_fills_the_map() -> None:
    first, end = (day_number(*day) * DAY_SECONDS for day in ((1912, 4, 10), (1912, 4, 20)))
    rows = axis(TimeScale.fit(first, end, 700.0), Rect(0, 0, 700, 19), lambda text: 6.0 * len(text))
    said = [tick.label for tick in captions_of(rows, lambda text: 6.0 * len(text))]
    assert said[0] == "April 1912"
    assert "Mon 15" in said
