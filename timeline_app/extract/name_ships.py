"""Decides which names are those of ships and other things: what "steamship" or "HMS" stands before, what has "the".

A person, and most places, are not named with an article, a ship mostly is: "the Titanic had struck". What an article's
sentences mostly put "the" before, and never a title, is then no person in any of them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline_app.extract.name_labels import Entity, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHIP = (
    "ship|steamship|steamer|liner|vessel|boat|ferry|yacht|tanker|freighter|trawler|tug|submarine|destroyer|frigate|"
    "cruiser|corvette|battleship|warship|carrier|icebreaker|spacecraft|spaceship|shuttle|rover|probe|satellite|schooner"
)
_NAMED_SHIP = re.compile(
    rf"\b(?:(?i:{_SHIP})|(?:R\.?M\.?S|H\.?M\.?S|U\.?S\.?S|S\.?S|M\.?V)\.?)\s+"
    r"((?:[A-Z][\w'’-]*)(?:\s[A-Z][\w'’-]*){0,2})"
)
_ARTICLE = re.compile(r"\b[Tt]he\s$")
_MODIFIES = re.compile(
    r"(?:['’]s?)?\s+(?!was\b|is\b|has\b|had\b)[a-z]+(?:s|ing|ment|tion|er|ign|ity|ce|ily|ship|team|camp)\b"
)


def without_ships(text: str, found: Sequence[Entity]) -> list[Entity]:
    """Return the names of an article but those of ships; nothing else that has "the" is a person."""
    ships = set(_NAMED_SHIP.findall(text))
    with_article: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for entity in found:
        if entity.kind is Kind.PERSON and " " not in entity.name:
            article = _ARTICLE.search(text, max(0, entity.start - 5), entity.start)
            (with_article if article and not _MODIFIES.match(text, entity.end) else bare)[entity.name] += 1
    things = {name for name, count in with_article.items() if count >= bare[name]}
    return [e for e in found if e.name not in ships and not (e.kind is Kind.PERSON and e.name in things)]
