"""Where reports disagree: on the date, the place, the people, a number, or whether it happened at all.

Dates disagree where no day fits both: a narrower one agrees. Counts disagree where they count the same (`counts`) and
no number fits both as written. A denial disagrees with a report. Places disagree where each says where and neither
names the other's. Within one event its best report is held against the others; two events are held against each other
only where they look alike, and were kept apart for what they disagree on. Precision first: reports of one article that
name one source don't disagree, and what one report leaves out is no disagreement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import day_text
from timeline_app.link.counts import counts_of
from timeline_app.link.features import compared, located_in
from timeline_app.link.similarity import one_story
from timeline_app.link.story import story_of
from timeline_app.link.words import stem, words_of
from timeline_app.records import Reference, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.link.counts import Count
    from timeline_app.records import Article, Event, Mention

SURPRISE_DAYS = 10  # dates further apart are two events rather than a disagreement
STORY_DAYS = 120  # between two reports of one story
LARGE = 100  # from which a count told on two days may be one total
TOTALS = 3  # times over that two totals of one thing may differ
LIKE = 0.6  # share of both labels' words from which two events look alike
SHARED = 3  # words that look-alikes share at least
COUNTED = 20  # reports of an event whose counts are held against another's
MOST = 4  # disagreements of one kind within an event


# Who counts is who says so: "the committee had counted 12", "the ministry put the dead at 15".
_COUNTER = re.compile(r"\b(?:counted|puts? the|reckoned|tallied|listed|estimated)\b")


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
        found = ((side, find(best, side)) for side in sides[1:])
        yield from _first(_reference(event, about, best, side, values) for side, values in found if values)
    yield from _first(_numbers_within(event, sides))


def conflicts_between(event: Event, other: Event, articles: Mapping[str, Article]) -> Iterator[Reference]:
    """Yield what two events disagree on that look like one, told by different articles."""
    ours, theirs = (_Side(e.mentions[0], articles[e.mentions[0].article], 0) for e in (event, other))
    if ours.mention.role is not Role.EVENT or theirs.mention.role is not Role.EVENT:
        return
    yield from _first(_numbers_between(event, other, articles))
    if {m.article for m in event.mentions} & {m.article for m in other.mentions}:
        return
    if (apart := _days_apart(ours.mention, theirs.mention)) is None or apart > SURPRISE_DAYS:
        return
    if _look_alike(ours.mention, theirs.mention):
        kinds = (("date", _dates),) if apart else (("place", _places), ("status", _statuses))
        for about, find in kinds:
            if values := find(ours, theirs):
                yield _reference(other, about, ours, theirs, values)


def _first(found: Iterator[Reference]) -> Iterator[Reference]:
    seen: set[tuple[str | None, str | None]] = set()
    for reference in found:
        said = reference.ours, reference.theirs
        if said not in seen and len(seen) < MOST:
            seen.add(said)
            yield reference


def _reference(event: Event, about: str, ours: _Side, theirs: _Side, values: tuple[str, str]) -> Reference:
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
    return f"; {late.who} reports on {days[0]}, after {early.who} on {days[1]}, and may count anew"


def _one_voice(ours: _Side, theirs: _Side) -> bool:
    """Tell whether both are one article's words by one source: no second opinion."""
    a, b = ours.mention, theirs.mention
    return a.article == b.article and (a.attributed_to == b.attributed_to or not (a.attributed_to and b.attributed_to))


def _one_outlet(ours: _Side, theirs: _Side) -> bool:
    return ours.article.id == theirs.article.id or (ours.article.outlet or 0) == (theirs.article.outlet or 1)


def _dates(ours: _Side, theirs: _Side) -> tuple[str, str] | None:
    a, b = ours.mention.date, theirs.mention.date
    if a is None or b is None or not (ours.mention.time and theirs.mention.time) or _one_outlet(ours, theirs):
        return None  # an outlet that prints its words again on another day says nothing new
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
    """Yield the counts of an event's reports that disagree with an earlier one: of each fate or noun a few are kept."""
    known: defaultdict[str, list[tuple[_Side, Count]]] = defaultdict(list)
    for side in sides:
        for count in counts_of(side.mention.label):
            kind = known[count.fate or count.noun]
            for first, told in kind:
                if _disagree(first, told, side, count):
                    yield _reference(event, "number", first, side, (told.text, count.text))
            if len(kind) < MOST:
                kind.append((side, count))


def _numbers_between(event: Event, other: Event, articles: Mapping[str, Article]) -> Iterator[Reference]:
    """Yield the counts on which two events of one story disagree."""
    for (own, ours), (position, theirs) in product(_counted(event), _counted(other)):
        if not ours.counts_as(theirs) or ours.agrees(theirs):
            continue
        a, b = event.mentions[own], other.mentions[position]
        sides = _Side(a, articles[a.article], own), _Side(b, articles[b.article], position)
        if _disagree(sides[0], ours, sides[1], theirs) and _of_one_time(a, ours, b, theirs) and _of_one_story(*sides):
            yield _reference(other, "number", *sides, (ours.text, theirs.text))


def _counted(event: Event) -> list[tuple[int, Count]]:
    """Return what the best reports of an event count, with their positions."""
    told = enumerate(event.mentions[:COUNTED])
    return [(position, count) for position, mention in told for count in counts_of(mention.label)]


def _disagree(one: _Side, ours: Count, other: _Side, theirs: Count) -> bool:
    """Tell whether two counts are of the same and cannot both be true."""
    if not ours.counts_as(theirs) or ours.agrees(theirs):
        return False
    if _one_voice(one, other) and not (_COUNTER.search(one.mention.label) or _COUNTER.search(other.mention.label)):
        return False
    return bool(ours.fate) or _look_alike(one.mention, other.mention)


def _of_one_time(a: Mention, ours: Count, b: Mention, theirs: Count) -> bool:
    """Tell whether two counts may be of one event: what is told in other words is another, unless both are totals.

    A war kills every day, so that only sentences that are nearly the same count the same dead; a total is told later.
    """
    apart = _days_apart(a, b)
    few, many = sorted((ours.number, theirs.number))
    if not (ours.settled and theirs.settled):
        return apart == 0 and _look_alike(a, b)
    if apart and a.time and b.time and few < LARGE:
        return False
    return not few or many <= TOTALS * few


def _of_one_story(ours: _Side, theirs: _Side) -> bool:
    """Tell whether two reports are of one story: their articles are alike, and repeat the same names."""
    if ours.article.id == theirs.article.id:
        return True
    if ours.published and theirs.published and abs(ours.published - theirs.published) > STORY_DAYS:
        return False
    one, other = story_of(ours.article.text), story_of(theirs.article.text)
    return one_story(one, other) > 0 and not set(one.top_names).isdisjoint(other.top_names)


def _look_alike(a: Mention, b: Mention) -> bool:
    """Tell whether two mentions tell the same in nearly the same words, names among them."""
    one, other = _stems(a.label), _stems(b.label)
    both = one & other
    if len(both) < min(SHARED, len(one), len(other)) or len(both) < LIKE * len(one | other):
        return False
    ours, theirs = compared(a.people), compared(b.people)
    return not (ours and theirs and not ours & theirs)


@lru_cache(1 << 15)
def _stems(label: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(label))
