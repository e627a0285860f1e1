"""Your decisions at work: read in a worker, read again with every change, gone to and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from timeline_app.ui.decided import TakenBack
from timeline_app.ui.decided_dialog import DecidedDialog
from timeline_app.ui.decided_found import all_told
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message
from timeline_app.ui.project_paths import locked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.decided import Told
    from timeline_app.ui.document import Document
    from timeline_app.ui.side_panel import SidePanel
    from timeline_app.ui.theme import Theme


class DecidedDesk(QObject):
    """Joins the list of decisions with the project."""

    message_posted = Signal(object)  # Message

    def __init__(self, document: Document, panel: SidePanel, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._panel, self._theme, self._window = document, panel, theme, window
        self.dialog: DecidedDialog | None = None
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        document.project_changed.connect(self._on_document_project_changed)
        document.events_changed.connect(self._look)

    @property
    def busy(self) -> bool:
        """Tell whether decisions are being read."""
        return self._jobs.busy

    def open(self) -> None:
        """Show the decisions; the list stays beside the window until it is closed."""
        if self.dialog is None:
            self.dialog = DecidedDialog(self._theme, self._window)
            self.dialog.go_requested.connect(self._on_dialog_go_requested)
            self.dialog.back_requested.connect(self._on_dialog_back_requested)
            self.dialog.look_requested.connect(self._look)
            self.dialog.finished.connect(self._jobs.forget)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        if self.dialog is not None:
            self.dialog.set_theme(theme)

    def finish(self) -> None:
        """Close the list and wait for the worker, before the program ends."""
        if self.dialog is not None:
            self.dialog.close()
        self._jobs.finish()

    def _look(self) -> None:
        dialog, path = self.dialog, self._document.path
        if dialog is None or path is None or not dialog.isVisible() or self._document.reading:
            return
        catalogue, fixed = self._document.snapshot.catalogue, bool(locked(path))
        self._jobs.forget()
        self._jobs.start(
            Job(
                lambda ticket: all_told(catalogue, ticket.cancelled),
                lambda told: dialog.set_told(told, locked=fixed),
                lambda why: self.message_posted.emit(Message(why, "error")),
            )
        )

    def _on_dialog_go_requested(self, told: Told) -> None:
        self._panel.setVisible(True)
        if told.event:
            self._document.select(told.event, told.position)
        else:
            self._document.select_article(told.article)

    def _on_dialog_back_requested(self, told: Told) -> None:
        self._document.edit(TakenBack(told))

    def _on_document_project_changed(self) -> None:
        self._jobs.forget()
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _on_jobs_crashed(self, error: Exception) -> None:
        raise error
