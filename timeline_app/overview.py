"""Joins the project file, linking and the timeline: the columns of all events and their references, kept in the file.

They are made where a project is linked, never where it is opened: of the events that linking made since the last time,
for numbers are never given anew, and whether an event's sources disagree is taken from the kept references. What is
kept names the version that it was made of. Where it is damaged or of another version it is made anew.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from timeline_app.dates.edtf import Edtf
from timeline_app.link.peoples import country_in
from timeline_app.records import LANE_FIELDS, LANES_PART, Event, Field, InputError, Review, Status
from timeline_app.shelf import Shelf
from timeline_app.store.catalogue import Catalogue
from timeline_app.store.project import Project
from timeline_app.timeline.columns import UNDATED, EventColumns, Membership
from timeline_app.timeline.grouping_key import THEN
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.lane_order import ordered
from timeline_app.timeline.marks import HIDDEN, STATUS_CODES, mark_of, review_code
from timeline_app.timeline.nesting import nested
from timeline_app.timeline.reported import SOURCE
from timeline_app.timeline.told import drawn_date
from timeline_app.timeline.topics import topic_lanes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from timeline_app.records import Mention
    from timeline_app.store.column_rows import EventRow
    from timeline_app.store.snapshots import Snapshots

COLUMNS: Final = "columns.2"  # the number goes up with every change of what columns say of the same events
INDEX: Final = "index.4"  # ... and of how they are laid out
LANES: Final = "lanes.1"  # ... of which names its events bear
SHELF: Final = "shelf.1"  # ... and of what is told of all articles
ALL_EVENTS: Final = "All events"
GROUPINGS: Final = {  # what lanes may stand for -> which names of events; "" where there is one lane for all
    "outlet": "outlet",
    "place": "place",
    "person": "person",
    "organization": "organization",
    "topic": "topic",
    "status": "status",
    "article": "title",
    "none": "",
}
TOPIC: Final = "topic"
_NAMES: Final = tuple(EventColumns.__dataclass_fields__)
_NOWHERE: Final = (UNDATED, 0, 0)


@dataclass(frozen=True, slots=True)
class Overview:
    """All events of a project at one version."""

    path: Path
    version: int
    columns: EventColumns

    def shelf(self) -> Shelf:
        """Return what is known of all articles, kept or made; raise InputError."""
        with Catalogue.open(self.path) as catalogue:
            try:
                return Shelf.unpack(catalogue.parts(SHELF, self.version))
            except (ValueError, IndexError):
                shelf = Shelf.of(catalogue.briefs())
        with Project.open(self.path) as project:
            _keep(project, self.version, SHELF, shelf.pack())
        return shelf

    def index(self, group_by: str) -> EventIndex:
        """Return the events in the lanes of a grouping, kept or made; raise KeyError, InputError.

        It is one of GROUPINGS, or several of them, each in the lanes of the one before: "outlet>status".
        """
        kinds = [GROUPINGS[key] for key in group_by.split(THEN)]
        with Catalogue.open(self.path) as catalogue, suppress(ValueError):
            name = _name(INDEX, group_by, catalogue)
            return EventIndex.unpack(catalogue.parts(name, self.version), self.columns)
        with Project.open(self.path) as project:
            each = (ordered(_lanes(project, self.columns, kind), self.columns) for kind in kinds)
            index = EventIndex.build(self.columns, reduce(nested, each))
            _keep(project, self.version, name, index.pack())
        return index

    def lanes(self, kind: str) -> Membership:
        """Return in which lanes of one of GROUPINGS, or SOURCE, each event stands; raise KeyError, InputError."""
        with Catalogue.open(self.path) as catalogue, suppress(ValueError):
            name = _name(LANES, kind, catalogue)
            return Membership.unpack(catalogue.parts(name, self.version), len(self.columns))
        with Project.open(self.path) as project:
            lanes = (
                _sources(project, self.columns) if kind == SOURCE else _lanes(project, self.columns, GROUPINGS[kind])
            )
            _keep(project, self.version, name, lanes.pack())
        return lanes


def _name(prefix: str, group_by: str, catalogue: Catalogue) -> str:
    """Return under which name lanes are kept: those by topic follow the user's tags, too."""
    named = f"{prefix}.{group_by}"
    return f"{named}.{catalogue.tagged()}" if TOPIC in group_by.split(THEN) else named


def kept_overview(path: Path) -> Overview | None:
    """Return all events of a project that needs no linking and no references; None where it does. Raises InputError."""
    with Catalogue.open(path) as catalogue:
        version = catalogue.version()
        columns = _kept_columns(catalogue, version) if catalogue.settled() else None
        return None if columns is None else Overview(path, version, columns)


def made_overview(project: Project) -> Overview:
    """Return the events as they are, and keep their columns where their references are those of now."""
    with project.unchanging():
        version = project.snapshots.version()
        if (columns := _kept_columns(project.snapshots, version)) is None:
            columns = _made(project, _kept_columns(project.snapshots, None))
        else:
            return Overview(project.path, version, columns)
    _keep(project, version, COLUMNS, columns.pack())
    return Overview(project.path, version, columns)


def hold(project: Project, held: Mapping[int, tuple[Review, bool]]) -> None:
    """Set in the columns that are kept, in the open change, the review of events and whether they are hidden.

    Events are given by their numbers. No more follows from it, so that all that is kept is as current as before.
    """
    if held and (columns := _kept_columns(project.snapshots, None)) is not None:
        codes = np.array([review_code(review, hidden=hidden) for review, hidden in held.values()], np.uint8)
        rows = columns.rows_of(list(held))
        reviews = columns.reviews.copy()
        reviews[rows[rows >= 0]] = codes[rows >= 0]
        project.snapshots.replace(f"{COLUMNS}.reviews", replace(columns, reviews=reviews).pack()["reviews"])


def _keep(project: Project, version: int, name: str, parts: Mapping[str, bytes]) -> None:
    if project.references.current(version):  # until then it does not know whose sources disagree
        with suppress(InputError):  # it may only be read
            project.snapshots.keep(version, {f"{name}.{part}": data for part, data in parts.items()})


def _kept_columns(kept: Catalogue | Snapshots, version: int | None) -> EventColumns | None:
    try:
        return EventColumns.unpack(kept.parts(COLUMNS, version))
    except ValueError:
        return None


def _lanes(project: Project, columns: EventColumns, kind: str) -> Membership:
    """Return in which lanes each event stands: those of its names of a kind, or that for what is not stated."""
    if not kind:
        return Membership.whole(len(columns), ALL_EVENTS)
    if kind == TOPIC:
        return _topics(project, columns)
    pairs = list(project.columns.names(kind))
    if kind == "status":
        pairs = [(number, status.capitalize()) for number, status in pairs]
    if kind == "place":
        pairs += _countries(project, {number for number, _ in pairs})
    if kind in LANE_FIELDS:
        said = _said_lanes(project, Field(kind))
        pairs = [pair for pair in pairs if pair[0] not in said]
        pairs += [(number, name) for number, names in said.items() for name in names]
    rows = columns.rows_of([number for number, _ in pairs])
    there = np.flatnonzero(rows >= 0)  # the file may be of a later version by now
    return Membership.of_pairs(rows[there], [pairs[at][1] for at in there.tolist()], len(columns))


def _sources(project: Project, columns: EventColumns) -> Membership:
    """Return which articles, as lanes by their ids, tell of each event."""
    with project.unchanging():
        told, written = project.columns.sources()
    places: dict[str, int] = {}
    lanes = np.array([places.setdefault(article, len(places)) for _, article in written], np.int64)
    mentions = np.array([number for number, _ in written], np.int64)
    order = np.argsort(mentions)
    pairs = np.array(told, np.int64).reshape(-1, 2)
    rows = columns.rows_of(pairs[:, 0])
    of = lanes[order[mentions[order].searchsorted(pairs[:, 1])]] if len(pairs) else lanes
    there = rows >= 0  # the file may be of a later version by now
    each = np.unique(rows[there] * max(1, len(places)) + of[there])
    return Membership.of_lanes(each // max(1, len(places)), each % max(1, len(places)), tuple(places), len(columns))


def _said_lanes(project: Project, field: Field) -> dict[int, list[str]]:
    """Return the lanes that the user chose for events, by the events' numbers."""
    said = [decision for decision in project.decisions.all() if decision.field is field]
    places = project.linkage.places_of(decision.mention for decision in said)
    chosen = {places[each.mention][0]: each.value for each in said if each.mention in places}  # the last one holds
    return {event: value.split(LANES_PART) for event, value in chosen.items()}


def _topics(project: Project, columns: EventColumns) -> Membership:
    """Return in which lanes of topics and tags each event stands."""
    with project.unchanging():
        topics, tagged = project.columns.topics(), project.tags.placed()
        told = np.fromiter(chain.from_iterable(project.columns.told_in()), np.int64).reshape(-1, 2)
    rows, tags = columns.rows_of(told[:, 0]), columns.rows_of([number for number, *_ in tagged])
    there = rows >= 0  # the file may be of a later version by now
    articles = np.searchsorted(np.array(list(topics), np.int64), told[there, 1])
    names = [tagged[at][2].name for at in np.flatnonzero(tags >= 0).tolist()]
    return topic_lanes((rows[there], articles), list(topics.values()), (tags[tags >= 0], names), len(columns))


def _countries(project: Project, known: set[int]) -> list[tuple[int, str]]:
    """Return for events of no known place the first country whose people they name."""
    first: dict[int, str] = {}
    for event, text in project.columns.sentences(known):
        if event not in first and (country := country_in(text)):
            first[event] = country
    return list(first.items())


def _made(project: Project, former: EventColumns | None) -> EventColumns:
    """Make the columns of events that were made since the `former`, of which those stay that are there still."""
    last = int(former.numbers[-1]) if former is not None and len(former) else 0
    new = _columns(project.columns.after(last), project.columns.bounded(last))
    columns = new
    if former is not None and len(former):
        stay = np.isin(former.numbers, np.array(project.columns.numbers(), np.int64), assume_unique=True)
        columns = {name: np.concatenate([getattr(former, name)[stay], new[name]]) for name in _NAMES}
    disputed = np.array(project.references.disputed(), np.int64)
    return EventColumns.of(columns | {"conflicts": np.isin(columns["numbers"], disputed)})


def _columns(events: Sequence[EventRow], bounded: Mapping[int, Sequence[Mention]]) -> dict[str, NDArray[Any]]:
    """Return the columns of events but for their conflicts; `bounded` are the mentions by which a bound is drawn."""
    marks = [_mark(date, tuple(bounded.get(number, ()))) for number, date, *_ in events]
    kinds, starts, ends = zip(*marks, strict=True) if marks else ((), (), ())
    codes = {status.value: code for status, code in STATUS_CODES.items()}
    reviews = {review.value: review_code(review, hidden=False) for review in Review}
    return {
        "numbers": np.array([event[0] for event in events], np.int64),
        "starts": np.array(starts, np.int64),
        "ends": np.array(ends, np.int64),
        "kinds": np.array(kinds, np.uint8),
        "statuses": np.array([codes[event[2]] for event in events], np.uint8),
        "origins": np.minimum([event[3] for event in events], 65_535).astype(np.uint16),
        "ranks": np.array([event[4] for event in events], np.float32),
        "conflicts": np.zeros(len(events), np.bool_),
        "reviews": np.array([reviews[event[5]] + HIDDEN * event[6] for event in events], np.uint8),
    }


@lru_cache(maxsize=65_536)
def _mark(date: str | None, told: tuple[Mention, ...]) -> tuple[int, int, int]:
    """Return the kind and the span of the mark of an event of a date, given those of its mentions that bound it."""
    if date is None:
        return _NOWHERE
    drawn = drawn_date(Event("", "", Edtf.parse(date), Status.REPORTED, 0, 0.0, told))
    return (drawn and mark_of(drawn)) or _NOWHERE
