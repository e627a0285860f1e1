"""Rows that a search lit: asked of each mark at every frame, so that looking one up takes no time however many.

A card stands for events which have no mark of their own: it is lit where it stands for one of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.parts import Group
    from timeline_app.timeline.scene import Scene

FIRST: Final = 1_000  # rows of a card that are looked at before all are


class Lit:
    """Some rows, each once."""

    def __init__(self, rows: NDArray[np.int64]) -> None:
        self.rows = rows
        self._there = np.zeros(int(rows.max(initial=-1)) + 2, np.bool_)  # the last one stands for every later row
        self._there[rows] = True

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and 0 <= row < len(self._there) and bool(self._there[row])

    def among(self, rows: NDArray[np.signedinteger]) -> NDArray[np.signedinteger]:
        """Return those of some rows that are lit."""
        found: NDArray[np.signedinteger] = rows[self._there[np.minimum(rows, len(self._there) - 1)]]
        return found


def lit_groups(lit: Lit, scene: Scene, index: EventIndex) -> Iterator[Group]:
    """Yield the cards of a scene that stand for an event which is lit and has no mark of its own there."""
    marked: dict[int, list[int]] = {}
    for mark in scene.marks:
        if mark.ref in lit:
            marked.setdefault(mark.lane, []).append(mark.ref)
    for group in scene.groups:
        low, high = int(index.offsets[group.lane]), int(index.offsets[group.lane + 1])
        first, end = np.searchsorted(index.starts[low:high], (group.first, group.end)) + low
        if _holds_another(lit, index.refs[first:end], marked.get(group.lane, [])):
            yield group


def _holds_another(lit: Lit, rows: NDArray[np.signedinteger], marked: list[int]) -> bool:
    """Tell whether other rows than those that are marked are lit; of very many the first mostly tell."""
    if len(lit.among(rows[:FIRST])) > len(marked):
        return True
    hits = lit.among(rows)
    return len(hits) > len(marked) or not bool(np.isin(hits, marked).all())
