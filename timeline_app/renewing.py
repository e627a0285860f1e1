"""What newer rules would make of a project that earlier ones read and linked: a difference, and taking it over.

Nothing of it happens unasked: a project stays as the rules made it that it was made by, until the user has seen what
would be another. What they decided themselves stays in both. The difference is found on a copy, so that the project can
be worked at meanwhile; taking it over reads the same articles the same way.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TypeAlias
from zlib import crc32

from timeline_app.extract.again import read_again
from timeline_app.extract.version import reader
from timeline_app.link.differing import Difference, differences
from timeline_app.link.version import linker
from timeline_app.records import InputError
from timeline_app.relinking import Relinking
from timeline_app.store.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Event, Mention

    Again: TypeAlias = tuple[Article, tuple[Timex3, ...], tuple[Mention, ...]]

DECLINED: Final = "declined rules"  # counter: the rules whose difference the user does not want


@dataclass(frozen=True, slots=True)
class Renewal:
    """What today's rules make of a project."""

    version: int  # of the project that was looked at
    articles: int  # that were read again
    unread: int  # of them: those that could not be read again, and stay as they are
    changed: tuple[Again, ...]  # those of which something is read otherwise
    differences: tuple[Difference, ...]
    decided: int  # events whose date, name or status is the user's, which stays


def is_older(project: Project) -> bool:
    """Tell whether other rules made a project than those of today, and the user has not declined these."""
    made_by = project.linkage.made_by()
    if made_by is None or not project.linkage.count() or project.noted(DECLINED) == _rules():
        return False
    return made_by != linker() or project.reader != reader()


def decline(project: Project) -> None:
    """Note that the user wants the project to stay as it is, until there are other rules again."""
    project.note(DECLINED, _rules())


def compare(
    project: Project,
    jobs: int,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Renewal | None:
    """Read all articles again, link them, and return what differs; None where it was cancelled.

    `progress` is told articles done and articles in all. Raises InputError where no copy can be made.
    """
    Relinking(project).link()
    with project.unchanging():
        version = project.snapshots.version()
        articles = [article for article in project.articles() if not article.own]
        before = project.linkage.events()
    changed: list[Again] = []
    unread = 0
    with closing(read_again(articles, jobs)) as found:
        for done, (article, again) in enumerate(zip(articles, found, strict=True), 1):
            if again is None:
                unread += 1
            elif again[1:] != (project.times(article.id), project.mentions(article.id)):
                changed.append(again)
            if progress:
                progress(done, len(articles))
            if cancelled is not None and cancelled():
                return None
    after = _after(project, changed)
    decided = sum(event.by_hand for event in before)
    return Renewal(version, len(articles), unread, tuple(changed), differences(before, after), decided)


def renew(project: Project, relinking: Relinking, renewal: Renewal) -> None:
    """Take over what was found; raise InputError where the project is another by now, having changed nothing."""
    if project.snapshots.version() != renewal.version:
        raise InputError(f"{project.path}: it was changed meanwhile. Compare it with today's rules once more.")
    project.read_again(renewal.changed, reader())
    relinking.link()


def _after(project: Project, changed: Sequence[Again]) -> list[Event]:
    """Return the events that today's rules make of a copy of the project."""
    with TemporaryDirectory(prefix="timeline-app-") as folder:
        path = Path(folder) / project.path.with_suffix(".tldb").name
        project.copy_to(path)
        with Project.open(path) as copy:
            copy.read_again(changed, reader())
            Relinking(copy).link()
            return copy.linkage.events()


def _rules() -> int:
    return crc32(f"{reader()} {linker()}".encode())
