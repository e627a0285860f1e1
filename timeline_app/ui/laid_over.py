"""What a view lays over its events and what hands do with it: eras, notes, today's line, and measuring between two.

It keeps ids, for rows change with the model. What shall become of an era or a note it only asks for: the desk answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.annotations import Annotated, EraBand, NoteFlag
from timeline_app.timeline.dimension import Dimension, dimension
from timeline_app.timeline.parts import Hit
from timeline_app.timeline.told import drawn_date
from timeline_app.ui.gesture_table import Press
from timeline_app.ui.picture import Over

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline_app.dates.civil import Day, Second
    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Annotations, Era, Note
    from timeline_app.ui.timeline_view import TimelineView

ON_STRIP = (EraBand, NoteFlag)


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a menu was asked for."""

    place: QPoint  # on the screen
    hit: Hit
    second: Second | None  # the time there; None: on no place of time
    eras: tuple[Era, ...]  # whose bands lie there


class LaidOver(QObject):
    """Eras, notes, today and a measured distance on a view."""

    menu_requested = Signal(object)  # Asked
    edit_requested = Signal(object)  # Era or Note

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._noted: Mapping[str, Sequence[Note]] = {}
        self._rows: frozenset[int] | None = None
        self._from: str | None = None
        self._dates: dict[int, Edtf | None] = {}
        self.doers: dict[str, Callable[..., Any]] = {
            "ask_menu": self._ask_menu,
            "ask_menu_at_focus": self._ask_menu_at_focus,
            "edit_annotation": self._edit,
            "measure": self.measure,
        }
        view.model.modelReset.connect(self._on_model_reset)

    @property
    def noted(self) -> frozenset[int]:
        """Return the rows of events with a note."""
        if self._rows is None:
            rows = (self._view.model.row_of(event) for event in self._noted)
            self._rows = frozenset(row for row in rows if row is not None)
        return self._rows

    def notes_to(self, event: str) -> Sequence[Note]:
        """Return the notes to an event."""
        return self._noted.get(event, ())

    @property
    def measuring(self) -> str | None:
        """Return the event from which is measured."""
        return self._from

    def set_annotations(self, annotations: Annotations, noted: Mapping[str, Sequence[Note]]) -> None:
        """Lay eras and notes over the view, and mark events (their ids) as noted; emit nothing."""
        self._noted, self._rows = noted, None
        port, annotated = self._view.port, Annotated.of(annotations)
        if annotated != port.annotated:
            port.annotate(annotated)
        self._view.explainer.renew()
        self._view.update()

    def set_today(self, day: Day | None) -> None:
        """Mark a day as today, or none; emit nothing."""
        self._view.port.set_today(None if day is None else day * DAY_SECONDS)
        self._view.update()

    def over(self, *, today: bool) -> Over:
        """Return what a picture lays over its events, today's line only where it is asked for."""
        port = self._view.port
        return Over(port.annotated, tuple(self._noted), port.today if today else None)

    def measure(self) -> None:
        """Measure from the event in focus, else from the selected one, until told again."""
        wanted = self._view.focused or self._view.selected
        self.measure_from(None if self._from is not None else wanted)

    def measure_from(self, event: str | None) -> None:
        """Measure from an event to what the pointer is over, else to what is selected; None: no more."""
        self._from = event
        self._view.update()

    def leave(self) -> bool:
        """Measure no more; tell whether it was."""
        was, self._from = self._from is not None, None
        self._view.update()
        return was

    def dimension(self, hovered: int | None) -> Dimension | None:
        """Return the line to draw: from where is measured to another event, else between two that are selected."""
        pair = self._pair(hovered)
        if pair is None:
            return None
        dates = tuple(self._date_of(row) for row in pair)
        if dates[0] is None or dates[1] is None:
            return None
        scene = self._view.scene
        marks = [scene.place_of(row) for row in pair]
        return dimension((dates[0], dates[1]), marks, self._view.scale, scene.canvas)

    def _pair(self, hovered: int | None) -> tuple[int, int] | None:
        rows = self._view.chosen.rows
        if self._from is None:
            return (rows[0], rows[1]) if len(rows) == 2 else None
        start = self._view.model.row_of(self._from)
        focus = self._view.model.row_of(self._view.focused)
        others = [row for row in (hovered, focus, *reversed(rows)) if row is not None and row != start]
        return (start, others[0]) if start is not None and others else None

    def _date_of(self, row: int) -> Edtf | None:
        if row not in self._dates:
            event = self._view.model.event_at(row)
            self._dates[row] = None if event is None else drawn_date(event)
        return self._dates[row]

    def _ask_menu(self, press: Press) -> None:
        canvas = self._view.scene.canvas
        second = self._view.scale.to_second(press.x - canvas.x) if canvas.x <= press.x < canvas.right else None
        place = self._view.mapToGlobal(QPoint(round(press.x), round(press.y)))
        self.menu_requested.emit(Asked(place, press.hit, second, self._view.scene.eras_at(press.x)))

    def _ask_menu_at_focus(self) -> None:
        """Ask for the menu of the event in focus, else of the selected one, else of the middle of the view."""
        row = self._view.model.row_of(self._view.focused or self._view.selected)
        scene = self._view.scene
        rect = (None if row is None else scene.place_of(row)) or scene.canvas
        hit = Hit("lane") if row is None else Hit("mark", row)
        self._ask_menu(Press(rect.x + rect.width / 2, rect.y + rect.height / 2, hit))

    def _edit(self, press: Press) -> None:
        part = press.hit.part
        if isinstance(part, EraBand):
            self.edit_requested.emit(part.era)
        elif isinstance(part, NoteFlag):
            self.edit_requested.emit(part.notes[0])

    def _on_model_reset(self) -> None:
        self._rows = None
        self._dates.clear()
        if self._view.model.row_of(self._from) is None:
            self._from = None
