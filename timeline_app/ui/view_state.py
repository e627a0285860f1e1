"""What was in view when a project was left, kept in the settings by its path, and shown again when it is opened.

It is kept beside the project and not in it, so that a project that may only be read opens as it was left, too. What is
read back may be of another version, or edited by hand: what makes no sense is left out as a whole.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from math import isfinite
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtCore import QObject, QTimer

from timeline_app.timeline.scale import FURTHEST
from timeline_app.ui.groupings import GROUPINGS
from timeline_app.ui.project_paths import is_demo

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.ui.actions import Actions
    from timeline_app.ui.document import Document
    from timeline_app.ui.settings import Settings
    from timeline_app.ui.timeline_view import TimelineView

_TYPES: Final = {"first": int, "end": int, "group_by": str, "selected": str, "scroll": float, "row": float}


@dataclass(frozen=True, slots=True)
class ViewState:
    """A view on a project."""

    first: int  # second at the left edge
    end: int  # ... and at the right one, exclusive
    group_by: str  # what lanes stand for, of GROUPINGS
    selected: str  # Event.id, "" where nothing is
    scroll: float  # px by which the lanes are scrolled
    row: float  # px of a row

    def written(self) -> str:
        """Write it as one line of text."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read what `written` wrote; None for anything else."""
        try:
            found = json.loads(text)
        except ValueError:
            return None
        if not isinstance(found, dict) or {name: type(value) for name, value in found.items()} != _TYPES:
            return None
        state = cls(**found)
        return state if state._makes_sense() else None

    def _makes_sense(self) -> bool:
        near = -FURTHEST <= self.first < self.end <= FURTHEST
        return near and self.group_by in GROUPINGS and isfinite(self.scroll) and isfinite(self.row)


class ViewKeeper(QObject):
    """Keeps the view on the open project up to date, and shows it again at the next opening."""

    def __init__(
        self, document: Document, view: TimelineView, actions: Actions, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._view, self._actions, self._settings = document, view, actions, settings
        self._path: Path | None = None  # the project whose view is followed
        self._last: ViewState | None = None
        self._scroll: float | None = None  # to come back to once the lanes are those that were left
        document.project_changed.connect(self._on_document_project_changed)
        document.events_changed.connect(self._on_document_events_changed)
        document.lanes_changed.connect(self._on_document_lanes_changed)
        for signal in (view.view_changed, view.lanes_moved, document.selection_changed):
            signal.connect(self._follow)

    def keep(self) -> None:
        """Write down the view on the project that was followed."""
        if self._path is not None and self._last is not None:
            self._settings.set_view(self._path, self._last.written())

    def _on_document_project_changed(self) -> None:
        if self._document.path != self._path:
            self.keep()
            self._path = self._last = self._scroll = None

    def _on_document_events_changed(self) -> None:
        path = self._document.path
        if path is None or path == self._path or is_demo(path) or not len(self._view.model.time_index):
            return
        self._path = path
        if (state := ViewState.read(self._settings.view(path))) is not None:
            self._show_span(state)  # before anything else is painted
            QTimer.singleShot(0, self, lambda: self._restore(path, state))

    def _restore(self, path: Path, state: ViewState) -> None:
        if self._document.path != path:
            return
        self._view.set_row_height(state.row)
        if state.selected in self._document.events:
            self._document.select(state.selected)
        self._show_span(state)
        if state.group_by != self._document.snapshot.group_by:
            self._scroll = state.scroll
            chosen = next(each for each in self._actions.groupings.actions() if each.data() == state.group_by)
            chosen.trigger()
        else:
            self._view.set_scroll(state.scroll)

    def _show_span(self, state: ViewState) -> None:
        scale = self._view.scale
        self._view.set_scale(scale.fit(state.first, state.end, scale.width))

    def _on_document_lanes_changed(self) -> None:
        if self._scroll is not None:
            self._view.set_scroll(self._scroll)
            self._scroll = None
        self._follow()

    def _follow(self) -> None:
        if self._path is None or self._document.path != self._path or self._scroll is not None:
            return
        event, port = self._document.chosen_event, self._view.port
        first, end = self._view.scale.span
        self._last = ViewState(
            first, end, self._document.snapshot.group_by, event.id if event else "", port.scroll, port.metrics.row
        )
