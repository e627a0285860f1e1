"""A window closed, or another project opened, while workers count and filter: nothing is told to what is gone."""

from __future__ import annotations

import gc
from threading import Event as Flag
from typing import TYPE_CHECKING, Any
from weakref import ref

import pytest
from shell_samples import filled_window, settle

from timeline_app.timeline.filtering import NOTHING_ASKED, Choice, Filter
from timeline_app.ui import project_work
from timeline_app.ui.facets import Facets, facets
from timeline_app.ui.filter_words import written

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

DENIED = Filter(status=Choice(frozenset({"denied"})))


class Slowed:
    """Counting and filtering that take a while, and read the project when they are done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = Flag()
        shown = project_work.shown

        def count(shot: Any, *asked: Any) -> Facets:
            self._dawdle()
            shot.catalogue.titles([1])
            return facets(shot, *asked)

        def show(*asked: Any, **more: Any) -> Any:
            self._dawdle()
            return shown(*asked, **more)

        monkeypatch.setattr("timeline_app.ui.filters.facets", count)
        monkeypatch.setattr(project_work, "shown", show)

    def _dawdle(self) -> None:
        self.begun.set()
        Flag().wait(0.2)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    return filled_window(qtbot, tmp_path, monkeypatch)


def _ask(window: MainWindow, wanted: Filter) -> None:
    window.work.ways.filters.set_filter(wanted)
    window.parts.library.filters.counts_wanted.emit()


def test_a_closed_window_counts_nothing_any_more(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    slowed = Slowed(monkeypatch)
    _ask(window, DENIED)
    qtbot.waitUntil(slowed.begun.is_set)
    window.close()
    slowed.begun.clear()
    window.parts.library.filters.counts_wanted.emit()  # what was in motion comes to rest after that
    qtbot.wait(250)
    assert not slowed.begun.is_set()
    assert "Error" not in capfd.readouterr().err


def test_another_project_opened_while_one_is_counted_asks_what_it_was_left_with(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = window.document.path
    assert path is not None
    slowed = Slowed(monkeypatch)
    for wanted in (DENIED, NOTHING_ASKED, DENIED):
        slowed.begun.clear()
        _ask(window, wanted)
        qtbot.waitUntil(slowed.begun.is_set)
        window.open_paths([path])
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: bool(window.parts.library.filters.boxes))
    assert window.work.ways.filters.kept == written(DENIED), "the project is as it was left"
    window.close()
    assert "Error" not in capfd.readouterr().err


def test_a_project_left_before_its_view_is_shown_again_keeps_it(qtbot: QtBot, window: MainWindow) -> None:
    path = window.document.path
    assert path is not None
    window.parts.view.set_row_height(30.0)
    window.work.ways.filters.set_filter(DENIED)
    window.open_paths([path])
    left = window.settings.view(path)
    with qtbot.waitSignal(window.document.events_changed, check_params_cb=lambda: bool(window.document.events)):
        pass
    window.document.close()  # its events are there, and the view on them is not
    assert window.settings.view(path) == left
    window.open_paths([path])
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: window.model.shot.wanted == DENIED)
    assert window.parts.view.port.metrics.row == 30.0
    window.close()


@pytest.mark.parametrize("wanted", [DENIED, NOTHING_ASKED])
def test_what_is_asked_of_a_project_that_is_being_opened_stands(
    qtbot: QtBot, window: MainWindow, wanted: Filter
) -> None:
    path = window.document.path
    assert path is not None
    window.work.ways.filters.set_filter(Filter(origins=1))
    for leaves in (True, False):
        window.open_paths([path])
        if leaves:
            window.work.ways.filters.set_filter(wanted)
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: not window.document.regrouping.busy)
    qtbot.waitUntil(lambda: window.model.shot.wanted == wanted)
    assert window.work.ways.filters.kept == (written(wanted) if wanted else None)
    window.close()


def test_the_file_of_a_closed_project_is_let_go_of(qtbot: QtBot, window: MainWindow) -> None:
    window.document.select(next(iter(window.document.events)))
    settle(qtbot, window.document)
    window.grab()
    read = window.document.snapshot.catalogue
    assert read is not None
    kept = ref(read)
    del read
    window.document.close()
    qtbot.waitUntil(lambda: gc.collect() >= 0 and kept() is None)
    window.close()
