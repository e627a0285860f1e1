"""Decides which sentences report a dated event, by which expression each is dated, and who says so.

A date in a reporting clause dates the saying, one in its content dates what is said: the two never mix. Each clause
with a date of its own makes a mention; the headline leans on the lead. What dates nothing (durations, repeated
times) makes none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.attribution import attributions_in
from timeline_app.extract.clauses import Clause, after_fronted, split_clauses
from timeline_app.extract.cues import find_verb
from timeline_app.extract.dating import choose, coordinated_spans, dates_events, joined_date
from timeline_app.extract.entities import Kind, find_entities
from timeline_app.extract.labels import LONGEST, make_label, without_times
from timeline_app.extract.sentences import split_sentences
from timeline_app.extract.speakers import Speakers
from timeline_app.extract.status import status_of
from timeline_app.extract.telling import fronted_label, tell_event, tell_saying
from timeline_app.records import Mention, Name, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.extract.attribution import Attribution
    from timeline_app.extract.entities import Entity
    from timeline_app.extract.sentences import Sentence
    from timeline_app.records import Article

Span = tuple[int, int]

ON_OR_BEFORE = "on or before publication"
_ABOUT_SOURCE = re.compile(r"\s*,?\s*(?:who|which)\s")
_ROLE = re.compile(r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Oo]ne)\s[\w’' -]{3,40}$")
_SHORTEST_LEAD = 40  # a shorter first line is a dateline, a byline or a caption
_FEWEST_WORDS = 2  # in a label


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with what was found in it."""

    article: Article
    sentence: Sentence
    times: tuple[Timex3, ...]
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    speakers: Speakers

    def covering(self, position: int) -> list[Attribution]:
        """Return the attributions in whose content a position stands, outermost first."""
        return [a for a in self.attributions if a.says(position)]

    def sources(self, attributions: Sequence[Attribution]) -> tuple[str, ...]:
        """Return the names of the sources of attributions, each once."""
        named = (self.speakers.name(a, self.entities) for a in attributions)
        return tuple(dict.fromkeys(name for name in named if name))


def find_mentions(article: Article, times: Sequence[Timex3]) -> tuple[Mention, ...]:
    """Return what the article reports of events, in text order; `times` are its expressions outside furniture."""
    sentences = split_sentences(article)
    entities = find_entities(article.text, [(s.start, s.end) for s in sentences])
    speakers = Speakers(article.text, entities)
    headline: Told | None = None
    lead: list[Mention] | None = None
    found: list[Mention] = []
    for sentence in sentences:
        within = _inside(times, sentence)
        opens = headline is not None and lead is None and len(sentence.text) >= _SHORTEST_LEAD
        if not within and not sentence.headline and not opens:
            continue
        said = () if sentence.headline else tuple(attributions_in(article.text, sentence.start, sentence.end))
        told = Told(article, sentence, within, said, _inside(entities, sentence), speakers)
        if sentence.headline:
            headline = told
            continue
        made = list(_mentions_of(told))
        found += made
        lead = made if opens else lead
    if headline is not None:
        found.append(_of_headline(headline, lead or []))
    return tuple(sorted(found, key=lambda m: (m.start, m.time.start if m.time else -1, m.role)))


Part = TypeVar("Part", "Timex3", "Entity")


def _inside(parts: Sequence[Part], sentence: Sentence) -> tuple[Part, ...]:
    first = bisect_left(parts, sentence.start, key=lambda part: part.start)
    last = bisect_left(parts, sentence.end, key=lambda part: part.start)
    return tuple(parts[first:last])


def _mentions_of(told: Told) -> Iterator[Mention]:
    """Yield the mentions of one sentence: its events by clause, and the statements whose saying is dated."""
    usable = [t for t in told.times if dates_events(told.article.text, t)]
    if not usable or told.sentence.text.rstrip("\"”’' ").endswith("?"):
        return
    regions: dict[Span, list[Timex3]] = {}
    saying: dict[Span, tuple[Attribution, list[Timex3]]] = {}
    for time in usable:
        reporting = [a for a in told.attributions if a.reports(time.start) and a.source]
        if reporting and not _of_source(told, reporting[-1], time):
            saying.setdefault(reporting[-1].reach, (reporting[0], []))[1].append(time)
        else:
            regions.setdefault(_region(told, time, reporting), []).append(time)
    for region, times in regions.items():
        yield from _events(told, region, times)
    for attribution, times in saying.values():
        if statement := _statement(told, attribution, times):
            yield statement


def _of_source(told: Told, attribution: Attribution, time: Timex3) -> bool:
    """Tell whether a date belongs to a clause about the source ("Smith, who resigned in May, said")."""
    if time.start >= attribution.cue[0] or attribution.source is None or time.start < attribution.source[0]:
        return False
    clauses = split_clauses(told.article.text, attribution.reach[0], attribution.cue[0])
    return any(c.subject and c.start <= time.start < c.end for c in clauses)


def _region(told: Told, time: Timex3, reporting: Sequence[Attribution]) -> Span:
    """Return the stretch of the sentence that one voice tells around an expression."""
    if reporting:
        return reporting[-1].reach[0], reporting[-1].cue[0]
    start, end = told.sentence.start, told.sentence.end
    for attribution in told.attributions:
        for part in (attribution.content, attribution.rest):
            if part and part[0] <= time.start < part[1]:
                start, end = max(start, part[0]), min(end, part[1])
    for attribution in told.attributions:
        first, last = attribution.reach
        if (
            attribution.source
            and attribution.source[1] > attribution.cue[1]
            and _ABOUT_SOURCE.match(told.article.text, last)
        ):
            last = attribution.source[0]
        if attribution.says(time.start):
            continue
        if last <= time.start:
            start = max(start, last)
        elif first > time.start:
            end = min(end, first)
    return start, end


def _events(told: Told, region: Span, times: Sequence[Timex3]) -> Iterator[Mention]:
    text = told.article.text
    clauses = split_clauses(text, *region, whole=coordinated_spans(text, told.times))
    first = _fronted(told, clauses[0], times)
    if first is not None:
        phrase, times = first, [t for t in times if t.start >= first.end]
        label = fronted_label(without_times(text, (phrase.start, phrase.end), [(t.start, t.end) for t in told.times]))
        inside = [t for t in told.times if phrase.start <= t.start < phrase.end and dates_events(text, t)]
        if label and inside:
            yield _event(told, phrase, inside[:1], label)
        clauses[0] = Clause(phrase.end, clauses[0].end, clauses[0].subject)
    for clause in clauses:
        own = [t for t in times if clause.start <= t.start < clause.end]
        if not own:
            continue
        chosen = choose(text, clause.start, clause.end, own)
        person = _person(told, clause)
        wider = _with_complement(text, clause, clauses, times)
        label = _in_third_person(told, clause, tell_event(text, wider, chosen, told.times, person))
        if clause is not clauses[0] and _is_scrap(text, clause, label):
            continue
        if _tells(label):
            yield _event(told, clause, chosen, label)


def _with_complement(text: str, clause: Clause, clauses: Sequence[Clause], times: Sequence[Timex3]) -> Clause:
    """Return a clause with the undated "that ..." it leads up to ("urged on Friday that ...")."""
    following = next((c for c in clauses if c.start > clause.start), None)
    if following is None or following.subject or text[clause.end : following.start].strip(" ,") != "that":
        return clause
    dated = any(following.start <= t.start < following.end for t in times)
    return clause if dated else replace(clause, end=following.end)


def _in_third_person(told: Told, clause: Clause, label: str) -> str:
    """Put the speaker before words that speak of "I" or "we"."""
    speakers = told.sources(told.covering(clause.start))
    if re.match(r"[“\"]?(?:I|We|My|Our)\b", label) and speakers:
        label = f"{speakers[-1]}: {label}"[:LONGEST]
        return label[0].upper() + label[1:]
    return label


def _fronted(told: Told, clause: Clause, times: Sequence[Timex3]) -> Clause | None:
    """Return the phrase before the subject, with a noun and a date of its own, where the clause has another date."""
    text = told.article.text
    after = after_fronted(text, clause.start, clause.end)
    own = [t for t in times if t.start < after]
    others = [t for t in times if after <= t.start < clause.end]
    if not own or not others:
        return None
    words = without_times(text, (clause.start, after), [(t.start, t.end) for t in own])
    return Clause(clause.start, after) if len(words.split()) >= 3 else None


def _person(told: Told, clause: Clause) -> str | None:
    """Return whom a leading pronoun means: the source, else for "he" and "she" the only person named before."""
    personal = told.article.text[clause.start : clause.end].lstrip('“"‘ ')[:4].lower().startswith(("he ", "she "))
    kinds = (Kind.PERSON,) if personal else (Kind.PLACE, Kind.ORGANIZATION)
    written = {e.name: e.text for e in told.entities if e.kind in kinds}
    for name in reversed(told.sources(told.covering(clause.start))):
        if name in written or (personal and _ROLE.match(name)):
            return written.get(name, name)
    return told.speakers.person_before(clause.start) if personal else None


def _is_scrap(text: str, clause: Clause, label: str) -> bool:
    """Tell whether what a break cut off has neither verb nor subject nor enough words to tell anything."""
    return clause.subject is None and len(label.split()) < 4 and find_verb(text, clause.start, clause.end) is None


def _tells(label: str) -> bool:
    return len(label.split()) >= _FEWEST_WORDS and any(map(str.islower, label))


def _event(told: Told, clause: Clause, chosen: Sequence[Timex3], label: str) -> Mention:
    covering = told.covering(chosen[0].start)
    status = status_of(told.article.text[clause.start : clause.end], covering)
    mention = _mention(told, label, status=status)
    return replace(mention, date=joined_date(chosen), time=chosen[0], attributed_to=told.sources(covering))


def _statement(told: Told, attribution: Attribution, times: Sequence[Timex3]) -> Mention | None:
    text = told.article.text
    chosen = choose(text, *attribution.reach, times)
    speaker = told.speakers.name(attribution, told.entities)
    if speaker is None:
        return None
    content = without_times(text, attribution.content, [(t.start, t.end) for t in told.times])
    label = tell_saying(speaker, text[slice(*attribution.cue)], content)
    outer = told.sources(told.covering(attribution.cue[0]))
    mention = _mention(told, label, role=Role.STATEMENT)
    return replace(mention, date=joined_date(chosen), time=chosen[0], attributed_to=outer)


def _of_headline(told: Told, lead: Sequence[Mention]) -> Mention:
    """Return the mention of a headline, dated by its own words, else by the lead, else on or before publication."""
    own = [t for t in told.times if dates_events(told.article.text, t)]
    if own:
        made = list(_events(told, (told.sentence.start, told.sentence.end), own))
        if made:
            return made[0]
    mention = _mention(told, make_label(told.sentence.text), status=status_of(told.sentence.text, ()))
    events = [m for m in lead if m.role is Role.EVENT and m.time is not None]
    leading = max(events, key=lambda m: (m.date is not None, _shared_words(m.label, mention.label)), default=None)
    if leading is not None and leading.time is not None:
        words = f"the lead: “{leading.time.text}”"
        return replace(mention, date=leading.date, leans_on=words, attributed_to=leading.attributed_to)
    published = told.article.published
    if published is None or mention.status is Status.PLANNED:
        return replace(mention, leans_on="a lead that gives no date")
    return replace(mention, date=Edtf.parse(f"../{published}"), leans_on=ON_OR_BEFORE)


def _shared_words(one: str, other: str) -> int:
    """Count the words that begin alike in two labels."""
    return len({word[:4].lower() for word in one.split()} & {word[:4].lower() for word in other.split()})


def _mention(told: Told, label: str, role: Role = Role.EVENT, status: Status = Status.REPORTED) -> Mention:
    sentence = told.sentence
    return Mention(
        article=told.article.id,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        label=label,
        date=None,
        time=None,
        role=role,
        status=status,
        people=_names(told, Kind.PERSON),
        places=_names(told, Kind.PLACE),
        organizations=_names(told, Kind.ORGANIZATION),
    )


def _names(told: Told, kind: Kind) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(Name(e.name, e.text) for e in told.entities if e.kind is kind))
