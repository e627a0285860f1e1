"""The handles of the selected event under the hand: when they are there, what a drag shows, and what it asks for.

They stand only on an event that is selected already, and alone, so a stray drag never moves a date. What a drag, or a
dialog, would make of the date is a draft: shown over the lanes until the events come back from disk with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from timeline_app.timeline.handles import Handle, edge_of, handle_at, handles_of, moved
from timeline_app.timeline.lane_plan import shown_name
from timeline_app.timeline.marks import mark_of
from timeline_app.timeline.parts import Hit, Rect
from timeline_app.timeline.told import drawn_date
from timeline_app.ui.gestures import DateDrag
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.dates.edtf import Edtf
    from timeline_app.timeline.parts import Mark
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.gesture_table import Press
    from timeline_app.ui.timeline_view import TimelineView


class Gripped(NamedTuple):
    """What is drawn: the handles, the one under the hand, and how far the event would reach."""

    handles: tuple[Handle, ...] = ()
    held: Handle | None = None
    draft: Rect | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The date that an event would have."""

    event: str
    date: Edtf
    x: float | None = None  # of the dragged edge, where its words stand


class Grips(QObject):
    """Handles on a view's selected event."""

    date_requested = Signal(str, object)  # Event.id, Edtf
    edit_requested = Signal(str)  # Event.id
    event_requested = Signal(object, str)  # a new one: the second, and the lane's name

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._known: tuple[int, Edtf | None] | None = None  # the row asked for last, and by which date it is drawn
        self._standing: tuple[Scene, tuple[Handle, ...]] | None = None  # handles, and where they are
        self.allowed = False  # dates of the project may be changed
        self.draft: Draft | None = None
        self.doers: dict[str, Callable[[Press], Any]] = {
            "move_date": self._move,
            "edit_date": self._edit,
            "new_event": self._new,
        }
        view.model.modelReset.connect(self._on_model_reset)

    @property
    def handles(self) -> tuple[Handle, ...]:
        """Return the handles that can be taken now, in each lane in which the event stands."""
        scene, chosen = self._view.scene, self._view.chosen.rows
        if not self.allowed or len(chosen) != 1 or scene.selected != chosen[0]:
            return ()
        if self._standing is None or self._standing[0] is not scene:
            date = self._date()
            marks = () if date is None else tuple(mark for mark in scene.marks if mark.ref == chosen[0])
            marks = tuple(mark for mark in marks if _in_sight(mark, scene))
            found = tuple(each for mark in marks if date for each in handles_of(mark, date, scene.canvas))
            self._standing = scene, found
        return self._standing[1]

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the handle at a point."""
        handle = handle_at(self.handles, x, y)
        return None if handle is None else Hit("handle", self._view.chosen.leading, part=handle)

    def show(self, draft: Draft | None) -> None:
        """Show what a date would be, or no more."""
        self.draft = draft
        self._view.update()

    def gripped(self, over: Handle | None) -> Gripped:
        """Return what is drawn while a handle is under the pointer, or none."""
        return Gripped(self.handles, over, self._extent())

    @property
    def said(self) -> tuple[float, str] | None:
        """Return where on the axis the date of a drag is told, and how."""
        draft = self.draft
        return None if draft is None or draft.x is None else (draft.x, wording(draft.date))

    def _date(self) -> Edtf | None:
        row = self._view.chosen.leading
        if row is None:
            return None
        if self._known is None or self._known[0] != row:
            event = self._view.model.event_at(row)
            self._known = row, None if event is None else drawn_date(event)
        return self._known[1]

    def _extent(self) -> Rect | None:
        """Return how far the draft reaches, in the row of the event's mark, or at the top of the lanes."""
        scene, scale = self._view.scene, self._view.scale
        span = None if self.draft is None else mark_of(self.draft.date)
        if span is None or self.draft is None:
            return None
        canvas, row = scene.canvas, self._view.model.row_of(self.draft.event)
        place = None if row is None else scene.place_of(row)
        left, right = (canvas.x + scale.to_x(second) for second in span[1:])
        left, right = (min(max(x, canvas.x), canvas.right) for x in (left, max(right, left + 3)))
        top, height = (canvas.y, canvas.height) if place is None else (place.y - 2, place.height + 4)
        return Rect(left, top, right - left, height)

    def _move(self, press: Press) -> DateDrag | None:
        handle, date, row = press.hit.part, self._date(), self._view.chosen.leading
        if not isinstance(handle, Handle) or date is None or row is None:
            return None
        event, side, view = self._view.model.id_of(row), handle.side, self._view
        left = view.scene.canvas.x
        beside = press.x - view.scale.to_x(edge_of(date, side))  # from the edge to the hand

        def dragged(x: float) -> Edtf:
            return moved(date, side, view.scale.to_second(x - beside), view.port.minor_step)

        def show(drawn: Edtf | None) -> None:
            at = None if drawn is None else left + view.scale.to_x(edge_of(drawn, side))
            self.show(None if drawn is None else Draft(event, drawn, at))

        def keep(wanted: Edtf) -> None:
            if wanted == date:
                self.show(None)
            else:
                self.show(Draft(event, wanted))
                self.date_requested.emit(event, wanted)

        return DateDrag(dragged, show, keep)

    def _edit(self, press: Press) -> None:
        if press.hit.ref is not None:
            self.edit_requested.emit(self._view.model.id_of(press.hit.ref))

    def _new(self, press: Press) -> None:
        scene, names = self._view.scene, self._view.model.time_index.lane_names
        if scene.canvas.contains(press.x, press.y):
            lane = "" if press.hit.lane is None else shown_name(names[press.hit.lane])
            self.event_requested.emit(self._view.scale.to_second(press.x - scene.canvas.x), lane)

    def _on_model_reset(self) -> None:
        self._known = self._standing = self.draft = None


def _in_sight(mark: Mark, scene: Scene) -> bool:
    """Tell whether a mark is neither under the axis or the lanes that stay in sight, nor under the legend."""
    tops = (header.top for header in scene.headers if header.lane == mark.lane)
    return max(scene.canvas.y, *tops) <= mark.rect.y + mark.rect.height / 2 < scene.canvas.bottom
