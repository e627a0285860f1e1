"""Events and articles of a project, read when they are asked for; no Qt.

`Catalogue` is what a project can be asked (the file's reader, or records held in memory); `Remembered` keeps the last
records that were read, so that what is looked at twice is read once and memory stays bounded; `OnDemand` is a mapping.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Event
    from timeline_app.search.tree import Query
    from timeline_app.store.article_reading import Brief, Text
    from timeline_app.store.catalogue import Marked
    from timeline_app.store.decided_reading import Decided
    from timeline_app.store.ledger_reading import Timed

Key = TypeVar("Key")
Value = TypeVar("Value")


class Catalogue(Protocol):
    """Answers of a project; an event goes by its number, which no other event is ever given. What is gone is None."""

    def titles(self, numbers: Sequence[int]) -> Sequence[str | None]:
        """Return the labels of events, in the order asked for."""
        ...

    def ids(self, numbers: Sequence[int]) -> Sequence[str | None]:
        """Return the ids of events, in the order asked for."""
        ...

    def numbers_of(self, ids: Sequence[str]) -> Sequence[int | None]:
        """Return the numbers of events, in the order asked for."""
        ...

    def events(self, numbers: Sequence[int]) -> Sequence[Event | None]:
        """Return events with their mentions and references, in the order asked for."""
        ...

    def articles_of(self, numbers: Sequence[int]) -> Sequence[Sequence[str]]:
        """Return the articles that tell of events, one for each mention, in the order asked for."""
        ...

    def ranks(self, by: str) -> NDArray[np.int64]:
        """Return every event's number with its rank by "label", or with how many "reports" it has. For a worker."""
        ...

    def mentions_of(self, article: str) -> Sequence[Marked]:
        """Return the mentions of an article that are in events, in text order."""
        ...

    def places_of(self, keys: Iterable[str]) -> Mapping[str, tuple[str, int]]:
        """Return the events that mentions (Mention.key) are in, and their positions there."""
        ...

    def briefs(self) -> Sequence[Brief]:
        """Return every article in the order of adding, as much as is needed of all at once. For a worker."""
        ...

    def texts(self, cancelled: Callable[[], bool]) -> Iterator[Text]:
        """Yield every article's text in the order of adding. For a worker."""
        ...

    def forms_of(self, name: str) -> Mapping[str, frozenset[str]]:
        """Return how articles write a name, by article. For a worker."""
        ...

    def names_of(self, article: str) -> Sequence[tuple[str, str, str]]:
        """Return the names that an article's mentions bear, each once: kind, name, as written. For a worker."""
        ...

    def article(self, article: str) -> Article | None:
        """Return an article whole."""
        ...

    def times_of(self, article: str) -> Sequence[Timex3]:
        """Return an article's time expressions in text order."""
        ...

    def prepare_words(self) -> None:
        """Read what every search for events needs."""
        ...

    def decided(self) -> Decided:
        """Return what the user decided. For a worker."""
        ...

    def timed(self, cancelled: Callable[[], bool]) -> Iterator[Timed]:
        """Yield every article with its time expressions and what its reports make of them. For a worker."""
        ...

    def events_holding(self, query: Query, cancelled: Callable[[], bool]) -> NDArray[np.int64]:
        """Return the events whose own words meet a query."""
        ...

    def articles_holding(self, query: Query, cancelled: Callable[[], bool]) -> NDArray[np.int64]:
        """Return the numbers of the articles whose words meet a query."""
        ...

    def events_added_after(self, added: str) -> Sequence[int]:
        """Return the numbers of the events that articles tell which were added after a time."""
        ...

    def version_of(self, article: str) -> tuple[int, int, str]:
        """Return which version of an article is read, how many there are, and when it was added ("": unknown)."""
        ...

    def light(self, articles: Sequence[str]) -> Sequence[Article | None]:
        """Return articles without their texts, in the order asked for."""
        ...

    def article_ids(self, numbers: Sequence[int]) -> Sequence[str]:
        """Return the ids of articles by their numbers."""
        ...


class Remembered(Generic[Key, Value]):
    """Records by a key, of which the last that were asked for are kept."""

    def __init__(self, read: Callable[[Sequence[Key]], Sequence[Value | None]], most: int) -> None:
        self._read = read
        self._most = most
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """Return a record; None where there is none."""
        if key not in self._kept:
            self.fetch((key,))
            return self._kept.get(key)
        self._kept.move_to_end(key)
        return self._kept[key]

    def those(self, keys: Sequence[Key]) -> list[Value | None]:
        """Return records, read at once, in the order asked for; None where there is none."""
        if not all(map(self._kept.__contains__, keys)):
            self.fetch(keys)
        for key in keys:
            if key in self._kept:
                self._kept.move_to_end(key)
        return [self._kept.get(key) for key in keys]

    def fetch(self, keys: Iterable[Key]) -> None:
        """Read what is not kept yet at once: one by one it would take several times as long."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self._kept][: self._most]
        if not wanted:
            return
        for key, value in zip(wanted, self._read(wanted), strict=True):
            if value is not None:
                self._kept[key] = value
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


class OnDemand(Mapping[str, Value], Generic[Value]):
    """Records by id, read when they are asked for; going through all of them reads all."""

    def __init__(self, get: Callable[[str], Value | None], keys: Callable[[], Iterable[str]], count: int) -> None:
        self._get = get
        self._keys = keys
        self._count = count

    def __getitem__(self, key: str) -> Value:
        found = self._get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys())

    def __len__(self) -> int:
        return self._count
