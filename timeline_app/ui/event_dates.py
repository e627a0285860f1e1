"""Dates of events by hand: handles and the dialog ask, the document decides; what may only be read says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.ui.date_desk import DateDesk
from timeline_app.ui.grips import Draft
from timeline_app.ui.messages import Message
from timeline_app.ui.project_paths import locked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Event
    from timeline_app.ui.annotation_desk import AnnotationDesk
    from timeline_app.ui.document import Document
    from timeline_app.ui.event_date_dialog import EventDateDialog
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_view import TimelineView

CHOOSE: Final = "Select an event first: its date is set then."
FIXED: Final = "This project may only be read, so nothing in it can be changed. Copy the file to a folder of yours."
GONE: Final = "That event is no more: its reports were linked anew meanwhile. No date was changed."


class EventDates(DateDesk["EventDateDialog"]):
    """Joins the view's handles, the dialog and the document."""

    def __init__(
        self, document: Document, view: TimelineView, desk: AnnotationDesk, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(document, view, desk, theme, window)
        view.grips.date_requested.connect(self._on_grips_date_requested)
        view.grips.edit_requested.connect(self.edit)
        document.events_changed.connect(self._on_document_events_changed)
        document.message_posted.connect(self._on_document_message_posted)

    def edit(self, event: str | None = None) -> None:
        """Ask for the date of an event, or of the selected one; say what to do where there is none."""
        found = self._document.chosen_event if event is None else self._document.events.get(event)
        if self.dialog is not None or self._document.path is None:
            return
        if found is None or not self._view.grips.allowed:
            self._document.message_posted.emit(Message(CHOOSE if found is None else FIXED))
            return
        from timeline_app.ui.event_date_dialog import EventDateDialog

        dialog = EventDateDialog(self._theme, found, self._window)
        self._ask(dialog, lambda date: Draft(found.id, date), lambda asked: self._keep(found, asked))

    def _keep(self, event: Event, dialog: EventDateDialog) -> None:
        if dialog.removes:
            self._set(self._now(event), None)
        elif (date := dialog.draft()) != event.date:
            self._set(self._now(event), date)

    def _now(self, event: Event) -> str:
        """Return the id of what an event is by now: reports that came in while a date was typed make it another."""
        places = self._document.snapshot.places_of([mention.key for mention in event.mentions])
        return next((found for found, _ in places.values()), event.id)

    def _set(self, event: str, date: Edtf | None) -> None:
        if event in self._document.events:
            self._document.set_event_date(event, date)
        else:
            self._document.message_posted.emit(Message(GONE, "error"))

    def _on_grips_date_requested(self, event: str, date: Edtf) -> None:
        self._set(event, date)

    def _on_document_project_changed(self) -> None:
        super()._on_document_project_changed()
        self._on_document_events_changed()

    def _on_document_events_changed(self) -> None:
        """Look again: when it was opened, the file, or its folder, may not have been made."""
        path = self._document.path
        self._view.grips.allowed = path is not None and not locked(path)

    def _on_document_message_posted(self, message: Message) -> None:
        if message.kind == "error":
            self._view.grips.show(None)  # what was asked for may not have been taken
