"""A project as a window reads it: a few rows at a time, when they are asked for, on a connection of each thread's own.

Events go by their numbers, which no other event is ever given, so that what is known of a number holds for good; what
is gone meanwhile is None. Each answer takes well under a frame. While another connection writes, nothing can be read:
titles, which a frame asks for, wait a moment only and are None then; what the user asks for waits longer.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, replace
from threading import local
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self, TypeVar
from weakref import finalize

from timeline_app.records import Article, InputError
from timeline_app.store import rows
from timeline_app.store.database import Database
from timeline_app.store.event_rows import EVENT_COLUMNS, event_of
from timeline_app.store.law_rows import LawBook
from timeline_app.store.reference_rows import ReferenceRows
from timeline_app.store.schema import connect
from timeline_app.store.snapshots import Snapshots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Event, Law, Mention

Found = TypeVar("Found")
FRAME: Final = 5  # ms that what a frame asks for waits for another connection's change
HAND: Final = 1_000  # ms that the rest waits
REMEMBERED: Final = 20_000  # titles
_MENTION = ", ".join(f'm."{name}"' for name in rows.MENTION_COLUMNS)
_HEAVY: Final = {"text": "''", "furniture": "NULL", "evidence": "NULL"}  # what metadata are read without
_LIGHT: Final = (
    f"SELECT {', '.join(_HEAVY.get(name, name) for name in rows.ARTICLE_COLUMNS)}"
    " FROM articles INDEXED BY articles_light ORDER BY number"
)
_WHOLE: Final = f"SELECT {', '.join(rows.ARTICLE_COLUMNS)} FROM articles WHERE id = ?"
_TOLD: Final = (
    f"SELECT em.event, em.reason, {_MENTION} FROM event_mentions em JOIN mentions m ON m.number = em.mention"
    " WHERE em.event IN (?) ORDER BY em.event, em.position"
)
_MARKED: Final = (
    f"SELECT e.id, em.position, {_MENTION} FROM mentions m JOIN event_mentions em ON em.mention = m.number"
    " JOIN events e ON e.number = em.event WHERE m.article = ? ORDER BY m.start, m.end, m.number"
)
_AT_ONCE: Final = 2_000  # events, and articles, looked through between two looks at whether to go on
_TELLING: Final = (
    "SELECT em.event, m.article FROM event_mentions em JOIN mentions m ON m.number = em.mention"
    " WHERE em.event IN (?) ORDER BY em.event, em.position"
)
_PLACES: Final = (
    "SELECT m.key, e.id, em.position FROM mentions m JOIN event_mentions em ON em.mention = m.number"
    " JOIN events e ON e.number = em.event WHERE m.key IN (?) ORDER BY m.number"
)
_TEXTS: Final = f"""
    SELECT e.number, em.position, m.article, e.label || ' ' || m.label || ' ' || m.text
    FROM (SELECT number, label FROM events WHERE number > ? ORDER BY number LIMIT {_AT_ONCE}) e
    JOIN event_mentions em ON em.event = e.number JOIN mentions m ON m.number = em.mention
    ORDER BY e.number, em.position
"""
_PAGES: Final = f"""
    SELECT number, id, title || ' ' || coalesce(outlet, '') || ' ' || text
    FROM articles WHERE number > ? ORDER BY number LIMIT {_AT_ONCE // 10}
"""


@dataclass(frozen=True, slots=True)
class Marked:
    """One mention of an article: whose event it is, and which of that event's mentions."""

    event: str
    position: int
    mention: Mention


class Place(NamedTuple):
    """Where something was found: an event's number, which of its mentions, and that one's article."""

    number: int
    position: int
    article: str


class Catalogue:
    """An open project, to be read in any thread; it sees every change that is on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mine = local()
        self._opened: list[sqlite3.Connection] = []
        self._titles: dict[int, str] = {}
        finalize(self, _close, self._opened)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a project file, which is there; raise InputError."""
        opened = cls(path)
        opened.version()
        return opened

    def close(self) -> None:
        """Close the file in every thread; none may use it any more."""
        _close(self._opened)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def version(self) -> int:
        """Return a number that goes up with every change of articles, mentions, events or laws."""
        return self._snapshots.version()

    def settled(self, linker: int) -> bool:
        """Tell whether this way of linking has nothing left to do, and the references are those of the events."""
        query = "SELECT linked, linker, (SELECT count(*) FROM (SELECT 1 FROM unlinked LIMIT 1)) FROM state"
        done = self._file.rows(query) == [(1, linker, 0)]
        return done and self._references.current(self.version())

    def kept(self, name: str, version: int | None = None) -> bytes | None:
        """Return the bytes kept under a name, made of a version or of any; None where they are not there or damaged."""
        return self._snapshots.kept(name, version)

    def parts(self, name: str, version: int | None = None) -> dict[str, bytes]:
        """Return what was kept under names that begin with one and a dot, by what follows; those that hold."""
        return self._snapshots.parts(name, version)

    def count(self) -> int:
        """Count the events."""
        return int(self._file.rows("SELECT count(*) FROM events")[0][0])

    def titles(self, numbers: Sequence[int]) -> list[str | None]:
        """Return the labels of events, in the order asked for."""
        if len(self._titles) > REMEMBERED:
            self._titles.clear()
        if wanted := [int(number) for number in numbers if number not in self._titles]:
            query = "SELECT number, label FROM events WHERE number IN (?)"
            self._titles.update(self._found(lambda: self._file.rows_of(query, wanted), FRAME) or ())
        return [self._titles.get(number) for number in numbers]

    def ids(self, numbers: Sequence[int]) -> list[str | None]:
        """Return the ids of events, in the order asked for."""
        query = "SELECT number, id FROM events WHERE number IN (?)"
        found = dict(self._found(lambda: self._file.rows_of(query, map(int, numbers)), HAND) or ())
        return [found.get(number) for number in numbers]

    def numbers_of(self, ids: Sequence[str]) -> list[int | None]:
        """Return the numbers of events, in the order asked for."""
        query = "SELECT id, number FROM events WHERE id IN (?)"
        found = dict(self._found(lambda: self._file.rows_of(query, ids), HAND) or ())
        return [found.get(event) for event in ids]

    def number_of(self, event: str) -> int | None:
        """Return the number of an event."""
        return self.numbers_of([event])[0]

    def events(self, numbers: Sequence[int]) -> list[Event | None]:
        """Return events with their mentions and references, in the order asked for."""
        found = self._found(lambda: self._events([int(number) for number in numbers]), HAND) or {}
        return [found.get(number) for number in numbers]

    def event(self, event: str) -> Event | None:
        """Return an event with its mentions and references."""
        number = self.number_of(event)
        return None if number is None else self.events([number])[0]

    def mentions_of(self, article: str) -> tuple[Marked, ...]:
        """Return the mentions of an article that are in events, in text order."""
        found = self._found(lambda: self._file.rows(_MARKED, article), HAND) or []
        return tuple(self._file.records(_told, found))

    def articles_of(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the articles that tell of events, one for each mention, in the order asked for."""
        told: defaultdict[int, list[str]] = defaultdict(list)
        for number, article in self._found(lambda: self._file.rows_of(_TELLING, map(int, numbers)), HAND) or ():
            told[number].append(article)
        return [tuple(told.get(number, ())) for number in numbers]

    def places_of(self, keys: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Return the events that mentions (Mention.key) are in, and their positions there."""
        found = self._found(lambda: self._file.rows_of(_PLACES, keys), HAND) or ()
        return {key: (event, position) for key, event, position in reversed(found)}

    def articles_light(self) -> tuple[Article, ...]:
        """Return every article in the order of adding, without text, page furniture and evidence. Raises InputError."""
        return tuple(self._file.records(rows.light_article_of, self._file.rows(_LIGHT)))

    def article(self, article: str) -> Article | None:
        """Return an article whole."""
        found = self._found(lambda: self._file.rows(_WHOLE, article), HAND)
        return self._file.records(rows.article_of, found)[0] if found else None

    def times_of(self, article: str) -> tuple[Timex3, ...]:
        """Return an article's time expressions in text order."""
        found = self._found(lambda: self._file.rows("SELECT times FROM articles WHERE id = ?", article), HAND)
        return self._file.records(rows.times_of, found[0])[0] if found else ()

    def laws(self) -> tuple[Law, ...]:
        """Return what the user said of mentions. Raises InputError."""
        return LawBook(self._file).all()

    def search(self, words: Sequence[str], cancelled: Callable[[], bool] = lambda: False) -> Iterator[Place]:
        """Yield where words stand together in an event's label and one of its mentions, the first of each event.

        It looks through the file a moment's worth at a time, in the order of numbers: for a worker. Raises InputError.
        """
        words, last, shown = [word.casefold() for word in words], 0, 0
        while words and not cancelled() and (found := self._file.rows(_TEXTS, last)):
            for number, position, article, text in found:
                if number != shown and _holds(text, words):
                    shown = number
                    yield Place(number, position, article)
            last = found[-1][0]

    def search_articles(self, words: Sequence[str], cancelled: Callable[[], bool] = lambda: False) -> Iterator[str]:
        """Yield the ids of the articles whose title, outlet and text hold all words; as `search`."""
        words, last = [word.casefold() for word in words], 0
        while words and not cancelled() and (found := self._file.rows(_PAGES, last)):
            yield from (article for _, article, text in found if _holds(text, words))
            last = found[-1][0]

    def holding(self, words: Sequence[str], cancelled: Callable[[], bool]) -> tuple[list[int], list[str]]:
        """Return the events, and the articles besides theirs, of which one text holds all words; for a worker."""
        places = list(self.search(words, cancelled))
        covered = {place.article for place in places}
        rest = [article for article in self.search_articles(words, cancelled) if article not in covered]
        return [place.number for place in places], rest

    @property
    def _file(self) -> Database:
        """Return the file as it is open in this thread."""
        if (file := getattr(self._mine, "file", None)) is None:
            connection = connect(self.path, create=False, shared=True)
            self._opened.append(connection)
            file = self._mine.file = Database(self.path, connection)
        return file

    @property
    def _snapshots(self) -> Snapshots:
        return Snapshots(self._file)

    @property
    def _references(self) -> ReferenceRows:
        return ReferenceRows(self._file)

    def _events(self, numbers: Sequence[int]) -> dict[int, Event]:
        with self._file.unchanging():
            query = f"SELECT number, {EVENT_COLUMNS} FROM events WHERE number IN (?)"
            found = self._file.rows_of(query, numbers)
            told: defaultdict[int, list[tuple[str, Mention]]] = defaultdict(list)
            for number, reason, *mention in self._file.rows_of(_TOLD, numbers):
                told[number].append((reason, rows.mention_of(mention)))
            references = self._references.of(numbers)
        return {
            number: replace(event_of(row, told[number]), references=references.get(number, ()))
            for number, *row in found
            if number in told
        }

    def _found(self, read: Callable[[], Found], patience: int) -> Found | None:
        """Return what is read, or None where another connection's change takes longer than one can wait."""
        self._file.connection.execute(f"PRAGMA busy_timeout = {patience}")
        try:
            return read()
        except InputError as error:
            if getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return None
            raise


def _close(opened: Iterable[sqlite3.Connection]) -> None:
    for connection in opened:
        connection.close()


def _told(row: Sequence[Any]) -> Marked:
    return Marked(row[0], row[1], rows.mention_of(row[2:]))


def _holds(text: str, words: Iterable[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
