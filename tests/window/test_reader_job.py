"""The article by hand, in the real window: find, walk, larger letters, names, mentions in context, copy with source."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QToolTip
from window_samples import PATIENCE, at_rest, demo_window

from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.reader import Reader

LIGHT = Theme.load("light")


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open and an event selected, its article having the keyboard."""
    window = demo_window(qtbot)
    window.document.select(next(e.id for e in window.document.events.values() if len(e.mentions) > 1))
    at_rest(qtbot, window)
    window.parts.panel.source.reader.setFocus(Qt.FocusReason.OtherFocusReason)
    yield window
    window.work.reading.finish()
    window.desk.finish()
    window.document.finish()


@pytest.fixture
def reader(window: MainWindow) -> Reader:
    return window.parts.panel.source.reader


def test_words_are_found_and_walked_by_keys_alone(qtbot: QtBot, hand: Hand, window: MainWindow, reader: Reader) -> None:
    finder = window.parts.panel.source.finder
    hand.press("ctrl+f")
    qtbot.waitUntil(finder.field.hasFocus, timeout=PATIENCE)
    hand.write("japan")
    qtbot.waitUntil(lambda: len(reader.found) > 1, timeout=PATIENCE)
    assert finder.count.text() == f"1 of {len(reader.found)}"
    assert reader.current is not None
    first = reader.rects_of(reader.current)[0].toRect()
    place = reader.viewport().mapToGlobal(first.topLeft())
    assert hand.see(LIGHT.colour("found"), first.translated(place - first.topLeft())) > 20
    hand.press("Return")
    qtbot.waitUntil(lambda: finder.count.text().startswith("2 of"), timeout=PATIENCE)
    hand.press("shift+Return")
    qtbot.waitUntil(lambda: finder.count.text().startswith("1 of"), timeout=PATIENCE)
    hand.press("Escape")
    qtbot.waitUntil(reader.hasFocus, timeout=PATIENCE)
    assert not finder.isVisible()


def test_marked_sentences_are_walked_and_enter_selects_the_event(
    qtbot: QtBot, hand: Hand, window: MainWindow, reader: Reader
) -> None:
    before = window.document.selection
    hand.press("period")
    qtbot.waitUntil(lambda: reader.walked is not None, timeout=PATIENCE)
    walked = reader.walked
    assert walked is not None
    hand.press("Return")
    qtbot.waitUntil(lambda: window.document.selection != before, timeout=PATIENCE)
    assert window.document.chosen_event is not None
    assert window.document.chosen_event.id in {mark.event for mark in walked.marks}


def test_the_article_s_letters_grow_and_the_timeline_stays(
    qtbot: QtBot, hand: Hand, window: MainWindow, reader: Reader
) -> None:
    scale, before = window.parts.view.scale, reader.document().defaultFont().pixelSize()
    hand.press("ctrl+plus", "ctrl+plus")
    qtbot.waitUntil(lambda: reader.document().defaultFont().pixelSize() > before, timeout=PATIENCE)
    assert window.settings.letters > 100
    hand.press("ctrl+0")
    qtbot.waitUntil(lambda: reader.document().defaultFont().pixelSize() == before, timeout=PATIENCE)
    assert window.parts.view.scale == scale
    window.parts.view.setFocus()
    hand.press("ctrl+plus")
    qtbot.waitUntil(lambda: window.parts.view.scale != scale, timeout=PATIENCE)
    assert reader.document().defaultFont().pixelSize() == before


def test_a_name_is_clicked_and_its_mentions_lead_to_other_articles(
    qtbot: QtBot, hand: Hand, window: MainWindow, reader: Reader
) -> None:
    hand.press("n")
    qtbot.waitUntil(lambda: len(reader.names) > 0, timeout=PATIENCE)
    name = next(each for each in reader.names.all if reader.sees(each))
    hand.click(reader.viewport(), reader.rects_of(name)[0].center().toPoint())
    mentions = window.work.reading.mentions
    qtbot.waitUntil(lambda: mentions.dialog is not None and not mentions.busy, timeout=PATIENCE)
    dialog = mentions.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog, timeout=PATIENCE)
    assert dialog.field.text() == name.written.name
    rows = dialog.list.lines.rows
    assert rows
    hand.press("Up", "Return")  # the last of them
    qtbot.waitUntil(lambda: reader.current is not None, timeout=PATIENCE)
    assert reader.article is not None
    assert reader.article.id == rows[-1].article
    assert reader.current is not None
    assert (reader.current.start, reader.current.end) == (rows[-1].start, rows[-1].end)
    assert reader.sees(reader.current)


def test_words_are_selected_by_dragging_and_copied_with_their_source(
    qtbot: QtBot, hand: Hand, window: MainWindow, reader: Reader
) -> None:
    sentence = next(each for each in reader.sentences.all if reader.sees(each))
    rect = reader.rects_of(sentence)[0].toRect()
    across = QPoint(0, rect.height() // 2)
    hand.drag(reader.viewport(), rect.topLeft() + across + QPoint(1, 0), rect.topRight() + across - QPoint(4, 0))
    qtbot.waitUntil(lambda: len(reader.textCursor().selectedText()) > 5, timeout=PATIENCE)
    words = " ".join(reader.textCursor().selectedText().split())
    hand.press("ctrl+shift+c")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith("“"), timeout=PATIENCE)
    assert reader.article is not None
    quote, source = QGuiApplication.clipboard().text().split("\n", 1)
    assert quote == f"“{words}”"
    assert reader.article.title in source


def test_time_expressions_are_told_one_after_another_by_keys(qtbot: QtBot, hand: Hand, reader: Reader) -> None:
    hand.press("greater")
    qtbot.waitUntil(lambda: reader.stops.at is not None, timeout=PATIENCE)
    first = reader.stops.at
    assert first in reader.times.all
    qtbot.waitUntil(QToolTip.isVisible, timeout=PATIENCE)
    hand.press("greater")
    qtbot.waitUntil(lambda: reader.stops.at != first, timeout=PATIENCE)
    hand.press("less")
    qtbot.waitUntil(lambda: reader.stops.at == first, timeout=PATIENCE)


def test_the_whole_page_is_a_tab_away(qtbot: QtBot, hand: Hand, window: MainWindow, reader: Reader) -> None:
    tabs = window.parts.panel.source.findChild(QTabBar, "article_tabs")
    assert tabs is not None
    folded = len(reader.column.pieces)
    hand.click(tabs, tabs.tabRect(1).center())
    qtbot.waitUntil(lambda: reader.unfolded, timeout=PATIENCE)
    assert len(reader.column.pieces) > folded
    hand.click(tabs, tabs.tabRect(0).center())
    qtbot.waitUntil(lambda: not reader.unfolded, timeout=PATIENCE)


def test_selected_words_become_an_event_that_is_undone(
    qtbot: QtBot, hand: Hand, window: MainWindow, reader: Reader
) -> None:
    before = len(window.document.snapshot)
    sentence = next(each for each in reader.sentences.all if reader.sees(each))
    rect = reader.rects_of(sentence)[0].toRect()
    across = QPoint(0, rect.height() // 2)
    hand.drag(reader.viewport(), rect.topLeft() + across + QPoint(1, 0), rect.topRight() + across - QPoint(4, 0))
    qtbot.waitUntil(lambda: len(reader.textCursor().selectedText()) > 5, timeout=PATIENCE)
    hand.press("alt+Insert")
    qtbot.waitUntil(lambda: window.work.own_events.dialog is not None, timeout=PATIENCE)
    dialog = window.work.own_events.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog, timeout=PATIENCE)
    assert dialog.words.text().rstrip("”").endswith(dialog.label.text()[-5:])
    hand.write("Two officials met")
    hand.press("Return")
    qtbot.waitUntil(lambda: len(window.document.snapshot) == before + 1, timeout=PATIENCE)
    at_rest(qtbot, window)
    assert window.document.chosen_event is not None
    assert window.document.chosen_event.label == "Two officials met"
    hand.press("ctrl+z")
    qtbot.waitUntil(lambda: len(window.document.snapshot) == before, timeout=PATIENCE)


def test_a_quotation_that_the_stored_text_no_longer_says_is_told_and_not_drawn(
    qtbot: QtBot, hand: Hand, window: MainWindow, reader: Reader, tmp_path: Path
) -> None:
    document = window.document
    assert document.path is not None
    assert document.chosen_event is not None
    mention, event = document.chosen_event.mentions[0], document.chosen_event.id
    path = Path(shutil.copy(document.path, tmp_path / "damaged.tldb"))
    with closing(sqlite3.connect(path)) as file, file:
        changed = "UPDATE articles SET text = substr(text, 1, ?) || replace(substr(text, ?), 'a', 'o') WHERE id = ?"
        file.execute(changed, (mention.start, mention.start + 1, mention.article))
    window.open_paths([path])
    qtbot.waitUntil(lambda: document.path == path and len(document.snapshot) > 0, timeout=PATIENCE)
    document.select(event)
    at_rest(qtbot, window)
    told = window.parts.panel.source.findChild(QLabel, "broken_quotations")
    assert told is not None
    assert told.isVisible()
    assert "no longer found in the text" in told.text()
    assert reader.chosen is None
    assert all(reader.says(*each[:2], each.marks[0].text) for each in reader.sentences.all)
    seen = reader.viewport().rect()
    assert hand.see(LIGHT.colour("accent_tint"), QRect(reader.viewport().mapToGlobal(QPoint()), seen.size())) == 0
