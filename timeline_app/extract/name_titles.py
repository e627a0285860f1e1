"""Decides what is no name in a headline that writes every word with a capital: "Bellwether County Says", "Golden Week".

There a capital tells nothing. A name of several words that only the headline has is kept where lists know it, or where
all of its words are no words that the article writes small.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_labels import Entity, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_FIRST = 2  # sentences of an article that may be its headline
_MOSTLY, _FEWEST = 0.85, 4  # of its long words have a capital, of so many at least
_LONGEST = 200


def without_title_words(
    text: str, spans: Sequence[tuple[int, int]], lowered: frozenset[str], found: list[Entity]
) -> list[Entity]:
    """Return names without those that a headline's capitals alone make; `lowered` are the article's small words."""
    end = max((b for a, b in spans[:_FIRST] if _shouts(text, a, b)), default=0)
    if not end:
        return found
    known = {e.text: e.kind for e in found if e.start >= end and " " not in e.text}
    return [kept for e in found for kept in ([e] if e.start >= end else _kept(text, e, lowered, known))]


def _kept(text: str, name: Entity, lowered: frozenset[str], known: Mapping[str, Kind]) -> list[Entity]:
    """Return a headline's name, or what the article elsewhere names in it ("Clinton" of "Clinton Campaign Laughs")."""
    if " " not in name.name or not _is_plain(text, name, lowered):
        return [name]
    parts = [part for part in _WORD.finditer(text, name.start, name.end) if part.group() in known]
    return [Entity(p.start(), p.end(), p.group(), known[p.group()], p.group()) for p in parts]


def _shouts(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence writes its words with capitals."""
    words = _WORD.findall(text, start, end) if end - start <= _LONGEST else []
    return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _MOSTLY * len(words)


def _is_plain(text: str, name: Entity, lowered: frozenset[str]) -> bool:
    """Tell whether only a headline's capitals make a name of words."""
    words = lexicon()
    bare = name.name.removeprefix("The ")
    if bare in words.organizations or bare in words.settled_places or f"The {bare}" in words.organizations:
        return False
    common = gazetteer().common
    parts = bare.split()
    parts = parts[-1:] if name.kind is Kind.PERSON else parts[: -1 if parts[-1] in words.organization_words else None]
    plain = any(word in common or word.lower() in lowered for word in parts if word[0].isupper())
    return plain and text.find(name.text, name.end) < 0
