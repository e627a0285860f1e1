"""A project as it was known on a day: events that were reported again later, as their first reports tell them.

What an event is by all of its reports gives way to what those say that were published by then (`link/knowing`): its
date, its name, its status, the lanes it stands in, its origins, and whether its sources disagree. Which reports are of
one event is not asked anew. Of very many events only those are left out that nobody had reported.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import numpy as np

from timeline_app.link.knowing import as_known
from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.grouping_key import THEN
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.lane_order import ordered
from timeline_app.timeline.nesting import nested
from timeline_app.timeline.reported import NEVER, SOURCE
from timeline_app.ui.groupings import GROUPINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from timeline_app.records import Article, Event, Reference
    from timeline_app.timeline.filtering import Known
    from timeline_app.timeline.publications import Publications
    from timeline_app.ui.on_demand import Catalogue
    from timeline_app.ui.snapshot import Snapshot

MOST: Final = 50_000  # events of a project of which this is told: more take longer than a hand on a slider waits
_NAMES: Final = ("starts", "ends", "kinds", "statuses", "origins", "conflicts")  # of columns, what reports change


class OfDay(NamedTuple):
    """An event that later reports tell, too."""

    now: Event
    then: Event  # with all reports
    known: Event  # ... and with those alone that were known


class EventsOfDay:
    """What a project holds, but for some events, which are others."""

    def __init__(self, catalogue: Catalogue, events: Mapping[int, Event]) -> None:
        self._catalogue, self._those = catalogue, events

    def __getattr__(self, name: str) -> Any:
        return getattr(self._catalogue, name)

    def events(self, numbers: Sequence[int]) -> Sequence[Event | None]:
        """Return events by their numbers."""
        found = self._catalogue.events(numbers)
        return [self._those.get(number, event) for number, event in zip(numbers, found, strict=True)]

    def titles(self, numbers: Sequence[int]) -> Sequence[str | None]:
        """Return the labels of events."""
        found = self._catalogue.titles(numbers)
        those = [self._those.get(number) for number in numbers]
        return [title if event is None else event.label for title, event in zip(found, those, strict=True)]


def on_day(shot: Snapshot, known: Known | None) -> Snapshot:
    """Return a snapshot, unfiltered, as it was known on a day, or with None as it is known now; for a worker."""
    base = shot.present or shot.unfiltered()
    if known is None or len(base) > MOST:
        return base
    told = base.lanes(SOURCE)
    events = events_of_day(base, told, known_articles(told, base.publications, known))
    if not events:
        return replace(base, known=known, present=base)
    columns = columns_of_day(base.columns, {row: each.then for row, each in events.items()})
    those = {int(columns.numbers[row]): each.then for row, each in events.items()}
    catalogue = cast("Catalogue", EventsOfDay(base.catalogue, those))
    return replace(
        base, catalogue=catalogue, columns=columns, known=known, present=base, of_day=events, outdated=True,
        _lanes={}, _order=[],
    )  # fmt: skip


def lanes_on_day(shot: Snapshot, kind: str) -> Membership:
    """Return in which lanes of a kind events stood on the day of a snapshot."""
    assert shot.present is not None
    lanes = shot.present.lanes(kind)
    if not shot.of_day or kind not in GROUPINGS:
        return lanes
    return lanes_of_day(lanes, kind, shot.of_day, shot.light, len(shot))


def index_on_day(shot: Snapshot, group_by: str) -> EventIndex:
    """Return the events of a snapshot of a day in the lanes of a grouping; raise KeyError where it is unknown."""
    each = (ordered(shot.lanes(kind), shot.columns) for kind in group_by.split(THEN))
    return EventIndex.build(shot.columns, reduce(nested, each))


def known_articles(told: Membership, publications: Publications, known: Known) -> NDArray[np.bool_]:
    """Tell of each article, as a lane of those that tell of events, whether it was published by the day."""
    places = [publications.places.get(article, -1) for article in told.names]
    seconds = np.append(publications.seconds, NEVER)[np.array(places, np.int64)]
    found: NDArray[np.bool_] = (seconds < known.end) | (known.undated & (seconds == NEVER))
    return found


def events_of_day(shot: Snapshot, told: Membership, there: NDArray[np.bool_]) -> dict[int, OfDay]:
    """Return, by their rows, the events that were otherwise known; `there` tells which articles of `told` were."""
    late, early = (np.unique(told.rows[there[told.lanes] == known]) for known in (False, True))
    rows = np.intersect1d(early, np.union1d(late, np.flatnonzero(shot.columns.conflicts))).tolist()
    shot.events_at(rows)  # at once; what was read for another day is still remembered
    whole = {row: event for row in rows if (event := shot.event_at(row)) is not None}
    known = {told.names[at] for at in np.flatnonzero(there).tolist()}
    others = _others(shot, whole)

    def was_told(one: Reference) -> bool:
        other = others.get(one.event)
        return other is None or any(mention.article in known for mention in other.mentions[one.mention :][:1])

    made = {}
    for row, event in whole.items():
        positions = {at for at, mention in enumerate(event.mentions) if mention.article in known}
        if positions:
            then = as_known(event, positions, lambda one, here=positions: one.own in here and was_told(one))  # type: ignore[misc]
            told_then = tuple(mention for at, mention in enumerate(event.mentions) if at in positions)
            made[row] = OfDay(event, then, replace(then, mentions=told_then))
    return made


def columns_of_day(columns: EventColumns, events: Mapping[int, Event]) -> EventColumns:
    """Return columns in which these events, by their rows, are what they were."""
    rows = np.array(list(events), np.int64)
    made = EventColumns.of_events(list(events.values()), columns.numbers[rows].tolist())
    parts = {name: getattr(columns, name) for name in EventColumns.__dataclass_fields__}
    for name in _NAMES:
        parts[name] = parts[name].copy()
        parts[name][rows] = getattr(made, name)
    return EventColumns.of(parts)


def lanes_of_day(
    lanes: Membership, kind: str, events: Mapping[int, OfDay], articles: Mapping[str, Article], count: int
) -> Membership:
    """Return in which lanes of a kind `count` events stood, of which some, by row, are otherwise known now.

    One does not stand where only later reports name it; what the user chose for it stays.
    """
    names_of = GROUPINGS[kind]
    number = {name: at for at, name in enumerate(lanes.names)}
    gone: set[tuple[int, int]] = set()
    come: list[tuple[int, int]] = []
    for row, each in events.items():
        here, there = (dict.fromkeys(filter(None, names_of(one, articles))) for one in (each.now, each.known))
        gone.update((row, number[name]) for name in here if name not in there and name in number)
        come += ((row, number.setdefault(name, len(number))) for name in there if name not in here)
    pairs = zip(lanes.rows.tolist(), lanes.lanes.tolist(), strict=True)
    left = [*(pair for pair in pairs if pair not in gone), *come]
    columns = np.array(left, np.int64).reshape(-1, 2)
    return Membership.of_lanes(columns[:, 0], columns[:, 1], tuple(number), count)


def _others(shot: Snapshot, events: Mapping[int, Event]) -> dict[str, Event]:
    """Return the events that these refer to."""
    ids = {one.event for event in events.values() for one in event.references}
    shot.fetch(sorted(ids))
    return {each: found for each in ids if (found := shot.events.get(each)) is not None}
