"""The themes: complete, alike in their tokens, and legible by WCAG 2.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette

from timeline_app.ui.theme import Theme, faded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TEXT_ON = [
    (ink, ground, 4.5) for ground in ("canvas", "surface", "window", "raised") for ink in ("text", "text2", "text3")
] + [
    ("accent", "canvas", 4.5),
    ("accent_ink", "accent_tint", 4.5),
    ("text", "accent_tint", 4.5),
    ("on_accent", "accent", 4.5),
    ("conflict_text", "conflict_tint", 4.5),
    ("conflict", "canvas", 3.0),
    ("error", "surface", 4.5),
    ("text", "error_tint", 4.5),
    ("text", "group_fill", 4.5),
]


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), TEXT_ON)
def test_text_is_legible(name: str, ink: str, ground: str, least: float) -> None:
    theme = Theme.load(name)
    assert contrast(theme.colour(ink), theme.colour(ground)) >= least


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_stand_out_from_the_canvas(name: str) -> None:
    theme = Theme.load(name)
    assert all(contrast(lane, theme.colour("canvas")) >= 3 for lane in theme.lanes)
    assert len({lane.name() for lane in theme.lanes}) == 10


def test_both_themes_name_the_same_tokens() -> None:
    light, dark = Theme.load("light"), Theme.load("dark")
    assert light.colours.keys() == dark.colours.keys()
    assert light.sizes == dark.sizes
    assert light.type == dark.type


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        Theme.load("sepia")


def test_lane_colours_repeat_after_ten() -> None:
    theme = Theme.load("light")
    assert theme.lane(13) == theme.lane(3)
    assert theme.lane(3) != theme.lane(4)


def test_the_palette_follows_the_theme(qapp: QApplication) -> None:
    palette = Theme.load("dark").palette()
    assert palette.color(QPalette.ColorRole.Base).name() == "#16181b"
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == Theme.load("dark").colour("text3")


def test_no_letter_is_below_eleven_pixels(qapp: QApplication) -> None:
    theme = Theme.load("light")
    assert all(theme.font(use).pixelSize() >= 11 for use in theme.type)
    assert QFontInfo(theme.font("article", face="reading")).pixelSize() == 15


def test_the_theme_of_the_desktop_is_one_of_the_two(qapp: QApplication) -> None:
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert Theme.of_desktop(qapp).name == ("dark" if dark else "light")


def test_fading_keeps_the_hue() -> None:
    colour = faded(QColor("#80FF0000"), 0.5)
    assert (colour.red(), colour.green(), colour.blue()) == (255, 0, 0)
    assert colour.alpha() == pytest.approx(64, abs=1)
