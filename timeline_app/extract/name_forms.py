"""Decides what a short name means: the longest form of it that the article itself uses.

Of people `name_people` decides. Acronyms mean the body whose initials they are, or that the article explains by them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import lexicon
from timeline_app.extract.name_labels import Entity, Kind
from timeline_app.extract.name_people import People
from timeline_app.extract.name_votes import acronym_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXPLAINED = re.compile(r"\s?\(\s?(?:the |or )?[\"“‘']?$")
_SAME_PLACE = (
    ("United States", ("U.S.", "US", "USA", "U.S.A.", "United States of America")),
    ("United Kingdom", ("U.K.", "UK")),
    ("United Arab Emirates", ("UAE", "U.A.E.")),
    ("European Union", ("EU", "E.U.")),
)
_FEWEST_INITIALS = 2


def with_longest_forms(text: str, found: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return an article's names, in text order, each with the article's longest form."""
    people = People(text, found)
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
        named.append(
            entity if name == entity.name else Entity(entity.start, entity.end, entity.text, entity.kind, name)
        )
    return tuple(named)


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
