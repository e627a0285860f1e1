"""Which other events an event refers to: the nearest few of each kind, each with its reason.

`cites` joins what was said with its saying, `follows` what one article tells before and after, `shares` the nearest in
time that name the same people or places, `conflicts` what disagrees (`conflicts`). An event's references hang on its
neighbours alone (`Neighbours`: those that share an article or a name with it), so that a part of a project can be
referred anew without the rest, and the cost grows with the events and not with the pairs of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from math import log2
from typing import TYPE_CHECKING

from timeline_app.link.conflicts import conflicts_between, conflicts_within
from timeline_app.link.denials import Denials
from timeline_app.link.events import when
from timeline_app.link.opinions import told_once
from timeline_app.link.tallies import Tallies
from timeline_app.records import Reference, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.records import Article, Event, Mention

NEAREST = 3  # events that share a name, on each side
COUNTED = 20  # events that count the same, on each side
MOST = 6  # references of one kind
CONFLICTS = 24  # of them
COMMON = 60  # events that name somebody from which that alone joins nothing
NAMES = 8  # of an event by which it meets others, the rarest
LOOKALIKES = 12  # events that one is compared with for conflicts


class Neighbours:
    """Events as they are found by others: by article and by name, in date order."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self._place = {event.id: number for number, event in enumerate(events)}
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._counted: defaultdict[str, list[int]] = defaultdict(list)
        self._told: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._said: defaultdict[str, defaultdict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        self.tallies = Tallies(events)
        self._denials = Denials(events)
        for number, event in enumerate(events):
            for name in names_of(event):
                self._named[name].append(number)
            for fate in self.tallies.fates(event):
                self._counted[fate].append(number)
            for article, position in _first_of(event).items():
                if event.date is not None and event.mentions[position].role is Role.EVENT:
                    self._told[article].append((number, position))
            for position, mention in enumerate(event.mentions):
                self._said[mention.article][mention.start].append((number, position))

    def in_sentence(self, mention: Mention) -> Iterator[tuple[Event, int]]:
        """Yield the events that a mention's sentence reports, with the position of their mention there."""
        for number, position in self._said[mention.article].get(mention.start, ()):
            yield self.events[number], position

    def beside(self, event: Event, article: str) -> tuple[tuple[Event, int] | None, tuple[Event, int] | None]:
        """Return the dated events before and after one in the story of an article, each with its mention there."""
        story = self._told.get(article, [])
        at = bisect_left(story, (self._place[event.id], 0))
        if at == len(story) or story[at][0] != self._place[event.id]:
            return None, None
        before = story[at - 1] if at else None
        after = story[at + 1] if at + 1 < len(story) else None
        found = [(self.events[one[0]], one[1]) if one else None for one in (before, after)]
        return found[0], found[1]

    def count(self, name: str) -> int:
        """Return how many events name somebody."""
        return len(self._named.get(name, ()))

    def naming(self, name: str, event: Event) -> Iterator[Event]:
        """Yield the events nearest in date order that name somebody, NEAREST on each side."""
        yield from self._near(self._named.get(name, ()), event)

    def _near(self, known: Sequence[int], event: Event, most: int = NEAREST) -> Iterator[Event]:
        at = bisect_left(known, self._place[event.id])
        for number in known[max(0, at - most) : at + most + 1]:
            if number != self._place[event.id]:
                yield self.events[number]

    def counting(self, event: Event) -> Iterator[Event]:
        """Yield the events nearest in date order that count the same: as many dead, hurt or saved."""
        for fate in sorted(self.tallies.fates(event)):
            yield from self._near(self._counted[fate], event, COUNTED)

    def denials(self, event: Event, articles: Mapping[str, Article]) -> Iterator[Reference]:
        """Yield what other events' reports say of an event that its own deny, or deny of what they say."""
        return self._denials.of(event, self._place[event.id], articles)

    def hanging_on(self, event: Event) -> set[str]:
        """Return the ids of the events whose references may hang on this one."""
        near = {number for name in names_of(event) for number in self._named[name]}
        near.update(number for fate in self.tallies.fates(event) for number in self._counted[fate])
        for article in {mention.article for mention in event.mentions}:
            near.update(number for told in self._said[article].values() for number, _ in told)
        near.update(self._denials.against(event))
        return {self.events[number].id for number in near}


def refer(events: Sequence[Event], articles: Mapping[str, Article]) -> tuple[Event, ...]:
    """Return the events with their references to each other, all anew; `events` are in date order."""
    around = Neighbours(events)
    return tuple(replace(event, references=references_of(event, around, articles)) for event in events)


def references_of(event: Event, around: Neighbours, articles: Mapping[str, Article]) -> tuple[Reference, ...]:
    """Return an event's references, given its neighbours: the best few of each kind."""
    kept: list[Reference] = []
    count: defaultdict[str, int] = defaultdict(int)
    seen: set[tuple[str | None, ...]] = set()
    for reference in _all(event, around, articles):
        key = reference.kind, reference.about, reference.event, reference.ours, reference.theirs
        if key not in seen and count[reference.kind] < (CONFLICTS if reference.kind == "conflicts" else MOST):
            seen.add(key)
            count[reference.kind] += 1
            kept.append(reference)
    return tuple(kept)


def names_of(event: Event) -> dict[str, str]:
    """Return the people and places of an event that happened: as compared, and as written."""
    mentions = (mention for mention in event.mentions if mention.role is Role.EVENT)
    return {name.name.casefold(): name.name for m in mentions for name in (*m.people, *m.places)}


def _all(event: Event, around: Neighbours, articles: Mapping[str, Article]) -> Iterator[Reference]:
    alike = _alike(event, around)
    yield from told_once(_conflicts(event, around, articles, [other for other, _ in alike[:LOOKALIKES]]))
    yield from _cited(event, around)
    yield from _beside(event, around, articles)
    for other, names in alike[:NEAREST]:
        both = ", ".join(sorted(names)[:NEAREST])
        yield Reference("shares", other.id, 0, None, None, None, f"both name {both}")


def _conflicts(
    event: Event, around: Neighbours, articles: Mapping[str, Article], alike: Sequence[Event]
) -> Iterator[Reference]:
    """Yield what an event's reports disagree on with each other, then with the best attested of other events."""
    yield from conflicts_within(event, articles, around.tallies)
    yield from around.denials(event, articles)
    others = {other.id: other for other in (*alike, *around.counting(event))}.values()
    for other in sorted(others, key=lambda other: -other.rank):
        yield from conflicts_between(event, other, articles, around.tallies)


def _cited(event: Event, around: Neighbours) -> Iterator[Reference]:
    """Refer a reported event to the statement in its sentence by which it was made known, and back."""
    for own, mention in enumerate(event.mentions):
        for other, position in around.in_sentence(mention):
            theirs = other.mentions[position].role
            if other.id == event.id or theirs is mention.role:
                continue
            if mention.role is Role.EVENT and theirs is Role.STATEMENT:
                who = ", citing ".join(mention.attributed_to) or "the article"
                yield Reference("cites", other.id, position, None, None, None, f"{who} said so", own)
            elif mention.role is Role.STATEMENT and theirs is Role.EVENT:
                yield Reference("cites", other.id, position, None, None, None, "this is what was said", own)


def _beside(event: Event, around: Neighbours, articles: Mapping[str, Article]) -> Iterator[Reference]:
    """Refer a dated event to the one before and the one after it in each article that tells it."""
    for article, own in _first_of(event).items():
        title = articles[article].title
        before, after = around.beside(event, article)
        if before:
            why = f"the event before this in “{title}”"
            yield Reference("follows", before[0].id, before[1], None, None, None, why, own)
        if after:
            why = f"the next event in “{title}”"
            yield Reference("follows", after[0].id, after[1], None, None, None, why, own)


def _alike(event: Event, around: Neighbours) -> list[tuple[Event, list[str]]]:
    """Return the nearest events that share people or places, the most and the rarest first, with what they share."""
    names = names_of(event)
    rarest = sorted(names, key=lambda name: (around.count(name), name))[:NAMES]
    shared: dict[str, tuple[Event, list[str]]] = {}
    for name in rarest:
        for other in around.naming(name, event):
            shared.setdefault(other.id, (other, []))[1].append(name)

    def weight(found: tuple[Event, Iterable[str]]) -> tuple[float, int]:
        return -sum(1 / log2(1 + around.count(name)) for name in found[1]), abs(when(event)[0] - when(found[0])[0])

    joined = [one for one in shared.values() if len(one[1]) > 1 or around.count(one[1][0]) <= COMMON]
    return [(other, [names[name] for name in both]) for other, both in sorted(joined, key=weight)]


def _first_of(event: Event) -> dict[str, int]:
    """Map each article that tells an event to the position of its first mention there."""
    return {mention.article: position for position, mention in reversed(list(enumerate(event.mentions)))}
