"""Decides a class by the sum of what speaks for it: a softmax regression over hashed features.

Each feature is a whole number, made of small ones; it is looked up in one table (Weinberger et al. 2009, "Feature
hashing for large scale multitask learning"), so that all cases of an article are scored in a few array operations.
Weights are whole numbers, so that the result is the same on every machine. `packaging/models/hashed_trainer.py` makes
the files.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[np.int64]

_MIX = 0x1E3779B97F4A7C15


class HashedModel:
    """A trained model: `score` tells how much speaks for each class."""

    def __init__(self, file: Path) -> None:
        with np.load(file, allow_pickle=False) as stored:
            self.header: dict[str, Any] = json.loads(stored["header"].tobytes())
            weights = stored["weights"]  # rows x classes, int8; the number of rows is a power of 2
        self.classes: tuple[str, ...] = tuple(self.header["classes"])
        # A row's bytes are filled up to those of a whole number, so that picking rows is picking numbers: ten times
        # quicker than picking short rows.
        width = next(size for size in (1, 2, 4, 8) if size >= len(self.classes))
        filled = np.zeros((len(weights), width), np.int8)
        filled[:, : len(self.classes)] = weights
        self._rows: NDArray[np.unsignedinteger] = filled.view(f"u{width}")[:, 0]

    def words(self, name: str) -> frozenset[str]:
        """Return a list of words that was stored with the model."""
        listed: list[str] = self.header[name]
        return frozenset(listed)

    @property
    def scale(self) -> float:
        """By how much the sums must be multiplied to be logarithms of odds."""
        return float(self.header["scale"])

    def score(self, features: Ints) -> NDArray[np.float64]:
        """Return the probability of each class (cases x classes) for features of cases (features x cases)."""
        picked = self._rows.take(features & (len(self._rows) - 1)).view(np.int8)
        added = picked.reshape(len(features), -1).sum(axis=0, dtype=np.int16)  # of fewer than 256 templates
        sums = added.reshape(features.shape[1], -1)[:, : len(self.classes)] * self.scale
        raised = np.exp(sums - sums.max(axis=1, keepdims=True))
        chances: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
        return chances


def joined(*parts: Ints) -> Ints:
    """Return one number a case for several numbers that stand together; products wrap around."""
    whole = parts[0]
    for part in parts[1:]:
        whole = whole * _MIX + part
    return whole


class Templates:
    """Which columns of numbers stand together in each feature, by their names."""

    def __init__(self, *templates: str) -> None:
        """Each template is the names of its columns, one space between them."""
        named = [template.split() for template in templates]
        self._names = list(dict.fromkeys(name for names in named for name in names))
        order = sorted(range(len(named)), key=lambda number: -len(named[number]))  # those of many columns first
        self._numbers = np.array(order)[:, None] * 0x10001
        self._parts = [
            np.array([self._names.index(named[number][part]) for number in order if len(named[number]) > part])
            for part in range(len(named[order[0]]))
        ]

    def features(self, columns: Mapping[str, Ints]) -> Ints:
        """Return the features of cases (templates x cases), given the columns by name, one number a case."""
        values = np.stack([columns[name] for name in self._names])
        whole = values.take(self._parts[0], axis=0)
        for picked in self._parts[1:]:
            some = whole[: len(picked)]
            some *= _MIX
            some += values.take(picked, axis=0)
        whole *= _MIX
        whole += self._numbers
        whole ^= whole >> 31
        whole *= _MIX
        whole ^= whole >> 32
        return whole


def number_of(word: str) -> int:
    """Return a number for a word, the same on every machine."""
    return crc32(word.encode("utf-8", "replace")) & 0xFFFFFF


def numbers_of(words: Iterable[str]) -> Ints:
    """Return the numbers of words, in order of size."""
    return np.array(sorted(map(number_of, words)), np.int64)


def among(numbers: Ints, listed: Ints) -> NDArray[np.bool_]:
    """Tell of each number whether it is one of those listed, which are in order of size."""
    if not len(listed):
        return np.zeros(len(numbers), np.bool_)
    found: NDArray[np.bool_] = listed[np.minimum(np.searchsorted(listed, numbers), len(listed) - 1)] == numbers
    return found
