"""When each event was first reported, and so which of them could be known on a day.

A report is as old as the beginning of what is known of its publication: one of "May 2018" counts from the first of May.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from timeline_app.timeline.columns import Membership
    from timeline_app.timeline.filtering import Known
    from timeline_app.timeline.publications import Publications

SOURCE: Final = "source"  # the kind of lanes, not to be looked at, that stand for articles by their ids
NEVER: Final = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class Reported:
    """Of each row of the columns."""

    first: NDArray[np.int64]  # second of the first report's publication; NEVER: none of them has a date
    undated: NDArray[np.bool_]  # one of its reports has no date

    @classmethod
    def of(cls, told: Membership, publications: Publications, count: int) -> Self:
        """Find it of `count` events, given in which articles, by id, each is told."""
        places = [publications.places.get(article, -1) for article in told.names]
        seconds = np.append(publications.seconds, NEVER)[np.array(places, np.int64)][told.lanes]
        first, undated = np.full(count, NEVER), np.zeros(count, np.bool_)
        np.minimum.at(first, told.rows, seconds)
        undated[told.rows[seconds == NEVER]] = True
        return cls(first, undated)

    def by(self, known: Known) -> NDArray[np.int64]:
        """Return the rows of what could be known on a day."""
        there = self.first < known.end
        return np.flatnonzero(there | self.undated if known.undated else there)
