"""Which events a filter leaves, as a mask over the rows of the columns, and how many of each name are in a span.

Faceted search as it is usual: of the names chosen of one kind one is enough, and every kind must be met. A name that
is excluded takes out every event that bears it. What is asked of a period is whether an event may lie in it, so that
an open end reaches as far as anybody asks, and what has no date lies in none; a period that is excluded takes out only
what certainly lies in it. A mask is made once for each change.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.columns import UNDATED, EventColumns, Membership
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.marks import HIDDEN, MarkKind, ReviewCode, StatusCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Day, Second

NAMED: Final = ("outlet", "place", "person", "organization", "topic")  # what a Filter asks Memberships for
WORDS: Final = "words:"  # before a query: the kind of lanes whose only one holds what meets it
TURNED: Final = ("origins", "disagreeing", "period")  # what a Filter can leave out instead, besides names
NEW: Final = "new:"  # before a time: the kind of lanes whose only one holds what was added after it
KNOWN: Final = "known:"  # before a day: the kind of lanes whose only one holds what was reported by then
CLASSES: Final = 4
_NOT_SURE: Final = tuple(map(int, (MarkKind.CIRCA, MarkKind.PROBABLY, MarkKind.OPEN_AFTER, MarkKind.OPEN_BEFORE)))


@dataclass(frozen=True, slots=True)
class Choice:
    """Names of one kind: one of the included is enough where there are any, and none of the excluded may be there."""

    included: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.included or self.excluded)


@dataclass(frozen=True, slots=True)
class Known:
    """A day of the past: what one of its reports, published on that day or before, made known."""

    day: Day
    undated: bool = False  # what a report without a publication date tells is there, too

    @property
    def name(self) -> str:
        """Return it as the name of a lane."""
        return f"{self.day}{'?' if self.undated else ''}"

    @property
    def end(self) -> Second:
        """Return the first second after the day."""
        return (self.day + 1) * DAY_SECONDS


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked of events; nothing by default."""

    outlet: Choice = Choice()
    place: Choice = Choice()
    person: Choice = Choice()
    organization: Choice = Choice()
    topic: Choice = Choice()  # or tag
    status: Choice = Choice()  # "reported", ...: names of StatusCode in small letters
    review: Choice = Choice()  # "proposed", ...: names of ReviewCode in small letters
    hidden: bool = False  # what the user hid is there, too
    origins: int = 0  # at least so many
    disagreeing: bool = False  # only those whose sources disagree
    period: tuple[Second, Second] | None = None  # the end is exclusive
    words: str = ""  # a query, which their own words meet
    new: str = ""  # only what articles tell that were added after this: ISO 8601, UTC
    known: Known | None = None  # only what was reported by a day
    without: frozenset[str] = frozenset()  # of TURNED: what meets these is left out instead

    def __bool__(self) -> bool:
        return any(bool(getattr(self, field.name)) for field in fields(self))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return of which kinds of names the memberships are needed; of a query: that of what meets it."""
        asked = {WORDS: self.words, NEW: self.new, KNOWN: self.known.name if self.known else ""}
        return (*(kind for kind in NAMED if getattr(self, kind)), *(kind + one for kind, one in asked.items() if one))

    def mask(self, columns: EventColumns, lanes: Mapping[str, Membership]) -> NDArray[np.bool_]:
        """Tell of each row whether it is left; `lanes` has a membership for each of `kinds`."""
        return met(self.masks(columns, lanes), len(columns))

    def masks(self, columns: EventColumns, lanes: Mapping[str, Membership]) -> dict[str, NDArray[np.bool_]]:
        """Tell of each row whether it meets what is asked, by the name of each field that asks for anything."""
        count = len(columns)
        masks = {kind: _chosen(getattr(self, kind), lanes[kind], count) for kind in NAMED if getattr(self, kind)}
        if self.words:
            masks["words"] = _bearing(frozenset((self.words,)), lanes[WORDS + self.words], count)
        if self.new:
            masks["new"] = _bearing(frozenset((self.new,)), lanes[NEW + self.new], count)
        if self.known is not None:
            name = self.known.name
            masks["known"] = _bearing(frozenset((name,)), lanes[KNOWN + name], count)
        if self.status:
            masks["status"] = _chosen(self.status, status_lanes(columns), count)
        if self.review:
            masks["review"] = _chosen(self.review, review_lanes(columns), count)
        if not self.hidden and columns.hidden.any():
            masks["hidden"] = ~columns.hidden
        if self.origins:
            masks["origins"] = (columns.origins >= self.origins) ^ ("origins" in self.without)
        if self.disagreeing:
            masks["disagreeing"] = columns.conflicts.astype(np.bool_) ^ ("disagreeing" in self.without)
        if self.period is not None:
            out = "period" in self.without
            masks["period"] = ~certainly_in(columns, *self.period) if out else may_lie_in(columns, *self.period)
        return masks

    def turned(self, kind: str, *, out: bool) -> Self:
        """Return a filter that leaves out what meets one of TURNED, or asks for it."""
        return replace(self, without=self.without | {kind} if out else self.without - {kind})


NOTHING_ASKED: Final = Filter()


def met(masks: Mapping[str, NDArray[np.bool_]], count: int, *, but: str = "") -> NDArray[np.bool_]:
    """Tell of each row whether it meets all of some masks, but for the one of a name."""
    left = np.ones(count, np.bool_)
    for name, mask in masks.items():
        if name != but:
            left &= mask
    return left


def may_lie_in(columns: EventColumns, first: Second, end: Second) -> NDArray[np.bool_]:
    """Tell of each row whether its event may lie in a span, or some of it."""
    begins = (columns.starts < end) | (columns.kinds == MarkKind.OPEN_BEFORE)
    ends = (columns.ends > first) | (columns.kinds == MarkKind.OPEN_AFTER)
    found: NDArray[np.bool_] = (columns.kinds != UNDATED) & begins & ends
    return found


def certainly_in(columns: EventColumns, first: Second, end: Second) -> NDArray[np.bool_]:
    """Tell of each row whether its event lies in a span whatever is not known of its date: all of it, or it lasted."""
    inside = (columns.starts >= first) & (columns.ends <= end)
    lasted = (columns.kinds == MarkKind.DURATION) & (columns.starts < end) & (columns.ends > first)
    found: NDArray[np.bool_] = (inside | lasted) & ~np.isin(columns.kinds, (UNDATED, *_NOT_SURE))
    return found


def counts(lanes: Membership, classes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Count for each name of a membership how many of its rows are of each class below CLASSES: names by classes."""
    pairs = lanes.lanes.astype(np.int64) * CLASSES + classes[lanes.rows]
    return np.bincount(pairs, minlength=len(lanes.names) * CLASSES).reshape(-1, CLASSES)


def status_lanes(columns: EventColumns) -> Membership:
    """Return the statuses as names, for they are a column."""
    names = tuple(code.name.lower() for code in StatusCode)
    return Membership(np.arange(len(columns), dtype=np.int32), columns.statuses.astype(np.int32), names)


def review_lanes(columns: EventColumns) -> Membership:
    """Return what the user holds of events as names, for that is a column."""
    names = tuple(code.name.lower() for code in ReviewCode)
    codes = (columns.reviews % HIDDEN).astype(np.int32)
    return Membership(np.arange(len(columns), dtype=np.int32), codes, names)


def left_of(index: EventIndex, columns: EventColumns, mask: NDArray[np.bool_]) -> EventIndex:
    """Return an index of those of its events that a mask by row leaves; every lane stays, with its colour."""
    there = mask[index.refs]
    lanes = index.lanes_of(np.flatnonzero(there)).astype(np.int32)
    return EventIndex.build(columns, Membership(index.refs[there], lanes, index.lane_names), index.packed_at)


def _chosen(choice: Choice, lanes: Membership, count: int) -> NDArray[np.bool_]:
    left = np.ones(count, np.bool_)
    if choice.included:
        left = _bearing(choice.included, lanes, count)
    if choice.excluded:
        left &= ~_bearing(choice.excluded, lanes, count)
    return left


def _bearing(names: frozenset[str], lanes: Membership, count: int) -> NDArray[np.bool_]:
    wanted = np.array([name in names for name in lanes.names], np.bool_)
    bearing = np.zeros(count, np.bool_)
    bearing[lanes.rows[wanted[lanes.lanes]]] = True
    return bearing
