"""Mentions of a name in context: asked for from the article, looked for in a worker, opened in the article."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from timeline_app.ui.concordance import passages
from timeline_app.ui.concordance_dialog import ConcordanceDialog
from timeline_app.ui.jobs import Job, Jobs
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


class Mentions(QObject):
    """Joins the list of mentions with the project and the side panel."""

    message_posted = Signal(object)  # Message

    def __init__(self, document: Document, panel: SidePanel, settings: Settings, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._panel, self._settings = document, panel, settings
        self._theme, self._window = theme, window
        self.dialog: ConcordanceDialog | None = None
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        document.project_changed.connect(self._on_document_project_changed)

    @property
    def busy(self) -> bool:
        """Tell whether articles are being looked through."""
        return self._jobs.busy

    def open(self, name: str) -> None:
        """List where articles write a name; the list stays beside the window until it is closed."""
        if self.dialog is None:
            self.dialog = ConcordanceDialog(self._theme, self._settings.mentions_by, self._window)
            self.dialog.words_requested.connect(self._on_dialog_words_requested)
            self.dialog.passage_requested.connect(self._on_dialog_passage_requested)
            self.dialog.sort_changed.connect(self._on_dialog_sort_changed)
            self.dialog.finished.connect(self._jobs.forget)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.ask(name)

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

    def _on_document_project_changed(self) -> None:
        self._jobs.forget()
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _on_jobs_failed(self, why: str) -> None:
        self.message_posted.emit(Message(why, "error"))

    def _on_jobs_crashed(self, error: Exception) -> None:
        raise error
