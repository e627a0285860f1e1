"""Following a date to its proof by hand, in the real window: the derivation, its links, the signs of the anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from window_samples import PATIENCE, at_rest, demo_window

from timeline_app.ui.proof_words import Way
from timeline_app.ui.references_panel import ROW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open, and a report selected that counts from its article's date."""
    window = demo_window(qtbot)
    leaning = (
        (event.id, at)
        for event in window.document.events.values()
        for at, mention in enumerate(event.mentions)
        if mention.time is not None and (mention.time.anchor_from or "").startswith("publication date")
    )
    window.document.select(*next(leaning))
    at_rest(qtbot, window)
    yield window
    window.work.proving.proof.finish()
    window.work.reading.finish()
    window.desk.finish()
    window.document.finish()


def test_the_derivation_is_opened_and_followed_into_the_article_by_keys(
    qtbot: QtBot, hand: Hand, window: MainWindow
) -> None:
    view, reader = window.work.proving.proof.view, window.parts.panel.source.reader
    hand.press("ctrl+h")
    qtbot.waitUntil(lambda: view.hasFocus() and bool(view.leads), timeout=PATIENCE)
    hand.press("Tab", "Return")
    qtbot.waitUntil(reader.isVisible, timeout=PATIENCE)
    time = window.document.chosen_mention.time if window.document.chosen_mention else None
    assert time is not None
    assert reader.current is not None
    assert (reader.current.start, reader.current.end) == (time.start, time.end)


def test_the_signs_of_the_article_s_date_are_a_click_away(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    view = window.work.proving.proof.view
    hand.press("ctrl+h")
    qtbot.waitUntil(lambda: any(lead.way is Way.SIGNS for lead in view.leads), timeout=PATIENCE)
    words = next(lead.words for lead in view.leads if lead.way is Way.SIGNS)
    cursor = view.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 2)
    hand.click(view.viewport(), view.cursorRect(cursor).center() + QPoint(0, 1))
    qtbot.waitUntil(window.work.dating.card.isVisible, timeout=PATIENCE)
    hand.press("Escape")
    qtbot.waitUntil(lambda: not window.work.dating.card.isVisible(), timeout=PATIENCE)


def test_the_chain_of_an_event_is_walked_by_keys_to_a_report(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    event = max(window.document.events.values(), key=lambda each: len(each.mentions))
    window.document.select(event.id, 0)
    at_rest(qtbot, window)
    panel = window.parts.panel.references
    hanging = next(item for item in panel.links() if item.data(ROW).depth and item.data(ROW).mention)
    hand.press(*["bracketright"] * (panel.links().index(hanging) + 1))
    qtbot.waitUntil(lambda: panel.currentItem() is hanging, timeout=PATIENCE)
    wanted = hanging.data(ROW).mention
    hand.press("Return")
    qtbot.waitUntil(lambda: window.document.selection is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: getattr(window.document.selection, "mention", 0) == wanted, timeout=PATIENCE)
