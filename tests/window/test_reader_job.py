"""The article by hand, in the real window: find, walk, larger letters, names, mentions in context, copy with source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from window_samples import PATIENCE, at_rest, demo_window

from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
