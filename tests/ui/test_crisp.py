"""Crisp at every ratio of device pixels to logical ones, also those that are no whole numbers, as 125 and 150 %.

What is smeared over two columns of pixels, or placed by other pixels than what it moves with, looks otherwise when the
canvas is panned by one device pixel; what is crisp is only moved.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from block_font import FAMILY, block_font
from golden_scenes import PICTURED, WIDE, drawn, laid_over
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter, QPen

from timeline_app.ui.device_grid import DeviceGrid
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from golden_scenes import Pictured
    from numpy.typing import NDArray

RATIOS: Final = (1.0, 1.25, 1.5, 2.0, 3.0)
ODD: Final = 0.137  # px: nothing stands midway between two device pixels at any of them
BESIDE: Final = 150.0  # px left and right where chips and cut labels may change
HEADERS: Final = 120.0  # px
MOVES: Final = ("crowd", "nested", "laid-over")  # what is in view there is so all the time


@pytest.fixture(scope="module", params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: object) -> Theme:
    for weight in (400, 600):
        assert QFontDatabase.addApplicationFontFromData(block_font(weight)) >= 0
    return replace(Theme.load(request.param), families={"ui": (FAMILY,), "reading": (FAMILY,)})


def pixels(image: QImage) -> NDArray[np.uint8]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[:, :, :3].copy()


def still(pictured: Pictured) -> Pictured:
    """Leave out what stays under the pointer while the canvas moves."""
    return replace(pictured, overlay=replace(pictured.overlay, hair=None, drawn_range=None))


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("what", MOVES)
def test_panning_by_a_device_pixel_moves_every_pixel_by_one(what: str, ratio: float, theme: Theme) -> None:
    pictured = still(PICTURED[what]())
    first = pixels(drawn(pictured, theme, ratio, panned=ODD))
    inner = slice(round(BESIDE * ratio), round((WIDE - BESIDE / 2) * ratio))
    for moved in (1, 2, 3):
        now = pixels(drawn(pictured, theme, ratio, panned=ODD + moved / ratio))
        assert (now[:, inner.start + moved : inner.stop + moved] == first[:, inner]).all()


def lines_of(picture: NDArray[np.uint8], row: int, left: int) -> list[int]:
    """Return how wide each line is that crosses a row of empty canvas, where era and ground change in one step."""
    levels = picture[row, left:].astype(int).sum(axis=1)
    steps = np.flatnonzero(np.diff(levels))
    return [int(width) for width in np.diff(steps) if width < 5]


@pytest.mark.parametrize("ratio", RATIOS)
def test_lines_through_the_lanes_are_one_device_pixel_wide(ratio: float, theme: Theme) -> None:
    pictured = replace(still(laid_over()), days=(0, 100))
    for panned in (0.0, 0.3, 0.5, 0.77):
        picture = pixels(drawn(pictured, theme, ratio, panned=panned))
        found = lines_of(picture, round(280 * ratio), round(HEADERS * ratio) + 2)
        assert len(found) >= 4  # months, a note's, today's
        assert set(found) == {1}


@pytest.mark.parametrize("ratio", [*RATIOS, 1.75, 2.25])
@pytest.mark.parametrize("width", [1.0, 2.0])
def test_an_outline_has_no_pixel_that_is_half_inked(ratio: float, width: float, qapp: object) -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, thick = DeviceGrid.of(painter).outline(QRectF(3.3, 4.2, 21.1, 17.9), width)
        painter.setPen(QPen(QColor(0, 0, 0), thick))
        painter.drawRoundedRect(box, 3, 3)
    sides = pixels(image)[round(13 * ratio), :, 0], pixels(image)[:, round(13 * ratio), 0]
    for side in sides:
        assert set(side.tolist()) == {0, 255}
        assert (side == 0).sum() == 2 * round(thick * ratio)
