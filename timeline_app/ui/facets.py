"""What the library offers to filter by, with how many events of each are certainly and possibly in a span; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.filtering import Choice, Filter, certainly_in, counts, may_lie_in, status_lanes
from timeline_app.timeline.grouping_key import THEN
from timeline_app.ui.filter_words import unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.ui.snapshot import Snapshot

DISAGREE: Final = "disagree"
TOPIC: Final = "topic"
MOST_TOPICS: Final = 200
_STATUSES: Final = (  # as they are offered
    ("Reported", ("reported",)),
    ("Planned or possible", ("planned", "possible")),
    ("Denied", ("denied",)),
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to filter by."""

    kind: str  # a field of Filter that is a Choice, or DISAGREE
    name: str  # as it is shown
    keys: frozenset[str]  # what is included with it
    sure: int = 0  # events certainly in the span
    maybe: int = 0  # ... and possibly besides

    def chosen(self, wanted: Filter) -> bool:
        """Tell whether a filter asks for it."""
        return wanted.disagreeing if self.kind == DISAGREE else self.keys <= getattr(wanted, self.kind).included

    def toggled(self, wanted: Filter) -> Filter:
        """Return a filter that asks for it if that did not, and does not if it did."""
        if self.kind == DISAGREE:
            return replace(wanted, disagreeing=not wanted.disagreeing)
        choice: Choice = getattr(wanted, self.kind)
        included = choice.included - self.keys if self.chosen(wanted) else choice.included | self.keys
        changed: dict[str, Choice] = {self.kind: replace(choice, included=included)}
        return replace(wanted, **changed)  # type: ignore[arg-type]


def facets(shot: Snapshot, span: tuple[Second, Second]) -> tuple[Facet, ...]:
    """Return what may be filtered by, outlets by how much of the project is theirs; takes its time.

    Topics and tags are offered where lanes stand for them, or some are chosen: finding out all takes long.
    """
    statuses = status_lanes(shot.columns)
    sure, may = certainly_in(shot.columns, *span), may_lie_in(shot.columns, *span)
    may &= ~sure
    by_topic = TOPIC in shot.group_by.split(THEN) or bool(shot.wanted.topic)
    found = [
        facet
        for kind, most in (("outlet", None), *(((TOPIC, MOST_TOPICS),) if by_topic else ()))
        for facet in _named(shot, kind, (sure, may), most)
    ]
    told = counts(statuses, sure), counts(statuses, may)
    for words, keys in _STATUSES:
        places = [statuses.names.index(key) for key in keys]
        certain, possible = (int(each[places].sum()) for each in told)
        found.append(Facet("status", words, frozenset(keys), certain, possible))
    disputed = (int(np.count_nonzero(shot.columns.conflicts & rows)) for rows in (sure, may))
    return (*found, Facet(DISAGREE, "Sources disagree", frozenset(), *disputed))


def _named(
    shot: Snapshot, kind: str, spans: tuple[NDArray[np.bool_], NDArray[np.bool_]], most: int | None
) -> Iterator[Facet]:
    """Yield the names of a kind, those of the most events first, and of very many only so many and those chosen."""
    lanes = shot.lanes(kind)
    sure, may = (counts(lanes, rows) for rows in spans)
    whole = counts(lanes, np.ones(len(shot), np.bool_))
    chosen = getattr(shot.wanted, kind).included
    for place, at in enumerate(np.argsort(-whole, kind="stable").tolist()):
        name = lanes.names[at]
        if most is None or place < most or name in chosen:
            yield Facet(kind, name or unnamed(kind), frozenset({name}), int(sure[at]), int(may[at]))
