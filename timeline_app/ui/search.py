"""Search: which events and articles hold all the words, and which of them is shown; found in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.ui.document import Selection
from timeline_app.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from timeline_app.ui.document import Document
    from timeline_app.ui.snapshot import Snapshot

PATIENCE = 150  # ms of no typing before a search begins


class Search(QObject):
    """The present query and what it found."""

    found_changed = Signal(int, int)  # which is shown (from 1; 0: none), how many

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = Jobs(self)
        self._query = ""
        self._found: tuple[Selection, ...] = ()
        self._at = -1
        self._stepped = 0  # asked for while the search still ran
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._begin)
        document.events_changed.connect(self._timer.start)

    @property
    def found(self) -> tuple[Selection, ...]:
        """Return what the query found: events in date order, then articles."""
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
        chosen = self._found[self._at]
        if chosen.event is not None:
            self._document.select(chosen.event, chosen.mention)
        else:
            self._document.select_article(chosen.article)
        self.found_changed.emit(self._at + 1, len(self._found))

    def stop(self) -> None:
        """Drop what is being searched."""
        self._timer.stop()
        self._jobs.forget()

    def wait(self) -> None:
        """Block until the worker is idle, for use when the program ends."""
        self._jobs.wait()

    def _begin(self) -> None:
        self._jobs.forget()
        shot, query = self._document.snapshot, self._query
        self._jobs.start(Job(lambda _: matches(shot, query), self._on_jobs_found, lambda why: None))

    def _on_jobs_found(self, found: tuple[Selection, ...]) -> None:
        self._found = found
        self._at = -1
        self.found_changed.emit(0, len(found))
        if self._stepped:
            by, self._stepped = self._stepped, 0
            self.step(by)


def matches(shot: Snapshot, query: str) -> tuple[Selection, ...]:
    """Return the mentions, one an event, that hold every word of the query; then articles whose title or text does."""
    words = query.casefold().split()
    if not words:
        return ()
    found = []
    for event in shot.events.values():
        for position, mention in enumerate(event.mentions):
            if _holds(f"{event.label} {mention.label} {mention.text}", words):
                found.append(Selection(mention.article, event.id, position))
                break
    covered = {selection.article for selection in found}
    rest = (
        a for a in shot.articles.values() if a.id not in covered and _holds(f"{a.title} {a.outlet} {a.text}", words)
    )
    return (*found, *(Selection(article.id) for article in rest))


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
