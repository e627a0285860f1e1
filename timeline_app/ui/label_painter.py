"""Labels, badges and cards: the text beside a mark, how many origins report it, that its sources disagree, counts."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.timeline.lone import card_text
from timeline_app.ui.plot import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFont

    from timeline_app.timeline.parts import Group, Label, Mark
    from timeline_app.ui.plot import Plot
    from timeline_app.ui.text_cache import TextCache
    from timeline_app.ui.theme import Theme

_BADGE = 14.0  # px, diameter of what is drawn in a badge's place
_STACK = (6.0, 6.0)  # px by which the stack of cards is larger than its front card
_FOOT = 3.0  # px by which a bracket's ends rise
_GAP = (6.0, 2.0)  # px beside and above a label that stands in its mark
_TINT = (2.0, 2.0, 7.0, 4.0)  # px left and above a selected label's text, and by which its tint is larger than that


class LabelPainter:
    """Paints the texts that belong to marks."""

    def __init__(self, theme: Theme, texts: TextCache) -> None:
        self._theme = theme
        self._texts = texts
        self._badge = round(_BADGE * theme.letters)
        self._usual, self._strong = theme.font("label"), theme.font("label", weight=600)

    def paint(self, plot: Plot, marks: Sequence[tuple[Mark, float]], hovered: int | None) -> None:
        """Draw the labels and badges of marks, each with its share of ink; the hovered one's is underlined."""
        font, ink = self._usual, self._theme.colour("text")
        self._paint_gaps(plot, [mark for mark, _ in marks if mark.label and mark.label.inside])
        writer, below = plot.writer(font, ink), self._baseline(0.0, font)
        faded = 1.0
        for mark, share in marks:
            label = mark.label
            if label is None:
                continue
            if share != faded:
                plot.fade(share)
                faded = share
            rect = label.rect
            baseline = rect.y + rect.height / 2 + below
            if label.elided:
                writer.cut(label.whole or label.text, label.text, rect.width, rect.x, baseline)
            else:
                writer.write(label.text, rect.x, baseline)
            if mark.ref == hovered:
                plot.fill(rect.x, baseline + 2, rect.width, 1, ink)
            if label.origins is not None or label.conflict is not None:
                self._paint_badges(plot, mark, label, 0.0)
        plot.fade(1.0)

    def _paint_gaps(self, plot: Plot, marks: Iterable[Mark]) -> None:
        """Break the ink of marks where their labels stand in it."""
        left, above = _GAP
        for mark in marks:
            if mark.label is not None:
                box = mark.label.box
                ground = self._theme.colour("lane_alt" if mark.lane % 2 else "canvas")
                plot.fill(box.x - left, box.y - above, box.width + 2 * left, box.height + 2 * above, ground)

    def paint_selected(self, plot: Plot, mark: Mark, *, hovered: bool) -> None:
        """Draw the selected mark's label: in semibold on blue tint."""
        label = mark.label
        if label is None:
            return
        box, ink = self.selected_box(mark, label), self._theme.colour("accent_ink")
        plot.stamp(
            ("tint", box.width(), box.height(), self._theme.name),
            box.x(),
            box.y(),
            (box.width(), box.height()),
            lambda painter: self._paint_tint(painter, QRectF(0, 0, box.width(), box.height())),
        )
        baseline = self._baseline(label.rect.y + label.rect.height / 2, self._strong)
        x = box.x() + _TINT[0]
        plot.text(label.text, self._strong, ink, x, baseline)
        if hovered:
            plot.fill(x, baseline + 2, self._texts.width(label.text, self._strong), 1, ink)
        self._paint_badges(plot, mark, label, 0.0 if _stands_before(mark, label) else self._wider(label))

    def selected_box(self, mark: Mark, label: Label) -> QRectF:
        """Return the tinted box of a selected mark's label, which is set wider than the layout measured."""
        wider = self._wider(label)
        x = label.rect.x - (wider if _stands_before(mark, label) else 0.0)
        left, above, width, height = _TINT
        return QRectF(x - left, label.rect.y - above, label.box.width + wider + width, label.rect.height + height)

    def paint_groups(self, plot: Plot, groups: Sequence[Group], hovered: Group | None) -> None:
        """Draw stacks of two cards with the count, and under each a bracket over the days that it stands for."""
        for group in groups:
            card = group.rect
            edge = "accent" if group.selected or group == hovered else "line_strong"
            text, width, height = card_text(group.count), ceil(card.width), ceil(card.height)
            stacked = group.count > 1  # one alone is there where its mark has no room
            look, box = (width, height, edge, stacked, self._theme.name), QRectF(1.6, 4.6, width - 1.2, height - 1.2)
            plot.stamp(
                (text, *look),
                card.x - 1,
                card.y - 4,
                (width + _STACK[0], height + _STACK[1]),
                partial(self._paint_count, text, box),
                Ground(look, partial(self._paint_card, box, edge, stacked)),
            )
        places = ((*group.bracket, group.rect.bottom + 3.0) for group in groups)
        plot.brackets(places, _FOOT, self._theme.colour("line_strong"))

    def paint_conflict(self, painter: QPainter, box: QRectF) -> None:
        """Draw the amber badge that says: sources disagree."""
        theme, centre = self._theme, box.center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("conflict"))
        painter.drawEllipse(centre, self._badge / 2, self._badge / 2)
        painter.setPen(QPen(theme.colour("on_conflict"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for dx0, dy0, dx1, dy1 in ((-3, -1.6, 3, -1.6), (-3, 1.6, 3, 1.6), (-1.6, 4, 1.6, -4)):
            painter.drawLine(QLineF(centre.x() + dx0, centre.y() + dy0, centre.x() + dx1, centre.y() + dy1))

    def paint_origins(self, painter: QPainter, count: int, box: QRectF) -> None:
        """Draw the circle with the number of independent origins."""
        painter.setPen(QPen(self._theme.colour("text2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.center(), self._badge / 2 - 0.5, self._badge / 2 - 0.5)
        self._centre(painter, str(count) if count < 10 else "9+", self._theme.font("small"), box)

    def _paint_badges(self, plot: Plot, mark: Mark, label: Label, shift: float) -> None:
        size, name = (self._badge + 2.0, self._badge + 2.0), self._theme.name
        box = QRectF(0, 0, *size)
        if label.origins is not None:
            place, count = label.origins, min(mark.origins, 10)
            plot.stamp(
                ("origins", count, name),
                place.x + shift + place.width / 2 - box.center().x(),
                place.y + place.height / 2 - box.center().y(),
                size,
                lambda painter: self.paint_origins(painter, count, box),
            )
        if label.conflict is not None:
            place = label.conflict
            plot.stamp(
                ("conflict", name),
                place.x + shift + place.width / 2 - box.center().x(),
                place.y + place.height / 2 - box.center().y(),
                size,
                lambda painter: self.paint_conflict(painter, box),
            )

    def _paint_card(self, card: QRectF, edge: str, stacked: bool, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.colour(edge), 1.2))
        painter.setBrush(self._theme.colour("group_fill"))
        if stacked:
            painter.drawRoundedRect(card.adjusted(3, -2.5, 2.5, -2.5), 3, 3)
        painter.drawRoundedRect(card, 3, 3)

    def _paint_count(self, text: str, card: QRectF, painter: QPainter) -> None:
        self._centre(painter, text, self._theme.font("small", weight=600), card)

    def _wider(self, label: Label) -> float:
        """Return by how much semibold is wider than what was measured, px."""
        return self._texts.width(label.text, self._strong) - label.rect.width if label.text else 0.0

    def _paint_tint(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_tint"))
        painter.drawRoundedRect(box, 4, 4)

    def _baseline(self, middle: float, font: QFont) -> float:
        return middle + self._texts.metrics(font).capHeight() / 2

    def _centre(self, painter: QPainter, text: str, font: QFont, box: QRectF) -> None:
        """Write a few figures in the middle of a box."""
        left = box.center().x() - self._texts.width(text, font) / 2
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QPointF(left, self._baseline(box.center().y(), font)), text)


def _stands_before(mark: Mark, label: Label) -> bool:
    """Tell whether a label stands left of its mark, and so grows to the left."""
    return label.rect.x < mark.rect.x
