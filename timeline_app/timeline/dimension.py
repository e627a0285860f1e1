"""Where the line stands that measures the time between two events: solid as far as is sure, dashed as far as may be.

The line runs under both marks, from the beginning of one to that of the other; a pole goes up to each mark in view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.distance import between, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.dates.edtf import Edtf
    from timeline_app.timeline.parts import Rect
    from timeline_app.timeline.scale import TimeScale

BELOW: Final = 13.0  # px from the lower mark to the line
_FOOT: Final = 16.0  # px that the line keeps from the canvas's foot
_SLACK: Final = 20.0  # px beyond the canvas to which the line's ends are clamped


class Dimension(NamedTuple):
    """A measured distance, in logical pixels."""

    text: str
    y: float
    sure: tuple[float, float]  # x from and to; equal where nothing is sure
    possible: tuple[float, float]  # x from and to, around the former
    poles: tuple[tuple[float, float], ...]  # x, and y at which the pole begins under its mark


def dimension(
    dates: tuple[Edtf, Edtf], marks: Sequence[Rect | None], scale: TimeScale, canvas: Rect
) -> Dimension | None:
    """Return the line between two dates; `marks` are where they are drawn, None where not. None: it is out of view."""
    found = between(*dates)
    if found.nearest is None:
        return None

    def across(span: tuple[Day, Day]) -> tuple[float, float]:
        x, end = (canvas.x + scale.to_x(day * DAY_SECONDS) for day in span)
        left, right = canvas.x - _SLACK, canvas.right + _SLACK
        return min(max(x, left), right), min(max(end, left), right)

    sure = across(found.nearest)
    possible = sure if found.furthest is None else across(found.furthest)
    low, high = min(sure[0], possible[0]), max(sure[1], possible[1])
    if high < canvas.x or low > canvas.right:
        return None
    drawn = [rect for rect in marks if rect is not None and canvas.y <= rect.y < canvas.bottom]
    below = max((rect.bottom + BELOW for rect in drawn), default=canvas.bottom)
    y = min(below, canvas.bottom - _FOOT)
    poles = tuple((_foot(rect, low, high), min(rect.bottom + 3, y)) for rect in drawn)
    return Dimension(words(*dates), y, sure, (low, high), poles)


def _foot(rect: Rect, low: float, high: float) -> float:
    """Return the x of a mark's pole: at that end of the line which is nearer, within the mark."""
    middle = rect.x + rect.width / 2
    end = low if abs(middle - low) <= abs(middle - high) else high
    return min(max(end, rect.x), rect.right)
