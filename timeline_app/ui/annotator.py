"""The eras and notes of the open project, and at which events the notes are now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.records import Annotating, Annotations
from timeline_app.ui.decisions import Decisions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.records import Note
    from timeline_app.ui.document import Document
    from timeline_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """Annotations as they are on disk, and where the notes to events are."""

    annotations: Annotations = field(default_factory=Annotations)
    events: Mapping[str, str] = field(default_factory=dict)  # by Mention.key of a note: Event.id


class Annotator(Decisions[Kept, Annotating]):
    """The eras and notes of the open project."""

    annotations_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document, Kept(), parent)

    @property
    def annotations(self) -> Annotations:
        """Return the eras and notes."""
        return self.kept.annotations

    def event_of(self, note: Note) -> str | None:
        """Return the event that a note is to; None for one to a time, or whose report is no more."""
        return self.kept.events.get(note.mention or "")

    def notes_to(self, event: str) -> tuple[Note, ...]:
        """Return the notes to an event."""
        return tuple(note for note in self.annotations.notes if self.event_of(note) == event)

    def change(self, named: str, change: Annotating) -> None:
        """Take annotations away and give others; can be undone under a name."""
        if change != Annotating():
            self.decide(named, change)

    def read(self, workspace: Workspace) -> Kept:
        """Return the annotations, and where the notes are; in a worker."""
        annotations = workspace.annotations()
        keys = [note.mention for note in annotations.notes if note.mention is not None]
        return Kept(annotations, workspace.events_of(keys) if keys else {})

    def plan(self, workspace: Workspace, wish: Annotating) -> Annotating:
        """Return the change as it was asked for."""
        return wish

    def announce(self, *, changed: bool) -> None:
        """Say that they are others by now."""
        self.annotations_changed.emit()
