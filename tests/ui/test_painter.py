"""What is painted: each kind and status looks like itself, no pixel lies outside, and the binding does not leak."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from contrast_samples import contrast
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.marks import REACH, MarkKind, StatusCode
from timeline_app.timeline.metrics import Metrics
from timeline_app.timeline.parts import Group, Label, LaneHeader, Mark, Rect
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.scene import Scene, compose
from timeline_app.ui.mark_painter import Stroke, paint_mark
from timeline_app.ui.motion import between
from timeline_app.ui.plot import Writer
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_painter import Overlay, TimelinePainter, hair_chip

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.usefixtures("qapp")
INK, GROUND = QColor("#035858"), QColor("#FFFFFF")


def drawn(kind: MarkKind, status: StatusCode, *, width: float = 60.0) -> QImage:
    image = QImage(140, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(GROUND)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, kind, status, Stroke(40, 40 + width, 12, INK, GROUND))
    return image


def ink_at(image: QImage, x: int, y: int = 12) -> float:
    return 1 - image.pixelColor(x, y).lightnessF()


def columns_with_ink(image: QImage) -> list[int]:
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) != GROUND for y in range(image.height()))]


@pytest.mark.parametrize("status", list(StatusCode))
@pytest.mark.parametrize("kind", list(MarkKind))
def test_a_mark_keeps_to_its_room(kind: MarkKind, status: StatusCode) -> None:
    columns = columns_with_ink(drawn(kind, status))
    tails = REACH[kind] if kind == MarkKind.CIRCA else REACH[MarkKind.DAY]
    assert columns
    assert min(columns) >= 40 - tails.left - 5
    assert max(columns) <= 100 + tails.right + 5


def test_every_kind_and_status_looks_like_itself() -> None:
    reported = [drawn(kind, StatusCode.REPORTED) for kind in MarkKind]
    statuses = [drawn(MarkKind.DAY, status) for status in StatusCode]
    for images in (reported, statuses):
        assert all(one != other for one, other in combinations(images, 2))


def test_what_is_not_known_fades() -> None:
    within = drawn(MarkKind.WITHIN, StatusCode.REPORTED)
    assert ink_at(within, 45) < ink_at(within, 52) < ink_at(within, 70)
    assert ink_at(within, 70) < ink_at(drawn(MarkKind.DURATION, StatusCode.REPORTED), 70) / 2
    after = drawn(MarkKind.OPEN_AFTER, StatusCode.REPORTED)
    assert ink_at(after, 45) > ink_at(after, 60) > ink_at(after, 85)
    before = drawn(MarkKind.OPEN_BEFORE, StatusCode.REPORTED)
    assert ink_at(before, 95) > ink_at(before, 80) > ink_at(before, 55)
    circa = drawn(MarkKind.CIRCA, StatusCode.REPORTED)
    assert 0 < ink_at(circa, 26) < ink_at(circa, 36) < ink_at(circa, 70)


@pytest.mark.parametrize("status", [StatusCode.PLANNED, StatusCode.POSSIBLE])
def test_what_has_not_happened_is_hollow(status: StatusCode) -> None:
    assert drawn(MarkKind.DAY, status).pixelColor(70, 12) == GROUND


def test_a_strike_is_wider_than_what_it_denies() -> None:
    denied = columns_with_ink(drawn(MarkKind.DAY, StatusCode.DENIED))
    planned = columns_with_ink(drawn(MarkKind.DAY, StatusCode.PLANNED))
    assert min(denied) < min(planned)
    assert max(denied) > max(planned)


def test_painting_drops_no_reference_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 lost one with most calls and aborted after some thousands."""
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(GROUND)
    before = sys.getrefcount(None)
    with QPainter(image) as painter:
        pen = QPen(INK)
        for _ in range(1000):
            painter.fillRect(QRectF(1, 1, 8, 8), INK)
            painter.setPen(pen)
            painter.drawLine(QLineF(0, 0, 9, 9))
            painter.drawRects([QRectF(2, 2, 3, 3)])
            painter.drawEllipse(QPointF(20, 20), 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.save()
            painter.restore()
    assert sys.getrefcount(None) > before - 100


def test_texts_beyond_the_budget_wait_for_the_next_frame() -> None:
    texts, font = TextCache(budget=2), Theme.load("light").font("label")
    image = QImage(200, 100, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(GROUND)
    frames = []
    with QPainter(image) as painter:
        for _ in range(3):
            texts.begin_frame()
            for n in range(4):
                texts.draw(painter, f"label {n}", font, QPointF(4, 20 + 20 * n))
            frames.append(texts.behind)
    assert frames == [True, False, False]
    assert ink_at(image, 6, 76) > 0 or len(columns_with_ink(image)) > 10


def test_a_cut_text_is_no_wider_than_its_room() -> None:
    texts, font = TextCache(), Theme.load("light").font("label")
    cut = texts.elided("The freed sailor lands at the capital", font, 80)
    assert cut != "The freed sailor lands at the capital"
    assert texts.width(cut, font) <= 80


def painted(scene: Scene, *marks: Mark, theme: Theme | None = None) -> QImage:
    image = QImage(round(scene.width), round(scene.height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(GROUND)
    with QPainter(image) as painter:
        overlay = Overlay(selected_title="The chosen one")
        TimelinePainter(theme or Theme.load("light"), TextCache()).paint(painter, replace(scene, marks=marks), overlay)
    return image


def titles(refs: Sequence[int]) -> list[str]:
    """Return the titles of some rows."""
    return [str(ref) for ref in refs]


def compose_empty() -> Scene:
    empty = EventIndex.build(EventColumns.of_events([]), Membership.whole(0, "Outlet"))
    return compose(TimeScale.fit(0, 864_000, 800.0), empty, Metrics(), len, titles, width=1000, height=200)


def test_a_stronger_line_across_the_canvas_parts_pinned_lanes_from_those_that_scroll() -> None:
    empty = compose_empty()
    top, wide = empty.canvas.y, empty.canvas.x
    pinned = LaneHeader(0, "Herald", 1, 0, Rect(0, top, wide, 40), 1, top, pinned=True)
    scrolling = LaneHeader(1, "Courier", 1, 1, Rect(0, top + 40, wide, 40), 1, top + 40)
    for header, name in ((scrolling, "line_medium"), (replace(scrolling, top=top), "line")):
        image = painted(replace(empty, headers=(pinned, header)))
        colours = {image.pixelColor(x, round(top) + 40).name() for x in (10, 60, 400, 900)}
        assert colours == {Theme.load("light").colour(name).name()}


def test_an_event_alone_has_no_stack_of_cards() -> None:
    empty = compose_empty()
    box = Rect(300, 60, 23, 16)
    images = []
    for count in (1, 2):
        group = Group(count, 0, 0, box, (290, 330), 0, 1, selected=False)
        images.append(painted(replace(empty, groups=(group,))))
    alone, two = images
    ground = alone.pixelColor(280, 150)
    beside = [(int(box.right) + 2, y) for y in range(56, 74)]
    assert all(alone.pixelColor(*at) == ground for at in beside)
    assert any(two.pixelColor(*at) != ground for at in beside)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_label_in_its_mark_is_legible_on_the_paled_ink_that_joins_both_ends(name: str) -> None:
    label = Label("iii", Rect(310, 62, 40, 16), None, None, elided=False, inside=True)
    theme, seen = Theme.load(name), set()
    for colour in range(10):
        rect = Rect(200, 63.5, 300, 13)
        mark = Mark(0, MarkKind.DAY, StatusCode.REPORTED, 0, colour, rect, False, False, False, 1, label)
        image = painted(compose_empty(), mark, theme=theme)
        ground, behind, ink = (image.pixelColor(*at) for at in ((345, 150), (345, 70), (400, 70)))
        assert 1.04 < contrast(behind, ground) < contrast(ink, ground) / 2
        assert contrast(theme.colour("text"), behind) >= 7.0
        seen.add(behind.name())
    assert len(seen) == 10


def test_no_half_of_a_text_looks_out_under_the_selected_label() -> None:
    empty = EventIndex.build(EventColumns.of_events([]), Membership.whole(0, "Outlet"))
    scale = TimeScale.fit(0, 864_000, 800.0)
    scene = compose(scale, empty, Metrics(), len, titles, width=1000, height=200, selected=1)
    row = scene.canvas.y + 30
    chosen = Mark(1, MarkKind.DAY, StatusCode.REPORTED, 0, 0, Rect(300, row, 20, 12), False, False, False, 1, None)
    label = Label("Something longer that another event says", Rect(360, row - 2, 300, 16), None, None, False)
    under, bare = (chosen._replace(ref=2, rect=Rect(340, row, 9, 12), label=text) for text in (label, None))
    below = under._replace(label=label._replace(rect=Rect(360, row + 40, 300, 16)))
    assert painted(scene, chosen, under) == painted(scene, chosen, bare)
    assert painted(scene, chosen, below) != painted(scene, chosen, bare)


def test_the_selected_event_is_labelled_in_each_lane_that_has_room() -> None:
    empty = EventIndex.build(EventColumns.of_events([]), Membership.whole(0, "Outlet"))
    scene = compose(TimeScale.fit(0, 864_000, 800.0), empty, Metrics(), len, titles, width=1000, height=200, selected=1)
    label = Label("One event", Rect(330, scene.canvas.y + 28, 60, 16), None, None, False)
    first = Mark(
        1,
        MarkKind.DAY,
        StatusCode.REPORTED,
        0,
        0,
        Rect(300, scene.canvas.y + 30, 20, 12),
        False,
        False,
        False,
        1,
        label,
    )
    second = first._replace(
        rect=first.rect._replace(y=first.rect.y + 60),
        label=label._replace(rect=label.rect._replace(y=label.rect.y + 60)),
    )
    tint = Theme.load("light").colour("accent_tint")
    image = painted(scene, first, second)
    for mark in (first, second):
        assert mark.label is not None
        assert image.pixelColor(round(mark.label.rect.right + 3), round(mark.label.rect.y + 8)) == tint


def test_a_flight_keeps_one_moment_in_place() -> None:
    one = TimeScale.fit(0, 1_000_000, 1000)
    other = one.zoom_about(300, 8)
    halfway = between(one, other, 0.5)
    assert halfway.to_x(300_000) == pytest.approx(300, abs=0.1)
    assert other.seconds_per_pixel < halfway.seconds_per_pixel < one.seconds_per_pixel
    assert between(one, one.pan(400), 0.25).to_x(0) == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("x", [120.5, 121.0, 400.5, 899.5])
@pytest.mark.parametrize("width", [40.0, 160.0])
def test_the_hair_lines_date_stays_on_the_axis(x: float, width: float) -> None:
    axis = Rect(120.0, 0.0, 780.0, 46.0)
    chip = hair_chip(x, width, axis)
    assert axis.x < chip.left()
    assert chip.right() < axis.right
    assert chip.bottom() < axis.bottom
    assert chip.left() - 2 <= x <= chip.right() + 2


def test_where_there_is_no_room_the_hair_lines_date_is_read_from_its_beginning() -> None:
    assert hair_chip(140.0, 160.0, Rect(120.0, 0.0, 60.0, 46.0)).left() == 122.0


def test_no_half_of_a_number_looks_out_under_the_chips_of_the_axis(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = EventIndex.build(EventColumns.of_events([]), Membership.whole(0, "Outlet"))
    scale = TimeScale.fit(0, 9 * 86_400, 880.0)
    scene = compose(scale, empty, Metrics(), lambda text: 6.0 * len(text), titles, width=1000, height=200)
    painter, written = TimelinePainter(Theme.load("light"), TextCache()), set[float]()
    monkeypatch.setattr(Writer, "write", lambda _self, _text, x, _baseline: written.add(x))
    labels = [tick.label_x for tick in scene.axis.minor if tick.label]
    image = QImage(1000, 200, QImage.Format.Format_RGB32)
    for hair in (None, (labels[3] - 4, "Tue 28 Aug 2018")):
        written.clear()
        with QPainter(image) as on:
            painter.paint(on, scene, Overlay(hair=hair))
        assert (labels[3] in written) is (hair is None)
        assert {labels[0], labels[1], *labels[6:]} <= written
