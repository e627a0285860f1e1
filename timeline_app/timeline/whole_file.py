"""The whole file on one line: what is shown in proportion, what is folded away at the ends, and how much lies where.

In proportion stands the stretch around the weighted core; what begins far outside is folded into a field at that end,
so that one event of the 1970s does not squeeze the rest. A column counts the events that are going on in it, so that
one of years is seen over its whole stretch, as in the strips under the lanes; a fold counts what begins there. All of
it comes from the index's sorted columns by bisection, so that ten million events take no longer to count anew than a
frame.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS, civil
from timeline_app.dates.wording import year_words
from timeline_app.timeline.date_style import ENGLISH, DateStyle
from timeline_app.timeline.index import Outside
from timeline_app.timeline.spans import short_span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.parts import Axis, Tick

ASIDE: Final = 0.03  # share of what is in proportion that is free at both ends: the window is taken hold of there
BEYOND: Final = 1.0  # share of the core's length that is shown on both sides, where there are events
FOLD: Final = 36.0  # px, width of a fold's field
TEAR: Final = 8.0  # px between a fold's field and what is in proportion, for the zig-zag
COLUMN: Final = 3.0  # px, from one column of the density to the next
MARGIN: Final = 6.0  # px at an end where nothing is folded
LEAST: Final = 60  # seconds
FEW: Final = 3  # labels of the axis's upper row that are enough
APART: Final = 10.0  # px between labels


class Lane(NamedTuple):
    """When the events of a lane begin and when they are over, exclusive: each in an ascending order of its own."""

    starts: NDArray[np.int64]  # seconds
    ends: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """What the map shows in proportion, [first, end), and what begins before and after; made once for an index."""

    first: Second
    end: Second
    before: Outside | None
    after: Outside | None
    extent: tuple[Second, Second]  # of all events
    lanes: tuple[Lane, ...] = field(default=(), repr=False)  # with every event once

    def __len__(self) -> int:
        """Count the events that have a date, each once."""
        return sum(len(lane.starts) for lane in self.lanes)

    def text(self, dates: DateStyle = ENGLISH) -> str:
        """Name the span of everything: "1970 – 2018", "Mar–May 2017"."""
        first, end = self.extent
        start, last = (civil(second // DAY_SECONDS)[0] for second in (first, end - 1))
        return short_span(first, end, dates) if start == last else f"{year_words(start)} – {year_words(last)}"


def whole_of(index: EventIndex) -> Whole:
    """Decide what is shown in proportion: the core, and up to as much again on both sides where there are events."""
    core_first, core_end = index.core
    reach = int((core_end - core_first) * BEYOND)
    first, end = core_first, core_end
    for starts, ends in _lanes(index):
        begun, over = starts.searchsorted(core_first - reach), ends.searchsorted(core_end + reach, "right")
        first = min(first, int(starts[begun])) if begun < len(starts) else first
        end = max(end, int(ends[over - 1])) if over else end
    margin = max(int((end - first) * ASIDE), LEAST)
    lanes = _lanes(index)
    extent = (
        min((int(starts[0]) for starts, _ in lanes), default=first),
        max((int(e[-1]) for _, e in lanes), default=end),
    )
    whole = Whole(first - margin, end + margin, None, None, extent, counted_once(index))
    return replace(whole, before=_before(index, whole), after=_after(index, whole))


def counted_once(index: EventIndex, kept: NDArray[np.bool_] | None = None) -> tuple[Lane, ...]:
    """Return of each lane the events that no lane before it has.

    `kept` tells by rows of the columns which events count at all, as filters leave them. Without filters, and where no
    event has several lanes, nothing is copied.
    """
    count = int(index.refs.max(initial=-1)) + 1
    seen = np.zeros(count, np.bool_) if kept is None else ~kept[:count]
    if kept is None:
        seen[index.refs] = True
        if np.count_nonzero(seen) == len(index.refs):
            return tuple(_lanes(index))
        seen[:] = False
    found = []
    for low, high in pairwise(index.offsets.tolist()):
        refs = index.refs[low:high]
        new = ~seen[refs]
        ends = index.columns.ends[refs[new]]
        found.append(Lane(index.starts[low:high][new], np.sort(ends, kind="stable")))  # quick: most are in order
        seen[refs] = True
    return tuple(found)


def columns_of(lanes: Sequence[Lane], whole: Whole, columns: int) -> NDArray[np.int64]:
    """Count the events that are going on in each of so many equal stretches of what is shown in proportion."""
    edges = whole.first + (whole.end - whole.first) * np.arange(columns + 1, dtype=np.int64) // columns
    counts = np.zeros(columns, np.int64)
    for starts, ends in lanes:
        counts += starts.searchsorted(edges[1:]) - ends.searchsorted(edges[:-1], "right")
    return counts


def _lanes(index: EventIndex) -> list[Lane]:
    """Return each lane that has events."""
    bounds = pairwise(index.offsets.tolist())
    return [Lane(index.starts[low:high], index.ends_sorted[low:high]) for low, high in bounds if low < high]


def _before(index: EventIndex, whole: Whole) -> Outside | None:
    """Return what begins before what is in proportion, with its span as far as it lies there."""
    count = sum(int(starts.searchsorted(whole.first)) for starts, _ in whole.lanes)
    firsts, ends = [], []
    for starts, over in _lanes(index):
        begun, done = int(starts.searchsorted(whole.first)), int(over.searchsorted(whole.first, "right"))
        firsts += [int(starts[0])] if begun else []
        ends += [int(starts[begun - 1]) + 1] if begun else []
        ends += [int(over[done - 1])] if done else []
    return Outside(count, min(firsts), max(ends)) if count else None


def _after(index: EventIndex, whole: Whole) -> Outside | None:
    """Return what begins after what is in proportion."""
    count = sum(len(starts) - int(starts.searchsorted(whole.end)) for starts, _ in whole.lanes)
    late = [(starts, ends) for starts, ends in _lanes(index) if starts[-1] >= whole.end]
    if not count:
        return None
    first = min(int(starts[starts.searchsorted(whole.end)]) for starts, _ in late)
    return Outside(count, first, max(int(ends[-1]) for _, ends in late))


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

    whole: Whole
    left: float
    right: float

    @property
    def area(self) -> tuple[float, float]:
        """Return from where to where time is in proportion: a whole number of columns."""
        left = self.left + (FOLD + TEAR if self.whole.before else MARGIN)
        right = self.right - (FOLD + TEAR if self.whole.after else MARGIN)
        columns = max(8, int((right - left) // COLUMN))
        return left, left + columns * COLUMN

    @property
    def seconds_per_pixel(self) -> float:
        """Return how much time a pixel in proportion is."""
        left, right = self.area
        return (self.whole.end - self.whole.first) / (right - left)

    def x_of(self, second: Second) -> float:
        """Return where a second lies, within the map."""
        for low, high, left, right in self._parts():
            if second < high:
                return left + (right - left) * max(0.0, (second - low) / (high - low))
        return self.area[1] if self.whole.after is None else self.right

    def second_at(self, x: float) -> Second:
        """Return the second at a pixel; beyond the ends the map goes on in proportion."""
        before, after = self.whole.before, self.whole.after
        (left, right), parts = self.area, self._parts()
        if (x < left and before) or (x > right and after):
            low, high, begin, end = parts[0] if x < left else parts[-1]
            return low + round((high - low) * min(max((x - begin) / (end - begin), 0.0), 1.0))
        return self.whole.first + round((x - left) * self.seconds_per_pixel)

    def fold_at(self, x: float) -> Outside | None:
        """Return what is folded into the field at a pixel."""
        left, right = self.area
        return self.whole.before if x < left - TEAR else self.whole.after if x > right + TEAR else None

    def _parts(self) -> list[tuple[Second, Second, float, float]]:
        """Return the stretches of time one after the other, and from where to where each lies."""
        (left, right), all_ = self.area, self.whole
        parts = [(all_.first, all_.end, left, right)]
        if all_.before:
            parts.insert(0, (all_.before.first, all_.first, self.left, self.left + FOLD))
        if all_.after:
            parts.append((all_.end, max(all_.after.end, all_.end + 1), self.right - FOLD, self.right))
        return parts
