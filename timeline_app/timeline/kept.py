"""What filters leave: events that are filtered out may stay in sight as ghosts, which no card counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from timeline_app.timeline.index import EventIndex


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """The events that filters leave, in one index."""

    mask: NDArray[np.bool_]  # by ref
    upto: NDArray[np.int64]  # by position of the index: how many of those before it are kept

    @classmethod
    def of(cls, index: EventIndex, mask: NDArray[np.bool_]) -> Kept:
        """Return what a mask by ref leaves of an index."""
        return cls(mask, np.concatenate(([0], np.cumsum(mask[index.refs], dtype=np.int64))))

    def begun(self, index: EventIndex, lane: int, first: int, end: int) -> int:
        """Count a lane's kept events that begin in a stretch of seconds."""
        offset = index.offsets[lane]
        starts = index.starts[offset : index.offsets[lane + 1]]
        low, high = offset + np.searchsorted(starts, (first, end))
        return int(self.upto[high] - self.upto[low])
