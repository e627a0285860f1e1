"""The axis: round units, labels that keep apart, the year in sight."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.civil import DAY_SECONDS, civil, day_number
from timeline_app.dates.wording import year_words
from timeline_app.timeline.date_style import ENGLISH, DateStyle
from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import LONGEST, TimeScale
from timeline_app.timeline.steps import STEPS, boundaries
from timeline_app.timeline.ticks import MAJOR_WIDER, axis, furthest, step_for

if TYPE_CHECKING:
    from timeline_app.timeline.parts import Axis, Tick
    from timeline_app.timeline.steps import Step

LONGEST_UNIT = {"second": 1, "day": 10 * DAY_SECONDS, "month": 31 * DAY_SECONDS, "year": 366 * DAY_SECONDS}


def measure(text: str) -> float:
    return 6.0 * len(text)


def axis_of(first: tuple[int, int, int], end: tuple[int, int, int], width: float = 1_000.0) -> Axis:
    scale = TimeScale.fit(day_number(*first) * DAY_SECONDS, day_number(*end) * DAY_SECONDS, width)
    return axis(scale, Rect(0, 0, width, 46), measure)


def labels(row: tuple[object, ...]) -> list[str]:
    return [tick.label for tick in row if tick.label]  # type: ignore[attr-defined]


AMERICAN = DateStyle(first_weekday=6, halves=("AM", "PM"))
scales = st.builds(
    lambda start, across, width, fraction: TimeScale(start, 10**across / width, float(width), fraction),
    st.integers(day_number(-9_999, 1, 1) * DAY_SECONDS, day_number(9_999, 12, 31) * DAY_SECONDS),
    st.floats(math.log10(60), math.log10(LONGEST)),
    st.integers(300, 4_000),
    st.floats(0, 0.99),
)


CANADIAN = DateStyle(first_weekday=6, halves=("a.m.", "p.m."))


@given(scales, st.sampled_from((ENGLISH, AMERICAN, CANADIAN)))
def test_labels_never_overlap_and_one_is_always_there(scale: TimeScale, dates: DateStyle) -> None:
    width = scale.width
    shown = axis(scale, Rect(100, 0, width, 46), measure, dates=dates)
    for row, factor in ((shown.major, MAJOR_WIDER), (shown.minor, 1.0)):
        drawn = [tick for tick in row if tick.label]
        for one, other in pairwise(drawn):
            assert one.label_x + measure(one.label) * factor < other.label_x
        for tick in drawn:
            assert tick.label_x >= 100
            assert tick.label_x + measure(tick.label) * factor <= 100 + width
        assert all(one.x < other.x or one.x == 100 for one, other in pairwise(row))
    assert labels(shown.major)


@given(scales)
def test_ticks_ascend_at_boundaries_of_the_calendar_and_the_first_of_the_upper_row_is_pinned(scale: TimeScale) -> None:
    shown = axis(scale, Rect(100, 0, scale.width, 46), measure)
    step = step_for(scale.seconds_per_pixel, measure, year=furthest(*scale.span))
    for row, unit in ((shown.major, step.major), (shown.minor, (step.unit, step.count))):
        assert all(one.second < other.second for one, other in pairwise(row))
        assert all(is_boundary(tick.second, *unit) for tick in row)
    assert shown.major[0].x == 100
    assert shown.major[0].second <= scale.span[0] + 1
    assert all(tick.second - scale.span[0] <= step.count * LONGEST_UNIT[step.unit] for tick in shown.minor[:1])


@given(st.floats(math.log10(60), math.log10(LONGEST)), st.sampled_from((ENGLISH, AMERICAN, CANADIAN)))
def test_labels_are_about_a_hundred_px_apart(across: float, dates: DateStyle) -> None:
    scale = TimeScale(day_number(1912, 4, 15) * DAY_SECONDS, 10**across / 1_600, 1_600.0)
    drawn = [tick.x for tick in axis(scale, Rect(0, 0, 1_600, 46), measure, dates=dates).minor if tick.label]
    apart = (drawn[-1] - drawn[0]) / (len(drawn) - 1)
    kind = step_for(scale.seconds_per_pixel, measure, dates).label
    least, most = {"day": (25, 100), "weekday": (60, 280)}.get(kind, (34, 215))  # numbers of two digits stand closer
    assert least <= apart <= most


@given(scales)
def test_the_year_is_in_sight(scale: TimeScale) -> None:
    shown = axis(scale, Rect(0, 0, scale.width, 46), measure)
    drawn = [tick for tick in (*shown.major, *shown.minor) if tick.label]
    years = {year_words(civil(tick.second // DAY_SECONDS)[0]) for tick in drawn}
    coarse = step_for(scale.seconds_per_pixel, measure, year=furthest(*scale.span)).unit == "year"
    assert coarse or any("’" in tick.label or any(year in tick.label for year in years) for tick in drawn)


@given(
    st.builds(
        lambda year, across, width: TimeScale(day_number(year, 7, 1) * DAY_SECONDS, 10**across / width, float(width)),
        st.one_of(st.integers(10_000, 300_000_000), st.integers(-300_000_000, -10_000)),
        st.floats(math.log10(60), math.log10(LONGEST)),
        st.integers(900, 4_000),
    )
)
def test_years_of_many_digits_keep_apart_and_stay_in_sight(scale: TimeScale) -> None:
    shown = axis(scale, Rect(0, 0, scale.width, 46), measure)
    for row in (shown.major, shown.minor):
        drawn = [tick for tick in row if tick.label]
        assert all(one.label_x + measure(one.label) < other.label_x for one, other in pairwise(drawn))
    years = {year_words(civil(second // DAY_SECONDS)[0]) for second in (scale.span[0], scale.span[1] - 1)}
    years |= {year_words(civil(tick.second // DAY_SECONDS)[0]) for tick in (*shown.major, *shown.minor)}
    assert any(year.removesuffix(" BCE") in tick.label for tick in (*shown.major, *shown.minor) for year in years)


def is_boundary(second: int, unit: str, count: int) -> bool:
    if unit == "second":
        return second % count == 0
    year, month, day = civil(second // DAY_SECONDS)
    if unit == "year":
        counted = year if year > 0 else year - 1
        return (month, day, second % DAY_SECONDS) == (1, 1, 0) and (counted % count == 0 or counted in (1, -1))
    return second % DAY_SECONDS == 0 and (
        (day - 1) % count == 0 if unit == "day" else (day, (month - 1) % count) == (1, 0)
    )


@given(scales, st.integers(-400, 400))
def test_panning_shifts_ticks_and_labels_and_changes_none_of_them(scale: TimeScale, dx: int) -> None:
    before, after = (axis(each, Rect(0, 0, scale.width, 46), measure) for each in (scale, scale.pan(dx)))
    moved = {tick.second: tick for tick in after.minor}
    for tick in before.minor:
        other = moved.get(tick.second)
        if other is None:
            assert not 1 <= tick.x + dx <= scale.width - 1
            continue
        assert math.isclose(other.x - tick.x, dx, abs_tol=0.01)
        if inside(tick, scale.width) and inside(other, scale.width):
            assert other.label == tick.label
            assert not tick.label or math.isclose(other.label_x - tick.label_x, dx, abs_tol=0.01)


def inside(tick: Tick, width: float) -> bool:
    return 70 < tick.x < width - 70


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.count} {step.unit} {step.label}")
def test_the_boundary_before_a_boundary_is_itself(step: Step) -> None:
    first = day_number(-30, 3, 3) * DAY_SECONDS
    for number in (step.count, step.major[1]):
        unit = step.unit if number == step.count else step.major[0]
        some = boundaries(unit, number, first, first + 7 * number * LONGEST_UNIT[unit])
        assert some[0] <= first < some[1]
        for one, other in pairwise(some):
            assert boundaries(unit, number, one, one + 1) == [one]
            assert boundaries(unit, number, other - 1, other) == [one]


def test_weeks_are_named_by_the_day_that_begins_them() -> None:
    scale = TimeScale(day_number(2018, 6, 10) * DAY_SECONDS, 56 * 86.4, 1_000.0)
    for dates, expected in ((ENGLISH, "Mon 18"), (AMERICAN, "Sun 17")):
        assert expected in labels(axis(scale, Rect(0, 0, 1_000, 46), measure, dates=dates).minor)


def test_a_clock_of_twelve_hours() -> None:
    start = day_number(2018, 8, 28) * DAY_SECONDS
    shown = axis(TimeScale.fit(start, start + DAY_SECONDS, 1_000.0), Rect(0, 0, 1_000, 46), measure, dates=AMERICAN)
    assert labels(shown.minor)[:5] == ["12 AM", "3 AM", "6 AM", "9 AM", "12 PM"]
    assert labels(shown.major) == ["Tue 28 August 2018"]


def test_half_a_year_shows_months_over_days_with_the_year_pinned_left() -> None:
    shown = axis_of((2018, 5, 14), (2018, 11, 10))
    assert labels(shown.major) == ["May 2018", "June", "July", "August", "September", "October", "Nov"]
    assert shown.major[0].x == 0
    assert labels(shown.minor)[:6] == ["22", "1", "8", "15", "22", "1"]


def test_where_the_first_month_has_little_room_it_is_named_short_and_the_next_has_the_year() -> None:
    assert labels(axis_of((2018, 5, 23), (2018, 11, 10)).major)[:2] == ["May", "June 2018"]
    assert labels(axis_of((2018, 5, 14), (2018, 11, 10), 880).major)[:2] == ["May 2018", "June"]


def test_where_no_month_has_room_for_it_the_year_is_shortened() -> None:
    assert labels(axis_of((2018, 5, 14), (2018, 11, 10), 360).major)[:3] == ["May", "Jun ’18", "Jul"]


def test_months_are_all_named_long_or_all_short() -> None:
    named = labels(axis_of((2018, 1, 1), (2019, 1, 1), 800).major)
    assert named[:4] == ["Jan 2018", "Feb", "Mar", "Apr"]
    assert labels(axis_of((2018, 1, 1), (2018, 7, 1), 1_000).major)[1:4] == ["February", "March", "April"]


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
        ((1770, 1, 1), (2020, 1, 1), "19th century", "1860"),
        ((600, 1, 1), (2020, 1, 1), "2nd millennium", "1200"),
        ((-2_600, 1, 1), (-200, 1, 1), "2nd millennium BCE", "1600 BCE"),
        ((-230, 1, 1), (-20, 1, 1), "2nd century BCE", "180 BCE"),
        ((-48, 1, 1), (-3, 1, 1), "30–21 BCE", "30 BCE"),
        ((-5_000, 1, 1), (2_000, 1, 1), "3rd millennium BCE", "3000 BCE"),
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
