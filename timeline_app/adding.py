"""Joins reading, the project file and linking: articles are read and stored in batches as they come, and linked.

An interruption loses a second's work at most.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from timeline_app.editing import Editing
from timeline_app.extract.forking import holds_many
from timeline_app.extract.language import has_rules
from timeline_app.extract.many import read_many
from timeline_app.extract.readers import walk
from timeline_app.extract.version import reader
from timeline_app.records import AddReport, Filed, Filing, InputError, Progress
from timeline_app.relinking import uncollected
from timeline_app.store.project import READER
from timeline_app.versions import Places, former, versioned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Article, Reading, Version
    from timeline_app.relinking import Relinking
    from timeline_app.store.project import Project

BATCH_ARTICLES = 64  # stored in one transaction at most
BATCH_SECONDS = 1.0  # between two transactions at most


def add(
    project: Project,
    relinking: Relinking,
    paths: Sequence[str | Path],
    published: Edtf | None,
    jobs: int,
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool] | None,
) -> AddReport:
    """Do what `Workspace.add` says."""
    failed: list[tuple[str, str]] = []
    passed: list[Path] = []
    files = _files(paths, failed, passed)
    total = None if any(map(holds_many, files)) else len(files)
    batch = _Batch(project, relinking, Places.of(project), project.states.taken_out(), [], [])
    stopped = False
    if project.is_empty():
        project.note(READER, reader())
    relinking.begin_adding()
    with uncollected():  # until linking has let go of what it remembered, or it would all be looked through
        try:
            with closing(read_many(files, published, jobs)) as outcomes:
                for done, (file, outcome) in enumerate(outcomes, 1):
                    if isinstance(outcome, str):
                        failed.append((file, outcome))
                    else:
                        batch.put(outcome)
                    if progress:
                        progress(Progress(done, total, file))
                    if stopped := cancelled is not None and cancelled():
                        break
        finally:  # an interruption keeps what was read, too
            batch.store()
        relinking.end_adding()
    if batch.returned:
        batch.bring_back()
    if batch.changed:
        batch.renew()
    events = project.linkage.count()
    returned = tuple(version.article for version in batch.returned)
    return AddReport(
        *((*batch.added, *returned), tuple(batch.present), tuple(failed), events),
        cancelled=stopped,
        foreign=tuple(batch.foreign),
        passed=tuple(map(str, passed)),
        changed=tuple(reading.source.file for _, reading in batch.changed),
        returned=returned,
    )


@dataclass(slots=True)
class _Batch:
    """Readings on their way to the disk: stored together, a second's worth or so at a time."""

    project: Project
    relinking: Relinking
    places: Places  # of what was there before
    taken_out: Mapping[str, Sequence[tuple[Version, str]]]  # ... and is no more: versions and files, by their SHA-256
    added: list[str]
    present: list[str]
    waiting: list[Reading] = field(default_factory=list)
    since: float = field(default_factory=monotonic)
    foreign: list[tuple[str, str]] = field(default_factory=list)
    changed: list[tuple[Article, Reading]] = field(default_factory=list)  # other texts of articles that are there
    returned: dict[Version, Reading] = field(default_factory=dict)  # what was taken out

    def put(self, reading: Reading) -> None:
        if (version := self._known(reading)) is not None:
            self.returned[version] = reading
            return
        if (before := former(self.project, self.places, reading)) is not None:
            self.changed.append((before, reading))
            return
        self.waiting.append(reading)
        if monotonic() - self.since > BATCH_SECONDS or len(self.waiting) >= BATCH_ARTICLES:
            self.store()
            self.relinking.link_added()

    def store(self) -> None:
        if self.waiting:
            kept = self.project.add(self.waiting)
            self.relinking.learn(kept)
            self.added += kept.added
            read = ((r.source.file, r.article) for r in self.waiting if r.article.id in kept.added)
            self.foreign += [(file, a.language) for file, a in read if a.language and not has_rules(a.language)]
            self.present += kept.present
        self.waiting, self.since = [], monotonic()

    def bring_back(self) -> None:
        """Read again what had been taken out, as one edit of the history: what was said of it is there again."""
        first = next(iter(self.returned.values())).article.title
        count = len(self.returned)
        with self.project.changing():
            for version, reading in self.returned.items():
                self.project.states.move(version, reading.article.file)
        filing = Filing(given=Filed(tuple(self.returned)))
        name = f"return of “{first}”" if count == 1 else f"return of {count} articles"
        Editing(self.project, self.relinking).do(name, filing)

    def _known(self, reading: Reading) -> Version | None:
        """Return the article that was taken out and is read here again: from the same file, or by the same id."""
        article = reading.article
        those = self.taken_out.get(article.sha256, ())
        same = (version for version, file in those if file == article.file)
        return next(same, None) or next((each for each, _ in those if each.article == article.id), None)

    def renew(self) -> None:
        """Read the newer versions in place of what was read before, as one edit of the history."""
        first, _ = self.changed[0]
        count = len(self.changed)
        name = f"new version of “{first.title}”" if count == 1 else f"new versions of {count} articles"
        with self.project.changing():
            filing = versioned(self.project, self.changed)
        Editing(self.project, self.relinking).do(name, filing)


def _files(paths: Sequence[str | Path], failed: list[tuple[str, str]], passed: list[Path]) -> list[Path]:
    """Walk each path by itself, so that one that is not there is named and the rest is read."""
    files: list[Path] = []
    for path in paths:
        try:
            files += walk([Path(path)], passed)
        except InputError as error:
            failed.append((str(path), str(error)))
    return files
