"""What two versions of a text say otherwise: whole, in order, and in no time however long they are."""

from __future__ import annotations

import itertools
import random

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


def test_of_long_stretches_without_anything_to_hold_on_to_all_is_replaced() -> None:
    count = int(MOST**0.5) + 2
    found = stretches("a " * count + "b", "c " * count + "d")
    assert [each.kind for each in found] == [Kind.GONE, Kind.NEW]


@pytest.mark.parametrize("breaks", ["\n\n", " "])
def test_a_word_added_to_each_of_many_paragraphs_is_told_as_that(breaks: str) -> None:
    told = random.Random(1)
    words = [f"{told.choice('bdfglm')}{told.choice('aeiou')}{told.choice('nrst')}" for _ in range(20_000)]
    paragraphs = [" ".join(words[at : at + 50]) for at in range(0, len(words), 50)]
    before = breaks.join(paragraphs)
    found = stretches(before, breaks.join(f"{paragraph} Xu" for paragraph in paragraphs))
    assert changes(found) == len(paragraphs)
    assert all("Xu" in each.text for each in found if each.kind is Kind.NEW)
    assert not [each for each in found if each.kind is Kind.GONE]


def test_who_waits_no_more_gets_nothing() -> None:
    assert stretches("a\nb", "a\nc", lambda: True) == []
