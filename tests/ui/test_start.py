"""What a fresh start loads: not what reads articles, nor dialogs that nobody asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from shell_samples import settings_in

from timeline_app.ui.after_paint import AfterPaint
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

START = """
import json, sys
import timeline_app.cli
from timeline_app.ui.app import make_application, make_window
application = make_application()
window = make_window()
window.show()
application.processEvents()
print(json.dumps(sorted(sys.modules)))
"""
NOT_YET = (
    "numpy",
    "timeline_app.timeline.columns",
    "timeline_app.ui.work",
    "timeline_app.ui.document",
    "timeline_app.ui.timeline_view",
)
READING = ("trafilatura", "lxml", "dateutil", "holidays", "rensa", "py3langid", "charset_normalizer", "tqdm")
OURS = (
    "timeline_app.workspace",
    "timeline_app.dates.resolve",
    "timeline_app.extract.readers",
    "timeline_app.link.coreference",
    "timeline_app.ui.annotation_dialog",
    "timeline_app.ui.proposals_dialog",
    "timeline_app.ui.shortcut_sheet",
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the modules that a process has loaded when its empty window was painted."""
    home: Path = tmp_path_factory.mktemp("home")
    surroundings = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    command = [sys.executable, "-c", START]
    done = subprocess.run(
        command, env={**_kept(), **surroundings}, capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def _kept() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}


def test_that_the_window_is_what_was_started(loaded: set[str]) -> None:
    assert "timeline_app.ui.main_window" in loaded


@pytest.mark.parametrize("name", NOT_YET)
def test_nothing_is_loaded_that_only_a_project_needs(loaded: set[str], name: str) -> None:
    assert name not in loaded


@pytest.mark.parametrize("name", READING)
def test_no_library_is_loaded_that_only_reading_uses(loaded: set[str], name: str) -> None:
    assert name not in loaded


@pytest.mark.parametrize("name", OURS)
def test_nothing_is_loaded_that_waits_for_a_wish(loaded: set[str], name: str) -> None:
    assert name not in loaded


def test_what_the_first_project_needs_is_made_after_the_first_paint(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    window = MainWindow(settings_in(tmp_path), Theme.load("light"))
    qtbot.addWidget(window)
    monkeypatch.setattr(window, "make_ready", lambda: made.append("work"))
    AfterPaint(window)
    qtbot.wait(20)
    assert not made
    window.show()
    qtbot.waitUntil(lambda: made == ["work"])


def test_a_window_closed_before_any_project_remembers_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    window = MainWindow(settings, Theme.load("light"))
    qtbot.addWidget(window)
    window.show()
    window.close()
    assert not settings.state("window").isEmpty()
    assert settings.state("splitter").isEmpty()  # never laid out: what was left another time is kept


def test_a_theme_taken_before_the_work_is_made_is_the_works(qtbot: QtBot, tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    window = MainWindow(settings, Theme.load("light"))
    qtbot.addWidget(window)
    window.set_theme(Theme.load("dark"))
    assert window.parts.panel is not None
    assert window.desk._theme.name == "dark"
