"""Events edited by hand: handles and the dialog ask, the document decides; what may only be read says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.records import Field
from timeline_app.timeline.grouping_key import THEN
from timeline_app.timeline.lane_plan import shown_name
from timeline_app.ui.date_desk import DateDesk
from timeline_app.ui.edits import Settled
from timeline_app.ui.event_values import LANE_FIELD, Lanes
from timeline_app.ui.grips import Draft
from timeline_app.ui.messages import Message
from timeline_app.ui.project_paths import locked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Event
    from timeline_app.ui.annotation_desk import AnnotationDesk
    from timeline_app.ui.document import Document
    from timeline_app.ui.event_dialog import EventDialog
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_view import TimelineView

CHOOSE: Final = "Select an event first: it is edited then."
FIXED: Final = "This project may only be read, so nothing in it can be changed. Copy the file to a folder of yours."
GONE: Final = "That event is no more: its reports were linked anew meanwhile. Nothing was changed."


class EventDates(DateDesk["EventDialog"]):
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
        """Ask what an event, or the selected one, shall be; say what to do where there is none."""
        found = self._document.chosen_event if event is None else self._document.events.get(event)
        if self.dialog is not None or self._document.path is None:
            return
        if found is None or not self._view.grips.allowed:
            self._document.message_posted.emit(Message(CHOOSE if found is None else FIXED))
            return
        from timeline_app.ui.event_dialog import EventDialog

        lanes = self._lanes(found)
        known = () if lanes is None else tuple(map(shown_name, self._view.model.time_index.lane_names))
        dialog = EventDialog(self._theme, found, self._published(found), lanes, known, self._window)
        drawn = lambda values: None if values.date is None else Draft(found.id, values.date)  # noqa: E731
        self._ask(dialog, drawn, lambda asked: self._keep(found, asked))

    def _keep(self, event: Event, dialog: EventDialog) -> None:
        if values := dialog.values():
            self._settle(self._now(event), values)

    def _published(self, event: Event) -> Edtf | None:
        """Return when the article was published from which words like "last month" are reckoned."""
        chosen = self._document.chosen_mention
        mention = chosen if chosen in event.mentions else event.mentions[0]
        article = self._document.articles.get(mention.article) if mention else None
        return article.published if article else None

    def _lanes(self, event: Event) -> Lanes | None:
        """Return in which lanes an event stands, where the user may say so."""
        model = self._view.model
        field = LANE_FIELD.get(model.group_by.split(THEN)[-1])
        row = model.row_of(event.id)
        if field is None or row is None:
            return None
        index = model.time_index
        names = dict.fromkeys(shown_name(index.lane_names[lane]) for lane in index.lanes_of(index.positions_of(row)))
        return Lanes(field, tuple(filter(None, names)))

    def _now(self, event: Event) -> str:
        """Return the id of what an event is by now: reports that came in while a date was typed make it another."""
        places = self._document.snapshot.places_of([mention.key for mention in event.mentions])
        return next((found for found, _ in places.values()), event.id)

    def _settle(self, event: str, values: Mapping[Field, str | None]) -> None:
        found = self._document.events.get(event)
        if found is None:
            self._document.message_posted.emit(Message(GONE, "error"))
        else:
            self._document.edit(Settled.of(found, values))

    def _on_grips_date_requested(self, event: str, date: Edtf) -> None:
        self._settle(event, {Field.DATE: str(date)})

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
