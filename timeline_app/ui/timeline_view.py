"""The timeline under the hand: wheel, drag, click and keys become another view, a selection, or a signalled wish.

One handler takes a wheel event; a press becomes a drag only once it has moved, else it is a click. The conventions are
those of the sheet of shortcuts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from timeline_app.timeline.parts import EdgeChip, Group, LaneHeader, PublicationTick
from timeline_app.ui import hints, keys, navigation
from timeline_app.ui.gestures import (
    DRAG_FROM,
    PAN_PER_NOTCH,
    Drag,
    PanDrag,
    RangeDrag,
    Wheel,
    wheel_meaning,
    zoom_ratio,
)
from timeline_app.ui.group_list import GroupList
from timeline_app.ui.motion import Glide
from timeline_app.ui.timeline_canvas import NOTHING, TimelineCanvas

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

    from timeline_app.timeline.parts import Hit
    from timeline_app.timeline.scale import TimeScale
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.theme import Theme

_ROW_STEP = 2.0  # px that Alt and a wheel notch change a row's height
_KEY_ZOOM = 1.3


class TimelineView(TimelineCanvas):
    """Pans, zooms, selects."""

    def __init__(self, model: EventModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._press: QPointF | None = None
        self._held = Qt.KeyboardModifier.NoModifier  # at the press
        self._drag: Drag | None = None
        self._found = False  # F was pressed: the selection is centred
        self._group_list = GroupList(theme, self)
        self._group_list.event_chosen.connect(self._on_group_list_event_chosen)
        self.view_changed.connect(self._group_list.close_list)
        self._glide = Glide(self)
        self._glide.moved.connect(self._on_glide_moved)
        self._hint_timer = QTimer(self, singleShot=True, interval=theme.times["tooltip"])
        self._hint_timer.timeout.connect(self._on_hint_timer_timeout)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        super().set_theme(theme)
        self._group_list.set_theme(theme)

    def step_in_time(self, step: int) -> None:
        """Move the focus to the next (1) or previous (-1) event."""
        self._move_focus(navigation.step_in_time(self._port.index, self._from_row(), step))

    def step_in_lane(self, step: int) -> None:
        """Move the focus to the next or previous event of the lane."""
        self._move_focus(navigation.step_in_lane(self._port.index, self._from_row(), step))

    def step_to_lane(self, step: int) -> None:
        """Move the focus to the lane below (1) or above (-1)."""
        self._move_focus(navigation.step_to_lane(self._port.index, self._from_row(), step))

    def step_to_end(self, step: int) -> None:
        """Move the focus to the last (1) or first (-1) event."""
        self._move_focus(navigation.end_of_time(self._port.index, last=step > 0))

    def choose_focus(self) -> None:
        """Select the event that has the focus."""
        if self._focus is not None:
            self._select(self._focus)

    def find_selection(self) -> None:
        """Centre the selection; asked again, fit it."""
        row = self._model.row_of(self._selected)
        if row is None or self._selected is None:
            return
        if self._found:
            self.fit_event(self._selected)
        else:
            self._bring(row, centred=True)
        self._found = not self._found

    def zoom_in(self) -> None:
        """Come closer about the middle."""
        self.zoom_by(_KEY_ZOOM)

    def zoom_out(self) -> None:
        """Go further away about the middle."""
        self.zoom_by(1 / _KEY_ZOOM)

    def cancel_drag(self) -> None:
        """Leave everything as it was before the drag under way, and close a group's list."""
        self._group_list.close_list()
        if self._drag is not None:
            self._drag.cancel()
        self._drag = self._press = None
        self.unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, pan, scroll or change the rows' height; one of these only."""
        self._flight.stop()
        self._group_list.close_list()
        self._untouched = False
        wheel, delta = wheel_meaning(event.angleDelta(), event.modifiers(), lanes_overflow=self._port.overflow > 0)
        pixels = delta * PAN_PER_NOTCH / 120
        if wheel == Wheel.ZOOM:
            self._show(self.scale.zoom_about(event.position().x() - self.scene.canvas.x, zoom_ratio(delta)))
        elif wheel == Wheel.PAN:
            self._show(self.scale.pan(pixels))
        elif wheel == Wheel.SCROLL:
            self._scroll(self._port.scroll - pixels)
        else:
            self._port.set_row_height(self._port.metrics.row + _ROW_STEP * delta / 120)
            # Alt was used: at this event the menu bar gives up taking the keyboard when Alt is let go
            QApplication.sendEvent(self, QEvent(QEvent.Type.ActivationChange))
            self.update()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or drag may begin."""
        self._hide_hint()
        self._group_list.close_list()
        self._press, self._held = event.position(), event.modifiers()
        if event.button() == Qt.MouseButton.LeftButton:
            self._flight.stop()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, begin one, or mark what the pointer is over."""
        at = event.position()
        self._pointer = at
        if self._drag is None and self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._begin_drag(self._press, at)
        if self._drag is not None:
            self._drag.move(at.x(), at.y())
        else:
            self._refresh_hit()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the drag; without one it was a click."""
        at = event.position()
        drag, press = self._drag, self._press
        self._drag = self._press = None
        self.unsetCursor()
        if drag is not None:
            drag.release(at.x(), at.y())
        elif press is not None:
            self._pointer = at
            self._refresh_hit()
            self._click(event)
        self._refresh_hit()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the event under the pointer, or zoom into a group."""
        hit = self.scene.hit(event.position().x(), event.position().y())
        if isinstance(hit.part, Group):
            closer = self._port.parts(hit.part)
            if closer is None:  # no zoom parts them
                self._list_group(hit.part)
            else:
                self._fly(closer)
        elif hit.ref is not None:
            self.event_opened.emit(self._model.id_of(hit.ref))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the tables of keys say; leave everything else to the window."""
        letter = keys.glide_key(event)
        key = Qt.Key(event.key())
        if letter is not None:
            if not event.isAutoRepeat():
                self._flight.stop()
                self._glide.press(letter, *keys.GLIDES[letter])
        elif event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            event.ignore()
        elif key in keys.STEPS:
            name, step = keys.STEPS[key]
            getattr(self, name)(step)
        elif key in keys.ACTIONS:
            getattr(self, keys.ACTIONS[key])()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop gliding when its key is let go."""
        letter = keys.glide_key(event)
        if letter is not None and not event.isAutoRepeat():
            self._glide.release(letter)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard an event to start from."""
        if self._focus is None and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._focus = navigation.first_in(self._port.index, *self.scale.span)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop gliding: the release of its key will go elsewhere."""
        self._glide.stop()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hair-line and the hover mark away."""
        self._pointer = None
        self._hide_hint()
        self._refresh_hit()
        self.update()

    def hideEvent(self, event: QEvent) -> None:
        """Leave nothing moving behind."""
        self._glide.stop()
        self._flight.stop()
        self._hide_hint()

    def _on_glide_moved(self, pan: float, zoom: float) -> None:
        self._untouched = False
        scale = self.scale.pan(pan)
        at = self._pointer.x() - self.scene.canvas.x if self._pointer is not None else self._port.canvas_width / 2
        self._show(scale if zoom == 1.0 else scale.zoom_about(max(0.0, at), zoom))

    def _on_group_list_event_chosen(self, event: str) -> None:
        self._select(self._model.row_of(event))
        self.bring_selected()

    def _list_group(self, group: Group) -> None:
        """List what a card stands for beside it."""
        rows = self._port.stands_for(group)
        events = self._model.shot.events_at(rows)
        card = QRectF(group.rect.x, group.rect.y, group.rect.width, group.rect.height).toRect()
        self._group_list.open(events, self._model.articles, group.count, card)

    def _on_hint_timer_timeout(self) -> None:
        text = self._hint()
        if text and self._pointer is not None and self.isVisible():
            QToolTip.showText(self.mapToGlobal(self._pointer.toPoint()), text, self)

    def _hint(self) -> str:
        """Return what there is to say of what the pointer is over."""
        part = self._hit.part
        if self._hit.ref is not None:
            event = self._model.event_at(self._hit.ref)
            return hints.event_hint(event, self._model.articles) if event else ""
        if isinstance(part, Group):
            return hints.group_hint(part.count)
        if isinstance(part, LaneHeader):
            return hints.lane_hint(part.name, part.count)
        if isinstance(part, PublicationTick) and part.article in self._model.articles:
            return hints.publication_hint(self._model.articles[part.article])
        return ""

    def _begin_drag(self, press: QPointF, at: QPointF) -> None:
        if (at - press).manhattanLength() < DRAG_FROM:
            return
        self._untouched = False
        canvas = self.scene.canvas
        if self._held & Qt.KeyboardModifier.ShiftModifier:
            self._drag = RangeDrag(press.x(), self._draw_range, self._zoom_to_range)
        elif press.y() < canvas.bottom:
            self._drag = PanDrag(press.x(), press.y(), self.scale, self._port.scroll, self._pan_to)
        if self._drag is not None:
            self.setCursor(self._drag.cursor)

    def _pan_to(self, scale: TimeScale, scroll: float) -> None:
        self._port.set_scroll(scroll)
        self._show(scale)

    def _draw_range(self, drawn: tuple[float, float] | None) -> None:
        self._range = drawn
        self.update()

    def _zoom_to_range(self, left: float, right: float) -> None:
        x = self.scene.canvas.x
        first, end = self.scale.to_second(left - x), self.scale.to_second(right - x)
        self.fit_exactly(first, end)

    def _scroll(self, scroll: float) -> None:
        self._port.set_scroll(scroll)
        self._refresh_hit()
        self.update()

    def _click(self, event: QMouseEvent) -> None:
        """Select an event, go where an edge chip points, or zoom to an event's extent (middle button)."""
        hit = self._hit
        if event.button() == Qt.MouseButton.MiddleButton and hit.ref is not None:
            self.fit_event(self._model.id_of(hit.ref))
        elif event.button() != Qt.MouseButton.LeftButton:
            return
        elif isinstance(hit.part, Group):
            self._list_group(hit.part)
        elif isinstance(hit.part, EdgeChip):
            self.fit_span(hit.part.first, hit.part.end)
        elif hit.ref is not None:
            chosen = self._model.id_of(hit.ref)
            toggled = event.modifiers() & Qt.KeyboardModifier.ControlModifier and chosen == self._selected
            self._select(None if toggled else hit.ref)

    def _select(self, row: int | None) -> None:
        """Mark a row and tell."""
        self._focus = self._focus if row is None else row
        self._selected = None if row is None else self._model.id_of(row) or None
        self._found = False
        self._mark_publications()
        self.update()
        self.event_selected.emit(self._selected or "")

    def _from_row(self) -> int:
        """Return the row that a step of the focus starts from."""
        if self._focus is None:
            self._focus = navigation.first_in(self._port.index, *self.scale.span)
        return -1 if self._focus is None else self._focus

    def _move_focus(self, row: int | None) -> None:
        if row is not None:
            self._focus = row
            self._bring(row, centred=False)

    def _refresh_hit(self) -> None:
        """Look up what the pointer is over; it is marked, and after a while explained."""
        over = self._pointer if self._drag is None else None
        hit: Hit = NOTHING if over is None else self.scene.hit(over.x(), over.y())
        if (hit.kind, hit.ref) != (self._hit.kind, self._hit.ref) or (hit.ref is None and hit.part != self._hit.part):
            self._hide_hint()
            self._port.hover(hit.ref)
            self._hint_timer.start()
        self._hit = hit
        pointing = hit.ref is not None or isinstance(hit.part, (EdgeChip, Group))
        if self._drag is None:
            self.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)

    def _hide_hint(self) -> None:
        self._hint_timer.stop()
        if QToolTip.isVisible():
            QToolTip.hideText()
