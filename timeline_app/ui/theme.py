"""The look: colours, lane colours, type and sizes of one theme, read from resources/themes/<name>.toml.

A Theme is handed to constructors; nothing looks one up globally. Sizes are pixels at 100 % of the desktop's own font
size.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette

from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

_USUAL_FONT = (11.0, 15.5)  # px: a desktop font within these is no wish for larger letters

_PALETTE: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "canvas"),
    (QPalette.ColorRole.AlternateBase, "lane_alt"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "error"),
    (QPalette.ColorRole.Highlight, "accent_tint"),
    (QPalette.ColorRole.HighlightedText, "accent_ink"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Light, "raised"),
    (QPalette.ColorRole.Midlight, "line"),
    (QPalette.ColorRole.Mid, "line_medium"),
    (QPalette.ColorRole.Dark, "line_strong"),
    (QPalette.ColorRole.Shadow, "line_strong"),
)
_DIMMED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


@dataclass(frozen=True, eq=False)
class Theme:
    """One theme. Colours are read as attributes of its table: `theme.colour("accent")`, `theme.lane(3)`."""

    name: str  # "light" or "dark"
    colours: Mapping[str, QColor]  # by token, e.g. "accent_tint"
    lanes: tuple[QColor, ...]  # in the order in which lanes take them
    families: Mapping[str, tuple[str, ...]]  # "ui" and "reading": font families, the wanted first
    type: Mapping[str, float]  # px
    sizes: Mapping[str, int]  # px
    times: Mapping[str, int]  # ms
    letters: float = 1.0  # factor on every type size, from the desktop's font
    _fonts: dict[tuple[str, int, str], QFont] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def load(cls, name: str) -> Theme:
        """Read a bundled theme, "light" or "dark"; raise FileNotFoundError for another name."""
        table = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
        return cls(
            name=table["name"],
            colours={token: QColor(value) for token, value in table["colours"].items()},
            lanes=tuple(QColor(value) for value in table["lanes"].values()),
            families={use: tuple(names) for use, names in table["fonts"].items()},
            type=table["type"],
            sizes=table["size"],
            times=table["time"],
        )

    @classmethod
    def of_desktop(cls, application: QApplication) -> Theme:
        """Load the theme that the desktop's colour scheme asks for, with letters as large as it sets them."""
        dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        theme = cls.load("dark" if dark else "light")
        pixels = float(QFontInfo(QFont()).pixelSize())
        usual = _USUAL_FONT[0] <= pixels <= _USUAL_FONT[1]
        return theme if usual else replace(theme, letters=min(2.0, max(0.85, pixels / theme.type["body"])))

    def colour(self, token: str) -> QColor:
        """Return the colour of a token; raise KeyError where the theme has none of that name."""
        return self.colours[token]

    def tint(self, token: str, share: float) -> QColor:
        """Return a token's colour at `share` (0 to 1) of its ink."""
        return faded(self.colours[token], share)

    def lane(self, number: int) -> QColor:
        """Return the colour of the lane at a position; the ten colours repeat."""
        return self.lanes[number % len(self.lanes)]

    def size(self, what: str) -> int:
        """Return a size of the table in px, as much larger as its letters are."""
        return round(self.sizes[what] * self.letters)

    def font(self, use: str = "body", *, weight: int = 400, face: str = "ui") -> QFont:
        """Return the font for a use of the type table ("label", "article" ...) in the face "ui" or "reading"."""
        key = (use, weight, face)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(use, weight, face)
        return self._fonts[key]

    def palette(self) -> QPalette:
        """Return the palette for the application; disabled text is text3."""
        palette = QPalette()
        for role, token in _PALETTE:
            palette.setColor(role, self.colours[token])
        for role in _DIMMED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colours["text3"])
        return palette

    def _make_font(self, use: str, weight: int, face: str) -> QFont:
        font = QFont()
        font.setFamilies(list(_available(self.families[face])))
        font.setPixelSize(max(11, round(self.type[use] * self.letters)))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if face == "ui":
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


def faded(colour: QColor, share: float) -> QColor:
    """Return a colour at `share` (0 to 1) of its ink."""
    copy = QColor(colour)
    copy.setAlphaF(colour.alphaF() * share)
    return copy


@lru_cache(maxsize=8)
def _available(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the families that the system has, and its general one, so that Qt never searches for a missing name."""
    have = set(QFontDatabase.families())
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return (*(name for name in wanted if name in have), general)
