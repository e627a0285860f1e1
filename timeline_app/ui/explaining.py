"""What is said of what the pointer rests on: a tooltip after a while, and the card that a click makes of an event's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QToolTip

from timeline_app.timeline.annotations import EraBand, NoteFlag
from timeline_app.timeline.handles import Handle
from timeline_app.timeline.parts import EdgeChip, Group, LaneHeader, Mark, PublicationTick
from timeline_app.ui import hints
from timeline_app.ui.pinned_card import PinnedCard
from timeline_app.ui.timeline_canvas import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.records import Note
    from timeline_app.timeline.parts import Hit
    from timeline_app.ui.moving_canvas import MovingCanvas
    from timeline_app.ui.theme import Theme


class Explainer(QObject):
    """Explains what is on a canvas."""

    def __init__(self, canvas: MovingCanvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._hit = NOTHING
        self._shown = False
        self._pinned: str | None = None
        self.notes_to: Callable[[str], Sequence[Note]] = lambda _: ()  # the user's, of an event's id
        self.tags_of: Callable[[str], Sequence[str]] = lambda _: ()  # ... and the user's tags
        self.is_tag: Callable[[str], bool] = lambda _: False  # whether a lane of a name is of a tag of the user's
        self.card = PinnedCard(theme, canvas)
        self._timer = QTimer(self, singleShot=True, interval=theme.times["tooltip"])
        self._timer.timeout.connect(self._on_timer_timeout)
        canvas.view_changed.connect(self._place)
        canvas.lanes_moved.connect(self._place)
        canvas.model.modelReset.connect(self.renew)
        canvas.model.grouping_changed.connect(self._place)

    @property
    def shown(self) -> bool:
        """Tell whether what the pointer is over was explained."""
        return self._shown  # not asked of Qt, which hides it before the press that pins it arrives

    @property
    def pinned(self) -> str | None:
        """Return the id of the event whose card is pinned."""
        return self._pinned

    @property
    def in_sight(self) -> bool:
        """Tell whether a pinned card is shown: it hides while its event has no mark in sight."""
        return not self.card.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self.card.set_theme(theme)

    def begin(self, hit: Hit) -> None:
        """Explain this in a while, unless the pointer goes elsewhere."""
        self.hide()
        self._hit = hit
        self._timer.start()

    def hide(self) -> None:
        """Take the tooltip away."""
        self._timer.stop()
        if self._shown and QToolTip.isVisible():
            QToolTip.hideText()
        self._shown = False

    def renew(self) -> None:
        """Keep the card of an event that is still there, in the words of now: reading adds others all the time.

        What the pointer rested on may be another's row by now, so that it is explained when the pointer moves again.
        """
        self._timer.stop()
        row = self._canvas.model.row_of(self._pinned)
        if row is None:
            self.unpin()
        else:
            self.pin(row)

    def pin(self, row: int) -> None:
        """Keep what is known of an event beside it, until Esc or a click elsewhere."""
        model = self._canvas.model
        event = model.event_at(row)
        if event is None:
            return
        self._pinned = event.id
        self.card.set_text(hints.pinned_words(event, model.articles) + self._own(event.id))
        self._place()

    def unpin(self) -> bool:
        """Take the card away; tell whether there was one."""
        had, self._pinned = self._pinned is not None, None
        self.card.hide()
        return had

    def _place(self) -> None:
        """Keep the card beside its event; it hides while the event has no mark in sight."""
        row = self._canvas.model.row_of(self._pinned)
        if row is None:
            return
        mark = next((mark for mark in self._canvas.scene.marks if mark.ref == row), None)
        canvas = self._canvas.scene.canvas
        middle = 0.0 if mark is None else mark.rect.y + mark.rect.height / 2
        if mark is None or not (canvas.y <= middle < canvas.bottom and mark.rect.x < canvas.right):
            self.card.hide()
        else:
            self.card.stand_beside(mark, canvas)

    def _own(self, event: str) -> str:
        """Return what the user noted of an event and tagged it with."""
        return hints.own_notes(self.notes_to(event)) + hints.own_tags(self.tags_of(event))

    def _on_timer_timeout(self) -> None:
        text, at = self._text(), self._canvas.pointer
        if text and at is not None and self._canvas.isVisible():
            QToolTip.showText(self._canvas.mapToGlobal(at.toPoint()), text, self._canvas)
            self._shown = True

    def _text(self) -> str:
        """Return what there is to say of what the pointer is over."""
        model, part = self._canvas.model, self._hit.part
        if isinstance(part, Handle):
            return hints.handle_hint(part.side)
        if self._hit.ref is not None:
            event = model.event_at(self._hit.ref)
            if event is None or event.id == self._pinned:
                return ""
            return hints.event_hint(event, model.articles) + self._own(event.id)
        if isinstance(part, Mark):
            return hints.ghost_hint(model.title_of(part.ref))
        if isinstance(part, Group):
            return hints.ghosts_hint(part.count) if part.ghost else hints.group_hint(part.count)
        if isinstance(part, EdgeChip):
            return hints.chip_hint(part, self._canvas.dates)
        if isinstance(part, LaneHeader):
            return hints.lane_hint(part.name, part.count, tag=self.is_tag(part.name))
        if isinstance(part, EraBand):
            return hints.era_hint(part.era)
        if isinstance(part, NoteFlag):
            return hints.note_hint(part.notes)
        if isinstance(part, PublicationTick) and part.article in model.articles:
            return hints.publication_hint(model.articles[part.article], part.that_day)
        return ""
