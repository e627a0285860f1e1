"""Copied marks and texts look like drawn ones, at every scale, and stand on whole device pixels."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from timeline_app.timeline.marks import MarkKind, StatusCode
from timeline_app.timeline.parts import Mark, Rect
from timeline_app.ui.mark_stamps import GHOST, PALE, MarkStamps
from timeline_app.ui.plot import Plot, Stamp
from timeline_app.ui.still import Still
from timeline_app.ui.text_cache import Pixmaps, TextCache
from timeline_app.ui.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")
GROUND = QColor("#FFFFFF")
RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


def blank(width: int, height: int, ratio: float = 1.0) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    return image


def marked(mark: Mark, ratio: float = 1.0, budget: int | None = 100) -> QImage:
    image, texts = blank(300, 40, ratio), TextCache(budget)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with Plot(painter, texts) as plot:
            MarkStamps(Theme.load("light")).paint(plot, painter, [mark], None)
    return image


def mark(kind: MarkKind, status: StatusCode, width: float, *, conflict: bool = False) -> Mark:
    return Mark(1, kind, status, 0, 0, Rect(50, 11, width, 13), False, False, conflict, 1, None)


def apart(one: QImage, other: QImage) -> int:
    """Return how far two images are apart where they differ most, 0 to 255."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(here - there) for here, there in pairs)


@pytest.mark.parametrize("width", [9.0, 30.0, 150.0])
@pytest.mark.parametrize("status", list(StatusCode))
@pytest.mark.parametrize("kind", list(MarkKind))
def test_a_copied_mark_looks_like_a_drawn_one(kind: MarkKind, status: StatusCode, width: float) -> None:
    one = mark(kind, status, width, conflict=status == StatusCode.REPORTED)
    assert apart(marked(one), marked(one, budget=None)) <= 40  # where a fade begins, one pixel more or less


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("kind", [MarkKind.DAY, MarkKind.DURATION])
def test_a_known_edge_falls_between_device_pixels(kind: MarkKind, ratio: float) -> None:
    image = marked(mark(kind, StatusCode.REPORTED, 101.0), ratio)
    middle = [image.pixelColor(x, round(17 * ratio)) for x in range(image.width())]
    assert set(map(QColor.rgb, middle)) == {GROUND.rgb(), Theme.load("light").lane(0).rgb()}  # no grey between them
    column = [image.pixelColor(round(100 * ratio), y).rgb() for y in range(image.height())]
    assert len(set(column)) == 2
    assert sum(here != there for here, there in pairwise(column)) == 2


@pytest.mark.parametrize("copied", [True, False])
@pytest.mark.parametrize("kind", list(MarkKind))
def test_a_mark_at_the_edge_of_the_view_looks_as_it_does_beyond_it(kind: MarkKind, copied: bool) -> None:
    whole = mark(kind, StatusCode.REPORTED, 60.0)
    cut = whole._replace(rect=whole.rect.moved(-70.0), clipped_left=True)
    budget = 100 if copied else None
    assert apart(marked(whole, budget=budget).copy(70, 0, 80, 40), marked(cut, budget=budget).copy(0, 0, 80, 40)) <= 1


def test_ghosts_and_what_a_search_did_not_find_keep_a_share_of_their_ink() -> None:
    day = mark(MarkKind.DAY, StatusCode.REPORTED, 60.0)
    inks = []
    for one, found in ((day, None), (day, {1}), (day, {2}), (day._replace(ghost=True), None)):
        image, texts = blank(300, 40), TextCache()
        with QPainter(image) as painter, Plot(painter, texts) as plot:
            MarkStamps(Theme.load("light")).paint(plot, painter, [one], found)
        inks.append(255 - image.pixelColor(80, 17).red())
    assert inks[0] == inks[1]
    assert inks[2] == pytest.approx(PALE * inks[0], abs=3)
    assert inks[3] == pytest.approx(GHOST * inks[0], abs=3)


@pytest.mark.parametrize("ratio", RATIOS)
def test_the_middle_of_a_band_has_one_ink(ratio: float) -> None:
    image = marked(mark(MarkKind.WITHIN, StatusCode.REPORTED, 200.0), ratio)
    inks = {image.pixelColor(x, round(17 * ratio)).rgb() for x in range(round(72 * ratio), round(228 * ratio))}
    assert len(inks) == 1


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_text_is_the_same_wherever_it_stands(ratio: float) -> None:
    texts, font = TextCache(), Theme.load("light").font("label")
    images = []
    for shift in (0, 1):
        image = blank(200, 40, ratio)
        with QPainter(image) as painter:
            texts.draw(painter, "The freed sailor", font, QPointF(20 + shift / ratio, 24))
        images.append(image.copy(round(10 * ratio) + shift, 0, round(150 * ratio), image.height()))
    assert images[0] == images[1]
    assert apart(images[0], blank(200, 40, ratio).copy(0, 0, images[0].width(), images[0].height())) > 200


def test_a_cut_text_is_the_beginning_of_the_whole() -> None:
    font, ink = Theme.load("light").font("label"), QColor("#000000")
    texts = TextCache()
    whole, short = "The freed sailor lands at the capital", "The freed sailor…"
    images = []
    for cut in (True, False):
        image = blank(260, 40)
        with QPainter(image) as painter, Plot(painter, texts) as plot:
            writer = plot.writer(font, ink)
            if cut:
                writer.cut(whole, short, texts.width(short, font), 10.0, 24.0)
            else:
                writer.write(whole, 10.0, 24.0)
        images.append(image)
    end = 10 + int(texts.width(short[:-1], font)) - 1
    assert images[0].copy(0, 0, end, 40) == images[1].copy(0, 0, end, 40)
    assert images[0] != images[1]


def test_a_text_that_runs_to_the_left_is_not_cut_from_the_whole() -> None:
    texts, font = TextCache(), Theme.load("light").font("label")
    assert texts.can_be_cut("The freed sailor – at home", font)
    assert not texts.can_be_cut("وصل البحار", font)


def test_what_is_kept_is_bounded_and_what_is_used_stays() -> None:
    kept = Pixmaps(most=1_000)
    for number in range(400):
        kept.drawn(number, (10, 10), 1.0, lambda painter: None)
        kept.drawn("used", (10, 10), 1.0, lambda painter: None)
    assert kept.get("used") is not None
    assert kept.get(0) is None
    assert kept.size <= 2 * 1_100


@pytest.mark.parametrize("ratio", [1.0, 2.0, 3.0])
def test_copied_brackets_are_where_drawn_ones_are(ratio: float) -> None:
    spans, images = [(10.0, 40.0), (30.0, 52.0), (60.0, 61.0), (200.0, 260.0)], []
    for budget in (100, None):
        image = blank(300, 40, ratio)
        with QPainter(image) as painter, Plot(painter, TextCache(budget)) as plot:
            plot.brackets(spans, 20.0, 3.0, QColor("#405060"))
        images.append(image)
    assert images[0] == images[1]
    assert images[0] != blank(300, 40, ratio)


def test_brackets_that_overlap_have_one_ink() -> None:
    image = blank(100, 40)
    with QPainter(image) as painter, Plot(painter, TextCache()) as plot:
        plot.fade(GHOST)
        plot.brackets([(10.0, 50.0), (40.0, 90.0)], 20.0, 3.0, QColor("#000000"))
    assert len({image.pixelColor(x, 20).rgb() for x in range(10, 90)}) == 1


def test_what_is_kept_is_not_asked_for_again() -> None:
    asked, images = [], []

    def drawn(look: str) -> Stamp:
        asked.append(look)
        return Stamp((10.0, 10.0), lambda painter: painter.fillRect(0, 0, 10, 10, QColor(look)))

    texts, places = TextCache(), [("red", 4.0, 4.0), ("blue", 20.0, 4.0), ("red", 40.0, 4.0)]
    for cache in (texts, texts, TextCache(None)):
        image = blank(60, 20)
        with QPainter(image) as painter, Plot(painter, cache) as plot:
            plot.stamps(places, drawn)
        images.append(image)
    assert asked == ["red", "blue", "red", "blue", "red"]  # the last three into a picture that may be of vectors
    assert images[0] == images[1] == images[2]
    assert images[0].pixelColor(44, 8) == QColor("red")


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_still_part_is_painted_twice_and_copied_as_it_was(ratio: float) -> None:
    texts, painted, font = TextCache(), [], Theme.load("light").font("label")
    still, images = Still(texts), []

    def paint(painter: QPainter) -> None:
        painted.append(True)
        painter.fillRect(QRectF(3, 5, 120, 21), QColor("#E0E0E0"))
        painter.drawLine(QLineF(5, 20.5, 118, 20.5))
        texts.draw(painter, "The freed sailor", font, QPointF(6, 17))

    for _ in range(4):
        images.append(blank(140, 40, ratio))
        with QPainter(images[-1]) as painter:
            painter.translate(3, 2)
            still.paint(painter, QRectF(3, 5, 120, 21), "look", paint)
    assert len(painted) == 2
    assert images[0] != blank(140, 40, ratio)
    assert all(image == images[0] for image in images[1:])


def test_a_still_part_that_looks_otherwise_is_painted_anew() -> None:
    texts, painted, image = TextCache(), [], blank(40, 40)
    still = Still(texts)
    with QPainter(image) as painter:

        def show(look: str) -> None:
            still.paint(painter, QRectF(0, 0, 20, 20), look, lambda _: painted.append(look))

        for look in ("one", "one", "one", "other", "other", "other"):
            show(look)
        assert painted == ["one", "one", "other", "other"]
        texts.forget()  # letters have changed
        show("other")
    assert painted == ["one", "one", "other", "other", "other"]


def test_a_still_part_is_not_kept_without_a_text_that_has_to_wait() -> None:
    texts, font, images = TextCache(budget=0), Theme.load("light").font("label"), []
    still = Still(texts)
    for budget in (0, 0, 1, 0):
        texts.begin_frame()
        texts._left = budget
        images.append(blank(100, 40))
        with QPainter(images[-1]) as painter:
            box = QRectF(0, 0, 100, 40)
            still.paint(painter, box, "", lambda inner: texts.draw(inner, "The freed sailor", font, QPointF(6, 17)))
        assert texts.behind == (images[-1] == blank(100, 40))
    assert images[1] == blank(100, 40)
    assert images[2] == images[3] != blank(100, 40)
