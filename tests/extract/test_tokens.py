"""Where words are: own sentences, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.tokens import _TOKEN, tokenize, words_of


def words(text: str) -> list[str]:
    starts, ends, _ = tokenize(text, [(0, len(text))])
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She didn't sign.", "She did n't sign ."),
        ("They can't; we cannot.", "They ca n't ; we can not ."),
        ("The mayor's aides' cars", "The mayor 's aides ' cars"),
        ("It’s O’Hara’s.", "It ’s O’Hara ’s ."),
        ("“We won’t,” he said.", "“ We wo n’t , ” he said ."),
        ("a Kenya-based firm", "a Kenya - based firm"),
        ("Moon-led talks of Lim Bo-ra", "Moon - led talks of Lim Bo-ra"),
        ("a re-elected co-founder's follow-up", "a re-elected co-founder 's follow - up"),
        ("$5.3 million, or 12% of £1,000.50", "$ 5.3 million , or 12 % of £ 1,000.50"),
        ("at 12:30 p.m. on Jan. 5 in the U.S.", "at 12:30 p.m. on Jan. 5 in the U.S."),
        ("Mr. J. Doe left the U.N. in the 1990s.", "Mr. J. Doe left the U.N. in the 1990s ."),
        ("on the 20th of 9/11/2004", "on the 20th of 9/11/2004"),
        ("Wait... what?! -- no…", "Wait ... what ?! -- no …"),
        ("AT&T (see https://a.example/b?c=d) wrote", "AT&T ( see https://a.example/b?c=d ) wrote"),
        ("He ate 1,5.", "He ate 1,5 ."),
        ("the 2003's best", "the 2003 's best"),
    ],
)
def test_words_are_cut_as_the_treebank_cuts_them(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@given(st.text(st.sampled_from("ab A.,'’-1$&@#/:n’t\n“é한"), max_size=60))
def test_tokens_cover_all_but_white_space_in_order(text: str) -> None:
    starts, ends, _ = tokenize(text, [(0, len(text))])
    edges = [edge for span in zip(starts, ends, strict=True) for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert "".join(text.split()) == "".join(text[a:b] for a, b in zip(starts, ends, strict=True))


@given(st.text(st.sampled_from("abnotcJKM A.,'’-1$&@\n \u3000“é"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_words_known_from_elsewhere_are_cut_as_the_expression_cuts_them(text: str, one: int, other: int) -> None:
    spans = [(0, min(one, len(text))), (min(one, len(text)), min(one + other, len(text)))]
    found = words_of(text, spans)
    assert list(zip(found.starts, found.ends, strict=True)) == [
        match.span() for span in spans for match in _TOKEN.finditer(text, *span)
    ]
    assert found.words == [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]


def test_spans_are_kept_apart_and_counted() -> None:
    text = "One two. — Three, four five."
    starts, ends, lengths = tokenize(text, [(0, 8), (8, 8), (11, 28)])
    assert lengths == [3, 0, 5]
    found = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    assert found == ["One", "two", ".", "Three", ",", "four", "five", "."]


@pytest.mark.parametrize("piece", ["a", "A", "1", "a'", "a.", "A-", "a@", "n't", "'s", "Kim-un", "a&", "http://", "…"])
def test_a_long_token_is_passed_in_one_go(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    starts, ends, _ = tokenize(text, [(0, len(text))])
    assert sum(ends) - sum(starts) == len(text)
