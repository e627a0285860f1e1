"""Ghosts: what is filtered out stays in its place, and no click, key or box takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from ui_samples import OUTLETS, sample_articles, sample_events
from view_samples import sample_view

from timeline_app.timeline.filtering import Choice, Filter
from timeline_app.timeline.parts import Rect
from timeline_app.ui import hints, project_work
from timeline_app.ui.settings import Settings
from timeline_app.ui.snapshot import Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.timeline.parts import Mark
    from timeline_app.ui.timeline_view import TimelineView

DENIED = Filter(status=Choice(frozenset({"denied"})))
FROM_FIRST = Filter(outlet=Choice(frozenset({OUTLETS[0]})))
EVERYWHERE = Rect(-1e6, -1e6, 2e6, 2e6)


def sample() -> Snapshot:
    return Snapshot.of(tuple(sample_articles().values()), sample_events())


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    """Return a view of the sample, of which all but the first outlet's events are ghosts."""
    made = sample_view(qtbot)
    made.model.regroup(sample().shown("outlet", FROM_FIRST, ghosts=True))
    return made


def lone(view: TimelineView, *, ghost: bool) -> tuple[Mark, QPoint]:
    """Return a mark and a place where there is nothing but it."""
    for mark in view.scene.marks:
        at = QPoint(round(mark.rect.x + mark.rect.width / 2), round(mark.rect.y + mark.rect.height / 2))
        if mark.ghost == ghost and view.scene.hit(at.x(), at.y()).part is mark:
            return mark, at
    raise AssertionError("no such mark")


def test_ghosts_stay_where_the_events_were() -> None:
    whole, faded = sample(), sample().shown("outlet", FROM_FIRST, ghosts=True)
    assert np.array_equal(faded.index.refs, whole.index.refs)
    assert faded.ghosts is not None
    assert faded.kept is not None
    left = faded.without_ghosts()
    assert left.ghosts is None
    assert set(left.index.refs.tolist()) == set(np.flatnonzero(faded.kept[: len(whole)]).tolist()) & set(
        whole.index.refs.tolist()
    )
    assert np.array_equal(left.unfiltered().index.refs, whole.index.refs)


def test_a_click_on_a_ghost_selects_nothing_and_the_pointer_learns_why(view: TimelineView, qtbot: QtBot) -> None:
    mark, at = lone(view, ghost=True)
    with qtbot.assertNotEmitted(view.event_selected), qtbot.assertNotEmitted(view.event_opened):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert not view.chosen.rows
    assert view.scene.hovered is None
    view.explainer.begin(view.scene.hit(at.x(), at.y()))
    told = view.explainer._text()
    assert "Filtered out" in told
    assert view.model.title_of(mark.ref) in told
    mark, at = lone(view, ghost=False)
    with qtbot.waitSignal(view.event_selected):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert view.chosen.rows == (mark.ref,)


def test_a_drag_that_begins_on_a_ghost_pans(view: TimelineView) -> None:
    _, at = lone(view, ghost=True)
    start = view.scale.start
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    for step in (20, 60):
        QTest.mouseMove(view, at - QPoint(step, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at - QPoint(60, 0))
    assert view.scale.start > start


def test_boxes_and_keys_pass_ghosts_over(view: TimelineView) -> None:
    kept = view.model.shot.kept
    assert kept is not None
    boxed = view.port.rows_in(EVERYWHERE)
    assert boxed
    assert all(kept[row] for row in boxed)
    QTest.keyClick(view, Qt.Key.Key_Home)
    seen = set()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Tab):
        for _ in range(8):
            row = view.model.row_of(view.focused)
            assert row is not None
            assert kept[row]
            seen.add(row)
            if key != Qt.Key.Key_Tab:
                QTest.keyClick(view, key)
    assert len(seen) > 1


def test_the_legend_explains_ghosts_only_while_there_are_some(view: TimelineView) -> None:
    assert "ghost" in {entry.key for entry in view.scene.legend}
    view.model.regroup(sample().shown("outlet", FROM_FIRST))
    assert "ghost" not in {entry.key for entry in view.scene.legend}
    assert not any(mark.ghost for mark in view.scene.marks)


def test_the_heads_of_lanes_count_what_is_left(view: TimelineView) -> None:
    left = sample().shown("outlet", FROM_FIRST).index
    for header in view.scene.headers:
        assert header.count == left.count(header.lane)


def test_a_filter_leaves_the_lanes_scrolled_as_they_are(view: TimelineView) -> None:
    view.resize(1112, 300)
    view.set_scroll(40)
    before = view.port.scroll
    assert before > 0
    view.model.regroup(sample().shown("outlet", DENIED, ghosts=True))
    assert view.port.scroll == before


def test_of_very_many_events_those_filtered_out_fade_before_the_rest_is_laid_out_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Heard:
        def __init__(self) -> None:
            self.parts: list[Snapshot] = []

        def part(self, shot: Snapshot) -> None:
            self.parts.append(shot)

        def cancelled(self) -> bool:
            return False

    for many, parts in ((1, 1), (10_000, 0)):
        monkeypatch.setattr(project_work, "MANY", many)
        heard = Heard()
        last = project_work.shown(sample(), "outlet", DENIED, heard, ghosts=False)  # type: ignore[arg-type]
        assert len(heard.parts) == parts
        assert all(part.ghosts is not None for part in heard.parts)
        assert last.ghosts is None
        assert len(last.index.refs) == 1


def test_the_wish_for_ghosts_is_remembered(tmp_path: Path) -> None:
    path = str(tmp_path / "own.ini")
    settings = Settings(QSettings(path, QSettings.Format.IniFormat))
    assert not settings.ghosts
    settings.ghosts = True
    assert Settings(QSettings(path, QSettings.Format.IniFormat)).ghosts


def test_what_is_told_of_ghosts_is_no_markup_of_the_source() -> None:
    assert "<b>" not in hints.ghost_hint("a <b>bold</b> label")
    assert hints.ghosts_hint(1).startswith("1 event,")


def test_lanes_of_which_nothing_is_left_are_hidden_and_come_back_in_their_colours(view: TimelineView) -> None:
    whole = {header.name: header.colour for header in view.scene.headers}
    view.model.regroup(sample().shown("outlet", DENIED))
    left = {header.name: header.colour for header in view.scene.headers}
    assert len(left) == 1
    assert left.items() <= whole.items()
    assert all(header.count for header in view.scene.headers)
    assert view._overlay().corner[1] == "1 lane"
    view.model.regroup(sample().unfiltered())
    assert {header.name: header.colour for header in view.scene.headers} == whole
