"""What was in view when a project was left, kept in the settings by its path, and shown again when it is opened.

It is kept beside the project and not in it, so that a project that may only be read opens as it was left, too. What is
read back may be of another version, or edited by hand: each part of a view is looked at by itself, and only one that
makes no sense is left out. What else a window keeps of a view joins as a `Part`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from PySide6.QtCore import QObject, QTimer

from timeline_app.timeline.grouping_key import THEN
from timeline_app.timeline.lane_plan import AS_INDEXED, LanePlan
from timeline_app.timeline.scale import FURTHEST
from timeline_app.ui.groupings import GROUPINGS
from timeline_app.ui.project_paths import is_demo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from timeline_app.ui.actions import Actions
    from timeline_app.ui.document import Document
    from timeline_app.ui.settings import Settings
    from timeline_app.ui.timeline_view import TimelineView

MOST_NAMES: Final = 2_000  # lanes named in one list: "collapse all" of very many is not kept


class Part(NamedTuple):
    """Something else of a view that is kept with it, as what JSON can hold."""

    now: Callable[[], object]  # asked at every move: it must cost nothing
    show: Callable[[Any], object]  # what `now` returned once, or anything else: raises ValueError for nonsense


@dataclass(frozen=True, slots=True)
class ViewState:
    """A view on a project; None: of that nothing is known."""

    span: tuple[int, int] | None = None  # seconds at the left edge and, exclusive, at the right one
    group_by: str | None = None  # what lanes stand for: one of GROUPINGS, or one inside another
    selected: str | None = None  # Event.id, "" where nothing is
    scroll: float | None = None  # px by which the lanes are scrolled
    row: float | None = None  # px of a row
    plan: LanePlan | None = None
    more: Mapping[str, object] = field(default_factory=dict)  # of each Part, by name

    def written(self) -> str:
        """Write it as one line of text."""
        plan = {name: _listed(getattr(self.plan, name)) for name in _LISTS} if self.plan else None
        return json.dumps({name: getattr(self, name) for name in (*_PARTS, "more")} | {"plan": plan})

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `written` wrote, leaving out each part that makes no sense."""
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(found, dict):
            return cls()
        more = found.get("more")
        parts = {name: read(found.get(name)) for name, read in _PARTS.items()}
        return cls(**parts, more=more if isinstance(more, dict) else {})


def _span(found: object) -> tuple[int, int] | None:
    match found:
        case [int(first), int(end)] if -FURTHEST <= first < end <= FURTHEST:
            return first, end
    return None


def _grouping(found: object) -> str | None:
    keys = found.split(THEN) if isinstance(found, str) else []
    return THEN.join(keys) if 1 <= len(keys) <= 2 and all(key in GROUPINGS for key in keys) else None


def _text(found: object) -> str | None:
    return found if isinstance(found, str) and found.isprintable() else None  # half a surrogate is no text to look up


def _size(found: object) -> float | None:
    return found if isinstance(found, float) and isfinite(found) else None


def _plan(found: object) -> LanePlan | None:
    if not isinstance(found, dict):
        return None
    lists = {name: _names(found.get(name)) for name in _LISTS}
    return LanePlan(lists.pop("order"), **{name: frozenset(names) for name, names in lists.items()})


def _names(found: object) -> tuple[str, ...]:
    right = isinstance(found, list) and all(isinstance(name, str) for name in found)
    return tuple(found) if right and isinstance(found, list) else ()


def _listed(names: tuple[str, ...] | frozenset[str]) -> list[str]:
    if len(names) > MOST_NAMES:
        return []
    return sorted(names) if isinstance(names, frozenset) else list(names)


_LISTS: Final = ("order", "pinned", "collapsed", "hidden")  # of a LanePlan
_PARTS: Final[dict[str, Callable[[object], Any]]] = {
    "span": _span,
    "group_by": _grouping,
    "selected": _text,
    "scroll": _size,
    "row": _size,
    "plan": _plan,
}


class ViewKeeper(QObject):
    """Keeps the view on the open project up to date, and shows it again at the next opening.

    Until it is shown again nothing is followed, for what stands there by then is nobody's wish: a project that is left
    meanwhile was left as before, but for what was asked of it by name.
    """

    def __init__(
        self, document: Document, view: TimelineView, actions: Actions, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._view, self._actions, self._settings = document, view, actions, settings
        self.parts: dict[str, Part] = {}  # by the names that they are kept under; whose changes call `follow`
        self._path: Path | None = None  # the project whose view is kept
        self._last: ViewState | None = None  # None: as it was left before
        self._left = ViewState()  # as the project was left that is being opened
        self._follows = False  # it is shown again
        self._restoring = QTimer(self)  # once the events are laid out
        self._restoring.setSingleShot(True)
        self._restoring.timeout.connect(self._restore)
        document.project_changed.connect(self._on_document_project_changed)
        document.events_changed.connect(self._on_document_events_changed)
        for signal in (view.view_changed, view.lanes_moved, document.selection_changed, document.lanes_changed):
            signal.connect(self.follow)

    def keep(self) -> None:
        """Write down the view on the project that was followed."""
        if self._path is not None and self._last is not None:
            self._settings.set_view(self._path, self._last.written())

    def follow(self) -> None:
        """Take note of what is in view now."""
        if not self._follows or self._document.path != self._path:
            return
        event, port = self._document.chosen_event, self._view.port
        self._last = ViewState(
            self._view.scale.span,
            self._document.snapshot.group_by,
            event.id if event else "",
            port.scroll,
            port.metrics.row,
            port.plan,
            {name: part.now() for name, part in self.parts.items()},
        )

    def note(self, name: str) -> None:
        """Take note of what was asked of a part, of a project that is still being opened, too."""
        if self._follows:
            self.follow()
        elif self._path is not None and self._document.path == self._path:
            now = {name: self.parts[name].now()}
            self._left = self._last = replace(self._left, more={**self._left.more, **now})

    def _on_document_project_changed(self) -> None:
        """Let lanes be, before anything of the project is read, what they were when it was left."""
        path = self._document.path
        if path == self._path:
            return
        self.keep()
        self._restoring.stop()
        self._last, self._follows = None, False
        self._path = None if path is None or is_demo(path) else path
        self._left = ViewState.read(self._settings.view(self._path)) if self._path is not None else ViewState()
        self._view.set_plan(self._left.plan or AS_INDEXED)  # the former project's would hide lanes of the same name
        if self._left.group_by is not None:
            self._actions.choose_grouping(self._left.group_by)

    def _on_document_events_changed(self) -> None:
        awaited = self._path is not None and not self._follows and not self._restoring.isActive()
        if not awaited or self._document.path != self._path or not len(self._view.model.time_index):
            return
        self._show_span(self._left)  # before anything else is painted
        self._restoring.start(0)

    def _restore(self) -> None:
        left = self._left
        if left.row is not None:
            self._view.set_row_height(left.row)
        if left.selected and left.selected in self._document.events:
            self._document.select(left.selected)
        self._show_span(left)
        for name, part in self.parts.items():
            if name in left.more:
                _show(part, left.more[name])
        if left.scroll is not None:
            self._view.set_scroll(left.scroll)
        self._follows = True
        self.follow()

    def _show_span(self, left: ViewState) -> None:
        if left.span is not None:
            scale = self._view.scale
            self._view.set_scale(scale.fit(*left.span, scale.width))


def _show(part: Part, kept: object) -> None:
    try:
        part.show(kept)
    except ValueError:
        return  # of another version, or edited by hand: only this part is left out
