"""A timeline with nothing to show offers what helps: articles, a date, or all events again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_samples import new_window, settle, write_articles

from timeline_app.timeline.filtering import NOTHING_ASKED, Filter
from timeline_app.ui import project_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(project_paths, "projects_folder", lambda: tmp_path / "Timeline")
    made = new_window(qtbot, tmp_path, 1200, 800)
    yield made
    made.close()


def test_an_empty_project_offers_to_add_articles(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(window.dialogs, "add_files", lambda: asked.append(True))
    window.document.open(tmp_path / "new.tldb", create=True)
    settle(qtbot, window.document)
    remedy = window.work.remedy
    qtbot.waitUntil(remedy.isVisible)
    assert remedy.text() == "Add articles…"
    QTest.mouseClick(remedy, LEFT)
    assert asked


def test_events_without_a_date_offer_to_set_an_articles(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text("The ferry stopped\n\nThe ferry to the island stopped. A captain left the harbour.\n", "utf-8")
    window.open_paths([file])
    settle(qtbot, window.document)
    remedy = window.work.remedy
    qtbot.waitUntil(remedy.isVisible)
    assert remedy.text() == "Set the date of an article…"
    QTest.mouseClick(remedy, LEFT)
    qtbot.waitUntil(window.parts.library.tray._editor.isVisible)


def test_filters_that_leave_nothing_are_cleared(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.open_paths([write_articles(tmp_path / "norrhamn")])
    settle(qtbot, window.document)
    remedy, filters = window.work.remedy, window.work.ways.filters
    assert not remedy.isVisible()
    filters.set_filter(Filter(origins=99))
    qtbot.waitUntil(remedy.isVisible)
    assert remedy.text() == "Clear all filters"
    box, view = remedy.geometry(), window.parts.view
    assert view.rect().contains(box)
    assert box.center().x() == pytest.approx(view.width() / 2, abs=2)
    QTest.mouseClick(remedy, LEFT)
    qtbot.waitUntil(lambda: not remedy.isVisible())
    assert window.document.snapshot.wanted == NOTHING_ASKED
