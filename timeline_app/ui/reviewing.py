"""Reviewing: what the user holds of the selected events, one key each, the next that is not reviewed, and hiding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject

from timeline_app.records import Field, Review
from timeline_app.timeline.marks import HIDDEN, ReviewCode
from timeline_app.ui.chosen_events import CHOOSE, chosen_events
from timeline_app.ui.edits import Settled
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from timeline_app.records import Event
    from timeline_app.timeline.filtering import Filter
    from timeline_app.ui.actions import Actions
    from timeline_app.ui.document import Document
    from timeline_app.ui.parts import Parts

_ALL_DONE: Final = "Every event here is reviewed."
_SAID: Final = {Review.ACCEPTED: "accepted", Review.REJECTED: "rejected", Review.DISPUTED: "disputed"}


class Reviewing(QObject):
    """Joins the document, the side panel's row and the commands."""

    def __init__(
        self, document: Document, parts: Parts, actions: Actions, show: Callable[[Filter], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._parts, self._actions, self._filter = document, parts, actions, show
        self._row = parts.panel.review
        self._row.follow(actions)
        self._row.command_requested.connect(lambda name: actions[name].trigger())
        document.selection_changed.connect(self._tell)
        document.events_changed.connect(self._tell)
        document.lanes_changed.connect(self._tell)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands of reviewing do."""
        return {
            "accept": lambda: self.say(Review.ACCEPTED),
            "reject": lambda: self.say(Review.REJECTED),
            "dispute": lambda: self.say(Review.DISPUTED),
            "next_unreviewed": lambda: self.step(1),
            "previous_unreviewed": lambda: self.step(-1),
            "hide": self.hide,
            "show_hidden": self.show_hidden,
        }

    def say(self, verdict: Review) -> None:
        """Hold this of the selected events; of those of which all is held so already, nothing any more."""
        events = chosen_events(self._document, self._parts.view)
        if not events:
            return
        taken_back = all(event.review is verdict for event in events)
        value = None if taken_back else verdict.value
        said = "not reviewed" if taken_back else _SAID[verdict]
        self._settle(events, Field.REVIEW, value, said)

    def hide(self) -> None:
        """Hide the selected events, or where all of them are hidden show them again."""
        events = chosen_events(self._document, self._parts.view)
        if events:
            hidden = all(event.hidden for event in events)
            self._settle(events, Field.HIDDEN, None if hidden else "1", "shown again" if hidden else "hidden")

    def show_hidden(self) -> None:
        """Show what is hidden, too, or no more."""
        wanted = self._document.snapshot.wanted
        self._filter(replace(wanted, hidden=self._actions["show_hidden"].isChecked()))

    def step(self, by: int) -> None:
        """Select the next event in time (-1: the one before) that is not reviewed, round the end."""
        shot = self._document.snapshot
        order = shot.by_time
        waiting = np.flatnonzero(shot.columns.reviews[order] % HIDDEN == ReviewCode.PROPOSED)
        if not len(waiting):
            self._document.message_posted.emit(Message(_ALL_DONE if len(shot) else CHOOSE))
            return
        event = self._document.chosen_event
        ref = shot.ref_of(event.id) if event else None
        here = np.flatnonzero(order == ref) if ref is not None else np.array([], np.int64)
        at = int(here[0]) if len(here) else (-1 if by > 0 else len(order))
        beyond = waiting[waiting > at] if by > 0 else waiting[waiting < at][::-1]
        chosen = int(beyond[0]) if len(beyond) else int(waiting[0 if by > 0 else -1])
        found = shot.event_at(int(order[chosen]))
        if found is not None:
            self._document.select(found.id)
            self._parts.view.bring_selected()

    def lines(self, event: str) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield what the menu of an event offers; it is selected by then."""
        for name in ("accept", "reject", "dispute", "hide"):
            action = self._actions[name]
            yield action.text(), lambda action=action: self._on(event, action.trigger)  # type: ignore[misc]

    def _on(self, event: str, does: Callable[[], object]) -> None:
        """Do something with an event, and with all that are selected where it is one of them."""
        row = self._parts.view.model.row_of(event)
        if row not in self._parts.view.chosen.rows:
            self._document.select(event)
        does()

    def _settle(self, events: list[Event], field: Field, value: str | None, said: str) -> None:
        named = f"“{events[0].label}”" if len(events) == 1 else f"{len(events):,} events"
        told = None
        if len(events) > 1 or field is Field.HIDDEN:
            told = (f"Keeping what you said of {named}…", f"{named[:1].upper()}{named[1:]}: {said}.")
        self._document.edit(Settled(f"{named} {said}", told, {event.id: {field: value} for event in events}))

    def _tell(self) -> None:
        shot, event = self._document.snapshot, self._document.chosen_event
        reviewed = int(np.count_nonzero(shot.columns.reviews % HIDDEN))
        self._row.show_review(event.review if event else Review.PROPOSED, reviewed, len(shot))
        self._actions["show_hidden"].setChecked(shot.wanted.hidden)
