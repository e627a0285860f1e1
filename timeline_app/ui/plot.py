"""Painting by copying: texts and stamps that are set once and then copied to whole device pixels.

Copying a label takes 1 µs, setting it 29; copying both ends of a mark and stretching its middle 2 µs, drawing it with
rounded corners and fades 15. Where nothing may be copied, as into a picture of vectors, the same calls draw shapes.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from timeline_app.ui.device_grid import DeviceGrid
from timeline_app.ui.text_cache import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QColor, QFont, QPixmap

    from timeline_app.ui.text_cache import TextCache

Look = TypeVar("Look", bound="Hashable")


class Ground(NamedTuple):
    """What stamps have in common: it is drawn once for all of them."""

    key: Hashable
    paint: Callable[[QPainter], None]


class Stamp(NamedTuple):
    """What is drawn in a box of a size at the origin, over what it has in common with others."""

    size: tuple[float, float]
    paint: Callable[[QPainter], None]
    ground: Ground | None = None


class Plot:
    """A painter that copies, for as long as it is entered; places are logical pixels all the same."""

    def __init__(self, painter: QPainter, texts: TextCache) -> None:
        self._painter, self._texts = painter, texts
        self._copies = texts.copies
        grid = DeviceGrid.of(painter)
        self.ratio, self._dx, self._dy = grid.ratio, grid.dx, grid.dy
        self.unit = 1 / grid.ratio if self._copies else 0.0  # logical size of a device pixel; 0: there are none
        self._inside = grid.pixels(painter)

    def __enter__(self) -> Self:
        if self._copies:
            self._inside.__enter__()
        else:
            self._painter.save()
        return self

    def __exit__(self, *_: object) -> None:
        if self._copies:
            self._inside.__exit__(None, None, None)
        else:
            self._painter.restore()

    def fade(self, share: float) -> None:
        """Draw what follows with a share of its ink."""
        self._painter.setOpacity(share)

    def text(self, text: str, font: QFont, ink: QColor, x: float, baseline: float) -> None:
        """Write a text."""
        self.writer(font, ink).write(text, x, baseline)

    def writer(self, font: QFont, ink: QColor) -> Writer:
        """Return what writes many texts of one font and ink."""
        return Writer(self._painter, self._texts, self, font, ink)

    def fill(self, x: float, y: float, width: float, height: float, ink: QColor) -> None:
        """Fill a rectangle of at least one device pixel each way."""
        if self._copies:
            left, top = self.column(x), self.line(y)
            right, bottom = self.column(x + width), self.line(y + height)
            self._painter.fillRect(left, top, max(1, right - left), max(1, bottom - top), ink)
        else:
            self._painter.fillRect(QRectF(x, y, width, height), ink)

    def stamp(self, key: Hashable, x: float, y: float, stamp: Stamp) -> None:
        """Draw one stamp, as `stamps` does many."""
        self.stamps([(key, x, y)], lambda _: stamp)

    def stamps(self, places: Iterable[tuple[Look, float, float]], drawn: Callable[[Look], Stamp]) -> None:
        """Draw stamps, each by its look, with the top left corner of its box at a place.

        `drawn` says how one of a look is drawn. It is asked only for what is not kept: saying it takes longer than
        copying.
        """
        if not self._copies:
            for look, x, y in places:
                self._draw(drawn(look), x, y)
            return
        kept, copy, ratio = self._texts.pixmaps.get, self._painter.drawPixmap, self.ratio
        dx, dy = self._dx + 0.5, self._dy + 0.5
        for look, x, y in places:
            pixmap = kept((look, ratio))
            if pixmap is None:
                pixmap = self._stamped(look, drawn(look))
            copy(floor(x * ratio + dx), floor(y * ratio + dy), pixmap)

    def stretched(
        self,
        key: Hashable,
        at: tuple[int, int],
        width: int,
        end: int,
        paint: Callable[[QPainter, int], None],
        height: int,
    ) -> None:
        """Draw in device pixels what has ends of a width and is the same all along between them.

        `paint` draws it in a painter of logical pixels, for a width in device pixels.
        """
        x, y = at
        least = 2 * end + 1
        drawn = min(width, least)
        copy, pixmaps, look = self._painter.drawPixmap, self._texts.pixmaps, (key, drawn, self.ratio)
        pixmap = pixmaps.get(look)
        if pixmap is None:
            pixmap = pixmaps.drawn(look, (drawn, height), self.ratio, lambda painter: paint(painter, drawn))
        if width <= least:
            copy(x, y, pixmap)
            return
        copy(x, y, pixmap, 0, 0, end, height)
        copy(x + end, y, width - 2 * end, height, pixmap, end, 0, 1, height)
        copy(x + width - end, y, pixmap, end + 1, 0, end, height)

    def _draw(self, stamp: Stamp, x: float, y: float) -> None:
        self._painter.save()
        self._painter.translate(x, y)
        if stamp.ground is not None:
            stamp.ground.paint(self._painter)
        stamp.paint(self._painter)
        self._painter.restore()

    def _stamped(self, key: Hashable, stamp: Stamp) -> QPixmap:
        """Draw a stamp, and keep it unless texts of it have to wait for the next frame."""
        behind, self._texts.behind = self._texts.behind, False
        pixels = (ceil(stamp.size[0] * self.ratio), ceil(stamp.size[1] * self.ratio))
        pixmaps, ground = self._texts.pixmaps, stamp.ground
        under = ground and pixmaps.drawn((ground.key, self.ratio), pixels, self.ratio, ground.paint)
        pixmap = pixmaps.drawn((key, self.ratio), pixels, self.ratio, stamp.paint, under)
        if self._texts.behind:
            self._texts.pixmaps.drop((key, self.ratio))
        self._texts.behind |= behind
        return pixmap

    def brackets(self, spans: Sequence[tuple[float, float]], low: float, foot: float, ink: QColor) -> None:
        """Draw brackets that are open on top, each from one x to another, at one height, with feet that rise to it."""
        if not self._copies:
            for left, right in spans:
                self.fill(left, low, right - left, 1, ink)
                self.fill(left, low - foot, 1, foot, ink)
                self.fill(right - 1, low - foot, 1, foot, ink)
            return
        ratio, dx = self.ratio, self._dx + 0.5
        thick, rise = max(1, floor(ratio + 0.5)), max(1, floor(foot * ratio + 0.5))
        columns = [(floor(left * ratio + dx), floor(right * ratio + dx)) for left, right in spans]
        first, pixels = _brackets(columns, rise, thick, premultiplied(ink, 1.0))
        high, wide = pixels.shape
        image = QImage(pixels.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32_Premultiplied)
        self._painter.drawImage(QPointF(first, self.line(low) - rise), image)

    def column(self, x: float) -> int:
        """Return the device pixel nearest to a logical place."""
        return floor(x * self.ratio + self._dx + 0.5)

    def line(self, y: float) -> int:
        """Return the device line nearest to a logical height."""
        return floor(y * self.ratio + self._dy + 0.5)


class Writer:
    """Writes texts of one font and ink."""

    def __init__(self, painter: QPainter, texts: TextCache, plot: Plot, font: QFont, ink: QColor) -> None:
        self._painter, self._texts, self._plot, self._font, self._ink = painter, texts, plot, font, ink
        self._copies = texts.copies
        self._key = (id(font), ink.rgba(), plot.ratio)
        self._left, self._top = texts.origin(font, plot.ratio)
        self._kept, self._copy = texts.pixmaps.get, painter.drawPixmap
        self._dots = texts.width(ELLIPSIS, font)

    def write(self, text: str, x: float, baseline: float) -> None:
        """Write a text from the left end of its baseline."""
        if not self._copies:
            self._painter.setFont(self._font)
            self._painter.setPen(self._ink)
            self._painter.drawText(QPointF(x, baseline), text)
            return
        pixmap = self._pixmap(text)
        if pixmap is not None:
            self._copy(self._plot.column(x) - self._left, self._plot.line(baseline) - self._top, pixmap)

    def cut(self, whole: str, short: str, width: float, x: float, baseline: float) -> None:
        """Write the beginning of a text, which `short` is with an ellipsis, `width` px wide, as a copy of the whole."""
        if not self._copies or not short.endswith(ELLIPSIS) or not self._texts.can_be_cut(whole, self._font):
            self.write(short, x, baseline)
            return
        pixmap = self._pixmap(whole)
        if pixmap is None:
            return
        end = floor((width - self._dots) * self._plot.ratio + 0.5)
        at, line = self._plot.column(x) - self._left, self._plot.line(baseline) - self._top
        self._copy(at, line, pixmap, 0, 0, self._left + end, pixmap.height())
        dots = self._pixmap(ELLIPSIS)
        if dots is not None:
            self._copy(at + end, line, dots)

    def _pixmap(self, text: str) -> QPixmap | None:
        found = self._kept((text, *self._key))
        return self._texts.pixmap(text, self._font, self._ink, self._plot.ratio) if found is None else found


def _brackets(spans: Sequence[tuple[int, int]], rise: int, thick: int, ink: int) -> tuple[int, NDArray[np.uint32]]:
    """Return where a line of brackets begins, and its pixels: they cost a fifth of three rectangles for each."""
    first = min(left for left, _ in spans)
    pixels = np.zeros((rise + thick, max(right for _, right in spans) - first + thick), np.uint32)
    feet, bars = pixels[0], pixels[-1]
    for left, right in spans:
        bars[left - first : right - first] = ink
    for n in range(thick):
        feet[[left - first + n for left, _ in spans]] = ink
        feet[[max(right - first - 1 - n, 0) for _, right in spans]] = ink
    pixels[:rise], pixels[rise:] = feet, bars
    return first, pixels


def premultiplied(colour: QColor, share: float) -> int:
    """Return an opaque colour at a share of its ink as a pixel of an image."""
    red, green, blue = (round(part * share) for part in (colour.red(), colour.green(), colour.blue()))
    return round(255 * share) << 24 | red << 16 | green << 8 | blue
