"""Decides whom a short name means: of the people that the article names in full, the one it can only be.

Of several bearers of one family name, a title decides first: a captain is no senator, "Mrs" no David. Then the one who
was named in full in this sentence or the one before it; else the most prominent, whom the article names first and no
less often than the others. Two named in one breath leave a short name as it is, unless one of them is who the article
is about: a wrong name is worse than a short one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_labels import Entity, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TITLE_BEFORE = re.compile(r"((?:[A-Z][\w.-]*\s+){1,3})$")
_STOP = re.compile(
    r"(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bMs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\b[A-Z])[.!?]['\"”’)]?\s|\n"
)
_WOMEN, _MEN = (
    frozenset({"Mrs.", "Mrs", "Ms.", "Ms", "Miss", "Lady", "Dame", "Queen", "Princess"}),
    frozenset({"Mr.", "Mr", "Sir", "Lord", "King", "Prince"}),
)
# Callings that one person seldom unites in one article.
_CALLINGS = (
    frozenset({"Senator", "Sen", "President", "Governor", "Gov", "Secretary", "Minister", "Mayor", "Congressman"})
    | {"Congresswoman", "Rep", "Representative", "Chancellor", "Premier", "Ambassador", "Speaker", "Councillor"},
    frozenset({"Captain", "Capt", "Colonel", "Col", "Major", "Maj", "Lieutenant", "Lt", "Sergeant", "Sgt", "Admiral"})
    | {"Adm", "Commander", "Officer", "Detective", "Inspector", "Constable", "Sheriff"},
    frozenset({"Judge", "Justice"}),
    frozenset({"Bishop", "Archbishop", "Cardinal", "Pope", "Rev", "Reverend", "Father", "Imam", "Rabbi"}),
)
_PROMINENT = 3  # full names: whom the article is about, where all others together have half as many
_LAST_WORDS = ("Jr.", "Jr", "Sr.", "III", "II")


@dataclass(slots=True)
class _Person:
    """Someone the article names in full: the longest form, how often, by which titles, and where last."""

    name: str
    count: int = 0
    titles: set[str] = field(default_factory=set)
    last_full: int = -1


class People:
    """The people of an article by each word that may call them alone."""

    def __init__(self, text: str, found: Sequence[Entity]) -> None:
        self._text = text
        full = [e.name for e in found if e.kind is Kind.PERSON and " " in e.name]
        longest = _longest_of(full)
        self._full = longest
        self._people = {name: _Person(name) for name in longest.values()}
        self._by_word: defaultdict[str, list[_Person]] = defaultdict(list)
        self._by_first: defaultdict[str, list[_Person]] = defaultdict(list)
        for name, person in self._people.items():
            for word in calling_words(name):
                self._by_word[word].append(person)
            first = name.split()[0]
            if first in gazetteer().given or first in lexicon().family_first:
                self._by_first[first].append(person)
        for name in full:
            self._people[longest[name]].count += 1
        for entity in found:
            if entity.name in longest:
                self._people[longest[entity.name]].titles.update(self._titles_before(entity))

    def name(self, entity: Entity) -> str:
        """Return whom a name means; to be asked in text order."""
        if full := self._full.get(entity.name):
            self._people[full].last_full = entity.start
            return full
        meant = self._meant(entity)
        return entity.name if meant is None else meant.name

    def _meant(self, entity: Entity) -> _Person | None:
        known = self._by_word.get(entity.name) or self._by_first.get(entity.name, [])
        if not known:
            return None
        titles = self._titles_before(entity)
        fitting = [person for person in known if not _contradicts(person, titles)]
        candidates = [person for person in fitting if titles & person.titles] or fitting
        if len(candidates) < 2:
            if candidates and titles & candidates[0].titles:
                candidates[0].last_full = entity.start  # a title and a name are as good as the full name
            return candidates[0] if candidates else None
        best = max(candidates, key=lambda person: person.count)  # the first named, of equals
        others = sum(person.count for person in candidates) - best.count
        near = self._just_named(entity, candidates)
        if len(near) == 1:
            return near[0]
        prominent = best.count >= _PROMINENT and best.count >= 2 * others
        return best if prominent or (not near and best is candidates[0] and best.last_full >= 0) else None

    def _just_named(self, entity: Entity, people: Iterable[_Person]) -> list[_Person]:
        """Return who of some people was named in full in this sentence or the one before it."""
        return [p for p in people if p.last_full >= 0 and self._is_near(p.last_full, entity.start)]

    def _is_near(self, start: int, end: int) -> bool:
        stop = _STOP.search(self._text, start, end)
        return stop is None or _STOP.search(self._text, stop.end(), end) is None

    def _titles_before(self, entity: Entity) -> set[str]:
        before = _TITLE_BEFORE.search(self._text, max(0, entity.start - 60), entity.start)
        return set(before.group(1).split()) & lexicon().titles if before else set()


def _contradicts(person: _Person, titles: set[str]) -> bool:
    """Tell whether the titles before a name are denied by this person's given name or titles."""
    given, names = person.name.split()[0], gazetteer()
    if titles & _WOMEN:
        return bool(person.titles & _MEN) or (given in names.men and given not in names.women)
    if titles & _MEN and (person.titles & _WOMEN or (given in names.women and given not in names.men)):
        return True
    ours, theirs = _callings(titles), _callings(person.titles)
    return bool(ours and theirs and ours.isdisjoint(theirs))


def _callings(titles: set[str]) -> set[int]:
    plain = {title.rstrip(".") for title in titles}
    return {number for number, calling in enumerate(_CALLINGS) if plain & calling}


def calling_words(name: str) -> set[str]:
    """Return the parts of a full name that may stand for it: the family name, also with its particle."""
    words = [word for word in name.split() if word not in _LAST_WORDS]
    found = {words[-1]} if words else set()
    for position in range(1, len(words) - 1):
        if words[position][0].islower() or (len(words) > 2 and not words[position].endswith(".")):
            found.add(" ".join(words[position:]))
    if words and words[-1].startswith(("al-", "el-", "Al-", "El-")):
        found.add(words[-1][3:])
    return found


def _longest_of(names: Sequence[str]) -> dict[str, str]:
    """Return for each full name the longest of the same person ("Barack H. Obama" for "Barack Obama").

    Hyphens and capitals after them tell nobody apart: "Kim Jong Un" is Kim Jong-un.
    """
    by_ends: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        words = _plain(name)
        by_ends[words[0], words[-1]].append(name)
    found: dict[str, str] = {}
    for group in by_ends.values():
        longest = max(group, key=lambda name: (len(_plain(name)), -group.index(name)))
        for name in group:
            found[name] = longest if set(_plain(name)) <= set(_plain(longest)) else name
    return found


def _plain(name: str) -> list[str]:
    return name.casefold().replace("-", " ").split()
