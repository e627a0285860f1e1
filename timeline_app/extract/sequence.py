"""Decides the most probable labels of the words of sentences: a linear-chain conditional random field.

The model is Lafferty, McCallum and Pereira's (2001), the decoder Viterbi's. What speaks for a label at a word is a sum
over the words around it (`OFFSETS`): each word *type* has, for each offset, one dense vector, the sum of the weights
of its features. The vectors are made once a type and kept (`kept`), so that a known word costs five look-ups. Beside
words a model may look at integers that its caller gives a token (tags of an earlier pass, matches of a gazetteer) and
at hashed pairs of neighbours. Weights are whole numbers, so that the result is the same on every machine.
`packaging/models/sequence_trainer.py` makes the model files; its docstring says how.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from timeline_app.extract.chain import Chain
from timeline_app.extract.clusters import groups, plain
from timeline_app.extract.kept import Kept, KeptRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Ints = NDArray[np.integer]
    Features = Callable[[str], Iterable[str]]

OFFSETS = (-2, -1, 0, 1, 2)
BORDER = ""  # the word that stands beyond both ends of a sentence
PAD = 2  # how many of it
PAIRS = "pairs"  # the extra that a model with pairs of neighbouring words makes itself
_AT_ONCE = 1 << 13  # tokens decoded together
_LONGEST = 40  # letters of a word that are looked at


@dataclass(frozen=True, slots=True)
class Extra:
    """Integers below `size` that a caller gives each token, and at which offsets the model looks at them."""

    name: str
    size: int
    offsets: tuple[int, ...] = (-1, 0, 1)


def word_features(word: str) -> Iterable[str]:
    """Return what there is to see in a word: itself, how it begins and ends, its shape, and which words are like it."""
    if word == BORDER:
        return ("|",)
    word = word.replace("’", "'").replace("‑", "-")
    lower = word.lower()
    shape = shape_of(word)
    found = ["w" + word, "l" + lower, "s" + shape, "t" + shape + lower[-2:]]
    found += _ENDINGS[lower[1:][-_EDGE:]]  # never the whole word
    found += _BEGINNINGS[lower[:-1][:_EDGE]]
    known = groups()
    if alike := known.get(plain(word)):
        found += [f"{kind}{group}" for kind, group in zip("cCg", alike, strict=True)]
    if lower != word and (alike := known.get(plain(lower))):
        found += [f"{kind}{group}" for kind, group in zip("dDG", alike, strict=True)]
    return found


_EDGE = 4  # letters of the longest beginning and ending that are looked at
_ENDINGS: Kept[str, list[str]] = Kept(lambda end: ["e" + end[-n:] for n in range(1, len(end) + 1)])
_BEGINNINGS: Kept[str, list[str]] = Kept(lambda start: ["b" + start[:n] for n in range(1, len(start) + 1)])


@cache
def _class_of(letter: str) -> str:
    if letter.isdigit():
        return "0"
    return ("A" if letter.isupper() else "a") if letter.isalpha() else letter


def shape_of(word: str) -> str:
    """Return the kinds of letters of a word, each run once, its first two apart: "McCall" is AaAa, "1,000" 0,0."""
    if word.isascii() and word.isalpha() and word[1:].islower():  # most words
        return "Aa" if word[0].isupper() else "aa"
    found = ""
    for letter in map(_class_of, word[:_LONGEST]):
        if not found.endswith(letter) or len(found) < 2:
            found += letter
    return found[:8]


class SequenceModel:
    """A trained model: `decode` labels sentences."""

    def __init__(self, file: Path, features: Features = word_features) -> None:
        """Read a model; `features` must be the function that it was trained with."""
        with np.load(file, allow_pickle=False) as stored:
            self.header: dict[str, Any] = json.loads(stored["header"].tobytes())
            names = stored["features"].tobytes().decode("utf-8").split("\n")
            weights = stored["weights"]  # features x (offsets * labels), int8
            self._chain = Chain(stored["transitions"].astype(np.int32), stored["ends"].astype(np.int32))
            self._tables = {key[6:]: stored[key].astype(np.int16) for key in stored.files if key.startswith("table_")}
        self._weights = np.concatenate([weights, np.zeros_like(weights[:1])])  # the last row is that of no feature
        self.labels: tuple[str, ...] = tuple(self.header["labels"])
        self.extras = tuple(Extra(n, s, tuple(o)) for n, s, o in self.header["extras"])
        self._features = features
        self._row_of = {name: row for row, name in enumerate(names)}
        self._pairs = next((extra.size for extra in self.extras if extra.name == PAIRS), 0)
        self._types = KeptRows(self._vectors_of, BORDER)
        self._hashes = Kept(hash_of)

    def decode(
        self,
        words: Sequence[str],
        lengths: Sequence[int] | Ints,
        extras: Mapping[str, Sequence[int] | Ints] | None = None,
    ) -> NDArray[np.int64]:
        """Return the label of each word, as its position in `labels`.

        `words` are those of all sentences in a row, `lengths` how many each has, `extras` one integer a word by name.
        """
        sizes = np.asarray(lengths, np.int64)
        if not len(words):
            return np.zeros(0, np.int64)
        given = {name: np.asarray(values, np.int64) for name, values in (extras or {}).items()}
        found = np.zeros(len(words), np.int64)
        for first, last, some in _portions(sizes):
            part = {name: values[first:last] for name, values in given.items()}
            scores = self._scores(words[first:last], some, part)
            found[first:last] = self._chain.best(scores, some)
        return found

    def _scores(self, words: Sequence[str], lengths: Ints, extras: Mapping[str, Ints]) -> Ints:
        """Return what speaks for each label at each word: tokens x labels."""
        places, total = padded(lengths)
        if max(map(len, words)) > _LONGEST:
            words = [word[:_LONGEST] for word in words]
        table, types = self._types.look_up(words)
        rows = np.zeros(total, np.int64)  # of the borders too
        rows[places] = types * len(OFFSETS)
        vectors = table.reshape(-1, len(self.labels))
        scores = np.zeros((len(words), len(self.labels)), np.int16)  # sums of a hundred bytes or so
        for number, offset in enumerate(OFFSETS):
            scores += vectors.take(rows[places + offset] + number, axis=0)
        if self._pairs:
            hashes = np.full(total, hash_of(BORDER), np.int64)
            hashes[places] = np.fromiter(map(self._hashes.__getitem__, words), np.int64, len(words))
            extras = {**extras, PAIRS: pairs_of(hashes, self._pairs)[places]}
        for extra in self.extras:
            values = np.full(total, extra.size, np.int64)
            values[places] = extras[extra.name]
            for slot, offset in enumerate(extra.offsets):
                scores += self._tables[extra.name][values[places + offset], slot]
        return scores.astype(np.int32)

    def _vectors_of(self, words: Sequence[str]) -> Ints:
        """Make the vectors of word types: sums of the rows of their features, a vector after another by offset."""
        row_of, nothing = self._row_of, len(self._row_of)
        rows = [[row for row in map(row_of.get, self._features(word)) if row is not None] for word in words]
        level = np.array([*zip_longest(*rows, fillvalue=nothing)], np.int64).reshape(-1, len(words))
        vectors: Ints = self._weights.take(level, axis=0).sum(axis=0, dtype=np.int16)
        return vectors


def padded(lengths: Ints) -> tuple[Ints, int]:
    """Return the place of each token in a row where `PAD` borders stand around each sentence, and that row's length."""
    places = np.arange(int(lengths.sum())) + PAD * np.repeat(np.arange(1, len(lengths) + 1), lengths)
    return places, int(lengths.sum()) + PAD * (len(lengths) + 1)


def hash_of(word: str) -> int:
    """Return a number for a word, whatever its case."""
    return crc32(word.lower().replace("’", "'").encode("utf-8", "replace")) >> 4


def pairs_of(hashes: Ints, size: int) -> Ints:
    """Return the hashed pair that each word makes with the one before it."""
    return (np.roll(hashes, 1) * 31 + hashes) % size


def _portions(lengths: Ints) -> Iterable[tuple[int, int, Ints]]:
    """Yield runs of whole sentences: first token, last token (exclusive), lengths."""
    lengths_within = lengths[lengths > 0]
    ends = np.cumsum(lengths_within)
    first = 0
    while first < len(ends):
        start = int(ends[first] - lengths_within[first])
        last = max(int(np.searchsorted(ends, start + _AT_ONCE, "right")), first + 1)
        yield start, int(ends[last - 1]), lengths_within[first:last]
        first = last
