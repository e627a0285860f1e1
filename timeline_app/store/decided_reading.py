"""What the user decided, as it is read to be listed: decisions, laws, and the edits by which they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.store.decision_rows import DecisionBook
from timeline_app.store.history_rows import HistoryBook
from timeline_app.store.law_rows import LawBook
from timeline_app.store.reading import Reading

if TYPE_CHECKING:
    from timeline_app.records import Change, Decision, Law, Past

MOST: Final = 10_000  # edits that are looked through for when something was decided


class Decided(NamedTuple):
    """Everything that holds, and the last edits, the first of them first."""

    decisions: tuple[Decision, ...]
    laws: tuple[Law, ...]
    edits: tuple[tuple[Past, Change], ...]


class DecidedReading(Reading):
    """The decisions of an open project."""

    def decided(self) -> Decided:
        """Return what the user decided; for a worker. Raises InputError."""
        with self._file.unchanging():
            said, laws = DecisionBook(self._file).all(), LawBook(self._file).all()
            return Decided(said, laws, HistoryBook(self._file).changes(MOST))
