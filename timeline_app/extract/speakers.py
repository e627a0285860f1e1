"""Decides by what name a source is called: "the paper" by the outlet's longest form, "Mr Abe" by the person's.

A pronoun means the one person named just before or, where there are several, whoever spoke or began a sentence last:
who is the subject is who is spoken of on (Grosz, Joshi and Weinstein 1995, centering). Where nothing is plain, the
source keeps its own words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from timeline_app.extract.entities import Kind, outlet_name
from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.quotations import quotations

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
OWN = frozenset(["I", "We", "we", "You", "you"])  # "I think it burned": who is quoted, or the article itself
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
_ANY_PRONOUN = re.compile(r"(?:he|she|they|it|I|we|you|who|which|that)", re.IGNORECASE)
_BEGINS = re.compile(  # "Later Mayor |Dahl|", "Dahl adviser |Berg|"
    r"(?:\A|\n|[.!?…][\"”’)]*\s)"
    r"(?!(?:If|When|While|As|After|Before|Although|Though|Because|Since|Once|Unless|Until|For|In|On|At|With|To|By|From|Of|Like|"
    r"Unlike|Despite)\s)(?:(?:[A-Z][\w.’'-]*|former|adviser|advisor|aide|spokesman|spokeswoman|consultant|strategist|lawyer|"
    r"attorney|senator|governor|president|secretary|minister|director|manager|chairman|chairwoman|leader|candidate|officer|"
    r"official|captain|judge|coach)\s){0,5}\Z"
)
_LONGEST = 100
_NEAR = 300  # characters before a pronoun in which its person is looked for
_FAR, _FEW = 900, 8  # characters, and people, before a pronoun among whom who spoke last is looked for


class Speakers:
    """Names the sources of one article; made from its entities."""

    def __init__(self, text: str, entities: Sequence[Entity], said: Sequence[Sequence[Attribution]] = ()) -> None:
        self._text = text
        self._said = said
        self._entities = entities
        self._starts = [e.start for e in entities]
        self._outlets = [
            (e.start, e.name) for e in entities if e.kind is Kind.ORGANIZATION and e.name in lexicon().outlets
        ]
        self._bodies = {e.name for e in entities if e.kind is Kind.ORGANIZATION}
        self._people = [(e.start, e.name) for e in entities if e.kind is Kind.PERSON]

    def name(self, attribution: Attribution) -> str | None:
        """Return the name of a source, None for an unnamed voice."""
        if attribution.source is None:
            return None
        start, end = attribution.source
        start, end = self._bounds(start, end)
        words = " ".join(self._text[start:end].split()).strip("\"“”‘’'` ")
        if generic := _GENERIC.match(words):
            return self._outlet_before(start, generic.group("kind")) or words
        if _PRONOUN.match(words):
            return self.person_before(start, words.lower()) or self._foremost(start, words.lower()) or words
        if _ADVERB.fullmatch(words):
            return None
        head = self._head(start, end)
        if head is None:
            return self._in_capitals(words) or outlet_name(words, self._bodies) or _shortened(words)
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

    def _foremost(self, position: int, pronoun: str) -> str | None:
        """Return who spoke or began a sentence last before a pronoun, if that is one person who fits it."""
        if self._is_quoted(position):
            return None  # who is quoted calls himself "I"
        at = bisect_left(self._prominent, (position, ""))
        for start, name in reversed(self._prominent[max(0, at - _FEW) : at]):
            if position - start > _FAR or not name:
                return None
            if self.fits(name, pronoun):
                return name
        return None

    @cached_property
    def _prominent(self) -> list[tuple[int, str]]:
        """Where a person speaks or begins a sentence, and who; nothing where somebody unnamed speaks."""
        sources = {one.source for said in self._said for one in said if one.source}
        found = {(span[0], who) for span in sources if (who := self._who(span)) is not None}
        for start, name in self._people:
            begins = _BEGINS.search(self._text, max(0, start - 60), start) is not None
            if begins and not self._is_quoted(start) and not self._owns(start, start + 60):
                found.add((start, name))
        return sorted(found)

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return quotations(self._text)

    def _is_quoted(self, position: int) -> bool:
        at = bisect_right(self._quoted, (position, len(self._text))) - 1
        return at >= 0 and position < self._quoted[at][1]

    def _who(self, source: tuple[int, int]) -> str | None:
        """Return the person whom a source names, "" for somebody unnamed, None for a pronoun or an organisation."""
        start, end = self._bounds(*source)
        head = self._head(start, end)
        if head is not None:
            return head.name if head.kind is Kind.PERSON else None
        return None if _ANY_PRONOUN.fullmatch(self._text, start, end) else ""

    def _head(self, start: int, end: int) -> Entity | None:
        within = self._entities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return next((e for e in within if self._is_head(e, start, end)), None)

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

    def _in_capitals(self, words: str) -> str | None:
        """Return the person whom a transcript writes "TAPPER" or "SEN. OLA NYS", if the article names one such."""
        if not words.isupper():
            return None
        last = words.casefold().split()[-1]
        fitting = {name for _, name in self._people if " " in name and name.casefold().split()[-1] == last}
        return fitting.pop() if len(fitting) == 1 else None

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
