"""The timeline that can be sent somewhere: to an event, to a span, to everything; at once or in a short flight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.ui.motion import Flight
from timeline_app.ui.reduced_motion import desktop_animates
from timeline_app.ui.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.lane_plan import LanePlan
    from timeline_app.timeline.scale import TimeScale
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.theme import Theme


class MovingCanvas(TimelineCanvas):
    """Shows the stretch of time and the lanes that it is asked for."""

    def __init__(self, model: EventModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self._shown: tuple[str | None, tuple[int, int] | None] = (None, None)  # selection and span brought into view
        self.animated = desktop_animates()
        self._flight = Flight(theme.times["fit"], self)
        self._flight.moved.connect(self._on_flight_moved)

    @property
    def days(self) -> tuple[int, int]:
        """Return the first and the last day in view, as an export takes them."""
        first, end = self.scale.span
        return first // DAY_SECONDS, (end - 1) // DAY_SECONDS

    def set_selected(self, event_id: str | None) -> None:
        """Let an event lead the selection and bring it into view; emit no `event_selected`."""
        row = self._model.row_of(event_id)
        place = (event_id, None if row is None else self._port.span_of(row))
        moved, self._shown = place != self._shown, place
        self._marked.selected, self._followed = event_id, None
        self._choose(self._marked.chosen.led_by(row))
        self._focus = row if event_id else self._focus
        self._mark_publications()
        self._marked.refer()
        if moved:  # what only changed around it must not pull the view from under the hand
            self.bring_selected()
        self.update()

    def bring_selected(self) -> None:
        """Bring the selected event into view: pan, and zoom only where no mark of its own could be seen."""
        row = self._marked.row
        if row is None:
            return
        self.hold()
        self.set_scroll(self._port.scroll_to(row))
        scale = self._port.scale_to_see(row)
        if scale is not None and scale != self.scale:
            self.fly(scale)

    def bring(self, row: int, *, centred: bool = False, lane: int | None = None) -> None:
        """Bring an event into view, in a lane that it is in, moving no further than needed."""
        self.set_scroll(self._port.scroll_to(row, lane))
        scale = self._port.scale_to(row, centred=centred)
        if scale is not None and scale != self.scale:
            self.fly(scale)

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time at once, as a hand does."""
        self._flight.stop()
        self._untouched = False
        self._show(scale)

    def set_scroll(self, scroll: float) -> None:
        """Scroll the lanes, within their height."""
        before = self._port.scroll
        self._port.set_scroll(scroll)
        if self._port.scroll != before:
            self._moved = True
            self.lanes_moved.emit()
        self.update()

    def set_row_height(self, height: float) -> None:
        """Make the rows higher or lower, within their limits."""
        self._port.set_row_height(height)
        self._moved = True
        self.lanes_moved.emit()
        self.update()

    @property
    def held(self) -> bool:
        """Tell whether the view stays where it is while events come, since a hand has moved it."""
        return not self._untouched

    def hold(self) -> None:
        """Stay, whatever becomes of the events: somebody works on them."""
        self._untouched = False

    @property
    def plan(self) -> LanePlan:
        """Return which lanes are shown, and how."""
        return self._port.plan

    def set_plan(self, plan: LanePlan) -> None:
        """Show the lanes in another way."""
        self._port.set_plan(plan)
        self._moved = True
        self.lanes_moved.emit()
        self.update()

    def fit_core(self) -> None:
        """Show what matters, the weighted core, and follow it while events come until a hand moves the view."""
        self.fly(self._port.core_scale())
        self._untouched = True

    def fit_all(self) -> None:
        """Show everything."""
        self.fly(self._port.whole_scale())

    def fit_event(self, event_id: str) -> None:
        """Show an event's whole extent."""
        row = self._model.row_of(event_id)
        if row is not None:
            self.fit_rows((row,))

    def fit_rows(self, rows: Iterable[int]) -> None:
        """Show the whole extent of events; the lane of the last one."""
        rows = tuple(rows)
        span = self.extent_of(rows)
        if span is not None:
            self.set_scroll(self._port.scroll_to(rows[-1]))
            self.fly(self._port.fitting(*span))

    def extent_of(self, rows: Iterable[int]) -> tuple[Second, Second] | None:
        """Return the span from the first beginning to the last end of events; None where none has a date."""
        index = self._port.index
        at = index.first_positions(np.fromiter(rows, np.int64))
        at = at[at >= 0]
        return (int(index.starts[at].min()), int(index.ends_of(at).max())) if len(at) else None

    def fit_span(self, first: int, end: int) -> None:
        """Show a span of seconds, end exclusive."""
        self.fly(self._port.fitting(first, end))

    def fit_exactly(self, first: int, end: int) -> None:
        """Show a span of seconds from edge to edge."""
        self.fly(self.scale.fit(first, max(end, first + 1), self._port.canvas_width))

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle; above 1 is closer. Asked for again meanwhile, it goes on from where it was to end."""
        self.fly((self._flight.goal or self.scale).zoom_about(self._port.canvas_width / 2, factor))

    def fly(self, scale: TimeScale) -> None:
        """Go to another view, animated unless that is switched off."""
        self._untouched = False
        if self.animated and self.isVisible():
            self._flight.start(self.scale, scale)
        else:
            self.set_scale(scale)

    def land(self) -> None:
        """Stay where a flight has come to: a hand takes over."""
        self._flight.stop()
        self._untouched = False

    def _on_flight_moved(self, scale: TimeScale) -> None:
        self._show(scale)

    def _show(self, scale: TimeScale) -> None:
        self._port.set_scale(scale)
        self._moved = True
        self.update()
        self.view_changed.emit()
