"""How far the reports of an event are independent, how much it matters, and which other events it refers to.

A report's origin is whom it names as its outermost source, else its outlet: ten papers that cite one agency are one
origin. References are the nearest few of each kind, found through shared names, so their cost grows with the events
and not with the pairs of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING

from timeline_app.records import Reference, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.records import Article, Event, Mention

NEAREST = 3  # events that share a name, on each side
MOST = 6  # references of one kind
SURPRISE_DAYS = 10  # dates further apart are two events rather than a disagreement
COMMON_NAME = 0.2  # share of events from which a name joins nothing
FEW_EVENTS = 25  # in so small a project every name joins


def origins_of(mentions: Sequence[Mention], articles: Mapping[str, Article]) -> int:
    """Count the independent origins that these reports go back to."""
    return len({_origin(mention, articles[mention.article]) for mention in mentions})


def rank_of(mentions: Sequence[Mention], articles: Mapping[str, Article]) -> float:
    """Say how much an event matters, 0 to 1: reports, origins, headline, place in the article, how well it is dated."""
    best = mentions[0]
    told = len({mention.article for mention in mentions})
    position = min(mention.start / max(1, len(articles[mention.article].text)) for mention in mentions)
    headline = any(mention.text == articles[mention.article].title for mention in mentions)
    width = _width(best)
    worth = (
        0.5 * (told - 1)
        + 0.5 * (origins_of(mentions, articles) - 1)
        + 0.7 * headline
        + 0.5 * (1 - position)
        + (0.4 if width <= 1 else 0.3 if width <= 31 else 0.1 if width <= 366 else 0.0)
        + (0.3 if best.role is Role.EVENT else 0.0)
    )
    return round(1 - exp(-worth), 4)


def refer(events: Sequence[Event], articles: Mapping[str, Article]) -> tuple[Event, ...]:
    """Return the events with their references to each other; `events` are in date order."""
    found: defaultdict[str, list[Reference]] = defaultdict(list)
    for event, reference in (*_cited(events), *_neighbours(events, articles), *_sharing(events)):
        alike = [known.event for known in found[event] if known.kind == reference.kind]
        if reference.event not in alike and len(alike) < MOST:
            found[event].append(reference)
    return tuple(replace(event, references=tuple(found[event.id])) if event.id in found else event for event in events)


def _origin(mention: Mention, article: Article) -> str:
    if mention.attributed_to:
        return mention.attributed_to[0].casefold().removeprefix("the ")
    return (article.outlet or article.sha256).casefold().removeprefix("the ")


def _width(mention: Mention) -> int:
    date = mention.date
    if date is None or date.earliest is None or date.latest is None:
        return 10**6
    return date.latest - date.earliest + 1


def _cited(events: Sequence[Event]) -> Iterator[tuple[str, Reference]]:
    """Refer each reported event to the statement in its sentence by which it was made known, and back."""
    statements = {
        (mention.article, mention.start): (event, position)
        for event in events
        for position, mention in enumerate(event.mentions)
        if mention.role is Role.STATEMENT
    }
    for event in events:
        for position, mention in enumerate(event.mentions):
            said = statements.get((mention.article, mention.start))
            if said and mention.role is Role.EVENT and said[0].id != event.id:
                who = ", citing ".join(mention.attributed_to) or "the article"
                yield event.id, Reference("cites", said[0].id, said[1], None, None, None, f"{who} said so")
                yield said[0].id, Reference("cites", event.id, position, None, None, None, "this is what was said")


def _neighbours(events: Sequence[Event], articles: Mapping[str, Article]) -> Iterator[tuple[str, Reference]]:
    """Refer each dated event to the one before and the one after it in each article that tells it first."""
    stories: defaultdict[str, list[tuple[Event, int]]] = defaultdict(list)
    for event in events:
        if event.date is not None and event.mentions[0].role is Role.EVENT:
            first = {m.article: position for position, m in reversed(list(enumerate(event.mentions)))}
            for article, position in first.items():
                stories[article].append((event, position))
    for article, story in stories.items():
        title = articles[article].title
        for (before, at), (after, then) in pairwise(story):
            yield after.id, Reference("follows", before.id, at, None, None, None, f"the event before this in “{title}”")
            yield before.id, Reference("follows", after.id, then, None, None, None, f"the next event in “{title}”")


def _sharing(events: Sequence[Event]) -> Iterator[tuple[str, Reference]]:
    """Refer each event to the nearest in time that share people or places, or that look the same on another date."""
    named: defaultdict[str, list[int]] = defaultdict(list)
    names = [_names(event) for event in events]
    for number, shown in enumerate(names):
        for name in shown:
            named[name].append(number)
    most = max(FEW_EVENTS, COMMON_NAME * len(events))
    at = {name: {number: place for place, number in enumerate(numbers)} for name, numbers in named.items()}
    for number, event in enumerate(events):
        near: defaultdict[int, list[str]] = defaultdict(list)
        for name, written in names[number].items():
            if len(named[name]) <= most:
                place = at[name][number]
                for other in named[name][max(0, place - NEAREST) : place + NEAREST + 1]:
                    near[other].append(written)
        near.pop(number, None)
        best = sorted(near, key=lambda other: (-len(near[other]), abs(other - number)))[:NEAREST]
        for other in best:
            yield event.id, _shared(event, events[other], near[other])


def _shared(event: Event, other: Event, names: Sequence[str]) -> Reference:
    both = ", ".join(sorted(names)[:NEAREST])
    if _disagree(event, other):
        ours, theirs = (str(one.date) for one in (event, other))
        return Reference("conflicts", other.id, 0, "date", ours, theirs, f"tells the same of {both} on another date")
    return Reference("shares", other.id, 0, None, None, None, f"both name {both}")


def _disagree(event: Event, other: Event) -> bool:
    """Tell whether two events of different articles have the same label and places but dates a little apart."""
    if event.date is None or other.date is None or event.label.casefold() != other.label.casefold():
        return False
    if {m.article for m in event.mentions} & {m.article for m in other.mentions}:
        return False
    ends = event.date.earliest, event.date.latest, other.date.earliest, other.date.latest
    if None in ends:
        return False
    first, last, start, end = (day for day in ends if day is not None)
    return 0 < max(start - last, first - end) <= SURPRISE_DAYS


def _names(event: Event) -> dict[str, str]:
    """Return the people and places of an event that happened: as compared, and as written."""
    mentions = (mention for mention in event.mentions if mention.role is Role.EVENT)
    return {name.name.casefold(): name.name for m in mentions for name in (*m.people, *m.places)}
