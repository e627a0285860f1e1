"""Full text of a project file, by SQLite's FTS5: written with what it indexes, and asked for what a query means.

Nothing that a user types gets into an expression but letters and figures, each word between quotation marks. An index
goes as far as its counter says; what comes after is found as soon as it is caught up with (`keep_up`, `index`).
"""

from __future__ import annotations

from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from timeline_app.search.tree import All, Either, Near, Query, Words

if TYPE_CHECKING:
    from timeline_app.store.database import Database

PORTION: Final = 100  # articles indexed in one transaction
_MENTIONS: Final = 20  # ... and so many mentions for each
LETTERS: Final = 500_000  # of their texts, but one article at least: nobody reads the file while it is written
_INDEXED: Final = {  # table, its index and the counter of that -> the columns that are indexed
    "articles": ("article_words", "title, author, outlet, text"),
    "mentions": ("mention_words", "label, text, people, places, organizations"),
}


class WordRows:
    """The words of articles and of their mentions."""

    def __init__(self, file: Database) -> None:
        self._file = file

    def index(self) -> int:
        """Index a portion of what is not yet; return how many articles or mentions are left."""
        with self._file.change(counts=False):
            self._index("articles", self._fitting(PORTION))
            self._index("mentions", PORTION * _MENTIONS)
        return self.left()

    def left(self) -> int:
        """Return how many articles, or else mentions, are not indexed yet."""
        for table in _INDEXED:
            if left := self._left(table):
                return left
        return 0

    def keep_up(self, articles: int, mentions: int) -> None:
        """Index, in the open change, the next so many articles and mentions that are not indexed."""
        self._index("articles", articles)
        self._index("mentions", mentions)

    def remove_mentions(self, article: str) -> None:
        """Take the mentions of an article (its id) out of the project, in the open change."""
        self._remove("mentions", "article", article)

    def remove_article(self, article: str) -> None:
        """Take an article (its id) out of the project, in the open change."""
        self._remove("articles", "id", article)

    def restore_article(self, article: str) -> None:
        """Index an article (its id) that came back among those that are indexed already, in the open change."""
        index, columns = _INDEXED["articles"]
        back = f"SELECT number, {columns} FROM articles WHERE id = ? AND number <= ?"
        query = f"INSERT INTO {index} (rowid, {columns}) {back}"
        self._file.connection.execute(query, (article, self._file.counter(index)))

    def forget(self) -> None:
        """Let go of all that is indexed; it is indexed anew by and by."""
        with self._file.change(counts=False):
            for index, _ in _INDEXED.values():
                self._file.connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
                self._file.set_counter(index, 0)

    def _left(self, table: str) -> int:
        index, _ = _INDEXED[table]
        query = f"SELECT count(*) FROM {table} WHERE number > ?"
        return int(self._file.rows(query, self._file.counter(index))[0][0])

    def _fitting(self, most: int) -> int:
        """Return how many articles a portion takes in; texts after the last of them are not read."""
        query = "SELECT length(text) FROM articles WHERE number > ? ORDER BY number LIMIT ?"
        lengths = self._file.connection.execute(query, (self._file.counter("article_words"), most))
        totals = accumulate(length for (length,) in lengths)
        return max(1, sum(1 for _ in takewhile(lambda total: total <= LETTERS, totals)))

    def _index(self, table: str, most: int) -> None:
        index, columns = _INDEXED[table]
        done, run = self._file.counter(index), self._file.connection.execute
        next_ = f"SELECT max(number) FROM (SELECT number FROM {table} WHERE number > ? ORDER BY number LIMIT ?)"
        last = run(next_, (done, most)).fetchone()[0]
        if last is not None:
            new = f"SELECT number, {columns} FROM {table} WHERE number > ? AND number <= ? ORDER BY number"
            run(f"INSERT INTO {index} (rowid, {columns}) {new}", (done, last))
            self._file.set_counter(index, last)

    def _remove(self, table: str, column: str, value: str) -> None:
        """Remove rows and their words, and give way to what is given their numbers next."""
        index, columns = _INDEXED[table]
        done, run = self._file.counter(index), self._file.connection.execute
        old = f"SELECT 'delete', number, {columns} FROM {table} WHERE {column} = ? AND number <= ?"
        run(f"INSERT INTO {index} ({index}, rowid, {columns}) {old}", (value, done))
        run(f"DELETE FROM {table} WHERE {column} = ?", (value,))
        last = run(f"SELECT coalesce(max(number), 0) FROM {table}").fetchone()[0]
        if last < done:
            self._file.set_counter(index, last)


def expression(query: Query) -> str:
    """Return what FTS5 is asked for one query; what a part of a text must not hold is left out with the part."""
    match query:
        case Words(words, begun):
            return f'"{" ".join(words)}"' + (" *" if begun else "")
        case Near(parts, within):
            return f"NEAR({' '.join(map(expression, parts))}, {within})"
        case Either(those):
            return f"({' OR '.join(map(expression, those))})"
        case All(wanted, unwanted):
            found = " AND ".join(map(expression, wanted))
            return f"(({found}) NOT ({' OR '.join(map(expression, unwanted))}))" if unwanted else f"({found})"
