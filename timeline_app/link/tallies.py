"""Which reports count the same and cannot both be true: so many dead here, so many there.

A count belongs to the report in whose label it stands, or else to that of its sentence whose own word is nearest.
Within one event, and between two events of one story, counts disagree where they count the same (`counts`), no number
fits both as written, and neither is told of another place. A few dead are of the same fight only in sentences that are
nearly the same; totals are told on later days too. A later and larger toll may be a new count: the reason says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import product
from math import inf
from typing import TYPE_CHECKING

from timeline_app.link.background import cosine
from timeline_app.link.counts import AWAY, counts_of, may_count
from timeline_app.link.features import compared, located_in
from timeline_app.link.numbers import NUMBER_WORDS
from timeline_app.link.sides import Side, days_apart, disagreement, of_one_story, one_voice
from timeline_app.link.words import stem, words_of
from timeline_app.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.link.counts import Count
    from timeline_app.records import Article, Event, Mention, Reference

LARGE = 100  # from which a count told on two days may be one total
TIMES = 3  # over that two totals of one thing may differ
LIKE = 0.6  # share of both labels' words from which two events look alike
SHARED = 3  # words that look-alikes share at least
ALIKE = 0.3  # cosine of what two reports of one event tell, from which they count the same few
PRINTED = 4  # days within which a few, or a count without a fate, are not counted on
COUNTED = 20  # reports of an event whose counts are held against another's
FEW = 4  # of which each is set against every other; of more each against the best only
MOST = 10  # counts of one kind within an event

# Who counts is who says so: "the committee had counted 12", "the ministry put the dead at 15".
_COUNTER = re.compile(r"\b(?:counted|puts? the|reckoned|tallied|listed|estimated)\b")


class Tallies:
    """What each report counts."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._beside: defaultdict[tuple[str, int], list[Mention]] = defaultdict(list)
        self._known: dict[str, Sequence[tuple[int, Count]]] = {}
        for event in events:
            for mention in event.mentions:
                self._beside[mention.article, mention.start].append(mention)

    def of(self, mention: Mention) -> Sequence[Count]:
        """Return what a report counts: in its label, and in its sentence where no other report is nearer."""
        if not may_count(mention.text):
            return ()
        own = _told_once(counts_of(mention.label))
        if mention.role is not Role.EVENT:
            return own
        everything = counts_of(mention.text)
        if len(everything) <= len(own):
            return own
        told = [one for one in self._beside[mention.article, mention.start] if one.role is Role.EVENT]
        known = {count.text for one in told for count in counts_of(one.label)}
        left = [count for count in everything if count.text not in known]
        return (*own, *(count for count in left if _nearest(told, count) == mention.key))

    def counted(self, event: Event) -> Sequence[tuple[int, Count]]:
        """Return what the best reports of an event count, with their positions."""
        known = self._known.get(event.id)
        if known is None:
            told = enumerate(event.mentions[:COUNTED])
            known = [(position, count) for position, mention in told for count in self.of(mention)]
            self._known[event.id] = known
        return known

    def fates(self, event: Event) -> set[str]:
        """Return what became of those whom an event's reports count."""
        return {count.fate for _, count in self.counted(event) if count.fate}


def _told_once(counts: Sequence[Count]) -> Sequence[Count]:
    """Leave out what is counted twice in a sentence, a part beside its whole."""
    nouns = [count.noun for count in counts if not count.fate]
    return [count for count in counts if count.fate or nouns.count(count.noun) == 1]


def _nearest(told: Sequence[Mention], count: Count) -> str:
    def away(mention: Mention) -> tuple[int, str]:
        at = mention.trigger[0] - mention.start if mention.trigger else 0
        return abs(at - count.start), mention.key

    return min(told, key=away).key if told else ""


def tolls_within(event: Event, sides: Sequence[Side], tallies: Tallies) -> Iterator[Reference]:
    """Yield each count of an event's reports that disagrees with an earlier one, with the first such and with "all"."""
    known: defaultdict[str, list[tuple[Side, Count]]] = defaultdict(list)
    told_at = {side.position: side for side in sides}
    for position, count in tallies.counted(event):
        if (side := told_at.get(position)) is None:
            continue
        kind = known[count.fate or count.noun]
        if any(told.number == count.number for _, told in kind):
            continue
        others = [
            (first, told)
            for first, told in kind
            if _disagree(first, told, side, count) and _one_scope(first, told, side, count)
        ]
        whole = [one for one in others[1:] if inf in (one[1].low, count.low)]
        for first, told in others if len(kind) < FEW else [*others[:1], *whole[:1]]:
            yield disagreement(event, "number", first, side, (told.text, count.text))
        if len(kind) < MOST:
            kind.append((side, count))


def tolls_between(event: Event, other: Event, articles: Mapping[str, Article], tallies: Tallies) -> Iterator[Reference]:
    """Yield the counts on which two events of one story disagree."""
    for (own, ours), (position, theirs) in product(tallies.counted(event), tallies.counted(other)):
        if not ours.counts_as(theirs) or ours.agrees(theirs):
            continue
        a, b = event.mentions[own], other.mentions[position]
        sides = Side(a, articles[a.article], own), Side(b, articles[b.article], position)
        if _disagree(sides[0], ours, sides[1], theirs) and _of_one_time(a, ours, b, theirs) and of_one_story(*sides):
            yield disagreement(other, "number", *sides, (ours.text, theirs.text))


def _disagree(one: Side, ours: Count, other: Side, theirs: Count) -> bool:
    """Tell whether two counts are of the same and cannot both be true."""
    if not ours.counts_as(theirs) or ours.agrees(theirs) or _elsewhere(one.mention, other.mention):
        return False
    if _says(other.mention, ours) or _says(one.mention, theirs):
        return False  # who says both knows of what each is told
    if not ours.fate and not _printed_together(one, other):
        return False  # what is counted on goes on growing
    if one_voice(one, other) and not (_told_anew(one, ours, other, theirs) or _counters(one, other)):
        return False
    return bool(ours.fate) or look_alike(one.mention, other.mention)


def _told_anew(one: Side, ours: Count, other: Side, theirs: Count) -> bool:
    """Tell whether an article sets two totals of one thing side by side, in two sentences."""
    large = ours.settled and theirs.settled and min(ours.number, theirs.number) >= LARGE
    return large and one.mention.start != other.mention.start


def _counters(one: Side, other: Side) -> bool:
    return any(_COUNTER.search(side.mention.label) for side in (one, other))


def _says(mention: Mention, count: Count) -> bool:
    return any(told.number == count.number for told in counts_of(mention.text))


def _printed_together(one: Side, other: Side) -> bool:
    return one.published is None or other.published is None or abs(one.published - other.published) <= PRINTED


def _elsewhere(a: Mention, b: Mention) -> bool:
    """Tell whether two reports say that they are of two places."""
    here, there = located_in(a), located_in(b)
    return bool(here and there) and here.isdisjoint(compared(b.places)) and there.isdisjoint(compared(a.places))


def _one_scope(one: Side, ours: Count, other: Side, theirs: Count) -> bool:
    """Tell whether two counts within an event may be of the same people: totals, or told alike."""
    if (ours.settled and theirs.settled) or ours.fate == theirs.fate == AWAY:
        return True
    apart = days_apart(one.mention, other.mention) or not _printed_together(one, other)
    return not apart and cosine(_stems(one.mention.label), _stems(other.mention.label)) >= ALIKE


def _of_one_time(a: Mention, ours: Count, b: Mention, theirs: Count) -> bool:
    """Tell whether two counts may be of one event: what is told in other words is another, unless both are totals.

    A war kills every day, so that only sentences that are nearly the same count the same dead; a total is told later.
    """
    apart = days_apart(a, b)
    few, many = sorted((ours.number, theirs.number))
    if not (ours.settled and theirs.settled) or 0 < few < LARGE:
        return apart == 0 and look_alike(a, b)
    if apart and a.time and b.time and few < LARGE:
        return False
    return not few or many <= TIMES * few


def look_alike(a: Mention, b: Mention) -> bool:
    """Tell whether two mentions tell the same in nearly the same words, names among them."""
    one, other = _stems(a.label), _stems(b.label)
    both = one & other
    if len(both) < min(SHARED, len(one), len(other)) or len(both) < LIKE * len(one | other):
        return False
    ours, theirs = compared(a.people), compared(b.people)
    return not (ours and theirs and not ours & theirs)


@lru_cache(1 << 15)
def _stems(label: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(label) if word not in NUMBER_WORDS)
