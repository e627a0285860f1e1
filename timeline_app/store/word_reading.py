"""What a project file holds of what a query asks for: events by their own words, articles by theirs.

An event's own words are those of each of its reports (label, sentence, names), and what the user wrote of it (a label,
tags, notes): what is wanted together stands in one of these, and what is unwanted in none of them. For a frame's sake a
search may be asked for the first events only, and let go of when nobody waits for it any more.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from timeline_app.search.holding import holds
from timeline_app.search.tree import All, Either
from timeline_app.store.linkage import Linkage
from timeline_app.store.reading import Reading
from timeline_app.store.word_rows import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_app.search.tree import Query
    from timeline_app.store.database import Database

_STEPS: Final = 2_000  # of SQLite's machine between two looks at whether to go on: some 0.1 ms
_EVENTS: Final = (
    "SELECT em.event FROM mention_words w CROSS JOIN event_mentions em ON em.mention = w.rowid"
    " WHERE mention_words MATCH ?"
)
_ARTICLES: Final = "SELECT rowid FROM article_words WHERE article_words MATCH ?"
_OWN: Final = """
    SELECT mention, value FROM decisions WHERE field = 'label'
    UNION ALL SELECT mention, tag FROM tags UNION ALL SELECT mention, text FROM notes WHERE mention IS NOT NULL
"""


class WordReading(Reading):
    """Full text of an open project."""

    def events_holding(self, query: Query, cancelled: Callable[[], bool] = lambda: False) -> list[int]:
        """Return the numbers of the events whose own words meet a query, ascending; none where it was cancelled."""
        with self._letting_go(cancelled) as found:
            found += sorted(_events(self._file, query))
        return found

    def articles_holding(self, query: Query, cancelled: Callable[[], bool] = lambda: False) -> list[int]:
        """Return the numbers of the articles whose title, author, outlet or text meet a query, in the order of adding.

        None where it was cancelled.
        """
        with self._letting_go(cancelled) as found:
            found += [number for (number,) in self._file.rows(_ARTICLES, expression(query))]
        return found

    def article_ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of articles; those that are no more are left out."""
        found = dict(self._file.rows_of("SELECT number, id FROM articles WHERE number IN (?)", numbers))
        return [found[number] for number in numbers if number in found]

    @contextmanager
    def _letting_go(self, cancelled: Callable[[], bool]) -> Iterator[list[int]]:
        """Let SQLite end what it does when that is cancelled."""
        connection, found = self._file.connection, list[int]()
        connection.set_progress_handler(cancelled, _STEPS)
        try:
            yield found
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
        finally:
            connection.set_progress_handler(None, 0)


def _events(file: Database, query: Query) -> set[int]:
    """Return the numbers of events: of what is to be left out whole events are, so that it is looked for by itself."""
    if not _leaves_out(query):
        return {number for (number,) in file.rows(_EVENTS, expression(query))} | _own(file, query)
    match query:
        case Either(those):
            return set().union(*(_events(file, each) for each in those))
        case All(wanted, unwanted):
            plain = tuple(each for each in wanted if not _leaves_out(each))
            parts = [All(plain)] if plain else []
            found = [_events(file, each) for each in (*parts, *(each for each in wanted if _leaves_out(each)))]
            return set.intersection(*found).difference(*(_events(file, each) for each in unwanted))
    raise TypeError(query)


def _own(file: Database, query: Query) -> set[int]:
    """Return the events of which the user wrote what a query asks for."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for mention, text in file.rows(_OWN):
        said[mention].append(text)
    those = [mention for mention, texts in said.items() if holds(query, *texts)]
    return {place[0] for place in Linkage(file).places_of(those).values()} if those else set()


def _leaves_out(query: Any) -> bool:
    match query:
        case All(wanted, unwanted):
            return bool(unwanted) or any(map(_leaves_out, wanted))
        case Either(those):
            return any(map(_leaves_out, those))
    return False
