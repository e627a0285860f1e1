"""Words in an article's text, whatever their case, accents, white space and quotation marks; no Qt.

Texts are folded letter by letter, so that a folded text is as long as the text and what is found in it stands at the
same place. Letters are folded as Unicode's canonical decomposition has them (UAX #15), without their marks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

MOST: Final = 10_000  # hits that are counted
_FOLDED: Final = 0x3000  # code points below this are folded: all scripts that have cases or diacritics, but a few
_ALIKE: Final = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "ø": "o", "ł": "l"}
_MARKS: Final = "[\u0300-\u036f\u00ad\u200b]*"  # may stand after any letter of what is looked for
_MARK: Final = re.compile(_MARKS[:-1])


class Hit(NamedTuple):
    """Where words stand in a text."""

    start: int
    end: int


def fold(text: str) -> str:
    """Return a text of the same length in which letters that are looked for alike are the same."""
    if text.isascii():
        return text.lower()
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = np.where(letters < _FOLDED, _table()[np.minimum(letters, _FOLDED - 1)], letters)
    return folded.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")


def hits(folded: str, words: Iterable[str], *, whole: bool = False) -> list[Hit]:
    """Return where words or phrases stand in a folded text, `MOST` at the most.

    `whole`: not within other words, but for words that begin as one that ends in an asterisk does.
    """
    looked_for = [
        pattern + (r"\w*" if whole and each.endswith("*") else "")
        for each in words
        if (pattern := _pattern(typed(each.removesuffix("*") if whole else each), folded))
    ]
    if not looked_for:
        return []
    looked_for.sort(key=len, reverse=True)  # of words that begin alike the longest is meant
    joined = "|".join(looked_for)
    found = re.finditer(rf"(?<!\w)(?:{joined})(?!\w)" if whole else joined, folded)
    return [Hit(*match.span()) for match in islice(found, MOST)]


def has_marks(text: str) -> bool:
    """Tell whether marks stand for themselves between a text's letters."""
    return not text.isascii() and _MARK.search(text) is not None


def typed(words: str) -> str:
    """Return words as they are looked for, folded and without marks that stand for themselves."""
    return re.sub(_MARKS, "", fold(unicodedata.normalize("NFC", words)))


def _pattern(words: str, text: str) -> str:
    """Return what finds words with whatever white space and marks stand between their letters."""
    between = _MARKS if has_marks(text) else ""
    return r"\s+".join("".join(re.escape(letter) + between for letter in word) for word in words.split())


@cache
def _table() -> NDArray[np.uint32]:
    return np.array([_folded(chr(code)) for code in range(_FOLDED)], np.uint32)


def _folded(letter: str) -> int:
    if letter in _ALIKE:
        return ord(_ALIKE[letter])
    base = unicodedata.normalize("NFD", letter)[:1] if letter.isalpha() else letter
    lower = base.lower()
    return ord(_ALIKE.get(lower, lower) if len(lower) == 1 else base)
