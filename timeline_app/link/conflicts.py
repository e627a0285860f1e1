"""Where reports disagree: on the date, the place, the people, a number, or whether it happened at all.

Dates disagree where no day fits both: a narrower one agrees. Counts disagree where they count the same (`counts`) and
no number fits both as written. A denial disagrees with a report. Places disagree where each says where and neither
names the other's. Within one event its best report is held against the others; two events are held against each other
only where they look alike, and were kept apart for what they disagree on. Precision first: reports of one article that
name one source don't disagree, and what one report leaves out is no disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import day_text
from timeline_app.link.counts import counts_of
from timeline_app.link.features import compared, located_in
from timeline_app.link.words import stem, words_of
from timeline_app.records import Reference, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.link.counts import Count
    from timeline_app.records import Article, Event, Mention

SURPRISE_DAYS = 10  # dates further apart are two events rather than a disagreement
LIKE = 0.6  # share of both labels' words from which two events look alike
SHARED = 3  # words that look-alikes share at least
MOST = 4  # disagreements of one kind within an event


@dataclass(frozen=True, slots=True)
class _Side:
    """One report of two that are compared."""

    mention: Mention
    article: Article
    position: int

    @property
    def who(self) -> str:
        """Name who says it."""
        return self.article.outlet or f"“{self.article.title}”"

    @property
    def published(self) -> Day | None:
        return self.article.published.earliest if self.article.published else None


def conflicts_within(event: Event, articles: Mapping[str, Article]) -> Iterator[Reference]:
    """Yield what reports of one event disagree on: the best report of each opinion against every other opinion."""
    sides = [_Side(m, articles[m.article], n) for n, m in enumerate(event.mentions) if m.role is Role.EVENT]
    if len(sides) < 2:
        return
    for about, find in (("date", _dates), ("place", _places), ("status", _statuses)):
        best = sides[0]
        found = (_reference(event, about, best, side, find(best, side)) for side in sides[1:])
        yield from _first(reference for reference in found if reference)
    yield from _first(_numbers_within(event, sides))


def conflicts_between(event: Event, other: Event, articles: Mapping[str, Article]) -> Iterator[Reference]:
    """Yield what two events disagree on that look like one, told by different articles."""
    ours, theirs = (_Side(e.mentions[0], articles[e.mentions[0].article], 0) for e in (event, other))
    if ours.mention.role is not Role.EVENT or theirs.mention.role is not Role.EVENT:
        return
    if {m.article for m in event.mentions} & {m.article for m in other.mentions}:
        return
    if (apart := _days_apart(ours.mention, theirs.mention)) is None or apart > SURPRISE_DAYS:
        return
    if _look_alike(ours.mention, theirs.mention):
        kinds = (("date", _dates),) if apart else (("place", _places), ("status", _statuses))
        for about, find in kinds:
            if reference := _reference(other, about, ours, theirs, find(ours, theirs)):
                yield reference
    if apart == 0:
        yield from _numbers_between(event, other, articles)


def _first(found: Iterator[Reference]) -> Iterator[Reference]:
    seen: set[tuple[str | None, str | None]] = set()
    for reference in found:
        said = reference.ours, reference.theirs
        if said not in seen and len(seen) < MOST:
            seen.add(said)
            yield reference


def _reference(
    event: Event, about: str, ours: _Side, theirs: _Side, values: tuple[str, str] | None
) -> Reference | None:
    if values is None:
        return None
    why = f"{_told(ours)} {values[0]}, {_told(theirs)} {values[1]}{_later(ours, theirs) if about == 'number' else ''}"
    return Reference("conflicts", event.id, theirs.position, about, *values, why, ours.position)


def _told(side: _Side) -> str:
    by = f", citing {side.mention.attributed_to[-1]}," if side.mention.attributed_to else ""
    return f"{side.who}{by} says"


def _later(ours: _Side, theirs: _Side) -> str:
    """Say which of two counts is the later; a toll is often counted anew."""
    if ours.published is None or theirs.published is None or ours.published == theirs.published:
        return ""
    late, early = (ours, theirs) if ours.published > theirs.published else (theirs, ours)
    days = day_text(late.published or 0), day_text(early.published or 0)
    return f"; {late.who} reports on {days[0]}, after {early.who} on {days[1]}: it may follow the count"


def _one_voice(ours: _Side, theirs: _Side) -> bool:
    """Tell whether both are one article's words by one source: no second opinion."""
    a, b = ours.mention, theirs.mention
    return a.article == b.article and (a.attributed_to == b.attributed_to or not (a.attributed_to and b.attributed_to))


def _dates(ours: _Side, theirs: _Side) -> tuple[str, str] | None:
    a, b = ours.mention.date, theirs.mention.date
    if a is None or b is None or _one_voice(ours, theirs) or not (ours.mention.time and theirs.mention.time):
        return None
    return (str(a), str(b)) if (_days_apart(ours.mention, theirs.mention) or 0) > 0 else None


def _days_apart(a: Mention, b: Mention) -> int | None:
    """Return how many days lie between two dates, 0 where they agree; None where either is open or unknown."""
    if a.date is None or b.date is None:
        return None
    ends = a.date.earliest, a.date.latest, b.date.earliest, b.date.latest
    if None in ends:
        return None
    first, last, start, end = (day for day in ends if day is not None)
    return max(0, start - last, first - end)


def _places(ours: _Side, theirs: _Side) -> tuple[str, str] | None:
    here, there = located_in(ours.mention), located_in(theirs.mention)
    if not here or not there or ours.article.id == theirs.article.id:
        return None
    said = [side.mention.text.casefold() for side in (ours, theirs)]
    known = any(place in said[1] for place in here) or any(place in said[0] for place in there)
    if known or compared(ours.mention.places) & compared(theirs.mention.places):
        return None
    return _written(ours.mention, here), _written(theirs.mention, there)


def _written(mention: Mention, places: frozenset[str]) -> str:
    shown = [place.name for place in mention.places if place.name.casefold().removeprefix("the ") in places]
    return ", ".join(dict.fromkeys(shown))


def _statuses(ours: _Side, theirs: _Side) -> tuple[str, str] | None:
    a, b = ours.mention.status, theirs.mention.status
    if {a, b} != {Status.DENIED, Status.REPORTED} or _one_voice(ours, theirs):
        return None
    return a.value, b.value


def _numbers_within(event: Event, sides: Sequence[_Side]) -> Iterator[Reference]:
    known: defaultdict[str, list[tuple[_Side, Count]]] = defaultdict(list)
    for side in sides:
        for count in counts_of(side.mention.label):
            for first, told in known[count.fate]:
                if count.counts_as(told) and not count.agrees(told) and not _one_voice(first, side):
                    found = _reference(event, "number", first, side, (told.text, count.text))
                    if found:
                        yield found
                    break
            else:
                if len(known[count.fate]) < MOST:
                    known[count.fate].append((side, count))


def _numbers_between(event: Event, other: Event, articles: Mapping[str, Article]) -> Iterator[Reference]:
    """Yield the counts on which two events of one time disagree that name the same."""
    for own, ours in enumerate(event.mentions):
        mine = counts_of(ours.label)
        if not mine:
            continue
        for position, theirs in enumerate(other.mentions):
            if not _proper(ours) & _proper(theirs):
                continue
            for a, b in ((a, b) for a in mine for b in counts_of(theirs.label) if a.counts_as(b) and not a.agrees(b)):
                sides = _Side(ours, articles[ours.article], own), _Side(theirs, articles[theirs.article], position)
                found = _reference(other, "number", *sides, (a.text, b.text))
                if found:
                    yield found
                return


def _proper(mention: Mention) -> set[str]:
    """Return the names in a sentence, by their capitals, but for its first word."""
    names = {name.name.casefold() for name in (*mention.people, *mention.places, *mention.organizations)}
    words = mention.text.split()[1:]
    return names | {stem(low) for word in words if word[:1].isupper() for low in words_of(word)}


def _look_alike(a: Mention, b: Mention) -> bool:
    """Tell whether two mentions tell the same in nearly the same words, names among them."""
    one, other = _stems(a.label), _stems(b.label)
    both = one & other
    if len(both) < min(SHARED, len(one), len(other)) or len(both) < LIKE * len(one | other):
        return False
    ours, theirs = compared(a.people), compared(b.people)
    return not (ours and theirs and not ours & theirs)


@lru_cache(4096)
def _stems(label: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(label))
