"""Where labels stand: right of their mark, else left of it, and shortened before they are left out.

A label may only use the free stretch of its own row between its mark and what stands next there, so labels never
overlap each other nor a mark. What stands in a row is fixed in time at each zoom level, hence so is that room; only
at the edges of the view does a label turn to the other side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.timeline.parts import Label, Rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.timeline.metrics import Metrics

ELLIPSIS: Final = "…"
READABLE: Final = 140.0  # px: a label that is cut on either side and has so much on its right leaves the left to others
STEP: Final = 6.0  # px by which the room of a shortened label grows, so that it is shortened anew less often


class Badges(NamedTuple):
    """What follows a label's text."""

    origins: bool
    conflict: bool


class Gap(NamedTuple):
    """The free stretch of a row left and right of a mark, already kept clear of what stands next there."""

    left: float
    mark_left: float
    mark_right: float
    right: float


def place_label(
    text: str, gap: Gap, y: float, badges: Badges, metrics: Metrics, measure: Callable[[str], float]
) -> Label | None:
    """Return the label of a mark, or None where it has no room; `y` is the middle of the row."""
    width = measure(text)
    tail = (badges.origins + badges.conflict) * (metrics.badge + metrics.badge_gap)
    x = gap.mark_right + metrics.label_gap
    room = gap.right - x - tail
    if width <= room:
        return _label(text, x, width, y, badges, metrics)
    left = gap.mark_left - metrics.label_gap - width - tail
    if left >= gap.left:
        return _label(text, left, width, y, badges, metrics)
    room_left = gap.mark_left - metrics.label_gap - tail - gap.left
    beside = room >= min(room_left, READABLE)
    short = elide(text, room if beside else room_left, measure)
    width = measure(short)
    if width < metrics.shortest_label:
        return None
    x = x if beside else gap.mark_left - metrics.label_gap - tail - width
    return _label(short, x, width, y, badges, metrics, whole=text)


def elide(text: str, room: float, measure: Callable[[str], float]) -> str:
    """Shorten `text` at its end to at most `room` pixels, in steps; an empty string where not even one letter fits."""
    room -= room % STEP
    full = measure(text)
    if full <= room:
        return text
    length = min(int(len(text) * room / full), len(text) - 1) if full else 0
    while length > 0:
        short = text[:length].rstrip(" ,;:–-") + ELLIPSIS
        if measure(short) <= room:
            return short
        length -= 1
    return ""


def _label(text: str, x: float, width: float, y: float, badges: Badges, metrics: Metrics, *, whole: str = "") -> Label:
    top = y - metrics.text / 2
    rect = Rect(x, top, width, metrics.text)
    origins = conflict = None
    end = x + width + metrics.badge_gap
    if badges.origins:
        origins = Rect(end, y - metrics.badge / 2, metrics.badge, metrics.badge)
        end += metrics.badge + metrics.badge_gap
    if badges.conflict:
        conflict = Rect(end, y - metrics.badge / 2, metrics.badge, metrics.badge)
    return Label(text, rect, origins, conflict, elided=bool(whole), whole=whole)
