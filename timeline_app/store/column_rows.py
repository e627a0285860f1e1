"""What of each event goes into columns, read for all events at once: plain rows, without records of what they tell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from timeline_app.store import rows

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from timeline_app.records import Mention
    from timeline_app.store.database import Database

# number, date as EDTF, status, origins, rank, review, hidden
EventRow = tuple[int, str | None, str, int, float, str, int]

_MENTION: Final = ", ".join(f'm."{name}"' for name in rows.MENTION_COLUMNS)
_BOUND: Final = rows.TIME_FIELDS.index("bound")
_BOUNDED: Final = f"""
    SELECT em.event, {_MENTION} FROM event_mentions em CROSS JOIN events e ON e.number = em.event
    CROSS JOIN mentions m ON m.number = em.mention
    WHERE em.event > ? AND e.date IS NOT NULL AND m.date = e.date AND NOT e.by_hand
        AND m.time IS NOT NULL AND json_extract(m.time, '$[{_BOUND}]') IS NOT NULL
    ORDER BY em.event, em.position
"""
_NAMED: Final = (
    "SELECT em.event, json_extract(name.value, '$[0]') FROM event_mentions em"
    " JOIN mentions m ON m.number = em.mention CROSS JOIN json_each(m.{0}) name"
    " WHERE m.{0} != '[]' ORDER BY em.event, em.position"
)
_OF_ARTICLES: Final = {  # what articles are named by -> their ids with it
    "outlet": "SELECT id, outlet FROM articles INDEXED BY articles_light WHERE outlet IS NOT NULL",
    "title": "SELECT id, title FROM articles INDEXED BY articles_light",
}
NAMES: Final = {  # what else events may be sorted by -> the names that theirs have of it
    "person": _NAMED.format("people"),
    "place": _NAMED.format("places"),
    "organization": _NAMED.format("organizations"),
    "status": "SELECT number, status FROM events ORDER BY number",
}
_TOLD_IN: Final = (
    "SELECT em.event, a.number FROM event_mentions em JOIN mentions m ON m.number = em.mention"
    " JOIN articles a INDEXED BY articles_light ON a.id = m.article WHERE a.topics != '[]'"
)
_TELLING: Final = "SELECT event, mention FROM event_mentions ORDER BY event, position"
_WRITTEN: Final = "SELECT number, article FROM mentions INDEXED BY mentions_by_article"
_TOPICS: Final = "SELECT number, topics FROM articles INDEXED BY articles_light WHERE topics != '[]' ORDER BY number"
_SENTENCES: Final = """
    SELECT em.event, m.text FROM (SELECT number FROM events WHERE number > ? ORDER BY number LIMIT 2000) e
    JOIN event_mentions em ON em.event = e.number JOIN mentions m ON m.number = em.mention
    ORDER BY em.event, em.position
"""


class ColumnRows:
    """All events, a few columns of each."""

    def __init__(self, database: Database) -> None:
        self._file = database

    def numbers(self) -> list[int]:
        """Return the numbers of the events that there are, in no order."""
        return [row[0] for row in self._file.rows("SELECT number FROM events")]

    def after(self, number: int) -> list[EventRow]:
        """Return the events after a number, in the order of their numbers: those made since it was given."""
        query = (
            "SELECT number, date, status, origins, rank, review, hidden FROM events WHERE number > ? ORDER BY number"
        )
        return self._file.rows(query, number)

    def bounded(self, number: int) -> dict[int, list[Mention]]:
        """Return those mentions of the events after a number that date them by a bound ("since 2005")."""
        found: defaultdict[int, list[Mention]] = defaultdict(list)
        for event, *mention in self._file.rows(_BOUNDED, number):
            found[event] += self._file.records(rows.mention_of, [mention])
        return dict(found)

    def sentences(self, known: Container[int]) -> Iterator[tuple[int, str]]:
        """Yield every event that is not among those known with the sentence of each of its mentions, the best first."""
        last = 0
        while found := self._file.rows(_SENTENCES, last):
            yield from ((number, text) for number, text in found if number not in known)
            last = found[-1][0]

    def told_in(self) -> Iterator[tuple[int, int]]:
        """Yield the number of each event with that of each article that tells of it, once for each mention."""
        yield from self._file.rows(_TOLD_IN)

    def sources(self) -> tuple[list[tuple[int, int]], list[tuple[int, str]]]:
        """Return each event's number with those of its mentions, and each mention's number with its article's id.

        Both are read from indices alone: what a mention tells takes a hundred times the room.
        """
        return self._file.rows(_TELLING), self._file.rows(_WRITTEN)

    def topics(self) -> dict[int, list[str]]:
        """Return the topics that articles' pages state, by the numbers of those that have any."""
        found = self._file.rows(_TOPICS)
        return dict(self._file.records(_topics_of, found))

    def names(self, kind: str) -> Iterator[tuple[int, str]]:
        """Yield the events with each name that they have of a kind, "outlet", "title" or of NAMES, the best first."""
        event, seen = 0, set[str]()
        for number, name in self._of_articles(kind) if kind in _OF_ARTICLES else self._file.rows(NAMES[kind]):
            if number != event:
                event, seen = number, set()
            if name not in seen:
                seen.add(name)
                yield number, name

    def _of_articles(self, kind: str) -> Iterator[tuple[int, str]]:
        """Yield each event's number with the names of the articles that tell of it."""
        names = dict(self._file.rows(_OF_ARTICLES[kind]))
        told, written = self.sources()
        named = {number: names[article] for number, article in written if article in names}
        yield from ((event, named[mention]) for event, mention in told if mention in named)


def _topics_of(row: tuple[int, str]) -> tuple[int, list[str]]:
    return row[0], [topic.name for topic in rows.topics_of(row[1])]
