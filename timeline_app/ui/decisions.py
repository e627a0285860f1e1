"""What the user decided beside the events, as the window holds it: read and changed in a worker, shown once on disk.

It follows the document: another project, or events linked anew, and it looks again at which events it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject

from timeline_app.ui.commands import Decide
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.records import Change
    from timeline_app.ui.document import Document
    from timeline_app.workspace import Workspace

Kept = TypeVar("Kept")
Wish = TypeVar("Wish")


class Decisions(QObject, Generic[Kept, Wish]):
    """Decisions of one kind of the open project; a subclass says how they are read and written, and announces them."""

    def __init__(self, document: Document, none: Kept, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self._none = self.kept = none
        self._path: Path | None = None
        document.project_changed.connect(self._on_document_project_changed)
        document.events_changed.connect(self._on_document_events_changed)

    @property
    def busy(self) -> bool:
        """Tell whether anything is being read or changed."""
        return self._jobs.busy

    def finish(self) -> None:
        """Let go of what runs, before the program ends; what is on disk stays."""
        self._jobs.finish()

    def read(self, workspace: Workspace) -> Kept:
        """Return what the project holds; in a worker."""
        raise NotImplementedError

    def plan(self, workspace: Workspace, wish: Wish) -> Change:
        """Return the change of the project that a wish comes to; in a worker."""
        raise NotImplementedError

    def announce(self, *, changed: bool) -> None:
        """Say that what is kept is something else by now; `changed`: by the user's hand."""
        raise NotImplementedError

    def decide(self, named: str, wish: Wish) -> None:
        """Change what is kept; can be undone under a name."""
        if self._path is not None:
            self._document.undo_stack.push(Decide(self._document, self, named, wish))

    def work(self, command: Decide[Wish] | None, work: Callable[[Workspace], object] | None = None) -> None:
        """Let the worker do something with the project file, and show what it then holds."""
        if (path := self._path) is not None:
            changed = command is not None
            self._jobs.start(
                Job(
                    lambda _: self._done(path, work),
                    lambda kept: self._take(kept, changed=changed),
                    lambda why: self._fail(command, why),
                )
            )

    def _done(self, path: Path, work: Callable[[Workspace], object] | None) -> Kept:
        from timeline_app.workspace import Workspace

        with Workspace(path) as workspace:
            if work is not None:
                work(workspace)
            return self.read(workspace)

    def _take(self, kept: Kept, *, changed: bool = False) -> None:
        if kept != self.kept:
            self.kept = kept
            self.announce(changed=changed)

    def _fail(self, command: Decide[Wish] | None, why: str) -> None:
        """Forget a change that was refused; what was done before it can still be undone."""
        if command is not None:
            self._document.past.refuse(command, why)
        else:
            self._document.message_posted.emit(Message(why, "error"))
        self.announce(changed=False)  # whoever shows more than there is takes it back

    def _on_document_project_changed(self) -> None:
        if self._document.path != self._path:
            self._jobs.forget()
            self._path = self._document.path
            self._take(self._none)

    def _on_document_events_changed(self) -> None:
        if self._path is not None and self._path.exists():
            self.work(None)

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error
