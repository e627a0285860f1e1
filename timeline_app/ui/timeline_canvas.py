"""The timeline without hands: shows a model's events through a Viewport, is told what to show, and paints it.

Every change drops the scene and asks for one repaint (`update`, never `repaint`). Setters never emit. The model keeps
the events, this widget only row numbers and ids. How the view moves is in `moving_canvas`, what hands do in
`timeline_view`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.timeline.laps import untimed
from timeline_app.timeline.parts import EdgeChip, Group, Hit
from timeline_app.ui import hints, said
from timeline_app.ui.arcs import arcs_of, card_holding, reports_of
from timeline_app.ui.canvas_ink import CanvasInk
from timeline_app.ui.garbage import collect_when_still
from timeline_app.ui.grouping_words import heading, unstated
from timeline_app.ui.lit import Lit, lit_groups
from timeline_app.ui.marked import Marked
from timeline_app.ui.regional import date_style_of
from timeline_app.ui.remedy import ADD, CLEAR, DATE
from timeline_app.ui.timeline_painter import Overlay
from timeline_app.ui.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.date_style import DateStyle
    from timeline_app.timeline.filtering import Known
    from timeline_app.timeline.parts import Rect
    from timeline_app.timeline.scale import TimeScale
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.chosen import Chosen
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.theme import Theme

    Span = tuple[Second, Second]

NOTHING = Hit("nothing")
EMPTY = "No events yet. Add articles, or drop files and folders on the window."
WAITING = "Reading…"
FILTERED = "No event with a date is left by the filters. Clear all of them, or choose more in the library."


class TimelineCanvas(QWidget):
    """Shows events on their lanes."""

    event_selected = Signal(str)  # Event.id; "" where the selection was taken back
    selection_changed = Signal(object)  # tuple[int, ...]: the row of every selected event, the leading one last
    event_opened = Signal(str)
    article_requested = Signal(str)  # Article.id, to be read
    focus_moved = Signal()  # the keyboard is at another event
    view_changed = Signal()  # another stretch of time is in view
    lanes_moved = Signal()  # up or down, or their rows have another height

    def __init__(self, model: EventModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_view")
        self.setAccessibleName("Timeline")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.access: object = None  # what a screen reader asks, where one does
        self._model = model
        self._untouched = True  # the first view: follows the core until a hand moves it
        self._marked = Marked(model)
        self._focus: int | None = None
        self._grouped_by = model.group_by
        self._moved = False  # since the pointer's place was last looked up: several wheel events may come in a frame
        self._followed: int | None = None  # a cross-reference in focus elsewhere: its event shows the focus here
        self._hit = NOTHING
        self._waiting = False
        self._pointer: QPointF | None = None
        self._range: tuple[float, float] | None = None
        self._box: Rect | None = None
        self._known: Known | None = None  # a day gone back to
        self._lap: Callable[[str], object] = untimed
        self._still = collect_when_still(self)
        self._ink = CanvasInk(theme, untimed)
        self._port = Viewport(model.time_index, self._measure, model.titles)
        self._port.set_letters(theme.letters)
        dates = date_style_of(QLocale())
        self._port.set_dates(dates)
        said.use(dates)
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.modelReset.connect(self._on_model_reset)
        model.grouping_changed.connect(self._on_model_grouping_changed)
        self._on_model_reset()

    @property
    def scene(self) -> Scene:
        """Return what is drawn."""
        return self._port.scene

    @property
    def scale(self) -> TimeScale:
        """Return the scale of the canvas."""
        return self._port.scale

    @property
    def port(self) -> Viewport:
        """Return what part of time and of the lanes is shown."""
        return self._port

    @property
    def model(self) -> EventModel:
        """Return the model shown."""
        return self._model

    @property
    def dates(self) -> DateStyle:
        """Return how dates are written."""
        return self._port.metrics.dates

    @property
    def selected(self) -> str | None:
        """Return the id of the selected event, of several the one chosen last."""
        return self._marked.selected

    @property
    def chosen(self) -> Chosen:
        """Return every selected event's row."""
        return self._marked.chosen

    @property
    def found(self) -> Lit | None:
        """Return the rows that are lit because a search found them; None where nothing is searched."""
        return self._marked.found

    @property
    def pointer(self) -> QPointF | None:
        """Return where the pointer is; None where it is elsewhere."""
        return self._pointer

    @property
    def focused(self) -> str | None:
        """Return the id of the event that has the keyboard's focus."""
        return None if self._focus is None else self._model.id_of(self._focus)

    @property
    def focused_row(self) -> int | None:
        """Return the row of the event that has the keyboard's focus."""
        return self._focus

    @property
    def references(self) -> tuple[str, ...]:
        """Return the ids of the events that the selected one refers to."""
        return self._marked.references

    @property
    def marked_spans(self) -> tuple[Span | None, tuple[tuple[Span, bool], ...]]:
        """Return the span of the selected event, None where there is none, and of those it refers to; True: against."""
        row = self._marked.row
        others = ((self._port.span_of(row), disagrees) for row, disagrees in self._marked.referred)
        spans = tuple((span, disagrees) for span, disagrees in others if span is not None)
        return None if row is None else self._port.span_of(row), spans

    @property
    def empty_text(self) -> str:
        """Return what is said where there is nothing to show."""
        if self._model.shot.wanted:
            return FILTERED
        if undated := self._model.rowCount():
            return f"{undated:,} found, none with a date. Set the date of an article to place its events."
        return WAITING if self._waiting else EMPTY

    @property
    def remedy(self) -> str:
        """Return what helps where there is nothing to show, as `Remedy` names it; "": nothing needs to."""
        if len(self._port.index):
            return ""
        if self._model.shot.wanted:
            return CLEAR
        return DATE if self._model.rowCount() else "" if self._waiting else ADD

    def set_waiting(self, waiting: bool) -> None:
        """Say that events may yet come, where there are none."""
        self._waiting = waiting
        self.update()

    def set_references(self, event_ids: Sequence[str]) -> None:
        """Draw arcs from the selected event to these; emit nothing."""
        self._marked.refer(event_ids)
        self.update()

    def set_found(self, rows: NDArray[np.int64] | None) -> None:
        """Light what a search found and pale the rest; None: nothing is searched. Emit nothing."""
        self._marked.found = None if rows is None else Lit(rows)
        self.update()

    def draw_known(self, known: Known | None) -> None:
        """Draw the end of a day gone back to, and lines from the selected event to its reports; None: neither."""
        self._known = known
        self.update()

    def draw_range(self, drawn: tuple[float, float] | None) -> None:
        """Draw a range of time between two px; None takes it away."""
        self._range = drawn
        self.update()

    def draw_box(self, drawn: Rect | None) -> None:
        """Draw a box around what is being selected; None takes it away."""
        self._box = drawn
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._ink = CanvasInk(theme, self._lap)
        self._port.set_letters(theme.letters)
        self._port.forget()
        self.update()

    def set_lap(self, lap: Callable[[str], object]) -> None:
        """Tell `lap` by name which part of a frame has just been done, for a `Laps` to add up."""
        self._lap = self._port.lap = lap
        self._ink.set_lap(lap)

    def sizeHint(self) -> QSize:
        """Ask for a comfortable size."""
        return QSize(900, 640)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the headers and some days."""
        return QSize(236, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene, the legend under it, and what there is to say where there is nothing to show."""
        self._still.start()
        self._ink.texts.begin_frame()
        scene = self.scene
        self._lap("scene")
        with QPainter(self) as painter:
            if len(self._port.index):
                self._ink.paint(painter, scene, self._overlay(), QRectF(self.rect()))
            else:  # no axis: it would show dates that nobody gave
                self._ink.paint_words(painter, self.empty_text, QRectF(self.rect()))
        if self._ink.texts.behind:
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the left edge of the view, or the first view while no hand has moved it."""
        self._lay_out()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay texts out anew where the screen's resolution or the font has changed."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self._ink.texts.forget()
            self._port.forget()
            self.update()
        super().changeEvent(event)

    def _on_model_about_to_be_reset(self) -> None:
        self._marked.keep()

    def _on_model_reset(self) -> None:
        """Keep the view, the selection, the focus and what was found where events change under them."""
        focus, self._followed = (self._marked.moved(row) for row in (self._focus, self._followed))
        self._choose(self._marked.follow())
        lost = self._focus is not None and focus is None  # a report more makes another event of it
        self._focus = self._marked.row if lost else focus
        self._take_index()

    def _on_model_grouping_changed(self) -> None:
        if self._model.group_by != self._grouped_by:  # else a filter leaves other events in the same lanes
            self._port.set_scroll(0)
        self._take_index()

    def _take_index(self) -> None:
        self._grouped_by = self._model.group_by
        self._hit = NOTHING
        self._moved = True
        self._port.hover(None)
        self._port.set_index(self._model.time_index, self._model.shot.ghosts)
        self._mark_publications()
        self._lay_out()

    def _choose(self, chosen: Chosen) -> None:
        """Mark events as selected, and tell where they are others."""
        if chosen != self._marked.chosen:
            self._marked.chosen = chosen
            self.selection_changed.emit(chosen.rows)

    def _measure(self, text: str) -> float:
        return self._ink.measure(text)

    def _lay_out(self) -> None:
        """Give the legend its rows and the canvas the rest."""
        header = self._port.metrics.header_width
        legend = self._ink.legend.height(self.width(), header, of=self.height()) if len(self._port.index) else 0.0
        self._port.resize(self.width(), max(120.0, self.height() - legend))
        if self._untouched:
            self._port.set_scale(self._port.core_scale())
        self.update()
        self.view_changed.emit()

    def _mark_publications(self) -> None:
        event = self._marked.event
        own = {mention.article for mention in event.mentions} if event else set()
        self._port.set_marked(self._marked.row, self._model.shot.publications.choosing(own))

    def _overlay(self) -> Overlay:
        lanes = int(np.count_nonzero(np.diff(self._port.index.offsets)))  # of others nothing is left
        group = self._model.group_by
        part = self._hit.part
        row = self._marked.row
        focus = self._focus if self.hasFocus() or self._focus == self._followed else None
        return Overlay(
            corner=(heading(group), f"{lanes} lane{'' if lanes == 1 else 's'}" if lanes else ""),
            unnamed=unstated(group),
            articles=len(self._model.articles),
            selected_title=self._model.title_of(row) if row is not None else "",
            also=self._marked.chosen.others,
            found=self._marked.found,
            lit_groups=self._lit_groups(),
            focus=focus,
            focused_card=None if focus is None else card_holding(self._port, focus),
            arcs=() if row is None else arcs_of(self._port, row, self._marked.referred),
            reports=None if self._known is None else reports_of(self._port, row, self._known),
            hair=self._hair(),
            drawn_range=self._range,
            drawn_box=self._box,
            hovered_chip=part if isinstance(part, EdgeChip) else None,
            hovered_group=part if isinstance(part, Group) else None,
        )

    def _lit_groups(self) -> frozenset[Group]:
        found = self._marked.found
        return frozenset() if found is None else frozenset(lit_groups(found, self.scene, self._port.index))

    def _hair(self) -> tuple[float, str] | None:
        canvas, at = self.scene.canvas, self._pointer
        if at is None or not canvas.x <= at.x() < canvas.right or at.y() > canvas.bottom:
            return None
        second = self.scale.to_second(at.x() - canvas.x)
        return at.x(), hints.pointer_date(second, self.scale.seconds_per_pixel, self.dates)
