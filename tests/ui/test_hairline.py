"""Hairlines are one device pixel at every scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from timeline_app.ui.cut_label import GivingLabel
from timeline_app.ui.hairline import HairHandle, HairSplitter, HairStatusBar, paint_hairline
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def drawn(widget: QWidget, ratio: float) -> QImage:
    """Return a widget as it looks at a device pixel ratio."""
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        widget.render(painter, QPoint())
    return image


@pytest.mark.parametrize("ratio", [1.0, 2.0, 3.0])
def test_the_handle_of_a_splitter_is_one_line(qtbot: QtBot, ratio: float) -> None:
    theme = Theme.load("light")
    splitter = HairSplitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(splitter)
    splitter.setPalette(theme.palette())
    for word in ("left", "right"):
        splitter.addWidget(QLabel(word))
    splitter.resize(200, 60)
    splitter.grab()
    handle = splitter.handle(1)
    assert isinstance(handle, HairHandle)
    image = drawn(splitter, ratio)
    shown = handle.contentsRect().translated(handle.pos())
    across = range(round(shown.left() * ratio), round((shown.right() + 1) * ratio))
    inks = [image.pixelColor(x, image.height() // 2) for x in across]
    assert len(inks) == ratio
    assert inks[0] == theme.colour("line_medium")
    assert all(ink == theme.colour("surface") for ink in inks[1:])


@pytest.mark.parametrize("edge", [Qt.Edge.TopEdge, Qt.Edge.BottomEdge])
def test_a_bar_has_its_line_at_its_very_edge(qtbot: QtBot, edge: Qt.Edge) -> None:
    bar = HairStatusBar(GivingLabel())
    qtbot.addWidget(bar)
    bar.setPalette(Theme.load("dark").palette())
    bar.resize(120, 24)
    image = QImage(bar.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_hairline(bar, painter, edge)
    line = bar.palette().color(QPalette.ColorRole.Mid)
    rows = [image.pixelColor(60, y) == line for y in range(image.height())]
    assert sum(rows) == 1
    assert rows[0 if edge == Qt.Edge.TopEdge else -1]
