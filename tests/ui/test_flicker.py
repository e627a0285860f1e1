"""No frame is blank, whatever a hand does: the first picture after it holds events already; going back is seamless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from view_samples import sample_view, turn

from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.timeline_view import TimelineView

LEAST = 0.01  # share of the canvas's pixels that marks and labels take at the least


def inked(view: TimelineView) -> float:
    """Return which share of the canvas is neither ground nor hairline: strong in colour, or dark."""
    canvas = view.scene.canvas
    box = QRect(round(canvas.x) + 2, round(canvas.y), round(canvas.width) - 2, round(canvas.height))
    return float((_levels(view.grab(box).toImage()).min(axis=2) < 150).mean())


def _levels(image: QImage) -> NDArray[np.uint8]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[:, :, :3].copy()


def pan(view: TimelineView) -> Iterator[None]:
    for _ in range(12):
        view.set_scale(view.scale.pan(-9))
        yield


def zoom(view: TimelineView) -> Iterator[None]:
    for ratio in (1.2, 1.2, 1.2, 0.7, 0.7, 0.9):
        view.set_scale(view.scale.zoom_about(400, ratio))
        yield


def resize(view: TimelineView) -> Iterator[None]:
    for width in (1000, 900, 700, 1100):
        view.resize(width, 600)
        yield


def regroup(view: TimelineView) -> Iterator[None]:
    for group in ("status", "outlet", "none", "outlet>status", "outlet"):
        view.model.set_group_by(group)
        yield


def retheme(view: TimelineView) -> Iterator[None]:
    view.set_theme(Theme.load("light"))
    yield


@pytest.mark.parametrize("does", [pan, zoom, resize, regroup, retheme])
def test_no_frame_is_blank(qtbot: QtBot, does: Callable[[TimelineView], Iterator[None]]) -> None:
    view = sample_view(qtbot)
    view.resize(1112, 600)
    for _ in does(view):
        for _ in ("the first frame", "what settles after it"):
            assert inked(view) > LEAST
            QApplication.processEvents()


def test_a_turn_of_the_wheel_and_back_gives_the_same_picture(qtbot: QtBot) -> None:
    view = sample_view(qtbot)

    def turned(angle: int) -> NDArray[np.uint8]:
        turn(view, (0, angle), Qt.KeyboardModifier.ControlModifier)
        for _ in range(20):
            QApplication.processEvents()
        return _levels(view.grab().toImage())

    turned(120)
    before = turned(-120)
    for angle in (120, -120):
        assert (turned(angle) != before).any()
        assert (turned(-angle) == before).all()
