"""Starting says what is missing in words, draws the demo where there is no display, and remembers between runs."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QImage

from timeline_app.cli import main
from timeline_app.resources import DEMOS, Demo, resource
from timeline_app.ui.app import FAILED, run_window
from timeline_app.ui.project_paths import demo_path, is_demo
from timeline_app.ui.project_work import make_demo
from timeline_app.ui.settings import MOST_RECENT, Recent, Settings
from timeline_app.ui.system_libraries import complaint, has_display
from timeline_app.ui.welcome import when
from timeline_app.workspace import Workspace


def test_a_display_is_x11_wayland_or_a_chosen_platform() -> None:
    assert not has_display({}, "linux")
    assert not has_display({"DISPLAY": ""}, "linux")
    assert has_display({"DISPLAY": ":0"}, "linux")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert has_display({}, "darwin")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the libraries are Linux's")
def test_a_missing_library_is_named_with_the_line_that_installs_it() -> None:
    told = complaint({"DISPLAY": ":0"}, lambda name: name not in ("libxcb-cursor.so.0", "libEGL.so.1"))
    assert told is not None
    assert "apt-get install -y --no-install-recommends libegl1 libxcb-cursor0\n" in told
    assert complaint({"DISPLAY": ":0"}, lambda name: True) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the libraries are Linux's")
def test_x11_libraries_are_not_asked_of_who_has_no_x11() -> None:
    assert complaint({"QT_QPA_PLATFORM": "offscreen"}, lambda name: "xcb" not in name) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_window_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run_window([]) == FAILED
    assert "no display" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_demo_is_drawn_to_a_picture(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    environment["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    command = [sys.executable, "-m", "timeline_app", "demo"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "timeline.png") in done.stdout
    assert QImage(str(tmp_path / "timeline.png")).width() >= 1600


@pytest.mark.parametrize("demo", DEMOS.values(), ids=list(DEMOS))
def test_each_demo_is_a_project_of_its_own(demo: Demo, tmp_path: Path) -> None:
    path = tmp_path / "demo.tldb"
    make_demo(path, demo)
    with Workspace(path) as workspace:
        files = {Path(article.file).name for article in workspace.articles()}
    assert files == {path.name for path in resource(demo.folder).iterdir()}
    assert is_demo(demo_path(demo))
    assert demo_path(demo).stem == demo.title


def test_the_command_opens_the_demo_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Demo] = []

    def run(demo: Demo) -> int:
        opened.append(demo)
        return 0

    monkeypatch.setattr("timeline_app.ui.app.run_demo", run)
    assert [main(["demo", *named]) for named in ([], ["titanic"], ["vietnam"])] == [0, 0, 0]
    assert [demo.name for demo in opened] == ["vietnam", "titanic", "vietnam"]


def test_the_demo_is_made_once_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "demo.tldb"
    make_demo(path)
    with Workspace(path) as workspace:
        assert workspace.events()
        workspace.set_published(workspace.articles()[0].id, None, None)
    make_demo(path)
    with Workspace(path) as workspace:
        assert workspace.articles()[0].published is None  # what was changed in it stays
    assert [p.name for p in path.parent.iterdir()] == ["demo.tldb"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def test_recent_projects_come_latest_first_each_once(settings: Settings, tmp_path: Path) -> None:
    for number in (*range(MOST_RECENT + 3), 5):
        settings.remember(Recent(tmp_path / f"{number}.tldb", "2026-01-02T10:00", number, 2 * number))
    names = [recent.path.stem for recent in settings.recent]
    assert names[0] == "5"
    assert len(names) == len(set(names)) == MOST_RECENT
    settings.forget(tmp_path / "5.tldb")
    assert "5" not in [recent.path.stem for recent in settings.recent]


def test_settings_outlive_the_program_and_nonsense_in_them(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    first = Settings(QSettings(str(file), QSettings.Format.IniFormat))
    first.theme = "dark"
    first.set_state("window", QByteArray(b"\x01\x02"))
    first.remember(Recent(tmp_path / "a.tldb", "2026-01-02T10:00", 3, 7))
    first._store.sync()
    again = Settings(QSettings(str(file), QSettings.Format.IniFormat))
    assert again.theme == "dark"
    assert again.state("window") == QByteArray(b"\x01\x02")
    assert again.recent == first.recent
    again.theme = "mauve"
    assert again.theme == "desktop"


def test_a_moment_is_worded_by_how_long_ago_it_was() -> None:
    today = date(2026, 3, 2)
    assert when("2026-03-02T09:40", today) == "today, 09:40"
    assert when("2026-03-01T23:59", today) == "yesterday"
    assert when("2025-11-16T12:00", today) == "16 Nov 2025"
    assert when("nonsense", today) == ""
