"""How the reader's blocks look: letters, ink and measures of each kind, as large as the user has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from timeline_app.ui import icons
from timeline_app.ui.reader_layout import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.ui.theme import Theme

COLUMN: Final = 70  # characters a line, at most
FOLD_ICON: Final = 16  # px, beside letters of usual size
USUAL: Final = 100
SIZES: Final = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250)  # % of the theme's letters
_SAMPLE: Final = "The council of the harbour town met for a second day, and nobody would say how long it was to sit."
_LINES: Final = {Kind.TITLE: 23.0, Kind.FURNITURE: 17.0, Kind.FOLD: 20.0}  # px at 100 %
_BELOW: Final = {Kind.TITLE: 6, Kind.TEXT: 8, Kind.FURNITURE: 3, Kind.FOLD: 6}


@dataclass(frozen=True, slots=True)
class Look:
    """How blocks of one kind look; px."""

    font: QFont
    ink: QColor
    pitch: float  # from line to line
    below: float  # after a block
    indent: float
    letter: float  # the width of a letter, on average


def looks_of(theme: Theme, percent: int = USUAL) -> dict[Kind, Look]:
    """Return the look of every kind of block."""
    return {kind: _look(kind, theme, percent / 100) for kind in Kind}


def measure_of(looks: Mapping[Kind, Look]) -> float:
    """Return how wide the column is at most, px."""
    return looks[Kind.TEXT].letter * COLUMN


def next_size(percent: int, step: int) -> int:
    """Return the next larger (1) or smaller (-1) size, the same at the end."""
    sizes = SIZES if step > 0 else SIZES[::-1]
    return next((size for size in sizes if (size - percent) * step > 0), sizes[-1])


def _look(kind: Kind, theme: Theme, factor: float) -> Look:
    font, token = {
        Kind.TITLE: (theme.font("article_title", weight=600, face="reading"), "text"),
        Kind.TEXT: (theme.font("article", face="reading"), "text"),
        Kind.FURNITURE: (theme.font("secondary"), "text3"),
        Kind.FOLD: (theme.font("secondary"), "text3"),
    }[kind]
    font = QFont(font)
    font.setPixelSize(max(8, round(font.pixelSize() * factor)))
    return Look(
        font,
        theme.colour(token),
        round(_LINES.get(kind, theme.type["article_line"]) * theme.letters * factor),
        round(_BELOW[kind] * factor),
        icons.side(theme, FOLD_ICON) + 6 if kind is Kind.FOLD else 0,
        QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE),
    )
