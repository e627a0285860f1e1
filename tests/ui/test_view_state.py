"""The view on a project comes back when it is opened again, and nonsense in the settings does no harm."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from shell_samples import new_window, settings_in, settle, write_articles

from timeline_app.timeline.filtering import Choice, Filter
from timeline_app.timeline.lane_plan import AS_INDEXED, INSIDE, LanePlan
from timeline_app.ui import project_paths
from timeline_app.ui.settings import Recent
from timeline_app.ui.view_state import MOST_NAMES, Part, ViewState

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PLAN = LanePlan(("b", "a\x1fc"), frozenset("a"), frozenset(("b", "a\x1fc")), frozenset("d"))
STATE = ViewState((10**9, 10**9 + 86_400), "outlet>status", "e1", 12.0, 22.0, PLAN, {"other": [1]})


def test_what_was_written_is_read() -> None:
    assert ViewState.read(STATE.written()) == STATE


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("span", [10**10, 10**9]),
        ("span", [0, 10**18]),
        ("span", [0]),
        ("span", ["0", 1]),
        ("group_by", "colour"),
        ("group_by", "outlet>colour"),
        ("group_by", "outlet>status>place"),
        ("group_by", ["outlet"]),
        ("selected", 3),
        ("scroll", float("nan")),
        ("row", "22"),
        ("plan", ["a"]),
    ],
)
def test_a_part_that_makes_no_sense_is_left_out_alone(part: str, value: object) -> None:
    written = json.loads(STATE.written()) | {part: value, "of another version": 1}
    nothing: dict[str, Any] = {part: None}
    assert ViewState.read(json.dumps(written)) == replace(STATE, **nothing)


def test_a_list_of_lanes_that_makes_no_sense_is_left_out_alone() -> None:
    written = json.loads(STATE.written())
    written["plan"] |= {"hidden": 3, "order": [1]}
    assert ViewState.read(json.dumps(written)).plan == replace(PLAN, hidden=frozenset(), order=())


def test_lists_of_very_many_lanes_are_not_kept() -> None:
    many = LanePlan(hidden=frozenset("a"), collapsed=frozenset(map(str, range(MOST_NAMES + 1))))
    assert ViewState.read(replace(STATE, plan=many).written()).plan == LanePlan(hidden=frozenset("a"))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", "[" * 100_000])
def test_other_texts_are_no_view(text: str) -> None:
    assert ViewState.read(text) == ViewState()


def test_views_of_projects_that_are_no_longer_recent_are_forgotten(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    old, new = tmp_path / "old.tldb", tmp_path / "new.tldb"
    settings.set_view(old, "old")
    settings.remember(Recent(new, "2019-03-14T10:00", 1, 1))
    settings.set_view(new, "new")
    assert (settings.view(old), settings.view(new)) == ("", "new")


def test_a_project_opens_as_it_was_left(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_paths, "projects_folder", lambda: tmp_path / "Timeline")
    window = new_window(qtbot, tmp_path)
    window.open_paths([write_articles(tmp_path / "norrhamn")])
    settle(qtbot, window.document)
    path = window.document.path
    assert path is not None
    chosen = next(event.id for event in window.document.events.values() if event.date is not None)
    window.document.select(chosen)
    window.actions_.groupings.actions()[1].trigger()
    qtbot.waitUntil(lambda: window.model.group_by == "place")
    window.parts.view.set_row_height(30.0)
    window.parts.view.set_scale(window.parts.view.scale.fit(10**9, 10**9 + 10**7, 1_000.0))
    asked = Filter(origins=1, status=Choice(excluded=frozenset({"denied"})))
    window.ways.filters.set_filter(asked)
    qtbot.waitUntil(lambda: window.model.shot.wanted == asked)
    left = window.parts.view.scale.span
    window.close()

    again = new_window(qtbot, tmp_path)
    again.open_paths([path])
    settle(qtbot, again.document)
    assert again.model.group_by == "place"
    qtbot.waitUntil(lambda: again.model.shot.wanted == asked)
    assert not again.parts.chips.isHidden()
    qtbot.waitUntil(lambda: again.document.chosen_event is not None)
    span = again.parts.view.scale.span
    assert span == pytest.approx(left, abs=2 + (left[1] - left[0]) * 0.01)
    assert again.document.chosen_event is not None
    assert again.document.chosen_event.id == chosen
    assert again.parts.view.port.metrics.row == 30.0
    assert again.actions_.groupings.checkedAction().data() == "place"
    again.close()


def test_nested_lanes_come_back_as_they_were_arranged(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_paths, "projects_folder", lambda: tmp_path / "Timeline")
    window = new_window(qtbot, tmp_path)
    window.open_paths([write_articles(tmp_path / "norrhamn")])
    settle(qtbot, window.document)
    path = window.document.path
    assert path is not None
    window.actions_.choose_grouping("article>status")
    qtbot.waitUntil(lambda: window.model.group_by == "article>status")
    first, last = [name for name in window.model.time_index.lane_names if INSIDE not in name][:2]
    plan = LanePlan(pinned=frozenset((last,)), collapsed=frozenset((first,)))
    window.parts.view.set_plan(plan)
    shown = [header.name for header in window.parts.view.scene.headers]
    shared = tmp_path / "other"
    shared.mkdir()
    (shared / "other.txt").write_text((tmp_path / "norrhamn" / "bridge.txt").read_text())
    window.document.close()
    window.document.open(tmp_path / "other.tldb", create=True)
    window.document.add([shared])
    settle(qtbot, window.document)
    assert window.parts.view.plan == AS_INDEXED  # a lane of the same name in another project is another lane
    window.close()

    again = new_window(qtbot, tmp_path)
    again.open_paths([path])
    settle(qtbot, again.document)
    assert again.model.group_by == "article>status"
    assert again.parts.view.plan == plan
    assert [header.name for header in again.parts.view.scene.headers] == shown
    assert again.actions_.grouping()[0] == "article>status"
    again.close()


def test_parts_of_others_are_kept_and_shown_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_paths, "projects_folder", lambda: tmp_path / "Timeline")
    window, shown = new_window(qtbot, tmp_path), list[object]()
    window.keeper.parts |= {"broken": Part(lambda: "x", _refuse), "left": Part(lambda: [1, 2], shown.append)}
    window.open_paths([write_articles(tmp_path / "norrhamn")])
    settle(qtbot, window.document)
    path = window.document.path
    assert path is not None
    window.keeper.follow()
    window.document.close()
    window.open_paths([path])
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: shown == [[1, 2]])
    window.close()


def _refuse(kept: object) -> None:
    raise ValueError(kept)
