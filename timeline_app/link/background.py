"""How much a shared word or name is worth: the rarer in news at large, the more (inverse document frequency).

The frequencies are bundled (`resources/models/en-words.txt`, made by `packaging/models/background.py`), so that what
two articles share weighs the same whatever else is in the project. A word that is not in the table is rare.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from timeline_app.link.words import stem, words_of
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

UNIT = 10_000  # shares in the table are so many in ten thousand
RAREST = 2.0  # share of a word that is not in it
LEAST_OF_NAME = 0.5  # what any name is worth that two mentions share


@cache
def _shares() -> dict[str, float]:
    rows = (line.split() for line in resource("models", "en-words.txt").read_text(encoding="utf-8").splitlines())
    return {word: float(share) for word, share in rows}


@cache
def worths_of_stems() -> dict[str, float]:
    """Return what it says that two texts share a stem, by stem; one that is not in it says 1."""
    most = log(UNIT / RAREST)
    return {word: max(0.02, min(1.0, log(UNIT / share) / most)) for word, share in _shares().items()}


def worth(stemmed: str) -> float:
    """Return what it says that two texts share this stem: 1 for a rare one, nearly 0 for one of most articles."""
    return worths_of_stems().get(stemmed, 1.0)


@lru_cache(maxsize=1 << 16)
def worth_of_name(name: str) -> float:
    """Return what a shared name says: as much as its rarest part."""
    return LEAST_OF_NAME + (1 - LEAST_OF_NAME) * max((worth(stem(word)) for word in words_of(name)), default=0.5)


def cosine(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how alike two sets of stems are, 0 to 1, each weighed by its worth."""
    if not (both := one & other):
        return 0.0
    shared = squares(both)
    return shared / sqrt(_length(one) * _length(other)) if shared else 0.0


def squares(stems: Iterable[str]) -> float:
    """Return the sum of the squared worths."""
    worths = worths_of_stems()
    return fsum([worths.get(stemmed, 1.0) ** 2 for stemmed in stems])


_length = lru_cache(maxsize=1 << 16)(squares)  # of the sets of one mention, which is compared with many
