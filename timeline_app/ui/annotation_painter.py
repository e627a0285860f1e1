"""Eras, notes and today's line: tints behind all lanes with captions on top, flags with a line down, a sign at labels.

All of it is quiet, for it is the user's and not the sources': greys of the theme, and a lane's colour only for an era
that was given one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from timeline_app.timeline.annotations import FLAG
from timeline_app.ui.device_grid import DeviceGrid
from timeline_app.ui.frame_painter import HEADER_TEXT, crisp, qrect
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from collections.abc import Container

    from PySide6.QtGui import QColor

    from timeline_app.records import Era
    from timeline_app.timeline.annotations import NoteFlag
    from timeline_app.timeline.parts import Mark
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.text_cache import TextCache
    from timeline_app.ui.theme import Theme

TODAY: Final = "Today"
ERA_COLOURS: Final = (0, 1, 2, 3, 4)  # of the theme's lane colours, those that an era may have
_COLOURED: Final = 0.05  # share of a lane's colour in an era's tint
_LAYERS: Final = 3  # eras that may lie over each other in full
_LINE: Final = 0.35  # share of ink in a note's line
_SIGN: Final = (6.0, 7.0)  # px, of the sign that an event has a note
_BELOW: Final = 12.5  # px from the top of a row of the strip to its baseline
_CHIP: Final = 16.0  # px, height of today's chip


class AnnotationPainter:
    """Paints what the user laid over the timeline, in one theme."""

    def __init__(self, theme: Theme, texts: TextCache) -> None:
        self._theme = theme
        self._texts = texts

    def paint_behind(self, painter: QPainter, scene: Scene) -> None:
        """Draw the eras' tints, the notes' lines and today's, over the ground and under everything else."""
        strip, grid = scene.overlaid.strip, DeviceGrid.of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if strip is not None:
            painter.fillRect(qrect(strip), self._theme.colour("canvas"))
            for band in scene.overlaid.eras:
                painter.fillRect(qrect(band.rect), self.tint(band.era, scene.overlaid.depth))
            painter.setPen(QPen(self._theme.colour("line"), 0))
            painter.drawLine(QLineF(strip.x, crisp(strip.bottom - 1), strip.right, crisp(strip.bottom - 1)))
            painter.setPen(QPen(faded(self._theme.colour("text2"), _LINE), 0))
            poles = [(grid.column(flag.x), flag.rect.y) for flag in scene.overlaid.notes]
            painter.drawLines([QLineF(x, top, x, scene.canvas.bottom) for x, top in poles])
        if scene.overlaid.today is not None:
            painter.setPen(QPen(self._theme.colour("line_strong"), 0))
            x = grid.column(scene.overlaid.today)
            painter.drawLine(QLineF(x, scene.axis.rect.bottom, x, scene.canvas.bottom))

    def paint_strip(self, painter: QPainter, scene: Scene, hovered: object) -> None:
        """Draw the captions of eras and the flags of notes; the part under the pointer is underlined."""
        strip = scene.overlaid.strip
        if strip is None:
            return
        theme = self._theme
        painter.fillRect(QRectF(0, strip.y, strip.x - 1, strip.height), theme.colour("surface"))
        for band in scene.overlaid.eras:
            ink = theme.colour("text") if band == hovered else theme.colour("text2")
            self._write(painter, band.caption, ink, band.place.x, band.place.y + _BELOW)
        for flag in scene.overlaid.notes:
            self._paint_flag(painter, flag, hovered=flag == hovered)
        for text, y in scene.overlaid.heads:
            self._write(painter, text, theme.colour("text2"), HEADER_TEXT, y + _BELOW)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(QLineF(0, crisp(strip.bottom - 1), strip.x - 1, crisp(strip.bottom - 1)))

    def paint_signs(self, painter: QPainter, scene: Scene, noted: Container[int]) -> None:
        """Draw a small folded sheet at every event that has a note, after its label."""
        grid = DeviceGrid.of(painter)
        for mark in scene.marks:
            if mark.ref in noted:
                place = _sign_place(mark)
                self.paint_sign(painter, QPointF(*grid.snapped(place.x(), place.y())))

    def paint_sign(self, painter: QPainter, at: QPointF) -> None:
        """Draw the sign of a note from its top left corner: a sheet whose corner is folded."""
        (width, height), fold = _SIGN, 2.5
        sheet = ((0, 0), (width - fold, 0), (width, fold), (width, height), (0, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("text2"))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in sheet]))

    def today_chip(self, scene: Scene) -> QRectF | None:
        """Return where today's chip stands on the axis; None where today is not in view."""
        if scene.overlaid.today is None:
            return None
        axis, width = scene.axis.rect, self._texts.width(TODAY, self._theme.font("small")) + 10
        left = min(max(axis.x + 2, scene.overlaid.today - width / 2), axis.right - width - 2)
        return QRectF(left + 0.5, axis.bottom - _CHIP - 3.5, round(width), _CHIP)

    def paint_today(self, painter: QPainter, chip: QRectF) -> None:
        """Draw today's chip on the axis: an outline, unlike the pointer's."""
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, thick = DeviceGrid.of(painter).outline(chip.adjusted(-0.5, -0.5, 0.5, 0.5), 1)
        painter.setPen(QPen(theme.colour("line_strong"), thick))
        painter.setBrush(theme.colour("canvas"))
        painter.drawRoundedRect(box, 4, 4)
        painter.restore()
        self._write(painter, TODAY, theme.colour("text2"), chip.left() + 5, chip.bottom() - 4)

    def tint(self, era: Era, depth: int) -> QColor:
        """Return the ink of an era's band, thinner where many lie over each other: together they stay a ground."""
        theme, share = self._theme, min(1.0, _LAYERS / depth)
        if era.colour is None:
            return faded(theme.colour("era"), share)
        return faded(theme.lane(era.colour), _COLOURED * share)

    def paint_flag(self, painter: QPainter, x: float, y: float, ink: QColor) -> None:
        """Draw a flag's pole and cloth, from the top of its pole."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        cloth = ((0.0, 0.0), (FLAG - 2, 0.0), (FLAG - 4.5, 3.5), (FLAG - 2, 7.0), (0.0, 7.0))
        grid = DeviceGrid.of(painter)
        left, top = grid.snapped(x, y)
        painter.drawPolygon(QPolygonF([QPointF(left + dx, top + dy) for dx, dy in cloth]))
        painter.drawRect(QRectF(left, top, grid.whole(1), grid.whole(13)))
        painter.restore()

    def _paint_flag(self, painter: QPainter, flag: NoteFlag, *, hovered: bool) -> None:
        ink = self._theme.colour("text" if hovered else "text2")
        self.paint_flag(painter, flag.x, flag.rect.y + 3, ink)
        self._write(painter, flag.text, ink, flag.x + FLAG + 2, flag.rect.y + _BELOW)

    def _write(self, painter: QPainter, text: str, ink: QColor, x: float, baseline: float) -> None:
        if text:
            painter.setPen(ink)
            self._texts.draw(painter, text, self._theme.font("small"), QPointF(x, baseline))


def _sign_place(mark: Mark) -> QPointF:
    """Return where an event's sign stands: in the gap beyond its label, else at its mark's upper right."""
    if mark.label is not None:
        box = mark.label.box
        before = box.x < mark.rect.x
        return QPointF(box.x - _SIGN[0] - 2 if before else box.right + 2, box.y + 4)
    return QPointF(mark.rect.right + 1.5, mark.rect.y - 2)
