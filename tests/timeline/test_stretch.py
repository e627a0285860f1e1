"""What is laid out once for a stretch of time and moved shows what a view laid out by itself would show."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from geometry_samples import CANVAS, METRICS, compose_sample, crowded_index, is_settled, rows_of, titles
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_app.timeline.groups import MARGIN, SLOT
from timeline_app.timeline.kept import Kept
from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.stretch import Stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.parts import Mark
    from timeline_app.timeline.scene import Scene

indexed = lru_cache(maxsize=40)(lambda seed: crowded_index(2_000, seed))
powers = st.floats(4, 19.5).map(lambda power: 3.0**power)
pans = st.lists(st.floats(-300, 300), min_size=2, max_size=12)


def settled(scale: TimeScale, index: EventIndex) -> set[int]:
    """Return the lanes where nothing beyond what is always laid out has a say on what is in view, or near it."""
    far = compose_sample(replace(scale.pan(CANVAS), width=3 * CANVAS), index, height=700, canvas=3 * CANVAS)
    left, right = METRICS.header_width, METRICS.header_width + CANVAS
    reach = left - MARGIN + SLOT * 2, right + MARGIN - SLOT * 2
    unsettled = {
        mark.lane
        for row in rows_of(far, -CANVAS).values()
        for nth, mark in enumerate(row)
        if left - 200 < mark.rect.x < right + 200 and not is_settled(nth, row, index, reach)
    }
    return {header.lane for header in far.headers} - unsettled


def told(marks: list[Mark]) -> list[object]:
    """Return what marks show but for their places."""
    labels = [mark.label and (mark.label.text, mark.label.inside, mark.label.leader is None) for mark in marks]
    return [
        (mark._replace(rect=Rect(0, 0, 0, 0), label=None), label) for mark, label in zip(marks, labels, strict=True)
    ]


def places(marks: list[Mark]) -> list[float]:
    """Return where marks and their labels stand."""
    boxes = [box for mark in marks for box in (mark.rect, *((mark.label.box,) if mark.label else ()))]
    return [each for box in boxes for each in box]


@example(273, 0.642402518411315, 3.0**10.6875, [1.1748556077924377, 1.0942434276946393, -15.95147974768932], False)
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
        for strip, its in zip(panned.densities, alone.densities, strict=True):
            assert (strip.lane, strip.rect, strip.x, strip.column) == (its.lane, its.rect, its.x, its.column)
            assert np.array_equal(strip.heights, its.heights)
        steady = settled(scale, index) - led_near_an_edge(panned) - led_near_an_edge(alone)
        one, other = ([mark for mark in scene.marks if mark.lane in steady] for scene in (panned, alone))
        assert told(one) == told(other)
        assert places(one) == pytest.approx(places(other), abs=0.02)


def led_near_an_edge(scene: Scene) -> set[int]:
    """Return the lanes with a label in another row where marks beyond the view may have had that room."""
    low, high = scene.canvas.x + MARGIN, scene.canvas.right - MARGIN
    return {mark.lane for mark in scene.marks if mark.label and mark.label.leader and not low < mark.rect.x < high}


def test_a_view_that_pans_is_laid_out_rarely_and_one_that_zooms_no_further_than_it_reaches() -> None:
    index, stretches, scale = indexed(3), Stretches(), TimeScale.fit(*indexed(3).core, CANVAS)
    asked: list[int] = []

    def ask(refs: Sequence[int]) -> list[str]:
        asked.append(len(refs))
        return titles(refs)

    def shown(scale: TimeScale) -> None:
        compose_sample(scale, index, stretches=stretches, titles=ask)

    for step in range(40):
        shown(scale.pan(-10.0 * step))
    assert len(asked) == 2
    assert asked[1] > asked[0]
    for step in range(1, 5):
        shown(scale.zoom_about(500, 1.0 + step / 100))
    assert len(asked) == 6


def test_what_lacks_titles_is_laid_out_again() -> None:
    index, stretches, scale = indexed(3), Stretches(), TimeScale.fit(*indexed(3).core, CANVAS)
    answers = [False, False, True, True]
    asked = []

    def ask(refs: Sequence[int]) -> list[str | None]:
        asked.append(len(refs))
        return [*titles(refs)] if answers[len(asked) - 1] else [None, *titles(refs)[1:]]

    for step in range(6):
        compose_sample(scale.pan(-10.0 * step), index, stretches=stretches, titles=ask)
    assert len(asked) == 3
