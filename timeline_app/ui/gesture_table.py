"""Which press of a button means what: by how it goes on, the button, the keys held and what is under the pointer.

One table, read by the view and by the sheet of shortcuts. What a gesture does is a name in the view's `doers`; whoever
brings a gesture of its own adds a line here and its doer there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from timeline_app.timeline.parts import Hit


class How(Enum):
    """How a press goes on."""

    CLICK = auto()  # let go where it began
    DOUBLE = auto()
    DRAG = auto()  # moved by DRAG_FROM or more


class Gesture(NamedTuple):
    """A line of the table; `places` are kinds of `Hit`, or "legend"."""

    how: How
    button: Qt.MouseButton
    held: Qt.KeyboardModifier
    places: frozenset[str]
    does: str  # a name in the view's doers
    words: str = ""  # for the sheet: what hands do
    told: str = ""  # ... and what follows


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button, as its doer is told of it; for a drag as it was when the button went down."""

    x: float
    y: float
    hit: Hit
    explained: bool = False  # the tooltip of what is under the pointer was in sight


_NONE = Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_HELD = _CTRL | _SHIFT | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_RIGHT = Qt.MouseButton.RightButton
_EVENT = frozenset(("mark", "label"))
_GROUP, _CHIP, _PUBLICATION = frozenset(("group",)), frozenset(("chip",)), frozenset(("publication",))
_TIME = (
    _EVENT | _GROUP | _CHIP | _PUBLICATION | {"lane", "ghost", "axis", "era", "note", "nothing"}
)  # right of the headers
_HEADER = frozenset(("header",))
_HANDLE = frozenset(("handle",))
_EMPTY = frozenset(("lane", "nothing"))
_LAID_OVER = frozenset(("era", "note"))

GESTURES: Final = (
    Gesture(How.CLICK, _LEFT, _NONE, _EVENT, "select", "click", "select an event; while its tooltip shows, pin that"),
    Gesture(How.CLICK, _LEFT, _SHIFT, _EVENT, "select"),
    Gesture(How.CLICK, _LEFT, _CTRL, _EVENT, "toggle", "Ctrl+click", "select one more event, or one less"),
    Gesture(How.CLICK, _LEFT, _NONE, _GROUP, "list_group", "click on a count", "list its events"),
    Gesture(How.CLICK, _LEFT, _NONE, _CHIP, "follow_chip", "click on an edge chip", "go there"),
    Gesture(How.CLICK, _LEFT, _NONE, _PUBLICATION, "read_article", "click on an article's tick", "read it"),
    Gesture(How.DOUBLE, _LEFT, _NONE, _EVENT, "open", "double-click", "open an event in the reader"),
    Gesture(
        How.DOUBLE, _LEFT, _NONE, _EMPTY, "new_event", "double-click on empty space", "a new event of your own there"
    ),
    Gesture(How.DOUBLE, _LEFT, _NONE, _GROUP, "part_group", "double-click on a count", "zoom into it"),
    Gesture(How.CLICK, _MIDDLE, _NONE, _EVENT, "show_extent", "middle click", "zoom to an event"),
    Gesture(How.CLICK, _MIDDLE, _NONE, _GROUP, "part_group"),
    Gesture(How.DOUBLE, _LEFT, _NONE, _LAID_OVER, "edit_annotation", "double-click on an era, a note", "change it"),
    Gesture(How.CLICK, _RIGHT, _NONE, _TIME, "ask_menu", "right click", "eras, notes, tags, measuring"),
    Gesture(How.CLICK, _LEFT, _NONE, _HEADER, "fold_lane", "click on a lane's triangle", "collapse it to counts"),
    Gesture(How.DOUBLE, _LEFT, _NONE, _HEADER, "turn_lane", "double-click on a lane's head", "collapse or expand it"),
    Gesture(How.DRAG, _LEFT, _NONE, _HEADER, "move_lane", "drag a lane's head", "move the lane up or down"),
    Gesture(How.CLICK, _RIGHT, _NONE, _HEADER, "ask_lane", "right click on a lane's head", "pin, collapse, hide"),
    Gesture(How.DRAG, _LEFT, _NONE, _HANDLE, "move_date", "drag a handle", "change the date of the selected event"),
    Gesture(How.DOUBLE, _LEFT, _NONE, _HANDLE, "edit_date", "double-click on a handle", "edit the event"),
    Gesture(How.CLICK, _RIGHT, _NONE, _HANDLE, "ask_menu"),
    Gesture(How.DRAG, _LEFT, _NONE, _TIME, "pan", "drag", "pan"),
    Gesture(How.DRAG, _LEFT, _SHIFT, _TIME | _HEADER, "draw_range", "Shift+drag", "zoom to the dragged range"),
    Gesture(How.DRAG, _LEFT, _CTRL | _SHIFT, _TIME, "draw_box", "Ctrl+Shift+drag", "select what the box touches"),
)


def find(how: How, button: Qt.MouseButton, held: Qt.KeyboardModifier, place: str) -> Gesture | None:
    """Return the gesture that a press is, or None."""
    keys = held & _HELD
    found = (g for g in GESTURES if g[:3] == (how, button, keys) and place in g.places)
    return next(found, None)
