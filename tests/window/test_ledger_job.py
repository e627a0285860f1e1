"""The ledger by hand, in the real window: opened, narrowed by typing and by its fate, and followed into the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from window_samples import PATIENCE, at_rest, demo_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.ledger_dialog import LedgerDialog
    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    window = demo_window(qtbot)
    yield window
    window.work.proving.ledger.finish()
    window.work.proving.proof.finish()
    window.work.reading.finish()
    window.desk.finish()
    window.document.finish()


def _opened(qtbot: QtBot, hand: Hand, window: MainWindow) -> LedgerDialog:
    hand.press("ctrl+l")
    desk = window.work.proving.ledger
    qtbot.waitUntil(
        lambda: desk.dialog is not None and desk.dialog.isActiveWindow() and not desk.busy, timeout=PATIENCE
    )
    assert desk.dialog is not None
    qtbot.waitUntil(lambda: desk.dialog is not None and desk.dialog.rows.rowCount() > 20, timeout=PATIENCE)
    return desk.dialog


def test_an_expression_that_made_no_event_is_found_and_opened_by_keys(
    qtbot: QtBot, hand: Hand, window: MainWindow
) -> None:
    dialog = _opened(qtbot, hand, window)
    dialog.field.setFocus()
    hand.write("three months")
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == 1, timeout=PATIENCE)
    assert "It says how long, not when." in dialog.said.text()
    assert not dialog.event_button.isEnabled()
    hand.press("Return")
    reader = window.parts.panel.source.reader
    qtbot.waitUntil(lambda: reader.current is not None, timeout=PATIENCE)
    assert reader.article is not None
    assert reader.current is not None
    assert reader.article.text[reader.current.start : reader.current.end] == "three months"


def test_a_row_is_opened_by_a_double_click_and_its_event_by_a_button(
    qtbot: QtBot, hand: Hand, window: MainWindow
) -> None:
    dialog = _opened(qtbot, hand, window)
    dialog.field.setFocus()
    hand.write("last month")
    qtbot.waitUntil(lambda: 0 < dialog.rows.rowCount() < 6, timeout=PATIENCE)
    entry = dialog.rows.entry_at(0)
    assert entry is not None
    hand.click(dialog.event_button, dialog.event_button.rect().center())
    at_rest(qtbot, window)
    assert window.document.chosen_event is not None
    assert window.document.chosen_event.id == entry.event
    row = dialog.table.visualRect(dialog.rows.index(0, 0))
    dialog.raise_()
    hand.click(dialog.table.viewport(), row.center() - QPoint(0, 1), times=2)
    reader = window.parts.panel.source.reader
    qtbot.waitUntil(lambda: reader.current is not None and reader.current.start == entry.start, timeout=PATIENCE)
