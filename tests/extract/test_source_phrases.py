"""Which words of a source are the noun phrase of who speaks."""

from __future__ import annotations

import pytest

from timeline_app.extract.attribution import Attribution
from timeline_app.extract.sentences import sentence_spans
from timeline_app.extract.source_phrases import with_phrase
from timeline_app.extract.tagging import tag


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Maria Olsen", "Maria Olsen"),
        ("the officials who met her", "the officials who met her"),
        ("two officials briefed on the talks", "two officials briefed on the talks"),
        ("the island's government", "the island's government"),
        ("the singer known as “Nightjar,”", "the singer known as “Nightjar,”"),
        ("He praised her work", "He"),
        ("she didn’t", "she"),
        ("along the coast” he", "he"),
        ("the old bridge,” Olsen", "Olsen"),
        ("Olsen “knew that the bridge", "Olsen"),
        ("She added that an engineer she met", "an engineer"),
        ("Your Honor,” I", "I"),
        ("Olsen and I", "Olsen and I"),
        ("I am quite disturbed about how we", "we"),
        ("I told the council", None),
    ],
)
def test_a_source_is_a_noun_phrase(source: str, kept: str | None) -> None:
    text = f"{source} said that the bridge was shut."
    at = text.index(" said") + 1
    made = Attribution((0, len(source)), (at, at + 4), (at + 10, len(text) - 1), (0, len(text)))
    found = with_phrase(text, tag(text, sentence_spans(text)), made)
    assert (text[slice(*found.source)] if found.source else None) == kept
