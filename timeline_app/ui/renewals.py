"""Newer rules: offered for a project that others made, compared in a worker, taken over when the user has seen it."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from timeline_app.ui import project_work
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message
from timeline_app.ui.project_paths import is_demo

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from timeline_app.renewing import Renewal
    from timeline_app.ui.document import Document
    from timeline_app.ui.renewal_dialog import RenewalDialog
    from timeline_app.ui.theme import Theme

COMPARE = "compare_rules"  # the command
_OLDER = "Another version of the program read this project. It is shown as that one made it."
_OFFER = ("See what today’s rules would change", COMPARE)


class Renewals(QObject):
    """Joins the document, the dialog and the project's worker."""

    def __init__(self, document: Document, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._theme, self._window = document, theme, window
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self._asked: Path | None = None  # the project that was looked at when it was opened
        self.dialog: RenewalDialog | None = None
        document.project_changed.connect(self._on_document_project_changed)
        document.events_changed.connect(self._on_document_events_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def finish(self) -> None:
        """Let go of what runs, before the program ends; nothing was changed by it."""
        self._jobs.finish()

    def compare(self) -> None:
        """Show what today's rules would make of the project."""
        from timeline_app.ui.renewal_dialog import RenewalDialog

        path = self._document.path
        if path is None or self.dialog is not None:
            return
        self.dialog = dialog = RenewalDialog(self._theme, self._window)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()
        self._jobs.start(
            Job(
                lambda ticket: project_work.compare(path, ticket),
                self._on_jobs_compared,
                self._on_jobs_failed,
                progress=lambda done: dialog.set_progress(*done),
            )
        )

    def _on_document_project_changed(self) -> None:
        if self._document.path != self._asked:
            self._jobs.forget()
            self._asked = None
            if self.dialog is not None:
                self.dialog.reject()

    def _on_document_events_changed(self) -> None:
        """Look once at who made the project, when it has been opened."""
        path = self._document.path
        if path is None or path == self._asked or is_demo(path) or not len(self._document.snapshot):
            return
        self._asked = path
        self._jobs.start(Job(lambda _: project_work.is_older(path), self._on_jobs_looked, lambda _: None))

    def _on_jobs_looked(self, older: bool) -> None:
        if older:
            self._document.message_posted.emit(Message(_OLDER, remedy=_OFFER))

    def _on_jobs_compared(self, renewal: Renewal | None) -> None:
        if renewal is None or self.dialog is None:
            return
        self.dialog.set_renewal(renewal)
        self.dialog.taken.connect(lambda copied: self._take(renewal, copied=copied))
        self.dialog.declined.connect(self._decline)

    def _take(self, renewal: Renewal, *, copied: bool) -> None:
        path = self._document.path
        if path is not None:
            keep = _copy_of(path) if copied else None
            self._document.renew(renewal, keep)
            self._close()

    def _decline(self) -> None:
        path = self._document.path
        if path is not None:
            self._jobs.start(Job(lambda _: project_work.decline(path), lambda _: None, self._on_jobs_failed))
            self._close()

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _on_dialog_finished(self) -> None:
        self._jobs.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _on_jobs_failed(self, why: str) -> None:
        self._close()
        self._document.message_posted.emit(Message(why, "error"))

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error


def _copy_of(path: Path) -> Path:
    """Return where a copy of a project goes that says of when it is; no file that is there."""
    named = f"{path.stem} before {date.today().isoformat()}"  # the user's own file, not what a text says
    names = (named if number == 1 else f"{named} {number}" for number in count(1))
    return next(copy for name in names if not (copy := path.with_name(f"{name}{path.suffix}")).exists())
