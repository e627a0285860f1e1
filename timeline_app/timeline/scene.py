"""What stands where: compose() turns a scale and an index into a Scene, which a painter draws and a click is looked up in.

The same Scene serves the window, the PNG and the tests. Everything in it stays in place while panning: which events are
drawn one by one, which share a group's card, and where groups and density columns lie is fixed in time at each zoom level
(a power of two of seconds per pixel); only what touches the edges of the view yields to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.metrics import Metrics
from timeline_app.timeline.parts import (
    Axis,
    DensityStrip,
    EdgeChip,
    Group,
    Hit,
    LaneHeader,
    LegendEntry,
    Mark,
    PublicationTick,
    Rect,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.scale import TimeScale

LEGEND: Final = {
    "instant": "instant",
    "day": "day",
    "duration": "duration",
    "within": "within",
    "circa": "circa",
    "open": "open-ended",
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
    "conflict": "sources disagree",
    "origins": "origins",
    "group": "group",
    "published": "published",
    "density": "density",
    "chip": "outside the span",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """An article's publication, for the strip under the axis."""

    article: str  # Article.id
    second: Second
    selected: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn, in logical pixels from the widget's top left corner."""

    width: float
    height: float
    canvas: Rect  # where lanes are drawn: right of the headers, below axis and publication strip
    axis: Axis
    hairlines: tuple[float, ...]  # x of the vertical lines at major ticks
    publication_strip: Rect | None
    publications: tuple[PublicationTick, ...]
    headers: tuple[LaneHeader, ...]  # of the lanes in view, top to bottom
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    densities: tuple[DensityStrip, ...]
    chips: tuple[EdgeChip, ...]
    legend: tuple[LegendEntry, ...]  # only what is on screen
    span_text: str  # of the time in view: "14 May – 10 Nov 2018, 181 days"
    content_height: float  # of all lanes; above canvas.height the view scrolls
    selected: int | None
    hovered: int | None

    def hit(self, x: float, y: float) -> Hit:
        """Return what lies under a point, the topmost first; marks are easier to hit than they are large."""
        return Hit("nothing")

    def place_of(self, ref: int) -> Rect | None:
        """Return where an event's mark stands, or None where it is not drawn by itself."""
        return next((mark.rect for mark in self.marks if mark.ref == ref), None)


def content_height(index: EventIndex, metrics: Metrics) -> float:
    """Return the height of all lanes."""
    return sum(metrics.lane_height(int(rows)) for rows in index.lane_rows)


def compose(
    scale: TimeScale,
    index: EventIndex,
    metrics: Metrics,
    measure: Callable[[str], float],
    title_of: Callable[[int], str],
    *,
    width: float,
    height: float,
    scroll_y: float = 0.0,
    selected: int | None = None,
    hovered: int | None = None,
    publications: Sequence[Publication] = (),
) -> Scene:
    """Lay out what a widget of `width` by `height` shows; pixel 0 of `scale` is the canvas's left edge, right of the headers.

    `measure` returns a label's width in pixels and `title_of` the text of a row of the model; both are called for what is
    in view only, many times a frame, so they should remember their answers.
    """
    canvas = Rect(metrics.header_width, metrics.axis_height, width - metrics.header_width, height - metrics.axis_height)
    axis = Axis(Rect(canvas.x, 0.0, canvas.width, metrics.axis_height), (), ())
    return Scene(
        width, height, canvas, axis, (), None, (), (), (), (), (), (), (), "", content_height(index, metrics), selected, hovered
    )
