"""The open file beneath a project: reading what nobody changes meanwhile, and changes that are whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from timeline_app.records import InputError
from timeline_app.store.schema import connect, explained

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Record = TypeVar("Record")
_AT_ONCE = 500  # values in one statement
_COUNT_ON = """
    INSERT INTO counters VALUES ('version', 1 + (SELECT coalesce(max(version), 0) FROM snapshots))
    ON CONFLICT DO UPDATE SET value = value + 1
"""


class Database:
    """A connection to a project file. Use it in one thread."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._changing = False

    @classmethod
    def open(cls, path: Path, *, create: bool) -> Database:
        """Open a project file; make it where it is absent and `create` is set. Raises InputError."""
        return cls(path, connect(path, create=create))

    def version(self) -> int:
        """Return a number that is another one as soon as another program has changed the file."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def counter(self, name: str) -> int:
        """Return a counter kept in the file; 0 where it was never set."""
        found = self.rows("SELECT value FROM counters WHERE name = ?", name)
        return int(found[0][0]) if found else 0

    def set_counter(self, name: str, value: int) -> None:
        """Set a counter, in the open change."""
        self.connection.execute("INSERT OR REPLACE INTO counters VALUES (?, ?)", (name, value))

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """Read within what nobody changes meanwhile; hold it for no longer than reading takes."""
        if self.connection.in_transaction:
            yield
            return
        self.rows("BEGIN")
        try:
            yield
        finally:
            self.rows("ROLLBACK")  # nothing was written

    @contextmanager
    def change(self, *, counts: bool = True) -> Iterator[None]:
        """Change the file, all or nothing; it `counts` unless no event can follow from it.

        A change within another is part of it: both are written, or neither.
        """
        if self._changing:
            yield
            if counts:
                self.count_on()
            return
        self._changing = True
        try:
            with self._written(counts=counts):
                yield
        finally:
            self._changing = False

    @contextmanager
    def _written(self, *, counts: bool) -> Iterator[None]:
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                if counts:
                    self.count_on()
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def count_on(self) -> None:
        """Note, in the open change, that events may follow from it."""
        self.connection.execute(_COUNT_ON)

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return the rows that a query finds."""
        with explained(self.path):
            return self.connection.execute(query, values).fetchall()

    def rows_of(self, query: str, wanted: Iterable[object]) -> list[Any]:
        """Return the rows that a query finds for some values, which stand for its `(?)`; for as many as you like."""
        values = list(wanted)
        found: list[Any] = []
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            found += self.rows(query.replace("(?)", f"({','.join('?' * len(part))})"), *part)
        return found

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows that have the same columns."""
        if rows:
            columns = ", ".join(f'"{name}"' for name in rows[0])
            values = ", ".join(f":{name}" for name in rows[0])
            self.connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", rows)

    def records(self, make: Callable[[Any], Record], found: Sequence[Any]) -> list[Record]:
        """Make records of rows; a row that makes none was not written by us."""
        try:
            return [make(row) for row in found]
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(
                f"{self.path}: it is damaged ({error}). Keep it as it is, and open your latest copy; "
                f"timeline-app check {self.path} tells whether what is damaged can be made anew."
            ) from error
