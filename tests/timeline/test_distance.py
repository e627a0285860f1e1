"""Distances: no more exact than both dates, the same in either order, and counted as the calendar does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.civil import add_months, civil, day_number, days_in_month
from timeline_app.dates.edtf import Edtf
from timeline_app.timeline.distance import between, calendar_parts, words

days = st.integers(-800_000, 800_000)
ranges = st.tuples(days, st.integers(0, 2_000)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("2018-08-26", "2018-08-29", "3 days"),
        ("2018-08-26", "2018-08-26", "the same day"),
        ("2018-08-28", "2018-08-29", "1 day"),
        ("2018-08-20", "[2018-09-01..2018-10-02]", "between 12 and 43 days"),
        ("2018-07", "2018-07-12", "up to 19 days"),
        ("2016-01-31", "2017-04-03", "1 year 2 months 3 days (428 days)"),
        ("2016-01-01", "2017-01-01", "1 year (366 days)"),
        ("2016", "2018-03-01", "about 2 years"),
        ("1930", "1965", "about 35 years"),
        ("193X", "196X", "about 30 years"),
        ("18XX", "20XX", "about 200 years"),
        ("19XX", "200X", "up to 110 years"),
        ("193X", "193X", "up to 10 years"),
        ("193X/194X", "198X", "about 50 years, start to start"),
        ("1930-05-01/1950", "1930-05-11", "10 days, start to start"),
        ("1900~", "1950", "about 50 years"),
        ("1985-04", "1987-09", "about 2 years 5 months"),
        ("2018-08", "2018-10", "about 2 months"),
        ("2018-02", "2018-03", "up to 2 months"),
        ("1985", "1986-03-01", "between 2 months and 1 year 2 months"),
        ("../1950", "1980", "at least 29 years, start to start"),
        ("../1950", "1951-06-02", "at least 5 months, start to start"),
        ("2018-08-26~", "2018-08-29", "about 3 days"),
        ("2018-08-26", "2018-08-29?", "about 3 days"),
        ("2018-10-06/2018-10-08", "2018-10-14", "8 days, start to start"),
        ("2018-08-26", "2018-09-10/..", "15 days, start to start"),
        ("../1985-06-01", "1985-06-11", "at least 10 days, start to start"),
        ("../1985", "../1990", "not known how far apart"),
        ("2018-08-29T15:30", "2018-08-29T18:00", "2 hours 30 minutes"),
        ("2018-08-29T15:30", "2018-08-29", "the same day"),
        ("2018-08-29T15:30", "2018-09-29T18:00", "31 days"),
        ("0079-10-24", "-0043-03-15", "122 years 7 months 9 days (44,783 days)"),
    ],
)
def test_words(one: str, other: str, said: str) -> None:
    assert words(Edtf.parse(one), Edtf.parse(other)) == said
    assert words(Edtf.parse(other), Edtf.parse(one)) == said


@given(ranges, ranges, st.floats(0, 1), st.floats(0, 1))
def test_whatever_the_days_were_the_distance_lies_within_its_bounds(
    one: tuple[int, int], other: tuple[int, int], here: float, there: float
) -> None:
    found = between(Edtf.within(*one), Edtf.within(*other))
    first = one[0] + round(here * (one[1] - one[0]))
    second = other[0] + round(there * (other[1] - other[0]))
    assert found.least is not None
    assert found.most is not None
    assert found.least <= abs(first - second) <= found.most


@given(ranges, ranges)
def test_both_bounds_are_reached_by_some_days(one: tuple[int, int], other: tuple[int, int]) -> None:
    found = between(Edtf.within(*one), Edtf.within(*other))
    pairs = [(day, there) for day in one for there in other]
    assert found.most == max(abs(day - there) for day, there in pairs)
    overlap = max(one[0], other[0]) <= min(one[1], other[1])
    assert found.least == (0 if overlap else min(abs(day - there) for day, there in pairs))
    assert found.is_exact == (one[0] == one[1] and other[0] == other[1])


@given(ranges, ranges)
def test_the_order_does_not_matter(one: tuple[int, int], other: tuple[int, int]) -> None:
    first, second = Edtf.within(*one), Edtf.within(*other)
    assert between(first, second) == between(second, first)
    assert words(first, second) == words(second, first)


@given(days, st.integers(0, 100_000))
def test_the_parts_of_the_calendar_add_up_to_the_days(first: int, length: int) -> None:
    years, months, rest = calendar_parts(first, first + length)
    year, month, day = civil(first)
    year, month = add_months(year, month, 12 * years + months)
    reached = day_number(year, month, min(day, days_in_month(year, month)))
    assert reached + rest == first + length
    assert 0 <= months < 12
    assert 0 <= rest <= 31


@given(days)
def test_only_what_is_known_to_the_day_is_told_as_one_number(day: int) -> None:
    said = words(Edtf.within(day, day + 5), Edtf.of_day(day + 40))
    assert said == "between 35 and 40 days"
