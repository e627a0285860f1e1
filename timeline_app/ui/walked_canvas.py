"""The keyboard's way over the timeline: a focus that goes from event to event and lane to lane, and selects."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from timeline_app.ui import navigation
from timeline_app.ui.chosen import Chosen
from timeline_app.ui.moving_canvas import MovingCanvas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.kept import Kept
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.theme import Theme

_KEY_ZOOM = 1.3
_KEY_ROW = 2.0  # px that a key makes rows higher or lower
_PAGE = 0.85  # share of the lanes in sight that a key scrolls by


class WalkedCanvas(MovingCanvas):
    """Has a focus that keys move."""

    def __init__(self, model: EventModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self._centred = False  # F was pressed: the selection is centred
        self._lane: int | None = None  # in which the focus goes on: an event may stand in several

    @property
    def lane_in_focus(self) -> int | None:
        """Return the lane that the keyboard is in; None where it is nowhere yet."""
        place = None
        if self._focus is not None:
            place = navigation.place_of(self._port.index, self._focus, self._port.lanes, self._lane)
        return None if place is None else navigation.lane_at(self._port.index, place)

    def step_in_time(self, step: int) -> None:
        """Move the focus to the next (1) or previous (-1) event."""
        self._step(partial(navigation.step_in_time, step=step))

    def step_in_lane(self, step: int) -> None:
        """Move the focus to the next or previous event of the lane."""
        self._step(partial(navigation.step_in_lane, step=step))

    def step_to_lane(self, step: int) -> None:
        """Move the focus to the lane below (1) or above (-1)."""
        self._step(partial(navigation.step_to_lane, step=step))

    def step_to_end(self, step: int) -> None:
        """Move the focus to the last (1) or first (-1) event."""
        self._move_focus(navigation.end_of_time(self._port.index, self._port.lanes, self._port.kept, last=step > 0))

    def take_focus(self) -> None:
        """Give the keyboard an event to start from: the selected one, or what matters most in view."""
        if self._focus is None:
            place = navigation.first_in(self._port.index, *self.scale.span, self._port.lanes, self._port.kept)
            self._focus = None if place is None else int(self._port.index.refs[place])
            self.focus_moved.emit()

    def show_focus(self, event_id: str) -> None:
        """Give an event the focus and bring it into view; the selection stays."""
        row = self._followed = self._model.row_of(event_id)
        self._move_focus(None if row is None else navigation.place_of(self._port.index, row, self._port.lanes))
        self.update()

    def choose_focus(self) -> None:
        """Select the event that has the focus; where it is, open it."""
        if self._focus is None:
            return
        if self._marked.chosen.rows == (self._focus,):
            self.event_opened.emit(self._model.id_of(self._focus))
        else:
            self.select(self._focus)

    def toggle_focus(self) -> None:
        """Select the event that has the focus besides those that are, or no more."""
        if self._focus is not None:
            self.toggle(self._focus)

    def find_selection(self) -> None:
        """Centre what is selected, or fit it where it has no room; asked again, fit it."""
        rows = self._marked.chosen.rows
        span = self.extent_of(rows)
        if span is None:
            return
        wide = span[1] - span[0] > self.scale.seconds
        if self._centred or (wide and len(rows) > 1):
            self.fit_rows(rows)
        elif len(rows) > 1:
            middle = self.scale.to_x((span[0] + span[1]) // 2)
            self.fly(self.scale.pan(self._port.canvas_width / 2 - middle))
        else:
            self.bring(rows[0], centred=True)
        self._centred = not self._centred

    def zoom_in(self) -> None:
        """Come closer about the middle."""
        self.zoom_by(_KEY_ZOOM)

    def zoom_out(self) -> None:
        """Go further away about the middle."""
        self.zoom_by(1 / _KEY_ZOOM)

    def scroll_lanes(self, step: int) -> None:
        """Scroll the lanes by most of what is in sight, down (1) or up (-1)."""
        self.set_scroll(self._port.scroll + step * _PAGE * self.scene.canvas.height)

    def change_rows(self, step: int) -> None:
        """Make the rows higher (1) or lower (-1)."""
        self.set_row_height(self._port.metrics.row + step * _KEY_ROW)

    def select(self, row: int, lane: int | None = None) -> None:
        """Select one event, in one of its lanes, and tell."""
        self._lane = self._lane if lane is None else lane
        self._choose(self._marked.chosen.led_by(None).led_by(row))
        self._lead()

    def toggle(self, row: int) -> None:
        """Select one event more, or one less, and tell which leads now."""
        self._choose(self._marked.chosen.toggled(row))
        self._lead()

    def select_rows(self, rows: tuple[int, ...]) -> None:
        """Select these events, of which the last one leads, and tell."""
        self._choose(Chosen(rows))
        self._lead()

    def _lead(self) -> None:
        """Mark the leading row and tell."""
        row = self._marked.chosen.leading
        self._focus = self._focus if row is None else row
        self._marked.selected = None if row is None else self._model.id_of(row) or None
        self._centred = False
        if row is not None and len(self._marked.chosen.rows) > 1:
            self._shown = (
                self._marked.selected,
                self._port.span_of(row),
            )  # the view stays where several are being gathered
        self._mark_publications()
        self._marked.refer()
        self.update()
        self.event_selected.emit(self._marked.selected or "")

    def _step(self, on: Callable[[EventIndex, int, Sequence[int], Kept | None], int | None]) -> None:
        """Move the focus on from where it is, in the lane that it came by."""
        self.take_focus()
        index, lanes, kept = self._port.index, self._port.lanes, self._port.kept
        place = None if self._focus is None else navigation.place_of(index, self._focus, lanes, self._lane)
        if place is None:  # nothing to start from, or its lanes are hidden now
            self._move_focus(navigation.first_in(index, *self.scale.span, lanes, kept))
        else:
            self._move_focus(on(index, place, lanes, kept))

    def _move_focus(self, place: int | None) -> None:
        if place is not None:
            self._focus, self._lane = int(self._port.index.refs[place]), navigation.lane_at(self._port.index, place)
            self.bring(self._focus, lane=self._lane)
            self.focus_moved.emit()
