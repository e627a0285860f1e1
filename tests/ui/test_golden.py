"""Golden pictures of the canvas: small, of made-up events, in letters that are blocks, the same on any machine.

They show what nobody would think of asserting. Light ones are compared at 100 %, dark ones at 200 %. After a wanted
change they are drawn anew, looked at, and committed with it:

    TIMELINE_GOLDEN=renew .venv/bin/python -m pytest tests/ui/test_golden.py

Versions of Qt smooth an edge differently, so a pixel is right that looks like one of the nine around it did; but for
that hardly any may be wrong, since a mark that is missing is only some dozen of them.
"""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from block_font import FAMILY, block_font
from golden_scenes import PICTURED, drawn, laid_over, marks
from PySide6.QtGui import QColor, QFontDatabase, QImage

from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

GOLDEN = Path(__file__).parent / "golden"
RENEW = "TIMELINE_GOLDEN=renew .venv/bin/python -m pytest tests/ui/test_golden.py"
RATIOS: Final = {"light": 1, "dark": 2}
LEVELS: Final = 10  # of 255 by which a colour may differ from those around its place
THIN: Final = 0.5  # of the contrast with its neighbours that a line must keep
MOST: Final = 1 / 20_000  # of all pixels that may differ by more: eight of the smaller pictures'


@pytest.fixture(scope="module")
def themes(qapp: object) -> dict[str, Theme]:
    """Return the themes with letters that are blocks."""
    for weight in (400, 600):
        assert QFontDatabase.addApplicationFontFromData(block_font(weight)) >= 0
    families = {"ui": (FAMILY,), "reading": (FAMILY,)}
    return {name: replace(Theme.load(name), families=families) for name in RATIOS}


def _pixels(image: QImage) -> NDArray[np.int16]:
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width() * 3].astype(np.int16).reshape(image.height(), image.width(), 3)


def _around(pixels: NDArray[np.int16]) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Return the least and the greatest level among the nine pixels about each."""
    high, wide, _ = pixels.shape
    padded = np.pad(pixels, ((1, 1), (1, 1), (0, 0)), mode="edge")
    nine = [padded[y : y + high, x : x + wide] for y, x in product(range(3), repeat=2)]
    return np.minimum.reduce(nine), np.maximum.reduce(nine)


def differing(image: QImage, golden: QImage) -> NDArray[np.bool_]:
    """Return which pixels of a picture are not in the golden one, or the other way round."""
    here, there = _pixels(image), _pixels(golden)
    (least, greatest), (low, high) = _around(there), _around(here)
    new = (here < least - LEVELS) | (here > greatest + LEVELS)
    slack = LEVELS + (greatest - least) * THIN
    gone = (there < low - slack) | (there > high + slack)
    return np.asarray((new | gone).any(axis=2))


def _differs(image: QImage, golden: QImage) -> bool:
    return bool(differing(image, golden).mean() > MOST)


def _write_difference(image: QImage, golden: QImage, differs: NDArray[np.bool_], folder: Path) -> None:
    image.save(str(folder / "now.png"))
    golden.save(str(folder / "golden.png"))
    shown = np.ascontiguousarray(_pixels(image).astype(np.uint8) // 3 + 170)
    shown[differs] = 255, 0, 0
    high, wide = differs.shape
    QImage(shown.data, wide, high, wide * 3, QImage.Format.Format_RGB888).save(str(folder / "difference.png"))


@pytest.mark.parametrize("colours", RATIOS)
@pytest.mark.parametrize("what", PICTURED)
def test_the_canvas_looks_as_it_did(what: str, colours: str, themes: dict[str, Theme], tmp_path: Path) -> None:
    image = drawn(PICTURED[what](), themes[colours], RATIOS[colours])
    path = GOLDEN / f"{what}-{colours}.png"
    golden = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    if os.environ.get("TIMELINE_GOLDEN") == "renew":
        if golden.size() != image.size() or _differs(image, golden):  # else bytes would change for nothing to be seen
            assert image.save(str(path), quality=0)
        return
    assert golden.size() == image.size(), f"{path.name} is missing, or of another size. To draw it: {RENEW}"
    differs = differing(image, golden)
    if differs.mean() > MOST:
        _write_difference(image, golden, differs, tmp_path)
        pytest.fail(f"{differs.sum()} px of {path.name} look otherwise: see {tmp_path}. If that is wanted: {RENEW}")


def test_every_golden_picture_is_compared() -> None:
    wanted = {f"{what}-{colours}.png" for what, colours in product(PICTURED, RATIOS)}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


def test_a_mark_that_moves_by_two_pixels_is_noticed(themes: dict[str, Theme]) -> None:
    pictured = laid_over()
    first, end = pictured.days
    moved = replace(pictured, days=(first - 0.5, end - 0.5))
    assert _differs(drawn(moved, themes["light"], 1), drawn(pictured, themes["light"], 1))


def test_one_mark_that_is_missing_is_noticed(themes: dict[str, Theme]) -> None:
    for colours, ratio in RATIOS.items():
        golden = drawn(marks(), themes[colours], ratio)
        unnoticed = [ref for ref in range(16) if not _differs(drawn(marks(), themes[colours], ratio, ref), golden)]
        assert not unnoticed


@pytest.mark.parametrize("token", ["conflict", "accent", "line", "line_medium", "text3"])
def test_a_colour_that_is_somewhat_wrong_is_noticed(token: str, themes: dict[str, Theme]) -> None:
    theme = themes["dark"]
    right = theme.colour(token)
    wrong = QColor((right.red() + 40) % 256, (right.green() + 40) % 256, right.blue())
    other = replace(theme, colours=dict(theme.colours) | {token: wrong})
    assert any(_differs(drawn(make(), other, 2), drawn(make(), theme, 2)) for make in PICTURED.values())


@pytest.mark.parametrize("colours", RATIOS)
def test_edges_may_be_smoothed_otherwise(colours: str, themes: dict[str, Theme]) -> None:
    golden = drawn(marks(), themes[colours], RATIOS[colours])
    pixels = _pixels(golden)
    smoother = pixels.astype(np.uint8)
    smoother[:, 1:] = (pixels[:, 1:] * 3 + pixels[:, :-1]) // 4
    high, wide, _ = smoother.shape
    assert not _differs(QImage(smoother.data, wide, high, wide * 3, QImage.Format.Format_RGB888), golden)
