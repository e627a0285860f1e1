"""How many events there are along a lane, drawn or not: columns that stay fixed in time at a zoom level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.groups import slot_seconds
from timeline_app.timeline.parts import DensityStrip, Rect

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.metrics import Metrics
    from timeline_app.timeline.parts import LaneHeader
    from timeline_app.timeline.scale import TimeScale

COLUMNS: Final = 16  # density columns in a slot
LEAST_HEIGHT: Final = 1.0  # of a density column with anything in it
FULL: Final = 12  # events that make a column of full height, where a lane is nowhere denser


@dataclass(frozen=True, slots=True)
class Density:
    """A lane's density in a stretch of time, of which views show parts."""

    header: LaneHeader
    rect: Rect  # of the strip, as wide as the stretch
    begin: Second  # of the first column
    length: int  # of a column, seconds
    heights: NDArray[np.float32]

    @classmethod
    def of(
        cls, header: LaneHeader, index: EventIndex, kept: Kept | None, scale: TimeScale, canvas: Rect, metrics: Metrics
    ) -> Density:
        """Count a lane's events, and take the root of the counts; of what filters leave, beside the height of all."""
        length = max(1, slot_seconds(scale.level) // COLUMNS)
        begin, columns = _columns(scale, length)
        edges = begin + length * np.arange(columns + 1, dtype=np.int64)
        counts = (index if kept is None else kept).density(edges, header.lane)
        share = np.sqrt(counts / max(index.peak(header.lane, length), FULL))
        heights = np.where(counts > 0, LEAST_HEIGHT + (metrics.density - LEAST_HEIGHT) * share, 0.0)
        y = header.rect.bottom - metrics.lane_padding - metrics.density
        heights = np.minimum(heights, metrics.density).astype(np.float32)
        return cls(header, Rect(canvas.x, y, canvas.width, metrics.density), begin, length, heights)

    def seen(self, scale: TimeScale, canvas: Rect) -> DensityStrip:
        """Return what a view within the stretch shows."""
        begin, columns = _columns(scale, self.length)
        first = (begin - self.begin) // self.length
        rect = Rect(canvas.x, self.rect.y, canvas.width, self.rect.height)
        x, column = canvas.x + scale.to_x(begin), self.length / scale.seconds_per_pixel
        heights = self.heights[first : first + columns]
        return DensityStrip(self.header.lane, self.header.colour, rect, x, column, heights)


def _columns(scale: TimeScale, length: int) -> tuple[Second, int]:
    """Return where the first column of a view begins, and how many there are."""
    first, end = scale.span
    begin = first // length * length
    return begin, -((begin - end) // length)
