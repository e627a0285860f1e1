"""Merging selected events into one, and splitting the report that is read off its event, as laws for linking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.ui.chosen_events import chosen_events
from timeline_app.ui.edits import Said
from timeline_app.ui.messages import Message
from timeline_app.ui.sayings import apart, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from timeline_app.ui.actions import Actions
    from timeline_app.ui.document import Document
    from timeline_app.ui.parts import Parts

TWO: Final = "Select two events or more: Ctrl+click adds one to the selection."
ALONE: Final = "It is the only report of this event."
OWN: Final = "An event of your own has no reports to be merged or split. Delete it, or give it another source."


class Merging:
    """Joins the document, the selection and the commands."""

    def __init__(self, document: Document, parts: Parts, actions: Actions) -> None:
        self._document, self._view, self._actions = document, parts.view, actions

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {"merge": self.merge, "split": self.split}

    def merge(self) -> None:
        """Say of the selected events that they are the one chosen last; of names that the user gave the last holds."""
        if not (events := chosen_events(self._document, self._view)):
            return
        if len(events) < 2:
            self._tell(TWO)
        elif any(event.mentions[0].own for event in events):
            self._tell(OWN)
        else:
            lead = self._document.chosen_event
            first = lead if lead in events else events[0]
            self._document.edit(Said(merged(first, [event for event in events if event != first])))

    def split(self) -> None:
        """Say of the report that is read that it is of another event than the others."""
        event, chosen = self._document.chosen_event, self._document.selection
        if event is None or chosen is None:
            chosen_events(self._document, self._view)  # says what to do
        elif len(event.mentions) < 2:
            self._tell(ALONE)
        elif self._view.grips.allowed:
            self._document.edit(Said(apart(event, chosen.mention, self._document.snapshot)))
        else:
            chosen_events(self._document, self._view)

    def lines(self, event: str) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield what the menu of an event offers; it is selected by then."""
        if len(self._view.chosen.rows) > 1 and self._view.model.row_of(event) in self._view.chosen.rows:
            yield self._actions["merge"].text(), self._actions["merge"].trigger
        found = self._document.events.get(event)
        if found is not None and len(found.mentions) > 1:
            yield self._actions["split"].text(), lambda: self._split(event)

    def _split(self, event: str) -> None:
        chosen = self._document.chosen_event
        if chosen is None or chosen.id != event:
            self._document.select(event)
        self.split()

    def _tell(self, said: str) -> None:
        self._document.message_posted.emit(Message(said))
