"""What is laid out once for a stretch of time and moved shows what a view laid out by itself would show."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from geometry_samples import CANVAS, METRICS, compose_sample, crowded_index, is_settled, rows_of
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.timeline.groups import MARGIN, SLOT
from timeline_app.timeline.kept import Kept
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.stretch import Stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.parts import Mark

indexed = lru_cache(maxsize=40)(lambda seed: crowded_index(2_000, seed))
powers = st.floats(4, 19.5).map(lambda power: 3.0**power)
pans = st.lists(st.floats(-300, 300), min_size=2, max_size=12)


def settled(scale: TimeScale, index: EventIndex) -> set[tuple[int, int]]:
    """Return the events, by row of the model and lane, on which nothing beyond what is always laid out has a say."""
    far = compose_sample(replace(scale.pan(CANVAS), width=3 * CANVAS), index, height=700, canvas=3 * CANVAS)
    reach = METRICS.header_width - MARGIN + SLOT * 2, METRICS.header_width + CANVAS + MARGIN - SLOT * 2
    return {
        (mark.ref, mark.lane)
        for row in rows_of(far, -CANVAS).values()
        for nth, mark in enumerate(row)
        if is_settled(nth, row, index, reach)
    }


def told(mark: Mark) -> tuple[object, ...]:
    """Return what a mark shows, with places to hundredths of a pixel."""
    label = mark.label and (mark.label.text, mark.label.inside, *(round(each, 1) for each in mark.label.box))
    return *mark[:5], *(round(each, 1) for each in mark.rect), *mark[6:10], label, mark.ghost


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1_000), st.floats(0, 1), powers, pans, st.booleans())
def test_a_view_that_panned_shows_what_one_laid_out_by_itself_shows(
    seed: int, place: float, length: float, moves: list[float], filtered: bool
) -> None:
    index, stretches = indexed(seed % 40), Stretches()
    first, end = index.extent
    begin = int(first + place * (end - first))
    scale = TimeScale.fit(begin, begin + int(length), CANVAS)
    kept = Kept.of(index, np.arange(2_000) % 3 > 0) if filtered else None
    for dx in moves:
        scale = scale.pan(dx)
        panned, alone = (
            compose_sample(scale, index, selected=seed, kept=kept, height=700, stretches=each)
            for each in (stretches, None)
        )
        drawn = [[(mark.ref, mark.lane, mark.rect.y) for mark in scene.marks] for scene in (panned, alone)]
        assert drawn[0] == drawn[1]
        assert panned.chips == alone.chips
        for one, other in zip(panned.densities, alone.densities, strict=True):
            assert (one.lane, one.rect, one.x, one.column) == (other.lane, other.rect, other.x, other.column)
            assert np.array_equal(one.heights, other.heights)
        steady = settled(scale, index)
        marks = [{told(mark) for mark in scene.marks if (mark.ref, mark.lane) in steady} for scene in (panned, alone)]
        assert marks[0] == marks[1]


def test_a_view_that_pans_is_laid_out_rarely_and_one_that_zooms_no_further_than_it_reaches() -> None:
    index, stretches, scale = indexed(3), Stretches(), TimeScale.fit(*indexed(3).core, CANVAS)
    asked: list[int] = []

    def ask(refs: Sequence[int]) -> None:
        asked.append(len(refs))

    def shown(scale: TimeScale) -> None:
        compose_sample(scale, index, stretches=stretches, look_up=ask)

    for step in range(40):
        shown(scale.pan(-10.0 * step))
    assert len(asked) == 2
    assert asked[1] > asked[0]
    for step in range(1, 5):
        shown(scale.zoom_about(500, 1.0 + step / 100))
    assert len(asked) == 6
