"""Filters by hand in the real window: a box ticked, a ghost clicked in vain, a section unfolded, all cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from window_samples import PATIENCE, demo_window

from timeline_app.timeline.filtering import NOTHING_ASKED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hands import Hand
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow


@pytest.fixture
def window(desktop: None, qtbot: QtBot, own_home: Path) -> Iterator[MainWindow]:
    """Return the window with a demo open, shown on the X screen, and its facets counted."""
    window = demo_window(qtbot, "titanic")
    qtbot.waitUntil(lambda: bool(window.parts.library.filters.boxes), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.document.jobs.busy, timeout=PATIENCE)
    yield window
    window.ways.filters.finish()
    window.document.finish()


def spot(widget: QWidget) -> QPoint:
    """Return a place at the left of a widget, where its box or arrow is."""
    return QPoint(8, widget.height() // 2)


def test_a_filter_is_ticked_its_ghosts_resist_and_all_is_cleared(qtbot: QtBot, hand: Hand, window: MainWindow) -> None:
    panel, view, document = window.parts.library.filters, window.parts.view, window.document
    window.actions_["show_ghosts"].trigger()
    box = panel.boxes[0]
    assert box.facet is not None
    wanted = box.facet.toggled(NOTHING_ASKED)
    hand.click(box, spot(box))
    qtbot.waitUntil(lambda: document.snapshot.wanted == wanted, timeout=PATIENCE)
    qtbot.waitUntil(lambda: any(mark.ghost for mark in view.scene.marks), timeout=PATIENCE)
    assert window.parts.counts.text().startswith(document.snapshot.left_words)

    ghosts = [(mark, QPoint(round(mark.rect.x + mark.rect.width / 2), round(mark.rect.y + mark.rect.height / 2)))
              for mark in view.scene.marks if mark.ghost]  # fmt: skip
    at = next(at for mark, at in ghosts if view.scene.hit(at.x(), at.y()).part is mark)
    before = document.selection
    hand.click(view, at)
    hand.click(view, at, times=2)
    qtbot.wait(300)
    assert document.selection == before
    assert not view.chosen.rows

    head = panel.sections["person"].head
    panel._scroll.ensureWidgetVisible(head)
    qtbot.wait(100)
    hand.click(head, spot(head))
    qtbot.waitUntil(lambda: bool(panel.sections["person"].boxes), timeout=PATIENCE)

    clear = window.parts.chips.chips[-1]
    hand.click(clear, QPoint(clear.width() // 2, clear.height() // 2))
    qtbot.waitUntil(lambda: not document.snapshot.wanted, timeout=PATIENCE)
    assert not any(mark.ghost for mark in view.scene.marks)
    assert window.parts.chips.isHidden()
