"""Which words mean much the same: the nearer two words' vectors, the likelier they tell one event ("shot", "slain").

The vectors (GloVe) come from how words stand together in a great many texts; `packaging/models/train_meanings.py`
brings them down to frequent words and whole numbers. Opposites stand in the same texts, too: nearness alone joins
nothing, it is weighed with what else two mentions have in common (`similarity`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray


@lru_cache(1 << 16)
def nearness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Return how near the nearest of two mentions' own words are in meaning: a cosine, 0 where none is known."""
    return max((_nearness(one, other) for one, other in product(ours, theirs)), default=0.0)


@lru_cache(1 << 16)
def _nearness(one: str, other: str) -> float:
    rows, vectors = _vectors()
    if one not in rows or other not in rows:
        return 0.0
    return round(float(vectors[rows[one]] @ vectors[rows[other]]), 4)


@cache
def _vectors() -> tuple[Mapping[str, int], NDArray[np.float32]]:
    """Return the row of each word, and the rows, each of length 1."""
    import numpy as np

    with np.load(resource("models", "meanings.npz"), allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode().split("\n")
        vectors = stored["vectors"].astype(np.float32)
    return {each: row for row, each in enumerate(words)}, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
