"""What the library offers to filter by, with how many events of each are certainly and possibly in a span; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.filtering import Choice, Filter, certainly_in, counts, may_lie_in, status_lanes

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second
    from timeline_app.ui.snapshot import Snapshot

DISAGREE: Final = "disagree"
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
    """Return what may be filtered by, outlets by how much of the project is theirs; takes its time."""
    outlets, statuses = shot.lanes("outlet"), status_lanes(shot.columns)
    sure, may = certainly_in(shot.columns, *span), may_lie_in(shot.columns, *span)
    may &= ~sure
    told = [(counts(lanes, sure), counts(lanes, may)) for lanes in (outlets, statuses)]
    whole = counts(outlets, np.ones(len(shot), np.bool_))
    found = [
        Facet("outlet", name or "Outlet not stated", frozenset({name}), int(told[0][0][at]), int(told[0][1][at]))
        for at in np.argsort(-whole, kind="stable").tolist()
        for name in outlets.names[at : at + 1]
    ]
    for words, keys in _STATUSES:
        places = [statuses.names.index(key) for key in keys]
        certain, possible = (int(each[places].sum()) for each in told[1])
        found.append(Facet("status", words, frozenset(keys), certain, possible))
    disputed = (int(np.count_nonzero(shot.columns.conflicts & rows)) for rows in (sure, may))
    return (*found, Facet(DISAGREE, "Sources disagree", frozenset(), *disputed))
