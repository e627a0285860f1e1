"""Heights of density that were counted bit by bit are those that are counted at once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from geometry_samples import CANVAS, METRICS, crowded_index
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.timeline.density import Densities
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.kept import Kept
from timeline_app.timeline.parts import LaneHeader, Rect
from timeline_app.timeline.scale import TimeScale

if TYPE_CHECKING:
    import pytest
    from numpy.typing import NDArray

indexed = lru_cache(maxsize=8)(lambda seed: crowded_index(600, seed))
HEADER = LaneHeader(0, "Herald", 0, 0, Rect(0, 0, 120, 200), 4)
AREA = Rect(120, 40, CANVAS, 400)
steps = st.lists(st.tuples(st.floats(0.4, 2.5), st.floats(-900, 900), st.booleans()), min_size=1, max_size=12)


@settings(deadline=None)
@given(st.integers(0, 7), st.floats(0.001, 1.2), steps)
def test_what_views_added_to_is_what_is_counted_at_once(
    seed: int, share: float, moves: list[tuple[float, float, bool]]
) -> None:
    index, densities = indexed(seed), Densities()
    first, end = index.extent
    some = Kept.of(index, np.arange(600) % 3 > 0)
    scale = TimeScale.fit(first, first + max(1, int(share * (end - first))), CANVAS)
    for factor, dx, filtered in moves:
        scale = scale.zoom_about(300, factor).pan(dx)
        kept = some if filtered else None
        mine = densities.of(HEADER, index, kept, scale, AREA, METRICS)
        alone = Densities().of(HEADER, index, kept, scale, AREA, METRICS)
        assert (mine.begin, mine.length, mine.rect) == (alone.begin, alone.length, alone.rect)
        assert np.array_equal(mine.heights, alone.heights)


def test_what_was_counted_is_not_counted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    index, densities = indexed(1), Densities()
    asked: list[int] = []
    count = EventIndex.density

    def density(self: EventIndex, edges: NDArray[np.int64], lane: int | None = None) -> NDArray[np.int64]:
        asked.append(len(edges) - 1)
        return count(self, edges, lane)

    monkeypatch.setattr(EventIndex, "density", density)
    scale = TimeScale.fit(*index.core, CANVAS)
    densities.of(HEADER, index, None, scale, AREA, METRICS)
    densities.of(HEADER, index, None, scale.zoom_about(500, 1.01), AREA, METRICS)
    assert len(asked) == 1
    densities.of(HEADER, index, None, scale.pan(-40), AREA, METRICS)
    assert asked[1] < asked[0] / 5
