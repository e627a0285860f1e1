"""Nothing flickers: while a view pans no part vanishes and comes back; a step of zoom that is taken back is as none.

Only within the view: at its edges labels turn to the other side of their marks, and chips to another row.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from geometry_samples import compose_sample, crowded_index, measure
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.stretch import Stretches
from timeline_app.timeline.ticks import axis

if TYPE_CHECKING:
    from timeline_app.timeline.scene import Scene

WIDE = 1_600.0  # px
RECT = Rect(120.0, 0.0, WIDE, 46.0)
INNER = 360.0  # px from the view's edges
ASIDE = 0.137  # px: no event begins or ends on the very edge, where a rounding decides whether it is in view
WITHIN = 3  # frames in which nothing comes back

indexed = lru_cache(maxsize=10)(lambda seed: crowded_index(3_000, seed))
seeds, places = st.integers(0, 9), st.floats(0, 1)
powers = st.floats(4, 19.5).map(lambda power: 3.0**power)
steps = st.one_of(st.sampled_from([-100.0, -9.0, 1.0, 100.0]), st.floats(-120, 120))


def view_of(seed: int, place: float, length: float) -> TimeScale:
    first, end = indexed(seed).extent
    begin = int(first + place * (end - first))
    return TimeScale.fit(begin, begin + max(60, int(length)), WIDE)


def composed(scale: TimeScale, seed: int, stretches: Stretches) -> Scene:
    return compose_sample(scale, indexed(seed), stretches=stretches, canvas=WIDE, height=700)


def inner_parts(scene: Scene) -> set[object]:
    """Return what is drawn in the inner part of the view, but for where; a label with the mark that it belongs to."""
    low, high = scene.canvas.x + INNER, scene.canvas.right - INNER
    marks = [mark for mark in scene.marks if low < mark.rect.x and mark.rect.right < high]
    labels = [(m, m.label) for m in marks if m.label and low < m.label.box.x and m.label.box.right < high]
    cards = [group for group in scene.groups if low < group.rect.x and group.rect.right < high]
    chips = [chip for chip in scene.chips if low < chip.rect.x and chip.rect.right < high]
    return {
        *((mark.ref, mark.lane, mark.rect.y) for mark in marks),
        *((m.ref, m.lane, label.text, label.rect.x < m.rect.x, label.leader is None) for m, label in labels),
        *(("card", group.lane, group.first, group.count, group.rect.y) for group in cards),
        *(("chip", chip.lane, chip.earlier) for chip in chips),
    }


@settings(max_examples=40, deadline=None)
@given(seeds, places, powers, steps)
def test_no_part_vanishes_and_comes_back_while_panning(seed: int, place: float, length: float, step: float) -> None:
    scale, stretches = view_of(seed, place, length), Stretches()
    frames = [inner_parts(composed(scale.pan(step * n), seed, stretches)) for n in range(24)]
    for nth, frame in enumerate(frames):
        for later in range(nth + 2, min(nth + WITHIN + 1, len(frames))):
            back = frame & frames[later]
            assert all(back <= between for between in frames[nth + 1 : later])


def told(scene: Scene) -> list[object]:
    """Return everything that a scene shows but for where marks and labels stand along time."""
    return [
        [
            (m.ref, m.lane, m.rect.y, m.label and (m.label.text, m.label.inside, not m.label.leader))
            for m in scene.marks
        ],
        [(group.lane, group.first, group.count, group.rect.y) for group in scene.groups],
        [(chip.text, chip.rect) for chip in scene.chips],
        [tick.label for tick in (*scene.axis.major, *scene.axis.minor)],
        [strip.heights.tolist() for strip in scene.densities],
        (scene.headers, scene.legend, scene.span_text),
    ]


@settings(max_examples=80, deadline=None)
@given(seeds, places, powers, st.floats(0, WIDE), st.sampled_from([0.5, 0.87, 1.14, 1.5, 4.0]))
def test_a_step_of_zoom_and_back_gives_the_same_scene(
    seed: int, place: float, length: float, x: float, ratio: float
) -> None:
    scale, stretches = view_of(seed, place, length).pan(ASIDE), Stretches()
    before = composed(scale, seed, stretches)
    near = scale.zoom_about(x, ratio)
    composed(near, seed, stretches)
    after = composed(near.zoom_about(x, 1 / ratio), seed, stretches)
    if near.seconds_per_pixel * ratio == pytest.approx(scale.seconds_per_pixel):  # not at the limits of zoom
        assert told(after) == told(before)
        xs, its = ([mark.rect.x for mark in scene.marks] for scene in (before, after))
        assert its == pytest.approx(xs, abs=0.01)


@settings(max_examples=80, deadline=None)
@given(seeds, places, powers, st.floats(0, WIDE), st.sampled_from([0.5, 0.87, 1.14, 1.5, 4.0]))
def test_a_step_of_zoom_and_back_gives_the_same_axis_where_a_tick_is_on_the_edge(
    seed: int, place: float, length: float, x: float, ratio: float
) -> None:
    scale = view_of(seed, place, length)
    near = scale.zoom_about(x, ratio)
    back = near.zoom_about(x, 1 / ratio)
    if near.seconds_per_pixel * ratio == pytest.approx(scale.seconds_per_pixel):
        assert back.span == scale.span
        labels = [[t.label for t in axis(each, RECT, measure).minor] for each in (scale, back)]
        assert labels[0] == labels[1]
