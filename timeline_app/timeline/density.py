"""How many events there are along a lane, drawn or not: columns that stay fixed in time at a zoom level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.groups import slot_seconds
from timeline_app.timeline.parts import DensityStrip, Rect

if TYPE_CHECKING:
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.metrics import Metrics
    from timeline_app.timeline.parts import LaneHeader
    from timeline_app.timeline.scale import TimeScale

COLUMNS: Final = 16  # density columns in a slot
LEAST_HEIGHT: Final = 1.0  # of a density column with anything in it
FULL: Final = 12  # events that make a column of full height, where a lane is nowhere denser


def density_of(
    header: LaneHeader, index: EventIndex, kept: Kept | None, scale: TimeScale, canvas: Rect, metrics: Metrics
) -> DensityStrip:
    """Return a lane's density, by the root of the counts; of what filters leave, beside the height of all."""
    length = max(1, slot_seconds(scale.level) // COLUMNS)
    first, end = scale.span
    begin = first // length * length
    edges = np.arange(begin, end + length, length, dtype=np.int64)
    counts = (index if kept is None else kept).density(edges, header.lane)
    share = np.sqrt(counts / max(index.peak(header.lane, length), FULL))
    heights = np.where(counts > 0, LEAST_HEIGHT + (metrics.density - LEAST_HEIGHT) * share, 0.0)
    rect = Rect(canvas.x, header.rect.bottom - metrics.lane_padding - metrics.density, canvas.width, metrics.density)
    heights = np.minimum(heights, metrics.density).astype(np.float32)
    x = canvas.x + scale.to_x(begin)
    return DensityStrip(header.lane, header.colour, rect, x, length / scale.seconds_per_pixel, heights)
