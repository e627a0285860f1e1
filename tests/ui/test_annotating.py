"""Eras, notes, measuring and today in the window: made, shown while typed, kept, undone, and drawn in pictures."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from shell_samples import filled_window, settle

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.dates.edtf import Edtf
from timeline_app.records import Annotating, Annotations, Era, Note
from timeline_app.ui import annotation_desk, hints
from timeline_app.ui.annotation_dialog import EraDialog, NoteDialog
from timeline_app.ui.annotation_list import AnnotationList
from timeline_app.ui.annotation_painter import AnnotationPainter
from timeline_app.ui.export_dialog import Shown, Wish
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.theme import Theme
from timeline_app.ui.two_lines import ROW
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.timeline.parts import Rect
    from timeline_app.ui.laid_over import Asked
    from timeline_app.ui.main_window import MainWindow

BUILDING = Era("While it was built", Edtf.parse("2017-06/2019-02"))
RUN = Note("The ferry's last run", Edtf.parse("2019-02-20"))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    wait(qtbot, made)
    yield made
    made.close()


def wait(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.annotator.busy and not window.document.jobs.busy)


def lay(qtbot: QtBot, window: MainWindow, *what: Era | Note) -> None:
    eras = tuple(each for each in what if isinstance(each, Era))
    notes = tuple(each for each in what if isinstance(each, Note))
    window.desk.annotator.change("test", Annotating(given=Annotations(eras, notes)))
    wait(qtbot, window)


def kept(window: MainWindow) -> Annotations:
    assert window.document.path is not None
    with Workspace(window.document.path) as workspace:
        return workspace.annotations()


def names(window: MainWindow) -> list[str]:
    return [band.era.name for band in window.parts.view.scene.overlaid.eras]


def middle(rect: Rect) -> QPoint:
    return QPoint(round(rect.x + rect.width / 2), round(rect.y + rect.height / 2))


def today_in_view(window: MainWindow) -> bool:
    return window.parts.view.scene.overlaid.today is not None


def menu_at(window: MainWindow, place: QPoint) -> QMenu:
    asked: list[Asked] = []
    laid = window.parts.view.laid
    laid.menu_requested.disconnect()
    laid.menu_requested.connect(asked.append)
    QTest.mouseClick(window.parts.view, Qt.MouseButton.RightButton, pos=place)
    return window.desk.menu(asked[0])


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_an_era_is_shown_while_it_is_typed_and_kept_by_save(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["new_era"].trigger()
    dialog = window.desk.dialog
    assert isinstance(dialog, EraDialog)
    assert names(window) == ["New era"]
    dialog.name.setText("While it was built")
    dialog.first.setText("June 2017")
    dialog.last.setText("February 2019")
    assert names(window) == ["While it was built"]
    assert dialog.said.text() == "June 2017 to February 2019"
    assert kept(window) == Annotations()
    dialog.accept()
    wait(qtbot, window)
    (era,) = kept(window).eras
    assert (era.name, era.date, era.colour) == (BUILDING.name, BUILDING.date, None)
    assert names(window) == ["While it was built"]


def test_what_says_no_time_cannot_be_saved_and_cancel_leaves_nothing(window: MainWindow) -> None:
    window.desk.new_era()
    dialog = window.desk.dialog
    assert isinstance(dialog, EraDialog)
    dialog.first.setText("some day")
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Save).isEnabled()
    assert "is no date" in dialog.said.text()
    assert names(window) == []
    dialog.first.setText("2018")
    dialog.last.setText("2019")
    assert names(window) == ["New era"]
    dialog.reject()
    assert names(window) == []
    assert window.desk.dialog is None


def test_every_change_is_undone_and_done_again(qtbot: QtBot, window: MainWindow) -> None:
    lay(qtbot, window, BUILDING, RUN)
    first = kept(window)
    window.desk.edit(first.eras[0])
    dialog = window.desk.dialog
    assert isinstance(dialog, EraDialog)
    dialog.name.setText("Years of building")
    dialog.colour.setCurrentIndex(2)
    dialog.accept()
    wait(qtbot, window)
    assert [(era.name, era.colour) for era in kept(window).eras] == [("Years of building", 1)]
    window.desk.remove(kept(window).notes[0])
    wait(qtbot, window)
    assert kept(window).notes == ()
    for _ in range(2):
        window.actions_["undo"].trigger()
    wait(qtbot, window)
    assert kept(window) == first
    assert names(window) == ["While it was built"]
    window.actions_["undo"].trigger()
    wait(qtbot, window)
    assert kept(window) == Annotations()
    for _ in range(3):
        window.actions_["redo"].trigger()
    wait(qtbot, window)
    assert [era.name for era in kept(window).eras] == ["Years of building"]
    assert kept(window).notes == ()


def test_delete_in_the_dialog_removes_it(qtbot: QtBot, window: MainWindow) -> None:
    lay(qtbot, window, BUILDING)
    window.desk.edit(kept(window).eras[0])
    dialog = window.desk.dialog
    assert isinstance(dialog, EraDialog)
    button = next(b for b in dialog.buttons.buttons() if b.objectName() == "annotation_delete")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait(qtbot, window)
    assert kept(window) == Annotations()
    assert names(window) == []


def test_a_note_to_an_event_has_a_sign_there_and_outlives_linking_anew(qtbot: QtBot, window: MainWindow) -> None:
    view = window.parts.view
    event = view.model.id_of(view.scene.marks[0].ref)
    window.document.select(event)
    window.actions_["note_to_selection"].trigger()
    dialog = window.desk.dialog
    assert isinstance(dialog, NoteDialog)
    assert dialog.when is None
    row = view.model.row_of(event)
    dialog.text.setText("Ask the <harbour> master")
    assert view.laid.noted == {row}
    assert kept(window).notes == ()
    dialog.accept()
    wait(qtbot, window)
    assert view.laid.noted == {row}
    assert [note.text for note in window.desk.annotator.notes_to(event)] == ["Ask the <harbour> master"]
    assert "Ask the &lt;harbour&gt; master" in hints.own_notes(view.explainer.notes_to(event))
    article = next(iter(window.document.articles))
    window.document.set_published(article, Edtf.parse("2019-03-15"))
    settle(qtbot, window.document)
    wait(qtbot, window)
    assert len(view.laid.noted) == 1


def test_where_nothing_is_selected_it_is_said_what_to_do(window: MainWindow) -> None:
    for command in ("note_to_selection", "era_over_selection", "measure"):
        window.parts.message.hide()
        window.actions_[command].trigger()
        assert "Select an event" in window.parts.message._text.text()
        assert window.desk.dialog is None


def test_the_menu_offers_what_is_under_the_pointer(qtbot: QtBot, window: MainWindow) -> None:
    lay(qtbot, window, BUILDING, RUN)
    scene = window.parts.view.scene
    over_flag = texts(menu_at(window, middle(scene.overlaid.notes[0].rect)))
    assert {"Edit note “The ferry's last run”…", "Delete note “The ferry's last run”"} <= set(over_flag)
    assert {"New era here…", "New note here…", "Show today"} <= set(over_flag)
    over_era = texts(menu_at(window, middle(scene.overlaid.eras[0].place)))
    assert "Edit era “While it was built”…" in over_era
    over_mark = texts(menu_at(window, middle(scene.marks[0].rect)))
    assert {"Measure from here", "New note to this event…"} <= set(over_mark)
    assert not any("note “" in text for text in over_mark)


def test_a_right_click_opens_the_menu_and_its_line_makes_an_era_there(window: MainWindow) -> None:
    view = window.parts.view
    canvas = view.scene.canvas
    place = QPoint(round(canvas.x + canvas.width / 4), round(canvas.y + 5))
    second = view.scale.to_second(place.x() - canvas.x)
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == "New era here…")
    menu.close()
    action.trigger()
    dialog = window.desk.dialog
    assert isinstance(dialog, EraDialog)
    first, end = dialog.draft().date.first_second, dialog.draft().date.end_second
    assert first is not None
    assert end is not None
    assert first <= second < end
    dialog.reject()


def test_a_double_click_on_a_caption_edits_its_era(qtbot: QtBot, window: MainWindow) -> None:
    lay(qtbot, window, BUILDING)
    place = middle(window.parts.view.scene.overlaid.eras[0].place)
    QTest.mouseDClick(window.parts.view, Qt.MouseButton.LeftButton, pos=place)
    dialog = window.desk.dialog
    assert isinstance(dialog, EraDialog)
    assert (dialog.first.text(), dialog.last.text()) == ("June 2017", "February 2019")
    dialog.reject()


def test_an_era_over_the_selection_runs_from_its_first_to_its_last_day(window: MainWindow) -> None:
    view = window.parts.view
    view.select_rows(tuple(mark.ref for mark in view.scene.marks))
    window.desk.era_over_selection()
    dialog = window.desk.dialog
    assert isinstance(dialog, EraDialog)
    span = view.extent_of(view.chosen.rows)
    assert span is not None
    date = dialog.draft().date
    assert (date.earliest, date.latest) == (span[0] // DAY_SECONDS, (span[1] - 1) // DAY_SECONDS)
    dialog.reject()


def test_two_selected_events_are_measured_and_m_measures_to_what_is_hovered(window: MainWindow) -> None:
    view = window.parts.view
    one, other = (mark for mark in view.scene.marks[:2])
    view.select_rows((one.ref, other.ref))
    line = view.laid.dimension(None)
    assert line is not None
    assert "day" in line.text or "year" in line.text
    view.select_rows((one.ref,))
    assert view.laid.dimension(None) is None
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_M)
    assert view.laid.measuring == view.model.id_of(one.ref)
    hovered = view.laid.dimension(other.ref)
    assert hovered is not None
    assert hovered.text == line.text
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.laid.dimension(other.ref) is None
    assert view.chosen.rows == (one.ref,)


def test_today_is_marked_where_it_is_in_view_and_gone_to(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    view = window.parts.view
    day = Edtf.parse("2031-05-06").earliest
    view.laid.set_today(day)
    view.fit_all()
    assert not today_in_view(window)
    view.fit_span(Edtf.parse("2031-01-01").first_second or 0, Edtf.parse("2032-01-01").first_second or 0)
    assert today_in_view(window)
    assert "today" in {entry.key for entry in view.scene.legend}
    view.fit_all()
    monkeypatch.setattr(annotation_desk, "today", lambda: day)
    window.actions_["go_to_today"].trigger()
    assert today_in_view(window)


def test_the_list_names_everything_and_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    lay(qtbot, window, RUN, BUILDING, Note("Lost", mention="gone:1:event:2"))
    before = window.parts.view.scale
    window.actions_["annotations"].trigger()
    dialog = window.desk.dialog
    assert isinstance(dialog, AnnotationList)
    rows = [dialog.list.lines.index(n).data(ROW).spoken() for n in range(dialog.list.lines.rowCount())]
    assert rows == [
        "While it was built\nJune 2017 to February 2019",
        "The ferry's last run\n20 February 2019",
        "Lost\nits report is no more",
    ]
    assert not dialog.delete_button.isEnabled()
    dialog.list.setCurrentIndex(dialog.list.lines.index(0))
    view = window.parts.view
    assert view.scale == before
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert view.scale != before
    place = dialog.list.visualRect(dialog.list.lines.index(0)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first, end = window.parts.view.scale.span
    assert first <= (BUILDING.date.first_second or 0) < (BUILDING.date.end_second or 0) <= end
    dialog.delete_button.click()
    wait(qtbot, window)
    assert dialog.list.lines.rowCount() == 2
    assert kept(window).eras == ()
    dialog.reject()
    assert window.desk.dialog is None


def test_a_change_that_cannot_be_kept_is_told_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    path = window.document.path
    assert path is not None
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE eras")
        file.commit()
    lay(qtbot, window, BUILDING)
    assert window.parts.message.property("kind") == "error"
    assert names(window) == []
    assert not window.document.undo_stack.canUndo()


def test_another_project_has_its_own(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    lay(qtbot, window, BUILDING)
    window.document.open(tmp_path / "other.tldb", create=True)
    settle(qtbot, window.document)
    wait(qtbot, window)
    assert window.desk.annotator.annotations == Annotations()


def test_a_picture_carries_eras_and_notes_and_today_only_if_asked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.parts.view.laid.set_today(Edtf.parse("2018-06-01").earliest)

    def drawn(name: str, *, today: bool = False) -> QImage:
        window.write_picture(tmp_path / name, Wish(Shown.WHOLE, 900, 700, 1.0, "light", today))
        qtbot.waitUntil(lambda: not window.pictures.busy)
        return QImage(str(tmp_path / name))

    plain = drawn("plain.png")
    with_today = drawn("today.png", today=True)
    assert with_today != plain
    lay(qtbot, window, BUILDING, RUN)
    annotated = drawn("annotated.png")
    assert annotated != plain
    window.parts.view.laid.set_today(Edtf.parse("2018-01-01").earliest)
    assert drawn("later.png") == annotated


def test_the_menu_key_asks_at_the_event_in_focus(window: MainWindow) -> None:
    view = window.parts.view
    asked: list[Asked] = []
    view.laid.menu_requested.disconnect()
    view.laid.menu_requested.connect(asked.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Menu)
    assert view.focused is not None
    assert asked[0].hit.ref == view.model.row_of(view.focused)
    assert "New note to this event…" in texts(window.desk.menu(asked[0]))


def test_at_midnight_the_line_moves_to_the_next_day(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotation_desk, "today", lambda: 20_000)
    assert 0 < annotation_desk.until_midnight() <= DAY_SECONDS * 1_000 + 1_000
    window.desk.mark_today()
    assert window.parts.view.port.today == 20_000 * DAY_SECONDS


def test_many_eras_over_each_other_stay_a_ground(qapp: object) -> None:
    painter = AnnotationPainter(Theme.load("light"), TextCache())
    era = Era("Talks", Edtf.parse("1970/1975"), number=1)
    coloured = Era("Talks", Edtf.parse("1970/1975"), 2, number=2)
    for each in (era, coloured):
        single = painter.tint(each, 1).alphaF()
        assert painter.tint(each, 3).alphaF() == pytest.approx(single, abs=0.003)
        assert 30 * painter.tint(each, 30).alphaF() <= 3 * single + 0.06
