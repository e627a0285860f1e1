"""Search: which events and articles hold all the words, and which of them is shown; found in a worker.

What is found are numbers; which of an event's reports holds the words is looked up when it is shown. What is filtered
out is not gone to, but counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.ui.document import Document
    from timeline_app.ui.snapshot import Snapshot

PATIENCE = 150  # ms of no typing before a search begins


class Search(QObject):
    """The present query and what it found."""

    found_changed = Signal(int, int, int)  # which is shown (from 1; 0: none), how many, how many are filtered out
    stepped = Signal()  # another match has been shown, if only another report of the same event

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = Jobs(self)
        self._query = ""
        self._every: tuple[int | str, ...] = ()  # what holds the words
        self._found: tuple[int | str, ...] = ()  # ... and is not filtered out
        self._at = -1
        self._stepped = 0  # asked for while the search still ran
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._begin)
        document.events_changed.connect(self._timer.start)
        document.lanes_changed.connect(self._on_document_lanes_changed)

    @property
    def found(self) -> tuple[int | str, ...]:
        """Return what the query found and filters leave: refs of events in the order of time, then articles."""
        return self._found

    def set_query(self, query: str) -> None:
        """Search for other words, once typing has paused."""
        self._query = query.strip()
        self._stepped = 0
        self._timer.start()

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) match, round the end."""
        if self._timer.isActive() or self._jobs.busy:
            self._stepped = by
            if self._timer.isActive():
                self._timer.stop()
                self._begin()
            return
        if not self._found:
            return
        self._at = (self._at + by) % len(self._found) if self._at >= 0 else (0 if by > 0 else len(self._found) - 1)
        chosen = shown(self._document.snapshot, self._found[self._at], self._query)
        if chosen is not None and chosen.event is not None:
            self._document.select(chosen.event, chosen.mention)
        elif chosen is not None:
            self._document.select_article(chosen.article)
        self._tell()
        self.stepped.emit()

    def finish(self) -> None:
        """Drop what is being searched, before the program ends."""
        self._timer.stop()
        self._jobs.finish()

    def _begin(self) -> None:
        self._jobs.forget()
        shot, query = self._document.snapshot, self._query
        self._jobs.start(
            Job(lambda ticket: matches(shot, query, ticket.cancelled), self._on_jobs_found, lambda _: None)
        )

    def _on_jobs_found(self, found: tuple[int | str, ...]) -> None:
        self._every, self._at = found, -1
        self._leave_out()
        if self._stepped:
            by, self._stepped = self._stepped, 0
            self.step(by)

    def _on_document_lanes_changed(self) -> None:
        """Follow the filters; the match that is shown stays the one, where it is left."""
        if self._every and not self._timer.isActive():  # else they are of events that are others by now
            self._leave_out()

    def _leave_out(self) -> None:
        kept, shown = self._document.snapshot.kept, self._found[self._at] if self._at >= 0 else None
        self._found = tuple(
            each for each in self._every if isinstance(each, str) or kept is None or (each < len(kept) and kept[each])
        )
        self._at = self._found.index(shown) if shown in self._found else -1
        self._tell()

    def _tell(self) -> None:
        self.found_changed.emit(self._at + 1, len(self._found), len(self._every) - len(self._found))


def matches(shot: Snapshot, query: str, cancelled: Callable[[], bool] = lambda: False) -> tuple[int | str, ...]:
    """Return the refs of the events, in the order of time, a text of which holds every word; then such articles."""
    words = query.split()
    if not words:
        return ()
    numbers, articles = shot.catalogue.holding(words, cancelled)
    return (*shot.in_time(numbers), *articles)


def shown(shot: Snapshot, found: int | str, query: str) -> Selection | None:
    """Return what to select to show a match: the report of the event that holds every word, or the article."""
    if isinstance(found, str):
        return Selection(found)
    event, words = shot.event_at(found), query.casefold().split()
    if event is None:
        return None
    texts = (f"{event.label} {mention.label} {mention.text}".casefold() for mention in event.mentions)
    at = next((at for at, text in enumerate(texts) if all(word in text for word in words)), 0)
    return Selection(event.mentions[at].article, event.id, at)
