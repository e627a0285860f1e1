"""Which second stands at which pixel: one immutable value that panning and zooming replace.

A second is an integer. Floats appear only after the scale's start has been subtracted, so that a minute in the year
9000 BCE is as sharp as one today; the start keeps a fraction of a second beside it, so that zooming a thousand times
about a pixel does not move it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second

SHORTEST: Final = 60.0  # seconds across the window, fully zoomed in
LONGEST: Final = 10_000 * 365.2425 * 86_400  # fully zoomed out
_TRIFLE: Final = 1e-9  # px, above what arithmetic loses and at any zoom less than a second
FURTHEST: Final = 10**16  # seconds from 1970 that the start may reach


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A window on time, `width` logical pixels wide; pixel 0 is its left edge."""

    start: Second  # at pixel 0, rounded down
    seconds_per_pixel: float
    width: float  # px, above 0
    fraction: float = 0.0  # of a second after start, at pixel 0; 0 <= fraction < 1

    @classmethod
    def fit(cls, first: Second, end: Second, width: float, *, padding: float = 0.0) -> TimeScale:
        """Return the scale that shows [first, end) with `padding`, a share of its length, on both sides."""
        width = max(width, 1.0)
        seconds = min(max((end - first) * (1 + 2 * padding), SHORTEST), LONGEST)
        return cls(first, seconds / width, width)._moved(((end - first) - seconds) / 2)

    @property
    def span(self) -> tuple[Second, Second]:
        """Return the seconds in view: from the first, rounded down, to the end, rounded up and exclusive.

        A second of which less than a trifle of a pixel is in view is not: a step of zoom that is taken back misses the
        edge by that, and would say that a view of May begins in April.
        """
        trifle = _TRIFLE * self.seconds_per_pixel
        first = self.start + (self.fraction > 1 - trifle)
        end = self.start + math.ceil(self.fraction + self.width * self.seconds_per_pixel - trifle)
        return first, max(first + 1, end)

    @property
    def seconds(self) -> float:
        """Return the length of time across the window."""
        return self.width * self.seconds_per_pixel

    @property
    def level(self) -> int:
        """Return the zoom level: the power of two at or below the seconds per pixel."""
        return math.frexp(self.seconds_per_pixel)[1] - 1

    def to_x(self, second: Second) -> float:
        """Return the pixel at which a second begins; not clamped."""
        return ((second - self.start) - self.fraction) / self.seconds_per_pixel

    def to_xs(self, seconds: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the pixels at which seconds begin; not clamped."""
        offsets = (seconds - self.start).astype(np.float64)
        offsets -= self.fraction
        offsets /= self.seconds_per_pixel
        return offsets

    def to_second(self, x: float) -> Second:
        """Return the second that a pixel lies in."""
        return self.start + math.floor(self.fraction + x * self.seconds_per_pixel)

    def pan(self, dx: float) -> TimeScale:
        """Return the scale after the content was dragged `dx` pixels to the right."""
        return self._moved(-dx * self.seconds_per_pixel)

    def zoom_about(self, x: float, factor: float) -> TimeScale:
        """Return the scale magnified by `factor` (above 1: closer), within the limits; the time at `x` stays there."""
        seconds = min(max(self.seconds / factor, SHORTEST), LONGEST)
        closer = replace(self, seconds_per_pixel=seconds / self.width)
        return closer._moved(x * (self.seconds_per_pixel - closer.seconds_per_pixel))

    def resized(self, width: float) -> TimeScale:
        """Return the scale for another window width; the left edge and the zoom stay, within the limits."""
        width = max(width, 1.0)
        seconds = min(max(self.seconds_per_pixel * width, SHORTEST), LONGEST)
        return replace(self, width=width, seconds_per_pixel=seconds / width)

    def _moved(self, seconds: float) -> TimeScale:
        total = self.fraction + seconds
        whole = math.floor(total)
        start = min(max(self.start + whole, -FURTHEST), FURTHEST)
        return replace(self, start=start, fraction=min(total - whole, math.nextafter(1.0, 0.0)))
