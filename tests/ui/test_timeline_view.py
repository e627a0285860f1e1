"""The timeline under the hand: real wheel, mouse and key events, and what they leave in view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_samples import sample_articles, sample_events
from view_samples import sample_view

from timeline_app.dates.edtf import Edtf
from timeline_app.timeline.marks import ARROW
from timeline_app.ui.group_list import GroupList
from timeline_app.ui.hints import chip_hint
from timeline_app.ui.theme import Theme
from timeline_app.ui.two_lines import ROW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from timeline_app.timeline.parts import Group, Rect
    from timeline_app.ui.timeline_view import TimelineView

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
ENDS = ("../1990", "2005/..")


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    return sample_view(qtbot)


def turn(view: TimelineView, at: QPointF, delta: tuple[int, int], keys: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(*delta),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def place(view: TimelineView, event_id: str) -> Rect:
    row = view.model.row_of(event_id)
    assert row is not None
    found = view.scene.place_of(row)
    assert found is not None
    return found


def centre(rect: Rect) -> QPoint:
    return QPoint(round(rect.x + rect.width / 2), round(rect.y + rect.height / 2))


def crowded(view: TimelineView, count: int, apart: int) -> Group:
    """Show `count` further events in one lane, `apart` seconds from each other, far out; return their card."""
    rows = [
        replace(sample_events()[2], id=f"crowd{n}", label=f"Sail {n}", date=Edtf.parse(f"2018-06-12T10:{n * apart:02}"))
        for n in range(count)
    ]
    view.model.set_events([*sample_events(), *rows], sample_articles())
    view.fit_all()
    return max(view.scene.groups, key=lambda group: group.count)


def test_a_click_on_a_card_lists_its_events_and_a_click_on_one_selects_it(qtbot: QtBot, view: TimelineView) -> None:
    card = crowded(view, 30, 1)
    QTest.mouseClick(view, LEFT, pos=centre(card.rect))
    listed = view.findChild(GroupList)
    assert listed is not None
    assert listed.isVisible()
    assert view.rect().contains(listed.geometry())
    lines = listed.view.lines
    assert lines.rowCount() == card.count
    with qtbot.waitSignal(view.event_selected) as told:
        listed.view.clicked.emit(lines.index(3))
    assert told.args == [lines.index(3).data(ROW).key]
    assert not listed.isVisible()
    place(view, told.args[0])  # it has a mark of its own now


def test_a_double_click_on_a_card_comes_closer(view: TimelineView) -> None:
    card = crowded(view, 30, 1)
    before = view.scale.seconds
    QTest.mouseDClick(view, LEFT, pos=centre(card.rect))
    assert view.scale.seconds < before


def test_events_that_no_zoom_parts_are_listed_by_a_double_click_too(view: TimelineView) -> None:
    crowded(view, 30, 0)
    view.fit_event("crowd0")
    card = max(view.scene.groups, key=lambda group: group.count)
    before = view.scale
    QTest.mouseDClick(view, LEFT, pos=centre(card.rect))
    assert view.scale == before
    listed = view.findChild(GroupList)
    assert listed is not None
    assert listed.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not listed.isVisible()


def test_the_first_view_is_the_core_with_chips_for_the_rest(view: TimelineView) -> None:
    first, last = view.days
    assert 17500 < first < last < 18000  # within 2017 to 2019, not from 1970 on
    assert sum(chip.count for chip in view.scene.chips if chip.earlier) == 2


def test_the_first_view_follows_the_size_until_a_hand_moves_it(view: TimelineView) -> None:
    days = view.days
    view.resize(700, 700)
    assert view.days == days
    turn(view, QPointF(400, 300), (0, 120), CTRL)
    start = view.scale.start
    view.resize(900, 700)
    assert view.scale.start == start


def test_zooming_keeps_the_time_under_the_cursor(view: TimelineView) -> None:
    x = 700.0
    before = view.scale.to_second(x - view.scene.canvas.x)
    for _ in range(12):
        turn(view, QPointF(x, 300), (0, 120), CTRL)
    assert view.scale.to_second(x - view.scene.canvas.x) == pytest.approx(before, abs=view.scale.seconds_per_pixel + 2)
    closer = view.scale.seconds_per_pixel
    for _ in range(12):
        turn(view, QPointF(x, 300), (0, -120), CTRL)
    assert view.scale.seconds_per_pixel > closer * 3


def test_the_wheel_pans_where_lanes_fit_and_scrolls_where_they_do_not(view: TimelineView) -> None:
    start = view.scale.start
    turn(view, QPointF(700, 300), (0, -120))
    assert view.scale.start > start
    view.resize(1112, 320)
    start = view.scale.start
    top = view.scene.headers[0].rect.y
    turn(view, QPointF(700, 200), (0, -120))
    assert view.scale.start == start
    assert view.scene.headers[0].rect.y < top
    turn(view, QPointF(700, 200), (0, -120), SHIFT)
    assert view.scale.start > start


def test_alt_and_the_wheel_change_the_rows_only(view: TimelineView) -> None:
    scale, height = view.scale, view.scene.content_height
    turn(view, QPointF(700, 300), (120, 0), ALT)
    assert view.scale == scale
    assert view.scene.content_height > height


def test_a_click_selects_once(view: TimelineView, qtbot: QtBot) -> None:
    chosen: list[str] = []
    view.event_selected.connect(chosen.append)
    QTest.mouseClick(view, LEFT, pos=centre(place(view, "summit")))
    assert chosen == ["summit"]
    assert view.selected == "summit"
    QTest.mouseClick(view, LEFT, CTRL, pos=centre(place(view, "summit")))
    assert chosen == ["summit", ""]


def test_a_label_is_as_good_as_its_mark(view: TimelineView, qtbot: QtBot) -> None:
    mark = next(mark for mark in view.scene.marks if mark.ref == view.model.row_of("follow"))
    assert mark.label is not None
    with qtbot.waitSignal(view.event_selected) as signal:
        QTest.mouseClick(view, LEFT, pos=centre(mark.label.rect))
    assert signal.args == ["follow"]


def test_setting_the_selection_emits_nothing(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.event_selected):
        view.set_selected("secret")
        view.set_references(["august", "summit", "nobody"])
        view.set_selected(None)
    assert view.selected is None


def test_a_selected_event_is_brought_into_view(view: TimelineView) -> None:
    view.set_selected("eighty")
    assert place(view, "eighty").width > 0


def test_a_double_click_opens(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.event_opened) as signal:
        QTest.mouseDClick(view, LEFT, pos=centre(place(view, "lands")))
    assert signal.args == ["lands"]


def test_a_drag_pans_and_selects_nothing(view: TimelineView, qtbot: QtBot) -> None:
    at, start = centre(place(view, "summit")), view.scale.start
    with qtbot.assertNotEmitted(view.event_selected):
        QTest.mousePress(view, LEFT, pos=at)
        QTest.mouseMove(view, at + QPoint(30, 0))
        QTest.mouseMove(view, at + QPoint(100, 0))
        QTest.mouseRelease(view, LEFT, pos=at + QPoint(100, 0))
    assert view.scale.start == pytest.approx(start - 100 * view.scale.seconds_per_pixel, abs=2)


def test_shift_and_drag_zoom_to_the_range(view: TimelineView, qtbot: QtBot) -> None:
    x = view.scene.canvas.x
    wanted = view.scale.to_second(400 - x), view.scale.to_second(600 - x)
    QTest.mousePress(view, LEFT, SHIFT, QPoint(400, 600))
    QTest.mouseMove(view, QPoint(450, 600))
    QTest.mouseMove(view, QPoint(600, 600))
    QTest.mouseRelease(view, LEFT, SHIFT, QPoint(600, 600))
    assert view.scale.span == pytest.approx(wanted, abs=5)


def test_a_chip_at_the_edge_goes_there(view: TimelineView, qtbot: QtBot) -> None:
    chip = view.scene.chips[0]
    view.explainer.begin(view.scene.hit(chip.rect.x + 8, chip.rect.y + 8))
    assert view.explainer._text() == chip_hint(chip, view.dates)
    QTest.mouseClick(view, LEFT, pos=centre(chip.rect))
    assert view.scale.span[0] <= chip.first
    assert view.scale.span[1] >= chip.end


def test_a_click_on_an_articles_tick_asks_for_it(view: TimelineView, qtbot: QtBot) -> None:
    strip = view.scene.publications
    assert strip is not None
    with qtbot.waitSignal(view.article_requested) as asked:
        QTest.mouseClick(view, LEFT, pos=QPoint(int(strip.ticks[-1]), round(strip.rect.y + strip.rect.height / 2)))
    assert asked.args == ["a2"]  # published last


def test_a_middle_click_shows_the_events_extent(view: TimelineView, qtbot: QtBot) -> None:
    QTest.mouseClick(view, Qt.MouseButton.MiddleButton, pos=centre(place(view, "quiet")))
    assert place(view, "quiet").width > 0.6 * view.scene.canvas.width


def lanes_of(view: TimelineView, event: str) -> list[int]:
    index = view.model.time_index
    found: list[int] = index.lanes_of(index.positions_of(view.model.row_of(event) or 0)).tolist()
    return found


def test_keys_move_the_focus_and_choose(view: TimelineView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.focused == "seventies"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.focused == "eighty"
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.focused == "seventies"
    QTest.keyClick(view, Qt.Key.Key_Period)
    assert view.focused == "york"
    QTest.keyClick(view, Qt.Key.Key_Down)
    lanes = {name: lanes_of(view, name) for name in ("york", view.focused or "")}
    assert max(lanes["york"]) + 1 in lanes[view.focused or ""]
    with qtbot.waitSignal(view.event_selected) as signal:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert signal.args == [view.focused]


def test_wasd_pan_and_zoom_but_not_with_ctrl(view: TimelineView, qtbot: QtBot) -> None:
    scale = view.scale
    QTest.keyClick(view, Qt.Key.Key_D)
    assert view.scale.start > scale.start
    QTest.keyClick(view, Qt.Key.Key_W)
    assert view.scale.seconds_per_pixel < scale.seconds_per_pixel
    still = view.scale
    QTest.keyClick(view, Qt.Key.Key_S, CTRL)
    assert view.scale == still


def test_zero_shows_everything_and_f_finds_the_selection(view: TimelineView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_0)
    assert not view.scene.chips
    view.set_selected("talks")
    QTest.keyClick(view, Qt.Key.Key_F)
    centred = view.scale.seconds_per_pixel
    QTest.keyClick(view, Qt.Key.Key_F)
    assert view.scale.seconds_per_pixel < centred
    assert place(view, "talks").width > 100


def test_the_view_stays_when_the_model_changes(view: TimelineView) -> None:
    turn(view, QPointF(500, 300), (0, 120), CTRL)
    view.set_selected("lands")
    scale = view.scale
    view.model.set_events(sample_events()[3:], sample_articles())
    assert view.scale == scale
    assert view.selected == "lands"
    assert view.scene.selected == view.model.row_of("lands")


def test_nothing_to_show_is_said(view: TimelineView) -> None:
    shown = view.grab().toImage()
    view.model.set_events([], {})
    empty = view.grab().toImage()
    assert empty != shown
    assert view.scene.marks == ()
    assert (
        len({empty.pixelColor(x, 20).name() for x in range(empty.width())}) == 1
    )  # no axis, so no date that nobody gave


def test_an_animated_fit_arrives(view: TimelineView, qtbot: QtBot) -> None:
    view.fit_all()
    goal = view.scale
    view.fit_core()
    view.animated = True
    view.fit_all()
    assert view.scale != goal
    qtbot.waitUntil(lambda: view.scale == goal, timeout=5000)


def test_the_hair_line_and_another_theme_are_painted(view: TimelineView, qtbot: QtBot) -> None:
    before = view.grab().toImage()
    QTest.mouseMove(view, QPoint(700, 650))
    hair = view.grab().toImage()
    assert hair != before
    view.set_theme(Theme.load("dark"))
    ground = view.grab().toImage().pixelColor(500, 650)
    assert ground == Theme.load("dark").colour("canvas")


def test_everything_fits_with_the_arrows_of_what_is_open_ended(view: TimelineView) -> None:
    first, last = (replace(event, date=Edtf.parse(date)) for event, date in zip(sample_events(), ENDS, strict=False))
    view.model.set_events([first, last], sample_articles())
    view.fit_all()
    left, right = (view.scale.to_x(second) for second in view.model.time_index.extent)
    assert left >= ARROW
    assert right <= view.scale.width - ARROW


def test_the_first_view_shows_whole_arrows(view: TimelineView) -> None:
    dates = ("[..1990]", "1991", "1993", "1994/..")
    view.model.set_events(
        [replace(event, date=Edtf.parse(date)) for event, date in zip(sample_events(), dates, strict=False)],
        sample_articles(),
    )
    view.fit_core()
    left, right = (view.scale.to_x(second) for second in view.model.time_index.extent)
    assert left >= ARROW
    assert right <= view.scale.width - ARROW


def test_what_is_read_meanwhile_closes_no_list_and_moves_no_view(view: TimelineView) -> None:
    card = crowded(view, 30, 1)
    QTest.mouseClick(view, LEFT, pos=centre(card.rect))
    listed, before = view.findChild(GroupList), view.scale
    assert listed is not None
    view.model.set_events(list(view.model.shot.events.values())[:-1], sample_articles())
    assert listed.isVisible()
    assert view.scale == before
    view.zoom_by(2.0)
    assert not listed.isVisible()
