"""A project held in memory: for tests, for projects that may only be read, and for what is not on disk; no Qt."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.search.holding import holds
from timeline_app.store.article_reading import Brief, Text
from timeline_app.store.catalogue import Marked
from timeline_app.store.decided_reading import Decided
from timeline_app.store.ledger_reading import Report, Timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Event
    from timeline_app.search.tree import Query


class Held:
    """Articles and events as records; the number of an event is its place."""

    def __init__(self, articles: Iterable[Article] = (), events: Sequence[Event] = ()) -> None:
        self.all_events = tuple(events)
        self.all_articles = {article.id: article for article in articles}

    def titles(self, numbers: Sequence[int]) -> list[str | None]:
        """Return the labels of events."""
        return [event.label if event else None for event in self.events(numbers)]

    def ids(self, numbers: Sequence[int]) -> list[str | None]:
        """Return the ids of events."""
        return [event.id if event else None for event in self.events(numbers)]

    def numbers_of(self, ids: Sequence[str]) -> list[int | None]:
        """Return the numbers of events."""
        return [self._numbers.get(event) for event in ids]

    def events(self, numbers: Sequence[int]) -> list[Event | None]:
        """Return events."""
        return [self.all_events[n] if 0 <= n < len(self.all_events) else None for n in numbers]

    def articles_of(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the articles that tell of events, one for each mention."""
        return [tuple(m.article for m in event.mentions) if event else () for event in self.events(numbers)]

    def ranks(self, by: str) -> NDArray[np.int64]:
        """Return every event's number and where it stands by its "label", or how many "reports" it has."""
        labels = sorted({event.label.lower() for event in self.all_events})
        places = {label: place for place, label in enumerate(labels)}
        said: Mapping[str, Callable[[Event], int]] = {
            "label": lambda event: places[event.label.lower()],
            "reports": lambda event: len(event.mentions),
        }
        return np.array([(n, said[by](event)) for n, event in enumerate(self.all_events)], np.int64).reshape(-1, 2)

    def mentions_of(self, article: str) -> tuple[Marked, ...]:
        """Return the mentions of an article, in text order."""
        return self._marked.get(article, ())

    def places_of(self, keys: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Return the events that mentions are in, and their positions there."""
        wanted = set(keys)
        if not wanted:
            return {}
        those = ((m.key, (event.id, at)) for event in self.all_events for at, m in enumerate(event.mentions))
        return {key: place for key, place in those if key in wanted}

    def briefs(self) -> list[Brief]:
        """Return every article, as much as is needed of all at once."""
        return [Brief(a.id, a.outlet, a.published, a.published_from) for a in self.all_articles.values()]

    def texts(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Text]:
        """Yield every article's text."""
        yield from (Text(a.id, a.text, a.furniture) for a in self.all_articles.values() if not cancelled())

    def forms_of(self, name: str) -> dict[str, frozenset[str]]:
        """Return how articles write a name, by article."""
        forms: defaultdict[str, set[str]] = defaultdict(set)
        for mention in (m for event in self.all_events for m in event.mentions):
            borne = (*mention.people, *mention.places, *mention.organizations)
            forms[mention.article] |= {one.text for one in borne if one.name == name}
        return {article: frozenset(texts) for article, texts in forms.items() if texts}

    def names_of(self, article: str) -> tuple[tuple[str, str, str], ...]:
        """Return the names that an article's mentions bear, each once."""
        told = [m for event in self.all_events for m in event.mentions if m.article == article]
        kinds = ("people", "places", "organizations")
        return tuple(sorted({(kind, one.name, one.text) for m in told for kind in kinds for one in getattr(m, kind)}))

    def article(self, article: str) -> Article | None:
        """Return an article."""
        return self.all_articles.get(article)

    def times_of(self, article: str) -> tuple[Timex3, ...]:
        """Return the time expressions of an article that date its mentions, in text order."""
        told = (m.time for event in self.all_events for m in event.mentions if m.article == article)
        return tuple(sorted({time for time in told if time is not None}, key=lambda time: time.start))

    def prepare_words(self) -> None:
        """Do nothing: all is here."""

    def decided(self) -> Decided:
        """Return nothing: what the user decides is kept in a file."""
        return Decided((), (), (), (), ())

    def timed(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Timed]:
        """Yield every article with the time expressions that date its mentions, and its reports."""
        told: defaultdict[str, list[Report]] = defaultdict(list)
        for event in self.all_events:
            for at, m in enumerate(event.mentions):
                begins = m.time.start if m.time is not None else None
                report = Report(m.start, m.end, begins, m.leans_on, event.id, at, event.review, event.hidden)
                told[m.article].append(report)
        for a in self.all_articles.values():
            times, reports = self.times_of(a.id), tuple(told[a.id])
            if not cancelled():
                yield Timed(a.id, a.title, a.outlet, a.published, a.language, a.text, a.furniture, times, reports)

    def events_holding(self, query: Query, cancelled: Callable[[], bool] = lambda: False) -> NDArray[np.int64]:
        """Return the events whose words meet a query."""
        met = [number for number, event in enumerate(self.all_events) if holds(query, *_words(event))]
        return np.array(met, np.int64)

    def articles_holding(self, query: Query, cancelled: Callable[[], bool] = lambda: False) -> NDArray[np.int64]:
        """Return the places of the articles whose words meet a query."""
        those = enumerate(self.all_articles.values())
        met = [n for n, a in those if holds(query, a.title, a.author or "", a.outlet or "", a.text)]
        return np.array(met, np.int64)

    def events_added_after(self, _: str) -> list[int]:
        """Return none: of what is held in memory it is not known when it was added."""
        return []

    def version_of(self, _: str) -> tuple[int, int, str]:
        """Return which version is read, and how many there are: what is held in memory has no others."""
        return 1, 1, ""

    def light(self, articles: Sequence[str]) -> list[Article | None]:
        """Return articles."""
        return [self.all_articles.get(article) for article in articles]

    def article_ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of articles by their places."""
        ids = list(self.all_articles)
        return [ids[number] for number in numbers if 0 <= number < len(ids)]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {event.id: number for number, event in enumerate(self.all_events)}

    @cached_property
    def _marked(self) -> Mapping[str, tuple[Marked, ...]]:
        marked: defaultdict[str, list[Marked]] = defaultdict(list)
        for event in self.all_events:
            for position, mention in enumerate(event.mentions):
                mark = Marked(event.id, position, mention.start, mention.end, mention.text)
                marked[mention.article].append(mark)
        return {key: tuple(sorted(found, key=_place)) for key, found in marked.items()}


def _words(event: Event) -> list[str]:
    names = (n for m in event.mentions for those in (m.people, m.places, m.organizations) for n in those)
    told = [text for mention in event.mentions for text in (mention.label, mention.text)]
    return [event.label, *told, *(name.name for name in names)]


def _place(marked: Marked) -> tuple[int, int]:
    return marked.start, marked.end
