"""The user's word in the project file: which mentions are the same event, which are not, by their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.records import Law

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.store.database import Database


class LawBook:
    """The laws of a project."""

    def __init__(self, database: Database) -> None:
        self._file = database

    def all(self) -> tuple[Law, ...]:
        """Return every law, in the order of keys."""
        found = self._file.rows("SELECT one, other, same FROM laws ORDER BY one, other")
        return tuple(Law(one, other, bool(same)) for one, other, same in found)

    def replace(self, taken: Iterable[Law], given: Iterable[Law]) -> None:
        """Take laws back and give others, in the open change."""
        back = ((law.one, law.other) for law in taken)
        self._file.connection.executemany("DELETE FROM laws WHERE one = ? AND other = ?", back)
        rows = ((law.one, law.other, int(law.same)) for law in given)
        self._file.connection.executemany("INSERT INTO laws VALUES (?, ?, ?)", rows)
