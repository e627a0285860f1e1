"""Decides which names are those of ships and other things: what "steamship" or "HMS" stands before, what has "the".

A person, and most places, are not named with an article, a ship mostly is: "the Titanic had struck". What an article's
sentences mostly put "the" before is then no person in any of them, nor in a tale of the sea a town or a body.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import lexicon
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
_SHIPS = frozenset(_SHIP.split("|"))
_SEA = _SHIPS | {"aboard", "lifeboat", "lifeboats", "passengers", "captain", "sank", "crew", "voyage"}
_AT_SEA = _SEA | {"wireless", "sailed", "wreck"}
_WORD = re.compile(r"\w+")
# What every ship's name but one after a word for a ship has before it: a search passes quickly over other letters.
_SHORT = re.compile(r"[RHUSM](?:(?<=[RH])\.?M\.?S|(?<=U)\.?S\.?S|(?<=S)\.?S|(?<=M)\.?V)\.?\s")
_FEWEST_WORDS = 4  # of the sea, all different, in an article that may call ships by their bare names
_ARTICLE = re.compile(r"\b[Tt]he\s$")
_MODIFIES = re.compile(
    r"(?:['’]s?)?\s+(?!was\b|is\b|has\b|had\b)[a-z]+(?:s|ing|ment|tion|er|ign|ity|ce|ily|ship|team|camp)\b"
)


def without_ships(text: str, found: Sequence[Entity]) -> list[Entity]:
    """Return the names of an article but those of ships; nothing that has "the" is a person, at sea not even a body."""
    words = set(_WORD.findall(text))
    spoken_of = not _SHIPS.isdisjoint(map(str.lower, words)) or _SHORT.search(text)
    ships = set(_NAMED_SHIP.findall(text)) if spoken_of else set()
    at_sea = len(words & _AT_SEA) >= _FEWEST_WORDS
    with_article: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for entity in found:
        if " " not in entity.name and not _is_settled(entity, at_sea):
            before = text[max(0, entity.start - 5) : entity.start]
            article = "he" in before and _ARTICLE.search(text, entity.start - len(before), entity.start)
            (with_article if article and not _MODIFIES.match(text, entity.end) else bare)[entity.name] += 1
    things = {name for name, count in with_article.items() if count >= bare[name]}
    return [e for e in found if e.name not in ships and (e.name not in things or _is_settled(e, at_sea))]


def _is_settled(entity: Entity, at_sea: bool) -> bool:
    """Tell whether a name is what it was taken for although it has "the": the Kremlin, the Caribbean, a river."""
    if entity.kind is Kind.PERSON:
        return False
    words = lexicon()
    return not at_sea or entity.name in words.places or entity.name in words.organizations
