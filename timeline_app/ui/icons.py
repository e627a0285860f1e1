"""Icons: one family of own drawings (20 px grid, 1.5 px strokes), inked from the theme and crisp at every ratio."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from timeline_app.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from timeline_app.ui.theme import Theme

GRID = 20  # px
RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)  # device pixels a pixel

_STATES = (
    (QIcon.Mode.Normal, QIcon.State.Off),
    (QIcon.Mode.Disabled, QIcon.State.Off),
    (QIcon.Mode.Normal, QIcon.State.On),
    (QIcon.Mode.Disabled, QIcon.State.On),
)


def side(theme: Theme, size: int = GRID) -> int:
    """Return how large an icon beside a theme's letters is, in px: `size` beside those of usual size."""
    return round(size * theme.letters)


def icon(theme: Theme, name: str, token: str = "text", size: int = GRID, *, toggles: bool = False) -> QIcon:
    """Return the icon `name` in a colour of the theme, grey where it is disabled, blue where what toggles is on."""
    tokens = (token, "line_strong", *(("accent_ink", "line_strong") if toggles else ()))
    inks = (theme.colour(each).name() for each in tokens)
    return _icon(name, tuple(inks), size)


def put(button: QAbstractButton, theme: Theme, name: str, token: str = "text2", size: int = GRID) -> None:
    """Give a button an icon that grows with the letters; it never becomes smaller than the style makes it."""
    large = side(theme, size)
    button.setIcon(icon(theme, name, token, large))
    button.setIconSize(button.iconSize().expandedTo(QSize(large, large)))


def pixmap(theme: Theme, name: str, token: str = "text", size: int = GRID, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` drawn once, `size` px large at a device pixel ratio."""
    return _draw(_text(name), theme.colour(token).name(), size, ratio)


@lru_cache(maxsize=256)
def _icon(name: str, inks: tuple[str, ...], size: int) -> QIcon:
    made = QIcon()
    for colour, (mode, state) in zip(inks, _STATES, strict=False):
        for ratio in RATIOS:
            made.addPixmap(_draw(_text(name), colour, size, ratio), mode, state)
    return made


@lru_cache(maxsize=64)
def _text(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _draw(text: str, ink: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(QColor(Qt.GlobalColor.transparent))
    if size > GRID:  # a large picture is drawn with the same pen
        text = text.replace('stroke-width="1.5"', f'stroke-width="{1.5 * GRID / size:g}"')
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", ink).encode()))
    with QPainter(drawn) as painter:
        renderer.render(painter, QRectF(drawn.rect()))
    drawn.setDevicePixelRatio(ratio)
    return drawn
