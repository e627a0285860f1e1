"""What hands do at the lanes' heads: a click on the triangle collapses, a drag reorders, a right click asks.

What they come to is another `LanePlan`; the lanes' colours and rows stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from timeline_app.timeline.lane_plan import AS_INDEXED
from timeline_app.timeline.parts import LaneHeader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from timeline_app.timeline.lane_plan import LanePlan
    from timeline_app.ui.gesture_table import Press
    from timeline_app.ui.timeline_view import TimelineView

GRIP = 14.0  # px from a head's left edge, over its triangle


class Choice(NamedTuple):
    """An entry of a lane's menu; one without words is a line."""

    words: str = ""
    plan: LanePlan = AS_INDEXED  # what follows
    enabled: bool = True


def choices(plan: LanePlan, names: Sequence[str], name: str) -> tuple[Choice, ...]:
    """Return what can be done with a lane, whose name is one of `names`, those of the index."""
    closed, pinned = name in plan.collapsed, name in plan.pinned
    up, down = plan.stepped(name, -1, names), plan.stepped(name, 1, names)
    every = plan.with_collapsed(names, on=True)
    open_ = plan.with_collapsed(plan.collapsed, on=False)
    return (
        Choice("Expand" if closed else "Collapse", plan.with_collapsed((name,), on=not closed)),
        Choice("Unpin" if pinned else "Pin on top", plan.with_pinned((name,), on=not pinned)),
        Choice("Hide", plan.with_hidden((name,), on=True), len(plan.lanes(names)) > 1),
        Choice(),
        Choice("Move up", up, up != plan),
        Choice("Move down", down, down != plan),
        Choice(),
        Choice("Collapse all", every, every != plan),
        Choice("Expand all", open_, open_ != plan),
        Choice("Show hidden lanes", plan.with_hidden(plan.hidden, on=False), bool(plan.hidden)),
        Choice("Lanes as they were", AS_INDEXED, plan != AS_INDEXED),
    )


@dataclass
class LaneDrag:
    """Drag a lane's head: the lane goes where the pointer is, among its like."""

    name: str
    plan: LanePlan  # at the press
    names: Sequence[str]
    under: Callable[[float], str | None]  # the name of the lane at a height
    apply: Callable[[LanePlan], None]
    cursor: Qt.CursorShape = field(default=Qt.CursorShape.ClosedHandCursor)

    def move(self, x: float, y: float) -> None:
        """Put the lane in the place of the one under the pointer."""
        shown = self.plan.lanes(self.names)
        target = self.under(y)
        if target not in shown or self.name not in shown:
            return
        steps = shown.index(target) - shown.index(self.name)
        plan, way = self.plan, 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            plan = plan.stepped(self.name, way, self.names)
            if (plan.lanes(self.names).index(self.name) - shown.index(target)) * way >= 0:
                break
        self.apply(plan)

    def release(self, x: float, y: float) -> None:
        """Leave the lane where it is."""

    def cancel(self) -> None:
        """Put the lane back."""
        self.apply(self.plan)


class LaneHand(QObject):
    """Does what the table of gestures names for the heads of lanes."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self.doers: dict[str, Callable[..., Any]] = {
            "fold_lane": self._fold,
            "turn_lane": self._turn,
            "move_lane": self._move,
            "ask_lane": self._ask,
            "ask_lane_at_focus": self._ask_at_focus,
        }

    def menu(self, lane: int) -> QMenu:
        """Return the menu of a lane."""
        menu = QMenu(self._view)
        plan = self._view.plan
        for choice in choices(plan, self._names, self._names[lane]):
            if not choice.words:
                menu.addSeparator()
                continue
            action = menu.addAction(choice.words)
            action.setEnabled(choice.enabled)
            action.triggered.connect(lambda _=False, chosen=choice.plan: self._view.set_plan(chosen))
        return menu

    @property
    def _names(self) -> tuple[str, ...]:
        return self._view.port.index.lane_names

    def _fold(self, press: Press) -> None:
        if press.x < GRIP:
            self._turn(press)

    def _turn(self, press: Press) -> None:
        if isinstance(press.hit.part, LaneHeader):
            plan, name = self._view.plan, self._names[press.hit.part.lane]
            self._view.set_plan(plan.with_collapsed((name,), on=name not in plan.collapsed))

    def _move(self, press: Press) -> LaneDrag | None:
        part = press.hit.part
        if not isinstance(part, LaneHeader):
            return None
        return LaneDrag(self._names[part.lane], self._view.plan, self._names, self._name_at, self._view.set_plan)

    def _name_at(self, y: float) -> str | None:
        hit = self._view.scene.hit(1.0, y).part
        return self._names[hit.lane] if isinstance(hit, LaneHeader) else None

    def _ask(self, press: Press) -> None:
        if isinstance(press.hit.part, LaneHeader):
            self._open(press.hit.part.lane, QPoint(round(press.x), round(press.y)))

    def _ask_at_focus(self) -> None:
        """Open the menu of the lane that the keyboard is in, else of the first in sight, under its head."""
        headers = self._view.scene.headers
        header = next((each for each in headers if each.lane == self._view.lane_in_focus), None) or next(
            iter(headers), None
        )
        if header is not None:
            rect, canvas = header.rect, self._view.scene.canvas
            self._open(
                header.lane, QPoint(round(rect.x + GRIP), round(min(max(rect.y + GRIP, canvas.y), canvas.bottom)))
            )

    def _open(self, lane: int, at: QPoint) -> None:
        menu = self.menu(lane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.mapToGlobal(at))
