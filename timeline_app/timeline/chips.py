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
    from collections.abc import Callable

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
    free: Callable[[int, float, float], bool],
    tally: Callable[[int], tuple[int, int]],
    since: Callable[[Second], Second],
    metrics: Metrics,
    measure: Callable[[str], float],
) -> list[EdgeChip]:
    """Return a lane's chips, each in the first row where it hides no mark, else on the density under the rows.

    `rows` is the area of the lane's rows; `free` tells whether no mark or card of a row stands between two places.
    What stands in the way of the chip's full text makes it say the number alone.
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
    chips: list[EdgeChip] = []
    for there, here, earlier in sides:  # the second keeps clear of the first: a narrow canvas has no room for both
        if there is not None:
            other = chips[0].rect if chips else None
            chips.append(_chip(there, here, lane, rows, free, other, metrics, measure, earlier=earlier))
    return chips


def _chip(
    outside: Outside,
    here: int,
    lane: int,
    rows: Rect,
    free: Callable[[int, float, float], bool],
    other: Rect | None,
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
        for row in range(round(rows.height / metrics.row)):
            top, begun, over = _top(rows, row, metrics), x - 4, x + width + 4
            met = other is not None and other.y == top and other.x <= over and other.right >= begun
            if not met and free(row, begun, over):
                return placed(Rect(x, top, width, metrics.chip))
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
