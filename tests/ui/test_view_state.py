"""The view on a project comes back when it is opened again, and nonsense in the settings does no harm."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from shell_samples import settle, write_articles

from timeline_app.ui import project_paths
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Recent, Settings
from timeline_app.ui.theme import Theme
from timeline_app.ui.view_state import ViewState

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

STATE = ViewState(first=10**9, end=10**9 + 86_400, group_by="place", selected="e1", scroll=12.0, row=22.0)


def test_what_was_written_is_read() -> None:
    assert ViewState.read(STATE.written()) == STATE


@pytest.mark.parametrize(
    "changed",
    [
        {"first": 10**10},
        {"end": 10**18},
        {"group_by": "colour"},
        {"scroll": float("nan")},
        {"row": "22"},
        {"more": 1},
    ],
)
def test_what_makes_no_sense_is_not_read(changed: dict[str, object]) -> None:
    assert ViewState.read(json.dumps(asdict(STATE) | changed)) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}"])
def test_other_texts_are_no_view(text: str) -> None:
    assert ViewState.read(text) is None


def test_views_of_projects_that_are_no_longer_recent_are_forgotten(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    old, new = tmp_path / "old.tldb", tmp_path / "new.tldb"
    settings.set_view(old, "old")
    settings.remember(Recent(new, "2019-03-14T10:00", 1, 1))
    settings.set_view(new, "new")
    assert (settings.view(old), settings.view(new)) == ("", "new")


def test_a_project_opens_as_it_was_left(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_paths, "projects_folder", lambda: tmp_path / "Timeline")
    window = _window(qtbot, tmp_path)
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
    left = window.parts.view.scale.span
    window.close()

    again = _window(qtbot, tmp_path)
    again.open_paths([path])
    settle(qtbot, again.document)
    qtbot.waitUntil(lambda: again.model.group_by == "place")
    span = again.parts.view.scale.span
    assert span == pytest.approx(left, abs=2 + (left[1] - left[0]) * 0.01)
    assert again.document.chosen_event is not None
    assert again.document.chosen_event.id == chosen
    assert again.parts.view.port.metrics.row == 30.0
    assert again.actions_.groupings.checkedAction().data() == "place"
    again.close()


def _settings(folder: Path) -> Settings:
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


def _window(qtbot: QtBot, folder: Path) -> MainWindow:
    window = MainWindow(_settings(folder), Theme.load("light"))
    qtbot.addWidget(window)
    window.show()
    return window
