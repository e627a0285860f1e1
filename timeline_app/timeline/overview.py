"""The whole file on one line: what is shown in proportion, what is folded away at the ends, and how much lies where.

In proportion stands the stretch around the weighted core; what begins far outside is folded into a field at that end,
so that one event of the 1970s does not squeeze the rest. Every event is counted once, where it begins: in a column or
in a fold. All of it comes from the index's sorted columns by bisection, so that ten million events take no longer to
count anew than a frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS, civil
from timeline_app.dates.wording import year_words
from timeline_app.timeline.date_style import ENGLISH, DateStyle
from timeline_app.timeline.index import Outside
from timeline_app.timeline.spans import short_span

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.parts import Axis, Tick

ASIDE: Final = 0.03  # share of what is in proportion that is free at both ends: the window is taken hold of there
BEYOND: Final = 1.0  # share of the core's length that is shown on both sides, where there are events
FOLD: Final = 36.0  # px, width of a fold's field
TEAR: Final = 8.0  # px between a fold's field and what is in proportion, for the zig-zag
MARGIN: Final = 6.0  # px at an end where nothing is folded
LEAST: Final = 60  # seconds
FEW: Final = 3  # labels of the axis's upper row that are enough
APART: Final = 10.0  # px between labels


@dataclass(frozen=True, slots=True)
class Overview:
    """What the map shows in proportion, [first, end), and what begins before and after."""

    first: Second
    end: Second
    before: Outside | None
    after: Outside | None

    @property
    def extent(self) -> tuple[Second, Second]:
        """Return the span of everything."""
        return self.before.first if self.before else self.first, self.after.end if self.after else self.end

    def text(self, dates: DateStyle = ENGLISH) -> str:
        """Name the span of everything: "1970 – 2018", "Mar–May 2017"."""
        first, end = self.extent
        start, last = (civil(second // DAY_SECONDS)[0] for second in (first, end - 1))
        return short_span(first, end, dates) if start == last else f"{year_words(start)} – {year_words(last)}"


def overview_of(index: EventIndex) -> Overview:
    """Decide what is shown in proportion: the core, and up to as much again on both sides where there are events."""
    core_first, core_end = index.core
    reach = int((core_end - core_first) * BEYOND)
    lanes = [each for each in pairwise(index.offsets.tolist()) if each[0] < each[1]]
    first, end = core_first, core_end
    for low, high in lanes:
        starts, ends = index.starts[low:high], index.ends_sorted[low:high]
        begun, over = starts.searchsorted(core_first - reach), ends.searchsorted(core_end + reach, "right")
        first = min(first, int(starts[begun])) if begun < high - low else first
        end = max(end, int(ends[over - 1])) if over else end
    margin = max(int((end - first) * ASIDE), LEAST)
    first, end = first - margin, end + margin
    before, after = (_outside(index, lanes, edge, earlier=edge == first) for edge in (first, end))
    return Overview(first, end, before, after)


def _outside(index: EventIndex, lanes: list[tuple[int, int]], edge: Second, *, earlier: bool) -> Outside | None:
    """Return what begins before `edge`, or at and after it, with its span as far as it lies on that side."""
    count, firsts, ends = 0, [], []
    for low, high in lanes:
        starts, over = index.starts[low:high], index.ends_sorted[low:high]
        begun = int(starts.searchsorted(edge))
        here = begun if earlier else high - low - begun
        if not here:
            continue
        count += here
        firsts.append(int(starts[0 if earlier else begun]))
        done = int(over.searchsorted(edge, "right"))
        ends.append(int(starts[begun - 1]) + 1 if earlier else int(over[-1]))
        ends += [int(over[done - 1])] if earlier and done else []
    return Outside(count, min(firsts), max(ends)) if count else None


def columns_of(index: EventIndex, overview: Overview, columns: int) -> NDArray[np.int64]:
    """Count the events that begin in each of so many equal stretches of what is shown in proportion."""
    edges = overview.first + (overview.end - overview.first) * np.arange(columns + 1, dtype=np.int64) // columns
    counts = np.zeros(columns, np.int64)
    for low, high in pairwise(index.offsets.tolist()):
        counts += np.diff(index.starts[low:high].searchsorted(edges))
    return counts


def captions_of(rows: Axis, measure: Callable[[str], float]) -> list[Tick]:
    """Return the labels of a map's one row: the axis's upper ones, and where these are few, lower ones between them."""
    found = [tick for tick in rows.major if tick.label]
    if len(found) >= FEW:
        return found
    taken = [(tick.label_x, tick.label_x + measure(tick.label)) for tick in found]
    for tick in rows.minor:
        left, right = tick.label_x - APART, tick.label_x + measure(tick.label) + APART
        if tick.label and all(right < begin or left > end for begin, end in taken):
            found.append(tick)
    return sorted(found, key=lambda tick: tick.x)


@dataclass(frozen=True, slots=True)
class MapScale:
    """Seconds and pixels of a map from `left` to `right`: in proportion, and squeezed within a fold's field."""

    overview: Overview
    left: float
    right: float

    @property
    def area(self) -> tuple[float, float]:
        """Return from where to where time is in proportion."""
        left = self.left + (FOLD + TEAR if self.overview.before else MARGIN)
        right = self.right - (FOLD + TEAR if self.overview.after else MARGIN)
        return left, max(right, left + 20.0)

    @property
    def seconds_per_pixel(self) -> float:
        """Return how much time a pixel in proportion is."""
        left, right = self.area
        return (self.overview.end - self.overview.first) / (right - left)

    def x_of(self, second: Second) -> float:
        """Return where a second lies, within the map."""
        for low, high, left, right in self._parts():
            if second < high:
                return left + (right - left) * max(0.0, (second - low) / (high - low))
        return self.area[1] if self.overview.after is None else self.right

    def second_at(self, x: float) -> Second:
        """Return the second at a pixel; beyond the ends the map goes on in proportion."""
        before, after = self.overview.before, self.overview.after
        (left, right), parts = self.area, self._parts()
        if (x < left and before) or (x > right and after):
            low, high, begin, end = parts[0] if x < left else parts[-1]
            return low + round((high - low) * min(max((x - begin) / (end - begin), 0.0), 1.0))
        return self.overview.first + round((x - left) * self.seconds_per_pixel)

    def fold_at(self, x: float) -> Outside | None:
        """Return what is folded into the field at a pixel."""
        left, right = self.area
        return self.overview.before if x < left - TEAR else self.overview.after if x > right + TEAR else None

    def _parts(self) -> list[tuple[Second, Second, float, float]]:
        """Return the stretches of time one after the other, and from where to where each lies."""
        (left, right), all_ = self.area, self.overview
        parts = [(all_.first, all_.end, left, right)]
        if all_.before:
            parts.insert(0, (all_.before.first, all_.first, self.left, self.left + FOLD))
        if all_.after:
            parts.append((all_.end, max(all_.after.end, all_.end + 1), self.right - FOLD, self.right))
        return parts
