"""Filters: what they leave is what was asked for, of names, of statuses, of sources and of time."""

from __future__ import annotations

import numpy as np
import pytest
from geometry_samples import crowded_columns, crowded_index
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.columns import UNDATED, EventColumns, Membership
from timeline_app.timeline.filtering import (
    NOTHING_ASKED,
    Choice,
    Filter,
    certainly_in,
    counts,
    left_of,
    may_lie_in,
    status_lanes,
)
from timeline_app.timeline.marks import MarkKind, StatusCode

ROWS = (  # kind, start, end, status, origins, disagrees, outlets
    (MarkKind.DAY, 10, 20, StatusCode.REPORTED, 1, False, ("Gazette",)),
    (MarkKind.WITHIN, 15, 40, StatusCode.REPORTED, 2, True, ("Gazette", "Wire")),
    (MarkKind.OPEN_AFTER, 5, 6, StatusCode.PLANNED, 1, False, ("Wire",)),
    (MarkKind.OPEN_BEFORE, 90, 91, StatusCode.DENIED, 3, False, ()),
    (MarkKind.DURATION, 18, 80, StatusCode.POSSIBLE, 1, False, ("Post",)),
    (MarkKind.CIRCA, 12, 14, StatusCode.REPORTED, 1, False, ("Post",)),
    (UNDATED, 0, 0, StatusCode.REPORTED, 1, False, ("Gazette",)),
)
OUTLETS = Membership.of_names(row[6] for row in ROWS)


def sample() -> EventColumns:
    kinds, starts, ends, statuses, origins, conflicts, _ = zip(*ROWS, strict=True)
    whole: dict[str, object] = {
        "kinds": kinds,
        "starts": starts,
        "ends": ends,
        "statuses": statuses,
        "origins": origins,
    }
    rest: dict[str, object] = {"conflicts": conflicts, "numbers": range(1, len(ROWS) + 1), "ranks": [0.5] * len(ROWS)}
    return EventColumns.of(whole | rest)


def including(*names: str) -> Choice:
    return Choice(included=frozenset(names))


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (NOTHING_ASKED, [0, 1, 2, 3, 4, 5, 6]),
        (Filter(outlet=including("Gazette")), [0, 1, 6]),
        (Filter(outlet=including("Gazette", "Wire")), [0, 1, 2, 6]),
        (Filter(outlet=Choice(excluded=frozenset({"Gazette"}))), [2, 3, 4, 5]),
        (Filter(outlet=Choice(frozenset({"Gazette"}), frozenset({"Wire"}))), [0, 6]),
        (Filter(outlet=including("")), [3]),
        (Filter(outlet=including("No such outlet")), []),
        (Filter(status=including("planned", "possible")), [2, 4]),
        (Filter(outlet=including("Wire"), status=including("reported")), [1]),
        (Filter(origins=2), [1, 3]),
        (Filter(disagreeing=True), [1]),
        (Filter(period=(0, 11)), [0, 2, 3]),
        (Filter(period=(85, 100)), [2, 3]),
        (Filter(period=(100, 200)), [2]),
        (Filter(origins=2, without=frozenset({"origins"})), [0, 2, 4, 5, 6]),
        (Filter(disagreeing=True, without=frozenset({"disagreeing"})), [0, 2, 3, 4, 5, 6]),
        (Filter(period=(0, 30), without=frozenset({"period"})), [1, 2, 3, 5, 6]),
    ],
)
def test_a_filter_leaves_what_was_asked_for(wanted: Filter, left: list[int]) -> None:
    assert np.flatnonzero(wanted.mask(sample(), {"outlet": OUTLETS})).tolist() == left


def test_only_what_is_chosen_asks_for_names() -> None:
    assert not NOTHING_ASKED
    assert Filter(origins=2).kinds == ()
    assert Filter(person=including("Ada Holm"), outlet=including("Wire")).kinds == ("outlet", "person")
    assert Filter(period=(0, 0)), "a span that holds nothing is asked for, too"


def test_what_is_certain_of_a_span_is_told_from_what_is_possible() -> None:
    columns = sample()
    assert np.flatnonzero(certainly_in(columns, 10, 30)).tolist() == [0, 4], "it lasted beyond, but is in it"
    assert np.flatnonzero(may_lie_in(columns, 10, 30)).tolist() == [0, 1, 2, 3, 4, 5]


@given(st.integers(0, 100), st.integers(1, 60))
def test_what_is_certain_is_possible(first: int, length: int) -> None:
    columns = sample()
    span = first, first + length
    assert not (certainly_in(columns, *span) & ~may_lie_in(columns, *span)).any()


def test_names_are_counted_among_the_rows_of_a_mask() -> None:
    rows = np.array([True, True, False, True, False, False, False])
    told = counts(OUTLETS, rows.astype(np.uint8))
    assert dict(zip(OUTLETS.names, told[:, 1].tolist(), strict=True)) == {
        "Gazette": 2,
        "Wire": 1,
        "": 1,
        "Post": 0,
    }
    assert counts(status_lanes(sample()), rows.astype(np.uint8))[:, 1].tolist() == [2, 0, 0, 1]
    assert told.sum() == len(OUTLETS)


def test_an_index_of_what_is_left_has_the_same_lanes_and_no_other_events() -> None:
    columns, _ = crowded_columns(300)
    index = crowded_index(300)
    mask = np.arange(len(columns)) % 3 == 0
    left = left_of(index, columns, mask)
    assert left.lane_names == index.lane_names
    for lane in range(len(index.lane_names)):
        before, after = (set(i.refs[i.offsets[lane] : i.offsets[lane + 1]].tolist()) for i in (index, left))
        assert after == {ref for ref in before if mask[ref]}
    nothing = left_of(index, columns, np.zeros(len(columns), np.bool_))
    assert len(nothing) == 0
    assert nothing.lane_names == index.lane_names
