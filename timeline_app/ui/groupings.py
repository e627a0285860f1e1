"""What the timeline's lanes may stand for, and the index that goes with it; no Qt, so that a worker can make it.

An event stands in every lane that one of its reports names: of all its outlets, places, people. It is for events held
in memory; `overview` asks the same of a project file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from timeline_app.link.peoples import country_in
from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.grouping_key import THEN
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.lane_order import ordered
from timeline_app.timeline.nesting import nested
from timeline_app.timeline.topics import spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline_app.records import Article, Event

Tags = Mapping[str, Sequence[str]]  # the user's, by Event.id
NO_TAGS: Final[Tags] = MappingProxyType({})
USUAL: Final = "outlet"  # what lanes stand for before anybody chooses
ALL_EVENTS = "All events"


def _articles(event: Event, articles: Mapping[str, Article]) -> Iterator[Article]:
    return (found for mention in event.mentions if (found := articles.get(mention.article)) is not None)


def _places(event: Event, _: Mapping[str, Article]) -> Iterable[str]:
    named = [place.name for mention in event.mentions for place in mention.places]
    return named or list(filter(None, (country_in(mention.text) for mention in event.mentions)))[:1]


def _topics(event: Event, articles: Mapping[str, Article]) -> Iterable[str]:
    return (topic.name for article in _articles(event, articles) for topic in article.topics)


GROUPINGS: Final[dict[str, Callable[[Event, Mapping[str, Article]], Iterable[str]]]] = {  # none: nothing is stated
    "outlet": lambda event, articles: (article.outlet or "" for article in _articles(event, articles)),
    "place": _places,
    "person": lambda event, _: (person.name for mention in event.mentions for person in mention.people),
    "organization": lambda event, _: (each.name for mention in event.mentions for each in mention.organizations),
    "topic": _topics,
    "status": lambda event, _: (event.status.value.capitalize(),),
    "article": lambda event, articles: (article.title for article in _articles(event, articles)),
    "none": lambda event, articles: (ALL_EVENTS,),
}


def lanes_of(
    events: Iterable[Event], articles: Mapping[str, Article], group_by: str, tags: Tags = NO_TAGS
) -> Membership:
    """Return in which lanes events stand, whose places are the rows; raise KeyError for an unknown grouping."""
    names_of = GROUPINGS[group_by]
    if group_by == "topic":
        stated = ((topic.name for topic in article.topics) for article in articles.values())
        written = spellings(stated, chain.from_iterable(tags.values()))
        each = ((*_topics(event, articles), *tags.get(event.id, ())) for event in events)
        return Membership.of_names([written[name] for name in names] for names in each)
    return Membership.of_names(filter(None, names_of(event, articles)) for event in events)


def index_of(
    events: Sequence[Event], articles: Mapping[str, Article], group_by: str, tags: Tags = NO_TAGS
) -> EventIndex:
    """Index events, whose places are the refs, in the lanes of a grouping; raise KeyError for an unknown one.

    It is one of GROUPINGS, or several of them, each in the lanes of the one before: "outlet>status".
    """
    columns = EventColumns.of_events(events)
    each = (ordered(lanes_of(events, articles, key, tags), columns) for key in group_by.split(THEN))
    return EventIndex.build(columns, reduce(nested, each))
