"""Labels, badges and cards: the text beside a mark, how many origins report it, that its sources disagree, counts."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.timeline.lone import card_text
from timeline_app.timeline.marks import ReviewCode
from timeline_app.ui.plot import Ground, Stamp
from timeline_app.ui.theme import faded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFont

    from timeline_app.timeline.parts import Group, Label, Mark
    from timeline_app.ui.plot import Plot
    from timeline_app.ui.text_cache import TextCache
    from timeline_app.ui.theme import Theme

_Badge: TypeAlias = tuple[str, int | None, str]  # what it is, a number of origins or none, the theme's name

_BADGE = 14.0  # px, diameter of what is drawn in a badge's place
_STACK = (6.0, 6.0)  # px by which the stack of cards is larger than its front card
_FOOT = 3.0  # px by which a bracket's ends rise
_GAP = (6.0, 2.0)  # px beside and above a label that stands in its mark
_PALED = 0.82  # of a mark's ink that is taken away behind such a label: what is left says that both ends are of one
_TINT = (5.0, 2.0, 10.0, 4.0)  # px left and above a selected label's text, and by which its tint is larger than that


class LabelPainter:
    """Paints the texts that belong to marks."""

    def __init__(self, theme: Theme, texts: TextCache) -> None:
        self._theme = theme
        self._texts = texts
        self._badge = round(_BADGE * theme.letters)
        self._usual, self._strong = theme.font("label"), theme.font("label", weight=600)

    def paint(self, plot: Plot, marks: Sequence[tuple[Mark, float]], hovered: int | None) -> None:
        """Draw the labels and badges of marks, each with its share of ink; the hovered one's is underlined."""
        font, ink, leader = self._usual, self._theme.colour("text"), self._theme.colour("text3")
        self._paint_gaps(plot, [mark for mark, _ in marks if mark.label and mark.label.inside])
        writer, below = plot.writer(font, ink), self._baseline(0.0, font)
        for share, those in groupby(marks, itemgetter(1)):
            plot.fade(share)
            badges = []
            for mark, _ in those:
                label = mark.label
                if label is None:
                    continue
                rect = label.rect
                baseline = rect.y + rect.height / 2 + below
                if label.leader is not None:
                    plot.fill(label.leader.x, label.leader.y, 0, label.leader.height, leader)
                if label.elided:
                    writer.cut(label.whole or label.text, label.text, rect.width, rect.x, baseline)
                else:
                    writer.write(label.text, rect.x, baseline)
                if mark.review == ReviewCode.REJECTED:
                    plot.fill(rect.x, round(rect.y + rect.height / 2) + 1, rect.width, 1, ink)
                if mark.ref == hovered:
                    plot.fill(rect.x, baseline + 2, rect.width, 1, ink)
                if label.origins is not None or label.conflict is not None:
                    badges += self._badges_of(mark, label)
            plot.stamps(badges, self._drawn_badge)
        plot.fade(1.0)

    def _paint_gaps(self, plot: Plot, marks: Iterable[Mark]) -> None:
        """Pale the ink of marks where their labels stand in it."""
        left, above = _GAP
        grounds = [faded(self._theme.colour(name), _PALED) for name in ("canvas", "lane_alt")]
        for mark in marks:
            if mark.label is not None:
                box = mark.label.box
                ground = grounds[mark.lane % 2]
                plot.fill(box.x - left, box.y - above, box.width + 2 * left, box.height + 2 * above, ground)

    def paint_selected(self, plot: Plot, mark: Mark, *, hovered: bool) -> None:
        """Draw the selected mark's label: in semibold on blue tint."""
        label = mark.label
        if label is None:
            return
        box, ink = self.selected_box(mark, label), self._theme.colour("accent_ink")
        size = (box.width(), box.height())
        tint = Stamp(size, partial(self._paint_tint, QRectF(0, 0, *size)))
        plot.stamp(("tint", *size, self._theme.name), box.x(), box.y(), tint)
        baseline = self._baseline(label.rect.y + label.rect.height / 2, self._strong)
        x = box.x() + _TINT[0]
        plot.text(label.text, self._strong, ink, x, baseline)
        if hovered:
            plot.fill(x, baseline + 2, self._texts.width(label.text, self._strong), 1, ink)
        shift = 0.0 if _stands_before(mark, label) else self._wider(label)
        plot.stamps(self._badges_of(mark, label, shift), self._drawn_badge)

    def selected_box(self, mark: Mark, label: Label) -> QRectF:
        """Return the tinted box of a selected mark's label, which is set wider than the layout measured."""
        wider = self._wider(label)
        x = label.rect.x - (wider if _stands_before(mark, label) else 0.0)
        left, above, width, height = _TINT
        return QRectF(x - left, label.rect.y - above, label.box.width + wider + width, label.rect.height + height)

    def paint_groups(self, plot: Plot, groups: Sequence[Group], hovered: Group | None) -> None:
        """Draw stacks of two cards with the count, and under each a bracket over the days that it stands for."""
        name, usual, lit = self._theme.name, "line_strong", "accent"
        places, brackets = [], defaultdict(list)
        for group in groups:
            card = group.rect
            edge = lit if group.selected or (hovered is not None and group == hovered) else usual
            look = (card_text(group.count), card.width, card.height, edge, name)
            places.append((look, card.x - 1, card.y - 4))
            brackets[card.y + card.height].append(group.bracket)
        plot.stamps(places, self._drawn_card)
        for bottom, spans in brackets.items():
            plot.brackets(spans, bottom + 3.0, _FOOT, self._theme.colour(usual))

    def paint_conflict(self, box: QRectF, painter: QPainter) -> None:
        """Draw the amber badge that says: sources disagree."""
        theme, centre = self._theme, box.center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("conflict"))
        painter.drawEllipse(centre, self._badge / 2, self._badge / 2)
        painter.setPen(QPen(theme.colour("on_conflict"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for dx0, dy0, dx1, dy1 in ((-3, -1.6, 3, -1.6), (-3, 1.6, 3, 1.6), (-1.6, 4, 1.6, -4)):
            painter.drawLine(QLineF(centre.x() + dx0, centre.y() + dy0, centre.x() + dx1, centre.y() + dy1))

    def paint_origins(self, count: int, box: QRectF, painter: QPainter) -> None:
        """Draw the circle with the number of independent origins."""
        painter.setPen(QPen(self._theme.colour("text2"), 1))
        painter.setBrush(self._theme.colour("canvas"))
        painter.drawEllipse(box.center(), self._badge / 2 - 0.5, self._badge / 2 - 0.5)
        self._centre(painter, str(count) if count < 10 else "9+", self._theme.font("small"), box)

    def _badges_of(self, mark: Mark, label: Label, shift: float = 0.0) -> list[tuple[_Badge, float, float]]:
        """Return the badges of a label, `shift` px further right, with their places."""
        half, name = self._badge / 2 + 1.0, self._theme.name
        return [
            (("badge", count, name), place.x + shift + place.width / 2 - half, place.y + place.height / 2 - half)
            for place, count in ((label.origins, min(mark.origins, 10)), (label.conflict, None))
            if place is not None
        ]

    def _drawn_badge(self, look: _Badge) -> Stamp:
        """Say how a badge is drawn: a number of origins, or, where there is none, that sources disagree."""
        size, count = (self._badge + 2.0, self._badge + 2.0), look[1]
        box = QRectF(0, 0, *size)
        draw = partial(self.paint_conflict, box) if count is None else partial(self.paint_origins, count, box)
        return Stamp(size, draw)

    def _drawn_card(self, look: tuple[str, float, float, str, str]) -> Stamp:
        """Say how a card is drawn: on a ground that all counts of a width share, of two cards but for one alone."""
        (text, *_, edge, name), width, height = look, ceil(look[1]), ceil(look[2])
        box, stacked = QRectF(1.6, 4.6, width - 1.2, height - 1.2), text != card_text(1)
        ground = Ground((width, height, edge, stacked, name), partial(self._paint_card, box, edge, stacked))
        return Stamp((width + _STACK[0], height + _STACK[1]), partial(self._paint_count, text, box), ground)

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

    def _paint_tint(self, box: QRectF, painter: QPainter) -> None:
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
