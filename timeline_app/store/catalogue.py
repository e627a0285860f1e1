"""A project as a window reads it: a few rows at a time, when they are asked for, on a connection of each thread's own.

Events go by their numbers, which no other event is ever given, so that what is known of a number holds for good; what
is gone meanwhile is None. Each answer takes well under a frame. While another connection writes, nothing can be read:
titles, which a frame asks for, wait a moment only and are None then; what the user asks for waits longer.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.store import rows
from timeline_app.store.article_reading import ArticleReading
from timeline_app.store.decided_reading import DecidedReading
from timeline_app.store.event_rows import EVENT_COLUMNS, event_of
from timeline_app.store.law_rows import LawBook
from timeline_app.store.ledger_reading import LedgerReading
from timeline_app.store.linkage import Linkage
from timeline_app.store.reading import FRAME, HAND
from timeline_app.store.word_reading import WordReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from timeline_app.records import Event, Law, Mention

REMEMBERED: Final = 20_000  # titles
_MENTION = ", ".join(f'm."{name}"' for name in rows.MENTION_COLUMNS)
_TOLD: Final = (
    f"SELECT em.event, em.reason, {_MENTION} FROM event_mentions em JOIN mentions m ON m.number = em.mention"
    " WHERE em.event IN (?) ORDER BY em.event, em.position"
)
_MARKED: Final = (  # as one row: who reads thousands would ask a busy worker for Python as often, and wait each time
    'SELECT json_group_array(json_array(m.start, m."end", m.number, e.id, em.position, m.text))'
    " FROM mentions m JOIN event_mentions em ON em.mention = m.number"
    " JOIN events e ON e.number = em.event WHERE m.article = ?"
)
_TELLING: Final = (
    "SELECT em.event, m.article FROM event_mentions em JOIN mentions m ON m.number = em.mention"
    " WHERE em.event IN (?) ORDER BY em.event, em.position"
)
_RANKS: Final = {
    "label": "SELECT number, dense_rank() OVER (ORDER BY label COLLATE NOCASE) FROM events",
    "reports": "SELECT event, count(*) FROM event_mentions GROUP BY event",
}


class Marked(NamedTuple):
    """One mention of an article: whose event it is, which of that event's mentions, and what it quotes."""

    event: str
    position: int
    start: int  # in the article's text, code points
    end: int  # exclusive
    text: str


class Catalogue(ArticleReading, WordReading, LedgerReading, DecidedReading):
    """An open project, to be read in any thread; it sees every change that is on disk."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._titles: dict[int, str] = {}

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

    def ranks(self, by: str) -> NDArray[np.int64]:
        """Return every event's number and where it stands by its "label", or how many "reports" it has, as columns.

        Of a million events that takes seconds. Raises KeyError for anything else.
        """
        found = self._file.rows(_RANKS[by])
        return np.array(found, np.int64).reshape(-1, 2)

    def mentions_of(self, article: str) -> tuple[Marked, ...]:
        """Return the mentions of an article that are in events, in text order."""
        found = self._found(lambda: self._file.rows(_MARKED, article), HAND) or [("[]",)]
        told = sorted(json.loads(found[0][0]))
        return tuple(Marked(event, position, start, end, text) for start, end, _, event, position, text in told)

    def articles_of(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the articles that tell of events, one for each mention, in the order asked for."""
        told: defaultdict[int, list[str]] = defaultdict(list)
        for number, article in self._found(lambda: self._file.rows_of(_TELLING, map(int, numbers)), HAND) or ():
            told[number].append(article)
        return [tuple(told.get(number, ())) for number in numbers]

    def places_of(self, keys: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Return the events that mentions (Mention.key) are in, and their positions there."""
        found = self._found(lambda: Linkage(self._file).places_of(keys), HAND) or {}
        return {key: (event, position) for key, (_, event, position) in found.items()}

    def laws(self) -> tuple[Law, ...]:
        """Return what the user said of mentions. Raises InputError."""
        return LawBook(self._file).all()

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
