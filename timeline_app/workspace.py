"""The use cases over a project file, without Qt: add, date anew, list, check. The window and the commands call these.

It joins parts that do not know each other: readers, project file, linking. Readings are stored in batches as they come,
so an interruption loses a second's work at most. Events follow from what is stored, whatever the order of adding: what
changed is noted with the change and linked when it is asked for, portion by portion, each in one transaction.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from timeline_app.adding import add
from timeline_app.editing import Editing
from timeline_app.entering import entries
from timeline_app.extract.collection_dates import of_collection
from timeline_app.extract.date_tables import from_names, from_table
from timeline_app.extract.many import BY_HAND
from timeline_app.extract.proposals import propose
from timeline_app.filing import removing
from timeline_app.foreseeing import foresee
from timeline_app.link.asking import may_lie, meets
from timeline_app.link.rank import summary
from timeline_app.link.undated import signs_of_news
from timeline_app.moved import find_moved
from timeline_app.overview import made_overview
from timeline_app.records import InputError, Moved
from timeline_app.relinking import Relinking
from timeline_app.renewing import compare, decline, is_older, renew
from timeline_app.search.query import read
from timeline_app.sharing import share
from timeline_app.store.project import Project
from timeline_app.versions import reading_version, replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import TracebackType

    from timeline_app.dates.civil import Day
    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.overview import Overview
    from timeline_app.records import (
        AddReport,
        Annotations,
        Article,
        Change,
        Deciding,
        Done,
        Entry,
        Event,
        Field,
        Filing,
        Foreseen,
        FoundFiles,
        Law,
        Past,
        Progress,
        Proposal,
        Redating,
        Ruling,
        Shared,
        Sharing,
        TableReport,
    )
    from timeline_app.renewing import Renewal
    from timeline_app.store.file_rows import FileBook
    from timeline_app.store.tag_rows import TagBook
    from timeline_app.store.view_rows import ViewBook


class Workspace:
    """An open project and what can be done with it. Use it in one thread."""

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        self._project = Project.open(Path(path), create=create)
        self._relinking = Relinking(self._project)
        self._editing = Editing(self._project, self._relinking)

    def close(self) -> None:
        """Close the project file."""
        self._project.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        paths: Sequence[str | Path],
        published: Edtf | None = None,
        jobs: int = 1,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> AddReport:
        """Read files and folders in `jobs` processes, store what they hold, and link it.

        A file that cannot be read is named in the report, and the rest is read. `cancelled` is asked between articles;
        what was read until then stays.
        """
        return add(self._project, self._relinking, paths, published, jobs, progress, cancelled)

    def articles(self) -> tuple[Article, ...]:
        """Return every article in the order of adding."""
        return self._project.articles()

    def times_of(self, article: str) -> tuple[Timex3, ...]:
        """Return an article's time expressions in text order; raise KeyError for an unknown id."""
        return self._project.times(article)

    def events(
        self, start: Day | None = None, end: Day | None = None, query: str | None = None, top: int | None = None
    ) -> tuple[Event, ...]:
        """Return the events in date order, the undated last.

        `start` and `end` keep what may lie from one to the other, both included, and leave the undated out; `query`
        keeps events whose words meet it, or what the user wrote of them; `top` keeps that many days, one event each.
        """
        events = self._relinking.events()
        if start is not None or end is not None:
            events = tuple(event for event in events if may_lie(event, start, end))
        if query and (asked := read(query).query) is not None:
            said = self._said()
            events = tuple(event for event in events if meets(asked, event, said.get(event.id, ())))
        if top is None:
            return events
        return summary(events, top, {article.id: article for article in self._project.articles()})

    def overview(self, *, refer: bool = True) -> Overview | None:
        """Link what changed and return the columns of all events; events and references are kept on disk.

        Without `refer` references are left as they are, for making them takes long where much was added, and whether
        sources disagree is told of the events only that were there before. None where the project may only be read and
        does not hold what is asked for: then there is `events` alone. `Catalogue` reads what belongs to a row.
        """
        if self._relinking.link() is not None or (refer and not self._relinking.keep_references()):
            return None
        return made_overview(self._project)

    def do(self, name: str, change: Change, number: int | None = None) -> Done:
        """Make a change of the user's and keep it in the history under a name; raise InputError where it cannot be.

        `number` is the place in the history that is wanted; another where an edit has it by now.
        """
        return self._editing.do(name, change, number)

    def turn(self, number: int, *, undone: bool) -> Done:
        """Take an edit of the history back, or do it again; raise InputError where another program did so, or more."""
        return self._editing.turn(number, undone=undone)

    def history(self, most: int) -> tuple[Past, ...]:
        """Return the last edits, the first of them first, those that were taken back too."""
        return self._project.history.last(most)

    def set_published(self, article: str, date: Edtf | None, origin: str | None = BY_HAND) -> tuple[Moved, ...]:
        """Correct the publication date of an article (its id, or its file where that names one) and date its text anew.

        Returns every date that moved: the publication's, those of time expressions, those of events. Raises InputError.
        """
        change = self.redating([(article, date, origin)])
        return self.do(f"date of “{self._project.article(article).title}”", change).moved

    def redating(self, dates: Sequence[tuple[str, Edtf | None, str | None]]) -> Redating:
        """Return the change that sets publication dates: articles (id or file), dates, and where these are from."""
        return self._editing.redating(dates)

    def foresee(self, change: Redating) -> Foreseen:
        """Return which dates other publication dates would move, having changed nothing. Raises InputError."""
        return foresee(self._project, change)

    def accepting(self, proposals: Sequence[Proposal]) -> Redating:
        """Return the change that takes proposals as publication dates."""
        return self._editing.accepting(proposals)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return what may be the publication dates of the articles without one, in the order of adding."""
        articles = self._project.articles()
        undated = [article for article in articles if article.published is None and not article.own]
        if not undated:
            return ()
        days = sorted(a.published.earliest for a in articles if a.published and a.published.earliest is not None)
        news = signs_of_news(self._project.mentions(), {article.id: article for article in articles})
        found = (propose(a, (*of_collection(a, days), *news.get(a.id, ()))) for a in undated)
        return tuple(proposal for proposal in found if proposal)

    def proposals_from_table(self, path: Path) -> TableReport:
        """Read the dates of articles without one from a CSV or TSV file; raise InputError where it is no such table."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}. Name a CSV file that you may read.") from error
        return from_table(str(path), data, self._reports())

    def proposals_from_names(self, pattern: str) -> tuple[Proposal, ...]:
        """Read the dates of articles without one from their file names; raise InputError for a pattern without a date.

        A pattern is of the whole name without its folder: YYYY, MM, DD and Mon (Aug, August) stand for the parts of the
        date, * for anything: "*_YYYY-MM-DD*".
        """
        return from_names(pattern, self._reports())

    def laws(self) -> tuple[Law, ...]:
        """Return what the user said of mentions: that two are the same event, or are not."""
        return self._relinking.laws()

    def saying(self, mention: str, others: Sequence[str], *, same: bool) -> Ruling:
        """Return the ruling that a mention (its key) and each of the others report the same event, or do not.

        Raises InputError where there are no such mentions.
        """
        return self._relinking.saying(mention, others, same=same)

    def unsaying(self, mention: str, *others: str) -> Ruling:
        """Return the ruling that takes back what was said of a mention, or of it and each of the others."""
        return self._relinking.unsaying(mention, others)

    def deciding(self, wanted: Mapping[str, Mapping[Field, str | None]]) -> Deciding:
        """Return the change that gives events (their ids) values of the user's, or with None what their reports say.

        Decisions outlive reading and linking anew; what the reports say stays known (`Event.found`).
        """
        return self._relinking.deciding(wanted)

    def entries(self) -> Mapping[str, Entry]:
        """Return the events that the user entered by hand, by the ids of their articles."""
        return entries(self._project)

    def annotations(self) -> Annotations:
        """Return the eras and notes that the user laid over the timeline."""
        return self._project.annotations.all()

    def share(self, path: Path, sharing: Sharing) -> Shared:
        """Write a copy of the project without what is left out; a file that is there is replaced. Raises InputError."""
        return share(self._project, path, sharing)

    def removing(self, articles: Sequence[str], *, keep: bool = False) -> Filing:
        """Return the change that takes articles (their ids) out of the project; `keep`: their events become own ones.

        Raises InputError for an article that is not there.
        """
        return removing(self._project, articles, keep=keep)

    def reading_version(self, article: str, number: int) -> Filing:
        """Return the change that reads another version of an article (its id) that is kept; raise InputError."""
        return reading_version(self._project, article, number)

    def replacing(self, article: str, path: Path, *, keep: bool = False) -> Filing:
        """Keep what a file says as a version of an article (its id); return the change that reads it instead.

        `keep`: what only its present text reports becomes the user's own entries. Raises InputError where the file
        cannot be read, or holds more than one article.
        """
        return replacing(self._project, article, path, keep=keep)

    def find_moved(self, folder: Path, cancelled: Callable[[], bool] = lambda: False) -> FoundFiles:
        """Look in a folder for files that are not where they were read, and note where they are; raise InputError."""
        return find_moved(self._project, folder, cancelled)

    @property
    def tags(self) -> TagBook:
        """Return the tags that the user gives to events."""
        return self._project.tags

    @property
    def views(self) -> ViewBook:
        """Return the views that the user saved under names."""
        return self._project.views

    @property
    def files(self) -> FileBook:
        """Return the files that the articles came from."""
        return self._project.files

    def events_of(self, mentions: Iterable[str]) -> Mapping[str, str]:
        """Return the ids of the events that mentions (their keys) are of now; what is no more is left out."""
        return self._project.annotations.events_of(mentions)

    def is_older(self) -> bool:
        """Tell whether other rules made the project than today's, which the user has not declined."""
        return is_older(self._project)

    def compare(
        self,
        jobs: int = 1,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Renewal | None:
        """Return what today's rules would make of the project; None where it was cancelled.

        `progress` is told articles done and articles in all.
        """
        return compare(self._project, jobs, progress, cancelled)

    def renew(self, renewal: Renewal, keep: Path | None = None) -> None:
        """Take over what today's rules make of the project, once a copy of what it is now is kept; raise InputError."""
        if keep is not None:
            self._project.copy_to(keep)
        renew(self._project, self._relinking, renewal)

    def decline(self) -> None:
        """Note that the project is to stay as it is until there are newer rules."""
        decline(self._project)

    def unsearchable(self) -> int:
        """Return how many articles, or else reports, full text does not find yet, for an older program added them."""
        return self._project.words.left()

    def make_searchable(self) -> int:
        """Let full text find a portion of what it does not find yet; return how much is left."""
        return self._project.words.index()

    def check(self, *, relink: bool = False) -> list[str]:
        """Return what is wrong with the project file, in words; empty if nothing is.

        `relink` makes anew what follows from the articles: the events and all that links them.
        """
        if problems := self._project.check():
            return problems
        if relink:
            self._relinking.anew()
        if not (unsound := self._project.unsound()):
            return []
        mend = f"timeline-app check {self._project.path} --relink"
        return [f"what links its reports is damaged: {', '.join(unsound)}. Your articles are whole; run: {mend}"]

    def _said(self) -> Mapping[str, Sequence[str]]:
        """Return the tags and notes of events, by the events' ids."""
        found = {event: [tag.name for tag in tags] for event, tags in self._project.tags.by_event().items()}
        notes = [note for note in self.annotations().notes if note.mention is not None]
        events = self.events_of(note.mention for note in notes if note.mention is not None)
        for note in notes:
            if (event := events.get(note.mention or "")) is not None:
                found.setdefault(event, []).append(note.text)
        return found

    def _reports(self) -> tuple[Article, ...]:
        """Return the articles that were published."""
        return tuple(article for article in self._project.articles() if not article.own)
