"""The events that a stretch of time draws by themselves, as columns of plain numbers to be walked through."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from timeline_app.timeline.marks import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.timeline.groups import Crowd
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.layouting import Layouting
    from timeline_app.timeline.parts import Rect
    from timeline_app.timeline.scale import TimeScale


class Drawn(NamedTuple):
    """The events drawn by themselves, as columns, by lane, row and start; ink in px from the widget's left edge."""

    left: list[float]  # with tails and arrows; not clamped
    right: list[float]
    kinds: list[int]
    statuses: list[int]
    refs: list[int]
    titles: Sequence[str | None]  # None: it cannot be read now
    ranks: list[float]
    origins: list[int]
    conflicts: list[bool]
    ghosts: list[bool]
    reviews: list[int]  # ReviewCode
    rows: dict[tuple[int, int], tuple[int, int]]  # by lane and row: from which to which they stand there

    @classmethod
    def of(cls, found: Crowd, index: EventIndex, scale: TimeScale, canvas: Rect, how: Layouting) -> Drawn:
        """Look up what was found to be drawn on a canvas."""
        positions, columns = found.positions, index.columns
        refs = index.refs[positions]
        rows_of_model = refs.tolist()
        left, right = index.ink(positions, scale.seconds_per_pixel)
        lanes = index.lanes_of(positions)
        others = np.flatnonzero((lanes[1:] != lanes[:-1]) | (found.rows[1:] != found.rows[:-1])) + 1
        edges = [0, *others.tolist(), len(positions)] if len(positions) else [0]
        keys = zip(lanes[edges[:-1]].tolist(), found.rows[edges[:-1]].tolist(), strict=True)

        return cls(
            (canvas.x + ((left - scale.start) - scale.fraction) / scale.seconds_per_pixel).tolist(),
            (canvas.x + ((right - scale.start) - scale.fraction) / scale.seconds_per_pixel).tolist(),
            index.kinds[positions].tolist(),
            columns.statuses[refs].tolist(),
            rows_of_model,
            how.titles(rows_of_model),
            columns.ranks[refs].tolist(),
            columns.origins[refs].tolist(),
            columns.conflicts[refs].tolist(),
            [False] * len(positions) if how.kept is None else (~how.kept.mask[refs]).tolist(),
            (columns.reviews[refs] % HIDDEN).tolist(),
            dict(zip(keys, pairwise(edges), strict=True)),
        )
