"""What the window shows of a project at one moment: the index of all events, and the rest when it is asked for; no Qt.

An event goes by its ref, its place among the project's events, which leads to its number there. Titles, events and
articles are read on demand from the catalogue; whatever is needed of all of them at once was made in a worker.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.search.query import read
from timeline_app.shelf import Shelf
from timeline_app.store import catalogue as stored
from timeline_app.timeline.columns import UNDATED, EventColumns, Membership
from timeline_app.timeline.filtering import KNOWN, NEW, NOTHING_ASKED, WORDS, Known, left_of
from timeline_app.timeline.grouping_key import THEN
from timeline_app.timeline.kept import Kept
from timeline_app.timeline.radix import stable_order
from timeline_app.timeline.reordering import FREE, Standing, as_standing
from timeline_app.timeline.reported import SOURCE, Reported
from timeline_app.ui.as_known import index_on_day, lanes_on_day, on_day
from timeline_app.ui.groupings import NO_TAGS, USUAL, Tags, index_of, lanes_of
from timeline_app.ui.held import Held
from timeline_app.ui.on_demand import OnDemand, Remembered
from timeline_app.ui.shown_title import shown_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from timeline_app.overview import Overview
    from timeline_app.records import Article, Event, Law
    from timeline_app.store.catalogue import Marked
    from timeline_app.timeline.filtering import Filter
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.publications import Publications
    from timeline_app.ui.as_known import OfDay
    from timeline_app.ui.on_demand import Catalogue

KEPT_EVENTS = 2_000  # records read last that are kept: some 10 MB
KEPT_ARTICLES = 200
KEPT_LIGHT = 5_000
KEPT_TITLES = 20_000
AT_ONCE = 500  # ids read together where all are walked through
MANY = 16  # times fewer than all: so many are put in order by themselves


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A project's events as columns and an index, its articles without their texts, and the user's laws."""

    catalogue: Catalogue = field(default_factory=Held)
    columns: EventColumns = field(default_factory=lambda: EventColumns.of_events(()))  # a ref is a row of them
    light: Mapping[str, Article] = field(default_factory=dict)  # by id, in the order of adding
    laws: tuple[Law, ...] = ()  # what the user said of reports
    group_by: str = USUAL  # what the index's lanes stand for
    index: EventIndex = field(default_factory=lambda: index_of((), {}, USUAL))
    shelf: Shelf = field(default_factory=Shelf)
    overview: Overview | None = None  # of the project's file, where that holds what is shown
    wanted: Filter = NOTHING_ASKED  # what is asked of the events in the index
    kept: NDArray[np.bool_] | None = None  # by ref, which of all events those are; None: all
    ghosts: Kept | None = None  # what is left of the index, where that holds what is filtered out as well
    whole: EventIndex | None = None  # of all events in these lanes, where some are filtered out
    tags: Tags = field(default_factory=lambda: NO_TAGS)  # the user's, of what is held in memory
    known: Known | None = None  # the day of which all this was known; None: it is known now
    present: Snapshot | None = None  # what is known now, where that is a day gone back to
    of_day: Mapping[int, OfDay] = field(default_factory=dict)  # the events, by ref, that are otherwise known now
    outdated: bool = False  # its lanes, or what a filter leaves, hang on names that are others by now
    _lanes: dict[str, Membership] = field(default_factory=dict)  # what `lanes` found, for the same events
    _reported: list[Reported] = field(default_factory=list)  # once it was asked for
    _order: list[NDArray[np.int64]] = field(default_factory=list)  # of all these events in time, once it was asked for

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        events: Sequence[Event],
        laws: Sequence[Law] = (),
        group_by: str = USUAL,
        tags: Tags = NO_TAGS,
    ) -> Snapshot:
        """Hold articles and events in memory, with the user's tags."""
        held, columns = Held(articles, events), EventColumns.of_events(events)
        index = index_of(held.all_events, held.all_articles, group_by, tags)
        return cls(held, columns, held.all_articles, tuple(laws), group_by, index, Shelf.of(articles), tags=tags)

    @classmethod
    def read(cls, overview: Overview, group_by: str = USUAL, catalogue: stored.Catalogue | None = None) -> Snapshot:
        """Read what a project file has of all events, and leave the rest there."""
        catalogue = stored.Catalogue.open(overview.path) if catalogue is None else catalogue
        shelf, index = overview.shelf(), overview.index(group_by)
        light = OnDemand(Remembered(catalogue.light, KEPT_LIGHT).get, lambda: shelf.articles, len(shelf.articles))
        return cls(catalogue, overview.columns, light, catalogue.laws(), group_by, index, shelf, overview)

    def __len__(self) -> int:
        return len(self.columns)

    def grouped(self, group_by: str) -> Snapshot:
        """Return the same in the lanes of another grouping; takes as long as it takes. KeyError where it is unknown."""
        plain = replace(self, wanted=NOTHING_ASKED, kept=None, ghosts=None, whole=None, outdated=False)
        whole = replace(plain, group_by=group_by)
        if self.present is not None:
            return replace(whole, index=index_on_day(self, group_by))
        if self.overview is not None:
            return replace(whole, index=self.overview.index(group_by))
        return replace(whole, index=index_of(self._held_events, self.light, group_by, self.tags))

    def shown(self, group_by: str, wanted: Filter, standing: Standing = FREE, *, ghosts: bool = False) -> Snapshot:
        """Return the same in the lanes of a grouping, of which only those stay that a filter leaves; takes its time.

        Lanes and rows stay as they are `standing`. With `ghosts` the others stay, too, and it is told which; that is
        much faster, for nothing is laid out anew.
        """
        if self.known != wanted.known and (other := on_day(self, wanted.known)) is not self:
            return other.shown(group_by, wanted, standing, ghosts=ghosts)
        same = group_by == self.group_by and not self.outdated
        whole = self.unfiltered() if same else self.grouped(group_by)
        if (index := as_standing(whole.index, standing)) is not whole.index:
            whole = replace(whole, index=index)
        if not wanted and not self.hidden:
            return whole
        kept = wanted.mask(self.columns, {kind: self.lanes(kind) for kind in wanted.kinds})
        faded = replace(whole, wanted=wanted, kept=kept, whole=whole.index, ghosts=Kept.of(whole.index, kept))
        return faded if ghosts and wanted else faded.without_ghosts()

    def unfiltered(self) -> Snapshot:
        """Return all events in the same lanes."""
        if self.whole is None:
            return self
        return replace(self, wanted=NOTHING_ASKED, kept=None, ghosts=None, index=self.whole, whole=None)

    def without_ghosts(self) -> Snapshot:
        """Return only what the filter leaves, laid out anew; takes its time."""
        if self.whole is None or self.kept is None:
            return self
        return replace(self, ghosts=None, index=left_of(self.whole, self.columns, self.kept))

    def without(self, kind: str) -> Snapshot:
        """Return the same, which knows no more which names of a kind events bear, for they are others by now."""
        outdated = kind in self.group_by.split(THEN) or kind in self.wanted.kinds or bool(self.wanted.words)
        lanes = {each: found for each, found in self._lanes.items() if each != kind and not each.startswith(WORDS)}
        present = self.present and self.present.without(kind)
        return replace(self, _lanes=lanes, present=present, outdated=self.outdated or outdated)

    def lanes(self, kind: str) -> Membership:
        """Return which names of a kind each event bears, or which meet a query (WORDS); takes its time at first."""
        if self.present is not None and kind not in self._lanes:
            self._lanes[kind] = lanes_on_day(self, kind)
        elif kind.startswith(WORDS) and kind not in self._lanes:
            self._lanes[kind] = self._meeting(kind.removeprefix(WORDS))
        elif kind.startswith(NEW) and kind not in self._lanes:
            since = kind.removeprefix(NEW)
            self._lanes[kind] = self._only(self.columns.rows_of(self.catalogue.events_added_after(since)), since)
        elif kind.startswith(KNOWN) and kind not in self._lanes:
            name = kind.removeprefix(KNOWN)
            return self._only(self.reported.by(Known(int(name.rstrip("?")), name.endswith("?"))), name)  # of many days
        elif kind == SOURCE and self.overview is None and kind not in self._lanes:
            told = ([mention.article for mention in event.mentions] for event in self._held_events)
            self._lanes[kind] = Membership.of_names(told)
        elif kind not in self._lanes and self.overview is not None:
            self._lanes[kind] = self.overview.lanes(kind)
        elif kind not in self._lanes:
            self._lanes[kind] = lanes_of(self._held_events, self.light, kind, self.tags)
        return self._lanes[kind]

    @property
    def reported(self) -> Reported:
        """Return when each event was first reported; takes its time at first."""
        if not self._reported:
            self._reported.append(Reported.of(self.lanes(SOURCE), self.publications, len(self)))
        return self._reported[0]

    def _meeting(self, words: str) -> Membership:
        query = read(words).query
        refs = self.columns.rows_of(() if query is None else self.catalogue.events_holding(query, lambda: False))
        return self._only(refs, words)

    def _only(self, refs: NDArray[np.int64], name: str) -> Membership:
        """Return the membership of one lane, in which these rows stand that are here (not -1)."""
        those = np.asarray(refs[refs >= 0], np.int32)
        return Membership(those, np.zeros(len(those), np.int32), (name,))

    @property
    def left_words(self) -> str:
        """Say how many of all events a filter leaves: "40 of 214 events"."""
        left = len(self) if self.kept is None else int(np.count_nonzero(self.kept))
        return f"{left:,} of {len(self):,} event{'' if len(self) == 1 else 's'}"

    @property
    def _held_events(self) -> list[Event]:
        return [event for event in self.catalogue.events(self.numbers.tolist()) if event is not None]

    @property
    def numbers(self) -> NDArray[np.signedinteger]:
        """Return the number of each ref's event in the project, ascending."""
        return self.columns.numbers

    @cached_property
    def undated(self) -> NDArray[np.int64]:
        """Return the refs of what cannot stand on the timeline."""
        return self.columns.undated()

    @cached_property
    def undated_left(self) -> NDArray[np.int64]:
        """Return the refs of what has no date and is not filtered out."""
        return self.undated if self.kept is None else self.undated[self.kept[self.undated]]

    @cached_property
    def conflicts(self) -> int:
        """Count the events whose sources disagree."""
        return int(np.count_nonzero(self.columns.conflicts))

    @cached_property
    def hidden(self) -> int:
        """Count the events that the user hid."""
        return int(np.count_nonzero(self.columns.hidden))

    @cached_property
    def events(self) -> OnDemand[Event]:
        """Return the events by id."""
        numbers_of, events, catalogue, numbers = self._numbers_of, self._events, self.catalogue, self.numbers

        def get(event: str) -> Event | None:  # it knows no snapshot: that would stay until cycles are collected
            number = numbers_of.get(event)
            return None if number is None else events.get(number)

        def ids() -> Iterator[str]:
            for start in range(0, len(numbers), AT_ONCE):
                found = catalogue.ids(numbers[start : start + AT_ONCE].tolist())
                yield from (each for each in found if each is not None)

        return OnDemand(get, ids, len(self))

    @cached_property
    def articles(self) -> OnDemand[Article]:
        """Return the articles by id, with their texts; `light` is for what needs none."""
        catalogue, light = self.catalogue, self.light
        kept = Remembered[str, "Article"](lambda ids: [catalogue.article(each) for each in ids], KEPT_ARTICLES)
        return OnDemand(kept.get, lambda: light, len(light))

    def event_at(self, ref: int) -> Event | None:
        """Return the event of a ref; None where it is no more."""
        return self._events.get(int(self.numbers[ref]))

    def events_at(self, refs: Sequence[int]) -> list[Event]:
        """Return the events of refs; those that are no more are left out."""
        self._events.fetch(self.numbers[list(refs)].tolist())
        return [event for ref in refs if (event := self.event_at(ref)) is not None]

    def ids_of(self, refs: Sequence[int]) -> list[str]:
        """Return the ids of refs; those that are no more are left out."""
        return [each for each in self.catalogue.ids(self.numbers[list(refs)].tolist()) if each is not None]

    def ref_of(self, event: str | None) -> int | None:
        """Return the ref of an event's id, or None."""
        number = None if event is None else self._numbers_of.get(event)
        return None if number is None else self.columns.row_of(number)

    def fetch(self, events: Iterable[str], *, whole: bool = True) -> None:
        """Read events, or only which they are, at once, before they are asked for one by one."""
        ids = list(events)
        self._numbers_of.fetch(ids)
        if whole:
            self._events.fetch(number for each in ids if (number := self._numbers_of.get(each)) is not None)

    def title_of(self, ref: int) -> str:
        """Return an event's label; the empty text where it cannot be read now."""
        return "" if ref in self._missed else self._titles.get(int(self.numbers[ref])) or ""

    def titles(self, refs: Sequence[int]) -> list[str | None]:
        """Return events' labels, read at once; None where one cannot be read now.

        Such a one is not tried again by itself: while the file is written each try would hold up a frame; the next
        frame tries them together.
        """
        titles = self._titles.those(self.numbers[list(refs)].tolist())
        self._missed.clear()
        if None in titles:
            self._missed.update(ref for ref, title in zip(refs, titles, strict=True) if title is None)
        return titles

    def in_time(self, numbers: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the refs of those of these events that are known here, in the order of time, the undated last."""
        if len(numbers) * MANY < len(self):
            refs = self.columns.rows_of(numbers)
            return self._in_order(refs[refs >= 0])
        known = self.columns.numbers
        there = np.zeros(int(max(known.max(), np.max(numbers))) + 1, np.bool_)
        there[numbers] = True
        order = self.all_by_time
        found: NDArray[np.int64] = order[there[known][order]]
        return found

    def marked_in(self, article: str) -> tuple[Marked, ...]:
        """Return which sentences of an article report events, in text order."""
        return tuple(self.catalogue.mentions_of(article))

    @cached_property
    def ruled(self) -> Mapping[str, tuple[str, int]]:
        """Return where the reports are that laws are about: by Mention.key, the event and the position there."""
        return self.catalogue.places_of({key for law in self.laws for key in (law.one, law.other)})

    @property
    def undated_articles(self) -> tuple[str, ...]:
        """Return the articles whose publication date is not known."""
        return self.shelf.undated

    @property
    def outlets(self) -> int:
        """Count the outlets."""
        return self.shelf.outlets

    @property
    def publications(self) -> Publications:
        """Return when articles were published, at noon of the day; none of them is chosen."""
        return self.shelf.publications

    def places_of(self, keys: Iterable[str]) -> Mapping[str, tuple[str, int]]:
        """Return the events that reports (Mention.key) are in, and their positions there; no others."""
        wanted = [key for key in keys if key not in self._places]
        self._places.update(dict.fromkeys(wanted))
        self._places.update(self.catalogue.places_of(wanted) if wanted else {})
        return {key: place for key in keys if (place := self._places[key]) is not None}

    def number_of(self, event: str) -> int | None:
        """Return the number of an event's id, or None."""
        return self._numbers_of.get(event)

    def prepared(self, keys: Sequence[str] = ()) -> Snapshot:
        """Find out what is asked for at once, in a worker, so that nobody else waits for it.

        That is what counts and lists all events, and where the reports of some keys are.
        """
        self.fetch((event for event, _ in self.places_of(keys).values()), whole=False)
        for name in ("undated", "conflicts", "hidden"):
            getattr(self, name)
        return self

    @cached_property
    def _missed(self) -> set[int]:
        return set()

    @cached_property
    def _places(self) -> dict[str, tuple[str, int] | None]:
        return {}

    @cached_property
    def _events(self) -> Remembered[int, Event]:
        return Remembered(self.catalogue.events, KEPT_EVENTS)

    @cached_property
    def _numbers_of(self) -> Remembered[str, int]:
        return Remembered(self.catalogue.numbers_of, KEPT_TITLES)

    @cached_property
    def _titles(self) -> Remembered[int, str]:
        return Remembered(self._shown_titles, KEPT_TITLES)

    def _shown_titles(self, numbers: Sequence[int]) -> list[str | None]:
        return [title if title is None else shown_title(title) for title in self.catalogue.titles(numbers)]

    @cached_property
    def by_time(self) -> NDArray[np.int64]:
        """Return every ref that a filter leaves in the order of time, the undated last.

        All events are put in order once; a filter picks from that, which takes a tenth of the time.
        """
        order = self.all_by_time
        return order if self.kept is None else order[self.kept[order]]

    @property
    def all_by_time(self) -> NDArray[np.int64]:
        """Return every ref in the order of time, the undated last."""
        if not self._order:
            self._order.append(self._in_order(np.arange(len(self))))
        return self._order[0]

    def _in_order(self, refs: NDArray[np.int64]) -> NDArray[np.int64]:
        return refs[stable_order(self.columns.starts[refs], self.columns.kinds[refs] == UNDATED)]
