"""What the user decided of events in the project file, field by field, by the keys of their reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline_app.dates.edtf import Edtf
from timeline_app.records import LANE_FIELDS, Decision, Field, Review, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from timeline_app.store.database import Database

_CHECKS: Mapping[Field, Callable[[str], object]] = {  # each raises ValueError for a value that no decision has
    Field.DATE: Edtf.parse,
    Field.LABEL: str,
    Field.STATUS: Status,
    Field.REVIEW: Review,
    Field.HIDDEN: int,
    **dict.fromkeys(LANE_FIELDS, str),
}


class DecisionBook:
    """The decisions of a project."""

    def __init__(self, database: Database) -> None:
        self._file = database

    def all(self) -> tuple[Decision, ...]:
        """Return every decision, the last one last."""
        found = self._file.rows("SELECT mention, field, value FROM decisions ORDER BY number")
        return tuple(self._file.records(_decision, found))

    def replace(self, taken: Iterable[Decision], given: Iterable[Decision]) -> None:
        """Take decisions back and give others, in the open change."""
        back = ((decision.mention, decision.field.value) for decision in taken)
        self._file.connection.executemany("DELETE FROM decisions WHERE mention = ? AND field = ?", back)
        rows = ((decision.mention, decision.field.value, decision.value) for decision in given)
        self._file.connection.executemany(
            "INSERT OR REPLACE INTO decisions (mention, field, value) VALUES (?, ?, ?)", rows
        )


def _decision(row: Any) -> Decision:
    mention, field, value = row
    _CHECKS[Field(field)](value)
    return Decision(mention, Field(field), value)
