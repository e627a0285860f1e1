"""Spans in words."""

from __future__ import annotations

import pytest

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.timeline.date_style import DateStyle
from timeline_app.timeline.spans import chip_span, short_span, view_span


def second(year: int, month: int, day: int) -> int:
    return day_number(year, month, day) * DAY_SECONDS


@pytest.mark.parametrize(
    ("first", "end", "text"),
    [
        ((1970, 1, 1), (1990, 1, 1), "1970–89"),
        ((1998, 1, 1), (2004, 1, 1), "1998–2003"),
        ((2018, 1, 1), (2019, 1, 1), "2018"),
        ((2018, 7, 1), (2018, 8, 1), "Jul 2018"),
        ((2017, 3, 4), (2017, 5, 2), "Mar–May 2017"),
        ((2017, 3, 3), (2017, 3, 10), "3–9 Mar 2017"),
        ((2017, 3, 3), (2017, 3, 4), "3 Mar 2017"),
        ((-43, 1, 1), (-39, 1, 1), "44–41 BCE"),
        ((-9, 1, 1), (15, 1, 1), "10 BCE – 14"),
        ((-9_981, 1, 1), (12_017, 1, 1), "9982 BCE – 12,016"),  # figures as on the axis
        ((-11_999, 1, 1), (-9_998, 1, 1), "12,000–10,000 BCE"),
        ((12_004, 1, 1), (12_010, 1, 1), "12,004–09"),
    ],
)
def test_a_span_is_named_in_a_few_letters(first: tuple[int, int, int], end: tuple[int, int, int], text: str) -> None:
    assert short_span(second(*first), second(*end)) == text


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ((1970, 1980), "1970s"),
        ((1970, 1990), "1970s–80s"),
        ((1980, 2020), "1980s–2010s"),
        ((1900, 1910), "1900–09"),  # "1900s" may be a century
        ((1971, 1991), "1971–90"),
        ((-40, -30), "41–32 BCE"),
        ((12_110, 12_130), "12,110s–20s"),
    ],
)
def test_a_chip_names_whole_decades_as_such(years: tuple[int, int], text: str) -> None:
    first, end = (second(year, 1, 1) for year in years)
    assert chip_span(first, end) == text


@pytest.mark.parametrize(
    ("first", "end", "text"),
    [
        ((2018, 5, 14), (2018, 11, 11), "14 May – 10 Nov 2018, 181 days"),
        ((2017, 12, 30), (2018, 1, 3), "30 Dec 2017 – 2 Jan 2018, 4 days"),
        ((2018, 8, 28), (2018, 8, 29), "28 Aug 2018, 00:00 – 24:00"),
        ((1950, 1, 1), (2020, 1, 1), "1950–2019, 70 years"),
    ],
)
def test_the_view_is_named_with_its_length(first: tuple[int, int, int], end: tuple[int, int, int], text: str) -> None:
    assert view_span(second(*first), second(*end)) == text


def test_the_edge_of_what_is_open_ended_is_no_finer_than_what_was_said() -> None:
    year, month, day = (day_number(2018, *of) * DAY_SECONDS for of in ((1, 1), (3, 1), (3, 9)))
    assert short_span(year, year + 1) == "2018"
    assert short_span(year - 1, year) == "2017"
    assert short_span(month, month + 1) == "Mar 2018"
    assert short_span(month - 1, month) == "Feb 2018"
    assert short_span(day, day + 1) == "9 Mar 2018"


AMERICAN = DateStyle(first_weekday=6, halves=("AM", "PM"))


def test_another_country_has_another_clock() -> None:
    day = second(2018, 8, 28), second(2018, 8, 29)
    assert short_span(*day, AMERICAN) == "28 Aug 2018"
    assert view_span(*day, AMERICAN) == "28 Aug 2018, 12:00 AM – 12:00 AM"
