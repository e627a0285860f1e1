"""What the timeline's lanes may stand for, and the index that goes with it; no Qt, so that a worker can make it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.link.peoples import country_in
from timeline_app.timeline.index import EventIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline_app.records import Article, Event

USUAL: Final = "outlet"  # what lanes stand for before anybody chooses
ALL_EVENTS = "All events"


def _first_article(event: Event, articles: Mapping[str, Article]) -> Article | None:
    return articles.get(event.mentions[0].article) if event.mentions else None


def _lane_of_outlet(event: Event, articles: Mapping[str, Article]) -> str:
    article = _first_article(event, articles)
    return (article.outlet or "") if article else ""


def _lane_of_article(event: Event, articles: Mapping[str, Article]) -> str:
    article = _first_article(event, articles)
    return article.title if article else ""


def _lane_of_place(event: Event, _: Mapping[str, Article]) -> str:
    named = (place.name for mention in event.mentions for place in mention.places)
    return next(named, "") or next(filter(None, (country_in(mention.text) for mention in event.mentions)), "")


def _lane_of_person(event: Event, _: Mapping[str, Article]) -> str:
    return next((person.name for mention in event.mentions for person in mention.people), "")


GROUPINGS: dict[str, Callable[[Event, Mapping[str, Article]], str]] = {  # "" where nothing is stated
    "outlet": _lane_of_outlet,
    "place": _lane_of_place,
    "person": _lane_of_person,
    "article": _lane_of_article,
    "none": lambda event, articles: ALL_EVENTS,
}


def index_of(events: Sequence[Event], articles: Mapping[str, Article], group_by: str) -> EventIndex:
    """Index events, whose places are the refs, in the lanes of a grouping; raise KeyError for an unknown one."""
    lane_of = GROUPINGS[group_by]
    return EventIndex.of_events(events, lambda event: lane_of(event, articles))
