"""Decides which words name people, places and organisations, by capitals, titles and word lists.

A short name gets the article's longest form. The boundary is `find_entities(text, spans)`: whatever finds names
better replaces what stands behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CAPITAL = r"(?:[A-Z]\.(?:\s?[A-Z]\.)*|(?:al-|el-)?[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w-]|['’](?!s\b)\w)*)"
_RUN = re.compile(
    rf"(?<![\w@#]){_CAPITAL}(?: (?:(?:of the|of|for|de|da|del|bin|bint|van|von|der|and) )?{_CAPITAL}|,? D\.C\.)*"
)
_LINK = re.compile(r"( (?:of the|of|for|and) )")
_WORD = re.compile(r"\S+")
_LOWER = re.compile(r"(?<![\w'’.-])[a-z]{2,}(?![\w-])")
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]own of|[Cc]ity of|[Vv]illage of|[Pp]ort of|[Cc]apital,?|[Oo]utside)\s+)$"
)
_PERSON_AFTER = re.compile(
    r"\s*,\s*(?:an?|the|who|whose|chief|head|director|\d\d)\b|\s+(?:said|says|told|who|was born|met|added)\b"
)


class Kind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a text: its span (code points, end exclusive), as written, and the article's longest form of it."""

    start: int
    end: int
    text: str
    kind: Kind
    name: str


def find_entities(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Entity, ...]:
    """Return the names in the given sentence spans of a text, in text order, each with the article's longest form."""
    lowered = frozenset(_LOWER.findall(text))
    found: list[Entity] = []
    people: set[str] = set()
    for start, end in spans:
        for entity in _in_sentence(text, start, end, lowered, people):
            if entity.kind is Kind.PERSON:
                people.update(entity.text.split())
            found.append(entity)
    return tuple(_with_longest_forms(found))


def _in_sentence(text: str, start: int, end: int, lowered: frozenset[str], people: set[str]) -> Iterator[Entity]:
    for run in _RUN.finditer(text, start, end):
        first, last = run.span()
        opening = not any(map(str.isalnum, text[start:first]))
        for a, b in _parts(text, first, last):
            span = _without_opener(text, a, b, lowered) if opening and a == first else (a, b)
            if span and (entity := _classified(text, *span, people)):
                yield entity


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a run at "of", "for" and "and" unless it is the name of one body ("Ministry of Foreign Affairs")."""
    words = lexicon()
    whole = text[start:end]
    if whole in words.places or whole in words.organizations:
        yield start, end
        return
    position, pending = start, ""
    pieces = _LINK.split(whole)
    for index in range(0, len(pieces), 2):
        piece = pieces[index]
        link = pieces[index + 1] if index + 1 < len(pieces) else ""
        pending += piece
        last_word = pending.split()[-1] if pending.split() else ""
        joins = link and (
            last_word in words.organization_heads or (pending != piece and link == " and " and index + 3 >= len(pieces))
        )
        if joins and link != " and ":
            pending += link
            continue
        if link == " and " and _joined_by_and(pending, pieces, index):
            pending += link
            continue
        yield position, position + len(pending)
        position += len(pending) + len(link)
        pending = ""


def _joined_by_and(before: str, pieces: list[str], index: int) -> bool:
    """Tell whether "and" stands inside one body's name: "Cabinet Intelligence and Research Office"."""
    words = lexicon()
    after = pieces[index + 2].split() if index + 2 < len(pieces) else []
    if not after or before in words.places or after[-1] not in words.organization_words:
        return False
    return (
        before.split()[-1] not in words.organization_words
        and len(after) <= 3
        and " ".join(after) not in words.organizations
    )


def _without_opener(text: str, start: int, end: int, lowered: frozenset[str]) -> tuple[int, int] | None:
    """Drop the words that are capitals only because they open the sentence; None where nothing is left."""
    words = lexicon()
    while start < end:
        word = _WORD.match(text, start, end)
        if word is None:
            return None
        token = word.group()
        known = (
            text[start:end] in words.places
            or text[start:end] in words.organizations
            or token in words.titles
            or token in words.places
        )
        common = token in words.openers or (token.lower() in lowered and token not in words.first_names)
        rest = text[word.end() + 1 : end]
        common = common or rest in words.organizations or rest in words.places
        if known or not common:
            return start, end
        start = min(end, word.end() + 1)
    return None


def _classified(text: str, start: int, end: int, people: set[str]) -> Entity | None:
    words = lexicon()
    whole = text[start:end]
    if whole in words.places:
        return Entity(start, end, whole, Kind.PLACE, whole)
    if whole in words.organizations:
        return Entity(start, end, whole, Kind.ORGANIZATION, whole)
    start, titled = _after_titles(text, start, end)
    whole = text[start:end]
    tokens = whole.split()
    while tokens and tokens[-1] in words.calendar:
        tokens.pop()
    if not tokens or (kind := _kind(" ".join(tokens), tokens, titled, _around(text, start, end), people)) is None:
        return None
    name = whole if tokens == whole.split() else whole[: whole.rindex(tokens[-1]) + len(tokens[-1])]
    return Entity(start, start + len(name), name, kind, " ".join(name.split()))


def _after_titles(text: str, start: int, end: int) -> tuple[int, bool]:
    """Return where a name begins after its demonyms and titles, and whether a title stood there."""
    words = lexicon()
    titled = False
    before = re.search(r"(\S+)\s+$", text[max(0, start - 25) : start])
    if before and before.group(1) in words.titles:
        titled = True
    while word := _WORD.match(text, start, end):
        rest = text[word.end() : end].strip()
        two = " ".join(text[start:end].split()[:2])
        if two in words.peoples and len(two) < end - start:
            start += len(two) + 1
            continue
        token = word.group()
        country = token in words.places and rest and rest.split()[0] in words.titles
        if not rest or not (token in words.peoples or token in words.titles or country):
            break
        if text[start:end] in words.organizations or (
            rest.split()[-1] in words.organization_words | words.place_endings and token not in words.titles
        ):
            break
        titled = titled or token in words.titles
        start = word.end() + 1
    return start, titled


def _around(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Return whether the words before point to a place, and the words after to a person."""
    return bool(_PLACE_BEFORE.search(text, max(0, start - 20), start)), bool(_PERSON_AFTER.match(text, end, end + 30))


def _kind(whole: str, tokens: list[str], titled: bool, around: tuple[bool, bool], people: set[str]) -> Kind | None:
    """Decide what a run of capitals names; None where nothing tells."""
    words = lexicon()
    if tokens[0] in words.places and all(
        token in words.peoples for token in whole.removeprefix(tokens[0]).split()[-1:]
    ):
        return None
    bare = words.nameless
    if whole in bare or all(token in bare for token in tokens):
        return None
    if whole in words.places:
        return Kind.PLACE
    if whole in words.organizations or whole.removeprefix("The ") in words.organizations:
        return Kind.ORGANIZATION
    body = words.organization_words.intersection(tokens[-1:] if len(tokens) < 3 else tokens)
    if body and len(tokens) > 1 and not titled:
        return Kind.ORGANIZATION
    if len(tokens) > 1 and (tokens[-1] in words.place_endings or (tokens[0] in words.place_openings and not titled)):
        return Kind.PLACE
    if (
        titled
        or tokens[0] in words.first_names
        or tokens[-1] in people
        or (len(tokens) > 1 and tokens[0] in words.family_first)
    ):
        return Kind.PERSON
    if tokens[0] in people and len(tokens) == 1:
        return Kind.PERSON
    return _kind_by_shape(whole, tokens, around)


def _kind_by_shape(whole: str, tokens: list[str], around: tuple[bool, bool]) -> Kind | None:
    place_before, person_after = around
    if len(tokens) == 1 and whole.isupper() and len(whole) > 1:
        return Kind.ORGANIZATION
    if place_before and (len(tokens) == 1 or not person_after):
        return Kind.PLACE
    if person_after or len(tokens) in (2, 3):
        return Kind.PERSON if len(tokens) < 5 and not whole.isupper() else None
    return None


def _with_longest_forms(found: list[Entity]) -> Iterator[Entity]:
    """Give every short name of a person the long form used last before it, else the only one of the article."""
    every = {e.name for e in found if e.kind is Kind.PERSON and " " in e.name}
    latest: dict[str, str] = {}
    bodies = {e.name for e in found if e.kind is Kind.ORGANIZATION}
    for entity in found:
        name = entity.name
        if entity.kind is Kind.PERSON and " " in name:
            latest[name.split()[-1]] = latest[name.split()[0]] = name
        elif entity.kind is Kind.PERSON:
            candidates = {other for other in every if name in (other.split()[0], other.split()[-1])}
            name = latest.get(name) or (candidates.pop() if len(candidates) == 1 else name)
        elif entity.kind is Kind.ORGANIZATION:
            name = outlet_name(name, bodies) or name
        yield entity if name == entity.name else replace(entity, name=name)


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
