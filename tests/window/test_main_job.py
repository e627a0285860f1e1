"""The main job by hand, in the real window: open the demo, click an event, read its sentence, follow a link, export."""

from __future__ import annotations

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget
from window_samples import PATIENCE, at_rest, demo_window

from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.timeline.parts import Mark
    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.reader import Reader

SENTENCE = "Officials of North Korea and Japan held a secret meeting in Vietnam last month"
LIGHT = Theme.load("light")


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with the demo open, shown on the X screen and at rest."""
    window = demo_window(qtbot)
    yield window
    window.document.finish()


def mark_of(window: MainWindow, sentence: str) -> tuple[str, Mark]:
    """Return the event that a sentence proves, and its mark on the timeline."""
    found = (e for e in window.document.events.values() if any(sentence in m.text for m in e.mentions))
    event = next(found)
    row = window.model.row_of(event.id)
    return event.id, next(mark for mark in window.parts.view.scene.marks if mark.ref == row)


def marked_part(reader: Reader, sentence: str) -> QRect:
    """Return the lines on the screen in which a sentence stands, as far as they are in sight; empty where none is."""
    top, bottom = reader.viewport().height(), 0
    for y in range(2, reader.viewport().height(), 6):
        for x in range(30, reader.viewport().width() - 30, 30):
            found = reader.marked_at(QPoint(x, y))
            if found is not None and sentence in found.text:
                top, bottom = min(top, y), max(bottom, y)
    place = reader.viewport().mapToGlobal(QPoint(0, top))
    return QRect(place.x(), place.y(), reader.viewport().width(), max(0, bottom - top))


def test_an_event_is_clicked_read_and_followed(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    tint = LIGHT.colour("accent_tint")
    reader = window.parts.panel.source.reader
    assert hand.see(tint, marked_part(reader, SENTENCE)) == 0

    event, mark = mark_of(window, SENTENCE)
    hand.click(window.parts.view, QPoint(round(mark.rect.x + mark.rect.width / 2), round(mark.rect.y + 6)))
    qtbot.waitUntil(lambda: window.document.selection is not None, timeout=PATIENCE)
    at_rest(qtbot, window)
    chosen = window.document.selection
    assert chosen is not None
    assert chosen.event == event
    part = marked_part(reader, SENTENCE)
    assert part.height() > 20, "the sentence is not in sight"
    assert hand.see(tint, part) > part.width() * part.height() * 0.3, "the sentence is not marked on the screen"

    hand.press("bracketright", "Return")
    qtbot.waitUntil(lambda: window.document.selection != chosen, timeout=PATIENCE)
    at_rest(qtbot, window)
    followed = window.document.chosen_mention
    assert followed is not None
    assert SENTENCE not in followed.text
    assert hand.see(tint, marked_part(reader, followed.text)) > 1000

    hand.press("alt+Left")
    qtbot.waitUntil(lambda: window.document.selection == chosen, timeout=PATIENCE)


def test_a_reference_and_a_sentence_are_clicked(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    event, _ = mark_of(window, SENTENCE)
    window.document.select(event)
    at_rest(qtbot, window)
    before = window.document.selection
    references = window.findChild(QListWidget, "references")
    assert references is not None
    link = window.parts.panel.references.links()[0]
    hand.click(references.viewport(), references.visualItemRect(link).center())
    qtbot.waitUntil(lambda: window.document.selection != before, timeout=PATIENCE)
    at_rest(qtbot, window)

    reader = window.parts.panel.source.reader
    here = window.document.selection
    assert here is not None
    places = (QPoint(x, y) for y in range(4, reader.viewport().height(), 8) for x in range(30, 400, 40))
    other = next(p for p in places if (found := reader.marked_at(p)) is not None and found.event != here.event)
    wanted = reader.marked_at(other)
    assert wanted is not None
    hand.click(reader.viewport(), other)
    qtbot.waitUntil(lambda: window.document.selection != here, timeout=PATIENCE)
    now = window.document.selection
    assert now is not None
    assert now.event == wanted.event
    assert window.parts.view.selected == wanted.event


def test_a_report_is_set_apart_and_brought_back_by_hand(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    event, mark = mark_of(window, SENTENCE)
    hand.click(window.parts.view, QPoint(round(mark.rect.x + mark.rect.width / 2), round(mark.rect.y + 6)))
    qtbot.waitUntil(lambda: window.document.selection is not None, timeout=PATIENCE)
    at_rest(qtbot, window)
    scale, reports = window.parts.view.scale, len(window.document.events[event].mentions)
    read = window.document.chosen_mention
    hand.press("bracketright", "ctrl+shift+m")
    qtbot.waitUntil(lambda: bool(window.document.snapshot.laws), timeout=PATIENCE)
    at_rest(qtbot, window)
    chosen = window.document.chosen_event
    assert chosen is not None
    assert len(chosen.mentions) == reports - 1
    assert window.document.chosen_mention == read
    assert window.parts.view.scale == scale

    panel = window.parts.panel.references
    said = next(item for item in panel.links() if "You said so" in item.text())
    panel.scrollToItem(said)
    qtbot.wait(100)
    hand.click(panel.viewport(), panel.chip_rect(said).center())
    qtbot.waitUntil(lambda: not window.document.snapshot.laws, timeout=PATIENCE)
    at_rest(qtbot, window)
    assert window.document.chosen_event is not None
    assert len(window.document.chosen_event.mentions) == reports
    hand.press("ctrl+z")
    qtbot.waitUntil(lambda: bool(window.document.snapshot.laws), timeout=PATIENCE)


def test_the_wheel_zooms_where_the_pointer_is(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    view = window.parts.view
    at = view.scene.canvas.x + view.scene.canvas.width * 0.25
    before = view.scale
    held = before.to_second(at - view.scene.canvas.x)
    hand.press_and_turn(view, QPoint(round(at), round(view.scene.canvas.y + 40)), key="ctrl", notches=3)
    qtbot.waitUntil(lambda: view.scale.seconds_per_pixel < before.seconds_per_pixel * 0.8, timeout=PATIENCE)
    at_rest(qtbot, window)
    assert abs(view.scale.to_x(held) - (at - view.scene.canvas.x)) <= 1.0


def test_a_picture_is_exported_from_the_menu(qtbot: QtBot, hand: Hand, window: MainWindow, tmp_path: Path) -> None:
    picture = tmp_path / "what happened.png"

    def by_hand() -> None:  # in a thread, for a dialog holds the event loop until it is answered
        try:
            _keys("alt+f", "Down", "Down", "Return")
            _await_window("Export a picture")
            _keys("Return")
            time.sleep(1)
            _keys("ctrl+a")
            _xdotool("type", "--delay", "10", str(picture))
            _keys("Return")
        finally:  # whatever is still open would hold the event loop for ever
            if not picture.exists():
                time.sleep(5)
                _keys("Escape", "Escape", "Escape")

    with ThreadPoolExecutor(1) as pool:
        hands = pool.submit(by_hand)
        qtbot.waitUntil(picture.exists, timeout=PATIENCE)
        hands.result()
    at_rest(qtbot, window)
    image = QImage(str(picture))
    assert image.width() == 3200
    assert image.height() > 1000
    teal = LIGHT.lane(0).rgb()
    canvas = image.copy(QRect(0, 0, image.width(), image.height() // 2))
    inked = sum(canvas.pixel(x, y) == teal for x in range(0, canvas.width(), 2) for y in range(0, canvas.height(), 2))
    assert inked > 200, "no mark of the first lane in the picture"
    assert window.windowState() != Qt.WindowState.WindowMinimized


def _keys(*keys: str) -> None:
    for key in keys:
        _xdotool("key", "--clearmodifiers", key)
        time.sleep(0.3)


def _await_window(name: str) -> None:
    _xdotool("search", "--sync", "--onlyvisible", "--name", name)


def _xdotool(*arguments: str) -> None:
    subprocess.run(["xdotool", *arguments], check=True, capture_output=True, timeout=PATIENCE / 1000)
