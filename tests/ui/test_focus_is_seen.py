"""Wherever Tab leads in the window, something shows that the keyboard is there; Tab leads round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shell_samples import new_window, settle, write_articles

from timeline_app.timeline.filtering import Filter
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

REACHED = {"timeline_view", "minimap", "event_table", "article_text", "references", "search", "group_by"}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = new_window(qtbot, tmp_path, 1600, 1000)
    qtbot.waitExposed(made)
    made.activateWindow()
    made.document.open(tmp_path / "own.tldb", create=True)
    made.document.add([write_articles(tmp_path / "in")])
    settle(qtbot, made.document)
    made.actions_["toggle_table"].trigger()
    made.document.select(next(e.id for e in made.document.events.values() if e.date is not None))
    settle(qtbot, made.document)
    made.parts.view.animated = False
    boxes = made.parts.library.filters
    qtbot.waitUntil(lambda: bool(boxes.boxes) and all(box.counted for box in boxes.boxes))  # beside the window
    qtbot.waitUntil(lambda: not boxes.boxes[0].visibleRegion().isEmpty())
    yield made
    made.document.finish()


def test_focus_is_seen_wherever_tab_leads(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.tool_bar.search.setFocus()
    reached: list[QWidget] = []
    unseen: list[str] = []
    for _ in range(90):
        before = window.grab().toImage()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        there = window.focusWidget()
        assert there is not None
        if there is window.parts.tool_bar.search:
            break
        near = QRect(there.mapTo(window, QPoint(0, 0)), there.size()).adjusted(-3, -3, 3, 3).intersected(window.rect())
        if before.copy(near) == window.grab(near).toImage():
            unseen.append(f"{type(there).__name__} {there.objectName()}")
        reached.append(there)
    else:
        pytest.fail("Tab does not lead round")
    assert unseen == []
    assert {widget.objectName() for widget in reached} >= REACHED - {"search"}


def test_tab_leads_through_one_part_after_the_other_from_top_to_bottom(qtbot: QtBot, window: MainWindow) -> None:
    window.ways.filters.set_filter(Filter(origins=1))
    settle(qtbot, window.document)
    parts = window.parts
    order = (parts.tool_bar, parts.library, parts.chips, parts.view, parts.minimap, parts.table, parts.panel)
    parts.tool_bar.search.setFocus()
    parts.message.hide()
    runs: list[QWidget] = []
    boxes: list[int] = []
    for _ in range(120):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        there = window.focusWidget()
        assert there is not None
        part = next((part for part in order if part is there or part.isAncestorOf(there)), there)
        runs += [part] if not runs or runs[-1] is not part else []
        if parts.library.filters.isAncestorOf(there):
            boxes.append(there.mapTo(parts.library.filters._body, QPoint(0, 0)).y())
        if there is parts.tool_bar.search:
            break
    assert boxes == sorted(boxes)
    assert [part.objectName() for part in runs[1:]] == [part.objectName() for part in (*order[1:], order[0])]


def test_f6_goes_from_part_to_part_and_back_to_where_it_was(window: MainWindow) -> None:
    parts = window.parts
    order = (parts.tool_bar, parts.library, parts.view, parts.minimap, parts.table, parts.panel)
    parts.view.setFocus()
    for part in (*order[3:], *order[:3]):
        window.actions_["next_part"].trigger()
        there = window.focusWidget()
        assert there is not None
        assert part is there or part.isAncestorOf(there)
    parts.panel.source.reader.setFocus()
    window.actions_["next_part"].trigger()
    assert window.focusWidget() is not parts.panel.source.reader
    window.actions_["previous_part"].trigger()
    assert window.focusWidget() is parts.panel.source.reader
    parts.table.hide()
    window.actions_["previous_part"].trigger()
    assert window.focusWidget() is parts.minimap


def test_f6_finds_its_way_where_what_had_the_keyboard_is_no_more(window: MainWindow, qtbot: QtBot) -> None:
    view, library = window.parts.view, window.parts.library
    qtbot.waitUntil(lambda: bool(library.filters.boxes))
    shows: tuple[Callable[[], object], ...] = (
        lambda: window.set_theme(Theme.load("dark")),
        lambda: window.parts.chips.set_filter(Filter(origins=3)),
    )
    for show in shows:
        window.parts.chips.set_filter(Filter(origins=2))
        QApplication.processEvents()
        boxes: tuple[QWidget, ...] = (library.filters.boxes[0], window.parts.chips.chips[0])
        for box in boxes:
            box.setFocus()
            window.actions_["next_part"].trigger()
        show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        view.setFocus()
        for _ in range(7):
            window.actions_["next_part"].trigger()
        assert window.focusWidget() is view
