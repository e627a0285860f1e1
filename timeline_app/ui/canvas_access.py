"""The timeline for screen readers: a list whose items are what has a mark or a card in sight, in the order of time.

Qt asks for an interface (`QAccessible.installFactory`) only where somebody listens; until then nothing of this is made.
An event keeps its item, by which it is known to what listens, and says each time anew what is true of it. The table
under the timeline lists all events, in sight or not.
"""

# mypy: disable-error-code="override"
# PySide6's stubs do not know that None may be returned where there is nothing, as Qt asks for.

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from weakref import ref as weak

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAccessibleWidget

from timeline_app.timeline.parts import Group, Mark
from timeline_app.ui.arcs import card_holding
from timeline_app.ui.canvas_words import card_words, event_place, event_words, view_words
from timeline_app.ui.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QWindow

    from timeline_app.timeline.parts import Rect
    from timeline_app.timeline.scene import Scene

    Part = tuple[int, Mark | Group]  # with its place in the order of time
    Key = int | tuple[int, int, int]  # an event's number, or lane and span of a card

_MOST: Final = 1_000  # items kept of what was in sight
_Name = QAccessible.Text.Name
_Description = QAccessible.Text.Description


@cache
def install() -> None:
    """Let Qt ask here for the interfaces of timelines, from now on."""
    QAccessible.installFactory(_interface)


def tell_focus(canvas: TimelineCanvas) -> None:
    """Tell who listens that the keyboard is at another event."""
    access = canvas.access
    if QAccessible.isActive() and isinstance(access, CanvasAccess) and (item := access.focusChild()) is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))


def tell_selection(canvas: TimelineCanvas) -> None:
    """Tell who listens that other events are selected."""
    if QAccessible.isActive() and canvas.access is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(canvas, QAccessible.Event.SelectionWithin))


class CanvasAccess(QAccessibleWidget):
    """A timeline as a list."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, canvas.accessibleName())
        self._canvas = weak(canvas)
        self._items: dict[Key, Item] = {}
        self._seen: tuple[Scene, int | None] | None = None  # what `_parts` were found in
        self._parts: dict[Key, Part] = {}

    def parts(self) -> Mapping[Key, Part]:
        """Return what has a mark or a card in sight with its place in the order of time, each event once."""
        canvas = self._canvas()
        if canvas is None:
            return {}
        if (canvas.scene, canvas.focused_row) != self._seen:
            self._seen = canvas.scene, canvas.focused_row
            self._parts = _parts_of(canvas)
        return self._parts

    def childCount(self) -> int:
        """Count what is in sight."""
        return len(self.parts())

    def child(self, index: int) -> QAccessibleInterface | None:
        """Return what stands at a place; None where there is nothing."""
        keys = list(self.parts())
        return self._item(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of what stands here; -1 where it is out of sight."""
        here = self.parts().get(child.key) if isinstance(child, Item) else None
        return -1 if here is None else here[0]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Return what stands at a point of the screen."""
        return next(
            (self._item(key) for key, (_, part) in self.parts().items() if self.place(part).contains(x, y)), None
        )

    def focusChild(self) -> QAccessibleInterface | None:
        """Return the event that the keyboard is at."""
        canvas = self._canvas()
        row = None if canvas is None else canvas.focused_row
        number = -1 if canvas is None or row is None else int(canvas.model.shot.numbers[row])
        return self._item(number) if number in self.parts() else None

    def text(self, kind: QAccessible.Text) -> str:
        """Say what this is, and what is in sight."""
        canvas = self._canvas()
        if kind != _Description or canvas is None:
            return str(super().text(kind))
        return view_words(len(canvas.scene.marks), canvas.model.rowCount(), canvas.scene.span_text)

    def place(self, part: Mark | Group) -> QRect:
        """Return where something stands on the screen."""
        canvas, at = self._canvas(), part.rect
        return QRect() if canvas is None else QRect(canvas.mapToGlobal(QPoint(0, 0)), canvas.size()) & _on(canvas, at)

    def chosen(self) -> list[int]:
        """Return the numbers of the selected events."""
        canvas = self._canvas()
        return [] if canvas is None else canvas.model.shot.numbers[list(canvas.chosen.rows)].tolist()

    def words(self, key: Key) -> dict[QAccessible.Text, str]:
        """Say what an item is; nothing where it is out of sight."""
        canvas = self._canvas()
        if canvas is None or key not in self.parts():
            return {}
        at, part = self._parts[key]
        placed = event_place(at + 1, len(self._parts), canvas.model.time_index.lane_names[part.lane])
        if isinstance(key, int):
            row = canvas.model.shot.columns.row_of(key)
            event = None if row is None else canvas.model.event_at(row)
            return {} if event is None else {_Name: event_words(event), _Description: placed}
        count = part.count if isinstance(part, Group) else 1
        return {_Name: card_words(count, key[1], key[2], canvas.dates), _Description: placed}

    def _item(self, key: Key) -> Item:
        if (known := self._items.get(key)) is not None:
            return known
        if len(self._items) >= _MOST:
            self._forget(set(self.parts()))
        item = self._items[key] = Item(self, key)
        QAccessible.registerAccessibleInterface(item)
        return item

    def _forget(self, kept: set[Key]) -> None:
        for key in [key for key in self._items if key not in kept]:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self._items.pop(key)))


class Item(QAccessibleInterface):
    """An event, or a card that stands for several."""

    def __init__(self, canvas: CanvasAccess, key: Key) -> None:
        super().__init__()
        self._list, self.key = weak(canvas), key

    def isValid(self) -> bool:
        """Tell whether it is there still."""
        return self._list() is not None

    def object(self) -> QObject | None:
        """Return nothing: it is painted."""
        return None

    def window(self) -> QWindow | None:
        """Return the window that it is in."""
        above = self.parent()
        return None if above is None else above.window()

    def parent(self) -> QAccessibleInterface | None:
        """Return the timeline."""
        return self._list()

    def child(self, index: int) -> QAccessibleInterface | None:
        """Return nothing: there is nothing in it."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Return nothing: there is nothing in it."""
        return None

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1."""
        return -1

    def focusChild(self) -> QAccessibleInterface | None:
        """Return nothing: there is nothing in it."""
        return None

    def text(self, kind: QAccessible.Text) -> str:
        """Say what it is; nothing where it is out of sight."""
        above = self._list()
        return "" if above is None else above.words(self.key).get(kind, "")

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave it as it is: names are edited in a dialog."""

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        above, here = self._list(), self._here()
        return above.place(here[1]) if above is not None and here is not None else QRect()

    def role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Tell whether it is selected, has the keyboard, or is out of sight."""
        state, above = QAccessible.State(), self._list()
        state.focusable = state.selectable = state.multiSelectable = isinstance(self.key, int)
        if above is not None:
            state.selected = self.key in above.chosen()
            state.focused = above.focusChild() is self
        state.offscreen = self._here() is None
        return state

    def backgroundColor(self) -> QColor:
        """Leave it to the theme."""
        return QColor()

    def foregroundColor(self) -> QColor:
        """Leave it to the theme."""
        return QColor()

    def _here(self) -> Part | None:
        above = self._list()
        return None if above is None else above.parts().get(self.key)


def _interface(name: str, made: QObject) -> QAccessibleInterface | None:
    """Return a timeline's interface; nothing for what Qt knows itself."""
    if name != "TimelineCanvas" or not isinstance(made, TimelineCanvas):
        return None
    made.access = CanvasAccess(made)
    return made.access


def _parts_of(canvas: TimelineCanvas) -> dict[Key, Part]:
    """Return what is in sight: marks, cards, and the event that the keyboard is at where a card stands for it."""
    shot, scene, row = canvas.model.shot, canvas.scene, canvas.focused_row
    marks = {mark.ref: mark for mark in reversed(scene.marks) if not mark.ghost}
    shot.events_at(list(marks))  # at once
    found: list[tuple[Key, Mark | Group]] = [(int(shot.numbers[ref]), mark) for ref, mark in marks.items()]
    found += [((card.lane, card.first, card.end), card) for card in scene.groups if not card.ghost]
    holding = None if row is None or row in marks else card_holding(canvas.port, row)
    if row is not None and holding is not None:
        number = int(shot.numbers[row])
        found += [(number, card) for card in scene.groups if card.rect is holding]
    found.sort(key=lambda each: (each[1].rect.x, each[1].rect.y))
    return {key: (at, part) for at, (key, part) in enumerate(found)}


def _on(canvas: TimelineCanvas, at: Rect) -> QRect:
    corner = canvas.mapToGlobal(QPoint(round(at.x), round(at.y)))
    return QRect(corner.x(), corner.y(), max(1, round(at.width)), max(1, round(at.height)))
