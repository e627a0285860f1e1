"""What the view has marked, for the map: the selected event, those it refers to, and what is lit.

The view tells nobody of these, and looking events up is no work for every frame: it is done once for each change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.timeline.whole_file import counted_once

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second
    from timeline_app.timeline.whole_file import Whole
    from timeline_app.ui.timeline_view import TimelineView


class MapMarks:
    """The marks of a view as they were when last read."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._read: tuple[object, ...] = ()
        self.selected: tuple[Second, Second] | None = None
        self.references: tuple[tuple[tuple[Second, Second], bool], ...] = ()  # True: it disagrees with the selected one
        self.lit: Whole | None = None  # what filters leave and a search found; None where there is neither

    @property
    def stale(self) -> bool:
        """Tell whether the view has others by now."""
        return self._read != self._now()

    def read(self, whole: Whole) -> None:
        """Read the view's marks where it has others."""
        if self.stale:
            self._read = self._now()
            self.selected, self.references = self._view.marked_spans
            self.lit = self._lit_part(whole)

    def _now(self) -> tuple[object, ...]:
        view, port = self._view, self._view.port
        return port.index, port.annotated, port.kept, view.selected, view.references, view.found

    def _lit_part(self, whole: Whole) -> Whole | None:
        port, found = self._view.port, self._view.found
        if found is None and port.kept is None:
            return None
        count = int(port.index.refs.max(initial=-1)) + 1
        lit = np.ones(count, np.bool_) if port.kept is None else port.kept.mask[:count].copy()
        if found is not None:
            rows = found.rows
            hit = np.zeros(count, np.bool_)
            hit[rows[rows < count]] = True
            lit &= hit
        return replace(whole, lanes=counted_once(port.index, lit))
