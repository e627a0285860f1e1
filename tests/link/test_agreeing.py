"""Two reports agree on a place that both name and on counts that one number satisfies."""

from __future__ import annotations

import pytest

from timeline_app.link.agreeing import agreeing_counts, shared_places
from timeline_app.records import Mention, Name


def _mention(text: str, *places: str) -> Mention:
    return Mention("a", 0, len(text), text, text, None, None, places=tuple(Name(place, place) for place in places))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("At least 10 people were killed.", "The fire left 12 people dead.", True),
        ("Ten people were killed.", "The fire left 12 people dead.", False),
        ("About 1,500 sailors were saved.", "In all 1,517 sailors were saved.", True),
        ("17 citizens vanished.", "Nobody knows where 17 citizens are.", True),
        ("17 citizens vanished.", "They opened 17 offices.", False),
        ("They met in secret.", "12 people were killed.", False),
    ],
)
def test_counts_agree_where_one_number_satisfies_both(one: str, other: str, agree: bool) -> None:
    assert bool(agreeing_counts(_mention(one), _mention(other))) is agree


def test_places_are_those_that_both_name_in_any_case() -> None:
    assert shared_places(_mention("x", "Hanoi", "Vietnam"), _mention("y", "VIETNAM", "Tokyo")) == ("Vietnam",)
    assert shared_places(_mention("x", "Hanoi"), _mention("y")) == ()
