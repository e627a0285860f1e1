"""The project as it lies on disk: every method that changes it is one transaction, on disk when it returns.

Events can always be made again from the mentions; `linked` tells whether those stored are of the mentions as they are.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count, groupby
from typing import TYPE_CHECKING, Any, Self, TypeVar

from timeline_app.records import Event, InputError, Status
from timeline_app.store import rows
from timeline_app.store.schema import connect, explained

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Mention, Reading, Reference

Record = TypeVar("Record")

_ARTICLES = f"SELECT {', '.join(rows.ARTICLE_COLUMNS)} FROM articles"
_PLACES = (
    "SELECT m.key, em.event, em.position, em.reason FROM event_mentions em JOIN mentions m ON m.number = em.mention"
)
_MENTION_COLUMNS = ", ".join(f'm."{name}"' for name in rows.MENTION_COLUMNS)


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of adding readings: the ids of the new articles, and the files that were there already."""

    added: tuple[str, ...]
    present: tuple[str, ...]


class Project:
    """An open project file. Use it in one thread, and as a context manager or with `close`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Open a project file; make it where it is absent and `create` is set. Raises InputError."""
        return cls(path, connect(path, create=create))

    def close(self) -> None:
        """Close the file; nothing is left beside it."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def linked(self) -> bool:
        """Tell whether the stored events were made from the mentions as they are now."""
        return self._rows("SELECT linked FROM state") == [(1,)]

    def add(self, readings: Sequence[Reading]) -> Kept:
        """Store readings, all or none; skip what the same file said already, and make ids distinct."""
        added, present = [], []
        with self._change():
            for reading in readings:
                known = "SELECT 1 FROM articles WHERE sha256 = ? AND file = ?"
                if self._db.execute(known, (reading.article.sha256, reading.article.file)).fetchone():
                    present.append(reading.article.file)
                else:
                    added.append(self._insert(reading))
            if added:
                self._db.execute("UPDATE state SET linked = 0")
        return Kept(tuple(added), tuple(present))

    def articles(self) -> tuple[Article, ...]:
        """Return every article in the order of adding."""
        return tuple(self._records(rows.article_of, self._rows(f"{_ARTICLES} ORDER BY number")))

    def article(self, article: str) -> Article:
        """Return the article of this id, or of this file where that names one; raise InputError otherwise."""
        found = self._rows(f"{_ARTICLES} WHERE id = ?", article) or self._rows(f"{_ARTICLES} WHERE file = ?", article)
        if len(found) == 1:
            return self._records(rows.article_of, found)[0]
        if found:
            raise InputError(f"{article}: {len(found)} articles of {self.path} are from this file. Name one by its id.")
        raise InputError(f"{article}: no such article in {self.path}. Run: timeline-app articles {self.path}")

    def source(self, article: str) -> bytes:
        """Return the bytes of an article's source as read; raise KeyError for an unknown id."""
        found = self._rows("SELECT data FROM sources JOIN articles USING (sha256) WHERE id = ?", article)
        if not found:
            raise KeyError(article)
        return bytes(found[0][0])

    def times(self, article: str) -> tuple[Timex3, ...]:
        """Return an article's time expressions in text order; raise KeyError for an unknown id."""
        found = self._rows("SELECT times FROM articles WHERE id = ?", article)
        if not found:
            raise KeyError(article)
        return self._records(rows.times_of, found[0])[0]

    def mentions(self, article: str | None = None) -> tuple[Mention, ...]:
        """Return every mention, or one article's, in the order of articles and of their texts."""
        chosen = "" if article is None else "WHERE a.id = ?"
        query = f"SELECT {_MENTION_COLUMNS} FROM mentions m JOIN articles a ON a.id = m.article {chosen}"
        found = self._rows(f"{query} ORDER BY a.number, m.number", *([] if article is None else [article]))
        return tuple(self._records(rows.mention_of, found))

    def known_events(self) -> dict[str, str]:
        """Return the event id of each mention key, so that linking anew keeps the ids."""
        joined = "SELECT m.key, e.id FROM event_mentions em JOIN mentions m ON m.number = em.mention"
        return dict(self._rows(f"{joined} JOIN events e ON e.number = em.event ORDER BY m.number DESC"))

    def version(self) -> int:
        """Return a number that is another one as soon as another program has changed the file."""
        return int(self._rows("PRAGMA data_version")[0][0])

    def write_events(self, events: Sequence[Event], version: int | None = None) -> bool:
        """Replace all events; each mention that they hold must be stored.

        Where the file is no longer of `version`, another program was faster: change nothing and return False.
        """
        with self._change():
            if version is not None and version != self.version():
                return False
            numbers = self._mention_numbers()
            self._db.execute("DELETE FROM events")
            self._db.executemany(
                "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(rows.event_row, count(), events)
            )
            self._db.executemany("INSERT INTO event_mentions VALUES (?, ?, ?, ?)", _mention_rows(events, numbers))
            self._db.executemany(
                "INSERT INTO event_references VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (number, position, r.kind, r.event, r.mention, r.about, r.ours, r.theirs, r.why, r.own)
                    for number, event in enumerate(events)
                    for position, r in enumerate(event.references)
                ),
            )
            self._db.execute("UPDATE state SET linked = 1")
        return True

    def events(self) -> tuple[Event, ...]:
        """Return the stored events in the order in which they were written."""
        with self.unchanging():
            return self._events()

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """Read within what nobody changes meanwhile; hold it for no longer than reading takes."""
        if self._db.in_transaction:
            yield
            return
        self._rows("BEGIN")
        try:
            yield
        finally:
            self._rows("ROLLBACK")  # nothing was written

    def _events(self) -> tuple[Event, ...]:
        joined = f"SELECT em.event, em.reason, {_MENTION_COLUMNS} FROM event_mentions em"
        found = self._rows(f"{joined} JOIN mentions m ON m.number = em.mention ORDER BY em.event, em.position")
        mentions = {number: list(group) for number, group in groupby(found, key=lambda row: row[0])}
        columns = "event, kind, other, mention, about, ours, theirs, why, own"
        found = self._rows(f"SELECT {columns} FROM event_references ORDER BY event, position")
        references = {
            number: tuple(rows.reference_of(row[1:]) for row in group)
            for number, group in groupby(found, key=lambda row: row[0])
        }

        def event(row: Sequence[Any]) -> Event:
            return _event(row[1:], mentions.get(row[0], []), references.get(row[0], ()))

        columns = f"number, {rows.EVENT_COLUMNS}"
        return tuple(self._records(event, self._rows(f"SELECT {columns} FROM events ORDER BY number")))

    def redate(self, changes: Iterable[tuple[Article, Sequence[Timex3], Sequence[Mention]]]) -> None:
        """Store articles' new publication dates, and what their texts say by them; texts and sources stay."""
        with self._change():
            for article, times, mentions in changes:
                self._redate(article, times, mentions)
            self._db.execute("UPDATE state SET linked = 0")

    def check(self) -> list[str]:
        """Return what is wrong in words: the file's structure, its sources, its quotations; empty if nothing is."""
        problems = [f"structure: {row[0]}" for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        problems += [f"{row[0]}: a row refers to none in {row[2]}" for row in self._rows("PRAGMA foreign_key_check")]
        if problems:
            return problems
        for number, data in self._rows("SELECT sha256, data FROM sources"):
            if sha256(data).hexdigest() != number:
                problems.append(f"source {number[:16]}: its bytes are not those that were read")
        if len(self._rows("SELECT linked FROM state")) != 1:
            problems.append("state: it has not one row, as every project has")
        self.events()  # this and `times` raise where what they read is damaged
        for article in self.articles():
            self.times(article.id)
            if any(not 0 <= start < end <= len(article.text) for start, end in article.furniture):
                problems.append(f"article {article.id}: its furniture reaches beyond its text")
            moved = [m for m in self.mentions(article.id) if article.text[m.start : m.end] != m.text]
            problems += [
                f"article {article.id}: its text lacks the quotation {m.text[:60]!r} at {m.start}" for m in moved
            ]
        return problems

    @contextmanager
    def _change(self) -> Iterator[None]:
        with explained(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _rows(self, query: str, *values: object) -> list[Any]:
        with explained(self.path):
            return self._db.execute(query, values).fetchall()

    def _records(self, make: Callable[[Any], Record], found: Sequence[Any]) -> list[Record]:
        """Make records of rows; a row that makes none was not written by us."""
        try:
            return [make(row) for row in found]
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(
                f"{self.path}: it is damaged ({error}). Keep it as it is, and open your latest copy."
            ) from error

    def _redate(self, article: Article, times: Sequence[Timex3], mentions: Sequence[Mention]) -> None:
        row = rows.article_row(article) | {"times": rows.times_text(times)}
        changed = ("published", "published_from", "evidence", "times")
        columns = ", ".join(f"{name} = :{name}" for name in changed)
        self._db.execute(f"UPDATE articles SET {columns} WHERE id = :id", row)
        kept = self._db.execute(f"{_PLACES} WHERE m.article = ?", (article.id,)).fetchall()
        self._db.execute("DELETE FROM mentions WHERE article = ?", (article.id,))
        self._insert_mentions(mentions)
        self._db.executemany(
            "INSERT INTO event_mentions VALUES (?, ?, ?, ?)",  # so that linking anew knows their events
            _placed_again(kept, self._mention_numbers(article.id)),
        )

    def _insert(self, reading: Reading) -> str:
        article = replace(reading.article, id=self._distinct(reading.article.id))
        source = "INSERT INTO sources VALUES (?, ?) ON CONFLICT DO NOTHING"
        self._db.execute(source, (article.sha256, reading.source.data))
        row = rows.article_row(article) | {"format": reading.source.format, "times": rows.times_text(reading.times)}
        self._db.execute(_insertion("articles", row), row)
        self._insert_mentions([replace(mention, article=article.id) for mention in reading.mentions])
        return article.id

    def _insert_mentions(self, mentions: Sequence[Mention]) -> None:
        for row in map(rows.mention_row, mentions):
            self._db.execute(_insertion("mentions", row), row)

    def _distinct(self, wanted: str) -> str:
        taken, number = wanted, 1
        while self._db.execute("SELECT 1 FROM articles WHERE id = ?", (taken,)).fetchone():
            number += 1
            taken = f"{wanted}-{number}"
        return taken

    def _mention_numbers(self, article: str | None = None) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        chosen = "" if article is None else "WHERE article = ?"
        found = f"SELECT number, key FROM mentions {chosen} ORDER BY number DESC"
        for number, key in self._db.execute(found, () if article is None else (article,)):
            numbers.setdefault(key, []).append(number)
        return numbers


def _placed_again(
    kept: Sequence[tuple[str, int, int, str]], numbers: Mapping[str, list[int]]
) -> Iterator[tuple[int, int, int, str]]:
    """Put mentions that were read anew where they were: by their keys, else by sentence and role."""
    missing = []
    for key, event, place, why in kept:
        if numbers.get(key):
            yield event, place, numbers[key].pop(), why
        else:
            missing.append((key, event, place, why))
    told: dict[str, list[int]] = {}
    for key, free in numbers.items():
        told.setdefault(key.rpartition(":")[0], []).extend(free)
    for key, event, place, why in missing:
        if left := told.get(key.rpartition(":")[0]):
            yield event, place, left.pop(0), why


def _insertion(table: str, row: Mapping[str, Any]) -> str:
    columns = ", ".join(f'"{name}"' for name in row)
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join(f':{name}' for name in row)})"


def _mention_rows(events: Sequence[Event], numbers: Mapping[str, list[int]]) -> Iterator[tuple[int, int, int, str]]:
    for number, event in enumerate(events):
        for position, mention in enumerate(event.mentions):
            reason = event.reasons[position] if position < len(event.reasons) else ""
            yield number, position, numbers[mention.key].pop(), reason


def _event(row: Sequence[Any], mentions: Sequence[Any], references: tuple[Reference, ...]) -> Event:
    identity, label, date, status, origins, rank, rank_why, goes_back = row
    return Event(
        id=identity,
        label=label,
        date=rows.date_of(date),
        status=Status(status),
        origins=origins,
        rank=rank,
        mentions=tuple(rows.mention_of(found[2:]) for found in mentions),
        references=references,
        reasons=tuple(found[1] for found in mentions),
        rank_why=tuple(json.loads(rank_why)),
        goes_back=rows.origins_of(goes_back),
    )
