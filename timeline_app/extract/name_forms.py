"""Decides whom or what a short name means: the longest form of it that the article itself uses.

A family name means the person who was last called by it in full, unless a title or the given name's gender says
otherwise, or two were named in one breath: then it stays as it is, since a wrong name is worse than a short one.
Acronyms mean the body whose initials they are, or that the article explains by them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_labels import Entity, Kind
from timeline_app.extract.name_votes import acronym_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXPLAINED = re.compile(r"\s?\(\s?(?:the |or )?[\"“‘']?$")
_TITLE_BEFORE = re.compile(r"((?:[A-Z][\w.-]*\s+){1,3})$")
_STOP = re.compile(r"[.!?]\s|\n")  # between two names of one family: without it neither is nearer than the other
_WOMEN, _MEN = (
    frozenset({"Mrs.", "Mrs", "Ms.", "Ms", "Miss", "Lady", "Dame", "Queen", "Princess"}),
    frozenset({"Mr.", "Mr", "Sir", "Lord", "King", "Prince"}),
)
_SAME_PLACE = (
    ("United States", ("U.S.", "US", "USA", "U.S.A.", "United States of America")),
    ("United Kingdom", ("U.K.", "UK")),
    ("United Arab Emirates", ("UAE", "U.A.E.")),
    ("European Union", ("EU", "E.U.")),
)
_FEWEST_INITIALS = 2


@dataclass(slots=True)
class _Person:
    """Someone the article names in full: the longest form, with where and by which titles."""

    name: str
    titles: set[str] = field(default_factory=set)
    last_seen: int = -1
    last_full: int = -1


def with_longest_forms(text: str, found: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return an article's names, in text order, each with the article's longest form."""
    people = _People(text, found)
    bodies = _Bodies(text, found)
    places = {e.name for e in found if e.kind is Kind.PLACE}
    named: list[Entity] = []
    for entity in found:
        if entity.kind is Kind.PERSON:
            name = people.name(entity)
        elif entity.kind is Kind.ORGANIZATION:
            name = bodies.name(entity.name)
        else:
            states = lexicon().short_states
            name = states.get(entity.name) or states.get(entity.name.rstrip("."), entity.name)
            name = next((long for long, short in _SAME_PLACE if entity.name in short and long in places), name)
        named.append(entity if name == entity.name else replace(entity, name=name))
    return tuple(named)


class _People:
    """The people of an article by each word that may call them alone."""

    def __init__(self, text: str, found: Sequence[Entity]) -> None:
        self._text = text
        longest = _longest_of([e.name for e in found if e.kind is Kind.PERSON and " " in e.name])
        self._full = longest
        self._people = {name: _Person(name) for name in longest.values()}
        self._by_word: defaultdict[str, list[_Person]] = defaultdict(list)
        self._by_first: defaultdict[str, list[_Person]] = defaultdict(list)
        for name, person in self._people.items():
            for word in calling_words(name):
                self._by_word[word].append(person)
        for name, person in self._people.items():
            first = name.split()[0]
            if first in gazetteer().given or first in lexicon().family_first:
                self._by_first[first].append(person)
        for entity in found:
            if entity.name in longest:
                self._people[longest[entity.name]].titles.update(self._titles_before(entity))

    def name(self, entity: Entity) -> str:
        """Return whom a name means; to be asked in text order."""
        if full := self._full.get(entity.name):
            person = self._people[full]
            person.last_seen = person.last_full = entity.start
            return full
        meant = self._meant(entity)
        if meant is None:
            return entity.name
        meant.last_seen = entity.start
        return meant.name

    def _meant(self, entity: Entity) -> _Person | None:
        known = self._by_word.get(entity.name) or self._by_first.get(entity.name, [])
        if len(known) < 2:
            return known[0] if known and not _contradicts(known[0], self._titles_before(entity)) else None
        titles = self._titles_before(entity)
        fitting = [person for person in known if not _contradicts(person, titles)]
        by_title = [person for person in fitting if titles & person.titles]
        candidates = by_title or fitting
        if len(candidates) == 1:
            return candidates[0]
        near = sorted((p for p in candidates if p.last_seen >= 0), key=lambda p: -p.last_seen)
        if not near or (len(near) > 1 and self._in_one_breath(near[0], near[1])):
            return None
        return near[0]

    def _in_one_breath(self, one: _Person, other: _Person) -> bool:
        """Tell whether two people were last named in full in one sentence, and neither since."""
        first, last = sorted((one.last_full, other.last_full))
        since = one.last_seen > last or other.last_seen > last
        return not since and not _STOP.search(self._text, first, last)

    def _titles_before(self, entity: Entity) -> set[str]:
        before = _TITLE_BEFORE.search(self._text, max(0, entity.start - 60), entity.start)
        return set(before.group(1).split()) & lexicon().titles if before else set()


def _contradicts(person: _Person, titles: set[str]) -> bool:
    """Tell whether "Mrs" or "Mr" stands before a name that this person's given name or title denies."""
    given, names = person.name.split()[0], gazetteer()
    if titles & _WOMEN:
        return bool(person.titles & _MEN) or (given in names.men and given not in names.women)
    if titles & _MEN:
        return bool(person.titles & _WOMEN) or (given in names.women and given not in names.men)
    return False


def calling_words(name: str) -> set[str]:
    """Return the parts of a full name that may stand for it: the family name, also with its particle."""
    words = [word for word in name.split() if word not in ("Jr.", "Jr", "Sr.", "III", "II")]
    found = {words[-1]} if words else set()
    for position in range(1, len(words) - 1):
        if words[position][0].islower() or (len(words) > 2 and not words[position].endswith(".")):
            found.add(" ".join(words[position:]))
    if words and words[-1].startswith(("al-", "el-", "Al-", "El-")):
        found.add(words[-1][3:])
    return found


def _longest_of(names: Sequence[str]) -> dict[str, str]:
    """Return for each full name the longest of the same person ("Barack H. Obama" for "Barack Obama")."""
    by_ends: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        words = name.split()
        by_ends[words[0], words[-1]].append(name)
    found: dict[str, str] = {}
    for group in by_ends.values():
        longest = max(group, key=lambda name: (len(name.split()), -group.index(name)))
        for name in group:
            found[name] = longest if set(name.split()) <= set(longest.split()) else name
    return found


class _Bodies:
    """The organisations of an article by acronym and by short form."""

    def __init__(self, text: str, found: Sequence[Entity]) -> None:
        self._names = {e.name for e in found if e.kind is Kind.ORGANIZATION}
        self._short: dict[str, str] = {}
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        for name in sorted(self._names):
            self._add(name)
        for longer, shorter in pairwise(found):
            between = text[longer.end : shorter.start] if shorter.start - longer.end < 8 else "-"
            both = longer.kind is shorter.kind is Kind.ORGANIZATION and " " in longer.name
            fits = shorter.name.isupper() and shorter.name[0] in acronym_of(longer.name.split())
            if both and fits and _EXPLAINED.match(between):
                self._short[shorter.name] = longer.name

    def _add(self, name: str) -> None:
        words = name.split()
        if len(words) < 2:
            return
        acronym = acronym_of([word for word in words if word not in lexicon().company_endings])
        if len(acronym) > _FEWEST_INITIALS or name in ("United Nations", "European Union"):
            self._by_word[acronym].add(name)
        if words[-1] in lexicon().company_endings:
            self._by_word[" ".join(words[:-1])].add(name)
        elif words[-1] in lexicon().organization_words:
            self._by_word[words[-1]].add(name)
        if words[0] in lexicon().organization_heads and len(words) > 2 and words[1] in ("of", "for"):
            self._by_word[words[0]].add(name)

    def name(self, name: str) -> str:
        """Return the article's longest form of an organisation's name."""
        bare = name.removeprefix("The ")
        plain = bare.replace(".", "") if bare.isupper() else bare
        if long := self._short.get(name) or self._short.get(plain):
            return long
        if outlet := outlet_name(name, self._names):
            return outlet
        longer = self._by_word.get(plain, set())
        return next(iter(longer)) if len(longer) == 1 else name


def outlet_name(name: str, bodies: set[str]) -> str | None:
    """Return the longest form of an outlet's name, short forms by what the article names; None for no outlet."""
    bare = name.removeprefix("The ").removeprefix("the ")
    known = _outlet_forms()
    if f"The {bare}" in lexicon().outlet_short or bare in lexicon().outlet_short:
        longer = lexicon().outlet_short.get(f"The {bare}") or lexicon().outlet_short[bare]
        named = [form for form in longer if form in bodies or form.removeprefix("The ") in bodies]
        if named or bare == "AP":
            return (named or longer)[0]
    return known.get(bare)


@cache
def _outlet_forms() -> dict[str, str]:
    return {form.removeprefix("The "): form for form in sorted(lexicon().outlets, key=len)}
