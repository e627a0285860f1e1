"""Decides what a word is by itself, in whole numbers: how it is written, its stem and ending, the lists it stands in.

All are made once a word and kept, so that the words of an article are looked up together, once.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.hashed import number_of
from timeline_app.extract.kept import KeptRows
from timeline_app.extract.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.hashed import Ints

LISTS: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in load_table("rules", "en-events", "attribution.toml")["words"].items()
}
BIT = {name: 1 << number for number, name in enumerate(LISTS)}
_BITS: Counter[str] = Counter()  # of all the lists that a word stands in
for _name, _listed in LISTS.items():
    _BITS.update(dict.fromkeys(_listed, BIT[_name]))
_ENDS = re.compile(r"(?:ing|ed|s|ly)$")
_SHORT = 3  # letters of a word that headlines write small
LONG = 3  # how much more is said of the writing of a word that tells how its sentence is written


def numbers_of_words(words: Sequence[str]) -> Ints:
    """Return a column a word: how it is written; the numbers of its stem and ending; its lists; its own number."""
    table, rows = _NUMBERS.look_up(words)
    return np.ascontiguousarray(table.take(rows, axis=0).T)


def _numbers(words: Sequence[str]) -> Ints:
    lows = [word.lower().replace("’", "'") for word in words]
    stems = [number_of(stem_of(low)) for low in lows]
    ends = [number_of(end.group()) if (end := _ENDS.search(low)) else 0 for low in lows]
    written, bits, own = map(_written, words), map(_BITS.__getitem__, lows), map(number_of, lows)
    return np.array([*zip(written, stems, ends, bits, own, strict=True)], np.int64)


def _written(word: str) -> int:
    """Return 0 for a word without a capital, 1 with one, 2 for one of capitals; by `LONG` more for one that tells."""
    kind = (2 if word.isupper() and len(word) > 1 else 1) if word[:1].isupper() else 0
    return kind + LONG if len(word) > _SHORT and word.isalpha() else kind


def stem_of(word: str) -> str:
    """Return what the forms of a verb have in common, roughly."""
    for ending, least, put in (("ing", 6, ""), ("ied", 5, "y"), ("ies", 5, "y"), ("ed", 5, "")):
        if word.endswith(ending) and len(word) >= least:
            word = word[: -len(ending)] + put
            break
    else:
        if len(word) > 3 and word.endswith("es") and word[-3] in "sxzh":
            word = word[:-2]
        elif len(word) > 3 and word.endswith("s") and word[-2] not in "sui":
            word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl" else word


_NUMBERS = KeptRows(_numbers, "")
