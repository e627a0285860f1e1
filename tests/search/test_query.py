"""A query is read as it is meant, whatever is typed; what is not finished is taken as far as it goes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from query_samples import queries, texts

from timeline_app.search.holding import holds, marks
from timeline_app.search.query import MOST, read, read_typed
from timeline_app.search.tree import All, Either, Near, Query, Words, folded, sought, words_in, written

FIRE, LAMP, QUAY = Words(("fire",)), Words(("lamp",)), Words(("quay",))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("fire ", FIRE),
        ("fire", Words(("fire",), begun=True)),  # it may still be typed
        ("f", Words(("f",))),  # nearly everything begins with one letter
        ("f*", Words(("f",), begun=True)),
        ("FIRE Café ", All((FIRE, Words(("cafe",))))),
        ("fire AND lamp ", All((FIRE, LAMP))),
        ("and or not ", All((Words(("and",)), Words(("or",)), Words(("not",))))),
        ("fire OR lamp ", Either((FIRE, LAMP))),
        ("fire lamp OR quay ", Either((All((FIRE, LAMP)), QUAY))),
        ("fire (lamp OR quay)", All((FIRE, Either((LAMP, QUAY))))),
        ("fire NOT lamp ", All((FIRE,), (LAMP,))),
        ("fire AND NOT lamp ", All((FIRE,), (LAMP,))),
        ("-lamp fire ", All((FIRE,), (LAMP,))),
        ("fire -(lamp quay)", All((FIRE,), (All((LAMP, QUAY)),))),
        ('"fire lamp"', Words(("fire", "lamp"))),
        ('"fire la"*', Words(("fire", "la"), begun=True)),
        ("“fire lamp”", Words(("fire", "lamp"))),
        ('"fire"', FIRE),
        ("U.S. ", Words(("u", "s"))),
        ("lamp-fire ", Words(("lamp", "fire"))),
        ('"fire lamp"~5', Near((FIRE, LAMP), 5)),
        ("NEAR(fire lamp, 3)", Near((FIRE, LAMP), 3)),
        ('NEAR(fire "lamp quay")', Near((FIRE, Words(("lamp", "quay"))))),
        ("fire fire ", FIRE),
        ("((fire))", FIRE),
    ],
)
def test_a_query_is_read_as_it_is_meant(text: str, meant: Query) -> None:
    asked = read(text)
    assert asked.query == meant
    assert asked.hint == ""


@pytest.mark.parametrize(
    ("text", "meant", "hint"),
    [
        ('fire "lamp qu', All((FIRE, Words(("lamp", "qu"), begun=True))), "The phrase is still open"),
        ("fire AND ", FIRE, "A word is missing after AND"),
        ("fire OR", FIRE, "A word is missing after OR"),
        ("OR fire ", FIRE, "A word is missing before OR"),
        ("fire NOT", FIRE, "A word is missing after NOT"),
        ("(fire lamp ", All((FIRE, LAMP)), "A parenthesis is still open"),
        ("fire) lamp ", All((FIRE, LAMP)), "A parenthesis is closed that was never opened"),
        ("NEAR(fire lamp ", Near((FIRE, LAMP)), "NEAR is still open"),
        ("NEAR(fire)", FIRE, "NEAR asks for two words or more"),
        ("-fire ", None, "Name also what to look for, not only what to leave out"),
        ("?!", None, "There is no word to look for"),
        ("   ", None, ""),
        ("", None, ""),
    ],
)
def test_what_is_not_finished_is_taken_as_far_as_it_goes(text: str, meant: Query | None, hint: str) -> None:
    asked = read(text)
    assert (asked.query, asked.hint) == (meant, hint)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("f", ""),
        ("é", ""),
        ("fire f", "fire "),
        ("fire OR f", "fire OR "),
        ('"fire l', '"fire '),
        ("fire -f", "fire "),
        ("fire (l", "fire ("),
        ("fire f ", "fire f "),
        ("fire fe", "fire fe"),
        ("U.S", "U.S"),
        ("fire 5", "fire 5"),
        ("f*", "f*"),
    ],
)
def test_a_letter_alone_that_is_typed_is_none_of_it_yet(text: str, meant: str) -> None:
    asked = read_typed(text)
    assert asked.query == read(meant).query
    assert bool(asked.hint) == (text != meant)


@given(st.text(st.sampled_from('abé "“()*-~,:5^ANDORTNEAR\n\x00\u0301ß'), max_size=40))
def test_nothing_that_can_be_typed_is_an_error(text: str) -> None:
    asked = read(text)
    if asked.query is not None:
        assert all(
            word == folded(word) and words_in(word) == (word,) for each in sought(asked.query) for word in each.words
        )
        assert holds(asked.query, text) in (True, False)


@given(st.text(max_size=60))
def test_nor_is_anything_else(text: str) -> None:
    read(text)


def test_very_much_is_cut_short() -> None:
    asked = read("(" * 5_000 + "fire")
    assert asked.hint == "There are too many parentheses"
    asked = read(" ".join(f"word{n}" for n in range(500)))
    assert isinstance(asked.query, All)
    assert len(asked.query.wanted) == MOST
    assert asked.hint == f"Only the first {MOST} words are looked for"


@given(queries)
def test_what_is_written_is_read_as_it_was(query: Query) -> None:
    again = read(f"{written(query)} ")
    assert again.query == query, again
    assert again.hint == ""


@given(queries, texts)
def test_what_holds_a_query_shows_where(query: Query, text: str) -> None:
    spans = marks(query, text)
    assert spans == sorted(spans)
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    if holds(query, text):
        assert spans


def test_marks_are_the_words_as_they_stand() -> None:
    query = read('caf* "the fi"*').query
    assert query is not None
    text = "The Fire at the CAFE\u0301, or Café, was out; the fire was not."
    assert [text[start:end] for start, end in marks(query, text)] == ["The Fire", "CAFE\u0301", "Café", "the fire"]
