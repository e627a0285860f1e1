"""The events as sorted columns: what is where in time, answered in microseconds for a million events.

Rows are sorted by lane, then by start. Within a lane starts and, in a column of their own, ends are sorted, so that the
number of events active in a stretch is the difference of two ranks, exact at any zoom without a pyramid. An index is never
changed; a new one takes its place by one assignment. Undated events are not in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.timeline.marks import STATUS_CODES, MarkKind, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import ArrayLike, NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.records import Event


@dataclass(frozen=True, slots=True, eq=False)
class EventIndex:
    """Immutable columns, one entry an event, sorted by lane and start; a position in them is not a row of the model, `refs` is."""

    lane_names: tuple[str, ...]
    offsets: NDArray[np.int64]  # lane i is positions offsets[i] to offsets[i + 1]
    lane_rows: NDArray[np.int64]  # rows of marks in each lane, at least 1
    starts: NDArray[np.int64]  # seconds
    ends: NDArray[np.int64]  # seconds, exclusive, after starts
    ends_sorted: NDArray[np.int64]  # within each lane
    kinds: NDArray[np.uint8]  # MarkKind
    statuses: NDArray[np.uint8]  # StatusCode
    rows: NDArray[np.uint8]  # row in the lane
    ranks: NDArray[np.float32]  # importance, 0 to 1
    origins: NDArray[np.uint16]
    conflicts: NDArray[np.bool_]
    refs: NDArray[np.int32]  # row in the model
    core: tuple[Second, Second]  # the span of the first view
