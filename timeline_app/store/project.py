"""The project as it lies on disk: every method that changes it is one transaction, on disk when it returns.

Events can always be made again from the mentions; what changed since they were made is noted in `linkage`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self

from timeline_app.records import OWN_ENTRY, InputError, Version
from timeline_app.store import rows
from timeline_app.store.annotation_rows import AnnotationBook
from timeline_app.store.column_rows import ColumnRows
from timeline_app.store.database import Database
from timeline_app.store.decision_rows import DecisionBook
from timeline_app.store.file_rows import FileBook
from timeline_app.store.history_rows import HistoryBook
from timeline_app.store.law_rows import LawBook
from timeline_app.store.linkage import KEPT, Linkage
from timeline_app.store.reference_rows import ReferenceRows
from timeline_app.store.schema import explained
from timeline_app.store.snapshots import Snapshots
from timeline_app.store.soundness import unsound
from timeline_app.store.state_rows import StateBook
from timeline_app.store.tag_rows import TagBook
from timeline_app.store.view_rows import ViewBook
from timeline_app.store.word_rows import WordRows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Deciding, Law, Mention, Reading

READER = "reader"  # counter: by which reader the articles were read
_ARTICLES = f"SELECT {', '.join(rows.ARTICLE_COLUMNS)} FROM articles"
_LATER = (
    "UPDATE articles SET topics = :topics WHERE sha256 = :sha256 AND file = :file AND topics = '[]' AND :topics != '[]'"
)
_PLACES = (
    "SELECT m.key, em.event, em.position, em.reason FROM event_mentions em JOIN mentions m ON m.number = em.mention"
)
_MENTION_COLUMNS = ", ".join(f'm."{name}"' for name in rows.MENTION_COLUMNS)


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of adding readings: the new articles, the files that were there already, and the mentions by number."""

    articles: tuple[Article, ...]
    present: tuple[str, ...]
    mentions: Mapping[int, Mention]

    @property
    def added(self) -> tuple[str, ...]:
        """Return the ids of the new articles."""
        return tuple(article.id for article in self.articles)


class Project:
    """An open project file. Use it in one thread, and as a context manager or with `close`."""

    def __init__(self, file: Database) -> None:
        self.file = self._file = file
        self._db = file.connection
        self._rows, self._records, self._change = file.rows, file.records, file.change
        self.unchanging, self.version = file.unchanging, file.version
        self.linkage = Linkage(file)
        self.laws = LawBook(file)
        self.decisions = DecisionBook(file)
        self.history = HistoryBook(file)
        self.annotations = AnnotationBook(file, self.linkage)
        self.tags = TagBook(file, self.linkage)
        self.files = FileBook(file)
        self.columns = ColumnRows(file)
        self.references = ReferenceRows(file)
        self.snapshots = Snapshots(file)
        self.words = WordRows(file)
        self.views = ViewBook(file)
        self.states = StateBook(file, self.linkage, self.words)

    def changing(self) -> AbstractContextManager[None]:
        """Make several changes one: all of them are written, or none."""
        return self._file.change(counts=False)

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Open a project file; make it where it is absent and `create` is set. Raises InputError."""
        return cls(Database.open(path, create=create))

    @property
    def path(self) -> Path:
        """Return the project file."""
        return self._file.path

    def close(self) -> None:
        """Close the file; nothing is left beside it."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, readings: Sequence[Reading]) -> Kept:
        """Store readings, all or none; skip what the same file said already, and make ids distinct.

        Articles that were read by a version that knew no topics have theirs from then on.
        """
        added: list[Article] = []
        present: list[str] = []
        told: dict[int, Mention] = {}
        later = 0
        with self._change(counts=False):
            for reading in readings:
                known = "SELECT 1 FROM articles WHERE sha256 = ? AND file = ?"
                if self._db.execute(known, (reading.article.sha256, reading.article.file)).fetchone():
                    present.append(reading.article.file)
                    later += self._db.execute(_LATER, rows.article_row(reading.article)).rowcount
                else:
                    article, mentions = self._insert(reading)
                    added.append(article)
                    told.update(mentions)
            if added or later:  # what was made of all events holds while nothing is new
                self._file.count_on()
        return Kept(tuple(added), tuple(present), told)

    def keep_version(self, reading: Reading) -> int:
        """Keep a reading as a version of the article of its id, which is read, in the open change; return its number.

        What was read from the same bytes before is that version.
        """
        article = reading.article
        kept = self.states.versions(article.id)
        if known := [number for number, sha256 in kept.items() if sha256 == article.sha256]:
            return known[-1]
        number = max((self.files.version(article.id), *kept)) + 1
        place = self._rows("SELECT number FROM articles WHERE id = ?", article.id)[0][0]
        row = self._article_row(reading) | {"number": place, "version": number}
        self.states.keep(Version(article.id, number), row, [rows.mention_row(one) for one in reading.mentions])
        return number

    def articles(self) -> tuple[Article, ...]:
        """Return every article in the order of adding."""
        return tuple(self._records(rows.article_of, self._rows(f"{_ARTICLES} ORDER BY number")))

    def article(self, article: str) -> Article:
        """Return the article of this id, or of this file where that names one; raise InputError otherwise."""
        found = self._rows(f"{_ARTICLES} WHERE id = ?", article) or self._rows(f"{_ARTICLES} WHERE file = ?", article)
        if len(found) == 1:
            return self._records(rows.article_of, found)[0]
        if found:
            raise InputError(
                f"{article}: {len(found)} articles of {self._file.path} are from this file. Name one by its id."
            )
        raise InputError(
            f"{article}: no such article in {self._file.path}. Run: timeline-app articles {self._file.path}"
        )

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

    def redate(self, changes: Iterable[tuple[Article, Sequence[Timex3], Sequence[Mention]]]) -> None:
        """Store articles' new publication dates, and what their texts say by them; texts and sources stay."""
        with self._change():
            for article, times, mentions in changes:
                self._redate(article, times, mentions)

    def read_again(self, changes: Iterable[tuple[Article, Sequence[Timex3], Sequence[Mention]]], reader: int) -> None:
        """Store what articles say as another reader has it, and note whose readings these are; all is linked next."""
        with self._change():
            for article, times, mentions in changes:
                self._redate(article, times, mentions)
            self.linkage.forget_made()
            self._file.set_counter(READER, reader)

    @property
    def reader(self) -> int:
        """Return the number of the reader by which the articles were read; 0 where it is not known."""
        return self._file.counter(READER)

    def is_empty(self) -> bool:
        """Tell whether no article was read into it, or all were taken away."""
        return not self._rows("SELECT 1 FROM articles WHERE published_from IS NOT ? LIMIT 1", OWN_ENTRY)

    def note(self, counter: str, value: int) -> None:
        """Keep a number by a name; no event follows from it."""
        with self._change(counts=False):
            self._file.set_counter(counter, value)

    def noted(self, counter: str) -> int:
        """Return a number that was kept by a name, 0 where none was."""
        return self._file.counter(counter)

    def copy_to(self, path: Path) -> None:
        """Write a copy of the project as it is to a file that is not there yet; raise InputError."""
        with explained(path), closing(sqlite3.connect(path)) as copy:
            self._db.backup(copy)

    def legislate(self, taken: Iterable[Law], given: Iterable[Law], touched: Iterable[int]) -> None:
        """Take laws back and give others, and note the mentions that these bind, to be grouped anew."""
        with self._change():
            self.laws.replace(taken, given)
            self.linkage.touch(touched, anew=False)

    def decide(self, change: Deciding, touched: Collection[int] = ()) -> None:
        """Take decisions back and give others, and note mentions that they are kept by, to be grouped anew."""
        with self._change(counts=bool(touched)):
            self.decisions.replace(change.taken, change.given)
            self.linkage.touch(touched, anew=False)

    def enter(self, taken: Iterable[str], given: Sequence[Reading]) -> None:
        """Take the user's own entries (articles by their ids) away, and give others, all or none."""
        with self._change():
            for article in taken:
                self.remove(article)
            for reading in given:
                self._insert(reading)

    def entries(self) -> dict[str, bytes]:
        """Return the bytes of the user's own entries by the ids of their articles, in the order of making."""
        query = (
            "SELECT a.id, s.data FROM articles a JOIN sources s USING (sha256) WHERE published_from = ? ORDER BY number"
        )
        return {article: bytes(data) for article, data in self._rows(query, OWN_ENTRY)}

    def next_entry(self) -> int:
        """Return a number that no entry of the project has ever had."""
        with self._change(counts=False):
            self._file.set_counter("entry", number := self._file.counter("entry") + 1)
        return number

    def check(self) -> list[str]:
        """Return what is wrong in words: the file's structure, its sources, its quotations; empty if nothing is."""
        problems = [f"structure: {row[0]}" for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        astray = {(row[0], row[2]) for row in self._rows("PRAGMA foreign_key_check") if row[0] not in KEPT}
        problems += [f"{table}: a row refers to none in {other}" for table, other in sorted(astray)]
        if problems:
            return problems
        for number, data in self._rows("SELECT sha256, data FROM sources"):
            if sha256(data).hexdigest() != number:
                problems.append(f"source {number[:16]}: its bytes are not those that were read")
        self.annotations.all()  # this and what follows raise where what they read is damaged
        self.tags.all()
        self.decisions.all()
        for article in self.articles():
            self.times(article.id)
            if any(not 0 <= start < end <= len(article.text) for start, end in article.furniture):
                problems.append(f"article {article.id}: its furniture reaches beyond its text")
            moved = [m for m in self.mentions(article.id) if article.text[m.start : m.end] != m.text]
            problems += [
                f"article {article.id}: its text lacks the quotation {m.text[:60]!r} at {m.start}" for m in moved
            ]
        return problems

    def unsound(self) -> list[str]:
        """Return what is wrong with what linking keeps, in words; it can be made anew (`Linkage.forget_all`)."""
        return unsound(self._file, self.linkage)

    def _redate(self, article: Article, times: Sequence[Timex3], mentions: Sequence[Mention]) -> None:
        row = rows.article_row(article) | {"times": rows.times_text(times)}
        changed = ("published", "published_from", "evidence", "times")
        columns = ", ".join(f"{name} = :{name}" for name in changed)
        self._db.execute(f"UPDATE articles SET {columns} WHERE id = :id", row)
        kept = self._db.execute(f"{_PLACES} WHERE m.article = ?", (article.id,)).fetchall()
        self.linkage.forget([row[0] for row in self._rows("SELECT number FROM mentions WHERE article = ?", article.id)])
        self.words.remove_mentions(article.id)
        self._add_mentions(article.id, mentions)
        self._db.executemany(
            "INSERT INTO event_mentions VALUES (?, ?, ?, ?)",  # so that linking anew knows their events
            _placed_again(kept, self._mention_numbers(article.id)),
        )
        self.linkage.drop_empty({event for _, event, _, _ in kept})

    def remove(self, article: str) -> None:
        """Take an article out, with what it tells and its source, in the open change."""
        numbers = [row[0] for row in self._rows("SELECT number FROM mentions WHERE article = ?", article)]
        events = [r[0] for r in self._file.rows_of("SELECT event FROM event_mentions WHERE mention IN (?)", numbers)]
        self.linkage.forget(numbers)
        self.words.remove_mentions(article)
        sources = self._rows("SELECT sha256 FROM articles WHERE id = ?", article)
        self.words.remove_article(article)
        for (number,) in sources:
            self.states.drop_source(number)
        self.linkage.drop_empty(events)

    def _insert(self, reading: Reading) -> tuple[Article, dict[int, Mention]]:
        """Store a reading; return it as it was stored, its mentions by their numbers."""
        article, mentions = reading.article, reading.mentions
        if (distinct := self._distinct(article.id)) != article.id:
            article = replace(article, id=distinct)
            mentions = tuple(replace(mention, article=distinct) for mention in mentions)
        self._file.insert("articles", [self._article_row(replace(reading, article=article))])
        self.words.keep_up(1, 0)
        return article, self._add_mentions(article.id, mentions)

    def _article_row(self, reading: Reading) -> dict[str, Any]:
        """Keep the bytes of a reading; return the columns of its article."""
        article, source = reading.article, reading.source
        kept = "INSERT INTO sources VALUES (?, ?) ON CONFLICT DO NOTHING"
        self._db.execute(kept, (article.sha256, source.data))
        row = rows.article_row(article) | {"format": source.format, "times": rows.times_text(reading.times)}
        return row | {"added": datetime.now(UTC).isoformat(timespec="seconds")}

    def _add_mentions(self, article: str, mentions: Sequence[Mention]) -> dict[int, Mention]:
        self._file.insert("mentions", [rows.mention_row(mention) for mention in mentions])
        self.words.keep_up(0, len(mentions))
        numbers = [row[0] for row in self._rows("SELECT number FROM mentions WHERE article = ? ORDER BY 1", article)]
        self.linkage.touch(numbers, anew=True)
        return dict(zip(numbers, mentions, strict=True))

    def _distinct(self, wanted: str) -> str:
        taken, number = wanted, 1
        known = "SELECT 1 FROM articles WHERE id = ?1 UNION SELECT 1 FROM states WHERE article = ?1"
        while self._db.execute(known, (taken,)).fetchone():
            number += 1
            taken = f"{wanted}-{number}"
        return taken

    def _mention_numbers(self, article: str) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, key in self._rows(
            "SELECT number, key FROM mentions WHERE article = ? ORDER BY number DESC", article
        ):
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
