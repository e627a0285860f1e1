"""Where the arcs to cross-references begin and end: at a mark, at the card that holds it, or at the canvas's edge.

No arc is left out because its event has no mark of its own here: it points to where the event would be found.
"""

from __future__ import annotations

from collections import defaultdict
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.timeline.parts import Rect
from timeline_app.ui.navigation import lane_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.timeline.filtering import Known
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.viewport import Viewport


class At(Enum):
    """What an arc's end touches."""

    MARK = auto()
    CARD = auto()
    EDGE = auto()  # of the canvas


class End(NamedTuple):
    """One end of an arc: the box that it touches; at an edge a point, with the way out (-1, 0 or 1)."""

    at: At
    rect: Rect
    out: tuple[int, int] = (0, 0)


class Arc(NamedTuple):
    """A curve from the selected event to one that it refers to."""

    source: End
    target: End
    disagrees: bool


def arcs_of(port: Viewport, source: int, targets: Sequence[tuple[int, bool]]) -> tuple[Arc, ...]:
    """Return the arcs from a row to others (True: they disagree); those wholly outside the view are left out."""
    marks = _marks_in_sight(port.scene, {source, *(row for row, _ in targets)}) if targets else {}
    begin = _end(port, source, marks.get(source, ()), None) if targets else None
    if begin is None:
        return ()
    found = []
    for row, disagrees in targets:
        end = None if row == source else _end(port, row, marks.get(row, ()), begin.rect)
        if end is not None and not (begin.at == At.EDGE and end.at == At.EDGE):
            found.append(Arc(begin, end, disagrees))
    return tuple(dict.fromkeys(found))  # several events of one card, or beyond one edge, are one arc


class Reports(NamedTuple):
    """A day gone back to, and from where the selected event stands to the days in view on which it was reported."""

    source: End | None  # None: nothing is selected, or it cannot be pointed at
    days: tuple[float, ...]  # px, ascending
    until: float | None  # px of the end of the day gone back to; None: it is not in view
    known: int  # how many of `days` lie before that
    canvas: Rect


def reports_of(port: Viewport, row: int | None, known: Known) -> Reports:
    """Return what is to be drawn of a day gone back to, and of the reports of a row's event.

    The view marks the articles of the selected event in its strip: `Publications.choosing`.
    """
    scene, end = port.scene, port.scale.to_x(known.end)
    strip, canvas = scene.publications, scene.canvas
    days = () if row is None or strip is None else tuple(strip.chosen.tolist())
    source = _end(port, row, _marks_in_sight(scene, {row}).get(row, ()), None) if row is not None and days else None
    before = sum(day < canvas.x + end for day in days)
    return Reports(source, days, canvas.x + end if 0 <= end <= canvas.width else None, before, canvas)


def card_holding(port: Viewport, row: int) -> Rect | None:
    """Return the card in sight that counts an event which has no mark of its own there."""
    if _marks_in_sight(port.scene, {row}):
        return None
    return _card_of(port, port.index.positions_of(row).tolist())


def _card_of(port: Viewport, positions: Sequence[int]) -> Rect | None:
    """Return the first card in sight that counts what stands at one of some positions."""
    for position in positions:
        lane, start = lane_at(port.index, position), int(port.index.starts[position])
        for group in port.scene.groups:
            if group.lane == lane and group.first <= start < group.end and _in_sight(group.rect, port.scene.canvas):
                return group.rect
    return None


def _marks_in_sight(scene: Scene, rows: set[int]) -> dict[int, list[Rect]]:
    """Return where some rows have marks, by row."""
    found: defaultdict[int, list[Rect]] = defaultdict(list)
    for mark in scene.marks:
        if mark.ref in rows and _in_sight(mark.rect, scene.canvas):
            found[mark.ref].append(mark.rect)
    return found


def _end(port: Viewport, row: int, marks: Sequence[Rect], near: Rect | None) -> End | None:
    """Return where an event is or would be found; of several places the nearest. None where it has no date."""
    if marks:
        return End(At.MARK, marks[0] if near is None else min(marks, key=lambda rect: _apart(rect, near)))
    positions = port.index.positions_of(row).tolist()
    if (card := _card_of(port, positions)) is not None:
        return End(At.CARD, card)
    lanes = port.lanes
    ends = [_beyond(port, position, lanes) for position in positions if lane_at(port.index, position) in lanes]
    return min(ends, key=lambda end: abs(end.out[1]), default=None)  # a lane in sight before one that is not


def _beyond(port: Viewport, position: int, lanes: Sequence[int]) -> End:
    """Return the point of the canvas's edge nearest to what lies outside it."""
    scene, canvas = port.scene, port.scene.canvas
    lane, row = lane_at(port.index, position), int(port.index.rows[position])
    x = port.scale.to_x(int(port.index.starts[position]))
    header = next((header for header in scene.headers if header.lane == lane), None)
    if header is None:
        in_sight = [lanes.index(header.lane) for header in scene.headers if not header.pinned]
        above = lanes.index(lane) < min(in_sight, default=len(lanes))
        wanted = canvas.y - 1 if above else canvas.bottom + 1
    else:
        inside = port.metrics.lane_padding + (0.5 if header.collapsed else row + 0.5) * port.metrics.row
        wanted = min(header.rect.y + inside, header.rect.bottom)
    place = min(max(canvas.x + x, canvas.x), canvas.right), min(max(wanted, canvas.y), canvas.bottom)
    out = (x > canvas.width) - (x < 0), (wanted > canvas.bottom) - (wanted < canvas.y)
    return End(At.EDGE, Rect(*place, 0.0, 0.0), out)


def _in_sight(rect: Rect, canvas: Rect) -> bool:
    """Tell whether a row is scrolled into the canvas; composing lays out whole lanes."""
    return canvas.y <= rect.y + rect.height / 2 < canvas.bottom and rect.x < canvas.right and rect.right > canvas.x


def _apart(one: Rect, other: Rect) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)
