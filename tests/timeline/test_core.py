"""The first view: the bulk, and not the one mention of long ago."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.timeline.core import core_span
from timeline_app.timeline.marks import MarkKind

BULK = (
    ("2018-05-21", "2018-05-31"),
    ("2018-05-21", "2018-05-31"),
    ("2018-06-12", "2018-06-12"),
    ("2018-06-12", "2018-06-12"),
    *((("2018-07-01", "2018-07-31"),) * 4),
    *((("2018-08-26", "2018-08-26"),) * 2),
    *((("2018-08-28", "2018-08-28"),) * 5),
    ("2018-10-06", "2018-10-08"),
    ("2018-10-06", "2018-10-08"),
    ("2018-10-24", "2018-12-31"),
)
LONG_AGO = (("1970-01-01", "1989-12-31"), ("1970-01-01", "1989-12-31"))


def second(text: str) -> int:
    year, month, day = (int(part) for part in text.split("-"))
    return day_number(year, month, day) * DAY_SECONDS


def core_of(spans: tuple[tuple[str, str], ...], weights: list[float] | None = None) -> tuple[int, int]:
    starts = np.array([second(first) for first, _ in spans])
    ends = np.array([second(last) + DAY_SECONDS for _, last in spans])
    kinds = np.full(len(spans), MarkKind.DAY, np.uint8)
    return core_span(starts, ends, kinds, np.array(weights or [0.5] * len(spans)))


def test_a_mention_of_long_ago_does_not_squeeze_the_story() -> None:
    first, end = core_of((*LONG_AGO, *BULK))
    assert second("2018-05-01") < first < second("2018-05-21")
    assert second("2018-10-25") < end < second("2018-11-30")


def test_without_outliers_the_story_is_shown_the_same() -> None:
    assert core_of(BULK) == core_of((*LONG_AGO, *BULK))


def test_what_weighs_much_is_kept_in_view() -> None:
    first, _ = core_of((*LONG_AGO, *BULK), [6.0, 6.0] + [0.5] * len(BULK))
    assert first < second("1970-01-01")


def test_evenly_spread_events_are_all_shown() -> None:
    years = tuple((f"{year}-03-01", f"{year}-03-01") for year in range(1990, 2020))
    first, end = core_of(years)
    assert first < second("1990-03-01")
    assert end > second("2019-03-01")


@pytest.mark.parametrize("count", [1, 2, 9])
def test_a_single_day_has_a_week_around_it(count: int) -> None:
    first, end = core_of((("2018-08-28", "2018-08-28"),) * count)
    assert first < second("2018-08-28") < end
    assert 6 * DAY_SECONDS <= end - first <= 9 * DAY_SECONDS


def test_spans_that_are_all_there_is_are_shown_whole() -> None:
    first, end = core_of((*LONG_AGO, ("1980-01-01", "1989-12-31")))
    assert first < second("1970-01-01")
    assert end > second("1996-01-01"), "no room for the labels beside them"


def test_nothing_has_a_span_too() -> None:
    nothing = np.zeros(0, np.int64)
    first, end = core_span(nothing, nothing, nothing.astype(np.uint8), nothing.astype(np.float64))
    assert end > first


@given(st.lists(st.tuples(st.integers(0, 10_000), st.floats(0.05, 1)), min_size=1, max_size=200))
def test_most_of_the_weight_begins_inside(events: list[tuple[int, float]]) -> None:
    starts = np.array([day for day, _ in events]) * DAY_SECONDS
    weights = np.array([weight for _, weight in events])
    first, end = core_span(starts, starts + DAY_SECONDS, np.ones(len(starts), np.uint8), weights)
    assert weights[(starts >= first) & (starts < end)].sum() >= 0.749 * weights.sum()


@given(st.permutations(range(len(BULK))))
def test_the_order_of_events_does_not_matter(order: list[int]) -> None:
    assert core_of(tuple(BULK[each] for each in order)) == core_of(BULK)


def test_a_pair_of_days_stays_in_order() -> None:
    spans = [
        core_of((("2018-08-28", "2018-08-28"), (f"2018-{month:02}-28", f"2018-{month:02}-28"))) for month in (9, 11)
    ]
    assert all(one[1] <= other[1] for one, other in pairwise(spans))
