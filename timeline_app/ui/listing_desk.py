"""Lists that stand beside the window: brought into sight, filled by workers, closed with the project they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from timeline_app.ui.jobs import Jobs
from timeline_app.ui.listing_dialog import ListingDialog
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.document import Document
    from timeline_app.ui.side_panel import SidePanel
    from timeline_app.ui.theme import Theme

Dialog = TypeVar("Dialog", bound=ListingDialog)


class ListingDesk(QObject, Generic[Dialog]):
    """Joins a list with the project and the side panel."""

    message_posted = Signal(object)  # Message

    def __init__(self, document: Document, panel: SidePanel, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._panel, self._theme, self._window = document, panel, theme, window
        self.dialog: Dialog | None = None  # once it was asked for
        self._queues: list[Jobs] = []
        document.project_changed.connect(self._on_document_project_changed)

    @property
    def busy(self) -> bool:
        """Tell whether the list is being filled or put in order."""
        return any(jobs.busy for jobs in self._queues)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        if self.dialog is not None:
            self.dialog.set_theme(theme)

    def finish(self) -> None:
        """Close the list and wait for the workers, before the program ends."""
        if self.dialog is not None:
            self.dialog.close()
        for jobs in self._queues:
            jobs.finish()

    def _queue(self) -> Jobs:
        """Return a queue of jobs that are dropped and waited for with the list."""
        jobs = Jobs(self)
        jobs.crashed.connect(self._on_jobs_crashed)
        self._queues.append(jobs)
        return jobs

    def _bring(self, dialog: Dialog) -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _forget(self) -> None:
        """Drop what fills the list."""
        for jobs in self._queues:
            jobs.forget()

    def _on_document_project_changed(self) -> None:
        self._forget()
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _on_jobs_failed(self, why: str) -> None:
        self.message_posted.emit(Message(why, "error"))

    def _on_jobs_crashed(self, error: Exception) -> None:
        raise error
