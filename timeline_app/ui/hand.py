"""What clicks and drags on the timeline do: the doers that the table of gestures names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF

from timeline_app.timeline.parts import EdgeChip, Group, PublicationTick
from timeline_app.ui.gestures import BoxDrag, PanDrag, RangeDrag
from timeline_app.ui.group_list import GroupList

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from timeline_app.timeline.parts import Rect
    from timeline_app.timeline.scale import TimeScale
    from timeline_app.ui.gesture_table import Press
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_view import TimelineView


class Hand(QObject):
    """Selects, opens, pans and zooms on a view."""

    def __init__(self, view: TimelineView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._list = GroupList(theme, view)
        self._list.event_chosen.connect(self._on_list_event_chosen)
        self._listed_at: TimeScale | None = None  # where the list was opened
        view.view_changed.connect(self._on_view_view_changed)
        self.doers: dict[str, Callable[..., Any]] = {
            "select": self._select,
            "toggle": self._toggle,
            "list_group": self._list_group,
            "follow_chip": self._follow_chip,
            "read_article": self._read_article,
            "open": self._open,
            "part_group": self._part_group,
            "show_extent": self._show_extent,
            "pan": self._pan,
            "draw_range": self._draw_range,
            "draw_box": self._draw_box,
            "pin": self._pin_focus,
        }

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._list.set_theme(theme)

    def close_list(self) -> bool:
        """Close a group's list; tell whether one was open."""
        was_open = not self._list.isHidden()
        self._list.close_list()
        return was_open

    def _on_view_view_changed(self) -> None:
        """Close the list where the view has moved away under it; what is read meanwhile moves none."""
        if self._view.scale != self._listed_at:
            self._list.close_list()

    def _on_list_event_chosen(self, event: str) -> None:
        row = self._view.model.row_of(event)
        if row is not None:
            self._view.select(row)
            self._view.bring_selected()

    # Clicks

    def _select(self, press: Press) -> None:
        """Select an event; what was being said of it stays, pinned."""
        if press.hit.ref is not None:
            self._view.select(press.hit.ref, press.hit.lane)
            if press.explained:
                self._view.explainer.pin(press.hit.ref)

    def _pin_focus(self) -> None:
        """Select the event in focus and pin what is known of it; let it go where it is pinned."""
        view = self._view
        row = view.model.row_of(view.focused or view.selected)
        if row is None or (view.explainer.pinned == view.model.id_of(row) and view.explainer.unpin()):
            return
        view.select(row)
        view.explainer.pin(row)

    def _toggle(self, press: Press) -> None:
        if press.hit.ref is not None:
            self._view.toggle(press.hit.ref)

    def _open(self, press: Press) -> None:
        if press.hit.ref is not None:
            self._view.event_opened.emit(self._view.model.id_of(press.hit.ref))

    def _show_extent(self, press: Press) -> None:
        if press.hit.ref is not None:
            self._view.fit_rows((press.hit.ref,))

    def _follow_chip(self, press: Press) -> None:
        if isinstance(press.hit.part, EdgeChip):
            self._view.fit_span(press.hit.part.first, press.hit.part.end)

    def _read_article(self, press: Press) -> None:
        if isinstance(press.hit.part, PublicationTick):
            self._view.article_requested.emit(press.hit.part.article)

    def _list_group(self, press: Press) -> None:
        """List what a card stands for beside it."""
        group, model = press.hit.part, self._view.model
        if isinstance(group, Group):
            events = model.shot.events_at(self._view.port.stands_for(group))
            card = QRectF(group.rect.x, group.rect.y, group.rect.width, group.rect.height).toRect()
            self._view.land()
            self._listed_at = self._view.scale
            self._list.open(events, model.articles, group.count, card)

    def _part_group(self, press: Press) -> None:
        """Zoom into a group; list what no zoom parts."""
        if isinstance(press.hit.part, Group):
            closer = self._view.port.parts(press.hit.part)
            if closer is None:
                self._list_group(press)
            else:
                self._view.fly(closer)

    # Drags

    def _pan(self, press: Press) -> PanDrag:
        view = self._view
        return PanDrag(press.x, press.y, view.scale, view.port.scroll, self._pan_to, lambda: view.scale)

    def _pan_to(self, scale: TimeScale, scroll: float) -> None:
        self._view.set_scroll(scroll)
        self._view.set_scale(scale)

    def _draw_range(self, press: Press) -> RangeDrag:
        return RangeDrag(press.x, self._view.draw_range, self._zoom_to_range)

    def _zoom_to_range(self, left: float, right: float) -> None:
        scale, x = self._view.scale, self._view.scene.canvas.x
        self._view.fit_exactly(scale.to_second(left - x), scale.to_second(right - x))

    def _draw_box(self, press: Press) -> BoxDrag:
        return BoxDrag(press.x, press.y, self._view.draw_box, self._select_box)

    def _select_box(self, box: Rect) -> None:
        """Select what the box touches, what stands behind a count's card too; the one that begins last leads."""
        rows = self._view.port.rows_in(box)
        if rows:
            self._view.select_rows(tuple(rows))
