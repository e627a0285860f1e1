"""What the user laid over the timeline, as the window holds it: read and changed in a worker, shown once it is on disk.

It follows the document: another project, or events linked anew, and it looks again at which event each note is to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from timeline_app.records import Annotating, Annotations
from timeline_app.ui.commands import Annotate
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from timeline_app.records import Note
    from timeline_app.ui.document import Document
    from timeline_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """Annotations as they are on disk, and where the notes to events are."""

    annotations: Annotations = field(default_factory=Annotations)
    events: Mapping[str, str] = field(default_factory=dict)  # by Mention.key of a note: Event.id


class Annotator(QObject):
    """The eras and notes of the open project."""

    annotations_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self._kept = Kept()
        self._path: Path | None = None
        document.project_changed.connect(self._on_document_project_changed)
        document.events_changed.connect(self._on_document_events_changed)

    @property
    def annotations(self) -> Annotations:
        """Return the eras and notes."""
        return self._kept.annotations

    @property
    def busy(self) -> bool:
        """Tell whether anything is being read or changed."""
        return self._jobs.busy

    def event_of(self, note: Note) -> str | None:
        """Return the event that a note is to; None for one to a time, or whose report is no more."""
        return self._kept.events.get(note.mention or "")

    def notes_to(self, event: str) -> tuple[Note, ...]:
        """Return the notes to an event."""
        return tuple(note for note in self.annotations.notes if self.event_of(note) == event)

    def change(self, named: str, change: Annotating) -> None:
        """Take annotations away and give others; can be undone under a name."""
        if self._path is not None and change != Annotating():
            self._document.undo_stack.push(Annotate(self, named, change))

    def finish(self) -> None:
        """Let go of what runs, before the program ends; what is on disk stays."""
        self._jobs.forget()
        self._jobs.wait()

    def _work(self, command: Annotate | None, work: Callable[[Workspace], object] | None = None) -> None:
        """Let the worker do something with the project file, and show what it then holds."""
        if (path := self._path) is not None:
            self._jobs.start(Job(lambda _: _done(path, work), self._take, lambda why: self._fail(command, why)))

    def _take(self, kept: Kept) -> None:
        if kept != self._kept:
            self._kept = kept
            self.annotations_changed.emit()

    def _fail(self, command: Annotate | None, why: str) -> None:
        """Forget a change that was refused; what was done before it can still be undone."""
        stack = self._document.undo_stack
        if command is not None and stack.command(stack.index() - 1) is command:
            command.setObsolete(True)
            stack.undo()
        elif command is not None:
            stack.clear()
        self._document.message_posted.emit(Message(why, "error"))
        self.annotations_changed.emit()  # whoever shows more than there is takes it back

    def _on_document_project_changed(self) -> None:
        if self._document.path != self._path:
            self._jobs.forget()
            self._path = self._document.path
            self._take(Kept())

    def _on_document_events_changed(self) -> None:
        if self._path is not None and self._path.exists():
            self._work(None)

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error


def _done(path: Path, work: Callable[[Workspace], object] | None) -> Kept:
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        if work is not None:
            work(workspace)
        annotations = workspace.annotations()
        keys = [note.mention for note in annotations.notes if note.mention is not None]
        return Kept(annotations, workspace.events_of(keys) if keys else {})
