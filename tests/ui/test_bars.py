"""The window's bars: one face, the choice of lanes in its own field, the search field's key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shell_samples import new_window

from timeline_app.ui.group_button import GroupButton
from timeline_app.ui.messages import Message
from timeline_app.ui.search_field import KEY, SearchField
from timeline_app.ui.theme import Theme
from timeline_app.ui.welcome import LEFT, Welcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = new_window(qtbot, tmp_path)
    yield made
    made.close()


def test_every_part_is_written_in_the_face_of_the_theme(window: MainWindow) -> None:
    wanted = [window.theme.font("body", face=face).families() for face in ("ui", "reading")]
    parts = window.findChildren(QWidget)
    others = {type(part).__name__ for part in parts if part.font().families() not in wanted}
    assert not others


def test_what_is_said_aside_is_grey(window: MainWindow) -> None:
    window.make_ready()
    assert window.parts.panel.source._meta.indent() == 0  # in line with the article
    said = window.parts.panel._hint
    assert said.palette().color(said.foregroundRole()) == window.theme.colour("text2")


@pytest.mark.parametrize("choice", ["Outlet", "Organisation, then by status"])
def test_the_choice_of_lanes_has_room_at_every_size_of_letters(qtbot: QtBot, choice: str) -> None:
    widths = []
    for letters in (1.0, 1.4):
        button = GroupButton(replace(Theme.load("light"), letters=letters))
        qtbot.addWidget(button)
        button.setStyleSheet("QToolButton { border: 0; background: white; }")
        button.set_choice(choice)
        assert button.text() == f"Group by {choice}"
        button.resize(button.sizeHint())
        free = button.grab().toImage()
        widths.append(free.width())
        ground = free.pixelColor(free.width() - 4, free.height() // 2)
        assert all(free.pixelColor(free.width() - 4, y) == ground for y in range(4, free.height() - 4))
    assert widths[0] < widths[1]


def test_the_search_field_shows_its_key_until_something_is_searched(qtbot: QtBot) -> None:
    field = SearchField(Theme.load("light"))
    qtbot.addWidget(field)
    said = field.findChild(QLabel, "search_count")
    assert isinstance(said, QLabel)
    assert (said.text(), said.property("key")) == (KEY, True)
    field.setText("f")
    field.set_count(0, 0)  # nothing is looked for yet
    assert (said.text(), said.property("key")) == ("", False)
    field.setText("ferry")
    field.set_asked(True)
    field.set_count(2, 9)
    assert (said.text(), said.property("key")) == ("2 of 9", False)
    field.set_count(0, 9)
    assert said.text().startswith("9 found")
    field.set_count(0, 0)
    assert said.text() == "nothing found, Esc clears"
    for count, filtered, told in (
        ((2, 9), 3, "2 of 9, 3 more are filtered out"),
        ((0, 9), 1, "9 found, 1 more is filtered out"),
        ((0, 0), 1_200, "0 found, 1,200 more are filtered out"),
    ):
        field.set_count(*count, filtered)
        assert said.text() == told
    field.clear()
    field.set_count(0, 0)
    assert (said.text(), said.property("key")) == (KEY, True)


@pytest.mark.parametrize("width", [800, 1024, 1600])
def test_the_welcome_page_is_never_cut_at_its_side(qtbot: QtBot, width: int) -> None:
    page = Welcome(Theme.load("light"))
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.show()
    qtbot.waitExposed(page)
    assert page.horizontalScrollBar().maximum() == 0
    drop = page.findChild(QWidget, "drop_area")
    assert drop is not None
    assert (drop.width() == LEFT) is (width == 1600)


def test_in_a_narrow_window_the_hint_gives_way_in_whole_parts_and_nothing_else_does(window: MainWindow) -> None:
    counts, span, hint = window.parts.counts, window.parts.span, window.parts.hint
    window.show()
    hint.setText("Ctrl+wheel zooms, drag pans, ? for keys")
    counts.setText("159 events: 159 on the timeline, 0 undated    38 with disagreeing sources")
    span.setText("13 Apr – 3 May 1912, 21 days")
    seen = []
    for width in range(1400, 700, -20):
        window.resize(width, 700)
        QApplication.processEvents()
        seen.append(hint.shown())
        assert (counts.shown(), span.shown()) == (counts.text(), span.text())
        assert hint.width() >= hint.sizeHint().width()
    assert list(dict.fromkeys(seen))[:3] == [hint.text(), "drag pans, ? for keys", "? for keys"]
    window.resize(1400, 700)
    QApplication.processEvents()
    assert hint.shown() == hint.text()
    counts.setText(counts.text() * 3)  # what is said beside it grows
    QApplication.processEvents()
    assert hint.shown() == ""


def test_a_long_name_in_a_message_widens_no_window(window: MainWindow) -> None:
    window.show()
    window.resize(800, 700)
    name = "".join(f"{n:04}" for n in range(100))
    window.parts.message.show_message(Message(f"/news/{name}.txt: no such file. Check the path.", "warning"))
    QApplication.processEvents()
    assert window.width() == 800
    assert window.minimumSizeHint().width() <= 800
    label = window.parts.message._text
    assert label.text().startswith("/news/000000010002")
    assert label.text().endswith("0099.txt: no such file. Check the path.")
    assert name in label.toolTip()
    window.parts.message.show_message(Message("1 article added."))
    assert (label.text(), label.toolTip()) == ("1 article added.", "")
