"""The dates that the user gave events in the project file, by the keys of their reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.store.database import Database


class DecisionBook:
    """The decisions of a project."""

    def __init__(self, database: Database) -> None:
        self._file = database

    def all(self) -> tuple[Decision, ...]:
        """Return every decision, the last one last."""
        found = self._file.rows("SELECT mention, value FROM decisions WHERE field = 'date' ORDER BY number")
        return tuple(self._file.records(lambda row: Decision(row[0], Edtf.parse(row[1])), found))

    def replace(self, taken: Iterable[Decision], given: Iterable[Decision]) -> None:
        """Take decisions back and give others, in the open change."""
        back = ((decision.mention,) for decision in taken)
        self._file.connection.executemany("DELETE FROM decisions WHERE mention = ? AND field = 'date'", back)
        rows = ((decision.mention, str(decision.date)) for decision in given)
        self._file.connection.executemany(
            "INSERT OR REPLACE INTO decisions (mention, field, value) VALUES (?, 'date', ?)", rows
        )
