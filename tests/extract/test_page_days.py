"""Lines that say when a page was published, and what is wrong in them."""

from __future__ import annotations

import pytest

from timeline_app.extract.page_dates import alone, labelled, unsure, unsure_line


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe | August 29, 2018 | Updated 2 September 2018",
        "29 August 2018, 10:15 - last updated: 30 August 2018",
        "Wednesday, August 29, 2018",
    ],
)
def test_a_date_line_may_go_on_to_its_update(line: str) -> None:
    stated = alone(line)
    assert stated is not None
    assert stated.value == "2018-08-29"


def test_a_weekday_that_is_another_days_makes_a_date_doubtful() -> None:
    line = "Published Monday, August 29, 2018"
    assert list(labelled(line)) == []
    assert alone("Monday, August 29, 2018") is None
    doubtful = unsure_line(line)
    assert doubtful is not None
    assert str(doubtful[0]) == "2018-08-29?"
    assert unsure("Wednesday, August 29, 2018") is None
