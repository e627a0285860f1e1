"""What may befall an open project: it is edited elsewhere, locked, gone, hardly there; views on it make no sense."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from live_samples import write_news
from PySide6.QtCore import QSettings
from shell_samples import new_window, settle

from timeline_app.dates.edtf import Edtf
from timeline_app.timeline.filtering import Choice, Filter
from timeline_app.ui import project_work
from timeline_app.ui.settings import Settings
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.messages import Message

ASKED = Filter(origins=1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of some articles, to be copied."""
    folder = tmp_path_factory.mktemp("project")
    path = folder / "norrhamn.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([write_news(folder / "news", 0, 16)])
        workspace.overview()
    return path


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, project: Path) -> Callable[..., MainWindow]:
    """Return what opens a copy of the project, always the same one, in a window."""
    path = tmp_path / "norrhamn.tldb"
    path.write_bytes(project.read_bytes())

    def make() -> MainWindow:
        window = new_window(qtbot, tmp_path, 1300, 700)
        window.parts.view.animated = False
        window.open_paths([path])
        settle(qtbot, window.document)
        return window

    return make


def _dated(window: MainWindow) -> str:
    return next(event.id for event in window.document.events.values() if event.date is not None)


def _use(window: MainWindow) -> None:
    """Look at everything, as a hand would."""
    view = window.parts.view
    window.parts.table.show()
    for scale in (view.port.whole_scale(), view.port.core_scale(), view.scale.zoom_about(99, 30.0)):
        view.set_scale(scale)
        window.grab()
    for ref in range(min(3, window.model.rowCount())):
        view.select(ref)
        window.grab()
    for key in ("next_mention", "back", "forward", "next_reference"):
        window.actions_[key].trigger()
    window.parts.tool_bar.search.setText("council")
    view.step_in_time(1)
    view.step_to_lane(1)
    window.parts.table.hide()


def test_titles_are_those_of_now_after_an_edit_elsewhere(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window, other = opened(), opened()
    ferry = next(iter(window.document.articles))
    other.document.set_published(ferry, Edtf.parse("2015-07-07"))
    settle(qtbot, other.document)
    _use(window)  # events of the former version are gone from the file
    window.document.set_published(ferry, Edtf.parse("2014-07-07"))
    settle(qtbot, window.document)
    assert window.document.path is not None
    with Workspace(window.document.path) as workspace:
        now = {event.id: event.label for event in workspace.events()}
    shot = window.model.shot
    assert dict(zip(shot.ids_of(range(len(shot))), map(shot.title_of, range(len(shot))), strict=True)) == now
    _use(other)
    other.close()
    window.close()


def test_a_project_that_is_gone_says_so_and_the_window_lives(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    said: list[Message] = []
    window.document.message_posted.connect(said.append)
    assert window.document.path is not None
    for path in window.document.path.parent.glob("norrhamn.tldb*"):
        path.unlink()
    _use(window)
    window.document.set_published(next(iter(window.document.snapshot.light)), Edtf.parse("2015-07-07"))
    settle(qtbot, window.document)
    assert said
    assert said[-1].kind == "error"
    window.close()


def test_while_another_program_holds_the_project_the_window_lives(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    assert window.document.path is not None
    holder = sqlite3.connect(window.document.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        window.parts.view.select(0)
        window.grab()
        window.parts.view.set_scale(window.parts.view.port.whole_scale())
        window.grab()
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    _use(window)
    assert window.document.chosen_event is not None
    window.close()


def test_a_project_that_may_only_be_read_is_shown_as_it_was_left(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    assert window.document.path is not None
    window.document.select(_dated(window))
    window.parts.view.set_scale(window.parts.view.scale.zoom_about(99, 3.0))
    left, chosen = window.parts.view.scale, window.document.selection
    path = window.document.path
    window.close()
    path.chmod(0o444)
    again = opened_at(qtbot, path)
    assert again.parts.view.scale.span == pytest.approx(left.span, abs=2)
    assert again.document.selection == chosen
    again.document.group("place>status")
    qtbot.waitUntil(lambda: again.model.group_by == "place>status")
    _use(again)
    again.close()


def opened_at(qtbot: QtBot, path: Path) -> MainWindow:
    window = new_window(qtbot, path.parent, 1300, 700)
    window.parts.view.animated = False
    window.open_paths([path])
    settle(qtbot, window.document)
    qtbot.wait(20)  # what comes back when the window is idle
    return window


TINY = {
    "nothing": "",
    "one event": "<p>The harbour of Norrhamn opened on May 3, 2019.</p>",
    "undated only": "<p>The harbour of Norrhamn may open. The old pier was sold.</p>",
    "one instant": "<p>The harbour of Norrhamn exploded at 14:05 on May 3, 2019.</p>",
}


@pytest.mark.parametrize("what", TINY)
def test_a_project_of_hardly_anything_can_be_used(qtbot: QtBot, tmp_path: Path, what: str) -> None:
    path = tmp_path / "tiny.tldb"
    with Workspace(path, create=True) as workspace:
        if TINY[what]:
            (tmp_path / "a.html").write_text(
                f'<html lang="en"><head><title>Harbour</title></head><body>{TINY[what]}</body></html>'
            )
            workspace.add([tmp_path / "a.html"])
    window = opened_at(qtbot, path)
    _use(window)
    window.document.group("person>article")
    qtbot.waitUntil(lambda: window.model.group_by == "person>article")
    window.parts.view.fit_all()
    window.parts.view.fit_core()
    _use(window)
    left = window.parts.view.scale.span
    window.close()
    again = opened_at(qtbot, path)
    if len(again.model.time_index):
        assert again.parts.view.scale.span == pytest.approx(left, abs=2)
    _use(again)
    again.close()


VIEWS = [
    json.dumps({"span": [-(10**11), 10**11], "selected": "gone", "group_by": "place", "scroll": 1e9, "row": 1e9}),
    json.dumps({"span": [5, 6], "scroll": -5.0, "row": 0.0, "plan": {"hidden": ["Fjord Times"], "order": ["x", "x"]}}),
    json.dumps({"more": {"filters": 3}, "span": [10**9, 10**9 + 1]}),
    json.dumps({"more": {"filters": {"outlet": {"included": ["gone"]}}}}),
    json.dumps({"more": {"filters": {"origins": 10**400}}, "row": 1e400, "scroll": -1e308}),
    json.dumps({"span": [True, False], "selected": "\ud800", "group_by": "outlet>outlet"}),
    "@ByteArray(\0)",
    "@Variant(\0\0\0\x7f)",
    "[" * 5_000,
]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_that_makes_no_sense_does_no_harm(
    qtbot: QtBot, tmp_path: Path, opened: Callable[..., MainWindow], view: str
) -> None:
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.set_view(tmp_path / "norrhamn.tldb", view)
    window = opened()
    qtbot.wait(30)
    qtbot.waitUntil(lambda: window.model.shot is window.document.snapshot)
    _use(window)
    window.close()


SETTINGS = [
    b"\xff\xfe\x00binary",
    b"[recent]\nsize=notanumber\n1\\path=\n",
    b"[recent]\nsize=100000\n1\\path=/nowhere\n1\\events=-3\n1\\opened=yesterday\n",
    b"[geometry]\nwindow=@ByteArray(nonsense)\nsplitter=3\nmiddle=@Invalid()\n[views]\n",
    b"theme=7\nanimated=perhaps\n[views]\nabc=1\n",
    b"[recent\n",
]


@pytest.mark.parametrize("text", SETTINGS)
def test_settings_that_were_corrupted_do_no_harm(
    qtbot: QtBot, tmp_path: Path, opened: Callable[..., MainWindow], text: bytes
) -> None:
    (tmp_path / "settings.ini").write_bytes(text)
    window = opened()
    assert len(window.model.time_index) > 0
    _use(window)
    window.close()
    again = opened()
    again.close()


def test_a_window_closed_while_articles_are_read_shows_them_when_it_is_opened_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_work, "FIRST_PAUSE", 0.0)
    monkeypatch.setattr(project_work, "PATIENCE", 0)
    monkeypatch.setattr(project_work, "_jobs", lambda _: 1)
    path = tmp_path / "p.tldb"
    window = new_window(qtbot, tmp_path, 1300, 700)
    window.document.open(path, create=True)
    parts: list[int] = []
    window.document.events_changed.connect(lambda: parts.append(len(window.model.time_index)))
    window.document.add([write_news(tmp_path / "news", 0, 40)])
    qtbot.waitUntil(lambda: len(parts) > 5 and parts[-1] > 5, timeout=30_000)
    window.parts.view.set_scale(window.parts.view.scale.zoom_about(50, 2.0))
    left = window.parts.view.scale
    window.close()
    again = opened_at(qtbot, path)
    assert len(again.model.time_index) >= parts[-1]
    assert again.parts.view.scale.span == pytest.approx(left.span, abs=2)
    again.close()


def test_a_view_on_what_is_gone_shows_what_is_there(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    window.document.select(_dated(window))
    first = window.model.time_index.extent[0]
    window.parts.view.set_scale(window.parts.view.scale.fit(first - 3 * 10**10, first - 2 * 10**10, 900.0))
    window.close()
    assert window.document.path is not None
    again = opened_at(qtbot, window.document.path)
    assert again.parts.view.scene.chips  # they lead to where the events are
    again.close()


def test_undo_while_lanes_are_made_leaves_both_done(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    document = window.document
    dates = {event.id: event.date for event in document.events.values()}
    document.set_published(next(iter(document.articles)), Edtf.parse("2011-01-05"))
    settle(qtbot, document)
    for key in ("place", "person>status", "article"):
        document.group(key)
        document.undo_stack.undo()
        document.group("status")
        document.undo_stack.redo()
        document.group(key)
        settle(qtbot, document)
        qtbot.waitUntil(lambda key=key: window.model.group_by == key)  # type: ignore[misc]
        assert window.model.shot is document.snapshot
    document.undo_stack.undo()
    settle(qtbot, document)
    assert {event.id: event.date for event in document.events.values()} == dates
    window.close()


def test_lanes_that_cannot_be_made_are_told_of_and_those_there_stay(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    said: list[Message] = []
    window.document.message_posted.connect(said.append)
    assert window.document.path is not None
    for path in window.document.path.parent.glob("norrhamn.tldb*"):
        path.unlink()
    window.actions_.choose_grouping("person")
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].kind == "error"
    assert window.model.group_by == "outlet"
    assert window.actions_.grouping()[0] == "outlet"
    said.clear()
    window.ways.filters.set_filter(Filter(place=Choice(included=frozenset({"Norrhamn"}))))
    qtbot.waitUntil(lambda: bool(said))
    assert not window.model.shot.wanted
    assert window.ways.filters.kept is None
    assert window.parts.chips.isHidden()
    window.close()


def test_scroll_filter_and_lanes_come_back_together(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    view = window.parts.view
    window.ways.filters.set_filter(ASKED)
    qtbot.waitUntil(lambda: window.model.shot.wanted == ASKED)
    window.actions_.choose_grouping("outlet>status")
    qtbot.waitUntil(lambda: window.model.group_by == "outlet>status")
    window.document.select(_dated(window))
    view.set_row_height(44.0)
    view.set_scroll(130.0)
    left = view.port.scroll, [(header.name, header.rect.y) for header in view.scene.headers]
    assert view.port.scroll > 100
    window.close()
    assert window.document.path is not None
    again = opened_at(qtbot, window.document.path)
    qtbot.waitUntil(lambda: again.model.shot.wanted == ASKED)
    view = again.parts.view
    assert (view.port.scroll, [(header.name, header.rect.y) for header in view.scene.headers]) == left
    again.close()


def test_reading_ended_by_closing_the_project_goes_on_from_there_when_it_is_opened_in_the_same_window(
    qtbot: QtBot, opened: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = opened()
    path, document = window.document.path, window.document
    assert path is not None
    document.add([write_news(tmp_path / "more", 16, 60)])
    document.close()
    window.open_paths([path])
    settle(qtbot, document)
    before = len(document.snapshot.light)
    assert 16 <= before <= 76
    assert not document.reading
    document.add([tmp_path / "more"])
    settle(qtbot, document)
    assert len(document.snapshot.light) == 76
    window.close()
