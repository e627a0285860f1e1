"""The derivation tab at work: put together in a worker when it is looked at, and followed from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal

from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message
from timeline_app.ui.proof_view import ProofView
from timeline_app.ui.proof_words import MOST, Part, Way, parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.document import Document
    from timeline_app.ui.jobs import Ticket
    from timeline_app.ui.proof_words import Lead
    from timeline_app.ui.side_panel import SidePanel
    from timeline_app.ui.theme import Theme

WAITING: Final = (Part("Looking how its date was found…", ()),)
_PATIENCE: Final = 150  # ms for which what was told before stays


class ProofDesk(QObject):
    """Joins the tab with the document and the article."""

    message_posted = Signal(object)  # Message

    def __init__(
        self,
        document: Document,
        panel: SidePanel,
        set_date: Callable[[str], None],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._panel, self._set_date = document, panel, set_date
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self.view = ProofView(theme, panel)
        self._late = QTimer(self)  # what is said of another event does not stay under this one's name
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE)
        self._late.timeout.connect(lambda: self.view.set_parts(WAITING))
        panel.source.add_page("Derivation", self.view)
        self.view.lead_requested.connect(self._on_view_lead_requested)
        panel.source.page_changed.connect(self._look)
        document.selection_changed.connect(self._look)
        document.project_changed.connect(self._look)

    @property
    def busy(self) -> bool:
        """Tell whether something is being put together."""
        return self._jobs.busy

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.view.set_theme(theme)

    def show(self) -> None:
        """Bring the tab into sight, with the keyboard in it."""
        self._panel.setVisible(True)
        self._panel.source.show_page(self.view)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Wait for the worker, before the program ends."""
        self._jobs.finish()

    def _look(self) -> None:
        """Put together what is said of the selected report, where it is looked at."""
        self._jobs.forget()
        self._late.stop()
        event, chosen = self._document.chosen_event, self._document.selection
        if event is None or chosen is None or chosen.mention >= len(event.mentions):
            self.view.set_parts(())
            return
        if not self._panel.source.is_shown(self.view):
            return
        catalogue, position = self._document.snapshot.catalogue, chosen.mention
        own = event.mentions[position].article
        wanted = {mention.article for mention in event.mentions[:MOST]} | {own}

        def work(ticket: Ticket) -> tuple[Part, ...]:
            whole = {name: found for name in wanted if (found := catalogue.article(name)) is not None}
            return parts(event, position, whole, catalogue.times_of(own), ticket.cancelled)

        self._late.start()
        failed = lambda why: self.message_posted.emit(Message(why, "error"))  # noqa: E731
        self._jobs.start(Job(work, self._on_parts_found, failed))

    def _on_parts_found(self, found: tuple[Part, ...]) -> None:
        self._late.stop()
        self.view.set_parts(found)

    def _on_view_lead_requested(self, lead: Lead) -> None:
        chosen, source = self._document.selection, self._panel.source
        if chosen is None:
            return
        if lead.way is Way.PLACE:
            source.show_place(lead.numbers[0], lead.numbers[1], lead.quoted)
        elif lead.way is Way.SIGNS:
            place = self.view.mapTo(source, self.view.rect().topLeft())
            source.evidence_requested.emit(chosen.article, QRect(place, self.view.size()))
        elif lead.way is Way.DATE:
            self._set_date(chosen.article)
        elif chosen.event:
            self._document.select(chosen.event, lead.numbers[0])

    def _on_jobs_crashed(self, error: Exception) -> None:
        raise error
