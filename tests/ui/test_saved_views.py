"""Saved views: what is filtered, the lanes and the span come back under a name, also after reopening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_samples import filled_window

from timeline_app.timeline.filtering import NOTHING_ASKED, Choice, Filter
from timeline_app.ui.command_palette import CommandPalette
from timeline_app.ui.saved_views_dialog import SavedViewsDialog
from timeline_app.ui.theme import Theme
from timeline_app.ui.view_name_dialog import ViewNameDialog
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

Key = Qt.Key
FERRY = Filter(words="ferry", status=Choice(excluded=frozenset({"denied"})), origins=1)


@pytest.fixture
def filled(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    made.parts.view.animated = False
    yield made
    made.close()


def answering(monkeypatch: pytest.MonkeyPatch, name: str) -> list[ViewNameDialog]:
    """Answer the next questions for a name; return them."""
    asked: list[ViewNameDialog] = []

    def answered(dialog: Any) -> None:
        asked.append(dialog)
        dialog.field.setText(name)
        dialog.save_button.click()

    monkeypatch.setattr(ViewNameDialog, "open", answered)
    return asked


def in_file(window: MainWindow) -> dict[str, str]:
    assert window.document.path is not None
    with Workspace(window.document.path) as workspace:
        return workspace.views.all()


def names(window: MainWindow) -> list[str]:
    return list(window.ways.views.names)


def save(qtbot: QtBot, window: MainWindow, name: str, wanted: Filter, grouping: str) -> tuple[int, int]:
    """Save a view; return its span."""
    window.actions_.choose_grouping(grouping)
    window.ways.filters.set_filter(wanted)
    qtbot.waitUntil(lambda: window.document.snapshot.wanted == wanted and not window.document.regrouping.busy)
    window.ways.views.save(name)
    qtbot.waitUntil(lambda: name in in_file(window))
    return window.parts.view.scale.span


def test_a_view_brings_back_its_filters_its_lanes_and_its_span(qtbot: QtBot, filled: MainWindow) -> None:
    view, filters, views = filled.parts.view, filled.ways.filters, filled.ways.views
    view.zoom_by(3)
    span = save(qtbot, filled, "Ferries", FERRY, "place")
    view.fit_all()
    every = save(qtbot, filled, "Everything", NOTHING_ASKED, "outlet")
    assert views.names == ("Everything", "Ferries")
    action = views.actions[1]
    assert action in filled.parts.views_menu.actions()
    action.trigger()
    qtbot.waitUntil(lambda: filled.document.snapshot.group_by == "place" and filters.wanted == FERRY)
    qtbot.waitUntil(lambda: view.scale.span == span)
    views.actions[0].trigger()
    qtbot.waitUntil(lambda: filled.document.snapshot.group_by == "outlet" and filters.wanted == NOTHING_ASKED)
    qtbot.waitUntil(lambda: view.scale.span == every)


def test_views_are_there_after_reopening_and_in_no_other_project(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    save(qtbot, filled, "Ferries & co", FERRY, "place")
    path = filled.document.path
    assert path is not None
    filled.document.open(tmp_path / "other.tldb", create=True)
    qtbot.waitUntil(lambda: filled.document.path != path)
    assert filled.ways.views.names == ()
    filled.document.open(path)
    qtbot.waitUntil(lambda: filled.ways.views.names == ("Ferries & co",))
    assert filled.ways.views.actions[0].text() == "Ferries && co"


def test_the_name_is_asked_for_and_says_what_it_replaces(
    qtbot: QtBot, filled: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ViewNameDialog(Theme.load("light"), "2019", ("Ferries",))
    qtbot.addWidget(dialog)
    assert not dialog.save_button.isEnabled()
    dialog.field.setText(" Ferries ")
    assert dialog.save_button.isEnabled()
    assert dialog.said.text() == "The view of this name is replaced."
    other = ViewNameDialog(Theme.load("light"), "2019", ("Ferries", "Trains"), old="Trains")
    qtbot.addWidget(other)
    other.field.setText("Ferries")
    assert not other.save_button.isEnabled()
    answering(monkeypatch, "  The   strike ")
    filled.actions_["save_view"].trigger()
    assert filled.ways.views.names == ("The strike",)
    qtbot.waitUntil(lambda: list(in_file(filled)) == ["The strike"])


def test_views_are_renamed_deleted_brought_back_and_shown_in_their_list(
    qtbot: QtBot, filled: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(qtbot, filled, "Ferries", FERRY, "place")
    save(qtbot, filled, "Everything", NOTHING_ASKED, "outlet")
    dialog = SavedViewsDialog(filled.ways.views, filled.theme, filled)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    rows = filled.ways.views.rows()
    assert [row.title for row in rows] == ["Everything", "Ferries"]
    assert "by place" in rows[1].second
    assert "not Denied" in rows[1].second
    QTest.keyClick(dialog.list, Key.Key_Down)
    answering(monkeypatch, "Boats")
    QTest.keyClick(dialog.list, Key.Key_F2)
    assert names(filled) == ["Boats", "Everything"]
    assert dialog.list.currentIndex().row() == 0
    QTest.keyClick(dialog.list, Key.Key_Delete)
    assert names(filled) == ["Everything"]
    assert dialog.said.text() == "“Boats” is deleted."
    dialog.back_button.click()
    assert names(filled) == ["Boats", "Everything"]
    assert dialog.back_button.isHidden()
    qtbot.waitUntil(lambda: list(in_file(filled)) == ["Boats", "Everything"])
    with qtbot.waitSignal(dialog.wanted) as shown:
        QTest.keyClick(dialog.list, Key.Key_Return)
    assert shown.args == ["Boats"]
    assert dialog.result()


def test_the_palette_offers_saved_views(qtbot: QtBot, filled: MainWindow) -> None:
    save(qtbot, filled, "Ferries", FERRY, "place")
    filled.ways.filters.set_filter(NOTHING_ASKED)
    palette = filled.ways.open_palette()
    assert isinstance(palette, CommandPalette)
    palette.field.setText("saved view fer")
    QTest.keyClick(palette.field, Key.Key_Return)
    qtbot.waitUntil(lambda: filled.ways.filters.wanted == FERRY)


def test_what_a_newer_version_saved_is_told_and_not_half_shown(qtbot: QtBot, filled: MainWindow) -> None:
    said: list[str] = []
    filled.document.message_posted.connect(lambda message: said.append(message.text))
    assert filled.document.path is not None
    with Workspace(filled.document.path) as workspace:
        workspace.views.keep("Newer", '{"group_by": "place", "more": {"filters": {"moons": 3}}}')
        workspace.views.keep("Broken", "{")
    filled.ways.views._on_document_project_changed()
    qtbot.waitUntil(lambda: filled.ways.views.names == ("Broken", "Newer"))
    assert "does not know" in filled.ways.views.rows()[1].second
    filled.ways.views.show("Newer")
    assert "newer version" in said[-1]
    assert filled.actions_.grouping()[0] == "outlet"
    filled.ways.views.show("Broken")  # of which nothing is known: every event, in the lanes that there are
    assert filled.ways.filters.wanted == NOTHING_ASKED
