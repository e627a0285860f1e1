"""What the view has marked, for the map: the selected event, those it refers to, and what is lit.

The view tells nobody of these, and looking events up is no work for every frame: it is done once for each change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.whole_file import counted_once

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second
    from timeline_app.timeline.whole_file import Whole
    from timeline_app.ui.timeline_view import TimelineView

FEW: Final = 20_000  # events, of which all is read at once


class MapMarks:
    """The marks of a view as they were when last read."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._read: tuple[object, ...] = ()
        self._lit_read: tuple[object, ...] = ()
        self.selected: tuple[Second, Second] | None = None
        self.references: tuple[tuple[tuple[Second, Second], bool], ...] = ()  # True: it disagrees with the selected one
        self.lit: Whole | None = None  # what filters leave and a search found; None where there is neither

    @property
    def stale(self) -> bool:
        """Tell whether the view has others by now."""
        return self._read != self._now()

    @property
    def late(self) -> bool:
        """Tell whether what is lit is of another search by now."""
        return self._lit_read != self._lit_now()

    def read(self, whole: Whole) -> None:
        """Read the view's marks where it has others; what a search found of many events waits for `light`."""
        if self.stale:
            self._read = self._now()
            self.selected, self.references = self._view.marked_spans
            if self._lit_read[:-1] != self._lit_now()[:-1] or len(self._view.port.index) <= FEW:
                self.light(whole)

    def light(self, whole: Whole) -> None:
        """Read what is lit: of a million events it takes as long as some frames."""
        self._lit_read = self._lit_now()
        self.lit = self._lit_part(whole)

    def _now(self) -> tuple[object, ...]:
        return self._view.port.annotated, self._view.selected, self._view.references, *self._lit_now()

    def _lit_now(self) -> tuple[object, ...]:
        return self._view.port.index, self._view.port.kept, self._view.found

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
