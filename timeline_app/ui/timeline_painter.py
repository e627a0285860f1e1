"""Paints a Scene: what is painted over what, and what the hand adds to it.

From below: ground, eras, density, marks, arcs, labels, rings, chips, headers, strips and axis, the hair-line's date.
The same painter serves the window and the picture. It decides no place: what stands where is the Scene's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.timeline.laps import untimed
from timeline_app.timeline.parts import Label, Rect
from timeline_app.ui.annotation_painter import AnnotationPainter
from timeline_app.ui.arc_painter import paint_arcs
from timeline_app.ui.device_grid import DeviceGrid
from timeline_app.ui.frame_painter import FramePainter, qrect
from timeline_app.ui.grip_painter import paint_grips
from timeline_app.ui.label_painter import LabelPainter
from timeline_app.ui.mark_stamps import GHOST, PALE, MarkStamps, share_of
from timeline_app.ui.measure_painter import MeasurePainter
from timeline_app.ui.plot import Plot
from timeline_app.ui.report_painter import paint_reports
from timeline_app.ui.review_painter import paint_reviews
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.timeline.dimension import Dimension
    from timeline_app.timeline.parts import EdgeChip, Group, Mark
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.arcs import Arc, Reports
    from timeline_app.ui.grips import Gripped
    from timeline_app.ui.lit import Lit
    from timeline_app.ui.text_cache import TextCache
    from timeline_app.ui.theme import Theme

_FOCUS_DOTS = (0.1, 1.7)
_OUTER = 7.5  # ... of the focus's where the selected event has it: that one's own is within
_RING = 4.0  # px from a mark's box to the middle of the ring around it
_RING_INK = 2.0  # px, of its line
_CHIP_HEIGHT, _USUAL_AXIS = 18.0, 46.0  # px
_ASIDE = 16.0  # px from the selected mark to a label that it was given
_WIDEST = 320.0  # px, of such a label


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is drawn over or beside a scene because of what a hand does, or what the model knows."""

    corner: tuple[str, str] = ("", "")  # what lanes stand for, how many there are
    unnamed: str = "Not stated"  # name of the lane of events that state nothing of that
    articles: int = 0
    selected_title: str = ""  # the selected event's, for where its label has no room
    focus: int | None = None  # row with the keyboard's focus
    keyed: bool = False  # keys are in use: the focus is seen on a selected event, too
    focused_card: Rect | None = None  # that counts it, where it has no mark of its own
    also: frozenset[int] = frozenset()  # rows selected beside the scene's
    found: Lit | None = None  # rows that a search found, the rest pales; None: nothing is searched
    lit_groups: frozenset[Group] = frozenset()  # cards that stand for some of these
    arcs: tuple[Arc, ...] = ()  # to what the selected event refers to
    reports: Reports | None = None  # the selected event's, where they are drawn
    hair: tuple[float, str] | None = None  # x of the pointer and its date in words
    drawn_range: tuple[float, float] | None = None  # x from and to
    drawn_box: Rect | None = None  # what is being selected
    hovered_chip: EdgeChip | None = None
    hovered_group: Group | None = None
    hovered_flag: object = None  # the caption of an era, or the flag of a note, under the pointer
    noted: frozenset[int] = frozenset()  # rows of events with a note
    dimension: Dimension | None = None  # the time between two events, being measured
    gripped: Gripped | None = None  # the selected event's handles


class TimelinePainter:
    """Paints scenes in one theme."""

    def __init__(self, theme: Theme, texts: TextCache) -> None:
        self._theme = theme
        self._texts = texts
        self.frame = FramePainter(theme, texts)
        self.labels = LabelPainter(theme, texts)
        self._marks = MarkStamps(theme)
        self.annotations = AnnotationPainter(theme, texts)
        self._measure = MeasurePainter(theme, texts)
        self.lap: Callable[[str], object] = untimed  # is told what has just been painted

    def paint(self, painter: QPainter, scene: Scene, overlay: Overlay) -> None:
        """Draw everything of a scene."""
        self.frame.paint_ground(painter, scene)
        self.annotations.paint_behind(painter, scene)
        painter.save()
        painter.setClipRect(qrect(scene.canvas))
        self.lap("ground")
        self.frame.paint_densities(painter, scene)
        self.lap("paint density")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with Plot(painter, self._texts) as plot:
            self._marks.paint(plot, painter, scene.marks, overlay.found)
        self.lap("paint marks")
        paint_arcs(painter, overlay.arcs, self._theme)
        if overlay.reports is not None:
            paint_reports(painter, overlay.reports, self._theme)
        with Plot(painter, self._texts) as plot:
            self._paint_labels(plot, scene, overlay)
            self.lap("paint labels")
            self.frame.paint_chips(plot, scene, overlay.hovered_chip)
        self.annotations.paint_signs(painter, scene, overlay.noted)
        self._paint_rings(painter, scene, overlay)
        if overlay.gripped is not None:
            paint_grips(painter, overlay.gripped, self._theme)
        painter.restore()
        self._measure.paint(painter, scene, overlay.dimension)
        self.lap("paint chips")
        self._paint_around(painter, scene, overlay)
        self.lap("paint frame")

    def _paint_around(self, painter: QPainter, scene: Scene, overlay: Overlay) -> None:
        self.frame.paint_headers(painter, scene, overlay.unnamed)
        self._paint_range(painter, scene, overlay)
        self.annotations.paint_strip(painter, scene, overlay.hovered_flag)
        self.frame.paint_publications(painter, scene, overlay.articles)
        hair, today = self._hair_chip(scene, overlay), self.annotations.today_chip(scene)
        today = None if hair is not None and today is not None and today.intersects(hair) else today
        self.frame.paint_axis(painter, scene, [chip for chip in (hair, today) if chip is not None])
        if today is not None:
            self.annotations.paint_today(painter, today)
        self.frame.paint_corner(painter, scene, overlay.corner)
        if hair is not None and overlay.hair is not None:
            self._paint_hair(painter, scene, hair, *overlay.hair)

    def _paint_labels(self, plot: Plot, scene: Scene, overlay: Overlay) -> None:
        found = overlay.found
        groups: dict[float, list[Group]] = {GHOST: [], PALE: [], 1.0: []}
        for group in scene.groups:
            lit = found is None or group in overlay.lit_groups
            groups[GHOST if group.ghost else 1.0 if lit else PALE].append(group)
        for share, those in groups.items():
            plot.fade(share)
            if those:
                self.labels.paint_groups(plot, those, overlay.hovered_group)
        plot.fade(1.0)
        chosen = self._chosen(scene, overlay.selected_title)
        covered = [self.labels.selected_box(mark, mark.label) for mark in chosen if mark.label]
        labels = [
            (mark, share_of(mark, found) if mark.review or found is not None else 1.0)
            for mark in scene.marks
            if mark.label is not None and mark.ref != scene.selected
        ]
        if covered:  # half a text says something else than the whole
            labels = [(m, share) for m, share in labels if m.label and not _meets(m.label.box, covered)]
        self.labels.paint(plot, labels, scene.hovered)
        if reviewed := [mark for mark in scene.marks if mark.review]:
            paint_reviews(plot, reviewed, self._theme)
        for mark in chosen:
            self.labels.paint_selected(plot, mark, hovered=mark.ref == scene.hovered)

    def _chosen(self, scene: Scene, title: str) -> list[Mark]:
        """Return the selected event's marks with labels, one in each of its lanes; at least one is given a label."""
        chosen = [mark for mark in scene.marks if mark.ref == scene.selected]
        labelled = [mark for mark in chosen if mark.label]
        return labelled or [self._labelled(mark, title, scene) for mark in chosen[:1]]

    def _labelled(self, mark: Mark, title: str, scene: Scene) -> Mark:
        """Give the selected event a label over its neighbours, on the side that has more room."""
        font, canvas, rect = self._theme.font("label"), scene.canvas, mark.rect
        after = canvas.right - rect.right >= rect.x - canvas.x
        room = (canvas.right - rect.right if after else rect.x - canvas.x) - _ASIDE - 12
        text = self._texts.elided(title, font, max(20.0, min(room, _WIDEST)))
        width = self._texts.width(text, font)
        x = rect.right + _ASIDE if after else rect.x - _ASIDE - width
        place = Rect(x, rect.y + rect.height / 2 - 8, width, 16)
        return mark._replace(label=Label(text, place, None, None, text != title))

    def _paint_rings(self, painter: QPainter, scene: Scene, overlay: Overlay) -> None:
        ringed = {scene.selected, overlay.focus, *overlay.also}
        grid = DeviceGrid.of(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if overlay.focused_card is not None:
            self._paint_ring(painter, overlay.focused_card, grid, dotted=True)
        for mark in scene.marks:
            if mark.ref in ringed:
                dotted = mark.ref != scene.selected and mark.ref not in overlay.also
                self._paint_ring(painter, mark.rect, grid, dotted=dotted)
                if overlay.keyed and not dotted and mark.ref == overlay.focus:
                    self._paint_ring(painter, mark.rect, grid, dotted=True, out=_OUTER)

    def _paint_ring(
        self, painter: QPainter, around: Rect, grid: DeviceGrid, *, dotted: bool, out: float = _RING
    ) -> None:
        outer = out + _RING_INK / 2
        box, thick = grid.outline(qrect(around).adjusted(-outer, -outer, outer, outer), _RING_INK)
        pen = QPen(self._theme.colour("focus" if dotted else "accent"), thick)
        if dotted:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern(list(_FOCUS_DOTS))
        painter.setPen(pen)
        painter.drawRoundedRect(box, 5, 5)

    def _paint_range(self, painter: QPainter, scene: Scene, overlay: Overlay) -> None:
        """Draw the range of time or the box of events that a drag has come to."""
        if overlay.drawn_box is not None:
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.setBrush(faded(self._theme.colour("accent"), 0.12))
            painter.drawRect(qrect(overlay.drawn_box).intersected(qrect(scene.canvas)))
        if overlay.drawn_range is None:
            return
        left, right = (min(max(x, scene.canvas.x), scene.canvas.right) for x in overlay.drawn_range)
        box = QRectF(left, scene.canvas.y, right - left, scene.canvas.height)
        painter.fillRect(box, faded(self._theme.colour("accent"), 0.12))
        painter.setPen(QPen(self._theme.colour("accent"), 1))
        painter.drawLines([QLineF(x, box.top(), x, box.bottom()) for x in (left, right)])

    def _hair_chip(self, scene: Scene, overlay: Overlay) -> QRectF | None:
        """Return where the date of the hair-line stands on the axis; None where there is no line."""
        if overlay.hair is None:
            return None
        width = self._texts.width(overlay.hair[1], self._theme.font("small", weight=600)) + 12
        return hair_chip(round(overlay.hair[0]) + 0.5, width, scene.axis.rect)

    def _paint_hair(self, painter: QPainter, scene: Scene, chip: QRectF, at: float, text: str) -> None:
        """Draw the hair-line through all lanes, with its date in an inverted chip on the axis."""
        x, font = round(at) + 0.5, self._theme.font("small", weight=600)
        painter.setPen(QPen(faded(self._theme.colour("text"), 0.55), 0))
        painter.drawLine(QLineF(x, scene.axis.rect.bottom - 4, x, scene.canvas.bottom))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("text"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.restore()
        painter.setPen(self._theme.colour("canvas"))
        baseline = chip.center().y() + self._texts.metrics(font).capHeight() / 2
        self._texts.draw(painter, text, font, QPointF(chip.left() + 6, baseline))


def hair_chip(x: float, width: float, axis: Rect) -> QRectF:
    """Return where the date of the hair-line at `x` stands: about it, within the axis, from its left at the least."""
    high = min(_CHIP_HEIGHT * axis.height / _USUAL_AXIS, axis.height - 6)
    left = max(axis.x + 2, min(x - width / 2, axis.right - width - 2))
    return QRectF(left, axis.bottom - high - 3, width, high)


def _meets(box: Rect, others: Sequence[QRectF]) -> bool:
    return any(other.intersects(qrect(box)) for other in others)
