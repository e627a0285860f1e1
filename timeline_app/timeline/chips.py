"""The chips at the edges of the canvas: how many events of a lane lie outside the view, and where a click goes.

They also count what is in view and on no mark or card in sight.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from timeline_app.timeline.index import Outside
from timeline_app.timeline.parts import EdgeChip, Rect
from timeline_app.timeline.spans import chip_span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.date_style import DateStyle
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.metrics import Metrics
    from timeline_app.timeline.scale import TimeScale

LOW: Final = 13.0  # px, height of a chip that every row leaves no room
NEARBY: Final = 8  # a click on a chip that counts what begins at the right edge shows this part of the view more
_REMEMBERED: Final = 512  # wordings: most stay the same from one frame to the next


def chips_of(
    index: EventIndex | Kept,
    scale: TimeScale,
    lane: int,
    rows: Rect,
    taken: Callable[[], Sequence[Sequence[tuple[float, float]]]],
    tally: Callable[[int], tuple[int, int]],
    since: Callable[[Second], Second],
    metrics: Metrics,
    measure: Callable[[str], float],
) -> list[EdgeChip]:
    """Return a lane's chips, each in the first row where it hides no mark, else on the density under the rows.

    `rows` is the area of the lane's rows; `taken` tells for each row the stretches that marks and cards take up, and
    is asked where there is a chip. What stands in the way of the chip's full text makes it say the number alone.
    `tally` tells how many of those that touch the view only a chip counts, at the left and at the right, and `since`
    when the first began that goes on at a second.
    """
    first, end = scale.span
    before, after = index.before(lane, first), index.after(lane, end)
    outside = (before.count if before else 0) + (after.count if after else 0)
    left, right = tally(index.count(lane) - outside)
    beyond = end + (end - first) // NEARBY
    sides = (
        (before or (Outside(0, since(first), end) if left else None), left, True),
        (after or (Outside(0, first, beyond) if right else None), right, False),
    )
    stretches = taken() if any(there for there, _, _ in sides) else ()
    chips: list[EdgeChip] = []
    for there, here, earlier in sides:  # the second keeps clear of the first: a narrow canvas has no room for both
        if there is not None:
            free = _beside(stretches, chips[0].rect, rows, metrics) if chips else stretches
            chips.append(_chip(there, here, lane, rows, free, metrics, measure, earlier=earlier))
    return chips


def _beside(
    taken: Sequence[Sequence[tuple[float, float]]], chip: Rect, rows: Rect, metrics: Metrics
) -> list[Sequence[tuple[float, float]]]:
    """Return what is taken up in each row where a chip stands already."""
    its = (chip.x, chip.right)
    return [[*row, its] if chip.y == _top(rows, number, metrics) else row for number, row in enumerate(taken)]


def _chip(
    outside: Outside,
    here: int,
    lane: int,
    rows: Rect,
    taken: Sequence[Sequence[tuple[float, float]]],
    metrics: Metrics,
    measure: Callable[[str], float],
    *,
    earlier: bool,
) -> EdgeChip:
    def placed(rect: Rect) -> EdgeChip:
        return EdgeChip(text, rect, lane, earlier, outside.count, outside.first, outside.end, here)

    wordings = _wordings(outside, here, metrics.dates, earlier=earlier)
    for text in wordings:
        width = metrics.chip_arrow + measure(text) + 2 * metrics.chip_padding
        if text != wordings[-1] and width + 8 > rows.width:
            continue  # cut by the canvas's other edge it would lose its number
        x = rows.x + 4 if earlier else rows.right - 4 - width
        for row, stretches in enumerate(taken):
            if all(right < x - 4 or left > x + width + 4 for left, right in stretches):
                return placed(Rect(x, _top(rows, row, metrics), width, metrics.chip))
    return placed(Rect(x, rows.bottom + (metrics.density + metrics.lane_padding - LOW) / 2, width, LOW))


def _wordings(outside: Outside, here: int, dates: DateStyle, *, earlier: bool) -> tuple[str, str]:
    """Return what the chip may say beside its arrow, the longest first."""
    numbers = (f"{outside.count:,}" if outside.count else "", f"+{here:,}" if here else "")
    words = chip_words(outside.count, outside.first, outside.end, here, dates, earlier=earlier)
    return words, " ".join(filter(None, numbers))


@lru_cache(maxsize=_REMEMBERED)
def chip_words(count: int, first: Second, end: Second, here: int, dates: DateStyle, *, earlier: bool) -> str:
    """Say how many events lie outside, on which side, and when: "6 earlier: 1970s–80s"; and how many only it counts."""
    more = f"{here:,} more here" if here else ""
    if not count:
        return more
    return f"{count:,} {'earlier' if earlier else 'later'}: {chip_span(first, end, dates)}" + (more and f", {more}")


def _top(rows: Rect, row: int, metrics: Metrics) -> float:
    return rows.y + row * metrics.row + (metrics.row - metrics.chip) / 2
