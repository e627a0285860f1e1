"""The pieces of work that a window asks of a project file, in whatever thread they run in; no Qt.

Load, add, edit and undo, propose dates, compare with newer rules, times of an article: each opens the file for
itself and hands back frozen records. What the window then shows comes with the index of the lanes that are in use, for
nobody waits here.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.extract.many import BY_HAND
from timeline_app.records import Entering
from timeline_app.resources import FIRST_DEMO, Demo, resource
from timeline_app.timeline.filtering import NOTHING_ASKED
from timeline_app.timeline.reordering import FREE, Standing
from timeline_app.ui.groupings import USUAL
from timeline_app.ui.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.overview import Overview
    from timeline_app.records import AddReport, Done, Foreseen, Past, Progress, Proposal, TableReport
    from timeline_app.renewing import Renewal
    from timeline_app.store.catalogue import Catalogue
    from timeline_app.timeline.filtering import Filter
    from timeline_app.ui.edits import Wanted
    from timeline_app.ui.jobs import Ticket
    from timeline_app.workspace import Workspace

FIRST_PAUSE = 1.5  # seconds between two looks at what was read so far
MANY = 20_000  # events that take longer to be laid out than anybody waits for
PATIENCE = 6  # and at least so many times as long as a look takes


@dataclass(frozen=True, slots=True)
class Where:
    """Which project, and what of it the window looks at by now: it may be something else when it is asked for."""

    path: Path
    catalogue: Catalogue | None = None  # what has been read on demand is known there
    lanes: Callable[[], str] = lambda: USUAL  # what they stand for
    keys: Callable[[], Sequence[str]] = tuple  # Mention.key of what was selected, to be found again
    asked: Callable[[], tuple[Filter, bool]] = lambda: (NOTHING_ASKED, False)  # of its events; True: with ghosts
    standing: Callable[[str], Standing] = lambda _: FREE  # a grouping's lanes and rows, where they are to stay


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
class Edited:
    """What an edit came to."""

    snapshot: Snapshot
    done: Done
    article: str | None = None  # of an event of the user's own that was made, to be selected


def load(where: Where, *, create: bool = False) -> Snapshot:
    """Read a project; raise InputError where it is none."""
    from timeline_app.dates.rulebook import explanations
    from timeline_app.overview import kept_overview

    explanations()  # kept from then on: whoever selects an event does not wait for the rules' sentences
    if not create and (settled := kept_overview(where.path)) is not None:
        return _read(settled, where)
    from timeline_app.workspace import Workspace

    with Workspace(where.path, create=create) as workspace:
        return _shot(workspace, where)


def shown(
    shot: Snapshot, group_by: str, wanted: Filter, ticket: Ticket, standing: Standing = FREE, *, ghosts: bool
) -> Snapshot:
    """Filter what is shown, in the lanes of a grouping.

    Of very many events those that are filtered out fade at once, while what is left is laid out anew.
    """
    found = shot.shown(group_by, wanted, standing, ghosts=True)
    if ghosts or not wanted:
        return found
    if len(found.index) >= MANY:
        ticket.part(found)
    return found if ticket.cancelled() else found.without_ghosts()


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


def add(where: Where, paths: Sequence[Path], ticket: Ticket) -> Added:
    """Read `paths` into a project; hand over what is there already now and then, ever more rarely."""
    from timeline_app.workspace import Workspace

    began = shown = time.monotonic()
    pause = FIRST_PAUSE
    with Workspace(where.path) as workspace:  # made when it was opened; one that is gone by now is not made anew

        def heard(progress: Progress) -> None:
            nonlocal shown, pause
            now = time.monotonic()
            ticket.progress(ReadProgress(progress.done, progress.total, now - began))
            if now - shown > pause:
                ticket.part(_shot(workspace, where, refer=False))
                shown = time.monotonic()
                pause = max(FIRST_PAUSE, (shown - now) * PATIENCE)

        report = workspace.add(paths, jobs=_jobs(paths), progress=heard, cancelled=ticket.cancelled)
        return Added(_shot(workspace, where), report)


def edit(where: Where, wanted: Wanted, number: int | None) -> Edited:
    """Do what is wanted, under a number in the history unless another edit has it; raise InputError."""
    from timeline_app.workspace import Workspace

    with Workspace(where.path) as workspace:
        return _edited(workspace, where, workspace.do(wanted.name, wanted.plan(workspace), number))


def turn(where: Where, number: int, *, undone: bool) -> Edited:
    """Take an edit of the history back, or do it again; raise InputError."""
    from timeline_app.workspace import Workspace

    with Workspace(where.path) as workspace:
        return _edited(workspace, where, workspace.turn(number, undone=undone))


def history(path: Path, most: int) -> tuple[Past, ...]:
    """Return the last edits of a project."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return workspace.history(most)


def foresee(path: Path, article: str, date: Edtf) -> Foreseen:
    """Return which dates another publication date of an article would move; nothing is changed."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return workspace.foresee(workspace.redating([(article, date, BY_HAND)]))


def is_older(path: Path) -> bool:
    """Tell whether other rules than today's made a project."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return workspace.is_older()


def compare(path: Path, ticket: Ticket) -> Renewal | None:
    """Return what today's rules would make of a project; None where that was cancelled."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return workspace.compare(os.cpu_count() or 1, lambda *done: ticket.progress(done), ticket.cancelled)


def renew(where: Where, renewal: Renewal, keep: Path | None) -> Snapshot:
    """Take over what today's rules make of a project, with a copy of what it was where one is wanted."""
    from timeline_app.workspace import Workspace

    with Workspace(where.path) as workspace:
        workspace.renew(renewal, keep)
        return _shot(workspace, where)


def decline(path: Path) -> None:
    """Keep a project as it is."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        workspace.decline()


def index(path: Path, *, look: bool) -> int:
    """Make a portion of a project searchable that is not, unless it is only to be looked; return how much is left."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return workspace.unsearchable() if look else workspace.make_searchable()


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


def _edited(workspace: Workspace, where: Where, done: Done) -> Edited:
    made = None
    if isinstance(done.change, Entering):
        numbers = {entry.number for entry in done.change.given}
        made = next((article for article, entry in workspace.entries().items() if entry.number in numbers), None)
    return Edited(_shot(workspace, where), done, made)


def _shot(workspace: Workspace, where: Where, *, refer: bool = True) -> Snapshot:
    overview = workspace.overview(refer=refer)
    if overview is not None:
        return _read(overview, where)
    lanes = where.lanes()
    tags = {event: [tag.name for tag in those] for event, those in workspace.tags.by_event().items()}
    held = Snapshot.of(workspace.articles(), workspace.events(), workspace.laws(), lanes, tags)
    return _asked(held, where).prepared()


def _read(overview: Overview, where: Where) -> Snapshot:
    shot = Snapshot.read(overview, where.lanes(), where.catalogue)
    return _asked(shot, where).prepared(where.keys())


def _asked(shot: Snapshot, where: Where) -> Snapshot:
    """Leave out what is filtered out before anybody sees it."""
    wanted, ghosts = where.asked()
    return shot.shown(shot.group_by, wanted, where.standing(shot.group_by), ghosts=ghosts)


def _jobs(paths: Sequence[Path]) -> int:
    """Return how many processes to read with: none beside our own for one small file, one a core for more."""
    single = len(paths) == 1 and paths[0].is_file() and paths[0].suffix not in (".jsonl", ".gz")
    return 1 if single else max(1, os.cpu_count() or 1)
