"""What stands around the marks: axis, lane headers, hairlines, the strip of publications, density and edge chips.

Everything here is quiet: greys of the theme, lines one device pixel wide; a lane's colour shows in its header's bar
and its density.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from timeline_app.timeline.labels import Ruler
from timeline_app.timeline.lane_names import name_lines
from timeline_app.ui.device_grid import DeviceGrid
from timeline_app.ui.plot import Plot, Stamp, premultiplied
from timeline_app.ui.still import Still

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QColor, QFont

    from timeline_app.timeline.parts import Axis, DensityStrip, EdgeChip, LaneHeader, Rect, Tick
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.text_cache import TextCache
    from timeline_app.ui.theme import Theme

HEADER_TEXT = 16.0  # px from the header's left edge to its text; what collapses a lane stands before it
_LONGEST = 160.0  # px that no label of the lower row is longer than
_BAR = 3.0  # px, width of the lane's colour bar
_DENSITY_INK = 0.45
_TICK = 4.0  # px, height of the axis's minor ticks
_ABOVE = 7.0  # px above the lines of the axis
_MAJOR_LINE, _MINOR_LINE = 0.41, 0.79  # shares of the axis's height down to the baselines of its rows
_INDENT = 10.0  # px by which the head of a lane in another is further right
_NAME_BELOW = 21.0  # px from a lane's top to the baseline of its name
_COUNT_BELOW = 37.0
_NAMES = 512  # of lanes of which it is remembered how they stand
_LINE = 15.0  # px from a line of a name to the next
_CHIP_ARROW = 10.0  # px, a chip's arrow and the gap to its text, as in `Metrics`
_CHEVRON = (3.6, 3.6)  # px, how wide that arrow is, and how far it rises above and below its tip
_THIN, _WIDE = 1.0, 3.0  # px, widths of ticks of publications: where they are blue or amber they are wide


class FramePainter:
    """Paints what surrounds the marks of a scene."""

    def __init__(self, theme: Theme, texts: TextCache) -> None:
        self._theme = theme
        self._texts = texts
        self._heads = Still(texts)
        ruler = Ruler(lambda text: texts.metrics(theme.font("label", weight=600)).horizontalAdvance(text))
        self._name_lines = lru_cache(_NAMES)(lambda name, room, most: name_lines(name, room, ruler, most))
        self.foldable = False  # whether heads show that a click collapses their lanes: not on paper

    def paint_ground(self, painter: QPainter, scene: Scene) -> None:
        """Fill the canvas, the lanes' alternating ground, the lines between lanes and the hairlines of the axis."""
        theme, canvas = self._theme, scene.canvas
        painter.save()
        painter.setClipRect(QRectF(0, canvas.y, scene.width, canvas.height))
        for top, bottom, ground in _grounds(scene):
            painter.fillRect(QRectF(canvas.x, top, canvas.width, bottom - top), theme.colour(ground))
        painter.setPen(QPen(theme.colour("line"), 0))
        grid = DeviceGrid.of(painter)
        columns = [grid.column(x) for x in scene.hairlines]
        painter.drawLines([QLineF(x, canvas.y, x, canvas.bottom) for x in columns])
        ends = [grid.line(header.rect.bottom) for header in scene.headers]
        painter.drawLines([QLineF(0, y, scene.width, y) for y in ends])
        painter.restore()

    def paint_headers(self, painter: QPainter, scene: Scene, unnamed: str) -> None:
        """Draw each lane's bar, name and count, over whatever reaches under them, and what parts pinned lanes."""
        box = QRectF(0, 0, scene.canvas.x, scene.height)
        look = (scene.headers, scene.canvas, unnamed, self.foldable)
        self._heads.paint(painter, box, look, partial(self._paint_headers, scene, unnamed))
        scrolled = max((header.top for header in scene.headers), default=scene.canvas.y)
        if scrolled > scene.canvas.y:
            painter.setPen(QPen(self._theme.colour("line_medium"), 0))
            painter.drawLine(QLineF(0, crisp(scrolled), scene.width, crisp(scrolled)))

    def _paint_headers(self, scene: Scene, unnamed: str, painter: QPainter) -> None:
        theme, canvas = self._theme, scene.canvas
        painter.save()
        painter.setClipRect(QRectF(0, canvas.y, canvas.x, canvas.height))
        painter.fillRect(QRectF(0, canvas.y, canvas.x, canvas.height), theme.colour("surface"))
        painter.setPen(QPen(theme.colour("line"), 0))
        line = DeviceGrid.of(painter).line
        painter.drawLines([QLineF(0, y, canvas.x, y) for y in (line(h.rect.bottom) for h in scene.headers)])
        for top, headers in groupby(scene.headers, lambda header: header.top):
            painter.setClipRect(QRectF(0, top, canvas.x, canvas.bottom - top))  # what is pinned covers the others
            for header in headers:
                self._paint_header(painter, header, header.name or unnamed)
        painter.restore()
        painter.setPen(QPen(theme.colour("line_medium"), 0))
        painter.drawLine(QLineF(crisp(canvas.x - 1), 0, crisp(canvas.x - 1), scene.height))

    def _paint_header(self, painter: QPainter, header: LaneHeader, name: str) -> None:
        theme, box = self._theme, header.rect
        top = max(box.y, header.top)
        painter.fillRect(QRectF(0, top, _BAR, box.bottom - 1 - top), theme.lane(header.colour))
        if header.pinned:
            painter.fillRect(QRectF(_BAR + 1, top, 1, box.bottom - 1 - top), theme.lane(header.colour))
        named, counted, line = (each * theme.letters for each in (_NAME_BELOW, _COUNT_BELOW, _LINE))
        left = HEADER_TEXT + _INDENT * header.depth
        room = box.width - left - 4
        lines = self._name_lines(name, room, 2 if box.height >= counted + line + 4 else 1)
        counted += line * (len(lines) - 1)
        counts = box.height >= counted + 4
        y = max(box.y, min(header.top, box.bottom - (counted if counts else named) - 4))  # it stays in sight
        if self.foldable:
            self._paint_triangle(painter, left - 7.0, y + named - 4 * theme.letters, header)
        for nth, text in enumerate(lines):
            self._write(painter, text, theme.font("label", weight=600), "text", (left, y + named + line * nth))
        if counts:
            said = f"{header.count:,} event{'' if header.count == 1 else 's'}"
            self._write(painter, said, theme.font("small"), "text3", (left, y + counted), room)

    def _paint_triangle(self, painter: QPainter, x: float, y: float, header: LaneHeader) -> None:
        """Draw what collapses a lane by a click: it points right where the lane is collapsed, else down."""
        right = ((-1.5, -3.0), (1.5, 0.0), (-1.5, 3.0))
        points = right if header.folded else tuple((b, a) for a, b in right)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("text3"))
        painter.drawPolygon([QPointF(x + a, y + b) for a, b in points])
        painter.restore()

    def paint_axis(self, painter: QPainter, scene: Scene, covered: Sequence[QRectF] = ()) -> None:
        """Draw the axis: major labels in semibold over minor ones, each between its lines.

        A minor label that a chip would cover in part is left out: half a number is another number.
        """
        theme, box = self._theme, scene.axis.rect
        painter.fillRect(qrect(box), theme.colour("surface"))
        painter.save()
        painter.setClipRect(qrect(box))
        painter.setPen(QPen(theme.colour("line_medium"), 0))
        column = DeviceGrid.of(painter).column
        majors = [(column(tick.x), box.y + _ABOVE) for tick in scene.axis.major if tick.x > box.x + 1]
        minors = [(column(tick.x), box.bottom - _TICK) for tick in scene.axis.minor]
        painter.drawLines([QLineF(x, top, x, box.bottom) for x, top in (*majors, *minors)])
        with Plot(painter, self._texts) as plot:
            self._name_ticks(plot, scene.axis, covered)
        painter.restore()
        painter.setPen(QPen(theme.colour("line_medium"), 0))
        painter.drawLine(QLineF(0, crisp(box.bottom - 1), scene.width, crisp(box.bottom - 1)))

    def _name_ticks(self, plot: Plot, axis: Axis, covered: Sequence[QRectF]) -> None:
        theme, box = self._theme, axis.rect
        write = plot.writer(theme.font("label", weight=600), theme.colour("text")).write
        for tick in axis.major:
            if tick.label:
                write(tick.label, tick.label_x, box.y + box.height * _MAJOR_LINE)
        font = theme.font("small")
        write = plot.writer(font, theme.colour("text2")).write
        for tick in axis.minor:
            if tick.label and not (covered and self._is_under(tick, font, covered)):
                write(tick.label, tick.label_x, box.y + box.height * _MINOR_LINE)

    def _is_under(self, tick: Tick, font: QFont, chips: Sequence[QRectF]) -> bool:
        near = [chip for chip in chips if chip.left() - _LONGEST < tick.label_x < chip.right()]
        return any(chip.left() < tick.label_x + self._texts.width(tick.label, font) for chip in near)

    def paint_corner(self, painter: QPainter, scene: Scene, texts: tuple[str, str]) -> None:
        """Write what the lanes stand for, and how many there are, left of the axis."""
        theme, box = self._theme, scene.axis.rect
        painter.fillRect(QRectF(0, 0, box.x, box.bottom), theme.colour("surface"))
        room = box.x - HEADER_TEXT - 4
        for text, font, ink, line in (
            (texts[0], theme.font("label", weight=600), "text", _MAJOR_LINE),
            (texts[1], theme.font("small"), "text3", _MINOR_LINE),
        ):
            self._write(painter, text, font, ink, (HEADER_TEXT, box.height * line), room)
        self._divide(painter, box)
        painter.drawLine(QLineF(0, crisp(box.bottom - 1), box.x, crisp(box.bottom - 1)))

    def paint_band(self, painter: QPainter, box: QRectF, texts: tuple[str, str], header_width: float) -> None:
        """Draw the ground of a band under the lanes, with its name and a second line in the column of headers."""
        theme = self._theme
        painter.fillRect(box, theme.colour("surface"))
        painter.setPen(QPen(theme.colour("line_medium"), 0))
        painter.drawLine(QLineF(box.left(), crisp(box.top()), box.right(), crisp(box.top())))
        painter.drawLine(QLineF(crisp(header_width - 1), box.top(), crisp(header_width - 1), box.bottom()))
        room = header_width - HEADER_TEXT - 4
        for text, use, ink, below in ((texts[0], "label", "text2", 21), (texts[1], "small", "text3", 37)):
            if text:
                self._write(painter, text, theme.font(use), ink, (HEADER_TEXT, box.top() + below * theme.letters), room)

    def paint_publications(self, painter: QPainter, scene: Scene, count: int) -> None:
        """Draw when articles were published: blue the selected event's, amber where the date is in doubt."""
        if scene.publications is None:
            return
        found, strip = scene.publications, scene.publications.rect
        theme, middle = self._theme, strip.y + strip.height / 2
        painter.fillRect(QRectF(0, strip.y, strip.x, strip.height), theme.colour("surface"))
        painter.fillRect(qrect(strip), theme.colour("canvas"))
        painter.setPen(QPen(theme.colour("line"), 0))
        columns = [DeviceGrid.of(painter).column(x) for x in scene.hairlines]
        painter.drawLines([QLineF(x, strip.y, x, strip.bottom) for x in columns])
        box, high = QRectF(0, middle - 5, scene.width, 10), QRectF(0, middle - 6.5, scene.width, 13)
        _paint_ticks(painter, found.ticks, box, theme.colour("text3"), _THIN)
        for places, ink in ((found.doubtful, "conflict"), (found.chosen, "accent")):
            _paint_ticks(painter, places, high, theme.colour(ink), _WIDE)
        number, below = f"{count:,}", 4 * theme.letters
        self._write(painter, "Articles", theme.font("small"), "text2", (HEADER_TEXT, middle + below))
        at = scene.canvas.x - 10 - self._texts.width(number, theme.font("small"))
        self._write(painter, number, theme.font("small"), "text3", (at, middle + below))
        painter.setPen(QPen(theme.colour("line_medium"), 0))
        painter.drawLine(QLineF(0, crisp(strip.bottom - 1), scene.width, crisp(strip.bottom - 1)))
        self._divide(painter, strip)

    def paint_densities(self, painter: QPainter, scene: Scene) -> None:
        """Draw under each lane how many events there are, as one image of columns."""
        for strip in scene.densities:
            _paint_columns(painter, strip, self._theme.lane(strip.colour))

    def paint_chips(self, plot: Plot, scene: Scene, hovered: EdgeChip | None) -> None:
        """Draw the chips at the edges: what lies outside, and where."""
        for chip in scene.chips:
            size, lit = (chip.rect.width, chip.rect.height), chip == hovered
            key = ("chip", chip.text, chip.earlier, *size, lit, self._theme.name)
            plot.stamp(key, chip.rect.x, chip.rect.y, Stamp(size, partial(self._paint_chip, chip, lit=lit)))

    def _paint_chip(self, chip: EdgeChip, painter: QPainter, *, lit: bool) -> None:
        theme, font = self._theme, self._theme.font("small")
        box, thick = DeviceGrid.of(painter).outline(QRectF(0, 0, chip.rect.width, chip.rect.height), 1)
        painter.setPen(QPen(theme.colour("accent" if lit else "line_medium"), thick))
        painter.setBrush(theme.colour("canvas"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink, letters = "accent" if lit else "text2", theme.letters
        arrow, written = _CHIP_ARROW * letters, self._texts.width(chip.text, font)
        left = box.center().x() - (arrow + written) / 2
        begin = left if chip.earlier else left + arrow + written
        text = left + arrow if chip.earlier else left
        self._write(painter, chip.text, font, ink, (text, box.center().y() + 4 * letters))
        self._paint_chevron(painter, QPointF(begin, box.center().y()), 1 if chip.earlier else -1, ink)

    def _paint_chevron(self, painter: QPainter, tip: QPointF, way: int, ink: str) -> None:
        """Draw a chip's arrow with its tip at a place, opening to the right where `way` is 1, else to the left."""
        wide, rise = (side * self._theme.letters for side in _CHEVRON)
        pen = QPen(self._theme.colour(ink), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        inner = tip.x() + way * wide
        painter.drawPolyline([QPointF(inner, tip.y() - rise), tip, QPointF(inner, tip.y() + rise)])

    def _divide(self, painter: QPainter, box: Rect) -> None:
        """Draw the line between the column of headers and a strip beside it."""
        painter.setPen(QPen(self._theme.colour("line_medium"), 0))
        painter.drawLine(QLineF(crisp(box.x - 1), box.y, crisp(box.x - 1), box.bottom))

    def _write(
        self, painter: QPainter, text: str, font: QFont, ink: str, at: tuple[float, float], room: float | None = None
    ) -> None:
        painter.setPen(self._theme.colour(ink))
        self._texts.draw(painter, text, font, QPointF(*at), room)


def _grounds(scene: Scene) -> list[tuple[float, float, str]]:
    """Share out the canvas's height among grounds, each pixel once: from, to and colour.

    A canvas that is filled whole and then lane by lane takes half as long again.
    """
    grounds, y = [], scene.canvas.y
    for header in scene.headers:
        if header.lane % 2:
            top, bottom = max(header.rect.y, header.top), header.rect.bottom
            grounds += [(y, top, "canvas"), (top, bottom, "lane_alt")]
            y = bottom
    return [*grounds, (y, max(y, scene.canvas.bottom), "canvas")]


def crisp(value: float) -> float:
    """Return the centre of the logical pixel that a hairline falls on."""
    return round(value) + 0.5


def qrect(rect: Rect) -> QRectF:
    """Return a scene's rectangle as Qt's."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def _paint_columns(painter: QPainter, strip: DensityStrip, colour: QColor) -> None:
    """Paint columns as an image stretched sideways: 1 ms for twenty lanes where rectangles take 22."""
    ratio = painter.device().devicePixelRatio()
    rows = max(1, round(strip.rect.height * ratio))
    if not strip.heights.size or not strip.heights.any():
        return
    levels = np.ceil(strip.heights * ratio)
    filled = np.arange(rows, 0, -1, dtype=np.float32)[:, None] <= levels
    pixels = np.multiply(filled, np.uint32(premultiplied(colour, _DENSITY_INK)))  # a third of what `where` takes
    image = QImage(pixels.data, levels.size, rows, levels.size * 4, QImage.Format.Format_ARGB32_Premultiplied)
    painter.save()
    painter.setClipRect(qrect(strip.rect), Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(strip.x, strip.rect.y, strip.column * levels.size, strip.rect.height), image)
    painter.restore()


def _paint_ticks(painter: QPainter, places: NDArray[np.float64], box: QRectF, colour: QColor, width: float) -> None:
    """Paint a tick at each place, as an image one device pixel high that is stretched: thousands cost as one."""
    if not places.size:
        return
    grid = DeviceGrid.of(painter)
    ratio, wide = grid.ratio, round(grid.whole(width) * grid.ratio)
    first = np.floor(places * ratio + 0.5).astype(np.int64) - round((width - 1) / 2 * ratio)
    columns = (first[:, None] + np.arange(wide)).ravel()
    pixels = np.zeros(max(1, round(box.width() * ratio)), np.uint32)
    pixels[columns[(columns >= 0) & (columns < pixels.size)]] = premultiplied(colour, 1.0)
    image = QImage(pixels.data, pixels.size, 1, pixels.size * 4, QImage.Format.Format_ARGB32_Premultiplied)
    left, _ = grid.snapped(box.left(), box.top())
    painter.drawImage(QRectF(left, box.top(), pixels.size / ratio, box.height()), image)
