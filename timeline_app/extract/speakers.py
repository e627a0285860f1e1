"""Decides by what name a source is called: "the paper" by the outlet's longest form, "Mr Abe" by the person's.

A pronoun is resolved only where one person alone was named just before; where nothing is plain, the source keeps
its own words.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from timeline_app.extract.entities import Kind, outlet_name
from timeline_app.extract.lexicon import gazetteer, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.attribution import Attribution
    from timeline_app.extract.entities import Entity

_GENERIC = re.compile(
    r"(?:the|this|that|its)\s+(?:\w+\s+)?(?:report|(?P<kind>"
    r"paper|newspaper|daily|agency|news agency|outlet|news outlet|"
    r"broadcaster|network|channel|station|website|site|wire))$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she)$", re.IGNORECASE)
_MRS = re.compile(r"\b(?:Mrs\.?|Ms\.?|Miss|Lady|Dame|Queen|Princess)\s(?:[A-Z]\w+\s)?\Z")
_TITLES = re.compile(r"(?<=\s)(?:[A-Z][\w.]+\s+){1,3}\Z")  # between a preposition and a name
_OTHER = {
    "he": re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE),
    "she": re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE),
}
_BESIDE = re.compile(  # what a source's words may begin or end with and is no part of who speaks
    r"(?s:.)*[\"“]\s?|(?s:.)*\s(?=(?:he|she|they|it|I|we|you)$)|"
    r"(?:however|meanwhile|though|instead|still|too|also),?\s",
    re.IGNORECASE,
)
_BESIDE_END = re.compile(r"[\s,]+(?:however|meanwhile|though|instead|still|too|also)$|(?<=[a-z]{3})\.$")
_POSSESSIVE = re.compile(r"[\w.-]+(?:\s[A-Z][\w.-]*){0,3}['’]s?\s")
_ADVERB = re.compile(r"[a-z]+ly")
_LONGEST = 100
_NEAR = 300  # characters before a pronoun in which its person is looked for


class Speakers:
    """Names the sources of one article; made from its entities."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._outlets = [
            (e.start, e.name) for e in entities if e.kind is Kind.ORGANIZATION and e.name in lexicon().outlets
        ]
        self._bodies = {e.name for e in entities if e.kind is Kind.ORGANIZATION}
        self._people = [(e.start, e.name) for e in entities if e.kind is Kind.PERSON]

    def name(self, attribution: Attribution, entities: Sequence[Entity]) -> str | None:
        """Return the name of a source, None for an unnamed voice; `entities` are those of its sentence."""
        if attribution.source is None:
            return None
        start, end = attribution.source
        start, end = self._bounds(start, end)
        words = " ".join(self._text[start:end].split()).strip("\"“”‘’'` ")
        if generic := _GENERIC.match(words):
            return self._outlet_before(start, generic.group("kind")) or words
        if _PRONOUN.match(words):
            return self.person_before(start, words.lower()) or words
        if _ADVERB.fullmatch(words):
            return None
        head = next((e for e in entities if self._is_head(e, start, end)), None)
        if head is None:
            return outlet_name(words, self._bodies) or _shortened(words)
        return head.name

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return where a source's words are without what stands beside them: "however, |the director|"."""
        before, after = start, end
        while after > start and self._text[after - 1] in "\"”’' ":
            after -= 1
        if led := _BESIDE.match(self._text, start, after):
            before = led.end()
        if ended := _BESIDE_END.search(self._text, before, after):
            after = ended.start()
        return (before, after) if before < after else (start, end)

    def person_before(self, position: int, pronoun: str, nearest: Sequence[int] = ()) -> str | None:
        """Return whom "he" or "she" must mean: the only one that fits, named from a place of `nearest` on.

        The last of them is some way before the position.
        """
        for number, first in enumerate([*(max(place, position - _NEAR) for place in nearest), position - _NEAR]):
            fitting = [(s, name) for s, name in self._people if first <= s < position and self.fits(name, pronoun)]
            if fitting:
                alone = len({name for _, name in fitting}) == 1
                alone = alone and not all(self._owns(s, position) for s, _ in fitting)
                # "The police questioned him, Ruiz said. He ...": who was a pronoun there already is nobody named.
                other = _OTHER[pronoun].search(self._text, first, fitting[0][0])
                if other and not number and other.start() > first + 4:
                    other = None  # amid a sentence it is mostly who is named after it
                return fitting[0][1] if alone and other is None else None
        return None

    def _owns(self, start: int, end: int) -> bool:
        """Tell whether a name only says whose something is ("one of Mr Vos’s ferries")."""
        return _POSSESSIVE.match(self._text, start, min(end, start + 60)) is not None

    def fits(self, name: str, pronoun: str) -> bool:
        """Tell whether a pronoun may mean a name: "she" a woman alone, since a ship is "she" too; "he" no woman."""
        given = name.split()[0]
        names = gazetteer()
        woman = name in self._women or (
            " " in name and given in names.women and given not in names.men and given not in lexicon().family_first
        )
        return woman if pronoun == "she" else not woman

    @cached_property
    def _women(self) -> frozenset[str]:
        """The people whom the article calls "Mrs" or "Ms"."""
        return frozenset(
            name for start, name in self._people if _MRS.search(self._text, max(0, start - 20), start) is not None
        )

    def _is_head(self, entity: Entity, start: int, end: int) -> bool:
        """Tell whether an entity is what a source names: its last words, or its first before a comma."""
        if not (start <= entity.start and entity.end <= end) or (
            entity.kind is Kind.PLACE and (entity.start, entity.end) != (start, end)
        ):
            return False
        before, after = self._text[start : entity.start], self._text[entity.end : end]
        led = (
            re.search(
                r"\b(?:of|for|at|in|from|with|by|to|near|and|the)\s+(?:the\s+)?$",
                _TITLES.sub("", before).lower(),
            )
            and before.strip().lower() != "the"
        )
        return (not after.strip(" \"”’'") and not led) or (
            not before.strip(" \"“‘'").removeprefix("The") and after.lstrip().startswith(",")
        )

    def _outlet_before(self, position: int, kind: str | None) -> str | None:
        """Return the outlet that "the paper" points back at: the last named before it whose kind fits."""
        kinds = lexicon().outlets
        fitting = [
            name for start, name in self._outlets if start < position and (kind is None or kind.lower() in kinds[name])
        ]
        return fitting[-1] if fitting else None


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    cut = max(words.rfind(",", 0, _LONGEST), words.rfind(" who ", 0, _LONGEST))
    return words[: cut if cut > 0 else words.rfind(" ", 0, _LONGEST - 1)] + ("" if cut > 0 else "…")
