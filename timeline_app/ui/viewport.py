"""What part of time and of the lanes a canvas shows: scale, scroll, row height and size, within their limits.

No widget. Panning and zooming make another scale; the scene is composed when it is next asked for and kept until
something changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.timeline.annotations import NONE
from timeline_app.timeline.kept import Kept
from timeline_app.timeline.labels import Ruler
from timeline_app.timeline.lane_plan import AS_INDEXED, arrange
from timeline_app.timeline.laps import untimed
from timeline_app.timeline.marks import ARROW, MarkKind
from timeline_app.timeline.metrics import Metrics
from timeline_app.timeline.publications import NO_PUBLICATIONS
from timeline_app.timeline.scale import SHORTEST, TimeScale
from timeline_app.timeline.scene import Scene, compose, content_height, refs_of
from timeline_app.timeline.stretch import Stretches
from timeline_app.timeline.ticks import step_for
from timeline_app.ui.navigation import lane_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.annotations import Annotated
    from timeline_app.timeline.date_style import DateStyle
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.lane_plan import LanePlan
    from timeline_app.timeline.parts import Group, Mark, Rect
    from timeline_app.timeline.publications import Publications
    from timeline_app.timeline.steps import Step

ROWS = (18.0, 44.0)  # px, limits of a row's height
_ROOM = 0.12  # share of a span that is left free on both sides where it is fitted
_ARROW_ROOM = ARROW + 6  # px from the known edge of what is open-ended to the canvas's
_LEAST_FITTED = 3 * 86_400  # seconds: one day alone does not fill the window
MOST_LISTED = 500  # events of a group
_LEAST_WIDTH = 50.0  # px of canvas


class Viewport:
    """The window on an index."""

    def __init__(
        self,
        index: EventIndex,
        measure: Callable[[str], float],
        titles: Callable[[Sequence[int]], Sequence[str | None]],
    ) -> None:
        self.index = index
        self.letters = 1.0  # how many times the usual size
        self.metrics = Metrics()
        self.width, self.height = 800.0, 500.0
        self.scroll = 0.0
        self.selected: int | None = None
        self.hovered: int | None = None
        self.publications = NO_PUBLICATIONS
        self.annotated: Annotated = NONE
        self.today: Second | None = None
        self.plan = AS_INDEXED  # which lanes are shown, and how
        self._ruler = Ruler(measure)
        self._titles = titles
        self.kept: Kept | None = None
        self.lap: Callable[[str], object] = untimed
        self._scene: Scene | None = None
        self._stretches = Stretches()
        self._scale = self.core_scale()

    @property
    def scale(self) -> TimeScale:
        """Return the scale; pixel 0 is the canvas's left edge."""
        return self._scale

    @property
    def canvas_width(self) -> float:
        """Return the width of the canvas, right of the headers."""
        return max(_LEAST_WIDTH, self.width - self.metrics.header_width)

    @property
    def scene(self) -> Scene:
        """Return what is to be seen, composed at the first asking after a change."""
        if self._scene is None:
            self._scene = compose(
                self._scale,
                self.index,
                self.metrics,
                self._ruler,
                self._titles,
                width=self.width,
                height=self.height,
                scroll_y=self.scroll,
                plan=self.plan,
                selected=self.selected,
                hovered=self.hovered,
                publications=self.publications,
                annotated=self.annotated,
                today=self.today,
                kept=self.kept,
                lap=self.lap,
                stretches=self._stretches,
            )
        return self._scene

    @property
    def overflow(self) -> float:
        """Return by how many px the lanes are higher than the canvas."""
        return max(0.0, content_height(self.index, self.metrics, self.plan) - self._room)

    @property
    def _room(self) -> float:
        """Return the height of the canvas."""
        strip = self.metrics.publications_height if len(self.publications) else 0.0
        return self.height - self.metrics.axis_height - strip - self.annotated.height

    @property
    def minor_step(self) -> Step:
        """Return how the ticks of the axis follow each other."""
        return step_for(self.scale.seconds_per_pixel, self._ruler, self.metrics.dates)

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time."""
        self._scale, self._scene = scale, None

    def set_scroll(self, scroll: float) -> None:
        """Scroll the lanes, within their height."""
        self.scroll, self._scene = min(max(0.0, scroll), self.overflow), None

    def set_row_height(self, height: float) -> None:
        """Set the height of a row, within its limits."""
        lowest, highest = (limit * self.letters for limit in ROWS)
        self.metrics = replace(self.metrics, row=min(max(height, lowest), highest))
        self.set_scroll(self.scroll)

    def set_letters(self, letters: float) -> None:
        """Make room for letters so many times the usual size; rows keep what was made of them by hand."""
        if letters != self.letters:
            row = self.metrics.row * letters / self.letters
            self.letters, self.metrics = letters, Metrics(dates=self.metrics.dates).lettered(letters)
            self.set_row_height(row)
            self.set_scale(self._scale.resized(self.canvas_width))

    def set_dates(self, dates: DateStyle) -> None:
        """Write dates in another way."""
        self.metrics, self._scene = replace(self.metrics, dates=dates), None

    def set_kept(self, mask: NDArray[np.bool_] | None) -> None:
        """Show events as ghosts that a mask by row leaves out; None: nothing is filtered."""
        self.kept, self._scene = None if mask is None else Kept.of(self.index, mask), None

    def set_index(self, index: EventIndex, kept: Kept | None = None) -> None:
        """Show other events in the same view, as ghosts those that `kept` leaves out."""
        top = self._top_lane()
        self.index, self.kept = index, kept
        self._stretches.forget()  # titles may be others
        self.set_scroll(self.scroll if top is None else self._scroll_of(*top))

    def _top_lane(self) -> tuple[str, float] | None:
        """Return the lane at the top of what is scrolled, and how far it is scrolled; None where nothing is."""
        if not self.scroll:
            return None
        lanes = arrange(self.index, self.metrics, self.plan, self._room)
        top = self.scroll + lanes.fixed
        at = next((each for each in lanes.placed if not each.fixed and each.y + each.height > top), None)
        return None if at is None else (self.index.lane_names[at.planned.lane], top - at.y)

    def _scroll_of(self, name: str, beyond: float) -> float:
        """Return the scroll that has a lane at the top, scrolled so far; the present one where it is not shown."""
        lanes = arrange(self.index, self.metrics, self.plan, self._room)
        names = self.index.lane_names
        placed = lanes.of(names.index(name)) if name in names else None
        return self.scroll if placed is None else placed.y + min(beyond, placed.height - 1) - lanes.fixed

    def set_plan(self, plan: LanePlan) -> None:
        """Show the lanes in another way."""
        self.plan = plan
        self.set_scroll(self.scroll)

    def set_marked(self, selected: int | None, publications: Publications) -> None:
        """Mark an event, and the publications that belong to it."""
        self.selected, self.publications, self._scene = selected, publications, None

    def annotate(self, annotated: Annotated) -> None:
        """Lay eras and notes over the view."""
        self.annotated = annotated
        self.set_scroll(self.scroll)

    def set_today(self, today: Second | None) -> None:
        """Mark a second as today's, or none."""
        self.today, self._scene = today, None

    def hover(self, ref: int | None) -> None:
        """Mark what the pointer is over; nothing moves."""
        self.hovered = ref
        if self._scene is not None:
            self._scene = replace(self._scene, hovered=ref)

    def resize(self, width: float, height: float) -> None:
        """Take another size; the left edge stays."""
        self.width, self.height = width, height
        self.set_scale(self._scale.resized(self.canvas_width))
        self.set_scroll(self.scroll)

    def forget(self) -> None:
        """Compose anew, because texts measure differently now."""
        self._ruler.forget()
        self._stretches.forget()
        self._scene = None

    def core_scale(self) -> TimeScale:
        """Return the scale of the first view: the weighted core."""
        return self._with_arrows(TimeScale.fit(*self.index.core, self.canvas_width))

    def whole_scale(self) -> TimeScale:
        """Return the scale that shows everything."""
        return self._with_arrows(self.fitting(*self.index.extent, room=0.03))

    def fitting(self, first: Second, end: Second, *, room: float = _ROOM) -> TimeScale:
        """Return the scale that shows a span with room on both sides; a moment gets some days."""
        short = max(0, _LEAST_FITTED - (end - first)) // 2
        return TimeScale.fit(first - short, end + short, self.canvas_width, padding=room)

    def span_of(self, ref: int) -> tuple[Second, Second] | None:
        """Return an event's span, or None where it is undated."""
        position = self.index.position_of(ref)
        if position is None:
            return None
        return int(self.index.starts[position]), int(self.index.ends_of(np.array([position]))[0])

    def scale_to(self, ref: int, *, centred: bool) -> TimeScale | None:
        """Return the scale that has an event in view, centred or no further than needed; None where it has no place."""
        span = self.span_of(ref)
        if span is None:
            return None
        left, right = self._scale.to_x(span[0]), self._scale.to_x(span[1])
        if not centred and right > 24 and left < self.canvas_width - 24:
            return self._scale
        return self._scale.pan(self.canvas_width / 2 - (max(left, right - self.canvas_width) + right) / 2)

    def scale_apart(self, ref: int) -> TimeScale | None:
        """Return the least zoom that draws an event by itself, about its middle; None where no zoom does."""
        span, kept = self.span_of(ref), self._scale
        if span is None:
            return None
        middle = (span[0] + span[1]) // 2
        while self.scene.place_of(ref) is None and self._closest(span):
            closer = self._scale.zoom_about(self._scale.to_x(middle), 2.0)
            self.set_scale(closer.pan(self.canvas_width / 2 - closer.to_x(middle)))
        found = self._scale if self.scene.place_of(ref) is not None else None
        self.set_scale(kept)
        return found

    def scale_to_see(self, ref: int) -> TimeScale | None:
        """Return the scale that has an event in view with a mark of its own: panned, and closer only if it must be."""
        kept, scale = self._scale, self.scale_to(ref, centred=False)
        if scale is None:
            return None
        self.set_scale(scale)
        found = self.scale_apart(ref) or scale
        self.set_scale(kept)
        return found

    def stands_for(self, group: Group) -> list[int]:
        """Return the rows of the events that a group's card stands for, the most important first."""
        return refs_of(group, self.scene, self.index, MOST_LISTED, self.kept)

    @property
    def lanes(self) -> tuple[int, ...]:
        """Return the lanes that are shown, from top to bottom, in view or not."""
        return tuple(each.planned.lane for each in arrange(self.index, self.metrics, self.plan).placed)

    def rows_in(self, box: Rect) -> list[int]:
        """Return the rows of the events whose mark, label or card a box touches, in the order of their beginnings."""
        scene = self.scene
        left, right = max(box.x, scene.canvas.x), box.right
        top, bottom = max(box.y, scene.canvas.y), min(box.bottom, scene.canvas.bottom)

        def touched(rect: Rect) -> bool:
            return rect.x <= right and rect.right >= left and rect.y <= bottom and rect.bottom >= top

        def shown(mark: Mark) -> bool:
            return touched(mark.rect) or (mark.label is not None and touched(mark.label.box))

        rows = [mark.ref for mark in scene.marks if not mark.ghost and shown(mark)]
        for group in scene.groups:
            if touched(group.rect) and not group.ghost:
                rows += refs_of(group, scene, self.index, group.count, self.kept)
        places = np.unique(self.index.first_positions(np.array(rows, np.int64)))
        places = places[places >= 0]
        in_order: list[int] = self.index.refs[places[np.argsort(self.index.starts[places], kind="stable")]].tolist()
        return in_order

    def parts(self, group: Group) -> TimeScale | None:
        """Return the scale that parts a group's events; None where coming closer parts none."""
        scale = self.fitting(group.first, group.end)
        moments = group.end - group.first <= 1
        return None if moments or scale.seconds_per_pixel > self._scale.seconds_per_pixel * 0.95 else scale

    def _with_arrows(self, scale: TimeScale) -> TimeScale:
        """Widen a scale so that the arrows of the open-ended events in it end on the canvas, where it is no sliver."""
        width = scale.width
        left = max(0.0, _ARROW_ROOM - self._known_edges(MarkKind.OPEN_BEFORE, scale).min(initial=width))
        right = max(0.0, self._known_edges(MarkKind.OPEN_AFTER, scale).max(initial=0.0) - (width - _ARROW_ROOM))
        if not 0 < left + right < width / 2:
            return scale
        first, end = scale.span
        per_pixel = (end - first) / (width - left - right)
        return TimeScale.fit(first - round(left * per_pixel), end + round(right * per_pixel), width)

    def _known_edges(self, kind: MarkKind, scale: TimeScale) -> NDArray[np.float64]:
        """Return the x of the known edges in view of what is open-ended; few are, of a million events."""
        x: NDArray[np.float64] = (self.index.starts_of(kind) - scale.start) / scale.seconds_per_pixel
        return x[(x >= 0) & (x < scale.width)]

    def _closest(self, span: tuple[Second, Second]) -> bool:
        """Tell whether coming closer still shows all of a span."""
        return max(span[1] - span[0], SHORTEST) * 2 < self._scale.seconds

    def scroll_to(self, ref: int, lane: int | None = None) -> float:
        """Return the scroll that has an event's row in view, in `lane` if it is there, else where least moves."""
        positions = self.index.positions_of(ref).tolist()
        wanted = [at for at in positions if lane_at(self.index, at) == lane] or positions
        scrolls = (self._scroll_to(at) for at in wanted)
        return min(scrolls, key=lambda scroll: abs(scroll - self.scroll), default=self.scroll)

    def _scroll_to(self, position: int) -> float:
        lane = lane_at(self.index, position)
        room = self.scene.canvas.height
        lanes = arrange(self.index, self.metrics, self.plan, room)
        placed = lanes.of(lane)
        if placed is None or placed.fixed:
            return self.scroll
        row = 0 if placed.planned.collapsed else int(self.index.rows[position])
        top = placed.y + self.metrics.lane_padding + row * self.metrics.row
        return min(max(self.scroll, top + self.metrics.row + 16 - room), max(0.0, top - 8 - lanes.fixed))
