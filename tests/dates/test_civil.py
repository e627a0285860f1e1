"""Days are counted as the standard library counts them where it can, and on both sides of where it cannot."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.civil import add_months, civil, day_number, days_in_month, iso_week, weekday


@given(st.dates())
def test_agrees_with_datetime(date: dt.date) -> None:
    day = (date - dt.date(1970, 1, 1)).days
    assert day_number(date.year, date.month, date.day) == day
    assert civil(day) == (date.year, date.month, date.day)
    assert weekday(day) == date.weekday()
    assert iso_week(day) == tuple(date.isocalendar())[:2]


@given(st.integers(-(10**9), 10**9))
def test_round_trip_far_beyond_datetime(day: int) -> None:
    assert day_number(*civil(day)) == day


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2018, 2, 29), (1900, 2, 29), (2018, 13, 1), (2018, 0, 1), (1, 1, 0)]
)
def test_no_such_day(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"no (day|month)"):
        day_number(year, month, day)


def test_leap_years_before_christ() -> None:
    assert days_in_month(0, 2) == 29
    assert days_in_month(-4, 2) == 29
    assert days_in_month(-100, 2) == 28


@pytest.mark.parametrize(("count", "expected"), [(1, (2019, 1)), (-12, (2017, 12)), (0, (2018, 12)), (-24, (2016, 12))])
def test_add_months(count: int, expected: tuple[int, int]) -> None:
    assert add_months(2018, 12, count) == expected
