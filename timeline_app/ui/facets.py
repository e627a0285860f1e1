"""What the library offers to filter by, with how many events of each are certainly and possibly in a span; no Qt.

Faceted search as it is usual: what is counted of one kind of things are the events that every other kind leaves, so
that a count tells what choosing it would show. Names stand by how many events of the whole project they then have;
where there are very many, those that hold the words sought, and always those that are chosen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.filtering import (
    NAMED,
    TURNED,
    Choice,
    Filter,
    certainly_in,
    counts,
    may_lie_in,
    met,
    review_lanes,
    status_lanes,
)
from timeline_app.ui.grouping_words import unstated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.columns import Membership
    from timeline_app.ui.snapshot import Snapshot

DISAGREE: Final = "disagreeing"
ORIGINS: Final = "origins"
PERIOD: Final = "period"
STATUS: Final = "status"
REVIEW: Final = "review"
HIDDEN: Final = "hidden"
MOST: Final = 200  # names of a kind that are offered at once
USUAL: Final = ("outlet", STATUS)  # what is counted before more is asked for
ORIGINS_FROM: Final = (2, 3, 5)
_STATUSES: Final = (  # as they are offered
    ("Reported", ("reported",)),
    ("Planned or possible", ("planned", "possible")),
    ("Denied", ("denied",)),
)
REVIEWS: Final = (
    ("Not reviewed", "proposed"),
    ("Accepted", "accepted"),
    ("Rejected", "rejected"),
    ("Disputed", "disputed"),
)
_HIDDEN_WORDS: Final = "Show what you hid"
_DISAGREE_WORDS: Final = "Sources disagree"
_PERIOD_WORDS: Final = "What is in view"
_OUT, _ELSEWHERE, _MAYBE, _SURE = range(4)  # classes of rows: left out, not in the span, possibly, certainly


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to filter by."""

    kind: str  # a field of Filter
    name: str  # as it is shown
    keys: frozenset[str] = frozenset()  # what is included with it, where the field is a Choice
    sure: int = 0  # events certainly in the span
    maybe: int = 0  # ... and possibly besides
    value: object = None  # of the field where that is none
    counted: bool = True  # False: how many there are is not known yet

    def chosen(self, wanted: Filter) -> bool:
        """Tell whether a filter asks for it."""
        asked = getattr(wanted, self.kind)
        if isinstance(asked, Choice):
            return self.keys <= asked.included
        return asked == self._value and self.kind not in wanted.without

    def excluded(self, wanted: Filter) -> bool:
        """Tell whether a filter asks for what bears none of it."""
        asked = getattr(wanted, self.kind)
        if isinstance(asked, Choice):
            return self.keys <= asked.excluded
        return asked == self._value and self.kind in wanted.without

    @property
    def can_be_left_out(self) -> bool:
        """Tell whether a filter can exclude it."""
        return bool(self.keys) or self.kind in TURNED

    def toggled(self, wanted: Filter) -> Filter:
        """Return a filter that asks for it if that did not, and lets go of it if it did, or excluded it."""
        asked = getattr(wanted, self.kind)
        if not isinstance(asked, Choice):
            free = asked != self._value
            return _with(wanted.turned(self.kind, out=False), self.kind, self._value if free else _nothing(self.kind))
        gone = replace(asked, included=asked.included - self.keys, excluded=asked.excluded - self.keys)
        let_in = not self.chosen(wanted) and not self.excluded(wanted)
        return _with(wanted, self.kind, replace(gone, included=gone.included | self.keys) if let_in else gone)

    def left_out(self, wanted: Filter) -> Filter:
        """Return a filter that excludes it; itself where it cannot be."""
        asked = getattr(wanted, self.kind)
        if not self.can_be_left_out:
            return wanted
        if not isinstance(asked, Choice):
            return _with(wanted.turned(self.kind, out=True), self.kind, self._value)
        return _with(wanted, self.kind, Choice(asked.included - self.keys, asked.excluded | self.keys))

    @property
    def _value(self) -> object:
        return True if self.kind in (DISAGREE, HIDDEN) else self.value


@dataclass(frozen=True, slots=True)
class Facets:
    """What is offered, kind by kind."""

    offered: tuple[Facet, ...] = ()  # empty: nothing is open
    totals: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))  # by kind, how many names there are
    counted: tuple[str, ...] = USUAL  # the kinds of names that were


def uncounted(span: tuple[Second, Second]) -> Facets:
    """Return what may be filtered by in any project, before anything of this one is counted; takes no time."""
    statuses = (Facet(STATUS, words, frozenset(keys), counted=False) for words, keys in _STATUSES)
    disagree = Facet(DISAGREE, _DISAGREE_WORDS, counted=False)
    return Facets((*statuses, disagree, Facet(PERIOD, _PERIOD_WORDS, value=span, counted=False)), counted=())


def facets(
    shot: Snapshot,
    span: tuple[Second, Second],
    kinds: Collection[str] = USUAL,
    sought: Mapping[str, str] = MappingProxyType({}),
) -> Facets:
    """Return what may be filtered by, of names only these kinds, and those that hold what is sought; takes its time."""
    counting = _Counting(shot, span)
    offered: list[Facet] = []
    totals = {}
    for kind in (each for each in NAMED if each in kinds):
        found, totals[kind] = _names(kind, shot, counting, sought.get(kind, ""))
        offered += found
    offered += _statuses(shot, counting)
    if REVIEW in kinds:
        offered += _reviews(shot, counting)
    if ORIGINS in kinds:
        offered += (
            Facet(ORIGINS, f"{least} or more", frozenset(), *counting.of(ORIGINS, shot.columns.origins >= least), least)
            for least in ORIGINS_FROM
        )
    offered.append(Facet(PERIOD, _PERIOD_WORDS, frozenset(), *counting.of(PERIOD), span))
    return Facets(tuple(offered), totals, tuple(kinds))


class _Counting:
    """Which rows are left by all filters but one, and where in the span these are."""

    def __init__(self, shot: Snapshot, span: tuple[Second, Second]) -> None:
        self._masks = shot.wanted.masks(shot.columns, {kind: shot.lanes(kind) for kind in shot.wanted.kinds})
        self._sure, self._may = certainly_in(shot.columns, *span), may_lie_in(shot.columns, *span)
        self._all: NDArray[np.uint8] | None = None

    def classes(self, kind: str) -> NDArray[np.uint8]:
        """Return the class of each row, where one kind of things is not asked about."""
        if kind in self._masks:
            return self._classes(kind)
        if self._all is None:
            self._all = self._classes("")
        return self._all

    def of(self, kind: str, rows: NDArray[np.bool_] | None = None) -> tuple[int, int]:
        """Count the rows of a mask, or all, that are certainly and possibly in the span."""
        classes = self.classes(kind) if rows is None else self.classes(kind)[rows]
        return int(np.count_nonzero(classes == _SURE)), int(np.count_nonzero(classes == _MAYBE))

    def _classes(self, kind: str) -> NDArray[np.uint8]:
        left = met(self._masks, len(self._sure), but=kind)
        where = np.where(self._sure, _SURE, np.where(self._may, _MAYBE, _ELSEWHERE)).astype(np.uint8)
        return where * left


def _names(kind: str, shot: Snapshot, counting: _Counting, sought: str) -> tuple[list[Facet], int]:
    """Return the facets of a kind of names, and how many names there are to choose from."""
    lanes = shot.lanes(kind)
    told = counts(lanes, counting.classes(kind))
    events = told[:, _ELSEWHERE:].sum(axis=1)
    choice: Choice = getattr(shot.wanted, kind)
    chosen = choice.included | choice.excluded
    order = np.argsort(-events, kind="stable")
    order = order[: int(np.count_nonzero(events))]
    if sought:
        order = np.array(list(_holding(lanes, order, sought)), np.int64)
    places = order[:MOST].tolist()
    seen = {lanes.names[at] for at in places}
    places += [at for at, name in enumerate(lanes.names) if name in chosen and name not in seen] if chosen else []
    found = [
        Facet(kind, shown_name(kind, lanes.names[at]), frozenset({lanes.names[at]}), int(sure), int(maybe))
        for at, (maybe, sure) in zip(places, told[places, _MAYBE:].tolist(), strict=True)
    ]
    return found, len(order)


def shown_name(kind: str, name: str) -> str:
    """Return a name as it is shown; nothing stated is called that."""
    return name or unstated(kind)


def _holding(lanes: Membership, places: NDArray[np.int64], sought: str) -> Iterator[int]:
    """Yield the places of names that hold each word sought."""
    words = sought.casefold().split()
    for at in places.tolist():
        name = lanes.names[at].casefold()
        if all(word in name for word in words):
            yield at


def _statuses(shot: Snapshot, counting: _Counting) -> Iterator[Facet]:
    statuses = status_lanes(shot.columns)
    told = counts(statuses, counting.classes(STATUS))
    for words, keys in _STATUSES:
        maybe, sure = told[[statuses.names.index(key) for key in keys]].sum(axis=0)[_MAYBE:].tolist()
        yield Facet(STATUS, words, frozenset(keys), sure, maybe)
    yield Facet(DISAGREE, _DISAGREE_WORDS, frozenset(), *counting.of(DISAGREE, shot.columns.conflicts))


def _reviews(shot: Snapshot, counting: _Counting) -> Iterator[Facet]:
    """Yield what the user may hold of events, and what they hid where there is any."""
    lanes = review_lanes(shot.columns)
    told = counts(lanes, counting.classes(REVIEW))
    for words, key in REVIEWS:
        _, _, maybe, sure = told[lanes.names.index(key)].tolist()
        yield Facet(REVIEW, words, frozenset({key}), sure, maybe)
    if shot.hidden:
        yield Facet(HIDDEN, _HIDDEN_WORDS, frozenset(), *counting.of(HIDDEN, shot.columns.hidden))


def _nothing(kind: str) -> object:
    return getattr(Filter(), kind)


def _with(wanted: Filter, kind: str, value: object) -> Filter:
    return replace(wanted, **{kind: value})  # type: ignore[arg-type]
