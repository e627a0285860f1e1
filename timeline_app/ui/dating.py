"""Publication dates in the window: which proposal shows where; what accepting, correcting, asking for more does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QDialog

from timeline_app.ui.evidence_card import EvidenceCard
from timeline_app.ui.evidence_words import best_first
from timeline_app.ui.foreseeing import Foreseeing
from timeline_app.ui.messages import Message
from timeline_app.ui.proposals import Proposals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from timeline_app.records import TableReport
    from timeline_app.ui.actions import Actions
    from timeline_app.ui.document import Document
    from timeline_app.ui.parts import Parts
    from timeline_app.ui.proposals_dialog import ProposalsDialog
    from timeline_app.ui.theme import Theme

WAYS = ("review_dates", "dates_from_table", "dates_from_names")  # the tray's commands, by name


class Dating(QObject):
    """Joins the tray, the side panel and the evidence card to the document's dates."""

    def __init__(self, document: Document, parts: Parts, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._parts = parts
        self._window = window
        self._theme = theme
        self._show_library: Callable[[], None] = lambda: parts.library.setVisible(True)
        self.proposals = Proposals(document, self)
        self.foreseeing = Foreseeing(document, theme, window)
        self.card = EvidenceCard(theme, window)
        self.dialog: ProposalsDialog | None = None  # the one that is open
        tray, panel = parts.library.tray, parts.panel
        self.proposals.proposals_changed.connect(self._on_proposals_changed)
        self.proposals.table_read.connect(self._on_proposals_table_read)
        self.proposals.failed.connect(self._on_proposals_failed)
        tray.accept_requested.connect(document.accept)
        tray.evidence_requested.connect(self._on_tray_evidence_requested)
        tray.article_requested.connect(self._on_tray_article_requested)
        tray.date_set.connect(self.foreseeing.ask)
        panel.evidence_requested.connect(self._on_panel_evidence_requested)
        self.card.accept_requested.connect(document.accept)
        self.card.date_requested.connect(self.edit_date)
        document.dates_moved.connect(tray.tell_moved)
        document.events_changed.connect(self._on_document_events_changed)
        document.project_changed.connect(self._on_document_project_changed)
        document.message_posted.connect(self._on_document_message_posted)

    def set_ways(self, actions: Actions, show_library: Callable[[], None]) -> None:
        """Offer the commands that find dates in the tray, too."""
        self._parts.library.tray.bar.set_ways([actions[name] for name in WAYS])
        self._show_library = show_library

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.card.set_theme(theme)
        self.foreseeing.set_theme(theme)

    def edit_date(self, article: str) -> None:
        """Offer the field that dates an article by hand."""
        self._show_library()
        self._parts.library.tray.edit_date(self._document.articles.get(article), focus=True)

    def offer_date(self, article: str) -> None:
        """Offer what an article without a date needs: its proposal's row, or the field."""
        found, tray = self._document.articles.get(article), self._parts.library.tray
        undated = found is not None and found.published is None and not found.own
        if undated:
            tray.show_article(article)
        tray.edit_date(found if undated and tray.proposal_of(article) is None else None)

    def review(self) -> None:
        """Show every proposal in a table."""
        from timeline_app.ui.proposals_dialog import ProposalsDialog

        self._open(ProposalsDialog(self._theme, "Proposed dates", self._document.snapshot.light, self._window))
        if self.dialog is not None:
            self.dialog.set_proposals(best_first(self.proposals.by_article.values()))

    def read_table(self, table: Path | None) -> None:
        """Look for dates in a table, and show what it holds."""
        if table is not None:
            self.proposals.read_table(table)

    def read_names(self) -> None:
        """Ask for a pattern of file names, and show what it finds."""
        from timeline_app.ui.proposals_dialog import NamesDialog

        dialog = NamesDialog(self._theme, self._document.snapshot.light, self._window)
        dialog.pattern_changed.connect(self.proposals.read_names)
        self.proposals.names_read.connect(dialog.show_found)
        self.proposals.names_refused.connect(dialog.show_refusal)
        self._open(dialog)
        dialog.ask()

    def finish(self) -> None:
        """Let go of what runs, before the program ends."""
        self.card.close_card()
        self.foreseeing.finish()
        self.proposals.finish()

    def _open(self, dialog: ProposalsDialog) -> None:
        """Show a dialog over the window; nothing waits for it."""
        self.card.close_card()
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _show_card(self, article: str, beside: QRect, *, focus: bool) -> None:
        found = self._document.articles.get(article)
        if found is not None:
            proposal = self.proposals.by_article.get(article) if found.published is None else None
            self.card.open(found, proposal, beside, focus=focus)

    def _on_proposals_changed(self) -> None:
        self._parts.library.set_proposals(self.proposals.by_article)
        self._parts.panel.source.set_proposals(self.proposals.by_article)

    def _on_proposals_table_read(self, table: Path, report: TableReport) -> None:
        from timeline_app.ui.proposals_dialog import ProposalsDialog

        dialog = ProposalsDialog(self._theme, f"Dates from {table.name}", self._document.snapshot.light, self._window)
        dialog.set_report(report)
        self._open(dialog)

    def _on_proposals_failed(self, why: str) -> None:
        self._parts.message.show_message(Message(why, "error"))

    def _on_dialog_finished(self, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None and result == QDialog.DialogCode.Accepted:
            self._document.accept(dialog.chosen())

    def _on_tray_article_requested(self, article: str) -> None:
        self._document.select_article(article)
        self.offer_date(article)
        if self._parts.library.tray.proposal_of(article) is not None:
            self._show_card(article, self._row_of(article), focus=False)

    def _on_tray_evidence_requested(self, article: str) -> None:
        self._document.select_article(article)
        self._show_card(article, self._row_of(article), focus=True)

    def _on_panel_evidence_requested(self, article: str, beside: QRect) -> None:
        source = self._parts.panel.source
        place = QRect(source.mapTo(self._window, beside.topLeft()), beside.size())
        self._show_card(article, place, focus=True)

    def _on_document_events_changed(self) -> None:
        shown = self.card.article
        if shown is not None and self._document.articles.get(shown.id) != shown:
            self.card.close_card()  # what it says holds no more

    def _on_document_project_changed(self) -> None:
        self.card.close_card()
        if self.dialog is not None:
            self.dialog.reject()

    def _on_document_message_posted(self, message: Message) -> None:
        if message.kind == "error":
            self._on_proposals_changed()  # what was accepted may not have been taken

    def _row_of(self, article: str) -> QRect:
        tray = self._parts.library.tray
        row = tray.row_rect(article)
        return QRect(tray.mapTo(self._window, row.topLeft()), row.size())
