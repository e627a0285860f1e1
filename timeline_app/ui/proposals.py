"""The dates that are proposed for undated articles: looked for in a worker, dropped once the project has moved on.

Never a silent guess: this only asks and hands over; a date is taken by `Document.accept`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from timeline_app.ui import project_work
from timeline_app.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from timeline_app.records import Proposal
    from timeline_app.ui.document import Document


class Proposals(QObject):
    """What may be the dates of a document's undated articles."""

    proposals_changed = Signal()
    table_read = Signal(object, object)  # Path, TableReport
    names_read = Signal(str, object)  # pattern, tuple[Proposal, ...]
    names_refused = Signal(str, str)  # pattern, why
    failed = Signal(str)  # why

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._found: dict[str, Proposal] = {}
        self._jobs = Jobs(self)
        self._asked = Jobs(self)  # what a dialog asks, apart, so that neither drops the other's answers
        document.events_changed.connect(self._on_document_events_changed)
        for jobs in (self._jobs, self._asked):
            jobs.crashed.connect(self._on_jobs_crashed)

    @property
    def by_article(self) -> Mapping[str, Proposal]:
        """Return the proposals by Article.id."""
        return self._found

    @property
    def busy(self) -> bool:
        """Tell whether any are being looked for."""
        return self._jobs.busy or self._asked.busy

    def read_table(self, table: Path) -> None:
        """Look for dates in a table; answered by `table_read` or `failed`."""
        self._ask(
            lambda path: project_work.proposals_from_table(path, table),
            lambda report: self.table_read.emit(table, report),
            self.failed.emit,
        )

    def read_names(self, pattern: str) -> None:
        """Look for dates in file names; answered by `names_read` or `names_refused`, of the last pattern only."""
        self._ask(
            lambda path: project_work.proposals_from_names(path, pattern),
            lambda found: self.names_read.emit(pattern, found),
            lambda why: self.names_refused.emit(pattern, why),
        )

    def finish(self) -> None:
        """Drop what runs and wait for the workers, before the program ends."""
        for jobs in (self._jobs, self._asked):
            jobs.finish()

    def _ask(self, work: Callable[[Path], Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
        self._asked.forget()
        if (path := self._document.path) is not None:
            self._asked.start(Job(lambda _: work(path), done, failed))

    def _on_document_events_changed(self) -> None:
        """Look anew once nothing is read or dated any more; until then what is undated keeps its proposal."""
        self._jobs.forget()
        path, shot = self._document.path, self._document.snapshot
        undated = set(shot.undated_articles)
        kept = {key: found for key, found in self._found.items() if key in undated}
        if path is None or not undated:
            self._asked.forget()
            kept = {}
        if kept != self._found:
            self._found = kept
            self.proposals_changed.emit()
        if path is not None and undated and not self._document.jobs.busy:
            self._jobs.start(Job(lambda _: project_work.proposals(path), self._on_jobs_done, self.failed.emit))

    def _on_jobs_done(self, found: tuple[Proposal, ...]) -> None:
        self._found = {proposal.article: proposal for proposal in found}
        self.proposals_changed.emit()

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error
