"""The window joins its parts: what is dropped is read, what is selected is shown everywhere, keys do their part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThread, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QMessageBox, QPushButton
from shell_samples import new_window, settle, write_articles

from timeline_app.records import Review
from timeline_app.resources import DEMOS
from timeline_app.search.query import read
from timeline_app.timeline.filtering import Filter
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.spans import view_span
from timeline_app.ui import actions, picture_jobs, project_paths, work
from timeline_app.ui.bars import told
from timeline_app.ui.dialogs import Dialogs
from timeline_app.ui.export_dialog import ExportDialog, Shown, Wish
from timeline_app.ui.groupings import ALL_EVENTS
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.project_work import ReadProgress
from timeline_app.ui.search import Hits, matches, shown
from timeline_app.ui.shortcut_sheet import of_window
from timeline_app.ui.table_columns import EVENT, REPORTS
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_canvas import EMPTY, WAITING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(project_paths, "projects_folder", lambda: tmp_path / "Timeline")
    made = new_window(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    window.open_paths([write_articles(tmp_path / "norrhamn")])
    settle(qtbot, window.document)
    return window


def _drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(400, 300), copy, data, Qt.MouseButton.LeftButton, none))


def test_the_window_begins_on_the_welcome_page(window: MainWindow) -> None:
    assert window.parts.welcome.isVisible()
    assert not window.actions_["export"].isEnabled()
    assert window.actions_["add_articles"].isEnabled()


def test_lanes_of_a_kind_are_not_offered_inside_lanes_of_the_same(window: MainWindow) -> None:
    actions = window.actions_

    def offered() -> list[str]:
        return [each.data() for each in actions.nestings.actions() if each.isVisible()]

    assert "outlet" not in offered(), "from the start"
    assert "person" in offered()
    actions.choose_grouping("outlet>person")
    assert actions.grouping()[0] == "outlet>person"
    next(each for each in actions.groupings.actions() if each.data() == "person").trigger()
    assert actions.grouping()[0] == "person"
    assert actions.nestings.checkedAction().data() == "", "nothing is checked that is not offered"
    assert "outlet" in offered()
    assert "person" not in offered()
    actions.choose_grouping("outlet>person")
    actions.choose_grouping("person>outlet")
    assert actions.grouping()[0] == "person>outlet"


def test_while_a_project_is_read_nobody_is_told_that_it_is_empty(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.document.open(tmp_path / "new.tldb", create=True)
    undated = window.parts.library.tray.findChild(QLabel, "undated_count")
    assert isinstance(undated, QLabel)
    assert window.parts.view.empty_text == WAITING
    assert undated.text() == WAITING
    settle(qtbot, window.document)
    assert window.parts.view.empty_text == EMPTY
    assert undated.text() == "nothing"


def test_a_dropped_folder_becomes_a_project_and_its_place_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    _drop(window, write_articles(tmp_path / "norrhamn"))
    settle(qtbot, window.document)
    expected = tmp_path / "Timeline" / "norrhamn.tldb"
    assert window.document.path == expected
    assert expected.exists()
    assert str(expected) in window.parts.message._text.text()
    assert window.windowTitle().startswith("norrhamn")
    assert window.parts.counts.text().startswith(f"{len(window.document.events)} events")
    assert window.model.rowCount() == len(window.document.events)


def test_a_dropped_project_is_opened(qtbot: QtBot, filled: MainWindow, tmp_path: Path) -> None:
    filled.document.close()
    _drop(filled, tmp_path / "Timeline" / "norrhamn.tldb")
    settle(qtbot, filled.document)
    assert len(filled.document.articles) == 2


def test_a_selection_shows_everywhere(qtbot: QtBot, filled: MainWindow) -> None:
    event = next(e for e in filled.document.events.values() if e.date is not None)
    filled.parts.view.event_selected.emit(event.id)
    assert filled.document.chosen_event == event
    assert filled.parts.view.selected == event.id
    assert filled.parts.panel.header._label.text() == event.label
    chosen = filled.parts.panel.source.reader.chosen
    assert chosen is not None
    mention = event.mentions[0]
    assert (chosen.start, chosen.end, chosen.text) == (mention.start, mention.end, mention.text)


def test_keys_do_what_the_sheet_says(qtbot: QtBot, filled: MainWindow) -> None:
    first, second = list(filled.document.events)[:2]
    filled.document.select(first)
    filled.document.select(second)
    filled.actions_["back"].trigger()
    assert filled.document.chosen_event is not None
    assert filled.document.chosen_event.id == first
    assert filled.parts.panel.isVisible()
    filled.parts.panel.references.setFocus()
    filled.actions_["toggle_panel"].trigger()
    assert not filled.parts.panel.isVisible()
    assert filled.parts.view.hasFocus()
    filled.actions_["toggle_panel"].trigger()
    assert filled.parts.panel.isVisible()
    filled.actions_["search"].trigger()
    qtbot.waitUntil(filled.parts.tool_bar.search.hasFocus)


def test_search_steps_from_match_to_match(qtbot: QtBot, filled: MainWindow) -> None:
    field = filled.parts.tool_bar.search
    QTest.keyClicks(field, "ferry")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.document.selection is not None)
    shot = filled.document.snapshot
    query = read("ferry").query
    hits = matches(shot, query)
    found = [shown(shot, hits, at, query) for at in range(len(hits))]
    assert same(hits, filled.search.found)
    assert filled.document.selection == found[0]
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert filled.document.selection == found[-1]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


@pytest.mark.parametrize("let_go", [False, True])
def test_a_match_comes_into_view_though_its_event_is_the_selected_one(
    qtbot: QtBot, filled: MainWindow, *, let_go: bool
) -> None:
    field, view, document = filled.parts.tool_bar.search, filled.parts.view, filled.document
    view.animated = False
    dated = [event for event in document.events.values() if event.date is not None]
    event = max(dated, key=lambda each: len(each.mentions))
    row = view.model.row_of(event.id)
    assert row is not None
    for mention in range(len(event.mentions)):  # of another report of it, and of the very one that is read
        document.select(event.id, mention)
        if let_go:
            view.select_rows(())
        view.set_scale(view.scale.pan(50_000))
        assert view.scene.place_of(row) is None
        filled.search.set_query(event.label)
        filled.search.step(1)
        with qtbot.waitSignal(filled.search.stepped):
            pass
        assert document.chosen_event == event
        assert view.scene.place_of(row) is not None
        assert view.scene.selected == row
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_a_search_goes_to_nothing_that_is_filtered_out_and_says_so(qtbot: QtBot, filled: MainWindow) -> None:
    field, search = filled.parts.tool_bar.search, filled.search
    heard: list[tuple[int, ...]] = []
    search.found_changed.connect(lambda *said: heard.append(said))
    QTest.keyClicks(field, "ferry")
    qtbot.waitUntil(lambda: search.found.events.size > 0)
    every = search.found
    events = every.events
    assert heard[-1] == (0, len(every), 0)
    with qtbot.waitSignal(filled.document.lanes_changed):
        filled.ways.filters.set_filter(Filter(origins=99))
    assert same(search.found, Hits(articles=every.articles))
    assert heard[-1] == (0, len(every) - len(events), len(events))
    assert filled.parts.counts.text().startswith(f"0 of {len(filled.document.snapshot)} events")
    with qtbot.waitSignal(filled.document.lanes_changed):
        filled.actions_["clear_filters"].trigger()
    assert same(search.found, every)
    assert heard[-1][2] == 0


def test_a_search_finds_nothing_where_a_word_is_missing(filled: MainWindow) -> None:
    assert len(matches(filled.document.snapshot, read("ferry zeppelin").query)) == 0
    assert len(matches(filled.document.snapshot, read("  ").query)) == 0


def same(one: Hits, other: Hits) -> bool:
    return bool(np.array_equal(one.events, other.events) and np.array_equal(one.articles, other.articles))


def test_choosing_an_undated_article_offers_to_date_it(qtbot: QtBot, filled: MainWindow) -> None:
    ferry = next(a.id for a in filled.document.articles.values() if a.published is None)
    filled.parts.library.tray.article_requested.emit(ferry)
    assert filled.parts.library.tray.field.isVisible()
    filled.parts.library.tray.field.setText("14 March 2019")
    QTest.keyClick(filled.parts.library.tray.field, Qt.Key.Key_Return)
    foreseeing = filled.dating.foreseeing
    qtbot.waitUntil(lambda: foreseeing.dialog is not None and foreseeing.dialog.set_button.isEnabled())
    assert foreseeing.dialog is not None
    foreseeing.dialog.set_button.click()
    qtbot.waitUntil(lambda: str(filled.document.articles[ferry].published) == "2019-03-14")
    settle(qtbot, filled.document)
    assert "moved" in filled.parts.library.tray._answer.text()


@pytest.mark.parametrize("shown", list(Shown))
def test_a_picture_is_written_in_the_wished_size(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, shown: Shown
) -> None:
    target = tmp_path / "picture.png"
    filled.write_picture(target, Wish(shown, 800, 600, 2.0, "light"))
    qtbot.waitUntil(lambda: not filled.pictures.busy)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1600, 1200)
    assert image.pixelColor(2, 2) == QColor("#FFFFFF")


def test_a_picture_is_drawn_outside_the_windows_thread(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def drawn(path: Path, *_: object, **__: object) -> None:
        seen.append(QThread.currentThread() is filled.thread())

    monkeypatch.setattr(picture_jobs, "export_png", drawn)
    filled.write_picture(tmp_path / "p.png", Wish(Shown.WHOLE, 800, 600, 1.0, "light"))
    assert filled.parts.message._text.text() == "Drawing p.png…"
    qtbot.waitUntil(lambda: not filled.pictures.busy)
    assert seen == [False]
    assert filled.parts.message._text.text() == f"Picture written to {tmp_path / 'p.png'}"


def test_a_picture_that_cannot_be_written_is_told(qtbot: QtBot, filled: MainWindow, tmp_path: Path) -> None:
    filled.write_picture(tmp_path / "no such folder" / "p.png", Wish(Shown.CORE, 800, None, 1.0, "light"))
    qtbot.waitUntil(lambda: not filled.pictures.busy)
    assert filled.parts.message.property("kind") == "error"


def test_the_export_dialog_hands_over_what_was_chosen(qtbot: QtBot) -> None:
    dialog = ExportDialog(Theme.load("light"), "1 to 5 June 2018")
    qtbot.addWidget(dialog)
    assert dialog.wish() == Wish(Shown.CORE, 1600, None, 2.0, "light")
    dialog.in_view.setChecked(True)
    dialog.height_field.setValue(900)
    dialog.scales.setCurrentIndex(0)
    assert dialog.wish() == Wish(Shown.IN_VIEW, 1600, 900, 1.0, "light")


def test_the_project_is_remembered_with_what_it_held(qtbot: QtBot, filled: MainWindow) -> None:
    recent = filled.settings.recent[0]
    assert (recent.path, recent.articles) == (filled.document.path, 2)
    assert recent.events == len(filled.document.events)


def test_the_theme_changes_everywhere_at_once(filled: MainWindow) -> None:
    filled.set_theme(Theme.load("dark"))
    dark = Theme.load("dark").colour("canvas").name()
    assert dark in filled.styleSheet()
    filled.document.select(next(iter(filled.document.events)))
    shown = filled.parts.panel.source.reader.viewport().grab().toImage()
    assert shown.pixelColor(shown.width() - 4, shown.height() - 4).name() == dark


def test_dialogs_are_asked_and_a_refusal_changes_nothing(window: MainWindow) -> None:
    class Refusing(Dialogs):
        def open_files(self) -> list[Path]:
            return []

        def new_project(self) -> Path | None:
            return None

    window.dialogs = Refusing(window)
    window.actions_["open_project"].trigger()
    window.actions_["new_project"].trigger()
    assert window.document.path is None


def test_no_two_commands_share_a_key() -> None:
    keys = [key for spec in actions.SPECS for key in spec.keys]
    assert len(keys) == len(set(keys))
    assert ("Q or Ctrl+J", "Side panel") in of_window()


def test_progress_is_told_with_count_rate_and_time_left() -> None:
    assert told(ReadProgress(50, 200, 5.0)) == "Reading 50 of 200 · 10 a second · 15 s left"
    assert told(ReadProgress(50, None, 5.0)) == "Reading: 50 articles · 10 a second"
    assert told(ReadProgress(0, 200, 0.0)) == "Reading 0 of 200"


def test_a_new_project_is_named_after_its_folder_and_never_replaces_one(tmp_path: Path) -> None:
    folder = tmp_path / "The Singapore summit"
    folder.mkdir()
    first = project_paths.new_project_path([folder], tmp_path)
    assert first.name == "The Singapore summit.tldb"
    first.touch()
    assert project_paths.new_project_path([folder], tmp_path).name == "The Singapore summit 2.tldb"


def test_links_that_lead_round_in_circles_are_told_of_and_leave_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    circle = tmp_path / "circle.txt"
    circle.symlink_to(circle)
    _drop(window, circle)
    settle(qtbot, window.document)
    assert window.document.path is None
    assert "circle.txt: too many levels of symbolic links" in window.parts.message._text.text()


@pytest.mark.parametrize("on", ["search", "publication_date"])
def test_files_dropped_on_a_line_are_read_and_words_stay_there(
    filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on: str
) -> None:
    line = filled.findChild(QLineEdit, on)
    assert isinstance(line, QLineEdit)
    asked = []
    monkeypatch.setattr(MainWindow, "dragEnterEvent", lambda _, event: asked.append(event.mimeData().text()))
    for urls, text in (([], "ferry"), ([QUrl.fromLocalFile(str(tmp_path / "a.txt"))], "file:///a.txt")):
        data = QMimeData()
        data.setText(text)
        if urls:
            data.setUrls(urls)
        place, copy, none = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(line, QDragEnterEvent(place, copy, data, Qt.MouseButton.LeftButton, none))
    assert asked == ["file:///a.txt"]


def test_a_pictures_name_keeps_its_points_and_replaces_nothing_unasked(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = {"as": "", "asked": 0}

    def refuse(*_: object) -> QMessageBox.StandardButton:
        named["asked"] = 1
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (named["as"], ""))
    monkeypatch.setattr(QMessageBox, "question", refuse)
    (tmp_path / "Report v1.2.png").touch()
    dialogs = Dialogs(window)
    for name, path, asked in (
        ("", None, 0),
        ("Report v1.3", tmp_path / "Report v1.3.png", 0),
        ("Report v1.2.png", tmp_path / "Report v1.2.png", 0),  # the desktop's dialog asked
        ("Report v1.2", None, 1),
    ):
        named.update({"as": str(tmp_path / name) if name else "", "asked": 0})
        assert (dialogs.save_picture(tmp_path / "gone" / "a.png"), named["asked"]) == (path, asked)


def test_articles_dropped_on_the_demo_get_a_project_of_their_own(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = tmp_path / "cache" / "demo.tldb"
    monkeypatch.setattr(work, "demo_path", lambda _: demo)
    monkeypatch.setattr(work, "is_demo", lambda path: path == demo)
    window.open_demo()
    settle(qtbot, window.document)
    shown = len(window.document.articles)
    _drop(window, write_articles(tmp_path / "norrhamn"))
    settle(qtbot, window.document)
    assert window.document.path == tmp_path / "Timeline" / "norrhamn.tldb"
    assert len(window.document.articles) == 2
    window.open_demo()
    settle(qtbot, window.document)
    assert len(window.document.articles) == shown


@pytest.mark.parametrize(("name", "action"), [("vietnam", "demo"), ("titanic", "demo_titanic")])
def test_welcome_page_and_menu_open_each_demo(
    window: MainWindow, name: str, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(window.document, "open", lambda path, **_: opened.append(path))
    button = window.parts.welcome.findChild(QPushButton, f"open_demo_{name}")
    assert isinstance(button, QPushButton)
    button.click()
    window.actions_[action].trigger()
    assert opened == [project_paths.demo_path(DEMOS[name])] * 2


def test_the_demo_is_made_anew_when_what_it_depends_on_changes(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    rule = tmp_path / "rules" / "en.toml"
    rule.write_text("one")
    before = project_paths.digest([tmp_path])
    assert project_paths.digest([tmp_path]) == before
    rule.write_text("two")
    changed = project_paths.digest([tmp_path])
    rule.rename(tmp_path / "rules" / "fr.toml")
    assert len({before, changed, project_paths.digest([tmp_path])}) == 3


def test_an_empty_folder_leaves_no_project_behind(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _drop(window, tmp_path / "empty")
    settle(qtbot, window.document)
    assert window.document.path is None
    assert not list((tmp_path / "Timeline").iterdir())
    assert window.settings.recent == ()
    assert window.parts.message._text.text().startswith("Nothing to read was found there")


def test_a_project_that_was_deleted_while_open_is_not_made_anew(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    assert filled.document.path is not None
    filled.document.path.unlink()
    _drop(filled, tmp_path / "norrhamn")
    settle(qtbot, filled.document)
    assert filled.parts.message.property("kind") == "error"
    assert len(filled.document.articles) == 2
    assert not filled.document.path.exists()


def test_what_was_told_of_one_project_is_not_told_of_the_next(qtbot: QtBot, filled: MainWindow, tmp_path: Path) -> None:
    filled.parts.library.tray.tell_moved([])
    assert filled.parts.library.tray._answer.isVisible()
    filled.document.open(tmp_path / "next.tldb", create=True)
    settle(qtbot, filled.document)
    assert not filled.parts.library.tray._answer.isVisible()


def test_a_view_of_less_than_a_day_is_told_by_the_clock() -> None:
    noon = 12 * 3600
    assert view_span(*TimeScale.fit(noon, noon + 60, 600).span) == "1 Jan 1970, 12:00:00 – 12:01:00"


def test_letting_alt_go_after_the_wheel_leaves_the_keyboard_to_the_timeline(filled: MainWindow) -> None:
    view = filled.parts.view
    view.setFocus()
    row = view._port.metrics.row
    QTest.keyPress(view, Qt.Key.Key_Alt)
    at, none = QPointF(500, 200), Qt.MouseButton.NoButton
    alt, phase = Qt.KeyboardModifier.AltModifier, Qt.ScrollPhase.NoScrollPhase
    turned = QWheelEvent(at, view.mapToGlobal(at), QPoint(), QPoint(120, 0), none, alt, phase, False)
    QApplication.sendEvent(view, turned)
    QTest.keyRelease(view, Qt.Key.Key_Alt)
    assert view._port.metrics.row > row
    assert filled.menuBar().activeAction() is None
    assert view.hasFocus()


def test_no_span_is_told_where_there_is_no_event(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.document.open(tmp_path / "empty.tldb", create=True)
    settle(qtbot, window.document)
    assert window.parts.counts.text().startswith("0 events")
    assert window.parts.span.text() == ""


def test_the_list_of_the_undated_takes_another_theme_along(filled: MainWindow) -> None:
    tray = filled.parts.library.tray.view
    tray.setVisible(True)
    tray.resize(200, 400)
    for name in ("dark", "light", "dark"):
        filled.set_theme(Theme.load(name))
        ground = tray.grab().toImage().pixelColor(tray.width() // 2, tray.height() - 4)
        assert ground.name() == Theme.load(name).colour("window").name()


def test_what_has_no_room_in_the_status_bar_ends_in_an_ellipsis(window: MainWindow) -> None:
    said = window.parts.counts
    said.setText("214 events: 205 on the timeline, 9 undated")
    said.resize(said.sizeHint())
    assert said.shown() == said.text()
    said.resize(120, said.height())
    assert said.shown().startswith("214 events")
    assert said.shown().endswith("…")


def test_a_selection_is_brought_back_into_sight_when_asked_for_again(filled: MainWindow) -> None:
    event = next(e for e in filled.document.events.values() if e.date is not None)
    view = filled.parts.view
    view.animated = False
    filled.document.select(event.id)
    there = view.days
    view.set_scale(view.scale.pan(1e6))
    filled.document.select(event.id)
    row = filled.model.row_of(event.id)
    assert row is not None
    assert view.scene.place_of(row) is not None
    assert view.days[1] - view.days[0] == there[1] - there[0]


def test_what_is_read_meanwhile_leaves_the_view_to_the_hand(filled: MainWindow) -> None:
    event = next(e for e in filled.document.events.values() if e.date is not None)
    view = filled.parts.view
    view.animated = False
    filled.document.select(event.id)
    view.set_scale(view.scale.pan(5000))
    shown = view.days
    filled.document._take(filled.document.snapshot)
    assert view.days == shown


def test_nothing_from_elsewhere_is_taken(tmp_path: Path) -> None:
    urls = [QUrl("https://example.org/a.html"), QUrl.fromLocalFile(str(tmp_path))]
    assert project_paths.dropped_paths(urls) == [tmp_path]


def test_the_window_accepts_a_drag_of_files(window: MainWindow, tmp_path: Path) -> None:
    from PySide6.QtGui import QDragEnterEvent

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    event.ignore()
    window.dragEnterEvent(event)
    assert event.isAccepted()


def test_the_table_is_in_step_with_the_timeline_both_ways(qtbot: QtBot, filled: MainWindow) -> None:
    table, view = filled.parts.table, filled.parts.view
    filled.actions_["toggle_table"].trigger()
    assert table.isVisible()
    assert table.rows.rowCount() == len(filled.document.events)
    table.setFocus()
    table.selectRow(1)
    assert filled.document.selection is not None
    assert filled.document.selection.event == view.selected == table.rows.id_at(1)
    filled.document.select(table.rows.id_at(3))
    assert table.currentIndex().row() == 3
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen.rows == (table.rows.ref_at(3), table.rows.ref_at(4))
    assert filled.document.selection.event == table.rows.id_at(4)
    both = {table.rows.id_at(row) for row in (3, 4)}
    filled.actions_["accept"].trigger()
    settle(qtbot, filled.document)
    qtbot.waitUntil(lambda: sum(event.review is Review.ACCEPTED for event in filled.document.events.values()) == 2)
    assert {table.rows.id_at(index.row()) for index in table.selectionModel().selectedRows()} == both
    assert {filled.model.id_of(row) for row in view.chosen.rows} == both
    view.select_rows((table.rows.ref_at(0), table.rows.ref_at(2)))
    assert sorted(index.row() for index in table.selectionModel().selectedRows()) == [0, 2]
    filled.actions_["toggle_table"].trigger()
    assert not table.isVisible()


def test_commands_of_the_table_bring_it_into_sight_and_its_layout_is_remembered(
    qtbot: QtBot, filled: MainWindow
) -> None:
    table = filled.parts.table
    filled.actions_["table_columns"].trigger()
    assert table.isVisible()
    menu = table.findChild(QMenu, "table_menu")
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Reports").trigger()
    menu.close()
    assert table.isColumnHidden(REPORTS)
    table.setCurrentIndex(table.rows.index(0, EVENT))
    with qtbot.waitSignal(table.rows.ordered):
        filled.actions_["sort_table"].trigger()
    labels = [table.rows.index(row, EVENT).data().lower() for row in range(table.rows.rowCount())]
    assert labels == sorted(labels)
    filled.document.finish()
    assert filled.settings.state("table").isEmpty()
    filled.close()
    assert not filled.settings.state("table").isEmpty()


def test_lanes_are_made_anew_beside_the_window(qtbot: QtBot, filled: MainWindow) -> None:
    shown, focus = filled.model.time_index, filled.parts.view.scale
    nothing = next(a for a in filled.actions_.groupings.actions() if a.data() == "none")
    nothing.trigger()
    assert filled.model.time_index is shown  # the old lanes until the new ones are there
    qtbot.waitUntil(lambda: filled.model.group_by == "none")
    assert filled.model.time_index.lane_names == (ALL_EVENTS,)
    assert filled.parts.view.scale == focus
    assert filled.document.snapshot.group_by == "none"


def test_lanes_are_nested_by_a_second_grouping(qtbot: QtBot, filled: MainWindow) -> None:
    status = next(a for a in filled.actions_.nestings.actions() if a.data() == "status")
    status.trigger()
    qtbot.waitUntil(lambda: filled.model.group_by == "outlet>status")
    view = filled.parts.view
    first, inside = view.scene.headers[:2]
    assert (first.depth, inside.depth) == (0, 1)
    assert first.collapsed
    assert not first.folded
    assert inside.name in {"Reported", "Planned", "Possible", "Denied"}
    view.set_plan(view.plan.with_collapsed((first.name,), on=True))
    assert view.scene.headers[0].folded
    assert inside not in view.scene.headers
    nothing = next(a for a in filled.actions_.groupings.actions() if a.data() == "none")
    nothing.trigger()  # inside no lanes there are none
    qtbot.waitUntil(lambda: filled.model.group_by == "none")
    assert not status.isEnabled()
    filled.actions_.choose_grouping("outlet>status")
    qtbot.waitUntil(lambda: filled.model.group_by == "outlet>status")
    assert status.isEnabled()
    filled.actions_.nestings.actions()[0].trigger()
    qtbot.waitUntil(lambda: filled.model.group_by == "outlet")


def test_a_window_that_is_new_leaves_the_screen_room_for_its_title(qtbot: QtBot, window: MainWindow) -> None:
    made = type(window)(window.settings, Theme.load("light"))
    qtbot.addWidget(made)
    assert made.height() < made.screen().availableSize().height()


@pytest.mark.parametrize(("closed", "why"), [("file", "the file may not"), ("folder", "to its folder")])
def test_a_project_that_may_not_be_changed_says_so_and_can_be_read(
    qtbot: QtBot, filled: MainWindow, monkeypatch: pytest.MonkeyPatch, closed: str, why: str
) -> None:
    path = filled.document.path
    assert path is not None
    assert "🔒" not in filled.windowTitle()
    filled.document.close()
    shut = path if closed == "file" else path.parent
    monkeypatch.setattr("timeline_app.ui.project_paths.os.access", lambda asked, _: asked != shut)
    filled.open_paths([path])
    settle(qtbot, filled.document)
    assert "🔒" in filled.windowTitle()
    assert why in filled.windowTitle()
    for name in ("add_articles", "change_event", "new_era", "set_date"):
        assert not filled.actions_[name].isEnabled()
        assert why in filled.actions_[name].toolTip()
    assert filled.actions_["export"].isEnabled()
    assert len(filled.document.events)
    filled.document.close()
    assert filled.actions_["add_articles"].isEnabled()
    assert why not in filled.actions_["add_articles"].toolTip()
