"""Your decisions at work: read in a worker, read again with every change, gone to and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from timeline_app.ui.decided import TakenBack
from timeline_app.ui.decided_dialog import DecidedDialog
from timeline_app.ui.decided_found import all_told
from timeline_app.ui.jobs import Job
from timeline_app.ui.listing_desk import ListingDesk
from timeline_app.ui.project_paths import locked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.decided import Told
    from timeline_app.ui.document import Document
    from timeline_app.ui.side_panel import SidePanel
    from timeline_app.ui.theme import Theme


class DecidedDesk(ListingDesk[DecidedDialog]):
    """Joins the list of decisions with the project."""

    def __init__(self, document: Document, panel: SidePanel, theme: Theme, window: QWidget) -> None:
        super().__init__(document, panel, theme, window)
        self._jobs = self._queue()
        document.events_changed.connect(self._look)

    def open(self) -> None:
        """Show the decisions; the list stays beside the window until it is closed."""
        if self.dialog is None:
            self.dialog = DecidedDialog(self._theme, self._window)
            self.dialog.go_requested.connect(self._on_dialog_go_requested)
            self.dialog.back_requested.connect(self._on_dialog_back_requested)
            self.dialog.look_requested.connect(self._look)
            self.dialog.finished.connect(self._jobs.forget)
        self._bring(self.dialog)
        self.dialog.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

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
                self._on_jobs_failed,
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
