"""Decides the part of speech of each word of an article: Penn Treebank tags, some of them joined (`TAGS`).

A conditional random field (`sequence`) trained on GUM by `packaging/models/train_tags.py`; its model ships in
`resources/models/tags.npz`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.kept import Kept
from timeline_app.extract.tokens import words_of
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from timeline_app.extract.sequence import SequenceModel

    Ints = NDArray[np.int64]

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


@dataclass(frozen=True, slots=True, eq=False)
class Tagged:
    """The words of an article, all sentences in a row; lists of one length. Only itself is equal to it."""

    starts: list[int]  # in the text, code points
    ends: list[int]  # exclusive
    words: list[str]  # as written
    lows: list[str]  # in small letters: asked for many times over
    tags: list[str]  # of `TAGS`
    sentences: list[int]  # the position of each word's sentence among the spans
    bounds: list[int]  # the words of span n are those from bounds[n] to bounds[n + 1]


def tag(text: str, spans: Sequence[tuple[int, int]]) -> Tagged:
    """Return the words of sentences and their parts of speech; not to be changed: others get the same."""
    return _tag(text, tuple(spans))


@lru_cache(maxsize=2)  # attribution, names and mentions each ask for the words of one article in turn
def _tag(text: str, spans: tuple[tuple[int, int], ...]) -> Tagged:
    found = words_of(text, spans)
    lengths = np.diff(found.bounds)
    model = _model()
    numbers = model.decode(found.words, lengths, {"casing": _casing(found.words, lengths)})
    tags = [*map(model.labels.__getitem__, numbers.tolist())]
    sentences = np.repeat(np.arange(len(lengths)), lengths).tolist()
    return Tagged(found.starts, found.ends, found.words, [*map(str.lower, found.words)], tags, sentences, found.bounds)


def casing(words: Sequence[str], lengths: Sequence[int] | Ints) -> list[int]:
    """Return how each word is written in a sentence that is written so: a capital in a headline tells little."""
    found: list[int] = _casing(words, np.asarray(lengths, np.int64)).tolist()
    return found


def _casing(words: Sequence[str], sizes: Ints) -> Ints:
    kinds = np.fromiter(map(_WRITTEN.__getitem__, words), np.int64, len(words))
    ends = sizes.cumsum()

    def count(which: NDArray[np.bool_]) -> Ints:  # how many words of each sentence
        total = np.concatenate([[0], which.cumsum()])
        counted: Ints = total[ends] - total[ends - sizes]
        return counted

    long, shouted = count(kinds >= _LONG), count(kinds == _LONG + 2)
    capital = long - count(kinds == _LONG)
    modes = np.where(shouted >= 0.8 * long, 2, np.where(capital >= 0.75 * long, 1, 0)) * (long >= _FEWEST)
    found: Ints = kinds % _LONG + 3 * np.repeat(modes, sizes)
    return found


def _written(word: str) -> int:
    """Return 0 for a word without a capital, 1 with one, 2 for one of capitals; by `_LONG` more for one that tells."""
    kind = (2 if word.isupper() and len(word) > 1 else 1) if word[0].isupper() else 0
    return kind + _LONG if len(word) > _SHORT and word.isalpha() else kind


_LONG = 3
_WRITTEN = Kept(_written)


@cache
def _model() -> SequenceModel:
    from timeline_app.extract.sequence import SequenceModel

    return SequenceModel(resource("models", "tags.npz"))
