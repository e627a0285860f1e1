"""Joins the filters with what they govern: the document's events, the counts in view, and what the status bar says.

Counting is work for a worker, once the view has come to rest; no frame waits for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from timeline_app.timeline.filtering import NOTHING_ASKED, Filter
from timeline_app.ui.facets import Facets, facets, uncounted
from timeline_app.ui.filter_words import read, written
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.status import counts

if TYPE_CHECKING:
    from timeline_app.ui.document import Document
    from timeline_app.ui.parts import Parts

REST: Final = 150  # ms after the last move
PATIENCE: Final = 400  # ms after which it is told that lanes are on their way
LAYING_OUT: Final = "Laying out the lanes anew…"


class Filters(QObject):
    """What is asked of the open project's events."""

    told = Signal(object)  # Filter: what is asked for by now
    asked = Signal()  # for something else: it is kept before the events are there that are left

    def __init__(self, document: Document, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._parts = document, parts
        self._jobs = Jobs(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._count)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(lambda: parts.counts.setText(LAYING_OUT))
        document.regrouping.busy_changed.connect(self._on_regrouping_busy_changed)
        document.project_changed.connect(self._on_document_project_changed)
        document.events_changed.connect(self._on_document_events_changed)
        document.lanes_changed.connect(self._on_document_lanes_changed)
        parts.view.view_changed.connect(self._rest.start)
        parts.library.filters.counts_wanted.connect(self._rest.start)
        for part in (parts.library.filters, parts.chips):
            part.filter_changed.connect(self.set_filter)
        parts.chips.left.connect(lambda: parts.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.wanted = NOTHING_ASKED
        self.kept: object = None  # what is asked, as it is kept with a view

    def set_filter(self, wanted: Filter) -> None:
        """Leave only what a filter asks for."""
        self._tell(wanted)
        self._document.filter(wanted)
        self.asked.emit()

    def show_kept(self, kept: object) -> None:
        """Ask what was asked when a project was left; raise ValueError where that makes no sense."""
        if kept is not None:
            self.set_filter(read(kept))

    def finish(self) -> None:
        """Stop counting, before the program ends."""
        self._rest.stop()
        self._jobs.finish()

    def _on_document_project_changed(self) -> None:
        self._jobs.forget()
        self._tell(NOTHING_ASKED)
        self._parts.library.filters.set_facets(Facets())

    def _on_document_events_changed(self) -> None:
        """Offer at once what needs no counting, and count once the view has come to rest."""
        panel = self._parts.library.filters
        if len(self._document.snapshot) and panel.is_empty:
            panel.set_facets(uncounted(self._parts.view.scale.span))
        self._rest.start()

    def _tell(self, wanted: Filter) -> None:
        self.kept = written(wanted) if wanted else None
        self._parts.library.filters.set_filter(wanted)
        self._parts.chips.set_filter(wanted)
        self.wanted = wanted
        self.told.emit(wanted)

    def _on_document_lanes_changed(self) -> None:
        shot = self._document.snapshot
        if self.kept != (written(shot.wanted) if shot.wanted else None):  # what was asked for could not be had
            self._tell(shot.wanted)
        self._parts.counts.setText(counts(shot))
        self._parts.library.tray.set_snapshot(shot)
        self._rest.start()

    def _on_regrouping_busy_changed(self, busy: bool) -> None:
        """Say in the status bar that lanes are on their way where that takes long: until then the old ones stand."""
        if busy:
            self._patience.start()
            return
        self._patience.stop()
        if self._parts.counts.text() == LAYING_OUT:
            self._parts.counts.setText(counts(self._document.snapshot))

    def _count(self) -> None:
        """Count in a worker what is in view; what was counted of another view is dropped."""
        shot, span, path = self._document.snapshot, self._parts.view.scale.span, self._document.path
        self._jobs.forget()
        panel = self._parts.library.filters
        kinds, sought = panel.kinds, panel.sought
        if path is not None and len(shot) and not self._parts.library.isHidden():
            self._jobs.start(
                Job(
                    lambda ticket: Facets() if ticket.cancelled() else facets(shot, span, kinds, sought),
                    self._on_counted,
                    lambda _: None,
                )
            )

    def _on_counted(self, found: Facets) -> None:
        self._parts.library.filters.set_facets(found)
