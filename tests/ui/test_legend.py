"""The legend keeps inside its band at every width of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QImage, QPainter
from ui_samples import sample_articles, sample_events

from timeline_app.timeline.legend import LEGEND
from timeline_app.timeline.parts import LegendEntry
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.legend_painter import ROW, LegendPainter
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

Drawn = list[tuple[QRectF, tuple[LegendEntry, ...]]]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    heard: Drawn = []
    paint = LegendPainter.paint

    def hear(self: LegendPainter, painter: QPainter, box: QRectF, entries: Sequence[LegendEntry]) -> None:
        heard.append((QRectF(box), tuple(entries)))
        paint(self, painter, box, entries)

    monkeypatch.setattr(LegendPainter, "paint", hear)
    return heard


@pytest.mark.parametrize("width", [256, 300, 420, *range(846, 872, 5), 1112])
def test_every_row_of_the_legend_has_its_height(qtbot: QtBot, drawn: Drawn, width: int) -> None:
    model = EventModel()
    model.set_events(sample_events(), sample_articles())
    view = TimelineView(model, Theme.load("light"))
    qtbot.addWidget(view)
    view.resize(width, 800)
    view.grab()
    box, entries = drawn[-1]
    assert entries
    assert len(entries) <= len(LEGEND)
    assert view._ink.legend.rows(box.width()) * ROW <= box.height()
    assert box.right() <= width


class Written(TextCache):
    """Remembers how far to the right each text went."""

    def __init__(self) -> None:
        super().__init__(None)
        self.ends: list[float] = []

    def draw(self, painter: QPainter, text: str, font: QFont, at: QPointF, width: float | None = None) -> None:
        """Remember it."""
        shown = text if width is None else self.elided(text, font, width)
        self.ends.append(at.x() + self.width(shown, font))
        super().draw(painter, text, font, at, width)


@pytest.mark.parametrize("width", [180, 214, 260, 420])
def test_what_is_too_long_for_the_legend_is_shortened_not_cut(qtbot: QtBot, width: int) -> None:
    image, texts = QImage(width, 160, QImage.Format.Format_ARGB32), Written()
    painter = QPainter(image)
    entries = [LegendEntry(key, text) for key, text in LEGEND.items()][:12]
    LegendPainter(Theme.load("light"), texts).paint(painter, QRectF(0, 0, width, 120), entries)
    painter.end()
    assert len(texts.ends) >= len(entries)
    assert max(texts.ends) <= width
