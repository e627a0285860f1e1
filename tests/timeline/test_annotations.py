"""Eras and notes on a scene: what is in view is there, captions stay in sight, nothing jumps while panning."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from geometry_samples import CANVAS, DAY, METRICS, TALL, measure, plain_index, titles
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Annotations, Era, Note
from timeline_app.timeline.annotations import MOST_ROWS, Annotated, span_of
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.scene import compose

if TYPE_CHECKING:
    from timeline_app.timeline.scene import Scene

INDEX = plain_index([(day * DAY, (day + 1) * DAY) for day in range(0, 4_000, 40)])
spans = st.tuples(st.integers(0, 3_000), st.integers(0, 900)).map(lambda pair: (pair[0], sum(pair)))
eras = st.lists(spans, max_size=12).map(
    lambda found: tuple(Era(f"Era {n}", Edtf.lasting(*span), number=n + 1) for n, span in enumerate(found))
)
notes = st.lists(st.integers(0, 3_900), max_size=12).map(
    lambda found: tuple(Note(f"Note {n}", Edtf.of_day(day), number=n + 1) for n, day in enumerate(found))
)
views = st.builds(
    lambda first, length: TimeScale.fit(first * DAY, (first + length) * DAY, CANVAS),
    st.integers(-500, 4_000),
    st.integers(5, 3_000),
)


def composed(scale: TimeScale, annotations: Annotations, today: int | None = None) -> Scene:
    width = CANVAS + METRICS.header_width
    over = Annotated.of(annotations)
    return compose(scale, INDEX, METRICS, measure, titles, width=width, height=TALL, annotated=over, today=today)


def era(text: str, name: str = "Between the two meetings") -> Annotations:
    return Annotations((Era(name, Edtf.parse(text), number=1),))


@settings(deadline=None)
@given(views, eras)
def test_every_era_in_view_has_its_band_behind_all_lanes(scale: TimeScale, those: tuple[Era, ...]) -> None:
    scene = composed(scale, Annotations(those))
    wanted = {e.number for e in those if scale.to_x(span_of(e.date)[0]) < CANVAS and scale.to_x(span_of(e.date)[1]) > 0}
    assert {band.era.number for band in scene.overlaid.eras} == wanted
    for band in scene.overlaid.eras:
        assert scene.canvas.x <= band.rect.x
        assert band.rect.right <= scene.canvas.right + 1
        assert band.rect.bottom == scene.canvas.bottom
        assert band.rect.y <= scene.canvas.y


@settings(deadline=None)
@given(views, eras)
def test_captions_never_overlap_and_stay_on_the_canvas(scale: TimeScale, those: tuple[Era, ...]) -> None:
    scene = composed(scale, Annotations(those))
    places = [band.place for band in scene.overlaid.eras if band.caption]
    for one, other in combinations(places, 2):
        assert one.y != other.y or one.right < other.x or other.right < one.x
    assert all(scene.canvas.x <= place.x and place.right <= scene.canvas.right for place in places)
    assert all(place.bottom <= scene.canvas.y for place in places)


@settings(deadline=None)
@given(views, notes)
def test_every_note_in_view_is_on_one_flag_and_flags_do_not_overlap(scale: TimeScale, those: tuple[Note, ...]) -> None:
    flags = composed(scale, Annotations((), those)).overlaid.notes
    told = [note.number for flag in flags for note in flag.notes]
    assert len(told) == len(set(told))
    for one, other in pairwise(flags):
        assert one.rect.right <= other.rect.x


@settings(deadline=None)
@given(views, eras, notes, st.integers(-400, 400))
def test_panning_shifts_bands_and_flags_and_keeps_rows(
    scale: TimeScale, those: tuple[Era, ...], pinned: tuple[Note, ...], dx: int
) -> None:
    here = composed(scale, Annotations(those, pinned))
    there = composed(scale.pan(dx), Annotations(those, pinned))
    assert here.canvas == there.canvas
    rows = {band.era.number: band.place.y for band in here.overlaid.eras}
    assert all(rows.get(band.era.number, band.place.y) == band.place.y for band in there.overlaid.eras)
    places = {flag.notes: flag.x for flag in here.overlaid.notes}
    for flag in there.overlaid.notes:
        assert abs(places.get(flag.notes, flag.x - dx) + dx - flag.x) < 1e-6


def test_a_caption_stays_in_sight_while_its_band_runs_out_of_view() -> None:
    scene = composed(TimeScale.fit(200 * DAY, 300 * DAY, CANVAS), era("1970-02-01/1971-12-31"))
    (band,) = scene.overlaid.eras
    assert band.caption == "Between the two meetings"
    assert band.clipped_left
    assert band.clipped_right
    assert band.place.x == scene.canvas.x + 6


def test_a_caption_is_in_sight_as_soon_as_its_band_comes_into_view() -> None:
    scene = composed(TimeScale.fit(0, 1_000 * DAY, CANVAS), era("1972-09-24/1975"))
    (band,) = scene.overlaid.eras
    assert band.rect.width < 5
    assert band.caption.startswith("Between the two")
    assert band.place.right <= scene.canvas.right


def test_overlapping_eras_stack_their_captions_and_others_share_a_row() -> None:
    those = ("1970/1972", "1971/1973", "1974", "1970-06/1970-07")
    over = Annotated.of(Annotations(tuple(Era(t, Edtf.parse(t), number=n) for n, t in enumerate(those, 1))))
    rows = {e.name: row for e, row in zip(over.eras, over.rows, strict=True)}
    assert rows == {"1970/1972": 0, "1970-06/1970-07": 1, "1971/1973": 1, "1974": 0}


def test_many_overlapping_eras_keep_the_strip_low() -> None:
    those = tuple(Era(f"Era {n}", Edtf.parse("1970/1975"), number=n) for n in range(1, 30))
    over = Annotated.of(Annotations(those))
    assert max(over.rows) == MOST_ROWS - 1
    scene = composed(TimeScale.fit(0, 2_000 * DAY, CANVAS), Annotations(those))
    assert len(scene.overlaid.eras) == 29
    assert scene.overlaid.depth == 29


def test_a_caption_that_tells_nothing_is_not_written() -> None:
    scale = TimeScale.fit(0, 4_000 * DAY, CANVAS)
    those = tuple(
        Era(f"A long name {n}", Edtf.parse(f"{1970 + n // 10}-{n % 10 + 1:02}/1975"), number=n + 1) for n in range(40)
    )
    captions = [band.caption for band in composed(scale, Annotations(those)).overlaid.eras]
    assert any(captions)
    assert not any(caption.endswith("…") and len(caption) <= 3 for caption in captions)


def test_eras_that_follow_each_other_are_one_deep() -> None:
    those = tuple(Era(t, Edtf.parse(t), number=n) for n, t in enumerate(("1970", "1971", "1972"), 1))
    assert Annotated.of(Annotations(those)).depth == 1


def test_an_open_era_runs_to_the_edge() -> None:
    scene = composed(TimeScale.fit(0, 4_000 * DAY, CANVAS), era("1975/.."))
    (band,) = scene.overlaid.eras
    assert band.rect.right == scene.canvas.right
    assert not band.clipped_left


def test_without_eras_and_notes_the_lanes_keep_their_room() -> None:
    scale = TimeScale.fit(0, 4_000 * DAY, CANVAS)
    assert composed(scale, Annotations()).canvas.y == METRICS.axis_height
    event_note = Note("About it", mention="a:1:event:2", number=1)
    assert composed(scale, Annotations((), (event_note,))).canvas.y == METRICS.axis_height
    assert composed(scale, era("1800")).canvas.y > METRICS.axis_height  # out of view: nothing jumps when it comes


def test_a_click_finds_captions_and_flags() -> None:
    those = Annotations(
        (Era("Talks", Edtf.parse("1975"), number=1),), (Note("Here", Edtf.parse("1976-02-03"), number=1),)
    )
    scene = composed(TimeScale.fit(0, 4_000 * DAY, CANVAS), those)
    place, flag = scene.overlaid.eras[0].place, scene.overlaid.notes[0].rect
    assert scene.hit(place.x + 3, place.y + 8).kind == "era"
    assert scene.hit(flag.x + 3, flag.y + 8).kind == "note"
    assert scene.hit(flag.right + 30, flag.y + 8).kind == "nothing"
    middle = scene.overlaid.eras[0].rect
    assert [e.name for e in scene.eras_at(middle.x + middle.width / 2)] == ["Talks"]


def test_the_legend_explains_only_what_is_laid_over_this_view() -> None:
    those = Annotations(
        (Era("Talks", Edtf.parse("1975"), number=1),), (Note("Here", Edtf.parse("1976-02-03"), number=1),)
    )
    keys = {entry.key for entry in composed(TimeScale.fit(0, 4_000 * DAY, CANVAS), those, 900 * DAY).legend}
    assert {"era", "note", "today"} <= keys
    keys = {entry.key for entry in composed(TimeScale.fit(0, 400 * DAY, CANVAS), those).legend}
    assert not {"era", "note", "today"} & keys


def test_today_has_a_line_only_where_it_is_in_view_and_asked_for() -> None:
    scale = TimeScale.fit(0, 1_000 * DAY, CANVAS)
    assert composed(scale, Annotations()).overlaid.today is None
    assert composed(scale, Annotations(), 5_000 * DAY).overlaid.today is None
    assert composed(scale, Annotations(), 500 * DAY).overlaid.today == METRICS.header_width + CANVAS / 2
