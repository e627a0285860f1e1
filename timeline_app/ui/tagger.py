"""The user's tags of the open project, by the events that they are on now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.records import Tag, Tagging
from timeline_app.ui.decisions import Decisions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.ui.document import Document
    from timeline_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall become of the tags of some events."""

    events: tuple[str, ...]  # Event.id
    given: tuple[str, ...] = ()  # names
    taken: tuple[str, ...] = ()
    reports: Mapping[str, str] = field(default_factory=dict)  # Mention.key by event, as they were when this was asked


class Tagger(Decisions[dict[str, list[Tag]], Wish]):
    """The tags of the open project."""

    tags_changed = Signal()
    lanes_outdated = Signal()  # events stand in other lanes of topics by now

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document, {}, parent)

    def names_of(self, event: str) -> tuple[str, ...]:
        """Return the tags of an event."""
        return tuple(dict.fromkeys(tag.name for tag in self.kept.get(event, ())))

    def names(self) -> list[str]:
        """Return every tag that an event has, the most given first."""
        counter = Counter(name for event in self.kept for name in self.names_of(event))
        return sorted(counter, key=lambda name: (-counter[name], name.casefold(), name))

    def change(self, named: str, wish: Wish) -> None:
        """Give tags to events and take others from them; can be undone under a name."""
        if wish.given or wish.taken:
            self.decide(named, wish)

    def reports_of(self, events: tuple[str, ...]) -> Mapping[str, str]:
        """Return by which reports events are tagged; the worker fills it in before it does anything asked later."""
        found: dict[str, str] = {}
        self.work(None, lambda workspace: found.update(workspace.tags.keys_of(events)))
        return found

    def read(self, workspace: Workspace) -> dict[str, list[Tag]]:
        """Return the tags by events; in a worker."""
        return workspace.tags.by_event()

    def plan(self, workspace: Workspace, wish: Wish) -> Tagging:
        """Return the tags to give and to take; in a worker."""
        return _tagging(workspace, wish)

    def announce(self, *, changed: bool) -> None:
        """Say that they are others by now."""
        self.tags_changed.emit()
        if changed:
            self.lanes_outdated.emit()


def _tagging(workspace: Workspace, wish: Wish) -> Tagging:
    """Return the tags to give, by the first report of each event that has none of that name, and those to take.

    An event that was linked anew since it was asked about is another by now: the one that has its report.
    """
    had, now = workspace.tags.by_event(), workspace.tags.events_of(wish.reports.values())
    events = dict.fromkeys(now.get(wish.reports.get(event, ""), event) for event in wish.events)
    names = {event: {tag.name for tag in had.get(event, ())} for event in events}
    keys = workspace.tags.keys_of(events)
    given = (Tag(name, keys[event]) for event in keys for name in wish.given if name not in names[event])
    taken = (tag for event in events for tag in had.get(event, ()) if tag.name in wish.taken)
    return Tagging(tuple(taken), tuple(given))
