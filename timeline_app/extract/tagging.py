"""Decides the part of speech of each word of an article: Penn Treebank tags, some of them joined (`TAGS`).

A conditional random field (`sequence`) trained on GUM by `packaging/models/train_tags.py`; its model ships in
`resources/models/tags.npz`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline_app.extract.tokens import tokenize
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.sequence import SequenceModel

# What each tag of the Penn Treebank is here, where it is not itself; what is in neither is X.
JOINED = {
    "NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "PDT": "DT", "WP$": "WP",
    "-LRB-": "(", "-RRB-": "(", "HYPH": ":", "``": '"', "''": '"',
}  # fmt: skip
TAGS = (
    "NN", "NNS", "NNP", "JJ", "RB", "RP", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "TO", "IN", "DT", "CD", "CC",
    "PRP", "PRP$", "POS", "EX", "WDT", "WP", "WRB", "X", ",", ".", ":", "(", '"',
)  # fmt: skip

CASING = 9  # what `casing` tells apart
_SHORT, _FEWEST = 3, 3  # letters of a word that headlines write small; longer words that tell how a sentence is written


@dataclass(frozen=True, slots=True)
class Tagged:
    """The words of an article, all sentences in a row; lists of one length."""

    starts: list[int]  # in the text, code points
    ends: list[int]  # exclusive
    words: list[str]  # as written
    tags: list[str]  # of `TAGS`
    sentences: list[int]  # the position of each word's sentence among the spans
    bounds: list[int]  # the words of span n are those from bounds[n] to bounds[n + 1]


def tag(text: str, spans: Sequence[tuple[int, int]]) -> Tagged:
    """Return the words of sentences and their parts of speech; not to be changed: others get the same."""
    return _tag(text, tuple(spans))


@lru_cache(maxsize=2)  # attribution, names and mentions each ask for the words of one article in turn
def _tag(text: str, spans: tuple[tuple[int, int], ...]) -> Tagged:
    starts, ends, lengths = tokenize(text, spans)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    model = _model()
    labels = model.labels
    tags = [labels[number] for number in model.decode(words, lengths, {"casing": casing(words, lengths)}).tolist()]
    bounds = [0]
    for length in lengths:
        bounds.append(bounds[-1] + length)
    sentences = [number for number, length in enumerate(lengths) for _ in range(length)]
    return Tagged(starts, ends, words, tags, sentences, bounds)


def casing(words: Sequence[str], lengths: Sequence[int]) -> list[int]:
    """Return how each word is written in a sentence that is written so: a capital in a headline tells little."""
    kinds = [(2 if word.isupper() and len(word) > 1 else 1) if word[0].isupper() else 0 for word in words]
    found: list[int] = []
    for length in lengths:
        first = len(found)
        own = range(first, first + length)
        long = [kinds[place] for place in own if len(words[place]) > _SHORT and words[place].isalpha()]
        shouted, capital = long.count(2), len(long) - long.count(0)
        enough = len(long) >= _FEWEST
        mode = 2 if enough and shouted >= 0.8 * len(long) else 1 if enough and capital >= 0.75 * len(long) else 0
        found += [3 * mode + kinds[place] for place in own]
    return found


@cache
def _model() -> SequenceModel:
    from timeline_app.extract.sequence import SequenceModel

    return SequenceModel(resource("models", "tags.npz"))
