"""Where reports disagree: on the date, the place, the people, a number, or whether it happened at all.

Dates disagree where no day fits both, or no hour: a narrower one agrees, and clocks differ by minutes. Places disagree
where both tell the same act, say where by the same kind of preposition, and neither names the other's nor lies in it;
people, where two do what only one can have done. Counts are in `tallies`, denials of other events in `denials`. Within
one event its best report is held against the others; two events are held against each other only where they look
alike, and were kept apart for what they disagree on. Precision first: reports of one article that name one source
don't disagree, and what one report leaves out is no disagreement.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from timeline_app.link.answers import lacks
from timeline_app.link.claims import claim_of, done_alike, likeness, may_be_one_act
from timeline_app.link.denials import agree, speaks_up
from timeline_app.link.features import compared
from timeline_app.link.peoples import names_people_of
from timeline_app.link.sides import Side, days_apart, disagreement, one_outlet, one_voice
from timeline_app.link.tallies import Tallies, look_alike, tolls_between, tolls_within
from timeline_app.link.wordlists import words
from timeline_app.link.words import stem
from timeline_app.records import Role, Status
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline_app.link.claims import Claim
    from timeline_app.records import Article, Event, Mention, Reference

    _Find = Callable[[Side, Side], tuple[str, str] | None]

SURPRISE_DAYS = 10  # dates further apart are two events rather than a disagreement
CLOCKS = 3600  # seconds between two clock times from which they disagree
LINKED = 0.9  # worth of what a denial and a report of one event share
MOST = 4  # disagreements of one kind within an event
MOST_COUNTS = 12  # of counts, each of which is named once

_DAY = re.compile(r"\d")
_REPEATED = re.compile(r"\b(?:daily|every|each|always|usually|regularly)\b")


def conflicts_within(
    event: Event, articles: Mapping[str, Article], tallies: Tallies | None = None
) -> Iterator[Reference]:
    """Yield what reports of one event disagree on: the best report of each opinion against every other opinion."""
    sides = [Side(m, articles[m.article], n) for n, m in enumerate(event.mentions) if m.role is Role.EVENT]
    if len(sides) < 2:
        return
    for about, find in (("date", _dates), ("place", _places), ("people", _people), ("status", _statuses)):
        yield from _first(_opinions(event, about, sides, find))
    yield from _first(tolls_within(event, sides, tallies or Tallies((event,))), MOST_COUNTS)


def conflicts_between(
    event: Event, other: Event, articles: Mapping[str, Article], tallies: Tallies | None = None
) -> Iterator[Reference]:
    """Yield what two events disagree on that look like one, told by different articles."""
    ours, theirs = (Side(e.mentions[0], articles[e.mentions[0].article], 0) for e in (event, other))
    yield from _first(tolls_between(event, other, articles, tallies or Tallies((event, other))), MOST_COUNTS)
    if ours.mention.role is not Role.EVENT or theirs.mention.role is not Role.EVENT:
        return
    if {m.article for m in event.mentions} & {m.article for m in other.mentions}:
        return
    if (apart := days_apart(ours.mention, theirs.mention)) is None or apart > SURPRISE_DAYS:
        return
    if look_alike(ours.mention, theirs.mention):
        kinds = (("date", _dates),) if apart else (("place", _places), ("people", _people))
        for about, find in kinds:
            if values := find(ours, theirs):
                yield disagreement(other, about, ours, theirs, values)


def _opinions(event: Event, about: str, sides: Sequence[Side], find: _Find) -> Iterator[Reference]:
    """Yield whom the best report that anybody contradicts is contradicted by."""
    for at, best in enumerate(sides[:MOST]):
        found = [(side, values) for side in sides[at + 1 :] if (values := find(best, side))]
        if found:
            yield from (disagreement(event, about, best, side, values) for side, values in found)
            return


def _first(found: Iterable[Reference], most: int = MOST) -> Iterator[Reference]:
    """Yield the first of each pair of values; of numbers all of them, that it be known how many give each."""
    seen: set[tuple[str | None, str | None]] = set()
    for reference in found:
        said = reference.ours, reference.theirs
        if reference.about == "number" if said in seen else len(seen) < most:
            seen.add(said)
            yield reference


def _dates(ours: Side, theirs: Side) -> tuple[str, str] | None:
    a, b = ours.mention, theirs.mention
    if a.date is None or b.date is None or not (a.time and b.time) or one_outlet(ours, theirs):
        return None  # an outlet that prints its words again on another day says nothing new
    if _REPEATED.search(a.text) or _REPEATED.search(b.text):
        return None
    if a.time.text in b.text and b.time.text in a.text and not _DAY.search(a.time.text):
        return None  # "on Tuesday", "today": the same words of the days on which they were printed
    return (str(a.date), str(b.date)) if (days_apart(a, b) or 0) > 0 or _clocks_apart(a, b) else None


def _clocks_apart(a: Mention, b: Mention) -> bool:
    """Tell whether two clock times are an hour or more apart: minutes are a matter of clocks."""
    if a.date is None or b.date is None or not ("T" in str(a.date) and "T" in str(b.date)):
        return False
    ends = a.date.first_second, a.date.end_second, b.date.first_second, b.date.end_second
    if None in ends:
        return False
    first, last, start, end = (second for second in ends if second is not None)
    narrow = last - first < CLOCKS and end - start < CLOCKS
    return narrow and max(start - last, first - end) >= CLOCKS


def _places(ours: Side, theirs: Side) -> tuple[str, str] | None:
    """Return where each says that the same was done, where neither names the other's place."""
    one, other = claim_of(ours.mention), claim_of(theirs.mention)
    if ours.article.id == theirs.article.id or one.denied or other.denied:
        return None
    if not (may_be_one_act(one, other) and done_alike(one, other)):
        return None
    people = compared((*ours.mention.people, *theirs.mention.people))
    told = {kind: (places, written) for kind, places, written in other.placed}
    for kind, here, said in one.placed:
        there, written = told.get(kind, ((), ""))
        named = people.isdisjoint(place.casefold() for place in (*here, *there))
        if there and named and _are_apart(here, there) and not _know(kind, ours, here, theirs, there):
            return said, written
    return None


def _know(kind: str, ours: Side, here: Sequence[str], theirs: Side, there: Sequence[str]) -> bool:
    """Tell whether a side knows of the other's place too: what lies in it, or whither it goes on."""
    if kind == "in":
        texts = ours.article.text, theirs.article.text
        return any(_is_named(place, texts[1]) for place in here) or any(_is_named(place, texts[0]) for place in there)
    texts = ours.mention.text, theirs.mention.text
    return any(_is_named(place, texts[1]) for place in here) and any(_is_named(place, texts[0]) for place in there)


def _is_named(place: str, text: str) -> bool:
    return place in text or names_people_of(text, place)


def _are_apart(here: Sequence[str], there: Sequence[str]) -> bool:
    """Tell whether no place is of both, and neither is a region in which the other may lie."""
    both = {place.casefold() for place in here} & {place.casefold() for place in there}
    return not both and _is_region(here) == _is_region(there)


def _is_region(names: Sequence[str]) -> bool:
    low = [name.casefold() for name in names]
    return any(
        name in _countries() or not words("disputes", "regions", "words").isdisjoint(name.split()) for name in low
    )


@cache
def _countries() -> frozenset[str]:
    known = tomllib.loads(resource("names", "places.toml").read_text(encoding="utf-8"))["countries"]
    return frozenset(name.casefold() for name in known) | {"u.s.", "us", "uk", "u.k.", "united states", "britain"}


def _people(ours: Side, theirs: Side) -> tuple[str, str] | None:
    """Return two people each of whom is told to have done alone what the other did."""
    one, other = claim_of(ours.mention), claim_of(theirs.mention)
    if one_voice(ours, theirs) or one.denied or other.denied or not (one.subject and other.subject):
        return None
    if one.subject & other.subject or not one.act & other.act & _once() or not one.told & other.told - one.act:
        return None
    names = [_doer(claim, side.mention) for claim, side in ((one, ours), (other, theirs))]
    if not (names[0] and names[1]) or compared(ours.mention.people) & compared(theirs.mention.people):
        return None
    return names[0], names[1]


def _doer(claim: Claim, mention: Mention) -> str:
    return next((p.name for p in mention.people if claim.subject & set(p.name.casefold().split())), "")


@cache
def _once() -> frozenset[str]:
    return frozenset(map(stem, words("disputes", "once", "verbs")))


def _statuses(ours: Side, theirs: Side) -> tuple[str, str] | None:
    """Return the opinions of two reports of one event, one of which denies it."""
    one, other = claim_of(ours.mention), claim_of(theirs.mention)
    if one.denied == other.denied or agree(ours, theirs):
        return None
    if {ours.mention.status, theirs.mention.status} & {Status.PLANNED, Status.POSSIBLE}:
        return None
    denial = ours if one.denied else theirs
    report = theirs if denial is ours else ours
    alike = likeness(one, other) >= LINKED or (claim_of(denial.mention).anybody and one.act & other.act)
    if lacks(denial.mention, report.mention):
        return ("denied", "reported") if one.denied else ("reported", "denied")
    if not alike or not speaks_up(denial.mention):
        return None
    return ("denied", "reported") if one.denied else ("reported", "denied")
