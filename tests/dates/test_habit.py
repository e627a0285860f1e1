"""A text's own habit decides what its figures mean; what it does not settle keeps the other reading."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.habit import figures_order, tells_of_antiquity, ticker_heads
from timeline_app.dates.resolve import find_times

TICKER = "As it happened.\n1905 The ship left.\n1932 She slowed.\n2015 Tugs came.\n"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Filed 25/12/2004.", ("day", True)),
        ("Filed 12/25/2004.", ("month", True)),
        ("Filed 25/12/2004 and 12/25/2004.", None),
        ("It opened on 5 June and shut on 6 July.", ("day", False)),
        ("It opened on June 5 and shut on July 6.", ("month", False)),
        ("It opened on June 5 and shut on 6 July.", None),
        ("Nothing was filed.", None),
    ],
)
def test_order_of_figures(text: str, order: tuple[str, bool] | None) -> None:
    assert figures_order(text) == order


@pytest.mark.parametrize(
    ("text", "value", "others"),
    [
        ("Filed 03/04/2011.", "2011-03-04", ("2011-04-03",)),
        ("Filed 03/04/2011, sent 25/04/2011.", "2011-04-03", ()),
        ("Filed 03/04/2011, sent 04/25/2011.", "2011-03-04", ()),
        ("It opened on 5 June 2010. Filed 03/04/2011.", "2011-04-03", ("2011-03-04",)),
        ("Filed on Sunday 03/04/2011.", "2011-04-03", ()),
        ("Filed on Friday 03/04/2011.", "2011-03-04", ()),
        ("Filed 03.04.2011.", "2011-04-03", ("2011-03-04",)),
        ("Filed 2011-03-04.", "2011-03-04", ()),
        ("Filed 2011/03/04 beside 25/12/2010.", "2011-03-04", ()),
        ("Filed 05/05/2011.", "2011-05-05", ()),
    ],
)
def test_figures(text: str, value: str, others: tuple[str, ...]) -> None:
    assert (value, others) in [(time.value, time.alternatives) for time in find_times(text, None)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He died in 420. His son ruled until 447, and the city fell in 451.", ["0420", "0447", "0451"]),
        ("He was born c. 347 and died on 30 September 420.", ["0347", "0420-09-30"]),
        ("The abbot (314–368) died in the winter of 368, they say.", ["0314/0368", "0368-WI"]),
        ("The fort of AD 79 was left in 120.", ["0079", "0120"]),
        ("It was signed in 300 places.", []),
        ("They met in 420, and again in room 12.", []),
        ("The vote was 420 to 12; the bill died in 420.", []),
    ],
)
def test_years_below_a_thousand(text: str, values: list[str]) -> None:
    assert [time.value for time in find_times(text, None)] == values


def test_antiquity_needs_two_witnesses() -> None:
    assert not tells_of_antiquity("He came in 420. He saw, and left in 1995.")
    assert tells_of_antiquity("He came in 420. Rome fell in 476 AD.")


def test_a_ticker_tells_the_clock() -> None:
    found = find_times(TICKER, Edtf.parse("2012-01-14"))
    assert [time.value for time in found] == ["2012-01-14T19:05", "2012-01-14T19:32", "2012-01-14T20:15"]


@pytest.mark.parametrize(
    "text",
    [
        "1905 Born in Ulm.\n1932 Left for Rome.\n2015 A plaque.\n",  # a chronology
        TICKER.replace("1932", "1989"),  # no clock has 89 minutes
        TICKER.replace("1932", "2032"),  # out of order
    ],
)
def test_years_at_line_heads_are_no_clock_times(text: str) -> None:
    assert ticker_heads(text) == frozenset()
    assert "1905" in [time.value for time in find_times(text, None)]
