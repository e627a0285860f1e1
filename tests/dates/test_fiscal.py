"""Quarters, halves and the language of business reports are dated as the text means them."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

OCTOBER = "1989-10-26"


def found(text: str, published: str | None = OCTOBER) -> list[tuple[str, str, str | None]]:
    """Find the expressions of a text: as written, value, EDTF."""
    times = find_times(text, Edtf.parse(published) if published else None)
    return [(t.text, t.value, str(t.date) if t.date else None) for t in times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell in the third quarter.", ("the third quarter", "1989-Q3", "1989-35")),
        ("It cut its third-quarter dividend.", ("third-quarter", "1989-Q3", "1989-35")),
        ("It shrank in the third-quarter slump.", ("third-quarter", "1989-Q3", "1989-35")),
        ("Its Q3 2016 profit rose.", ("Q3 2016", "2016-Q3", "2016-35")),
        ("Its Q3 FY2016 profit rose.", ("Q3 FY2016", "2016-Q3", "2016-35")),
        ("Its 2Q 2016 profit rose.", ("2Q 2016", "2016-Q2", "2016-34")),
        ("Its H1 2018 profit rose.", ("H1 2018", "2018-H1", "2018-40")),
        ("Its first-half profit rose.", ("first-half", "1989-H1", "1989-40")),
        ("It rose in the first half of the year.", ("the first half of the year", "1989-H1", "1989-40")),
        (
            "It rose in the first two quarters of 1996.",
            ("the first two quarters of 1996", "1996-Q1/1996-Q2", "1996-33/1996-34"),
        ),
        (
            "It rose in the second and third quarters.",
            ("the second and third quarters", "1989-Q2/1989-Q3", "1989-34/1989-35"),
        ),
        ("It will stop at year-end.", ("year-end", "1989-12-31", "1989-12-31")),
        ("It will stop at the end of the year.", ("the end of the year", "1989", "[1989-09..1989-12]")),
        ("It will stop at the end of the month.", ("the end of the month", "1989-10", "[1989-10-21..1989-10-31]")),
        ("It set a record for the year.", ("the year", "1989", "1989")),
        ("Sales for the year to date fell.", ("the year to date", "1989", "[1989-01-01..1989-10-25]")),
        ("Its full-year forecast was cut.", ("full-year", "1989", "1989")),
        ("FY2016 was weak.", ("FY2016", "2016", "2016")),
        ("It is shut for the rest of the year.", ("the rest of the year", "1989", "[1989-10-27..1989-12-31]")),
    ],
)
def test_one_expression(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("Net rose in the quarter ended Sept. 27.", "1989-Q3", "1989-35"),
        ("Net rose in the second quarter ended June 30, 1988.", "1988-Q2", "1988-34"),
        ("Net rose in the fourth quarter ended Aug. 30.", "1989-Q4", "1989-06/1989-08"),
        ("Net rose in the quarter ended Feb. 28.", "1988-12/1989-02", "1988-12/1989-02"),
        ("Net rose in the quarter ended Oct. 1.", "1989-Q3", "1989-35"),
        ("Net will rise in the quarter ending Jan. 31.", "1989-11/1990-01", "1989-11/1990-01"),
        ("Net rose in the quarter ended in June.", "1989-Q2", "1989-34"),
        ("Net rose in the quarter through June.", "1989-Q2", "1989-34"),
    ],
)
def test_a_quarter_lies_where_the_text_says_that_it_ended(text: str, value: str, edtf: str) -> None:
    assert found(text)[0][1:] == (value, edtf)


def test_a_year_before_a_quarter_of_the_companys_own_lies_a_year_before_it() -> None:
    text = "Output rose 5% in its fourth quarter, ended Aug. 30; a year earlier it fell 2%."
    assert found(text)[-1] == ("a year earlier", "1988-Q4", "1988-06/1988-08")


def test_a_year_that_ends_on_a_day_of_its_own_is_a_length() -> None:
    (year, *_) = find_times("Sales fell in the fiscal year ended April 30.", Edtf.parse(OCTOBER))
    assert (year.text, year.type, year.value, year.date) == ("the fiscal year", "DURATION", "P1Y", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Net rose 5% in the third quarter from a year earlier.", "1988-Q3"),
        (
            "It had a third-quarter loss. For the nine months it earned $5 million, up from $3 million a year ago.",
            "1988",
        ),
        ("It had a third-quarter loss. For the nine months it lost more than in the 1988 period.", "1988"),
        ("It had a third-quarter loss, against a profit in the year-earlier period.", "1988-Q3"),
        ("The third quarter was bad. The mill closed a year ago after a flood.", "1988"),
        ("It had a profit in the same quarter last year.", "1988"),
    ],
)
def test_what_a_report_compares_with(text: str, value: str) -> None:
    assert found(text)[-1][1] == value


def test_the_latest_quarter_is_over_though_a_later_one_was_spoken_of() -> None:
    assert found("It will shut a mill in the fourth quarter. In the latest quarter it fell.")[-1][1] == "1989-Q3"


def test_the_year_that_a_story_tells_of_ends_with_it() -> None:
    assert found("She left in March 1971 and died at the end of the year.")[-1][1] == "1971"


def test_the_quarter_before_the_one_of_the_report() -> None:
    text = "Third-quarter profit rose from the previous quarter."
    assert found(text)[-1] == ("the previous quarter", "1989-Q2", "1989-34")


@pytest.mark.parametrize(
    "text",
    [
        "He won in the first half.",
        "He drove an Audi Q3.",
        "It was the car of the year.",
        "She scored late in the fourth quarter.",
        "They lost in the first quarter of the game.",
        "He lived in the French Quarter.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


def test_nothing_is_dated_without_a_publication_date() -> None:
    assert found("It fell in the third quarter.", None) == [("the third quarter", "XXXX-Q3", None)]
    assert found("It fell in the fourth quarter ended Aug. 30.", None)[0] == ("the fourth quarter", "XXXX-Q4", None)
    assert found("At the end of the year it fell.", None) == [("the end of the year", "XXXX", None)]
    assert found("It fell in the first and second quarters.", None)[0][1:] == ("XXXX-Q1/XXXX-Q2", None)
