"""The command palette: every command is found by its words, a typed date is flown to, Esc changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_samples import new_window, settle, write_articles
from shiboken6 import isValid

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.ui.actions import SPECS
from timeline_app.ui.command_palette import CommandPalette, entries
from timeline_app.ui.day_input import read_date
from timeline_app.ui.two_lines import ROW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = new_window(qtbot, tmp_path)
    made.document.open(tmp_path / "norrhamn.tldb", create=True)
    made.document.add([write_articles(tmp_path / "norrhamn")])
    settle(qtbot, made.document)
    made.parts.view.animated = False
    yield made
    made.close()


@pytest.fixture
def palette(window: MainWindow) -> Iterator[CommandPalette]:
    made = window.ways.open_palette()
    yield made
    if isValid(made):  # it goes when it is closed
        made.close()


def shown(palette: CommandPalette) -> list[str]:
    lines = palette.view.lines
    return [lines.index(row).data(ROW).title for row in range(lines.rowCount())]


def test_every_command_that_is_to_be_had_is_listed(window: MainWindow) -> None:
    names = {entry.title for entry in entries(window.actions_)}
    at_hand = {s.text.rstrip("…") for s in SPECS if window.actions_[s.name].isEnabled() and s.name != "palette"}
    assert at_hand <= names
    assert "Group by: Place" in names
    assert "Theme: Dark" in names
    window.document.close()
    assert "Fit everything" not in {entry.title for entry in entries(window.actions_)}


def test_a_command_is_found_by_the_beginnings_of_its_words_and_run(window: MainWindow, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.field, "ev fi")
    assert shown(palette)[0] == "Fit everything"
    window.parts.view.zoom_by(8)
    close = window.parts.view.scale.seconds
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.parts.view.scale.seconds > close
    assert not palette.isVisible()


def test_the_arrows_choose_while_typing_goes_on(palette: CommandPalette) -> None:
    QTest.keyClicks(palette.field, "theme")
    before = shown(palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.view.currentIndex().row() == 1
    QTest.keyClicks(palette.field, ":")
    assert shown(palette) == before
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_no_command_is_no_list(palette: CommandPalette) -> None:
    QTest.keyClicks(palette.field, "xyzzy")
    assert shown(palette) == []
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12 March 2019", "12 March 2019"),
        ("go to May 2017", "May 2017"),
        ("2018-07", "July 2018"),
        ("1912", "1912"),
        ("go to date 3 June 1999", "3 June 1999"),
    ],
)
def test_a_date_is_gone_to(window: MainWindow, palette: CommandPalette, typed: str, said: str) -> None:
    QTest.keyClicks(palette.field, typed)
    assert shown(palette)[0] == f"Go to {said}"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    date = read_date(said)
    assert date is not None
    assert date.first_second is not None
    assert date.end_second is not None
    first, end = window.parts.view.scale.span
    assert first <= date.first_second < date.end_second <= end


@pytest.mark.parametrize("typed", ["last month", "June", "go to", "2018-13", "fit 0", "Tuesday 5 pm sharp or so"])
def test_what_is_no_date_by_itself_is_none(palette: CommandPalette, typed: str) -> None:
    palette.field.setText(typed)
    assert not any(title.startswith("Go to ") for title in shown(palette))


def test_moves_are_animated_or_not_as_set(window: MainWindow) -> None:
    action, view = window.actions_["animate"], window.parts.view
    action.setChecked(False)
    for wanted in (True, False):
        action.trigger()
        assert view.animated == wanted
        assert window.settings.animated == wanted


def test_several_selected_are_counted_with_their_span(window: MainWindow) -> None:
    rows = [row for row in range(window.model.rowCount()) if window.parts.view.port.span_of(row) is not None]
    view, said = window.parts.view, window.ways.selected
    view.select_rows((rows[0],))
    assert said.isHidden()
    view.select_rows((rows[0], rows[1]))
    assert said.text().startswith("2 selected, ")
    assert not said.isHidden()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert said.isHidden()


def test_what_is_searched_is_lit_and_stepped_through_in_time(qtbot: QtBot, window: MainWindow) -> None:
    field, view = window.parts.tool_bar.search, window.parts.view
    field.setText("ferry")
    qtbot.waitUntil(lambda: view.found is not None and len(view.found) > 0, timeout=5000)
    assert view.found is not None
    assert sorted(view.found.rows) == sorted(window.search.found.events)
    begun = []
    lit = view.found
    for _ in range(len(lit)):
        QTest.keyClick(field, Qt.Key.Key_Return)
        row = window.model.row_of(view.selected)
        assert row is not None
        assert row in lit
        begun.append(view.port.span_of(row) or (10**18, 0))
    assert begun == sorted(begun)
    field.setText("zeppelin")
    qtbot.waitUntil(lambda: view.found is not None and len(view.found) == 0, timeout=5000)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.found is None, timeout=5000)


def test_the_brackets_take_the_canvas_along(window: MainWindow) -> None:
    event = next((e for e in window.document.events.values() if e.date and e.references), None)
    if event is None:
        pytest.skip("no event of the sample refers to another")
    window.document.select(event.id)
    window.parts.view.set_scale(window.parts.view.scale.pan(1e5))
    window.actions_["next_reference"].trigger()
    view = window.parts.view
    assert view.focused in {reference.event for reference in event.references}
    row = window.model.row_of(view.focused)
    if row is not None and view.port.span_of(row) is not None:
        assert view.scene.place_of(row) is not None
    assert view.selected == event.id


def test_a_year_spans_it(window: MainWindow) -> None:
    date = read_date("1912")
    assert date is not None
    assert date.first_second == day_number(1912, 1, 1) * DAY_SECONDS
