"""Decides the part of speech of each word of an article: Penn Treebank tags, some of them joined (`TAGS`).

A conditional random field (`sequence`) trained on GUM by `packaging/models/train_tags.py`; its model ships in
`resources/models/tags.npz`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.tokens import words_of
from timeline_app.extract.word_numbers import LONG, numbers_of_words
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
_FEWEST = 3  # longer words that tell how a sentence is written


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
    kinds: Ints  # the place of each word's tag among `TAGS`
    numbers: Ints  # columns of `word_numbers`


def tag(text: str, spans: Sequence[tuple[int, int]]) -> Tagged:
    """Return the words of sentences and their parts of speech; not to be changed: others get the same."""
    return _tag(text, tuple(spans))


@lru_cache(maxsize=2)  # attribution, names and mentions each ask for the words of one article in turn
def _tag(text: str, spans: tuple[tuple[int, int], ...]) -> Tagged:
    found = words_of(text, spans)
    lengths, numbers = np.diff(found.bounds), numbers_of_words(found.words)
    model = _model()
    kinds = _kinds().take(model.decode(found.words, lengths, {"casing": _casing(numbers[0], lengths)}))
    return Tagged(
        starts=found.starts,
        ends=found.ends,
        words=found.words,
        lows=[*map(str.lower, found.words)],
        tags=[*map(TAGS.__getitem__, kinds.tolist())],
        sentences=np.repeat(np.arange(len(lengths)), lengths).tolist(),
        bounds=found.bounds,
        kinds=kinds,
        numbers=numbers,
    )


def casing(words: Sequence[str], lengths: Sequence[int] | Ints) -> list[int]:
    """Return how each word is written in a sentence that is written so: a capital in a headline tells little."""
    found: list[int] = _casing(numbers_of_words(words)[0], np.asarray(lengths, np.int64)).tolist()
    return found


def _casing(written: Ints, sizes: Ints) -> Ints:
    ends = sizes.cumsum()

    def count(which: NDArray[np.bool_]) -> Ints:  # how many words of each sentence
        total = np.concatenate([[0], which.cumsum()])
        counted: Ints = total[ends] - total[ends - sizes]
        return counted

    long, shouted = count(written >= LONG), count(written == LONG + 2)
    capital = long - count(written == LONG)
    modes = np.where(shouted >= 0.8 * long, 2, np.where(capital >= 0.75 * long, 1, 0)) * (long >= _FEWEST)
    found: Ints = written % LONG + 3 * np.repeat(modes, sizes)
    return found


@cache
def _model() -> SequenceModel:
    from timeline_app.extract.sequence import SequenceModel

    return SequenceModel(resource("models", "tags.npz"))


@cache
def _kinds() -> Ints:
    """Return the place among `TAGS` of each of the model's labels."""
    return np.array([*map(TAGS.index, _model().labels)])
