"""Writes the timeline as a PNG to publish: the window's own Scene with title, legend, sources and counts.

The picture is as high as its lanes and sources need unless a height is given; then lanes get what is left, and what has
no room is counted. The file appears whole or not at all.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QLineF, QPointF, QRectF, QSaveFile, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter, QPainterPath, QPen

from timeline_app.records import InputError
from timeline_app.timeline.scale import TimeScale
from timeline_app.timeline.scene import content_height
from timeline_app.ui import picture
from timeline_app.ui.frame_painter import HEADER_TEXT
from timeline_app.ui.grouping_words import heading, unstated
from timeline_app.ui.legend_painter import ROW, LegendPainter
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_painter import Overlay, TimelinePainter
from timeline_app.ui.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QFont

    from timeline_app.dates.civil import Day
    from timeline_app.ui.snapshot import Snapshot

LEAST = 320  # px, of width and height
MOST_PIXELS = 32_000  # of a side: what Qt's images hold
MOST_AREA = 500_000_000  # pixels: 2 GB
_TITLE, _SUBTITLE = 42.0, 26.0  # px, heights
_FOOTER = 46.0
_WIDEST_HEADER = 220.0
_SOURCES_HEAD = 34.0
_LEAST_SCENE = 140.0


@dataclass
class _Plan:
    """Where the parts of the picture stand, in logical px."""

    width: float
    height: float
    margin: float
    scene: QRectF
    legend: QRectF
    sources: QRectF
    columns: int


def export_png(
    path: Path,
    shot: Snapshot,
    *,
    title: str,
    span: tuple[Day, Day] | None = None,
    width: int = 1600,
    height: int | None = None,
    scale: float = 1.0,
    theme: str = "light",
    over: picture.Over = picture.NOTHING_OVER,
) -> None:
    """Draw the events of `span` (first and last day; None: the weighted core) in the snapshot's lanes as a PNG.

    Eras and notes, and today where it is asked for, are laid `over` them.

    `width` and `height` are logical pixels, each drawn as `scale` by `scale` pixels. Raise InputError where the size
    cannot be drawn or the file cannot be written.
    """
    if width < LEAST or (height is not None and height < LEAST):
        raise InputError(f"{path}: a picture needs at least {LEAST} by {LEAST} pixels. Choose a larger size.")
    application = _application()
    picture_of = _Picture(shot, title, Theme.load(theme), over)
    plan = picture_of.plan(span, width, height)
    image = _blank(path, plan, scale)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture_of.paint(painter, plan)
    _write(path, image)
    del application


class _Picture:
    """One picture being made."""

    def __init__(self, shot: Snapshot, title: str, theme: Theme, over: picture.Over) -> None:
        self._shot = shot
        self._over = over
        self._title = title
        self._theme = theme
        self._bold = theme.font("label", weight=600)
        self._texts = TextCache(budget=None)
        self._legend = LegendPainter(theme, self._texts)
        self._citations = picture.Citations()
        self._port = Viewport(shot.index, self._measure, self._labels)
        self._port.annotate(over.annotated)
        self._port.set_today(over.today)
        names = max((self._texts.width(name, self._bold) for name in shot.index.lane_names), default=0.0)
        header = min(max(names + 2 * HEADER_TEXT, self._port.metrics.header_width), _WIDEST_HEADER)
        self._port.metrics = replace(self._port.metrics, lane_padding=7.0, header_width=header)

    def plan(self, span: tuple[Day, Day] | None, width: int, height: int | None) -> _Plan:
        """Decide the span, number its sources, and give every part its place."""
        margin = picture.MARGIN if width >= picture.NARROW else picture.NARROW_MARGIN
        inner = width - 2 * margin
        index, shot = self._port.index, self._shot
        seconds = picture.days_to_seconds(span) if span else index.core
        self._citations = picture.Citations.of(shot, seconds)
        columns = max(1, int(inner // picture.COLUMN))
        legend_height = self._legend.rows(inner) * ROW + 12
        rows = -(-min(len(self._citations.numbers), picture.MOST_SOURCES) // columns)
        sources_height = _SOURCES_HEAD + rows * picture.SOURCE_ROW + 6 if rows else 0.0
        top = margin * 0.6 + _TITLE + _SUBTITLE + 14
        lanes = max(_LEAST_SCENE, content_height(index, self._port.metrics))
        wanted = self._port.metrics.axis_height + self._over.annotated.height + lanes + 1
        around = top + legend_height + _FOOTER + margin * 0.4
        if height is not None:
            room = height - around
            sources_height = min(sources_height, max(0.0, room - min(wanted, room * 0.8)))
            wanted = room - sources_height
        total = height or round(around + wanted + sources_height)
        self._port.resize(inner, wanted)
        self._port.set_scale(TimeScale.fit(*seconds, self._port.canvas_width))
        scene = QRectF(margin, top, inner, wanted)
        legend = QRectF(margin + 4, scene.bottom() + 10, inner - 8, legend_height)
        return _Plan(
            width, total, margin, scene, legend, QRectF(margin, legend.bottom(), inner, sources_height), columns
        )

    def paint(self, painter: QPainter, plan: _Plan) -> None:
        """Draw everything."""
        theme, scene = self._theme, self._port.scene
        painter.fillRect(QRectF(0, 0, plan.width, plan.height), theme.colour("canvas"))
        top, room = plan.margin * 0.6, plan.scene.width()
        large = theme.font("picture_title", weight=600)
        self._write(painter, self._title, large, "text", QPointF(plan.margin, top + 28), room)
        said = picture.subtitle(self._shot, scene)
        self._write(painter, said, theme.font("article"), "text2", QPointF(plan.margin, top + _TITLE + 16), room)
        self._paint_scene(painter, plan)
        self._legend.paint(painter, plan.legend, scene.legend)
        if plan.sources.height() > 0:
            self._paint_sources(painter, plan)
        self._paint_footer(painter, plan)

    def _paint_scene(self, painter: QPainter, plan: _Plan) -> None:
        frame = QPainterPath()
        frame.addRoundedRect(plan.scene, 6, 6)
        lanes = len(self._port.index.lane_names)
        group = self._shot.group_by
        counted = f"{lanes} lane{'' if lanes == 1 else 's'}"
        painter.save()
        painter.setClipPath(frame)
        painter.translate(plan.scene.topLeft())
        rows = (self._shot.ref_of(event) for event in self._over.noted)
        noted = frozenset(row for row in rows if row is not None)
        overlay = Overlay(corner=(heading(group), counted), unnamed=unstated(group), noted=noted)
        TimelinePainter(self._theme, self._texts).paint(painter, self._port.scene, overlay)
        painter.restore()
        painter.setPen(QPen(self._theme.colour("line_medium"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(frame)

    def _paint_sources(self, painter: QPainter, plan: _Plan) -> None:
        """List the sources that the labels' numbers mean, column by column, as many as there is room for."""
        theme, box = self._theme, plan.sources
        self._rule(painter, box.left(), box.right(), box.top())
        lines = self._citations.lines(self._shot.light)
        rows = max(0, int((box.height() - _SOURCES_HEAD) // picture.SOURCE_ROW))
        shown = lines[: min(rows * plan.columns, picture.MOST_SOURCES)]
        cited = f"{len(lines):,} of {len(self._shot.light):,} articles are cited here"
        if len(shown) < len(lines):
            cited += f"; {len(lines) - len(shown):,} of them have no room in this list"
        bold = theme.font("body", weight=600)
        self._write(painter, "Sources", bold, "text", QPointF(box.left(), box.top() + 24))
        left = box.left() + self._texts.width("Sources", bold) + 10
        self._write(painter, cited, theme.font("label"), "text3", QPointF(left, box.top() + 24))
        deep = -(-len(shown) // plan.columns) if shown else 1
        step = box.width() / plan.columns
        for place, (number, title, provenance) in enumerate(shown):
            x = box.left() + (place // deep) * step
            y = box.top() + _SOURCES_HEAD + (place % deep) * picture.SOURCE_ROW
            self._write(painter, str(number), theme.font("label", weight=600), "text3", QPointF(x + 4, y + 14))
            face = theme.font("quotation", weight=700, face="reading")
            self._write(painter, title, face, "text", QPointF(x + 28, y + 14), step - 48)
            self._write(painter, provenance, theme.font("label"), "text2", QPointF(x + 28, y + 29), step - 48)

    def _paint_footer(self, painter: QPainter, plan: _Plan) -> None:
        theme, right = self._theme, plan.margin + plan.scene.width()
        top = plan.height - plan.margin * 0.4 - _FOOTER + 6
        self._rule(painter, plan.margin, right, top)
        drawn, rest = picture.footer(self._shot, self._port.scene, self._port.scale.span)
        bold, plain = self._bold, theme.font("label")
        self._write(painter, drawn, bold, "text", QPointF(plan.margin, top + 24), plan.scene.width())
        used = plan.margin + self._texts.width(drawn, bold) + 10
        self._write(painter, rest, plain, "text2", QPointF(used, top + 24), max(0.0, right - used))
        promise = "No date is drawn more precise than its source gives it."
        left = right - self._texts.width(promise, plain)
        if left > used + self._texts.width(rest, plain) + 16:
            self._write(painter, promise, plain, "text2", QPointF(left, top + 24))

    def _rule(self, painter: QPainter, left: float, right: float, y: float) -> None:
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(QLineF(left, round(y) + 0.5, right, round(y) + 0.5))

    def _write(
        self, painter: QPainter, text: str, font: QFont, ink: str, at: QPointF, room: float | None = None
    ) -> None:
        painter.setPen(self._theme.colour(ink))
        self._texts.draw(painter, text, font, at, room)

    def _measure(self, text: str) -> float:
        return self._texts.width(text, self._theme.font("label"))

    def _labels(self, refs: Sequence[int]) -> list[str]:
        return self._citations.labels(self._shot, refs)


@lru_cache(maxsize=1)
def _application() -> QGuiApplication:
    """Return the running application; where there is none, make one that needs no screen."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["timeline-app"])


def _blank(path: Path, plan: _Plan, scale: float) -> QImage:
    wide, high = round(plan.width * scale), round(plan.height * scale)
    if scale <= 0 or max(wide, high) > MOST_PIXELS or wide * high > MOST_AREA:
        raise InputError(
            f"{path}: a picture of {wide:,} by {high:,} pixels is too large. Choose a smaller size or scale."
        )
    image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise InputError(f"{path}: there is no memory for {wide:,} by {high:,} pixels. Choose a smaller size or scale.")
    image.setDevicePixelRatio(scale)
    return image


def _write(path: Path, image: QImage) -> None:
    """Write beside the file and rename, so that a failure leaves what was there."""
    there = str(path)
    if os.path.exists(there) and not os.path.isfile(there):  # noqa: PTH110, PTH113 - a Path raises where it is too long
        raise InputError(f"{path}: something is there that is no file. Choose another name.")
    drawn = QBuffer()  # first: a writer of images keeps to itself why a file took no more of it
    drawn.open(QBuffer.OpenModeFlag.WriteOnly)
    encoded = QImageWriter(drawn, QByteArray(b"png")).write(image)
    file = QSaveFile(there)
    opened = encoded and file.open(QSaveFile.OpenModeFlag.WriteOnly)
    if not (opened and file.write(drawn.data()) == drawn.size() and file.commit()):
        full = opened and file.error() == QSaveFile.FileError.NoError  # it took a part, which Qt calls no error
        reason = "no room is left there" if full else file.errorString().rstrip(".")
        raise InputError(f"{path}: {reason}. Choose another name or folder, or free some room.")
