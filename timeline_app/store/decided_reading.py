"""What the user decided, as it is read to be listed: decisions, laws, tags, notes, and the edits that made them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.store.annotation_rows import AnnotationBook
from timeline_app.store.decision_rows import DecisionBook
from timeline_app.store.history_rows import HistoryBook
from timeline_app.store.law_rows import LawBook
from timeline_app.store.linkage import Linkage
from timeline_app.store.reading import Reading
from timeline_app.store.tag_rows import TagBook

if TYPE_CHECKING:
    from timeline_app.records import Change, Decision, Law, Note, Past, Tag

MOST: Final = 10_000  # edits that are looked through for when something was decided


class Decided(NamedTuple):
    """Everything that holds, and the last edits, the first of them first."""

    decisions: tuple[Decision, ...]
    laws: tuple[Law, ...]
    tags: tuple[Tag, ...]
    notes: tuple[Note, ...]
    edits: tuple[tuple[Past, Change], ...]


class DecidedReading(Reading):
    """The decisions of an open project."""

    def decided(self) -> Decided:
        """Return what the user decided; for a worker. Raises InputError."""
        with self._file.unchanging():
            linkage = Linkage(self._file)
            return Decided(
                DecisionBook(self._file).all(),
                LawBook(self._file).all(),
                TagBook(self._file, linkage).all(),
                AnnotationBook(self._file, linkage).all().notes,
                HistoryBook(self._file).changes(MOST),
            )
