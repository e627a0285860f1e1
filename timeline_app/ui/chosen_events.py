"""Which events a command of the user's is about: all that are selected on the timeline, or the one that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.ui.event_dates import FIXED
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from timeline_app.records import Event
    from timeline_app.ui.document import Document
    from timeline_app.ui.timeline_view import TimelineView

CHOOSE: Final = "Select an event on the timeline first."


def chosen_events(document: Document, view: TimelineView) -> list[Event]:
    """Return the selected events; say what to do where there are none, or nothing may be changed."""
    row = view.model.row_of(view.focused)
    rows = view.chosen.rows or (() if row is None else (row,))
    events = document.snapshot.events_at(rows)
    if not events and document.chosen_event is not None:
        events = [document.chosen_event]
    if not events or not view.grips.allowed:
        document.message_posted.emit(Message(FIXED if events else CHOOSE))
        return []
    return events
