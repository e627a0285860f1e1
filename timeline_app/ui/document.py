"""The window's one state: which project is open, what it holds, what is selected, and what was selected before.

Panels read it and ask it; it alone changes. Every change is made in a worker and is on disk before it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from timeline_app.records import Redating
from timeline_app.store.catalogue import Catalogue
from timeline_app.timeline.filtering import NOTHING_ASKED, Filter
from timeline_app.timeline.reordering import FREE, Standing
from timeline_app.ui import project_work
from timeline_app.ui.commands import Edit
from timeline_app.ui.edits import AcceptedDates, PublicationDate, Said
from timeline_app.ui.groupings import USUAL
from timeline_app.ui.history import History
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message, told
from timeline_app.ui.project_work import Where
from timeline_app.ui.selection import Selection, followed, last_index, same_event, stands
from timeline_app.ui.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Event, Mention, Proposal
    from timeline_app.renewing import Renewal
    from timeline_app.ui.commands import Kept
    from timeline_app.ui.edits import Told, Wanted
    from timeline_app.ui.project_work import Added, Edited
    from timeline_app.ui.sayings import Saying

HISTORY = 200  # selections kept for going back


class Document(QObject):
    """The open project, its articles and events, the selection and the undo stack."""

    project_changed = Signal()
    articles_changed = Signal()
    events_changed = Signal()
    lanes_changed = Signal()  # the same events stand in other lanes
    selection_changed = Signal()
    selection_repeated = Signal()  # what is selected was asked for once more
    history_changed = Signal()
    times_changed = Signal(str)  # article id
    dates_moved = Signal(object)  # tuple[Moved, ...]
    progress_changed = Signal(object)  # ReadProgress, or None when reading has ended
    message_posted = Signal(object)  # Message

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.past = History(self)
        self.undo_stack = self.past.stack
        self._lookups = Jobs(self)
        self.regrouping = Jobs(self)  # lays lanes out, and what a filter leaves
        self._group_by = USUAL
        self._wanted = NOTHING_ASKED  # of the events that are shown
        self._ghosts = False  # what is filtered out stays in sight
        self._catalogue: Catalogue | None = None  # of the open project
        self._path: Path | None = None
        self._shot = Snapshot()
        self._times: dict[str, tuple[Timex3, ...]] = {}
        self._history: list[Selection] = []
        self._keys: dict[Selection, str] = {}  # of what was selected: Mention.key, by which it is found again
        self._at = -1
        self._adding = 0  # jobs that read articles
        self.is_held: Callable[[], bool] = lambda: False  # whether what is in view stays while articles are read
        self.jobs.crashed.connect(self._on_jobs_crashed)

    @property
    def path(self) -> Path | None:
        """Return the open project's file."""
        return self._path

    @property
    def name(self) -> str:
        """Return the open project's name, empty where none is open."""
        return self._path.stem if self._path else ""

    @property
    def snapshot(self) -> Snapshot:
        """Return everything that the project holds."""
        return self._shot

    @property
    def articles(self) -> Mapping[str, Article]:
        """Return the articles by id."""
        return self._shot.articles

    @property
    def events(self) -> Mapping[str, Event]:
        """Return the events by id, undated ones too."""
        return self._shot.events

    @property
    def selection(self) -> Selection | None:
        """Return what is selected."""
        return self._history[self._at] if self._at >= 0 else None

    @property
    def chosen_event(self) -> Event | None:
        """Return the selected event."""
        chosen = self.selection
        return self.events.get(chosen.event) if chosen and chosen.event else None

    @property
    def chosen_mention(self) -> Mention | None:
        """Return the selected event's selected mention."""
        event, chosen = self.chosen_event, self.selection
        return event.mentions[chosen.mention] if event and chosen and chosen.mention < len(event.mentions) else None

    @property
    def chosen_article(self) -> Article | None:
        """Return the article that the selection shows."""
        return self.articles.get(self.selection.article) if self.selection else None

    def times(self) -> tuple[Timex3, ...]:
        """Return the time expressions of the shown article; empty until they were looked up (`times_changed`)."""
        return self._times.get(self.selection.article, ()) if self.selection else ()

    @property
    def reading(self) -> bool:
        """Tell whether articles are being read, and events come by themselves."""
        return self._adding > 0

    @property
    def looking_up(self) -> bool:
        """Tell whether time expressions are being looked up."""
        return self._lookups.busy

    def open(self, path: Path, *, create: bool = False, prepare: Callable[[Path], None] | None = None) -> None:
        """Open the project at `path` in place of the open one; `prepare` makes its file first, in the worker."""

        def work(_: object) -> Snapshot:
            if prepare is not None:
                prepare(path)
            return project_work.load(where, create=create)

        self.close()
        self._path, self._catalogue = path, Catalogue(path)
        where = self._where(path)
        self.project_changed.emit()
        self.jobs.start(Job(work, self._take, self._on_open_failed))
        self.past.read()

    def close(self) -> None:
        """Let go of the open project; all of it is on disk already."""
        for jobs in (self.jobs, self._lookups, self.regrouping):
            jobs.forget()
        self.past.forget()
        self._path, self._catalogue, self._history, self._at = None, None, [], -1
        self._wanted, self._adding = NOTHING_ASKED, 0
        self._take(Snapshot(group_by=self._group_by))
        self.progress_changed.emit(None)
        self.project_changed.emit()

    def finish(self) -> None:
        """Cancel what runs and wait for the worker, before the program ends; what is on disk stays."""
        for jobs in (self.jobs, self._lookups, self.regrouping):
            jobs.finish()

    def add(self, paths: Sequence[Path]) -> None:
        """Read articles, and folders of them, into the open project."""
        if (path := self._path) is None:
            raise RuntimeError("no project is open")
        where, wanted = self._where(path), tuple(paths)
        self._adding += 1
        self.jobs.start(
            Job(
                lambda ticket: project_work.add(where, wanted, ticket),
                self._on_jobs_added,
                self._on_add_failed,
                part=lambda shot: self._take(shot, whole=False),
                progress=self.progress_changed.emit,
            )
        )

    def group(self, group_by: str) -> None:
        """Let lanes stand for something else, as soon as a worker has placed the events; until then nothing changes."""
        self._group_by, shot, wanted, ghosts = group_by, self._shot, self._wanted, self._ghosts
        standing = self._standing(group_by)
        self.regrouping.forget()
        now = shot.group_by, shot.wanted, shot.ghosts is not None
        if shot.outdated or now != (group_by, wanted, bool(wanted) and ghosts):
            self.regrouping.start(
                Job(
                    lambda ticket: project_work.shown(shot, group_by, wanted, ticket, standing, ghosts=ghosts),
                    self._on_regrouped,
                    self._on_regroup_failed,
                    part=self._on_regrouped,
                )
            )

    def regroup(self, kind: str) -> None:
        """Place the events anew where that hangs on names of a kind, which are others by now."""
        self._shot = self._shot.without(kind)
        self.group(self._group_by)

    def filter(self, wanted: Filter) -> None:
        """Show only the events that a filter leaves, as soon as a worker has found them."""
        self._wanted = wanted
        self.group(self._group_by)

    def show_ghosts(self, wanted: bool) -> None:
        """Keep in sight what is filtered out, or not."""
        self._ghosts = wanted
        self.group(self._group_by)

    def edit(self, wanted: Wanted) -> None:
        """Change what is wanted; can be undone."""
        self.undo_stack.push(Edit(self, wanted))

    def set_published(self, article: str, date: Edtf, origin: str = "set by hand") -> None:
        """Correct an article's publication date; can be undone."""
        self.edit(PublicationDate(self.articles[article], date, origin))

    def accept(self, proposals: Sequence[Proposal]) -> None:
        """Take proposed publication dates; undone in one step. What names no article of the project is left out."""
        known = [p for p in proposals if p.article in self.articles]
        if known:
            self.edit(AcceptedDates(tuple(self.articles[p.article] for p in known), tuple(known)))

    def say(self, saying: Saying) -> None:
        """Take the user's word that reports are of the same event, or are not; can be undone."""
        self.edit(Said(saying))

    def select(self, event: str, mention: int = 0) -> None:
        """Select a mention of an event; an unknown event is ignored."""
        if (found := self.events.get(event)) is not None:
            mention = min(max(mention, 0), len(found.mentions) - 1)
            self._go(Selection(found.mentions[mention].article, event, mention))

    def select_article(self, article: str) -> None:
        """Show an article without any of its events."""
        if article in self.articles:
            self._go(Selection(article))

    def step_mention(self, by: int) -> None:
        """Select the next (or previous, `by` = -1) mention of the selected event, round the end."""
        if self.chosen_event is not None and self.selection is not None:
            self.select(self.chosen_event.id, (self.selection.mention + by) % len(self.chosen_event.mentions))

    def can_go(self, by: int) -> bool:
        """Tell whether there is a selection to go back (-1) or forward (1) to."""
        return 0 <= self._at + by < len(self._history)

    def go(self, by: int) -> None:
        """Go back (-1) or forward (1) through what was selected."""
        if self.can_go(by):
            self._at += by
            self._show()

    def _go(self, chosen: Selection) -> None:
        if chosen == self.selection:
            self.selection_repeated.emit()
            return
        self._history = [*self._history[: self._at + 1], chosen][-HISTORY:]
        event = self.events.get(chosen.event) if chosen.event else None
        self._keys[chosen] = event.mentions[chosen.mention].key if event else ""
        self._at = len(self._history) - 1
        self._show()

    def _show(self) -> None:
        self.selection_changed.emit()
        self.history_changed.emit()
        chosen, path = self.selection, self._path
        if chosen is None or path is None or chosen.article in self._times:
            return
        article = chosen.article
        self._lookups.start(
            Job(
                lambda _: project_work.times_of(path, article),
                lambda times: self._on_lookups_done(article, times),
                self.fail,
            )
        )

    def _take(self, shot: Snapshot, *, whole: bool = True) -> None:
        """Swap in what the project now holds, and keep of the history what is still there.

        Where more is to come (not `whole`), what is shown of a selected event that has not changed stays as it is.
        """
        chosen = before = self.selection
        places = shot.places_of(tuple(self._keys.values()))
        history = [(followed(each, places.get(self._keys[each])), self._keys[each]) for each in self._history]
        if chosen is not None:
            chosen = history[self._at][0]
        kept = [(each, key) for each, key in history if key in places or stands(each, shot)]
        same = not whole and chosen == before and (chosen is None or same_event(chosen, self._shot, shot))
        self._shot = shot
        self._history, self._keys = [each for each, _ in kept], dict(kept)
        self._at = last_index(self._history, chosen)
        self.articles_changed.emit()
        self.events_changed.emit()
        if not same or self.selection != chosen:
            self._lookups.forget()
            self._times.clear()
            self._show()
        self.group(self._group_by)

    def _where(self, path: Path) -> Where:
        return Where(
            path,
            self._catalogue,
            lambda: self._group_by,
            lambda: tuple(self._keys.values()),
            lambda: (self._wanted, self._ghosts),
            self._standing,
        )

    def _standing(self, group_by: str) -> Standing:
        """Return lanes and rows as they stand, for them to stay so; nothing where they follow what they weigh."""
        shot = self._shot
        free = shot.group_by != group_by or (self._adding and not self.is_held())
        return FREE if free else Standing(shot.index.lane_names, shot.index.packed_at)

    def work(self, command: Kept, work: Callable[[Where], Edited], told: Told | None) -> None:
        """Let the worker do an edit of the history in the file, or take it back; `told` is said meanwhile, and then."""
        if (path := self._path) is None or self.past.filling:
            return
        if told is not None:
            self.message_posted.emit(Message(told[0]))
        where = self._where(path)
        self.jobs.start(
            Job(
                lambda _: work(where),
                lambda result: self._on_jobs_edited(result, told),
                lambda why: self.past.refuse(command, why),
            )
        )

    def renew(self, renewal: Renewal, keep: Path | None) -> None:
        """Take over what today's rules make of the project."""
        self.look_again(lambda where: project_work.renew(where, renewal, keep))

    def look_again(self, look: Callable[[Where], Snapshot] = project_work.load) -> None:
        """Show what the project holds by now."""
        if (path := self._path) is not None:
            where = self._where(path)
            self.jobs.start(Job(lambda _: look(where), self._take, self.fail))

    def _on_jobs_added(self, result: Added) -> None:
        self.progress_changed.emit(None)
        self._take(result.snapshot)
        self._adding -= 1
        if result.report.changed or result.report.returned:
            self.past.read()  # a newer version of an article, or one that comes back, is an edit
        self.message_posted.emit(told(result.report))

    def _on_regrouped(self, shot: Snapshot) -> None:
        if shot.known != self._shot.known:
            self._take(shot)  # events were otherwise known then
        self._shot = shot
        self.lanes_changed.emit()

    def _on_regroup_failed(self, why: str) -> None:
        self._group_by, self._wanted = self._shot.group_by, self._shot.wanted
        self.lanes_changed.emit()  # back to what they are
        self.message_posted.emit(Message(why, "error"))

    def _on_jobs_edited(self, result: Edited, told: Told | None) -> None:
        self._take(result.snapshot)
        if isinstance(result.done.change, Redating):
            self.dates_moved.emit(result.done.moved)
        made = () if result.article is None else result.snapshot.marked_in(result.article)
        if made:
            self.select(made[0].event)
        if told is not None:
            self.message_posted.emit(Message(told[1], offers_undo=True))

    def _on_lookups_done(self, article: str, times: tuple[Timex3, ...]) -> None:
        self._times[article] = times
        self.times_changed.emit(article)

    def fail(self, why: str) -> None:
        """Say why something was not done."""
        self.progress_changed.emit(None)
        self.message_posted.emit(Message(why, "error"))

    def _on_add_failed(self, why: str) -> None:
        self._adding -= 1
        self.fail(why)

    def _on_open_failed(self, why: str) -> None:
        self.close()
        self.message_posted.emit(Message(why, "error"))

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error
