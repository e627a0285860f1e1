"""The scene: nothing overlaps, nothing is lost, nothing jumps, and what is clicked is what is there."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations, pairwise
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from geometry_samples import (
    CANVAS,
    DAY,
    METRICS,
    TALL,
    compose_sample,
    crowded_index,
    is_settled,
    measure,
    plain_index,
    rows_of,
    title_of,
    titles,
)
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_app.timeline.groups import MARGIN, SLOT, STACK, slot_seconds
from timeline_app.timeline.handles import AWAY, THICK
from timeline_app.timeline.kept import Kept
from timeline_app.timeline.laid_row import INSET, SEAM
from timeline_app.timeline.lane_plan import LanePlan
from timeline_app.timeline.lone import card_text, card_width
from timeline_app.timeline.marks import MarkKind
from timeline_app.timeline.parts import PublicationTick
from timeline_app.timeline.publications import Publications
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.scene import compose, content_height, refs_of

if TYPE_CHECKING:
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.parts import Mark, Rect
    from timeline_app.timeline.scene import Scene

TINT = 5.0  # px, what is tinted beyond a selected label
CROWDED = crowded_index()
FIRST, END = CROWDED.extent
ENDS = CROWDED.ends_of(slice(None))
powers = st.floats(4, 19.5).map(lambda power: 3.0**power)
indexed = lru_cache(maxsize=40)(lambda seed: crowded_index(2_000, seed))


def view_of_span(first: int, end: int, place: float, length: float) -> TimeScale:
    begin = int(first + place * (end - first))
    return TimeScale.fit(begin, int(first + place * (end - first) + length), CANVAS)


def view_of(index: EventIndex, place: float, length: float) -> TimeScale:
    return view_of_span(*index.extent, place, length)


views = st.builds(lambda place, length: view_of(CROWDED, place, length), st.floats(0, 1), powers)


def overlap_in_time(one: Rect, other: Rect) -> bool:
    return one.x - 60 < other.right and other.x < one.right + 60


def overlap(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def check_labels(scene: Scene) -> None:
    labels = [mark.label.box for mark in scene.marks if mark.label]
    for one, other in combinations(labels, 2):
        assert not overlap(one, other)
        assert one.y != other.y or max(one.x, other.x) - min(one.right, other.right) >= METRICS.between_labels - 1e-6
    solid = [group.rect for group in scene.groups] + [chip.rect for chip in scene.chips]
    for mark in scene.marks:
        if mark.label is None:
            continue
        others = solid + [other.rect for other in scene.marks if other is not mark or not mark.label.inside]
        assert not any(overlap(mark.label.box, rect) for rect in others)
        if mark.label.leader is not None:
            check_leader(mark, mark.label.leader, scene)
        if mark.label.inside:
            assert mark.rect.x < mark.label.rect.x
            assert mark.label.box.right < mark.rect.right


def check_leader(mark: Mark, line: Rect, scene: Scene) -> None:
    """Check that a line leads from a mark to its label, and past nothing else."""
    assert mark.label is not None
    assert mark.rect.x <= line.x <= mark.rect.right
    assert min(abs(line.bottom - mark.rect.y), abs(line.y - mark.rect.bottom)) < 2
    assert min(abs(line.x - mark.label.rect.x), abs(line.x - mark.label.box.right)) < 5
    assert line.y < mark.label.rect.bottom
    assert line.bottom > mark.label.rect.y
    others = [other for other in scene.marks if other is not mark]
    solid = [other.rect for other in others] + [other.label.box for other in others if other.label]
    solid += [group.rect for group in scene.groups] + [chip.rect for chip in scene.chips]
    assert not any(overlap(line._replace(width=1), rect) for rect in solid)


@settings(max_examples=60, deadline=None)
@given(views)
@example(view_of(CROWDED, 0.8984375, 12507734.787911048))  # a card nearer to a mark than labels keep
def test_labels_overlap_neither_labels_nor_marks_nor_cards_nor_chips(scale: TimeScale) -> None:
    check_labels(compose_sample(scale, CROWDED))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1_000), st.floats(0, 1), powers)
def test_marks_and_cards_do_not_overlap(seed: int, place: float, length: float) -> None:
    index = indexed(seed % 40)
    scene = compose_sample(view_of(index, place, length), index)
    solid = [mark.rect for mark in scene.marks] + [group.rect for group in scene.groups]
    assert not any(overlap(one, other) for one, other in combinations(solid, 2))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1_000), st.floats(0, 1), powers)
def test_labels_keep_their_distance_in_any_file(seed: int, place: float, length: float) -> None:
    index = indexed(seed % 40)
    check_labels(compose_sample(view_of(index, place, length), index))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1_000), st.floats(0, 1), powers)
def test_the_selected_label_stays_clear_of_the_ring_and_its_handles(seed: int, place: float, length: float) -> None:
    index = indexed(seed % 40)
    view = view_of(index, place, length)
    refs = sorted({mark.ref for mark in compose_sample(view, index).marks if mark.label is not None})
    for chosen in refs[:: max(1, len(refs) // 3)]:
        scene = compose_sample(view, index, selected=chosen)
        check_labels(scene)
        for mark in scene.marks:
            if mark.ref == chosen and mark.label is not None and not mark.label.inside:
                box, reach = mark.label.box, AWAY + THICK / 2
                assert box.x - TINT > mark.rect.right + reach or box.right + TINT < mark.rect.x - reach


def test_a_card_that_counts_one_more_stays_clear_of_the_mark_beside_it() -> None:
    index = crowded_index(seed=3)
    first, end = index.extent
    random = Random(5)
    for _ in range(80):
        place, length = random.random(), 3.0 ** random.uniform(4, 19.5)
        scene = compose_sample(view_of_span(first, end, place, length), index)
        cards = [group.rect for group in scene.groups]
        assert not any(overlap(mark.rect, card) for mark in scene.marks for card in cards)


def test_cards_of_many_thousands_stay_in_their_slots() -> None:
    for count in (9, 999, 9_999, 123_456, 999_999, 1_234_567):
        assert card_width(count) + STACK + 2 <= SLOT
    assert [card_text(count) for count in (9_999, 10_000, 2_500_000)] == ["9999", "10k", "2M"]


@settings(max_examples=60, deadline=None)
@given(views)
def test_everything_lies_in_the_canvas(scene_scale: TimeScale) -> None:
    scene = compose_sample(scene_scale, CROWDED)
    for mark in scene.marks:
        assert mark.rect.x >= scene.canvas.x - 40
        assert mark.rect.right <= scene.canvas.right + 40
        assert mark.rect.width > 0
        if mark.label:
            assert mark.label.rect.x >= scene.canvas.x
            assert mark.label.box.right <= scene.canvas.right
    for chip in scene.chips:
        assert scene.canvas.x <= chip.rect.x < chip.rect.right <= scene.canvas.right


def uncounted(scene: Scene, scale: TimeScale, index: EventIndex, lane: int, kept: Kept | None) -> int:
    """Count, one by one, a lane's events that touch the view and are on no mark and no card in sight."""
    first, end = scale.span
    low, high = index.offsets[lane : lane + 2]
    drawn = {mark.ref for mark in scene.marks if mark.lane == lane}
    cards = [(group.first, group.end) for group in scene.groups if group.lane == lane and not group.ghost]
    active = (index.starts[low:high] < end) & (index.ends_of(slice(low, high)) > first)
    return sum(
        not any(card[0] <= index.starts[each] < card[1] for card in cards)
        for each in low + active.nonzero()[0]
        if index.refs[each] not in drawn and (kept is None or kept.mask[index.refs[each]])
    )


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 1_000), st.floats(0, 1), powers, st.booleans(), st.sets(st.integers(0, 5)))
def test_every_event_in_view_is_a_mark_or_counted_once(
    seed: int, place: float, length: float, filtered: bool, collapsed: set[int]
) -> None:
    index = indexed(seed % 40)
    kept = Kept.of(index, np.arange(2_000) % 3 > 0) if filtered else None
    plan = LanePlan(collapsed=frozenset(index.lane_names[lane] for lane in collapsed if lane < len(index.lane_names)))
    scale = view_of(index, place, length)
    scene = compose_sample(scale, index, kept=kept, plan=plan)
    for header in scene.headers:
        here = sum(chip.here for chip in scene.chips if chip.lane == header.lane)
        assert here == uncounted(scene, scale, index, header.lane, kept)


@settings(max_examples=60, deadline=None)
@given(views)
def test_the_density_shows_whatever_is_in_view(scale: TimeScale) -> None:
    first, end = scale.span
    for strip in compose_sample(scale, CROWDED).densities:
        low, high = CROWDED.offsets[strip.lane : strip.lane + 2]
        active = (CROWDED.starts[low:high] < end) & (ENDS[low:high] > first)
        assert strip.heights.any() or not active.any()


def test_what_began_long_ago_and_has_no_room_is_counted_at_the_edge() -> None:
    index = plain_index([(0, 100 * DAY)] * 30)
    scene = compose_sample(TimeScale.fit(40 * DAY, 50 * DAY, CANVAS), index)
    (chip,) = scene.chips
    assert (chip.text, chip.count, chip.here) == (f"{30 - len(scene.marks)} more here", 0, 30 - len(scene.marks))
    assert (chip.earlier, chip.first, chip.end) == (True, 0, 50 * DAY)


@settings(max_examples=60, deadline=None)
@given(views)
def test_a_card_counts_exactly_what_it_stands_for(scale: TimeScale) -> None:
    scene = compose_sample(scale, CROWDED)
    for group in scene.groups:
        if scene.canvas.x + 100 < group.rect.x < scene.canvas.right - 200:
            assert len(refs_of(group, scene, CROWDED, limit=10_000)) == group.count


@settings(max_examples=60, deadline=None)
@given(views, st.floats(200, 420))
def test_chips_of_a_narrow_canvas_keep_clear_of_each_other(scale: TimeScale, canvas: float) -> None:
    narrow = TimeScale.fit(*scale.span, canvas)
    scene = compose_sample(narrow, CROWDED, canvas=canvas)
    chips = scene.chips
    assert all(scene.canvas.x <= chip.rect.x and chip.rect.right <= scene.canvas.right for chip in chips)
    for one, other in combinations(chips, 2):
        if one.lane == other.lane:
            assert one.rect.right < other.rect.x or one.rect.y != other.rect.y


@settings(max_examples=60, deadline=None)
@given(views)
def test_chips_count_what_lies_outside(scale: TimeScale) -> None:
    first, end = scale.span
    found = {(chip.lane, chip.earlier): chip for chip in compose_sample(scale, CROWDED).chips}
    for lane in range(len(CROWDED.lane_names)):
        part = slice(CROWDED.offsets[lane], CROWDED.offsets[lane + 1])
        outside = {True: ENDS[part] <= first, False: CROWDED.starts[part] >= end}
        for earlier, which in outside.items():
            count, chip = int(which.sum()), found.get((lane, earlier))
            assert (chip is not None) == bool(count or (chip and chip.here))
            if count and chip is not None:
                assert chip.count == count
                assert f"{count:,}" in chip.text
                assert chip.first <= CROWDED.starts[part][which].min()
                assert chip.end == ENDS[part][which].max()


@settings(max_examples=60, deadline=None)
@given(views, st.integers(-200, 200))
def test_panning_moves_what_is_there_and_changes_nothing(scale: TimeScale, dx: int) -> None:
    before, after = compose_sample(scale, CROWDED), compose_sample(scale.pan(dx), CROWDED)

    def inner(scene: Scene, shift: float) -> dict[tuple[int, float], tuple[float, float]]:
        low, high = scene.canvas.x + MARGIN / 2, scene.canvas.right - MARGIN / 2
        return {
            (mark.ref, mark.rect.y): (round(mark.rect.x - shift, 3), round(mark.rect.width, 3))
            for mark in scene.marks
            if low < mark.rect.x - shift + dx / 2 < high and mark.rect.right - shift + dx / 2 < high
        }

    here, there = inner(before, 0), inner(after, dx)
    assert here.keys() == there.keys()
    for key, place in here.items():
        assert there[key] == pytest.approx(place, abs=0.02)
    cards = [
        {(group.lane, group.first, group.count) for group in scene.groups if low < group.rect.x - shift < low + 300}
        for scene, shift in ((before, 0), (after, dx))
        for low in [scene.canvas.x + 300]
    ]
    assert cards[0] == cards[1]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1_000), st.floats(0, 1), powers)
@example(694, 0.0, 3.0**18.125)  # the same room on either side of a mark
@example(835, 0.6875, 3.0**18)  # a label in the next row near the view's edge
def test_what_a_label_does_hangs_on_time_alone_and_not_on_the_view(seed: int, place: float, length: float) -> None:
    index = indexed(seed % 40)
    scale = view_of(index, place, length)
    scene = compose_sample(scale, index)
    far = compose_sample(replace(scale.pan(CANVAS), width=3 * CANVAS), index, canvas=3 * CANVAS)
    left, right = scene.canvas.x, scene.canvas.right
    shown = {(mark.ref, mark.lane): mark for mark in scene.marks}
    chips = [chip.rect for chip in scene.chips]
    rows = rows_of(far, -CANVAS)
    for row in rows.values():
        for nth, mark in enumerate(row):
            box = mark.label.box._replace(x=mark.label.box.x - CANVAS) if mark.label else mark.rect
            inner = left + 60 < min(box.x, mark.rect.x) and max(box.right, mark.rect.right) < right - 60
            if not inner or any(overlap(chip, box._replace(x=box.x - 8, width=box.width + 16)) for chip in chips):
                continue
            if not is_settled(nth, row, index, (left - MARGIN, right + MARGIN)):
                continue
            here = shown[mark.ref, mark.lane].label
            led = any(label and label.leader for label in (here, mark.label))
            if led and not left + MARGIN < mark.rect.x < right - MARGIN:
                continue  # labels of marks beyond the view may have had that room
            assert (here is None) == (mark.label is None)
            if here is not None and mark.label is not None:
                assert here.text == mark.label.text
                assert here.rect.x == pytest.approx(mark.label.rect.x - CANVAS, abs=0.02)


def test_a_mark_as_wide_as_the_view_bears_its_label_pinned_to_the_edge() -> None:
    index = plain_index([(0, 30 * DAY), (40 * DAY, 41 * DAY)])
    within = compose_sample(TimeScale.fit(10 * DAY, 11 * DAY, CANVAS), index)
    (mark,) = within.marks
    assert mark.label is not None
    assert mark.label.inside
    assert mark.label.text == title_of(0)
    assert within.canvas.x < mark.label.rect.x < within.canvas.x + 20
    begun = compose_sample(TimeScale.fit(-DAY // 50, DAY, CANVAS), index).marks[0]
    assert begun.label is not None
    assert begun.label.rect.x == pytest.approx(begun.rect.x + INSET)


@pytest.mark.parametrize("hours", [(240, 264), (-1, 23), (697, 721)])
def test_a_label_in_its_mark_ends_before_the_question_mark(hours: tuple[int, int]) -> None:
    index = plain_index([(0, 30 * DAY)], kinds=[MarkKind.PROBABLY])
    scale, width = TimeScale.fit(hours[0] * 3_600, hours[1] * 3_600, CANVAS), CANVAS + METRICS.header_width
    (mark,) = compose(
        scale, index, METRICS, measure, lambda refs: ["oneword" * 40] * len(refs), width=width, height=TALL
    ).marks
    assert mark.label is not None
    assert mark.label.inside
    assert mark.label.box.right < mark.rect.x + mark.rect.width / 2 - 8


def test_labels_stay_beside_their_marks_while_panning() -> None:
    scale = TimeScale.fit(*CROWDED.core, CANVAS)
    before, after = compose_sample(scale, CROWDED), compose_sample(scale.pan(-40), CROWDED)
    moved = {mark.ref: mark.label for mark in after.marks}
    inner = [mark for mark in before.marks if mark.label and 420 < mark.rect.x < 700]
    assert len(inner) > 5
    for mark in inner:
        label = moved[mark.ref]
        assert label is not None
        assert mark.label is not None
        assert label.text == mark.label.text
        assert label.rect.x == pytest.approx(mark.label.rect.x - 40)


@settings(max_examples=60, deadline=None)
@given(views, views)
def test_rows_never_jump(one: TimeScale, other: TimeScale) -> None:
    rows = [{mark.ref: mark.rect.y for mark in compose_sample(scale, CROWDED).marks} for scale in (one, other)]
    lowest = {
        header.lane: header.rect.y + (header.rows - 1) * METRICS.row for header in compose_sample(one, CROWDED).headers
    }
    cards = {round(y + METRICS.lane_padding + (METRICS.row - METRICS.mark) / 2, 3) for y in lowest.values()}
    for ref in rows[0].keys() & rows[1].keys():  # what would be counted alone stands where its card would
        assert rows[0][ref] == rows[1][ref] or {round(rows[0][ref], 3), round(rows[1][ref], 3)} & cards


@settings(max_examples=60, deadline=None)
@given(views)
def test_a_card_counts_one_event_only_where_its_mark_would_not_fit(scale: TimeScale) -> None:
    scene = compose_sample(scale, CROWDED)
    slot = slot_seconds(scale.level)
    for group in scene.groups:
        if group.count == 1 and scene.canvas.x + 200 < group.rect.x < scene.canvas.right - 200:
            (ref,) = refs_of(group, scene, CROWDED)
            at = CROWDED.position_of(ref)
            row = [
                mark.rect for mark in scene.marks if mark.lane == group.lane and overlap_in_time(mark.rect, group.rect)
            ]
            assert ENDS[at] - CROWDED.starts[at] > slot / 2 or CROWDED.kinds[at] >= MarkKind.CIRCA or row


def test_what_would_be_counted_alone_is_drawn_in_the_row_of_cards() -> None:
    day = [(0, DAY)] * 7
    index = plain_index(day, ranks=[0.9 - rank / 10 for rank in range(7)])
    scene = compose_sample(TimeScale.fit(-5 * DAY, 5 * DAY, CANVAS), index)
    drawn = {mark.ref for mark in scene.marks}
    assert sum(group.count for group in scene.groups) + len(drawn) == 7
    assert all(group.count > 1 for group in scene.groups)


def test_a_lone_event_is_drawn_with_its_whole_title_at_every_zoom() -> None:
    index = plain_index([(1_000 * DAY, 1_001 * DAY)])
    for length in (60, DAY, 400 * DAY, 3_000_000 * DAY):
        scene = compose_sample(TimeScale.fit(1_000 * DAY - length // 2, 1_000 * DAY + length, CANVAS), index)
        assert [mark.ref for mark in scene.marks] == [0]
        label = scene.marks[0].label
        assert (label is not None and label.text == title_of(0)) or scene.marks[0].clipped_right


def test_events_of_one_day_stand_in_rows_and_the_rest_is_counted() -> None:
    index = plain_index([(100 * DAY, 101 * DAY)] * 26, ranks=[each / 26 for each in range(26)])
    scene = compose_sample(TimeScale.fit(*index.core, CANVAS), index)
    assert len({mark.rect.y for mark in scene.marks}) == len(scene.marks) == 20
    assert {mark.ref for mark in scene.marks} == set(range(6, 26))
    assert [group.count for group in scene.groups] == [6]
    assert sorted(refs_of(scene.groups[0], scene, index)) == list(range(6))
    holding = compose_sample(TimeScale.fit(*index.core, CANVAS), index, selected=3)
    assert [group.selected for group in holding.groups] == [True]


def test_what_matters_has_a_row_though_trifles_of_its_day_begin_before_it() -> None:
    trifles = [(100 * DAY, 101 * DAY)] * 24
    index = plain_index([*trifles, (100 * DAY + 8_400, 100 * DAY + 8_460)], ranks=[0.2] * 24 + [0.9])
    scene = compose_sample(TimeScale.fit(*index.core, CANVAS), index)
    assert 24 in {mark.ref for mark in scene.marks}
    assert len(scene.marks) == 20
    assert [group.count for group in scene.groups] == [5]


def test_trifles_do_not_stand_where_the_label_of_what_matters_has_its_room() -> None:
    far = TimeScale.fit(-4_000 * DAY, 6_000 * DAY, CANVAS)  # 50 px between two, in one row
    for days, ranks, drawn in (
        ((0, 499, 501, 1_000, 1_500), [0.9, 0.2, 0.1, 0.1, 1.0], [0, 3, 4]),
        ((0, 500, 1_000, 1_500), [0.2, 0.9, 0.1, 1.0], [0, 1, 2, 3]),
    ):
        scene = compose_sample(far, plain_index([(day * DAY, (day + 1) * DAY) for day in days], ranks=ranks))
        assert [mark.ref for mark in scene.marks] == drawn
        assert sum(group.count for group in scene.groups) == len(days) - len(drawn)
        assert scene.marks[0].label is not None
    assert scene.marks[1].label is None  # it weighs more, and may stand there without one


def test_of_two_neighbours_the_more_important_keeps_its_label() -> None:
    spans = [(day * DAY, (day + 1) * DAY) for day in (0, 500, 1_120, 1_610, 2_110)]  # one row, by its reference scale
    scale = TimeScale.fit(-500 * DAY, 3_400 * DAY, CANVAS)
    cut = []
    for first, second in ((0.9, 0.3), (0.3, 0.9)):
        scene = compose_sample(scale, plain_index(spans, ranks=[0.1, first, second, 1.0, 1.0]))
        assert len({mark.rect.y for mark in scene.marks}) == 1
        cut.append([mark.ref for mark in scene.marks[1:3] if mark.label is None or mark.label.elided])
    assert cut == [[2], []]  # the first may turn to the left, the second has room there only


def test_near_the_right_edge_a_label_turns_to_the_left() -> None:
    index = plain_index([(100 * DAY, 101 * DAY)])
    scene = compose_sample(TimeScale.fit(0, 101 * DAY, CANVAS), index)
    (mark,) = scene.marks
    assert mark.label is not None
    assert mark.label.box.right < mark.rect.x


def test_a_label_that_has_little_room_is_shortened() -> None:
    index = plain_index([(0, DAY), (9 * DAY, 700 * DAY)], kinds=[1, 3])
    spread = TimeScale.fit(0, 100 * DAY, CANVAS)
    labels = {mark.ref: mark.label for mark in compose_sample(spread, index).marks}
    assert labels[0] is not None
    assert measure(labels[0].text) == labels[0].rect.width


def test_days_that_follow_each_other_are_seen_to_be_two() -> None:
    index = plain_index([(day * DAY, (day + 1) * DAY) for day in (0, 1) for _ in range(12)])
    rows = rows_of(compose_sample(TimeScale.fit(-DAY, 3 * DAY, CANVAS), index), 0.0).values()
    gaps = [other.rect.x - one.rect.right for row in rows for one, other in pairwise(row)]
    assert min(gaps) == pytest.approx(SEAM)


def test_the_chips_of_a_lane_that_is_scrolled_half_out_of_sight_stand_in_what_is_in_sight() -> None:
    scale = TimeScale.fit(*CROWDED.core, CANVAS)
    for scroll in range(0, 400, 37):
        scene = compose_sample(scale, CROWDED, height=400, scroll_y=scroll)
        tall = {header.lane for header in scene.headers if header.rect.bottom > scene.canvas.y + 60}
        assert all(chip.rect.y >= scene.canvas.y for chip in scene.chips if chip.lane in tall)


def test_an_interval_across_the_view_is_cut_on_both_sides() -> None:
    index = plain_index([(0, 10_000 * DAY)], kinds=[MarkKind.WITHIN])
    (mark,) = compose_sample(TimeScale.fit(5_000 * DAY, 5_010 * DAY, CANVAS), index).marks
    assert (mark.clipped_left, mark.clipped_right) == (True, True)
    assert mark.rect.width < CANVAS + 100


def test_each_thing_is_hit_where_it_is_drawn() -> None:
    scene = compose_sample(TimeScale.fit(*CROWDED.core, CANVAS), CROWDED)
    marks = [mark for mark in scene.marks if 200 < mark.rect.x < 900]
    assert marks
    for mark in marks:
        found = scene.hit(mark.rect.x + mark.rect.width / 2, mark.rect.y + 6)
        assert (found.kind, found.ref) == ("mark", mark.ref)
        if mark.label:
            assert scene.hit(mark.label.rect.x + 20, mark.label.rect.y + 5).ref == mark.ref
    for group in scene.groups:
        assert scene.hit(group.rect.x + 8, group.rect.y + 8).part is group
    for chip in scene.chips:
        assert scene.hit(chip.rect.x + 8, chip.rect.y + 8).part is chip
    assert scene.hit(300, 10).kind == "axis"
    assert scene.hit(10, scene.canvas.y + 20).kind == "header"
    assert scene.hit(300, TALL - 5).kind == "nothing"


def test_a_publication_is_hit_in_its_strip() -> None:
    index = plain_index([(0, DAY)])
    publications = Publications.of([("a1", 3 * DAY, True), ("a2", 5_000 * DAY, False)])
    scene = compose(
        TimeScale.fit(0, 10 * DAY, CANVAS),
        index,
        METRICS,
        measure,
        titles,
        width=1_120,
        height=600,
        publications=publications,
    )
    strip = scene.publications
    assert strip is not None
    assert strip.ticks.tolist() == strip.doubtful.tolist() == [420]
    found = scene.hit(421, strip.rect.y + 4)
    assert found.kind == "publication"
    assert found.part == PublicationTick(420.0, "a1", selected=False, doubtful=True, that_day=1)
    assert scene.canvas.y == strip.rect.bottom


def test_scrolling_shows_the_lower_lanes_and_stops_at_the_end() -> None:
    height = 300.0
    scale = TimeScale.fit(*CROWDED.core, CANVAS)
    assert content_height(CROWDED, METRICS) > height
    assert compose_sample(scale, CROWDED, height=height).headers[0].lane == 0
    bottom = compose_sample(scale, CROWDED, height=height, scroll_y=1e6)
    assert bottom.headers[-1].lane == 5
    assert bottom.headers[-1].rect.bottom == pytest.approx(height)
    assert bottom.content_height == content_height(CROWDED, METRICS)


def test_the_legend_explains_what_is_on_screen_and_nothing_else() -> None:
    index = plain_index([(0, DAY), (9 * DAY, 12 * DAY)], kinds=[MarkKind.DAY, MarkKind.WITHIN])
    legend = compose_sample(TimeScale.fit(0, 30 * DAY, CANVAS), index).legend
    assert [entry.key for entry in legend] == ["day", "within", "density"]


def test_the_legend_leaves_out_what_lies_under_the_canvas() -> None:
    index = plain_index([(0, DAY), (9 * DAY, 12 * DAY)], kinds=[MarkKind.DAY, MarkKind.WITHIN], lanes=[0, 1])
    scale = TimeScale.fit(0, 30 * DAY, CANVAS)
    (first, second) = compose_sample(scale, index).headers
    for height, keys in ((second.rect.y + 3, ["day", "density"]), (second.rect.bottom, ["day", "within", "density"])):
        scene = compose_sample(scale, index, height=height)
        assert [header.lane for header in scene.headers] == [first.lane, second.lane]
        assert [entry.key for entry in scene.legend] == keys


def test_an_empty_file_makes_a_scene() -> None:
    scene = compose_sample(TimeScale.fit(0, DAY, CANVAS), plain_index([]), height=500)
    assert (scene.marks, scene.groups, scene.chips) == ((), (), ())
    assert scene.axis.major


@settings(max_examples=30, deadline=None)
@given(views, st.integers(2, 5))
def test_what_is_filtered_out_stays_in_place_as_a_ghost_without_label_and_is_not_counted(
    scale: TimeScale, every: int
) -> None:
    mask = np.arange(4_000) % every == 0
    plain, filtered = compose_sample(scale, CROWDED), compose_sample(scale, CROWDED, kept=Kept.of(CROWDED, mask))
    assert [(mark.ref, mark.rect) for mark in plain.marks] == [(mark.ref, mark.rect) for mark in filtered.marks]
    for mark in filtered.marks:
        assert mark.ghost == bool(mark.ref % every)
        assert not (mark.ghost and mark.label)
    for before, after in zip(plain.groups, filtered.groups, strict=True):
        if not plain.canvas.x + 100 < before.rect.x < plain.canvas.right - 200:
            continue  # what is beyond the view is no mark of the scene
        refs = refs_of(before, plain, CROWDED, limit=10_000)
        left = sum(ref % every == 0 for ref in refs)
        assert (after.count, after.ghost) == ((left, False) if left else (before.count, True))


def test_labels_of_what_filters_leave_take_the_room_of_ghosts_labels() -> None:
    index = plain_index([(0, DAY), (30 * DAY, 31 * DAY)], ranks=[0.9, 0.1])
    scale = TimeScale.fit(-2 * DAY, 100 * DAY, CANVAS)
    scene = compose_sample(scale, index, kept=Kept.of(index, np.array([False, True])))
    assert [(mark.ghost, mark.label is None) for mark in scene.marks] == [(True, True), (False, False)]
    assert "ghost" in {entry.key for entry in scene.legend}
