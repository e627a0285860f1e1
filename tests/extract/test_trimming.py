"""Where a label begins: words made by hand, tagged as the tagger may tag them."""

from __future__ import annotations

from timeline_app.extract.trimming import without_opening
from timeline_app.extract.wording import Words


def words_of(tagged: str) -> Words:
    texts, tags = zip(*(one.rsplit("/", 1) for one in tagged.split()), strict=True)
    return Words(list(texts), list(tags), [t.lower() for t in texts], [False] * len(tags), list(range(len(tags))))


def test_a_clause_whose_past_was_taken_for_a_participle_is_left_whole() -> None:
    words = words_of("After/IN Gill/NNP ,/, a/DT sailor/NN ,/, repeated/VBN to/TO the/DT court/NN")
    assert without_opening(words).texts == words.texts


def test_a_subordinator_before_a_plain_clause_is_left_out() -> None:
    words = words_of("After/IN Gill/NNP spoke/VBD to/TO the/DT court/NN")
    assert without_opening(words).texts == ["Gill", "spoke", "to", "the", "court"]
