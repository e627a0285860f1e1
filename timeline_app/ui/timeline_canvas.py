"""The timeline without hands: shows a model's events through a Viewport, is told what to show, and paints it.

Every change drops the scene and asks for one repaint (`update`, never `repaint`). Setters never emit. The model keeps
the events, this widget only row numbers and ids. What hands do is in `timeline_view`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.parts import EdgeChip, Group, Hit
from timeline_app.ui import hints
from timeline_app.ui.legend_painter import ROW, LegendPainter
from timeline_app.ui.motion import Flight
from timeline_app.ui.regional import date_style_of
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.timeline_painter import Overlay, TimelinePainter
from timeline_app.ui.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from timeline_app.timeline.date_style import DateStyle
    from timeline_app.timeline.scale import TimeScale
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.theme import Theme

LEGEND_PADDING = 7.0
CAPTIONED_FROM = 220  # px beside the lanes' headers: with less the legend takes the caption's room, too
LEGEND_FROM = 300  # px: a lower view has no room for a legend
NOTHING = Hit("nothing")
EMPTY = "No events yet. Add articles, or drop files and folders on the window."
WAITING = "Reading…"


class TimelineCanvas(QWidget):
    """Shows events on their lanes."""

    event_selected = Signal(str)  # Event.id; "" where the selection was taken back
    event_opened = Signal(str)
    view_changed = Signal()  # another stretch of time is in view

    def __init__(self, model: EventModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_view")
        self.setAccessibleName("Timeline")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.animated = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        self._model = model
        self._shown: tuple[str | None, tuple[int, int] | None] = (None, None)  # selection and span brought into view
        self._untouched = True  # the first view: follows the core until a hand moves it
        self._selected: str | None = None
        self._focus: int | None = None
        self._references: tuple[str, ...] = ()
        self._hit = NOTHING
        self._waiting = False
        self._pointer: QPointF | None = None
        self._range: tuple[float, float] | None = None
        self._flight = Flight(theme.times["fit"], self)
        self._flight.moved.connect(self._on_flight_moved)
        self._dress(theme)
        self._port = Viewport(model.time_index, self._measure, self._title_of)
        self._port.set_dates(date_style_of(QLocale()))
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
    def model(self) -> EventModel:
        """Return the model shown."""
        return self._model

    @property
    def dates(self) -> DateStyle:
        """Return how dates are written."""
        return self._port.metrics.dates

    @property
    def days(self) -> tuple[int, int]:
        """Return the first and the last day in view, as an export takes them."""
        first, end = self.scale.span
        return first // DAY_SECONDS, (end - 1) // DAY_SECONDS

    @property
    def selected(self) -> str | None:
        """Return the id of the selected event."""
        return self._selected

    @property
    def focused(self) -> str | None:
        """Return the id of the event that has the keyboard's focus."""
        return None if self._focus is None else self._model.id_of(self._focus)

    @property
    def empty_text(self) -> str:
        """Return what is said where there is nothing to show."""
        if undated := self._model.rowCount():
            return f"{undated:,} found, none with a date. Set the date of an article to place its events."
        return WAITING if self._waiting else EMPTY

    def set_waiting(self, waiting: bool) -> None:
        """Say that events may yet come, where there are none."""
        self._waiting = waiting
        self.update()

    def set_selected(self, event_id: str | None) -> None:
        """Mark an event as selected and bring it into view; emit nothing."""
        row = self._model.row_of(event_id)
        place = (event_id, None if row is None else self._port.span_of(row))
        moved, self._shown = place != self._shown, place
        self._selected = event_id
        self._focus = row if event_id else self._focus
        self._mark_publications()
        if moved:  # what only changed around it must not pull the view from under the hand
            self.bring_selected()
        self.update()

    def bring_selected(self) -> None:
        """Bring the selected event into view: pan, and zoom only where no mark of its own could be seen."""
        row = self._model.row_of(self._selected)
        if row is None:
            return
        self._port.set_scroll(self._port.scroll_to(row))
        scale = self._port.scale_to_see(row)
        if scale is not None and scale != self.scale:
            self._fly(scale)
        self.update()

    def set_references(self, event_ids: Sequence[str]) -> None:
        """Draw arcs from the selected event to these; emit nothing."""
        self._references = tuple(event_ids)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._dress(theme)
        self._port.forget()
        self.update()

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time at once, as the minimap does."""
        self._flight.stop()
        self._show(scale)

    def fit_core(self) -> None:
        """Show what matters, the weighted core, and follow it while events come until a hand moves the view."""
        self._fly(self._port.core_scale())
        self._untouched = True

    def fit_all(self) -> None:
        """Show everything."""
        self._fly(self._port.whole_scale())

    def fit_event(self, event_id: str) -> None:
        """Show an event's whole extent."""
        row = self._model.row_of(event_id)
        span = None if row is None else self._port.span_of(row)
        if span is not None and row is not None:
            self._port.set_scroll(self._port.scroll_to(row))
            self._fly(self._port.fitting(*span))

    def fit_span(self, first: int, end: int) -> None:
        """Show a span of seconds, end exclusive."""
        self._fly(self._port.fitting(first, end))

    def fit_exactly(self, first: int, end: int) -> None:
        """Show a span of seconds from edge to edge."""
        self._fly(self.scale.fit(first, max(end, first + 1), self._port.canvas_width))

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle; above 1 is closer."""
        self._fly(self.scale.zoom_about(self._port.canvas_width / 2, factor))

    def sizeHint(self) -> QSize:
        """Ask for a comfortable size."""
        return QSize(900, 640)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the headers and some days."""
        return QSize(256, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene, the legend under it, and what there is to say where there is nothing to show."""
        self._texts.begin_frame()
        with QPainter(self) as painter:
            if len(self._port.index):
                self._painter.paint(painter, self.scene, self._overlay())
                self._paint_legend(painter)
            else:  # no axis: it would show dates that nobody gave
                self._paint_empty(painter)
        if self._texts.behind:
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the left edge of the view, or the first view while no hand has moved it."""
        self._lay_out()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay texts out anew where the screen's resolution or the font has changed."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self._texts.forget()
            self.update()
        super().changeEvent(event)

    def _on_model_reset(self) -> None:
        """Keep the view and the selection where events change under them."""
        self._focus = None
        self._hit = NOTHING
        self._port.hover(None)
        self._port.set_index(self._model.time_index)
        self._mark_publications()
        self._lay_out()

    def _on_model_grouping_changed(self) -> None:
        self._port.set_scroll(0)
        self._on_model_reset()

    def _on_flight_moved(self, scale: TimeScale) -> None:
        self._show(scale)

    def _dress(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextCache()
        self._painter = TimelinePainter(theme, self._texts)
        self._legend = LegendPainter(theme, self._texts)

    def _measure(self, text: str) -> float:
        return self._texts.width(text, self._theme.font("label"))

    def _title_of(self, ref: int) -> str:
        return self._model.title_of(ref)

    def _fly(self, scale: TimeScale) -> None:
        """Go to another view, animated unless that is switched off."""
        self._untouched = False
        if self.animated and self.isVisible():
            self._flight.start(self.scale, scale)
        else:
            self.set_scale(scale)

    def _show(self, scale: TimeScale) -> None:
        self._port.set_scale(scale)
        self._refresh_hit()
        self.update()
        self.view_changed.emit()

    def _bring(self, row: int, *, centred: bool) -> None:
        """Bring an event into view, moving no further than needed."""
        self._port.set_scroll(self._port.scroll_to(row))
        scale = self._port.scale_to(row, centred=centred)
        if scale is not None and scale != self.scale:
            self._fly(scale)
        self.update()

    def _refresh_hit(self) -> None:
        """Look up anew what the pointer is over; marked only, nothing moves."""

    def _lay_out(self) -> None:
        """Give the legend its rows and the canvas the rest."""
        legend = self._legend_height()
        self._port.resize(self.width(), max(120.0, self.height() - legend))
        if self._untouched:
            self._port.set_scale(self._port.core_scale())
        self.update()
        self.view_changed.emit()

    def _legend_height(self) -> float:
        """Return the legend's height, which hangs on the width alone for as long as there is anything to explain."""
        if not len(self._port.index) or self.height() <= LEGEND_FROM:
            return 0.0
        return self._legend.rows(self._legend_room()[1]) * ROW + 2 * LEGEND_PADDING

    def _legend_room(self) -> tuple[float, float]:
        """Return the left edge and the width of the legend's entries: beside its caption where that leaves enough."""
        header = self._port.metrics.header_width
        left = (header if self.width() - header >= CAPTIONED_FROM else 0.0) + 14
        return left, self.width() - left - 8

    def _mark_publications(self) -> None:
        row = self._model.row_of(self._selected)
        event, found = None if row is None else self._model.event_at(row), self._model.shot.publications
        own = {m.article: found[m.article] for m in event.mentions if m.article in found} if event else {}
        chosen = {article: replace(tick, selected=True) for article, tick in own.items()}
        self._port.set_marked(row, list({**found, **chosen}.values()))

    def _overlay(self) -> Overlay:
        lanes = len(self._port.index.lane_names)
        group = "Events" if self._model.group_by == "none" else self._model.group_by.capitalize()
        part = self._hit.part
        return Overlay(
            corner=(group, f"{lanes} lane{'' if lanes == 1 else 's'}" if lanes else ""),
            unnamed=f"{group} not stated",
            articles=len(self._model.articles),
            selected_title=self._title_of(self._port.selected) if self._port.selected is not None else "",
            focus=self._focus if self.hasFocus() else None,
            arcs=self._arcs(),
            hair=self._hair(),
            drawn_range=self._range,
            hovered_chip=part if isinstance(part, EdgeChip) else None,
            hovered_group=part if isinstance(part, Group) else None,
        )

    def _arcs(self) -> tuple[tuple[int, bool], ...]:
        row = self._model.row_of(self._selected)
        event = None if row is None else self._model.event_at(row)
        if event is None:
            return ()
        against = {r.event for r in event.references if r.kind == "conflicts"}
        rows = ((self._model.row_of(event), event in against) for event in self._references)
        return tuple((other, disagrees) for other, disagrees in rows if other is not None)

    def _hair(self) -> tuple[float, str] | None:
        canvas = self.scene.canvas
        if (
            self._pointer is None
            or not canvas.x <= self._pointer.x() < canvas.right
            or self._pointer.y() > canvas.bottom
        ):
            return None
        second = self.scale.to_second(self._pointer.x() - canvas.x)
        return self._pointer.x(), hints.pointer_date(second, self.scale.seconds_per_pixel, self.dates)

    def _paint_legend(self, painter: QPainter) -> None:
        top = self.scene.height
        box = QRectF(0, top, self.width(), self.height() - top)
        if box.height() <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = self._legend_room()
        caption = ("Legend", "on screen now") if left > self.scene.canvas.x else ("", "")
        self._painter.frame.paint_band(painter, box, caption, self.scene.canvas.x if caption[0] else 0.0)
        inner = QRectF(left, box.top() + LEGEND_PADDING, width, box.height() - 2 * LEGEND_PADDING)
        self._legend.paint(painter, inner, self.scene.legend)

    def _paint_empty(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("text2"))
        painter.drawText(
            QRectF(self.rect()).adjusted(24, 24, -24, -24),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self.empty_text,
        )
