"""Labels with leader lines: where they stand, what they leave alone, and that they go where an edge would cut them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geometry_samples import CANVAS, DAY, METRICS, RULER, compose_sample, plain_index

from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.scene import compose

if TYPE_CHECKING:
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.parts import Label
    from timeline_app.timeline.scene import Scene

TITLE = "An envoy leaves by night"  # 144 px


def close_events(*others: tuple[int, int]) -> EventIndex:
    """Index three events ten days apart in the first of two rows, the one in the middle the least, and others."""
    spans = [(day * DAY, (day + 1) * DAY) for day in (0, 10, -10, 500, 500)]
    return plain_index([*spans, *others], ranks=[0.5, 0.9, 0.9, 0.7, 0.6, *[0.8] * len(others)], packed_at=DAY / 100)


def composed(index: EventIndex, scale: TimeScale, selected: int | None = None) -> Scene:
    width = CANVAS + METRICS.header_width
    return compose(
        scale, index, METRICS, RULER, lambda refs: [TITLE] * len(refs), width=width, height=600, selected=selected
    )


def label_of(scene: Scene, ref: int) -> Label | None:
    return next(mark.label for mark in scene.marks if mark.ref == ref)


NEAR = TimeScale.fit(-50 * DAY, 50 * DAY, CANVAS)  # 100 px between the two


def test_a_label_without_room_beside_its_mark_stands_in_the_next_row_at_the_end_of_a_line() -> None:
    scene = composed(close_events(), NEAR)
    marks = {mark.ref: mark for mark in scene.marks}
    assert marks[0].rect.y == marks[1].rect.y
    label = marks[0].label
    assert label is not None
    assert label.leader is not None
    assert (label.text, label.elided) == (TITLE, False)
    assert label.rect.y > marks[0].rect.bottom
    assert marks[0].rect.x <= label.leader.x < label.rect.x
    assert label.leader.y == marks[0].rect.bottom + 1
    assert label.leader.bottom > label.rect.y
    other = marks[1].label
    assert other is not None
    assert other.leader is None


def test_what_stands_in_the_next_row_keeps_its_place_and_its_label() -> None:
    in_the_way = (2 * DAY, 3 * DAY)
    scene = composed(close_events(in_the_way, in_the_way), NEAR)
    rows = {mark.rect.y for mark in scene.marks}
    assert len(rows) >= 2
    boxes = [mark.label.box for mark in scene.marks if mark.label]
    assert all(
        one.y != other.y or one.right < other.x or other.right < one.x
        for one in boxes
        for other in boxes
        if one is not other
    )


def test_at_the_edge_of_the_view_such_a_label_goes_back_to_its_mark() -> None:
    index = close_events()
    whole = label_of(composed(index, NEAR), 0)
    assert whole is not None
    assert whole.leader is not None
    cut = composed(index, NEAR.pan(CANVAS - 120 - NEAR.to_x(0)))
    label = label_of(cut, 0)
    assert label is None or label.leader is None


def test_the_selected_event_has_its_label_beside_its_mark() -> None:
    label = label_of(composed(close_events(), NEAR, selected=0), 0)
    assert label is None or label.leader is None


def test_a_lane_of_one_row_has_no_lines() -> None:
    spans = [(0, DAY), (10 * DAY, 11 * DAY), (800 * DAY, 801 * DAY)]
    index = plain_index(spans, ranks=[0.5, 0.9, 0.7], packed_at=DAY / 100)
    scene = compose_sample(NEAR, index)
    assert len({mark.rect.y for mark in scene.marks}) == 1
    assert all(mark.label is None or mark.label.leader is None for mark in scene.marks)
