"""Decides which language an article is in, and whether there are rules for it.

Running English is known by its commonest words, a table or a caption by being mostly words that English news writes,
which costs next to nothing. Only what lacks both is put to py3langid (Lui and Baldwin's langid.py, 2012), whose model
takes half a second to load, and what that calls foreign must be so by far: in doubt a text is English, or what its page
says. A page's word loses against a text that is plainly in another language.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline_app.extract.lexicon import gazetteer_lists
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WITH_RULES: Final = frozenset({"en"})

_WORD = re.compile(r"[A-Za-z]+[^\W\d_]*|[^\W\d_]+")  # most need no look beyond ASCII
_OWN = "the and that with from said were which this their about would after his"  # no other language's words
_ENGLISH: Final = frozenset(_OWN.split())
_PLAIN: Final = 0.05  # of running English these words make an eighth
_FEWEST: Final = 20  # words that make a share
_LONG: Final = 4  # letters of a word by which languages seldom look alike
_MOSTLY: Final = 0.5  # of the long words of English these are words of English news; of French or Spanish a tenth
_SAMPLE: Final = 4_000  # characters that are looked at
_LETTERS: Final = 120  # fewer in our own alphabet tell too little
_STRANGE: Final = 30  # as many in another alphabet tell enough
_MARGIN: Final = 0.6  # log-likelihood a letter by which a language must be likelier than English; tables reach 0.1


def language_of(text: str, furniture: Sequence[tuple[int, int]], stated: str | None) -> str | None:
    """Return the ISO 639-1 code of the language of an article; None where neither text nor page tells."""
    sample = _sample(text, furniture)
    words = _WORD.findall(sample)
    share = sum(map(_ENGLISH.__contains__, map(str.lower, words))) / max(1, len(words))
    if len(words) >= _FEWEST and share >= _PLAIN:
        return "en"
    return _told(" ".join(words)) or stated


def has_rules(language: str | None) -> bool:
    """Tell whether events can be read out of a language; what is in none that is known is taken for English."""
    return language is None or language in WITH_RULES


def language_name(code: str) -> str:
    """Return a language's English name; of one that has none here, its code."""
    return _names().get(code, f"the language “{code}”")


def no_rules(code: str) -> str:
    """Say why nothing was read out of an article in a language."""
    return f"in {language_name(code)}; there are no rules for it yet, so no events were read"


def _sample(text: str, furniture: Sequence[tuple[int, int]]) -> str:
    parts, position, length = [], 0, 0
    for start, end in (*furniture, (len(text), len(text))):
        if position < start and length < _SAMPLE:
            parts.append(text[position : min(start, position + _SAMPLE - length)])
            length += len(parts[-1])
        position = max(position, end)
    return "\n".join(parts)


def _told(words: str) -> str | None:
    """Return the language of words, where it is English or another by far."""
    strange = sum(letter > "ɏ" for letter in words)  # beyond the Latin alphabet and its accents
    if len(words) < _LETTERS and strange < _STRANGE:
        return None
    if _is_mostly_english(words.split()):
        return "en"
    likelihoods = dict(_ranker()(words))
    best = max(likelihoods, key=lambda code: (likelihoods[code], code))
    return best if best == "en" or likelihoods[best] - likelihoods["en"] > _MARGIN * len(words) else None


def _is_mostly_english(words: Sequence[str]) -> bool:
    common = gazetteer_lists()["common"]
    long = [word for word in words if len(word) >= _LONG]
    return bool(long) and sum(word.capitalize() in common for word in long) >= _MOSTLY * len(long)


@cache
def _ranker() -> Callable[[str], list[tuple[str, float]]]:
    import py3langid

    py3langid.set_languages(sorted(_names()))
    rank: Callable[[str], list[tuple[str, float]]] = py3langid.rank
    return rank


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = tomllib.loads(resource("rules", "languages.toml").read_text(encoding="utf-8"))["names"]
    return names
