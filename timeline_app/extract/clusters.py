"""Decides which words are alike: those that stand among the same neighbours in news, in groups of three sizes.

A word that a model never met in training is so still known by its company. `packaging/models/train_clusters.py` makes
the groups.
"""

from __future__ import annotations

import re
from functools import cache

from timeline_app.resources import resource

_DIGIT = re.compile(r"\d")


def plain(word: str) -> str:
    """Return a word as the groups know it: straight quotes, every digit 0."""
    if word.isalpha():
        return word
    return _DIGIT.sub("0", word.replace("’", "'").replace("‑", "-"))


@cache
def groups() -> dict[str, tuple[int, ...]]:
    """Return the groups of each word that has some, the finest first."""
    import numpy as np

    with np.load(resource("models", "clusters.npz"), allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode().split("\n")
        return dict(zip(words, zip(*stored["groups"].tolist(), strict=True), strict=True))
