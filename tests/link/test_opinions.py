"""Tests that a disagreement is told once for each pair of values."""

from __future__ import annotations

import pytest

from timeline_app.link.opinions import told_once, value_told
from timeline_app.records import Reference


def against(theirs: str, event: str, ours: str = "866 people", about: str = "number") -> Reference:
    return Reference("conflicts", event, 0, about, ours, theirs, "two counts")


def test_several_reports_of_one_number_are_one_disagreement() -> None:
    found = [against("705 survivors", "a"), against("only 705", "b"), against("745", "c"), against("705", "d")]
    first, second = told_once(found)
    assert (first.event, first.why) == ("a", "two counts; 2 more reports give “705 survivors” too")
    assert (second.event, second.why) == ("c", "two counts")


def test_who_says_all_is_contradicted_once_and_the_reason_gives_the_numbers() -> None:
    (found,) = told_once([against(theirs, theirs[:3], "All saved") for theirs in ("705 saved", "12 lost", "13 dead")])
    assert found.theirs == "705 saved"
    assert found.why == "two counts; 2 more reports disagree too: “12 lost”, “13 dead”"


def test_other_disagreements_are_each_told_and_order_is_kept() -> None:
    found = [
        against("denied", "a", "reported", "status"),
        against("705", "b"),
        against("denied", "c", "reported", "status"),
        against("705", "d"),
    ]
    assert [one.event for one in told_once(found)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("About 1,500 people", "1,500"),
        ("866", "866"),
        ("All saved", "all"),
        ("Everyone safe", "all"),
        ("Twelve people", "12"),
        ("loss of many lives", "some"),
        ("8 to 10 miles", "8 10"),
    ],
)
def test_values_are_compared_by_their_numbers(value: str, said: str) -> None:
    assert value_told(value) == said
