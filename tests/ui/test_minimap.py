"""The minimap: the window on everything, moved, stretched and drawn anew; far outliers folded and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_samples import sample_articles, sample_events

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Annotations, Era
from timeline_app.timeline.annotations import Annotated
from timeline_app.timeline.whole_file import FOLD, whole_of
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.minimap import Minimap
from timeline_app.ui.minimap_painter import AXIS, MapContent, MinimapPainter
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def minimap(qtbot: QtBot) -> tuple[TimelineView, Minimap]:
    model = EventModel()
    model.set_events(sample_events(), sample_articles())
    view = TimelineView(model, Theme.load("light"))
    model.setParent(view)
    view.animated = False
    made = Minimap(view, Theme.load("light"))
    for widget in (view, made):
        qtbot.addWidget(widget)
    view.resize(1000, 600)
    made.resize(1000, 60)
    view.show()
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return view, made


def drag(qtbot: QtBot, made: Minimap, start: float, end: float) -> None:
    QTest.mousePress(made, LEFT, pos=QPoint(round(start), 20))
    QTest.mouseMove(made, QPoint(round(end), 20))
    QTest.mouseRelease(made, LEFT, pos=QPoint(round(end), 20))


def test_what_lies_far_outside_is_folded_and_counted(minimap: tuple[TimelineView, Minimap]) -> None:
    view, _ = minimap
    whole = whole_of(view.model.time_index)
    assert whole.before is not None
    assert (whole.before.count, whole.after) == (2, None)
    assert whole.first <= view.model.time_index.core[0]


def test_the_body_pans(minimap: tuple[TimelineView, Minimap], qtbot: QtBot) -> None:
    view, made = minimap
    box, scale = made.window_box, view.scale
    drag(qtbot, made, box.center().x(), box.center().x() + 60)
    assert view.scale.start > scale.start
    assert view.scale.seconds_per_pixel == scale.seconds_per_pixel
    assert made.window_box.left() == pytest.approx(box.left() + 60, abs=2)


def test_an_edge_zooms_and_the_other_stays(minimap: tuple[TimelineView, Minimap], qtbot: QtBot) -> None:
    view, made = minimap
    box, end = made.window_box, view.scale.span[1]
    drag(qtbot, made, box.left(), box.left() + 50)
    assert view.scale.span[1] == pytest.approx(end, abs=2)
    assert made.window_box.left() == pytest.approx(box.left() + 50, abs=2)


def test_elsewhere_a_new_range_is_drawn(minimap: tuple[TimelineView, Minimap], qtbot: QtBot) -> None:
    view, made = minimap
    view.fit_event("lands")
    box = made.window_box
    drag(qtbot, made, box.right() + 20, box.right() + 90)
    drawn = made.window_box
    assert drawn.left() == pytest.approx(box.right() + 20, abs=2)
    assert drawn.right() == pytest.approx(box.right() + 90, abs=2)


def test_a_click_elsewhere_centres_the_window_there(minimap: tuple[TimelineView, Minimap], qtbot: QtBot) -> None:
    view, made = minimap
    view.fit_event("lands")
    box = made.window_box
    QTest.mouseClick(made, LEFT, pos=QPoint(round(box.right() + 60), 20))
    assert made.window_box.center().x() == pytest.approx(box.right() + 60, abs=2)
    assert made.window_box.width() == pytest.approx(box.width(), abs=1)


def test_the_edges_are_five_px_wide_and_a_narrow_box_keeps_a_body(minimap: tuple[TimelineView, Minimap]) -> None:
    view, made = minimap
    first, end = view.model.time_index.core
    view.fit_exactly(first + (end - first) // 3, end - (end - first) // 3)
    box = made.window_box
    assert box.width() > 40
    shapes = {
        "edge": Qt.CursorShape.SizeHorCursor,
        "body": Qt.CursorShape.OpenHandCursor,
        "new": Qt.CursorShape.CrossCursor,
    }
    places = ((box.left() + 12, "body"), (box.left() - 4, "edge"), (box.left() + 4, "edge"), (box.right() + 9, "new"))
    for x, expected in (*places, (box.right() + 4, "edge"), (box.right() - 7, "body")):
        at, button = QPointF(x, 20), Qt.MouseButton.NoButton
        place = made.mapToGlobal(at)
        QApplication.sendEvent(made, QMouseEvent(QEvent.Type.MouseMove, at, at, place, button, button, NONE))
        assert made.cursor().shape() == shapes[expected]
    view.set_scale(view.scale.zoom_about(400, 1e5))
    box, scale = made.window_box, view.scale
    assert box.width() == 6
    QTest.mousePress(made, LEFT, pos=QPoint(round(box.center().x()), 20))
    QTest.mouseMove(made, QPoint(round(box.center().x()) + 9, 20))
    QTest.mouseRelease(made, LEFT, pos=QPoint(round(box.center().x()) + 9, 20))
    assert view.scale.seconds_per_pixel == scale.seconds_per_pixel
    assert view.scale.start > scale.start


def test_both_themes_are_painted(minimap: tuple[TimelineView, Minimap]) -> None:
    _, made = minimap
    light = made.grab().toImage()
    made.set_theme(Theme.load("dark"))
    assert made.grab().toImage() != light


def test_a_click_on_a_fold_shows_what_is_in_it(minimap: tuple[TimelineView, Minimap], qtbot: QtBot) -> None:
    view, made = minimap
    folded = made.places.whole.before
    assert folded is not None
    QTest.mouseClick(made, LEFT, pos=QPoint(round(made.places.left + 10), 20))
    first, end = view.scale.span
    assert first <= folded.first
    assert folded.end <= end
    assert made.window_box.right() <= made.places.area[0]


def test_eras_are_tinted_where_they_lie(minimap: tuple[TimelineView, Minimap]) -> None:
    view, made = minimap
    before = made.grab().toImage()
    view.port.annotate(Annotated.of(Annotations(eras=(Era("Between the meetings", Edtf.parse("2018-09"), 2, 1),))))
    after = made.grab().toImage()
    changed = [x for x in range(made.width()) if before.pixelColor(x, 5) != after.pixelColor(x, 5)]
    first, end = view.port.annotated.spans[0]
    assert changed[0] == pytest.approx(made.places.x_of(first), abs=1)
    assert changed[-1] == pytest.approx(made.places.x_of(end), abs=2)


def test_a_folds_count_is_read_where_the_window_ends_on_it(minimap: tuple[TimelineView, Minimap]) -> None:
    view, made = minimap
    places = made.places
    middle = places.left + FOLD / 2
    digit = QRect(round(middle) - 3, round(made.window_box.bottom()) - 10, 6, 8)
    view.fit_core()
    assert made.window_box.left() > places.left + FOLD
    free = made.grab(digit).toImage()
    assert len({free.pixelColor(x, y).lightness() for x in range(6) for y in range(8)}) > 1  # something is written
    view.fit_exactly(places.second_at(middle), places.whole.end)
    assert made.window_box.left() == pytest.approx(middle, abs=1)
    assert made.grab(digit).toImage() == free


def test_the_map_is_painted_anew_when_the_view_is_painted_with_another_selection(
    minimap: tuple[TimelineView, Minimap], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, made = minimap
    asked: list[bool] = []
    monkeypatch.setattr(made, "update", lambda: asked.append(True))
    view.grab()
    assert not asked
    view.set_references(["summit"])
    qtbot.waitUntil(lambda: bool(asked), timeout=2_000)


@pytest.mark.parametrize("by", ["search", "filter"])
def test_what_a_search_found_or_a_filter_leaves_stays_lit_and_the_rest_pales(
    minimap: tuple[TimelineView, Minimap], by: str
) -> None:
    view, made = minimap
    before = made.grab().toImage()
    rows = {name: view.model.row_of(name) for name in ("york", "talks")}
    assert rows["york"] is not None
    if by == "search":
        view.set_found(np.array([rows["york"]]))
    else:
        view.port.set_kept(np.arange(view.model.rowCount()) == rows["york"])
    after = made.grab().toImage()
    for name, lit in (("york", True), ("talks", False)):
        row = rows[name]
        span = None if row is None else view.port.span_of(row)
        assert span is not None
        x, y = int(made.places.x_of(span[0])) // 3 * 3 + 1, made.height() - 21
        assert (before.pixelColor(x, y) == after.pixelColor(x, y)) is lit


def test_escape_takes_a_drag_back(minimap: tuple[TimelineView, Minimap], qtbot: QtBot) -> None:
    view, made = minimap
    scale, x = view.scale, round(made.window_box.center().x())
    QTest.mousePress(made, LEFT, pos=QPoint(x, 20))
    QTest.mouseMove(made, QPoint(x + 40, 20))
    assert view.scale != scale
    QTest.keyClick(made, Qt.Key.Key_Escape)
    QTest.mouseRelease(made, LEFT, pos=QPoint(x + 40, 20))
    assert view.scale == scale


def test_keys_move_and_stretch_the_window(minimap: tuple[TimelineView, Minimap], qtbot: QtBot) -> None:
    view, made = minimap
    box = made.window_box
    QTest.keyClick(made, Qt.Key.Key_Minus)
    assert made.window_box.width() > box.width()
    QTest.keyClick(made, Qt.Key.Key_Plus)
    QTest.keyClick(made, Qt.Key.Key_Plus)
    assert made.window_box.width() < box.width()
    start = view.scale.start
    QTest.keyClick(made, Qt.Key.Key_Right)
    assert view.scale.start > start
    QTest.keyClick(made, Qt.Key.Key_Home)
    assert view.scale.span[0] <= made.places.whole.extent[0]


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_the_wheel_pans_and_with_ctrl_zooms_about_the_pointer(
    minimap: tuple[TimelineView, Minimap], modifiers: Qt.KeyboardModifier
) -> None:
    view, made = minimap
    scale, at = view.scale, QPointF(made.window_box.left() + 100, 20)
    second = made.places.second_at(at.x())
    turned = QWheelEvent(
        at, made.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(made, turned)
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        assert view.scale.seconds_per_pixel < scale.seconds_per_pixel
        assert view.scale.to_x(second) == pytest.approx(scale.to_x(second), abs=0.01)
    else:
        assert view.scale.seconds_per_pixel == scale.seconds_per_pixel
        assert view.scale.start < scale.start


def test_the_selected_event_is_marked_where_it_is(minimap: tuple[TimelineView, Minimap]) -> None:
    view, made = minimap
    before = made.grab().toImage()
    view.set_selected("secret")
    view.set_references(["summit", "paper"])
    after = made.grab().toImage()
    span, others = view.marked_spans
    assert span is not None
    assert len(others) == 2
    middle = QPoint(round(made.places.x_of((span[0] + span[1]) // 2)), 10)
    assert before.pixelColor(middle) != after.pixelColor(middle)
    view.set_selected(None)
    view.set_references([])
    assert made.grab().toImage() == before
    assert after.pixelColor(middle) == Theme.load("light").colour("accent")


def test_what_disagrees_with_the_selected_event_is_amber(minimap: tuple[TimelineView, Minimap]) -> None:
    view, made = minimap
    view.set_selected("secret")
    view.set_references(["summit", "august"])
    drawn, theme = made.grab().toImage(), Theme.load("light")
    for name, against in (("summit", False), ("august", True)):
        row = view.model.row_of(name)
        span = None if row is None else view.port.span_of(row)
        assert span is not None
        colour = drawn.pixelColor(round(made.places.x_of((span[0] + span[1]) // 2)), 10)
        assert (colour == theme.colour("conflict")) is against
        assert (colour.blue() > colour.red()) is not against


def test_another_button_does_not_let_go_of_what_is_dragged(minimap: tuple[TimelineView, Minimap]) -> None:
    view, made = minimap
    middle = made.window_box.center().toPoint()
    QTest.mousePress(made, LEFT, pos=middle)
    QTest.mouseMove(made, middle + QPoint(30, 0))
    QTest.mouseClick(made, Qt.MouseButton.RightButton, pos=middle + QPoint(30, 0))
    before = view.scale.start
    QTest.mouseMove(made, middle + QPoint(60, 0))
    assert view.scale.start > before
    QTest.mouseRelease(made, LEFT, pos=middle + QPoint(60, 0))
    before = view.scale.start
    QTest.mouseMove(made, middle + QPoint(90, 0))
    assert view.scale.start == before


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_columns_fall_on_device_pixels(minimap: tuple[TimelineView, Minimap], ratio: float) -> None:
    view, made = minimap
    theme, image = Theme.load("light"), QImage(made.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        content = MapContent(made.places, made.places.left, view.dates, view.port.annotated)
        MinimapPainter(theme).paint(painter, content, made.size())
    left, right = (round(each * ratio) for each in made.places.area)
    height = made.height() - AXIS * theme.letters
    inks = {theme.colour(name).name() for name in ("canvas", "density")}
    for above in (2.5, 8.0, 14.0):
        found = [image.pixelColor(x, round((height - above) * ratio)).name() for x in range(left + 2, right)]
        assert set(found) == inks
