"""The axis: round units, labels that keep apart, the year in sight."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.civil import DAY_SECONDS, civil, day_number
from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import LONGEST, TimeScale
from timeline_app.timeline.ticks import MAJOR_WIDER, axis

if TYPE_CHECKING:
    from timeline_app.timeline.parts import Axis

YEAR = 31_556_952


def measure(text: str) -> float:
    return 6.0 * len(text)


def axis_of(first: tuple[int, int, int], end: tuple[int, int, int], width: float = 1_000.0) -> Axis:
    scale = TimeScale.fit(day_number(*first) * DAY_SECONDS, day_number(*end) * DAY_SECONDS, width)
    return axis(scale, Rect(0, 0, width, 46), measure)


def labels(row: tuple[object, ...]) -> list[str]:
    return [tick.label for tick in row if tick.label]  # type: ignore[attr-defined]


@given(
    st.integers(-4_000 * YEAR, 4_000 * YEAR),
    st.floats(60, LONGEST),
    st.integers(300, 4_000),
)
def test_labels_never_overlap_and_one_is_always_there(start: int, across: float, width: int) -> None:
    shown = axis(TimeScale(start, across / width, float(width)), Rect(100, 0, width, 46), measure)
    for row, factor in ((shown.major, MAJOR_WIDER), (shown.minor, 1.0)):
        drawn = [tick for tick in row if tick.label]
        for one, other in pairwise(drawn):
            assert one.label_x + measure(one.label) * factor < other.label_x
        for tick in drawn:
            assert tick.label_x >= 100
            assert tick.label_x + measure(tick.label) * factor <= 100 + width
        assert all(one.x < other.x or one.x == 100 for one, other in pairwise(row))
    assert labels(shown.major)


def test_half_a_year_shows_months_over_days_with_the_year_pinned_left() -> None:
    shown = axis_of((2018, 5, 14), (2018, 11, 10))
    assert labels(shown.major) == ["May 2018", "June", "July", "August", "September", "October", "Nov"]
    assert shown.major[0].x == 0
    assert labels(shown.minor)[:6] == ["22", "1", "8", "15", "22", "1"]


def test_where_the_first_month_has_little_room_it_is_named_short_and_the_next_has_the_year() -> None:
    assert labels(axis_of((2018, 5, 23), (2018, 11, 10)).major)[:2] == ["May", "June 2018"]
    assert labels(axis_of((2018, 5, 14), (2018, 11, 10), 880).major)[:2] == ["May 2018", "June"]


def test_where_no_month_has_room_for_it_the_year_is_shortened() -> None:
    assert labels(axis_of((2018, 5, 14), (2018, 11, 10), 360).major)[:3] == ["May", "Jun ’18", "July"]


def test_a_new_year_is_named() -> None:
    assert labels(axis_of((2018, 11, 5), (2019, 2, 20)).major) == [
        "November 2018",
        "December",
        "January 2019",
        "February",
    ]


@pytest.mark.parametrize(
    ("first", "end", "major", "minor"),
    [
        ((2018, 8, 28), (2018, 8, 29), "Tue 28 August 2018", "03:00"),
        ((2018, 8, 27), (2018, 9, 2), "August 2018", "Tue 28"),
        ((2015, 1, 1), (2018, 6, 1), "2016", "Apr"),
        ((1970, 3, 1), (1995, 1, 1), "1980s", "1986"),
        ((600, 1, 1), (2020, 1, 1), "1000–1999", "1200"),
        ((-48, 1, 1), (-3, 1, 1), "30–21 BCE", "30 BCE"),
        ((-5_000, 1, 1), (2_000, 1, 1), "1–9999", "3000 BCE"),
    ],
)
def test_units_go_from_hours_to_millennia(
    first: tuple[int, int, int], end: tuple[int, int, int], major: str, minor: str
) -> None:
    shown = axis_of(first, end)
    assert major in labels(shown.major)
    assert minor in labels(shown.minor)


def test_the_closest_view_counts_seconds() -> None:
    start = day_number(2018, 8, 28) * DAY_SECONDS + 54_000
    shown = axis(TimeScale.fit(start, start + 60, 1_000.0), Rect(0, 0, 1_000, 46), measure)
    assert "15:00:30" in labels(shown.minor)


def test_minor_ticks_stand_on_round_days() -> None:
    assert {civil(tick.second // DAY_SECONDS)[2] for tick in axis_of((2018, 5, 14), (2018, 11, 10)).minor} == {
        1,
        8,
        15,
        22,
    }


def test_no_year_zero() -> None:
    shown = axis_of((-40, 1, 1), (40, 1, 1))
    assert "0" not in labels(shown.minor)
    assert {"10 BCE", "1", "10"} <= set(labels(shown.minor))
