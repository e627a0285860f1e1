"""Pixels and seconds: sharp at any date, and the time under the pointer stays."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.scale import LONGEST, SHORTEST, TimeScale

YEAR = 31_556_952
seconds = st.integers(-9_000 * YEAR, 9_000 * YEAR)
scales = st.builds(
    lambda start, length, width: TimeScale.fit(start, start + length, width),
    seconds,
    st.integers(1, 10_000 * YEAR),
    st.integers(200, 8_000).map(float),
)


@given(scales, st.floats(0, 8_000))
def test_a_pixel_lies_in_its_second(scale: TimeScale, x: float) -> None:
    second = scale.to_second(x)
    slack = 1e-6 + 1e-9 * abs(x)
    assert scale.to_x(second) <= x + slack
    assert scale.to_x(second + 1) >= x - slack


@given(scales, st.floats(0, 1_000), st.lists(st.floats(0.5, 2.0), min_size=1, max_size=50))
def test_the_time_under_the_pointer_stays_through_a_thousand_zooms(
    scale: TimeScale, x: float, factors: list[float]
) -> None:
    def offset(of: TimeScale) -> float:
        return (of.start - scale.start) + of.fraction + x * of.seconds_per_pixel

    before = offset(scale)
    zoomed = scale
    for turn in range(1_000):
        zoomed = zoomed.zoom_about(x, factors[turn % len(factors)])
    widest = max(scale.seconds_per_pixel, zoomed.seconds_per_pixel)
    assert abs(offset(zoomed) - before) <= 0.01 * zoomed.seconds_per_pixel + 1e-9 * widest * 8_000


@given(scales, st.floats(0, 1_000), st.floats(1e-9, 1e9))
def test_zoom_keeps_its_limits(scale: TimeScale, x: float, factor: float) -> None:
    across = scale.zoom_about(x, factor).seconds
    assert SHORTEST * (1 - 1e-9) <= across <= LONGEST * (1 + 1e-9)


@given(scales, st.floats(-2_000, 2_000), seconds)
def test_dragging_moves_everything_with_the_hand(scale: TimeScale, dx: float, second: int) -> None:
    moved = scale.pan(dx).to_x(second) - scale.to_x(second)
    assert math.isclose(moved, dx, abs_tol=1e-4 + 1e-9 * abs(scale.to_x(second)))


@given(seconds, st.integers(61, 9_000 * YEAR), st.floats(0, 0.3))
def test_fit_shows_the_span_with_equal_margins(start: int, length: int, padding: float) -> None:
    scale = TimeScale.fit(start, start + length, 1_000.0, padding=padding)
    left, right = scale.to_x(start), scale.to_x(start + length)
    assert math.isclose(left, 1_000 - right, abs_tol=0.05)
    assert left >= -0.05 or scale.seconds >= LONGEST * (1 - 1e-9)


def test_columns_and_single_seconds_agree() -> None:
    scale = TimeScale(1_500_000_000, 0.37, 900.0, fraction=0.25)
    many = np.array([1_499_999_000, 1_500_000_000, 1_500_000_333])
    assert scale.to_xs(many).tolist() == [scale.to_x(int(each)) for each in many]


def test_a_minute_in_deep_antiquity_is_as_sharp_as_one_today() -> None:
    for start in (1_500_000_000, -9_000 * YEAR):
        scale = TimeScale.fit(start, start + 60, 600.0)
        assert [round(scale.to_x(start + each), 6) for each in (0, 1, 59)] == [0.0, 10.0, 590.0]


def test_the_level_is_the_power_of_two_below() -> None:
    assert [TimeScale(0, per, 100.0).level for per in (0.5, 1.0, 1.9, 2.0, 86_400.0)] == [-1, 0, 0, 1, 16]


def test_another_width_keeps_the_left_edge_and_the_zoom() -> None:
    scale = TimeScale(1_000, 50.0, 800.0, fraction=0.5)
    assert scale.resized(1_200.0) == TimeScale(1_000, 50.0, 1_200.0, fraction=0.5)
