"""Reading goes on while someone works in the real window: nothing moves but by the hand, and all parts keep step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from live_samples import write_news
from PySide6.QtCore import QPoint
from window_samples import shown_window

from timeline_app.ui import project_work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

PATIENCE = 60_000


@pytest.fixture
def window(
    desktop: None, qtbot: QtBot, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Return a window in which some articles are read already and what is read next is shown soon."""
    monkeypatch.setattr(project_work, "FIRST_PAUSE", 0.2)
    monkeypatch.setattr(project_work, "PATIENCE", 1)
    monkeypatch.setattr(project_work, "_jobs", lambda _: 1)
    window = shown_window(qtbot)
    window.document.open(tmp_path / "norrhamn.tldb", create=True)
    window.document.add([write_news(tmp_path / "first", 0, 24)])
    qtbot.waitUntil(lambda: not window.document.jobs.busy, timeout=PATIENCE)
    window.parts.table.show()
    qtbot.wait(400)  # a flight of the view takes 300 ms
    yield window
    window.document.finish()


def _clickable(window: MainWindow) -> QPoint:
    view = window.parts.view
    canvas = view.scene.canvas
    for mark in view.scene.marks:
        at = QPoint(round(mark.rect.x + mark.rect.width / 2), round(mark.rect.y + mark.rect.height / 2))
        if canvas.x + 20 < at.x() < canvas.right - 20 and view.scene.hit(at.x(), at.y()).ref == mark.ref:
            return at
    raise AssertionError("no mark to click")


def test_a_hand_works_while_articles_are_read(qtbot: QtBot, window: MainWindow, hand: Hand, tmp_path: Path) -> None:
    view, document = window.parts.view, window.document
    shown: list[int] = []
    document.events_changed.connect(lambda: shown.append(len(window.model.time_index)))
    document.add([write_news(tmp_path / "more", 24, 500)])
    qtbot.waitUntil(lambda: len(shown) > 2, timeout=PATIENCE)
    start = QPoint(round(view.scene.canvas.right) - 200, round(view.scene.canvas.bottom) - 12)
    hand.drag(view, start, start - QPoint(60, 0))
    for _ in range(9):  # events that come may push another one's mark aside before the click arrives
        if document.chosen_event is None:
            hand.click(view, _clickable(window))
    chosen = document.chosen_event
    assert chosen is not None
    qtbot.wait(400)  # a selected event that was half out of sight is flown to
    span, parts = view.scale.span, len(shown)
    assert document.reading, "all was read before the hand was done: let it read more"
    qtbot.waitUntil(lambda: len(shown) > parts + 1, timeout=PATIENCE)
    assert view.scale.span == span
    window.parts.progress.cancel_requested.emit()
    qtbot.waitUntil(lambda: not document.reading and not document.jobs.busy, timeout=PATIENCE)
    assert view.scale.span == span
    event = document.chosen_event
    assert event is not None
    assert {mention.text for mention in chosen.mentions} <= {mention.text for mention in event.mentions}
    assert view.selected == event.id
    assert window.parts.panel.header._label.text() == event.label
    assert window.parts.table.currentIndex().row() == window.parts.table.rows.row_of(event.id)
