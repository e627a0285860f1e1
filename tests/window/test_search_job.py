"""Searching by hand in the real window: a hit opened, all filtered by words, a view saved, a box left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from window_samples import PATIENCE, at_rest, demo_window

from timeline_app.timeline.filtering import NOTHING_ASKED, Choice, Filter
from timeline_app.ui.saved_views_dialog import SavedViewsDialog
from timeline_app.ui.theme import Theme
from timeline_app.ui.view_name_dialog import ViewNameDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

LIGHT = Theme.load("light")


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open, shown on the X screen, its facets counted and at rest."""
    window = demo_window(qtbot, "titanic")
    qtbot.waitUntil(lambda: bool(window.parts.library.filters.boxes), timeout=PATIENCE)
    at_rest(qtbot, window)
    yield window
    window.search.finish()
    window.ways.views.finish()
    window.ways.filters.finish()
    window.document.finish()


def type_words(qtbot: QtBot, hand: Hand, window: MainWindow, words: str) -> None:
    """Go to the search field and type into it; return once the list is there."""
    hand.press("slash")
    qtbot.waitUntil(window.parts.tool_bar.search.hasFocus, timeout=PATIENCE)
    hand.write(words)
    qtbot.waitUntil(lambda: window.parts.tool_bar.search.text() == words, timeout=PATIENCE)
    qtbot.waitUntil(window.ways.searching.results.isVisible, timeout=PATIENCE)


def whole(widget: QWidget) -> QPoint:
    return QPoint(widget.width() // 2, widget.height() // 2)


def test_words_are_typed_a_hit_is_opened_and_marked_in_its_article(
    qtbot: QtBot, hand: Hand, window: MainWindow
) -> None:
    results, document = window.ways.searching.results, window.document
    type_words(qtbot, hand, window, "lifeboats")
    qtbot.waitUntil(lambda: len(window.search.found) > 2, timeout=PATIENCE)
    area = results.view.viewport()
    corner = area.mapToGlobal(QPoint(0, 0))
    assert hand.see(LIGHT.colour("found"), area.rect().translated(corner)) > 20, "the words are marked in the list"
    hand.press("Down")
    hand.press("Down")
    qtbot.waitUntil(lambda: results.current == 1, timeout=PATIENCE)
    hand.press("Return")
    qtbot.waitUntil(lambda: document.chosen_event is not None, timeout=PATIENCE)
    assert document.chosen_event == document.snapshot.event_at(int(window.search.found.events[1]))
    assert results.isHidden()
    at_rest(qtbot, window)
    assert window.parts.view.found is not None, "what was found is lit on the timeline"
    reader = window.parts.panel.source.reader
    assert len(reader.words), "the words are marked in the article"
    hand.press("Escape")
    qtbot.waitUntil(lambda: window.parts.tool_bar.search.text() == "", timeout=PATIENCE)


def test_what_is_wrong_with_a_query_is_said_in_words(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    type_words(qtbot, hand, window, '"women and chil')
    said = window.ways.searching.results.findChild(QLabel, "search_said")
    assert said is not None
    qtbot.waitUntil(lambda: "The phrase is still open" in said.text(), timeout=PATIENCE)


def test_words_filter_everything_until_all_is_cleared(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    document, chips = window.document, window.parts.chips
    every = len(document.snapshot)
    type_words(qtbot, hand, window, "lifeboats")
    qtbot.waitUntil(lambda: len(window.search.found.events) > 0, timeout=PATIENCE)
    found = len(window.search.found.events)
    hand.press("ctrl+Return")
    qtbot.waitUntil(lambda: document.snapshot.wanted.words == "lifeboats", timeout=PATIENCE)
    assert 0 < found < every
    assert window.parts.counts.text().startswith(f"{found} of {every} events")
    assert chips.chips[0].text().startswith("Words: lifeboats")
    assert window.ways.searching.results.isHidden()
    hand.press("ctrl+t")
    qtbot.waitUntil(window.parts.table.isVisible, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.parts.table.model().rowCount() == found, timeout=PATIENCE)
    at_rest(qtbot, window)
    clear = chips.chips[-1]
    assert clear.text() == "Clear all"
    hand.click(clear, whole(clear))
    qtbot.waitUntil(lambda: document.snapshot.wanted == NOTHING_ASKED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.parts.table.model().rowCount() == every, timeout=PATIENCE)
    assert chips.isHidden()


def test_a_box_is_left_out_by_minus_and_let_in_by_a_click(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    panel, document = window.parts.library.filters, window.document
    box = panel.boxes[0]
    assert box.facet is not None
    name = next(iter(box.facet.keys))
    at = QPoint(8, box.height() // 2)
    hand.click(box, at)
    qtbot.waitUntil(lambda: document.snapshot.wanted.outlet == Choice(frozenset({name})), timeout=PATIENCE)
    hand.press("minus")
    qtbot.waitUntil(lambda: document.snapshot.wanted.outlet == Choice(excluded=frozenset({name})), timeout=PATIENCE)
    at_rest(qtbot, window)
    assert panel.boxes[0].font().strikeOut()
    hand.click(panel.boxes[0], at)
    qtbot.waitUntil(lambda: document.snapshot.wanted == NOTHING_ASKED, timeout=PATIENCE)


def test_a_view_is_saved_and_shown_again_by_keys_alone(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    document, view = window.document, window.parts.view
    view.setFocus()
    type_words(qtbot, hand, window, "lifeboats")
    hand.press("ctrl+Return")
    qtbot.waitUntil(lambda: document.snapshot.wanted.words == "lifeboats", timeout=PATIENCE)
    at_rest(qtbot, window)
    wanted, span = document.snapshot.wanted, view.scale.span
    hand.press("ctrl+shift+s")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ViewNameDialog), timeout=PATIENCE)
    hand.write("Boats")
    hand.press("Return")
    qtbot.waitUntil(lambda: window.ways.views.names == ("Boats",), timeout=PATIENCE)
    window.actions_["clear_filters"].trigger()
    qtbot.waitUntil(lambda: document.snapshot.wanted == NOTHING_ASKED, timeout=PATIENCE)
    hand.press("ctrl+0")
    at_rest(qtbot, window)
    hand.press("ctrl+shift+p")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=PATIENCE)
    hand.write("saved view bo")
    hand.press("Return")
    qtbot.waitUntil(lambda: document.snapshot.wanted == wanted, timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.scale.span == span, timeout=PATIENCE)


def test_a_view_is_renamed_deleted_brought_back_and_shown_in_its_list(
    qtbot: QtBot, hand: Hand, window: MainWindow
) -> None:
    views, document = window.ways.views, window.document
    window.ways.filters.set_filter(Filter(origins=2))
    qtbot.waitUntil(lambda: document.snapshot.wanted == Filter(origins=2), timeout=PATIENCE)
    views.save("Boats")
    window.ways.filters.set_filter(NOTHING_ASKED)
    at_rest(qtbot, window)
    hand.press("ctrl+shift+v")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), SavedViewsDialog), timeout=PATIENCE)
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, SavedViewsDialog)
    hand.press("F2")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ViewNameDialog), timeout=PATIENCE)
    hand.write("Lifeboats")
    hand.press("Return")
    qtbot.waitUntil(lambda: views.names == ("Lifeboats",), timeout=PATIENCE)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog, timeout=PATIENCE)
    hand.press("Delete")
    qtbot.waitUntil(lambda: views.names == (), timeout=PATIENCE)
    hand.click(dialog.back_button, whole(dialog.back_button))
    qtbot.waitUntil(lambda: views.names == ("Lifeboats",), timeout=PATIENCE)
    hand.press("Return")
    qtbot.waitUntil(lambda: document.snapshot.wanted == Filter(origins=2), timeout=PATIENCE)
