"""Mentions of a name in context: asked for from the article, looked for in a worker, opened in the article."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from timeline_app.ui.concordance import passages
from timeline_app.ui.concordance_dialog import ConcordanceDialog
from timeline_app.ui.jobs import Job
from timeline_app.ui.listing_desk import ListingDesk
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.concordance import Passage
    from timeline_app.ui.document import Document
    from timeline_app.ui.jobs import Ticket
    from timeline_app.ui.settings import Settings
    from timeline_app.ui.side_panel import SidePanel
    from timeline_app.ui.theme import Theme

_PAUSE: Final = 0.1  # s between two portions of what is found
LONGEST: Final = 80  # letters of what is asked for


class Mentions(ListingDesk[ConcordanceDialog]):
    """Joins the list of mentions with the project and the side panel."""

    def __init__(self, document: Document, panel: SidePanel, settings: Settings, theme: Theme, window: QWidget) -> None:
        super().__init__(document, panel, theme, window)
        self._settings = settings
        self._jobs = self._queue()

    def open(self, name: str) -> None:
        """List where articles write a name; the list stays beside the window until it is closed."""
        if self.dialog is None:
            self.dialog = ConcordanceDialog(self._theme, self._settings.mentions_by, self._window)
            self.dialog.words_requested.connect(self._on_dialog_words_requested)
            self.dialog.passage_requested.connect(self._on_dialog_passage_requested)
            self.dialog.sort_changed.connect(self._on_dialog_sort_changed)
            self.dialog.finished.connect(self._jobs.forget)
        self._bring(self.dialog)
        self.dialog.ask(name)

    def _on_dialog_words_requested(self, words: str) -> None:
        self._jobs.forget()
        dialog, catalogue = self.dialog, self._document.snapshot.catalogue
        if dialog is None or not words:
            return

        told = [0.0]  # when some were handed over last: each time the list is laid out anew

        def look(ticket: Ticket) -> None:
            held: list[Passage] = []
            for found in passages(catalogue, words[:LONGEST], ticket.cancelled):
                held += found
                if monotonic() - told[0] > _PAUSE:
                    ticket.part(held)
                    held, told[0] = [], monotonic()
            ticket.part(held)

        failed = self._on_jobs_failed
        self._jobs.start(Job(look, lambda _: dialog.end(), failed, part=dialog.add))

    def _on_dialog_passage_requested(self, passage: Passage) -> None:
        if passage.article not in self._document.articles:
            self.message_posted.emit(Message("This article is no longer in the project."))
            return
        self._panel.setVisible(True)
        self._document.select_article(passage.article)
        self._panel.source.show_place(passage.start, passage.end, passage.words)
        self._panel.source.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_dialog_sort_changed(self, order: str) -> None:
        self._settings.mentions_by = order
