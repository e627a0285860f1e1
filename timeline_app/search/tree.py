"""What a query asks for, as a tree; words are folded as the index folds them, so that a tree names no sign but letters.

Words stand in one text one after the other. `All` is met where each of the wanted is and none of the unwanted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

NEAR: Final = 10  # words between those that are near each other, where it is not said

# SQLite's tokenizer unicode61: letters and figures, and accents that are written by themselves.
WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u0331])*")


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or some that follow each other; of the last one perhaps only how it begins."""

    words: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words with no more than so many others between the first and the last."""

    parts: tuple[Words, ...]
    within: int = NEAR


@dataclass(frozen=True, slots=True)
class All:
    """Each of the wanted, of which there is one at least, and none of the unwanted."""

    wanted: tuple[Query, ...]
    unwanted: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of two or more."""

    those: tuple[Query, ...]


Query: TypeAlias = Words | Near | All | Either


def folded(word: str) -> str:
    """Return a word in small letters, Latin ones without accents: what other scripts write on theirs SQLite leaves."""
    if word.isascii():
        return word.lower()
    return "".join(map(_bare, word.lower()))


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    """Return a small letter as the index has it: a Greek sigma is one at the end of a word, too.

    An accent that is written by itself is none, whatever it stands on.
    """
    if sign == "ς":
        return "σ"
    if unicodedata.category(sign) == "Mn":
        return ""
    base = unicodedata.normalize("NFD", sign)[0]
    return base if base.isascii() else sign


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded."""
    return tuple(folded(found.group()) for found in WORD.finditer(text))


def written(query: Query) -> str:
    """Return a query as a user would write it so that it is read as it is."""
    match query:
        case Words((word,), begun):
            return f"{word}*" if begun else word
        case Words(words, begun):
            return f'"{" ".join(words)}"' + ("*" if begun else "")
        case Near(parts, within):
            return f"NEAR({' '.join(map(written, parts))}, {within})"
        case Either(those):
            return " OR ".join(_within(each) for each in those)
    wanted = [_within(each) for each in query.wanted]
    return " ".join([*wanted, *(f"-{_within(each)}" for each in query.unwanted)])


def sought(query: Query) -> tuple[Words, ...]:
    """Return the words that a query asks for, without those that it asks not to be there."""
    match query:
        case Words():
            return (query,)
        case Near(parts):
            return parts
        case Either(those):
            return tuple(dict.fromkeys(words for each in those for words in sought(each)))
    return tuple(dict.fromkeys(words for each in query.wanted for words in sought(each)))


def leaves_out(query: Query) -> bool:
    """Tell whether a query asks that something is not there."""
    match query:
        case All(wanted, unwanted):
            return bool(unwanted) or any(map(leaves_out, wanted))
        case Either(those):
            return any(map(leaves_out, those))
    return False


def _within(query: Query) -> str:
    return written(query) if isinstance(query, Words | Near) else f"({written(query)})"
