"""Eras and notes in the project file, by numbers that no other one is ever given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Annotating, Annotations, Era, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline_app.store.database import Database
    from timeline_app.store.linkage import Linkage

_KEEP_ERA: Final = "INSERT OR REPLACE INTO eras VALUES (nullif(?, 0), ?, ?, ?)"
_KEEP_NOTE: Final = "INSERT OR REPLACE INTO notes VALUES (nullif(?, 0), ?, ?, ?)"


class AnnotationBook:
    """The annotations of a project."""

    def __init__(self, database: Database, linkage: Linkage) -> None:
        self._file = database
        self._linkage = linkage

    def all(self) -> Annotations:
        """Return every era and note, in the order of their numbers."""
        eras = self._file.rows("SELECT number, name, date, colour FROM eras ORDER BY number")
        notes = self._file.rows("SELECT number, text, date, mention FROM notes ORDER BY number")
        return Annotations(tuple(self._file.records(_era, eras)), tuple(self._file.records(_note, notes)))

    def events_of(self, mentions: Iterable[str]) -> Mapping[str, str]:
        """Return the ids of the events that mentions are of now, by the mentions' keys; what is gone is left out."""
        return {key: event for key, (_, event, _) in self._linkage.places_of(mentions).items()}

    def change(self, wanted: Annotating) -> Annotating:
        """Take annotations away and give others, all or none; return the change with the numbers that they have."""
        with self._file.change(counts=False):  # no event hangs on it
            for era in wanted.taken.eras:
                self._file.connection.execute("DELETE FROM eras WHERE number = ?", (era.number,))
            for note in wanted.taken.notes:
                self._file.connection.execute("DELETE FROM notes WHERE number = ?", (note.number,))
            eras = tuple(replace(era, number=self._keep(_KEEP_ERA, _era_row(era))) for era in wanted.given.eras)
            notes = tuple(replace(note, number=self._keep(_KEEP_NOTE, _note_row(note))) for note in wanted.given.notes)
        return Annotating(wanted.taken, Annotations(eras, notes))

    def _keep(self, query: str, row: tuple[object, ...]) -> int:
        return int(self._file.connection.execute(query, row).lastrowid or 0)


def _era(row: Any) -> Era:
    number, name, date, colour = row
    return Era(name, Edtf.parse(date), colour, number)


def _note(row: Any) -> Note:
    number, text, date, mention = row
    return Note(text, None if date is None else Edtf.parse(date), mention, number)


def _era_row(era: Era) -> tuple[object, ...]:
    return era.number, era.name, str(era.date), era.colour


def _note_row(note: Note) -> tuple[object, ...]:
    return note.number, note.text, None if note.date is None else str(note.date), note.mention
