"""The themes: complete, alike in their tokens, and legible by WCAG 2.1."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from contrast_samples import contrast
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette

from timeline_app.ui.style import _SHEET
from timeline_app.ui.theme import Theme, faded

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QApplication

GROUNDS = ("canvas", "surface", "window", "raised", "lane_alt", "group_fill", "line", "accent_tint")
USED: Final = (  # ink, grounds that it is used on, least contrast: 4.5 for letters, 3 for what is not text
    ("text", (*GROUNDS, "error_tint", "conflict_tint", "field", "found", "found_tint"), 4.5),
    ("text2", (*GROUNDS, "error_tint", "conflict_tint", "field"), 4.5),
    ("text3", (*GROUNDS, "conflict_tint", "field"), 4.5),  # "line" is the ground under the pointer
    ("accent", ("canvas", "surface", "window", "raised", "accent_tint", "conflict_tint", "error_tint"), 4.5),  # links
    ("accent_ink", ("accent_tint", "raised", "window"), 4.5),
    ("on_accent", ("accent",), 4.5),
    ("conflict_text", ("canvas", "surface", "window", "line", "accent_tint", "conflict_tint"), 4.5),
    ("error", ("canvas", "surface", "window"), 4.5),
    ("canvas", ("text",), 4.5),  # the hair-line's date
    ("conflict", ("canvas", "surface", "lane_alt"), 3.0),
    ("on_conflict", ("conflict",), 3.0),  # a sign, bold and drawn
    ("accent", ("canvas", "lane_alt", "group_fill"), 3.0),
    ("line_strong", ("canvas", "surface", "window", "field", "raised"), 3.0),  # edges of fields and buttons
    ("focus", GROUNDS, 3.0),
    ("density", ("canvas", "surface"), 3.0),
    ("ok", ("canvas", "surface"), 3.0),  # a sign
)
BESIDE: Final = {"line_medium", "era"}  # hairlines, without which all can be told; and a tint, of which see below
HANDLED: Final = ("QLineEdit", "QSpinBox", "QPushButton", "QComboBox", "QCheckBox", "QRadioButton")  # have edges
RULES: Final = re.findall(r"([^{}]+){([^}]*)}", _SHEET.template)
TEXT_ON = [(ink, ground, least) for ink, grounds, least in USED for ground in grounds]
READ: Final = {"light": 0.15, "dark": 0.2}  # ink of the tint under another event's sentence
LAID: Final = 0.05  # ... of an era's own colour

# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency" (2009),
# severity 1.0, on linear RGB.
SEEN: Final = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
XYZ: Final = np.array(  # from linear sRGB (IEC 61966-2-1)
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE: Final = np.array([0.95047, 1.0, 1.08883])  # D65
NEIGHBOURS, ANY_TWO = 13.0, 8.0  # least difference of lanes that lie side by side, and of any: names tell those apart


def lab(colour: QColor, seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a colour in CIE L*a*b* as an eye of a kind sees it."""
    parts = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    ratio = XYZ @ np.clip(seen @ linear, 0, 1) / WHITE
    bent = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


def laid(top: QColor, ground: QColor) -> QColor:
    """Return the colour of a tint on a ground."""
    share = top.alphaF()
    pairs = (
        (top.redF(), ground.redF()),
        (top.greenF(), ground.greenF()),
        (top.blueF(), ground.blueF()),
    )
    return QColor.fromRgbF(*(above * share + below * (1 - share) for above, below in pairs))


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), TEXT_ON)
def test_text_is_legible(name: str, ink: str, ground: str, least: float) -> None:
    theme = Theme.load(name)
    assert contrast(theme.colour(ink), theme.colour(ground)) >= least


def test_every_colour_is_held_to_be_seen() -> None:
    told = {token for ink, grounds, _ in USED for token in (ink, *grounds)}
    assert set(Theme.load("light").colours) - told == BESIDE


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_the_style_sheet_writes_and_edges_is_seen(name: str) -> None:
    theme = Theme.load(name)
    for which, rule in RULES:
        set_ = dict(
            re.findall(r"(?<![-\w])(color|background|selection-color|selection-background-color): \$(\w+)", rule)
        )
        for ink, ground in (("color", "background"), ("selection-color", "selection-background-color")):
            if {ink, ground} <= set_.keys() and ":disabled" not in which:  # WCAG asks nothing of what is disabled
                pair = theme.colour(set_[ink]), theme.colour(set_[ground])
                assert contrast(*pair) >= 4.5, (which, set_)
        edge = re.search(r"border: \dpx solid \$(\w+)", rule)
        if edge is not None and which.strip().startswith(HANDLED) and ":disabled" not in which:
            for ground in ("window", "surface", "canvas"):
                assert contrast(theme.colour(edge[1]), theme.colour(ground)) >= 3.0, which
        if which.strip().startswith("QScrollBar::handle"):
            assert all(
                contrast(theme.colour(set_["background"]), theme.colour(on)) >= 3 for on in ("canvas", "surface")
            )


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_stand_out_from_the_canvas(name: str) -> None:
    theme = Theme.load(name)
    assert all(contrast(lane, theme.colour(on)) >= 3 for lane in theme.lanes for on in ("canvas", "lane_alt"))
    assert len({lane.name() for lane in theme.lanes}) == 10


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("eye", SEEN)
def test_lanes_are_told_apart_whatever_colours_one_sees(name: str, eye: str) -> None:
    colours = [lab(lane, SEEN[eye]) for lane in Theme.load(name).lanes]
    around = zip(colours, colours[1:] + colours[:1], strict=True)
    assert min(np.linalg.norm(one - other) for one, other in around) >= NEIGHBOURS
    assert min(np.linalg.norm(one - other) for one, other in combinations(colours, 2)) >= ANY_TWO


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_is_legible_on_every_tint(name: str) -> None:
    theme = Theme.load(name)
    canvas = theme.colour("canvas")
    for lane in theme.lanes:
        assert contrast(theme.colour("text"), laid(faded(lane, READ[name]), canvas)) >= 4.5
        assert contrast(theme.colour("text2"), laid(faded(lane, LAID), canvas)) >= 4.5  # an era's caption
    assert contrast(theme.colour("text2"), laid(theme.colour("era"), canvas)) >= 4.5


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
