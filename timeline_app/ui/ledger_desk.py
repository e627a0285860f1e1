"""The ledger at work: read, narrowed and put in order in workers; what is opened is opened in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from timeline_app.ui.jobs import Job
from timeline_app.ui.ledger import entries, shown
from timeline_app.ui.ledger_dialog import LedgerDialog
from timeline_app.ui.listing_desk import ListingDesk
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.document import Document
    from timeline_app.ui.jobs import Ticket
    from timeline_app.ui.ledger import Entry
    from timeline_app.ui.side_panel import SidePanel
    from timeline_app.ui.theme import Theme

_FIRST: Final = 200  # entries that are shown before more are read; then always twice as many
GONE: Final = "This article is no longer in the project."


class LedgerDesk(ListingDesk[LedgerDialog]):
    """Joins the ledger's window with the project and the side panel."""

    def __init__(self, document: Document, panel: SidePanel, theme: Theme, window: QWidget) -> None:
        super().__init__(document, panel, theme, window)
        self._found: list[Entry] = []
        self._read = False
        self._reading, self._choosing = self._queue(), self._queue()
        document.events_changed.connect(self._on_document_events_changed)
        document.selection_changed.connect(self._on_document_selection_changed)

    def open(self) -> None:
        """Show the ledger; it stays beside the window until it is closed."""
        if self.dialog is None:
            self.dialog = LedgerDialog(self._theme, self._window)
            self.dialog.wanted_changed.connect(self._choose)
            self.dialog.entry_requested.connect(self._on_dialog_entry_requested)
            self.dialog.event_requested.connect(self._on_dialog_event_requested)
            self.dialog.finished.connect(self._on_dialog_finished)
        if not self.dialog.isVisible():
            self._look()
        self._bring(self.dialog)
        self.dialog.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Read every expression; what is shown stays until there is something else to show."""
        self._reading.forget()
        self._read = False
        catalogue, fresh = self._document.snapshot.catalogue, not self._found

        def read(ticket: Ticket) -> list[Entry]:
            held: list[Entry] = []
            wanted = _FIRST
            for some in entries(catalogue, ticket.cancelled):
                held += some
                if fresh and len(held) >= wanted:
                    ticket.part(held.copy())
                    wanted = 2 * len(held)
            return held

        self._reading.start(Job(read, self._on_reading_done, self._on_jobs_failed, part=self._take))

    def _take(self, found: list[Entry]) -> None:
        self._found = found
        self._choose()

    def _choose(self) -> None:
        """Find and order what is wanted."""
        self._choosing.forget()
        dialog, found = self.dialog, self._found
        if dialog is None:
            return
        read = self._document.chosen_article
        article = (read.id if read is not None else "") if dialog.here.isChecked() else None
        words, fate, order, held, done = dialog.field.text(), dialog.wanted, dialog.order, dialog.current, self._read
        self._choosing.start(
            Job(
                lambda _: shown(found, words, fate, article, order, held),
                lambda those: dialog.show_entries(those, done=done),
                self._on_jobs_failed,
            )
        )

    def _on_reading_done(self, found: list[Entry]) -> None:
        self._read = True
        self._take(found)

    def _on_dialog_entry_requested(self, entry: Entry) -> None:
        if entry.place.article not in self._document.articles:
            self.message_posted.emit(Message(GONE))
            return
        event = self._document.events.get(entry.event) if entry.event else None
        if event is not None and entry.position < len(event.mentions):
            self._document.select(event.id, entry.position)
        else:
            self._document.select_article(entry.place.article)
        self._panel.setVisible(True)
        self._panel.source.show_place(entry.start, entry.end, entry.text)

    def _on_dialog_event_requested(self, entry: Entry) -> None:
        self._document.select(entry.event, entry.position)

    def _on_dialog_finished(self) -> None:
        self._forget()
        self._found = []

    def _on_document_events_changed(self) -> None:
        if self.dialog is not None and self.dialog.isVisible() and not self._document.reading:
            self._look()

    def _on_document_selection_changed(self) -> None:
        if self.dialog is not None and self.dialog.isVisible() and self.dialog.here.isChecked():
            self._choose()
