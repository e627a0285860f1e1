"""A sentence with everything that was found in it, and the mention of it that every report begins from."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import starmap
from typing import TYPE_CHECKING, TypeVar

from timeline_app.extract.entities import Kind
from timeline_app.extract.speakers import OWN
from timeline_app.records import Mention, Name, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.extract.attribution import Attribution
    from timeline_app.extract.entities import Entity
    from timeline_app.extract.sentences import Sentence
    from timeline_app.extract.speakers import Speakers
    from timeline_app.extract.tagging import Tagged
    from timeline_app.records import Article

Span = tuple[int, int]
_Named = tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]
Part = TypeVar("Part", "Timex3", "Entity")

_REPORTED_QUESTION = re.compile(r"(?P<before>\s*(?:[^\"“”`?\s]+\s+){4,})(?:[\"“]|``)[^\"“”`]*\?\Z")
_MARK = re.compile("[“\"]|``|''")
_ABOUT_SOURCE = re.compile(r"\s*,?\s*(?:who|which)\s")
_FEMALE = re.compile(
    r"\b(?:woman|\w+woman|wife|mother|sister|daughter|girl|lady|widow|actress|queen|ship|steamship|steamer|liner|vessel|ferry|"
    r"yacht|schooner|tanker|freighter|trawler)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:statement|report|message|letter|article|filing|document|book|study|poll|ad|tweet|ministry|agency|company|government|"
    r"paper|newspaper|department|office|group|party|bank|court|commission|committee|campaign|website|survey)\b",
    re.IGNORECASE,
)
_KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION)
_ROLE = re.compile(r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Oo]ne)\s[\w’' -]{3,40}$")


@dataclass(slots=True, eq=False)
class Told:
    """A sentence with what was found in it; what is asked for again is worked out once. Not to be changed."""

    article: Article
    sentence: Sentence
    times: tuple[Timex3, ...]
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    speakers: Speakers
    tagged: Tagged  # the words of the whole article
    asked: int = field(init=False)  # where its question begins, else its end
    _named: _Named | None = field(default=None, init=False)
    _voices: dict[Span | None, str | None] = field(default_factory=dict, init=False)  # by where the source stands

    def __post_init__(self) -> None:
        """Look for the question: one that is only quoted at the end leaves what stands before it a report."""
        self.asked = self.sentence.end
        bare = self.sentence.text.rstrip("\"”’' ")
        if bare.endswith("?"):
            reported = _REPORTED_QUESTION.match(bare)
            self.asked = self.sentence.start + (reported.end("before") if reported else 0)

    @property
    def asks(self) -> bool:
        """Whether it is a question as a whole."""
        return self.asked == self.sentence.start

    def covering(self, position: int) -> list[Attribution]:
        """Return the attributions in whose content a position stands, outermost first."""
        return [a for a in self.attributions if a.says(position)]

    def sources(self, attributions: Sequence[Attribution]) -> tuple[str, ...]:
        """Return the names of the sources of attributions, each once; "I" is whose words these are already."""
        if not attributions:
            return ()
        named = map(self.voice, attributions)
        return tuple(dict.fromkeys(name for name in named if name and name not in OWN))

    def voice(self, attribution: Attribution) -> str | None:
        """Return the name of the source of an attribution, None for an unnamed voice."""
        source = attribution.source
        if source not in self._voices:
            self._voices[source] = self.speakers.name(attribution)
        return self._voices[source]

    def region(self, position: int, reporting: Sequence[Attribution] = ()) -> Span:
        """Return the stretch of the sentence that one voice tells around a position."""
        if reporting:
            return reporting[-1].reach[0], reporting[-1].cue[0]
        start, end = self.sentence.start, self.sentence.end
        for attribution in self.attributions:
            for part in (attribution.content, attribution.rest):
                if part and part[0] <= position < part[1]:
                    start, end = max(start, part[0]), min(end, part[1])
        for attribution in self.attributions:
            first, last = attribution.reach
            if (
                attribution.source
                and attribution.source[1] > attribution.cue[1]
                and _ABOUT_SOURCE.match(self.article.text, last)
            ):
                last = attribution.source[0]
            if attribution.says(position):
                continue
            if last <= position:
                start = max(start, last)
            elif first > position:
                end = min(end, first)
        return start, end

    def whom(self, position: int, pronoun: str, *, said: bool = False) -> str | None:
        """Return whom a pronoun means: the source, else for "he" and "she" the only fitting person named before.

        `said`: of nobody but the source.
        """
        personal = pronoun in ("he", "she")
        covering = self.covering(position)
        if not covering and (said or not personal):
            return None
        kinds = (Kind.PERSON,) if personal else (Kind.PLACE, Kind.ORGANIZATION)
        written = {e.name: e.text for e in self.entities if e.kind in kinds}
        if personal and covering and _MARK.search(self.article.text, *self._around(covering[-1].content[0])):
            return None  # who is quoted calls himself "I"
        if personal and covering:
            inner = max(covering[0].content[0], self.sentence.start)
            spoken_of = {e.text for e in self.entities if e.kind is Kind.PERSON and inner <= e.start < position}
            if spoken_of:
                only = spoken_of.pop() if len(spoken_of) == 1 else None
                return only if only and self.speakers.fits(only, pronoun) else None
        for name in reversed(self.sources(covering)):
            body = any(e.name == name for e in self.entities)
            role = _ROLE.match(name) if personal and not body else None
            if role and not _THING.search(name) and (_FEMALE.search(name) is not None) is (pronoun == "she"):
                return name
            if name in written and (not personal or self.speakers.fits(name, pronoun)):
                return written[name]
        if said or not personal:
            return None
        who = self.speakers.person_before(position, pronoun, (self.sentence.start, self._sentence_before()))
        return who if who and " " in who else None  # one word may be a place taken for a person

    def _around(self, position: int) -> Span:
        return max(0, position - 2), position + 2

    def _sentence_before(self) -> int:
        """Return where the sentence before this one begins."""
        number = bisect_left(self.tagged.bounds, bisect_left(self.tagged.starts, self.sentence.start))
        return self.tagged.starts[self.tagged.bounds[number - 1]] if number else self.sentence.start

    def mention(
        self,
        label: str,
        role: Role = Role.EVENT,
        status: Status = Status.REPORTED,
        *,
        date: Edtf | None = None,
        time: Timex3 | None = None,
        leans_on: str | None = None,
        trigger: Span | None = None,
        attributed_to: tuple[str, ...] = (),
    ) -> Mention:
        """Return a mention of this sentence; the names are all that stand in it."""
        people, places, organizations = self._names()
        return Mention(
            article=self.article.id,
            start=self.sentence.start,
            end=self.sentence.end,
            text=self.sentence.text,
            label=label,
            date=date,
            time=time,
            role=role,
            status=status,
            attributed_to=attributed_to,
            leans_on=leans_on,
            trigger=trigger,
            people=people,
            places=places,
            organizations=organizations,
        )

    def only_within(self, mention: Mention, span: Span) -> Mention:
        """Return a mention of this sentence with the names alone that stand in one stretch of it."""
        inner = replace(self, entities=tuple(e for e in self.entities if span[0] <= e.start < span[1]))
        people, places, organizations = inner._names()
        return replace(mention, people=people, places=places, organizations=organizations)

    def _names(self) -> _Named:
        """Return the names of people, places and organisations, each once."""
        if not self.entities:
            return (), (), ()
        if self._named is None:
            found: dict[Kind, dict[tuple[str, str], None]] = {kind: {} for kind in _KINDS}
            for entity in self.entities:
                found[entity.kind][entity.name, entity.text] = None
            people, places, organizations = (tuple(starmap(Name, names)) for names in found.values())
            self._named = people, places, organizations
        return self._named


def by_sentence(parts: Sequence[Part], sentences: Iterable[Sentence]) -> list[tuple[Part, ...]]:
    """Return for each sentence those of `parts`, which are in text order, that begin in it."""
    starts = [part.start for part in parts]
    return [tuple(parts[bisect_left(starts, s.start) : bisect_left(starts, s.end)]) for s in sentences]
