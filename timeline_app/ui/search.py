"""Search: which events and articles hold what is asked for, and which of them is shown; found in a worker.

Every key begins a search and ends the one before. What is found are numbers; which of an event's reports holds the
words is looked up when it is shown. What is filtered out is not gone to, but counted.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.link.asking import own_words
from timeline_app.search.holding import holds
from timeline_app.search.query import Asked, read, read_typed
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.search_rows import IN_SIGHT, HitLines, rows
from timeline_app.ui.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from timeline_app.search.tree import Query
    from timeline_app.ui.document import Document
    from timeline_app.ui.snapshot import Snapshot

PATIENCE: Final = 150  # ms without other events before they are searched anew
REST: Final = 120  # ms without another key before more of what was found is listed than is in sight
NOTHING: Final = Asked(None)


_BESIDE: Final = ThreadPoolExecutor(1, "search")  # articles and events are looked through at once


def _none() -> NDArray[np.int64]:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """What holds what is asked for."""

    events: NDArray[np.int64] = field(default_factory=_none)  # refs, in the order of time
    articles: NDArray[np.int64] = field(default_factory=_none)  # numbers, in the order of adding

    def __len__(self) -> int:
        return len(self.events) + len(self.articles)


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What holds what is asked for, filtered out or not, and what is seen of it first, which is left by a filter."""

    every: Hits
    kept: NDArray[np.bool_] | None  # which refs were left; None: all
    lines: list[HitLines]


class Search(QObject):
    """The present query and what it found."""

    found_changed = Signal(int, int, int)  # which is shown (from 1; 0: none), how many, how many are filtered out
    asked_changed = Signal(object)  # Asked: what was understood
    rows_changed = Signal(object)  # the first of what was found, as HitLines
    stepped = Signal()  # another match has been shown, if only another report of the same event

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs, self._lists = Jobs(self), Jobs(self)
        self.asked = NOTHING
        self._every = Hits()  # what holds the words
        self._found = Hits()  # ... and is not filtered out
        self._at = -1
        self._stepped = 0  # asked for while the search still ran
        self.typed = False  # since a match was gone to
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self.begin)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._list)
        document.events_changed.connect(self._timer.start)
        document.lanes_changed.connect(self._on_document_lanes_changed)

    @property
    def found(self) -> Hits:
        """Return what the query found and filters leave."""
        return self._found

    def set_query(self, query: str, *, typing: bool = False) -> None:
        """Search for other words, which are all there or are still being typed."""
        self._stepped, self.typed = 0, True
        asked = read_typed(query) if typing else read(query)
        if asked != self.asked:
            self.asked = asked
            self.asked_changed.emit(asked)
        self.begin()

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) match, round the end."""
        self.typed = False
        if self._timer.isActive() or self._jobs.busy:
            self._stepped = by
            if self._timer.isActive():
                self.begin()
        elif len(self._found):
            self.go((self._at + by) % len(self._found) if self._at >= 0 else (0 if by > 0 else len(self._found) - 1))

    def go(self, at: int) -> None:
        """Show the match of a place among those that filters leave."""
        self._at, self.typed = at, False
        chosen = shown(self._document.snapshot, self._found, at, self.asked.query)
        if chosen is not None and chosen.event is not None:
            self._document.select(chosen.event, chosen.mention)
        elif chosen is not None:
            self._document.select_article(chosen.article)
        self._tell()
        self.stepped.emit()

    def prepare(self) -> None:
        """Have what every search needs at hand before the first key; soon done where it is."""
        shot = self._document.snapshot
        self._jobs.start(Job(lambda _: prepared(shot), lambda _: None, lambda _: None))

    def finish(self) -> None:
        """Drop what is being searched, before the program ends."""
        self._timer.stop()
        self._rest.stop()
        self._jobs.finish()
        self._lists.finish()

    def begin(self) -> None:
        """Look for the present query, in the events of now."""
        self._timer.stop()
        self._jobs.forget()
        self._rest.stop()
        self._lists.forget()  # of what was found before
        shot, query = self._document.snapshot, self.asked.query
        self._jobs.start(
            Job(lambda ticket: answer(shot, query, ticket.cancelled), self._on_jobs_answered, lambda _: None)
        )

    def _on_jobs_answered(self, found: Answer) -> None:
        self._every, self._at = found.every, -1
        self._leave_out(found.lines if found.kept is self._document.snapshot.kept else None)
        if self._stepped:
            by, self._stepped = self._stepped, 0
            self.step(by)

    def _on_document_lanes_changed(self) -> None:
        """Follow the filters; the match that is shown stays the one, where it is left."""
        if len(self._every) and not self._timer.isActive():  # else they are of events that are others by now
            self._leave_out()

    def _leave_out(self, lines: list[HitLines] | None = None) -> None:
        """Keep what filters leave; `lines` has what is seen first of that, where it is at hand."""
        before, at = self._found, self._at
        self._found = left_of(self._every, self._document.snapshot.kept)
        events = self._found.events
        if at >= len(before.events):
            self._at = at - len(before.events) + len(events)
        elif at >= 0:
            places = np.flatnonzero(events == before.events[at])
            self._at = int(places[0]) if len(places) else -1
        self._tell()
        if lines is None:
            self._list()
            return
        self.rows_changed.emit(lines)
        if len(lines) < len(self._found):
            self._rest.start()

    def _list(self) -> None:
        """Put the first of what was found in words."""
        self._rest.stop()
        self._lists.forget()
        shot, found, query = self._document.snapshot, self._found, self.asked.query
        if query is None:
            self.rows_changed.emit([])
            return
        self._lists.start(
            Job(lambda ticket: rows(shot, found, query, ticket.cancelled), self.rows_changed.emit, lambda _: None)
        )

    def _tell(self) -> None:
        self.found_changed.emit(self._at + 1, len(self._found), len(self._every) - len(self._found))


def answer(shot: Snapshot, query: Query | None, cancelled: Callable[[], bool] = lambda: False) -> Answer:
    """Return what holds what is asked for, and what is seen of it at once, in words; for a worker.

    Both in one go: what is told is painted, and a worker that goes on beside that takes three times as long.
    """
    every = matches(shot, query, cancelled)
    found = left_of(every, shot.kept)
    return Answer(every, shot.kept, rows(shot, found, query, cancelled, IN_SIGHT) if query is not None else [])


def left_of(every: Hits, kept: NDArray[np.bool_] | None) -> Hits:
    """Return what a filter leaves, as it tells by ref; what it does not know of is left out."""
    if kept is None:
        return every
    there = every.events[every.events < len(kept)]
    return Hits(there[kept[there]], every.articles)


def prepared(shot: Snapshot) -> int:
    """Read what every search in a project needs, and return in how many events it would look; for a worker."""
    shot.catalogue.prepare_words()
    return len(shot.all_by_time)


def matches(shot: Snapshot, query: Query | None, cancelled: Callable[[], bool] = lambda: False) -> Hits:
    """Return the events whose own words meet a query, and the articles whose words do; for a worker."""
    if query is None:
        return Hits()
    catalogue = shot.catalogue
    articles = _BESIDE.submit(catalogue.articles_holding, query, cancelled)
    events = shot.in_time(catalogue.events_holding(query, cancelled))
    return Hits(events, articles.result())


def shown(shot: Snapshot, found: Hits, at: int, query: Query | None) -> Selection | None:
    """Return what to select to show a match: the report of the event that holds the words, or the article."""
    if at >= len(found.events):
        articles = shot.catalogue.article_ids([int(found.articles[at - len(found.events)])])
        return Selection(articles[0]) if articles else None
    if (event := shot.event_at(int(found.events[at]))) is None:
        return None
    told = (place for place, each in enumerate(event.mentions) if query is not None and holds(query, *own_words(each)))
    place = next(told, 0)
    return Selection(event.mentions[place].article, event.id, place)
