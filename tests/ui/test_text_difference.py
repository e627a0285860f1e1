"""What two versions of a text say otherwise: whole, in order, and in no time however long they are."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.ui.text_difference import MOST, Kind, Stretch, changes, stretches

TEXT = st.text(alphabet="ab c\n.é", max_size=60)


@given(TEXT, TEXT)
def test_both_texts_are_told_whole(before: str, after: str) -> None:
    found = stretches(before, after)
    assert "".join(each.text for each in found if each.kind is not Kind.NEW) == before
    assert "".join(each.text for each in found if each.kind is not Kind.GONE) == after
    assert all(one.kind is not other.kind for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("It sank.", "It sank.", [Stretch(Kind.SAME, "It sank.")]),
        (
            "Three were hurt.",
            "Nobody was hurt.",
            [
                Stretch(Kind.GONE, "Three"),
                Stretch(Kind.NEW, "Nobody"),
                Stretch(Kind.SAME, " "),
                Stretch(Kind.GONE, "were"),
                Stretch(Kind.NEW, "was"),
                Stretch(Kind.SAME, " hurt."),
            ],
        ),
        ("", "New.", [Stretch(Kind.NEW, "New.")]),
        ("", "", []),
    ],
)
def test_words_are_what_differs(before: str, after: str, found: list[Stretch]) -> None:
    assert stretches(before, after) == found


def test_places_are_counted() -> None:
    assert changes(stretches("a b c d", "a x c y")) == 2
    assert changes(stretches("a", "a")) == 0


def test_of_a_very_long_stretch_all_is_replaced() -> None:
    one, other = ("word " * MOST, "other " * MOST)
    found = stretches(one, other)
    assert [each.kind for each in found] == [Kind.GONE, Kind.NEW]


def test_who_waits_no_more_gets_nothing() -> None:
    assert stretches("a\nb", "a\nc", lambda: True) == []
