"""What stands where: compose() makes a Scene, which a painter draws and in which a click is looked up.

The same Scene serves the window, the PNG and the tests. Everything in it stays in place while panning: which events
are drawn one by one, which share a group's card, and where groups and density columns lie is fixed in time at each
zoom level (a power of two of seconds per pixel); only what touches the edges of the view yields to them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.annotations import NONE, overlaid
from timeline_app.timeline.labels import Ruler
from timeline_app.timeline.lane_plan import AS_INDEXED, arrange, shown_name
from timeline_app.timeline.laps import untimed
from timeline_app.timeline.layouting import Layouting
from timeline_app.timeline.legend import legend_of
from timeline_app.timeline.parts import Hit, LaneHeader, Rect
from timeline_app.timeline.publications import NO_PUBLICATIONS
from timeline_app.timeline.spans import view_span
from timeline_app.timeline.stretch import Content, Stretches, Wanted
from timeline_app.timeline.ticks import axis

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.dates.civil import Second
    from timeline_app.records import Era
    from timeline_app.timeline.annotations import Annotated, Overlaid
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.lane_plan import Arrangement, LanePlan
    from timeline_app.timeline.metrics import Metrics
    from timeline_app.timeline.parts import Axis, DensityStrip, EdgeChip, Group, LegendEntry, Mark
    from timeline_app.timeline.publications import Publications, PublicationStrip
    from timeline_app.timeline.scale import TimeScale

SLACK: Final = 4.0  # px around a mark that count as the mark
LANE_COLOURS: Final = 10


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn, in logical pixels from the widget's top left corner."""

    width: float
    height: float
    canvas: Rect  # where lanes are drawn: right of the headers, below axis and publication strip
    axis: Axis
    hairlines: tuple[float, ...]  # x of the vertical lines at major ticks
    publications: PublicationStrip | None
    headers: tuple[LaneHeader, ...]  # of the lanes in view, top to bottom
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    densities: tuple[DensityStrip, ...]
    chips: tuple[EdgeChip, ...]
    overlaid: Overlaid  # eras behind the lanes, notes over them, today
    legend: tuple[LegendEntry, ...]  # only what is on screen
    span_text: str  # of the time in view: "14 May – 10 Nov 2018, 181 days"
    content_height: float  # of all lanes; above canvas.height the view scrolls
    selected: int | None
    hovered: int | None

    def hit(self, x: float, y: float) -> Hit:
        """Return what lies under a point, the topmost first; marks are easier to hit than they are large."""
        if self.axis.rect.contains(x, y):
            return Hit("axis")
        if self.publications is not None and self.publications.rect.contains(x, y):
            near = self.publications.at(x, SLACK)
            return Hit("publication", part=near) if near else Hit("nothing")
        strip = self.overlaid.strip
        if strip is not None and strip.contains(x, y):
            return self._hit_on_strip(x, y)
        header = next((header for header in self.headers if header.rect.y <= y < header.rect.bottom), None)
        if y < self.canvas.y or header is None:
            return Hit("nothing")
        if x < self.canvas.x:
            return Hit("header", lane=header.lane, part=header)
        return self._hit_in_lane(x, y, header.lane)

    def _hit_on_strip(self, x: float, y: float) -> Hit:
        for flag in self.overlaid.notes:
            if flag.rect.contains(x, y, 1):
                return Hit("note", part=flag)
        for band in self.overlaid.eras:
            if band.caption and band.place.contains(x, y, 2):
                return Hit("era", part=band)
        return Hit("nothing")

    def eras_at(self, x: float) -> tuple[Era, ...]:
        """Return the eras whose bands lie under a place of the canvas, the earlier first."""
        return tuple(band.era for band in self.overlaid.eras if band.rect.x <= x < band.rect.right)

    def _hit_in_lane(self, x: float, y: float, lane: int) -> Hit:
        for chip in self.chips:
            if chip.rect.contains(x, y):
                return Hit("chip", lane=lane, part=chip)
        for group in self.groups:
            if group.lane == lane and group.rect.contains(x, y, 2):
                return Hit("ghost" if group.ghost else "group", lane=lane, part=group)
        marks = [mark for mark in self.marks if mark.lane == lane]  # another's may be scrolled under one that is pinned
        there = [mark for mark in marks if not mark.ghost]
        for mark in there:
            if mark.rect.contains(x, y):
                return Hit("mark", mark.ref, lane, mark)
        for mark in there:
            if mark.label is not None and mark.label.box.contains(x, y):
                return Hit("label", mark.ref, lane, mark)
        if (near := _nearest(there, x, y)) is not None:
            return Hit("mark", near.ref, lane, near)
        ghost = _nearest([mark for mark in marks if mark.ghost], x, y)
        return Hit("lane", lane=lane) if ghost is None else Hit("ghost", lane=lane, part=ghost)

    def place_of(self, ref: int) -> Rect | None:
        """Return where an event's mark stands, or None where it is not drawn by itself."""
        return next((mark.rect for mark in self.marks if mark.ref == ref), None)


def _nearest(marks: Sequence[Mark], x: float, y: float) -> Mark | None:
    """Return the mark beside a point, the one whose middle is nearest; None where there is none."""
    near = (mark for mark in marks if mark.rect.contains(x, y, SLACK))
    return min(near, key=lambda mark: abs(mark.rect.x + mark.rect.width / 2 - x), default=None)


def content_height(index: EventIndex, metrics: Metrics, plan: LanePlan = AS_INDEXED) -> float:
    """Return the height of all lanes that are shown."""
    return arrange(index, metrics, plan).height


def refs_of(group: Group, scene: Scene, index: EventIndex, limit: int = 100, kept: Kept | None = None) -> list[int]:
    """Return the rows of the model that a group stands for, the most important first, at most `limit`.

    Those that filters leave out are not among them.
    """
    low, high = int(index.offsets[group.lane]), int(index.offsets[group.lane + 1])
    starts = index.starts[low:high]
    begun = slice(low + np.searchsorted(starts, group.first), low + np.searchsorted(starts, group.end))
    hidden = ~np.isin(index.refs[begun], [mark.ref for mark in scene.marks if mark.lane == group.lane])
    hidden &= True if kept is None else kept.mask[index.refs[begun]]
    refs, ranks = index.refs[begun][hidden], index.ranks_of(begun)[hidden]
    return [int(ref) for ref in refs[np.argsort(-ranks, kind="stable")][:limit]]


def compose(
    scale: TimeScale,
    index: EventIndex,
    metrics: Metrics,
    measure: Callable[[str], float],
    titles: Callable[[Sequence[int]], Sequence[str | None]],
    *,
    width: float,
    height: float,
    scroll_y: float = 0.0,
    plan: LanePlan = AS_INDEXED,
    selected: int | None = None,
    hovered: int | None = None,
    publications: Publications = NO_PUBLICATIONS,
    annotated: Annotated = NONE,
    today: Second | None = None,
    kept: Kept | None = None,
    lap: Callable[[str], object] = untimed,
    stretches: Stretches | None = None,
) -> Scene:
    """Lay out what a widget shows; pixel 0 of `scale` is the canvas's left edge, right of the headers.

    `measure` returns a label's width in pixels, `titles` the texts of rows of the model, None for those that cannot be
    read now; both should remember their answers. What lacks titles is laid out again in the next view. What `kept`
    leaves out is a ghost.
    `stretches` remembers what is laid out, for views that pan; who changes what titles or texts are lets it forget.
    """
    strip_height = metrics.publications_height if len(publications) else 0.0
    canvas = _canvas(width, height, metrics, strip_height + annotated.height)
    scale = scale if scale.width == canvas.width else replace(scale, width=canvas.width)
    rows = _axis(scale, canvas, metrics, measure)
    headers = _headers(lanes := arrange(index, metrics, plan, canvas.height), index, kept, canvas, scroll_y)
    lap("axis")
    how = Layouting(metrics, Ruler.of(measure), titles, selected, kept, lap)
    wanted = Wanted(headers, index, scale.seconds_per_pixel, canvas, how)
    content = (stretches or Stretches()).around(scale, wanted).seen(scale) if headers and len(index) else Content()
    strip = publications.strip(Rect(canvas.x, metrics.axis_height, canvas.width, strip_height), scale)
    over = overlaid(annotated, today, scale, canvas, measure)
    lap("around")
    return Scene(
        width=width,
        height=height,
        canvas=canvas,
        axis=rows,
        hairlines=tuple(tick.x for tick in rows.major if tick.x > canvas.x),
        publications=strip if len(publications) else None,
        headers=headers,
        marks=content.marks,
        groups=content.groups,
        densities=content.densities,
        chips=content.chips,
        overlaid=over,
        legend=legend_of(content, canvas.bottom, published=bool(len(strip.ticks)), **over.explained),
        span_text=view_span(*scale.span, metrics.dates),
        content_height=lanes.height,
        selected=selected,
        hovered=hovered,
    )


def _canvas(width: float, height: float, metrics: Metrics, strip_height: float) -> Rect:
    top = metrics.axis_height + strip_height
    return Rect(metrics.header_width, top, max(width - metrics.header_width, 1.0), max(height - top, 1.0))


def _axis(scale: TimeScale, canvas: Rect, metrics: Metrics, measure: Callable[[str], float]) -> Axis:
    place = Rect(canvas.x, 0.0, canvas.width, metrics.axis_height)
    return axis(scale, place, measure, pin=metrics.pin, dates=metrics.dates)


def _headers(
    lanes: Arrangement, index: EventIndex, kept: Kept | None, canvas: Rect, scroll_y: float
) -> tuple[LaneHeader, ...]:
    """Return the heads of the lanes in view, those that do not scroll first."""
    scroll = min(max(scroll_y, 0.0), max(lanes.height - canvas.height, 0.0))
    headers = []
    for placed in lanes.placed:
        y = canvas.y + placed.y - (0.0 if placed.fixed else scroll)
        top = canvas.y if placed.fixed else canvas.y + lanes.fixed
        if y >= canvas.bottom:
            break
        if y + placed.height > top:
            planned, rect = placed.planned, Rect(0.0, y, canvas.x, placed.height)
            name = index.lane_names[planned.lane]
            count = index.count(planned.lane) if kept is None else kept.count(planned.lane)
            headers.append(
                LaneHeader(
                    lane=planned.lane,
                    name=shown_name(name),
                    count=count,
                    colour=planned.lane % LANE_COLOURS,
                    rect=rect,
                    rows=planned.rows,
                    top=top,
                    depth=planned.depth,
                    collapsed=planned.collapsed,
                    folded=planned.folded,
                    pinned=planned.pinned,
                )
            )
    return tuple(headers)
