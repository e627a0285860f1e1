"""Events with their references, made again only where a change may tell: the user's word touches a few events of many.

What an event refers to hangs on those that share a sentence, an article, a name, a count or an act with it, as they are
and as they were (`Neighbours.hanging_on`). A sentence's reports share its counts, so that these change together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.link.references import Neighbours, references_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.records import Article, Event

MOST_CHANGED = 0.1  # share of events from which all are referred anew: it would take as long


class Referring:
    """What was referred last. Events are taken to be unchanged where they are the same objects."""

    def __init__(self) -> None:
        self._around = Neighbours(())
        self._articles: Mapping[str, Article] = {}
        self._made: dict[str, tuple[Event, Event]] = {}  # by Event.id: as given, and with its references

    def refer(self, events: Sequence[Event], articles: Mapping[str, Article]) -> tuple[Event, ...]:
        """Return the events, which are in date order, with their references to each other."""
        changed, gone = self._changes(events, articles)
        if not (changed or gone):
            return tuple(self._made[event.id][1] for event in events)
        around = Neighbours(events)
        kept = self._kept((*changed, *gone), around) if len(changed) <= MOST_CHANGED * len(events) else {}
        made = {event.id: (event, kept.get(event.id) or _referred(event, around, articles)) for event in events}
        self._around, self._articles, self._made = around, articles, made
        return tuple(referred for _, referred in made.values())

    def _changes(self, events: Sequence[Event], articles: Mapping[str, Article]) -> tuple[list[Event], list[Event]]:
        """Return the events that are new or not what they were, also by a change of an article, and those that were."""
        dated = {name for name, article in articles.items() if self._articles.get(name) != article}
        former = {name: given for name, (given, _) in self._made.items()}
        changed = [event for event in events if former.get(event.id) is not event or _tells(event, dated)]
        for event in events:
            if former.get(event.id) is event:
                del former[event.id]
        return changed, list(former.values())

    def _kept(self, changed: Sequence[Event], around: Neighbours) -> dict[str, Event]:
        """Return the events that refer to what they did, by their ids, where these have changed."""
        touched = {event.id for event in changed}
        for place in (self._around, around):
            touched.update(_beside(changed, place))
        hanging = set(touched)
        for place in (self._around, around):
            hanging.update(name for one in place.events if one.id in touched for name in place.hanging_on(one))
        return {name: referred for name, (_, referred) in self._made.items() if name not in hanging}


def _referred(event: Event, around: Neighbours, articles: Mapping[str, Article]) -> Event:
    return replace(event, references=references_of(event, around, articles))


def _tells(event: Event, articles: set[str]) -> bool:
    return bool(articles) and any(mention.article in articles for mention in event.mentions)


def _beside(events: Iterable[Event], around: Neighbours) -> Iterator[str]:
    """Yield the events that a sentence of these reports, too."""
    for event in events:
        for mention in event.mentions:
            yield from (other.id for other, _ in around.in_sentence(mention))
