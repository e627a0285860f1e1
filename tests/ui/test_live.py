"""Live: reading adds events while the view stays put; filters, edits and undo only repaint; all parts are in step."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pytest
from live_samples import OUTLETS, write_news
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from shell_samples import new_window, settle

from timeline_app.dates.edtf import Edtf
from timeline_app.timeline.filtering import NOTHING_ASKED, Choice, Filter
from timeline_app.ui import project_work
from timeline_app.ui.filters import LAYING_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.timeline.scale import TimeScale
    from timeline_app.ui.main_window import MainWindow

HARBOUR = OUTLETS[0]
REPORTED = Filter(status=Choice(included=frozenset({"reported"})))


class InView(NamedTuple):
    """What must stay where it is."""

    scale: TimeScale
    lanes: tuple[str, ...]
    top: tuple[str, int, float]  # the topmost lane, its colour and its y
    selected: str | None
    focused: bool


def _in_view(window: MainWindow, *, known: int | None = None) -> InView:
    view = window.parts.view
    top = view.scene.headers[0]
    return InView(
        view.scale,
        window.model.time_index.lane_names[:known],
        (top.name, top.colour, top.rect.y),
        view.selected,
        view.focused is not None,
    )


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Return a window in which someone has gone somewhere, scrolled, and selected an event."""
    monkeypatch.setattr(project_work, "FIRST_PAUSE", 0.0)  # everything that was read is shown at once
    monkeypatch.setattr(project_work, "PATIENCE", 0)
    monkeypatch.setattr(project_work, "_jobs", lambda _: 1)
    made = new_window(qtbot, tmp_path, 1300, 700)
    made.parts.view.animated = False
    made.document.open(tmp_path / "norrhamn.tldb", create=True)
    made.document.add([write_news(tmp_path / "first", 0, 24)])
    settle(qtbot, made.document)
    yield made
    made.close()


def _go_somewhere(window: MainWindow) -> None:
    view = window.parts.view
    view.set_row_height(40.0)
    chosen = next(event for event in window.document.events.values() if event.date is not None)
    window.document.select(chosen.id)
    view.set_scale(view.scale.zoom_about(200, 1.7))
    view.set_scroll(300.0)
    assert view.port.scroll == 300.0
    assert view.scene.headers[0].lane > 0


def _add(qtbot: QtBot, window: MainWindow, folder: Path) -> list[InView]:
    """Read more, and return what was in view after each part."""
    seen: list[InView] = []
    known = len(window.model.time_index.lane_names)
    window.document.events_changed.connect(lambda: seen.append(_in_view(window, known=known)))
    window.document.add([folder])
    settle(qtbot, window.document)
    assert len(seen) > 3
    return seen


def test_reading_adds_events_while_the_view_stays_put(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    _go_somewhere(window)
    before, count = _in_view(window), len(window.model.time_index)
    seen = _add(qtbot, window, write_news(tmp_path / "more", 24, 30))
    assert len(window.model.time_index) > count
    for after in seen:
        assert after == before


def test_until_a_hand_moves_it_the_view_follows_what_matters_while_articles_are_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.parts.view.fit_core()
    _add(qtbot, window, write_news(tmp_path / "more", 24, 30))
    assert window.parts.view.scale == window.parts.view.port.core_scale()


def test_choosing_an_event_is_a_hand(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.parts.view.fit_core()
    window.document.select(next(e.id for e in window.document.events.values() if e.date is not None))
    before = window.parts.view.scale
    _add(qtbot, window, write_news(tmp_path / "more", 24, 30))
    assert window.parts.view.scale == before


def test_what_a_filter_leaves_out_is_not_shown_while_articles_are_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    _go_somewhere(window)
    asked = Filter(outlet=Choice(included=frozenset({HARBOUR})))
    window.ways.filters.set_filter(asked)
    qtbot.waitUntil(lambda: window.model.shot.wanted == asked)
    shown: list[Filter] = []
    window.document.events_changed.connect(lambda: shown.append(window.model.shot.wanted))
    before = _in_view(window)
    for after in _add(qtbot, window, write_news(tmp_path / "more", 24, 30)):
        assert after == before
    assert set(shown) == {asked}


def test_a_filter_set_while_articles_are_read_holds(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    asked = Filter(outlet=Choice(excluded=frozenset({HARBOUR})))
    parts: list[int] = []
    window.document.events_changed.connect(
        lambda: window.ways.filters.set_filter(asked) if len(parts) == 2 else parts.append(1)
    )
    window.document.add([write_news(tmp_path / "more", 24, 30)])
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: window.model.shot.wanted == asked)
    index = window.model.time_index
    counts = dict(zip(index.lane_names, np.diff(index.offsets).tolist(), strict=True))
    assert counts.pop(HARBOUR) == 0
    assert all(counts.values())


def test_lanes_may_stand_for_something_else_while_articles_are_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    switched: list[str] = []

    def switch() -> None:
        switched.append(("place", "status", "article", "none")[len(switched) % 4])
        window.document.group(switched[-1])

    window.document.events_changed.connect(switch)
    window.document.add([write_news(tmp_path / "more", 24, 20)])
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: window.model.group_by == switched[-1])
    assert window.model.shot is window.document.snapshot
    assert len(window.model.time_index) > 0


def test_a_filter_repaints_only(qtbot: QtBot, window: MainWindow) -> None:
    _go_somewhere(window)
    before, index = _in_view(window), window.model.time_index
    window.ways.filters.set_filter(REPORTED)
    qtbot.waitUntil(lambda: window.model.shot.wanted == REPORTED)
    assert _in_view(window) == before
    window.ways.filters.set_filter(Filter())
    qtbot.waitUntil(lambda: not window.model.shot.wanted)
    assert _in_view(window) == before
    assert (window.model.time_index.rows == index.rows).all()


def test_an_edit_and_its_undo_repaint_only(qtbot: QtBot, window: MainWindow) -> None:
    _go_somewhere(window)
    before = _in_view(window)
    rows = _rows(window)
    article = next(iter(window.document.articles))
    window.document.set_published(article, Edtf.parse("2016-02-03"))
    settle(qtbot, window.document)
    assert _in_view(window) == before
    stack = window.document.undo_stack
    for move in (stack.undo, stack.redo, stack.undo):
        move()
        settle(qtbot, window.document)
        assert _in_view(window) == before
    assert _rows(window) == rows


def test_a_filter_leaves_the_rows_of_lanes_that_it_does_not_touch(qtbot: QtBot, window: MainWindow) -> None:
    before = _rows(window)
    asked = Filter(outlet=Choice(included=frozenset({HARBOUR})))
    window.ways.filters.set_filter(asked)
    qtbot.waitUntil(lambda: window.model.shot.wanted == asked)
    after = _rows(window)
    assert len(after) < len(before)
    untouched = {key: row for key, row in before.items() if key[1] == HARBOUR}
    assert untouched
    assert {key: after[key] for key in untouched} == untouched


def test_an_edit_leaves_the_rows_of_lanes_that_it_does_not_touch(qtbot: QtBot, window: MainWindow) -> None:
    before = _rows(window)
    article = next(a for a in window.document.snapshot.light.values() if a.outlet == HARBOUR)
    window.document.set_published(article.id, Edtf.parse("2019-06-03"))
    settle(qtbot, window.document)
    after = _rows(window)
    touched = {lane for _, lane in before.keys() ^ after.keys()} | {HARBOUR}
    untouched = {key: row for key, row in before.items() if key[1] not in touched}
    assert untouched
    assert {key: after[key] for key in untouched} == untouched


def _rows(window: MainWindow) -> dict[tuple[str, str], int]:
    index, shot = window.model.time_index, window.model.shot
    lanes = index.lanes_of(np.arange(len(index)))
    return {
        (shot.ids_of([int(ref)])[0], index.lane_names[lane]): int(row)
        for ref, lane, row in zip(index.refs, lanes, index.rows, strict=True)
    }


def test_an_edit_holds_a_view_that_no_hand_has_moved(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.view.fit_core()
    before = window.parts.view.scale
    for article in list(window.document.articles)[:9]:
        window.document.set_published(article, Edtf.parse("1961-02-03"))
    settle(qtbot, window.document)
    assert window.parts.view.scale == before


def _assert_in_step(window: MainWindow) -> None:
    """Assert that every part shows the same selection."""
    event, parts = window.document.chosen_event, window.parts
    parts.minimap.grab()
    row = parts.table.rows.row_of(event.id if event else None)
    current = parts.table.currentIndex().row() if parts.table.selectionModel().hasSelection() else None
    assert parts.view.selected == (event.id if event else None)
    assert current == row
    ref = None if event is None else window.model.row_of(event.id)
    assert parts.view.chosen.leading == ref
    assert parts.minimap._marks.selected == (None if ref is None else parts.view.port.span_of(ref))
    if event is not None:
        assert parts.panel.header._label.text() == event.label
        chosen = parts.panel.source.reader.chosen
        assert chosen is not None
        assert chosen.event == event.id
        mention = window.document.chosen_mention
        assert mention is not None
        assert (chosen.start, chosen.end, chosen.text) == (mention.start, mention.end, mention.text)


def _place_of_another(window: MainWindow) -> tuple[int, QPoint]:
    """Return the row and the mark's middle of an event that is not selected, which a click there reaches."""
    view = window.parts.view
    for mark in view.scene.marks:
        at = QPoint(round(mark.rect.x + mark.rect.width / 2), round(mark.rect.y + mark.rect.height / 2))
        if mark.ref != view.chosen.leading and view.scene.hit(at.x(), at.y()).ref == mark.ref:
            return mark.ref, at
    raise AssertionError("no mark to click")


def test_the_selection_is_in_step_whoever_makes_it_and_whatever_happens_around_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    parts, document = window.parts, window.document
    parts.table.show()
    parts.table.setCurrentIndex(parts.table.rows.index(7, 1))
    _assert_in_step(window)
    ref, at = _place_of_another(window)
    QTest.mouseClick(parts.view, Qt.MouseButton.LeftButton, pos=at)
    assert parts.view.chosen.leading == ref
    _assert_in_step(window)
    QTest.keyClick(parts.view, Qt.Key.Key_Right)
    QTest.keyClick(parts.view, Qt.Key.Key_Return)
    assert parts.view.chosen.leading != ref
    _assert_in_step(window)
    chosen = document.chosen_event
    assert chosen is not None
    outlets = {document.articles[mention.article].outlet or "" for mention in chosen.mentions}
    for asked in (Filter(outlet=Choice(excluded=frozenset(outlets))), Filter()):  # hidden, and shown again
        window.ways.filters.set_filter(asked)
        qtbot.waitUntil(lambda asked=asked: window.model.shot.wanted == asked)  # type: ignore[misc]
        _assert_in_step(window)
    document.group("status>outlet")
    qtbot.waitUntil(lambda: window.model.group_by == "status>outlet")
    _assert_in_step(window)
    document.set_published(chosen.mentions[0].article, Edtf.parse("2018-02-03"))
    settle(qtbot, document)
    _assert_in_step(window)
    document.undo_stack.undo()
    settle(qtbot, document)
    _assert_in_step(window)
    seen: list[int] = []
    document.selection_changed.connect(lambda: seen.append(1))
    document.add([write_news(tmp_path / "more", 24, 20)])
    settle(qtbot, document)
    _assert_in_step(window)
    assert document.chosen_event is not None
    assert {m.text for m in chosen.mentions} <= {m.text for m in document.chosen_event.mentions}
    document.go(-1)
    _assert_in_step(window)


def test_a_press_that_waits_while_events_come_selects_what_is_under_it_then(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    view = window.parts.view
    _, at = _place_of_another(window)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    article = next(iter(window.document.articles))
    for date in ("1950-01-01", "1951-01-01"):  # rows of the article's events become others
        window.document.set_published(article, Edtf.parse(date))
    settle(qtbot, window.document)
    there = view.scene.hit(at.x(), at.y()).ref
    assert there is not None
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
    assert view.chosen.leading == there


def test_the_old_lanes_stand_until_the_new_are_laid_out_and_it_is_told(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, shown = Event(), project_work.shown

    def slow(*given: Any, **named: Any) -> Any:
        assert go.wait(30)
        return shown(*given, **named)

    window.document.group("topic")
    settle(qtbot, window.document)
    before, said = window.model.time_index, window.parts.counts.text()
    monkeypatch.setattr(project_work, "shown", slow)
    window.document.regroup("topic")
    qtbot.waitUntil(lambda: window.parts.counts.text() == LAYING_OUT)
    place = window.parts.view.scale.start
    QTest.keyClick(window.parts.view, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: window.parts.view.scale.start != place)
    assert window.model.time_index is before
    go.set()
    qtbot.waitUntil(lambda: window.model.time_index is not before)
    qtbot.waitUntil(lambda: window.parts.counts.text() == said)


def test_lanes_of_which_nothing_is_left_are_hidden_and_come_back(window: MainWindow, qtbot: QtBot) -> None:
    def ask(wanted: Filter) -> list[str]:
        window.ways.filters.set_filter(wanted)
        qtbot.waitUntil(lambda: window.document.snapshot.wanted == wanted)
        return _shown_lanes(window, qtbot)

    view, every = window.parts.view, _shown_lanes(window, qtbot)
    others = [each for each in every if each != HARBOUR]
    without = Filter(outlet=Choice(excluded=frozenset({HARBOUR})))
    assert others not in (every, [])
    assert HARBOUR not in ask(without)
    article = next(each for each, of in window.document.snapshot.light.items() if of.outlet == HARBOUR)
    window.document.set_published(article, Edtf.parse("1988-05-05"))
    assert HARBOUR not in _shown_lanes(window, qtbot)
    window.document.undo_stack.undo()
    assert HARBOUR not in _shown_lanes(window, qtbot)
    assert sorted(ask(NOTHING_ASKED)) == sorted(every)
    view.set_plan(view.port.plan.with_hidden((others[0],), on=True))  # hidden by hand it stays so, whatever is asked
    assert {HARBOUR, others[0]}.isdisjoint(ask(without))
    assert sorted(ask(NOTHING_ASKED)) == sorted(each for each in every if each != others[0])
    assert ask(Filter(period=(0, 1))) == []


def _shown_lanes(window: MainWindow, qtbot: QtBot) -> list[str]:
    """Return the names of the lanes that have a place once all is laid out; each has events that are left."""
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: not window.document.regrouping.busy)
    port = window.parts.view.port
    held = np.diff(port.index.offsets)
    assert all(held[lane] for lane in port.lanes)
    return [port.index.lane_names[lane] for lane in port.lanes]
