"""How many events there are along a lane, drawn or not: columns that stay fixed in time at a zoom level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.timeline.groups import slot_seconds
from timeline_app.timeline.parts import DensityStrip, Rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.metrics import Metrics
    from timeline_app.timeline.parts import LaneHeader
    from timeline_app.timeline.scale import TimeScale

COLUMNS: Final = 16  # density columns in a slot
LEAST_HEIGHT: Final = 1.0  # of a density column with anything in it
_RUNS: Final = 96  # kept: those of some levels of the lanes in view
_LONGEST: Final = 8_192  # columns of one
FULL: Final = 12  # events that make a column of full height, where a lane is nowhere denser


class Run(NamedTuple):
    """Heights of columns that follow each other."""

    first: int  # number of the first column, counted from second 0
    heights: NDArray[np.float32]

    @property
    def end(self) -> int:
        """Return the number just past the last column."""
        return self.first + len(self.heights)


class Densities:
    """The densities of lanes, as far as views have shown them: a zoom within a level, or a pan, adds what is new."""

    def __init__(self) -> None:
        self._counted: EventIndex | Kept | None = None
        self._runs: dict[tuple[int, int, float], Run] = {}  # by lane, length of a column, height of the strip

    def of(
        self, header: LaneHeader, index: EventIndex, kept: Kept | None, scale: TimeScale, canvas: Rect, metrics: Metrics
    ) -> Density:
        """Count a lane's events, and take the root of the counts; of what filters leave, beside the height of all."""
        counted = index if kept is None else kept
        if counted is not self._counted or len(self._runs) > _RUNS:
            self._counted, self._runs = counted, {}
        length = max(1, slot_seconds(scale.level) // COLUMNS)
        begin, columns = _columns(scale, length)
        full = max(index.peak(header.lane, length), FULL)

        def heights(first: int, end: int) -> NDArray[np.float32]:
            edges = length * np.arange(first, end + 1, dtype=np.int64)
            counts = counted.density(edges, header.lane)
            share = np.sqrt(counts / full)
            tall = np.where(counts > 0, LEAST_HEIGHT + (metrics.density - LEAST_HEIGHT) * share, 0.0)
            return np.minimum(tall, metrics.density).astype(np.float32)

        first = begin // length
        key = header.lane, length, metrics.density
        run = self._runs[key] = _extended(self._runs.get(key), first, first + columns, heights)
        y = header.rect.bottom - metrics.lane_padding - metrics.density
        shown = run.heights[first - run.first : first - run.first + columns]
        return Density(header, Rect(canvas.x, y, canvas.width, metrics.density), begin, length, shown)


@dataclass(frozen=True, slots=True)
class Density:
    """A lane's density in a stretch of time, of which views show parts."""

    header: LaneHeader
    rect: Rect  # of the strip, as wide as the stretch
    begin: Second  # of the first column
    length: int  # of a column, seconds
    heights: NDArray[np.float32]

    def seen(self, scale: TimeScale, canvas: Rect) -> DensityStrip:
        """Return what a view within the stretch shows."""
        begin, columns = _columns(scale, self.length)
        first = (begin - self.begin) // self.length
        rect = Rect(canvas.x, self.rect.y, canvas.width, self.rect.height)
        x, column = canvas.x + scale.to_x(begin), self.length / scale.seconds_per_pixel
        heights = self.heights[first : first + columns]
        return DensityStrip(self.header.lane, self.header.colour, rect, x, column, heights)


def _extended(run: Run | None, first: int, end: int, heights: Callable[[int, int], NDArray[np.float32]]) -> Run:
    """Return a run that holds some columns: with what is missing at either end, or anew where it is elsewhere."""
    if run is None or first > run.end or end < run.first or max(end, run.end) - min(first, run.first) > _LONGEST:
        return Run(first, heights(first, end))
    if first < run.first:
        run = Run(first, np.concatenate((heights(first, run.first), run.heights)))
    return run if end <= run.end else Run(run.first, np.concatenate((run.heights, heights(run.end, end))))


def _columns(scale: TimeScale, length: int) -> tuple[Second, int]:
    """Return where the first column of a view begins, and how many there are."""
    first, end = scale.span
    begin = first // length * length
    return begin, -((begin - end) // length)
