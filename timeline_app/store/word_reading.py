"""What a project file holds of what a query asks for: events by their own words, articles by theirs.

An event's own words are those of each of its reports (label, sentence, names), and what the user wrote of it (a label,
tags, notes): what is wanted together stands in one of these, and what is unwanted in none of them. For a frame's sake a
search may be asked for the first events only, and let go of when nobody waits for it any more.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from timeline_app.search.holding import holds
from timeline_app.search.tree import All, Either, leaves_out
from timeline_app.store.linkage import Linkage
from timeline_app.store.reading import Reading
from timeline_app.store.word_rows import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from timeline_app.search.tree import Query
    from timeline_app.store.database import Database

_STEPS: Final = 100_000  # of SQLite's machine between two looks at whether to go on: some ms, for looks wait for Python
# Hundreds of thousands of numbers are faster as one text than as so many rows.
_MENTIONS: Final = "SELECT group_concat(rowid) FROM mention_words WHERE mention_words MATCH ?"
_ARTICLES: Final = "SELECT group_concat(rowid) FROM article_words WHERE article_words MATCH ?"
_PLACED: Final = "SELECT group_concat(mention), group_concat(event) FROM event_mentions"
_OWN: Final = """
    SELECT mention, value FROM decisions WHERE field = 'label'
    UNION ALL SELECT mention, tag FROM tags UNION ALL SELECT mention, text FROM notes WHERE mention IS NOT NULL
"""
_NO_NUMBERS: Final = np.zeros(0, np.int64)
_NOTHING: Final = np.zeros(0, np.bool_)
Found = TypeVar("Found")


class WordReading(Reading):
    """Full text of an open project."""

    _kept: tuple[int, NDArray[np.int64]] | None = None  # `_placed`, and of which version

    def prepare_words(self) -> None:
        """Read what every search for events needs."""
        self._placed()

    def events_holding(self, query: Query, cancelled: Callable[[], bool] = lambda: False) -> NDArray[np.int64]:
        """Return the numbers of the events whose own words meet a query, ascending; none where it was cancelled."""
        found = self._letting_go(cancelled, lambda: _events(self._file, self._placed(), query))
        return np.flatnonzero(_NOTHING if found is None else found)

    def articles_holding(self, query: Query, cancelled: Callable[[], bool] = lambda: False) -> NDArray[np.int64]:
        """Return the numbers of the articles whose title, author, outlet or text meet a query, in the order of adding.

        None where it was cancelled.
        """
        found = self._letting_go(cancelled, lambda: _numbers(self._file.rows(_ARTICLES, expression(query))[0][0]))
        return _NO_NUMBERS if found is None else np.sort(found)

    def article_ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of articles; those that are no more are left out."""
        found = dict(self._file.rows_of("SELECT number, id FROM articles WHERE number IN (?)", numbers))
        return [found[number] for number in numbers if number in found]

    def _placed(self) -> NDArray[np.int64]:
        """Return the number of the event that each mention is in, by the mention's number; 0: in none."""
        version = self.version()
        if self._kept is None or self._kept[0] != version:
            mentions, events = map(_numbers, self._file.rows(_PLACED)[0])
            placed = np.zeros(int(mentions.max(initial=0)) + 1, np.int64)
            placed[mentions] = events
            self._kept = version, placed
        return self._kept[1]

    def _letting_go(self, cancelled: Callable[[], bool], look: Callable[[], Found]) -> Found | None:
        """Let SQLite end what it does when that is cancelled; None where it was."""
        connection = self._file.connection
        connection.set_progress_handler(cancelled, _STEPS)
        try:
            return look()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            return None
        finally:
            connection.set_progress_handler(None, 0)


def _numbers(text: str | None) -> NDArray[np.int64]:
    """Return the numbers of a text of numbers parted by commas; none of none."""
    return np.fromstring(text, np.int64, sep=",") if text else _NO_NUMBERS


def _events(file: Database, placed: NDArray[np.int64], query: Query) -> NDArray[np.bool_]:
    """Tell of the number of each event whether it meets a query; `placed` has that of each mention.

    Of what is to be left out whole events are, so that it is looked for by itself.
    """
    if not leaves_out(query):
        there = np.zeros(int(placed.max(initial=0)) + 1, np.bool_)
        mentions = _numbers(file.rows(_MENTIONS, expression(query))[0][0])
        there[placed[mentions[mentions < len(placed)]]] = True  # there may be later ones by now
        own = [number for number in _own(file, query) if number < len(there)]
        there[own] = True
        there[0] = False
        return there
    match query:
        case Either(those):
            either: NDArray[np.bool_] = np.logical_or.reduce([_events(file, placed, each) for each in those])
            return either
        case All(wanted, unwanted):
            plain = tuple(each for each in wanted if not leaves_out(each))
            parts = [*([All(plain)] if plain else []), *(each for each in wanted if leaves_out(each))]
            found = [_events(file, placed, each) for each in parts]
            without = (~_events(file, placed, each) for each in unwanted)
            every: NDArray[np.bool_] = np.logical_and.reduce([*found, *without])
            return every
    raise TypeError(query)


def _own(file: Database, query: Query) -> set[int]:
    """Return the events of which the user wrote what a query asks for."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for mention, text in file.rows(_OWN):
        said[mention].append(text)
    those = [mention for mention, texts in said.items() if holds(query, *texts)]
    return {place[0] for place in Linkage(file).places_of(those).values()} if those else set()
