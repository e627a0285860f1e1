"""What the window shows of a project at one moment, read whole in a worker and swapped in by one assignment; no Qt.

It also holds the pieces of work that a window asks of a project file: load, add, re-date, propose dates and accept
them, times of an article. Each opens the file for itself, in whatever thread it runs in, and hands back frozen records.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline_app.dates.rulebook import explanations
from timeline_app.records import Ruling
from timeline_app.resources import FIRST_DEMO, Demo, resource
from timeline_app.ui.evidence_words import has_conflict
from timeline_app.ui.groupings import USUAL, index_of
from timeline_app.ui.sayings import Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Event, Law, Mention, Proposal, TableReport
    from timeline_app.timeline.index import EventIndex
    from timeline_app.ui.jobs import Ticket
    from timeline_app.ui.sayings import Saying
    from timeline_app.workspace import AddReport, Moved, Progress, Workspace

FIRST_PAUSE = 1.5  # seconds between two looks at what was read so far
PATIENCE = 6  # and at least so many times as long as a look takes


@dataclass(frozen=True, slots=True)
class Marked:
    """One mention as the reader's column marks it: whose event it is, and which of that event's mentions."""

    event: str
    position: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A project's articles and events, and which sentences of each article report events."""

    articles: Mapping[str, Article] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    marked: Mapping[str, tuple[Marked, ...]] = field(default_factory=dict)  # by article, in text order
    disputed: frozenset[str] = frozenset()  # articles whose date other signs disagree with
    laws: tuple[Law, ...] = ()  # what the user said of reports
    ruled: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # by Mention.key of these: event, position
    index: EventIndex | None = None  # of the events in the usual lanes, made where nobody waits

    @classmethod
    def of(cls, articles: Sequence[Article], events: Sequence[Event], laws: Sequence[Law] = ()) -> Snapshot:
        """Index articles and events."""
        marked: defaultdict[str, list[Marked]] = defaultdict(list)
        for event in events:
            for position, mention in enumerate(event.mentions):
                marked[mention.article].append(Marked(event.id, position, mention))
        in_order = {key: tuple(sorted(found, key=_place)) for key, found in marked.items()}
        disputed = frozenset(article.id for article in articles if has_conflict(article))
        by_id = {a.id: a for a in articles}, {e.id: e for e in events}
        return cls(*by_id, in_order, disputed, tuple(laws), _ruled(events, laws))

    def place_of(self, mention: Mention) -> tuple[str, int] | None:
        """Return the event that a report is of now, and its position there; None where it is no more."""
        those = self.marked.get(mention.article, ())
        return next(((m.event, m.position) for m in those if m.mention.key == mention.key), None)

    def undated_events(self) -> tuple[Event, ...]:
        """Return the events that cannot stand on the timeline."""
        return tuple(e for e in self.events.values() if e.date is None)

    def undated_articles(self) -> tuple[Article, ...]:
        """Return the articles whose publication date is not known."""
        return tuple(a for a in self.articles.values() if a.published is None)

    def conflicts(self) -> int:
        """Count the events whose sources disagree."""
        return sum(any(r.kind == "conflicts" for r in e.references) for e in self.events.values())


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """How far reading is."""

    done: int  # articles
    total: int | None
    seconds: float  # since it began

    @property
    def rate(self) -> float:
        """Return articles a second, 0.0 before the first."""
        return self.done / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Added:
    """What adding articles came to."""

    snapshot: Snapshot
    report: AddReport


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the user's word came to."""

    snapshot: Snapshot
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Redated:
    """What setting a publication date came to."""

    snapshot: Snapshot
    moved: tuple[Moved, ...]


def load(path: Path, *, create: bool = False) -> Snapshot:
    """Read the project at `path`; raise InputError where it is none."""
    from timeline_app.workspace import Workspace

    explanations()  # kept from then on: whoever selects an event does not wait for the rules' sentences
    with Workspace(path, create=create) as workspace:
        return _shot(workspace)


def make_demo(path: Path, demo: Demo = FIRST_DEMO) -> None:
    """Read a bundled collection into a project at `path`, unless it is there; nobody sees it half made."""
    from timeline_app.workspace import Workspace

    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{os.getpid()}{path.suffix}")
    with Workspace(part, create=True) as workspace:
        workspace.add([resource(demo.folder)])
    part.replace(path)


def add(path: Path, paths: Sequence[Path], ticket: Ticket) -> Added:
    """Read `paths` into the project at `path`; hand over what is there already now and then, ever more rarely."""
    from timeline_app.workspace import Workspace

    began = shown = time.monotonic()
    pause = FIRST_PAUSE
    with Workspace(path) as workspace:  # made when it was opened; one that is gone by now is not made anew

        def heard(progress: Progress) -> None:
            nonlocal shown, pause
            now = time.monotonic()
            ticket.progress(ReadProgress(progress.done, progress.total, now - began))
            if now - shown > pause:
                ticket.part(_shot(workspace))
                shown = time.monotonic()
                pause = max(FIRST_PAUSE, (shown - now) * PATIENCE)

        report = workspace.add(paths, jobs=_jobs(paths), progress=heard, cancelled=ticket.cancelled)
        return Added(_shot(workspace), report)


def set_published(path: Path, article: str, date: Edtf | None, origin: str | None) -> Redated:
    """Set an article's publication date and date its text anew."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        moved = workspace.set_published(article, date, origin)
        return Redated(_shot(workspace), tuple(moved))


def accept(path: Path, proposals: Sequence[Proposal]) -> Redated:
    """Take proposed publication dates and date the texts anew."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        moved = workspace.accept(proposals)
        return Redated(_shot(workspace), moved)


def restore(path: Path, articles: Sequence[Article]) -> Redated:
    """Put articles back as they were."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        moved = workspace.restore(articles)
        return Redated(_shot(workspace), moved)


def say(path: Path, saying: Saying) -> Ruled:
    """Take the user's word about reports, and link anew what it touches; raise InputError where it contradicts."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        if saying.word is Word.SAME:
            ruling = workspace.say_same(saying.mention, *saying.others)
        elif saying.word is Word.APART:
            ruling = workspace.say_apart(saying.mention, *saying.others)
        else:
            ruling = workspace.rule(Ruling(taken=saying.laws))
        return Ruled(_shot(workspace), ruling)


def rule(path: Path, ruling: Ruling) -> Ruled:
    """Change the user's laws as a ruling has it."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        workspace.rule(ruling)
        return Ruled(_shot(workspace), ruling)


def proposals(path: Path) -> tuple[Proposal, ...]:
    """Return what may be the dates of the articles without one."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return workspace.proposals()


def proposals_from_table(path: Path, table: Path) -> TableReport:
    """Read dates from a table; raise InputError where it is none."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return workspace.proposals_from_table(table)


def proposals_from_names(path: Path, pattern: str) -> tuple[Proposal, ...]:
    """Read dates from file names; raise InputError for a pattern without a date."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return workspace.proposals_from_names(pattern)


def times_of(path: Path, article: str) -> tuple[Timex3, ...]:
    """Return every time expression of an article, in text order."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return tuple(workspace.times_of(article))


def _shot(workspace: Workspace) -> Snapshot:
    shot = Snapshot.of(workspace.articles(), workspace.events(), workspace.laws())
    return replace(shot, index=index_of(tuple(shot.events.values()), shot.articles, USUAL))


def _ruled(events: Sequence[Event], laws: Sequence[Law]) -> dict[str, tuple[str, int]]:
    keys = {key for law in laws for key in (law.one, law.other)}
    if not keys:
        return {}
    those = ((m.key, (event.id, at)) for event in events for at, m in enumerate(event.mentions))
    return {key: place for key, place in those if key in keys}


def _place(marked: Marked) -> tuple[int, int]:
    return marked.mention.start, marked.mention.end


def _jobs(paths: Sequence[Path]) -> int:
    """Return how many processes to read with: none beside our own for one small file, one a core for more."""
    single = len(paths) == 1 and paths[0].is_file() and paths[0].suffix not in (".jsonl", ".gz")
    return 1 if single else max(1, os.cpu_count() or 1)
