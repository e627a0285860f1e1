"""The timeline under the hand: wheel, drag, click and keys become another view, a selection, or a signalled wish.

One handler takes a wheel event; a press becomes a drag only once it has moved, else it is a click. The conventions are
tables (`gesture_table`, `keys`, `wheel`), which name what is done; `doers` maps those names, and takes more of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app.timeline.handles import Handle
from timeline_app.timeline.parts import EdgeChip, Group, PublicationTick
from timeline_app.ui import gesture_table, keys
from timeline_app.ui.explaining import Explainer
from timeline_app.ui.gesture_table import How, Press
from timeline_app.ui.gestures import DRAG_FROM, Drag
from timeline_app.ui.grips import Grips
from timeline_app.ui.hand import Hand
from timeline_app.ui.laid_over import ON_STRIP, LaidOver
from timeline_app.ui.lane_menu import LaneHand
from timeline_app.ui.motion import Glide
from timeline_app.ui.pinching import Pinches
from timeline_app.ui.timeline_canvas import NOTHING
from timeline_app.ui.walked_canvas import WalkedCanvas
from timeline_app.ui.wheel import NOTCH, ROW_PER_NOTCH, Wheel, WheelReader, zoom_ratio

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from timeline_app.timeline.parts import Hit
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_painter import Overlay


class TimelineView(WalkedCanvas):
    """Pans, zooms, selects."""

    _pinches: Pinches | None = None  # while Qt's part is being made

    def __init__(self, model: EventModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keyed = False  # a key, and no button, was pressed last
        self._press: tuple[Qt.MouseButton, Qt.KeyboardModifier, Press] | None = None
        self._drag: Drag | None = None
        self._wheel = WheelReader()
        self.explainer = Explainer(self, theme)
        self.hand = Hand(self, theme)
        self.laid = LaidOver(self)
        self.explainer.notes_to = self.laid.notes_to
        self.lanes = LaneHand(self)
        self.grips = Grips(self)
        self.doers: dict[str, Callable[..., Any]] = {**self.hand.doers, **self.laid.doers, **self.lanes.doers}
        self.doers.update(self.grips.doers)
        self.doers["leave"] = self.leave
        for stroke in keys.STROKES:
            if stroke.does not in self.doers:
                self.doers[stroke.does] = getattr(self, stroke.does)
        self._glide = Glide(self)
        self._glide.moved.connect(self._on_glide_moved)
        self._pinches = Pinches(self)
        for signal in (model.modelReset, model.grouping_changed):
            signal.connect(self._on_model_changed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        super().set_theme(theme)
        self.hand.set_theme(theme)
        self.explainer.set_theme(theme)

    def set_selected(self, event_id: str | None) -> None:
        """Let an event lead the selection; what is pinned of another is let go."""
        if event_id != self.explainer.pinned:
            self.explainer.unpin()
        super().set_selected(event_id)

    def leave(self) -> None:
        """Undo the drag under way; else close what is open or pinned; else select nothing; what is in sight first."""
        if self.cancel_drag() or self.laid.leave() or self.hand.close_list():
            return
        if self.explainer.in_sight or not self._marked.chosen.rows:
            self.explainer.unpin()
        else:
            self.select_rows(())

    def cancel_drag(self) -> bool:
        """Leave everything as it was before the drag under way; tell whether there was one."""
        drag, self._drag, self._press = self._drag, None, None
        if drag is not None:
            drag.cancel()
            self._refresh_hit()
        return drag is not None

    def zoom_at(self, x: float, factor: float) -> None:
        """Zoom about a pixel of the widget, at once; the time there stays there."""
        self.set_scale(self.scale.zoom_about(max(0.0, x - self._port.metrics.header_width), factor))

    def event(self, event: QEvent) -> bool:
        """Take a touchpad's or a touch screen's pinch, which comes in no handler of its own.

        A key that glides by its place is no shortcut by its letter: where W S A D are, others may have a Q.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and keys.glide_key(event):
            event.accept()
            return True
        return (self._pinches is not None and self._pinches.take(event)) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Look up once a frame what has come under the pointer, before it is painted."""
        if self._moved:
            self._refresh_hit()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, pan, scroll or change the rows' height; one of these only."""
        wheel, amount = self._wheel.read(event, lanes_overflow=self._port.overflow >= 1)
        if not amount:  # fingers were laid on a touchpad, or taken off it
            event.accept()
            return
        self.land()
        self.hand.close_list()
        if wheel == Wheel.ZOOM:
            self.zoom_at(event.position().x(), zoom_ratio(amount))
        elif wheel == Wheel.PAN:
            self.set_scale(self.scale.pan(amount))
        elif wheel == Wheel.SCROLL:
            self.set_scroll(self._port.scroll - amount)
        else:
            self.set_row_height(self._port.metrics.row + ROW_PER_NOTCH * amount / NOTCH)
            # Alt was used: at this event the menu bar gives up taking the keyboard when Alt is let go
            QApplication.sendEvent(self, QEvent(QEvent.Type.ActivationChange))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or drag may begin; a second button during one means nothing."""
        if self._press is not None and event.buttons() != event.button():
            return
        self._keyed = False
        self.cancel_drag()  # one whose release went elsewhere
        explained = self.explainer.shown
        self.explainer.hide()
        self.hand.close_list()
        at = event.position()
        self._press = event.button(), event.modifiers(), Press(at.x(), at.y(), self._hit_at(at), explained)
        if event.button() == Qt.MouseButton.LeftButton:
            self._flight.stop()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, begin one, or mark what the pointer is over."""
        at = event.position()
        self._pointer = at
        if self._press is not None and not event.buttons() & self._press[0]:
            self.cancel_drag()  # a dialog that opened meanwhile got the release
        if self._drag is None and self._press is not None and event.buttons() & self._press[0]:
            self._begin_drag(at)
        if self._drag is not None:
            self._drag.move(at.x(), at.y())
        else:
            self._refresh_hit()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the drag; without one it was a click."""
        if self._press is None or event.button() != self._press[0]:
            return
        at, drag, (button, held, press) = event.position(), self._drag, self._press
        self._drag = self._press = None
        self._pointer = at
        if drag is not None:
            drag.release(at.x(), at.y())
        else:
            self.explainer.unpin()
            self._do(How.CLICK, button, held, press)
        self._refresh_hit()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the event under the pointer, or zoom into a group."""
        at = event.position()
        self._do(How.DOUBLE, event.button(), event.modifiers(), Press(at.x(), at.y(), self._hit_at(at)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the tables of keys say; leave everything else to the window."""
        letter, stroke = keys.glide_key(event), keys.stroke_of(keys.key_of(event), event.modifiers())
        if event.modifiers() & keys.NOT_FOR_GLIDES:
            self._glide.stop()
        if letter is not None:
            if not event.isAutoRepeat():
                self.land()
                self._glide.press(letter, *keys.GLIDES[letter])
        elif stroke is None:
            event.ignore()
            return
        elif stroke.step is None:
            self.doers[stroke.does]()
        else:
            self.doers[stroke.does](stroke.step)
        self._keyed = True
        self.update()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop gliding when its key is let go."""
        letter = keys.place_of(event)
        if letter is not None and not event.isAutoRepeat():
            self._glide.release(letter)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard an event to start from."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._keyed = True
            self.take_focus()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop gliding: the release of its key will go elsewhere."""
        self._glide.stop()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hair-line and the hover mark away."""
        self._pointer = None
        self.explainer.hide()
        self._refresh_hit()
        self.update()

    def hideEvent(self, event: QEvent) -> None:
        """Leave nothing moving behind, and nothing open that another project would be shown with."""
        self.cancel_drag()
        self.hand.close_list()
        self._glide.stop()
        self._flight.stop()
        self.explainer.hide()

    def _on_model_changed(self) -> None:
        """Let a press that waits for its release be on what is there now: rows may be other events'."""
        if self._press is not None:
            button, held, press = self._press
            self._press = button, held, replace(press, hit=self._hit_at(QPointF(press.x, press.y)))

    def _on_glide_moved(self, pan: float, zoom: float) -> None:
        self._untouched = False
        header, middle = self._port.metrics.header_width, self._port.canvas_width / 2
        at = middle if self._pointer is None else max(0.0, self._pointer.x() - header)
        self._show(self.scale.pan(pan).zoom_about(at, zoom))

    def _do(self, how: How, button: Qt.MouseButton, held: Qt.KeyboardModifier, press: Press) -> Any:
        """Do what the table of gestures says, if anything."""
        gesture = gesture_table.find(how, button, held, press.hit.kind)
        return None if gesture is None else self.doers[gesture.does](press)

    def _begin_drag(self, at: QPointF) -> None:
        """Begin the drag that the press is, once it has moved far enough."""
        if self._press is None:
            return
        button, held, press = self._press
        if (at - QPointF(press.x, press.y)).manhattanLength() < DRAG_FROM:
            return
        self.land()
        self._drag = self._do(How.DRAG, button, held, press)
        if self._drag is not None:
            self.setCursor(self._drag.cursor)

    def _overlay(self) -> Overlay:
        part, laid = self._hit.part, self.laid
        flag = part if isinstance(part, ON_STRIP) else None
        line = laid.dimension(self._hit.ref)
        gripped = self.grips.gripped(part if isinstance(part, Handle) else None)
        overlay = replace(super()._overlay(), hovered_flag=flag, noted=laid.noted, dimension=line, gripped=gripped)
        return replace(overlay, keyed=self._keyed)

    def _hair(self) -> tuple[float, str] | None:
        return self.grips.said or super()._hair()

    def _hit_at(self, at: QPointF) -> Hit:
        if at.y() >= self.scene.canvas.bottom:
            return NOTHING._replace(kind="legend")
        return self.grips.hit(at.x(), at.y()) or self.scene.hit(at.x(), at.y())

    def _refresh_hit(self) -> None:
        """Look up what the pointer is over; it is marked, and after a while explained."""
        self._moved = False
        hit = NOTHING if self._pointer is None or self._drag is not None else self._hit_at(self._pointer)
        if (hit.kind, hit.ref) != (self._hit.kind, self._hit.ref) or (hit.ref is None and hit.part != self._hit.part):
            self._port.hover(hit.ref)
            self.explainer.begin(hit)
        self._hit = hit
        if self._drag is None:
            pointing = hit.ref is not None or isinstance(hit.part, (EdgeChip, Group, PublicationTick, *ON_STRIP))
            shape = Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
            self.setCursor(Qt.CursorShape.SizeHorCursor if isinstance(hit.part, Handle) else shape)
