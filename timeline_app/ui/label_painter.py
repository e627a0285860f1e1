"""Labels and badges: the text beside a mark, how many origins report it, and that its sources disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from timeline_app.ui.frame_painter import qrect

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from timeline_app.timeline.parts import Group, Label, Mark, Rect
    from timeline_app.ui.text_cache import TextCache
    from timeline_app.ui.theme import Theme

_TRANSPARENT = QImage.Format.Format_ARGB32_Premultiplied
_BADGE = 14.0  # px, diameter of what is drawn in a badge's place


class LabelPainter:
    """Paints the texts that belong to marks."""

    def __init__(self, theme: Theme, texts: TextCache) -> None:
        self._theme = theme
        self._texts = texts
        self._cards: dict[tuple[int, int, str, float], QImage] = {}

    def paint(self, painter: QPainter, mark: Mark, *, selected: bool, hovered: bool) -> None:
        """Draw a mark's label and badges: on blue tint in semibold where selected, underlined where hovered."""
        label = mark.label
        if label is None:
            return
        font = self._theme.font("label", weight=600 if selected else 400)
        wider = self._wider(label) if selected else 0.0
        before = _stands_before(mark, label)
        shift = 0.0 if before else wider
        x = label.rect.x - (wider if before else 0.0)
        if selected:
            self._paint_tint(painter, self.selected_box(mark, label))
        baseline = self._baseline(label.rect, font)
        painter.setPen(self._theme.colour("accent_ink" if selected else "text"))
        self._texts.draw(painter, label.text, font, QPointF(x, baseline))
        if hovered:
            width = self._texts.width(label.text, font)
            painter.setPen(QPen(self._theme.colour("accent_ink" if selected else "text"), 1))
            painter.drawLine(QLineF(x, round(baseline + 2) + 0.5, x + width, round(baseline + 2) + 0.5))
        if label.origins is not None:
            self._paint_origins(painter, mark.origins, label.origins, shift)
        if label.conflict is not None:
            self.paint_conflict(painter, qrect(label.conflict).translated(shift, 0))

    def selected_box(self, mark: Mark, label: Label) -> QRectF:
        """Return the tinted box of a selected mark's label, which is set wider than the layout measured."""
        wider = self._wider(label)
        x = label.rect.x - (wider if _stands_before(mark, label) else 0.0)
        return QRectF(x - 2, label.rect.y - 2, label.box.width + wider + 7, label.rect.height + 4)

    def paint_group(self, painter: QPainter, group: Group, *, hovered: bool) -> None:
        """Draw a stack of two cards with the count, and under it a bracket over the days that it stands for."""
        theme, card = self._theme, qrect(group.rect)
        edge = "accent" if group.selected or hovered else "line_strong"
        ratio = painter.device().devicePixelRatio()
        image = self._card(round(card.width()), round(card.height()), edge, ratio)
        painter.drawImage(QPointF(round(card.left()) - 1, round(card.top()) - 4), image)
        left, right = group.bracket
        low = card.bottom() + 3.0
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.drawPolyline([QPointF(left, low - 3), QPointF(left, low), QPointF(right, low), QPointF(right, low - 3)])
        self._centre(painter, f"{group.count:,}", theme.font("small", weight=600), card)

    def paint_conflict(self, painter: QPainter, box: QRectF) -> None:
        """Draw the amber badge that says: sources disagree."""
        theme, centre = self._theme, box.center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("conflict"))
        painter.drawEllipse(centre, _BADGE / 2, _BADGE / 2)
        painter.setPen(QPen(theme.colour("on_conflict"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for dx0, dy0, dx1, dy1 in ((-3, -1.6, 3, -1.6), (-3, 1.6, 3, 1.6), (-1.6, 4, 1.6, -4)):
            painter.drawLine(QLineF(centre.x() + dx0, centre.y() + dy0, centre.x() + dx1, centre.y() + dy1))

    def paint_origins(self, painter: QPainter, count: int, box: QRectF) -> None:
        """Draw the circle with the number of independent origins."""
        painter.setPen(QPen(self._theme.colour("text2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.center(), _BADGE / 2 - 0.5, _BADGE / 2 - 0.5)
        self._centre(painter, str(count) if count < 10 else "9+", self._theme.font("small"), box)

    def _card(self, width: int, height: int, edge: str, ratio: float) -> QImage:
        """Return a stack of two cards of a size, drawn once: its corners cost four times as much as copying it."""
        key = (width, height, edge, ratio)
        if key not in self._cards:
            image = QImage(round((width + 6) * ratio), round((height + 6) * ratio), _TRANSPARENT)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            with QPainter(image) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.colour(edge), 1.2))
                painter.setBrush(self._theme.colour("group_fill"))
                card = QRectF(1.6, 4.6, width - 1.2, height - 1.2)
                painter.drawRoundedRect(card.adjusted(3, -2.5, 2.5, -2.5), 3, 3)
                painter.drawRoundedRect(card, 3, 3)
            self._cards[key] = image
        return self._cards[key]

    def _wider(self, label: Label) -> float:
        """Return by how much semibold is wider than what was measured, px."""
        font = self._theme.font("label", weight=600)
        return self._texts.width(label.text, font) - label.rect.width if label.text else 0.0

    def _paint_origins(self, painter: QPainter, count: int, place: Rect, shift: float) -> None:
        self.paint_origins(painter, count, qrect(place).translated(shift, 0))

    def _paint_tint(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_tint"))
        painter.drawRoundedRect(box, 4, 4)

    def _baseline(self, rect: Rect, font: QFont) -> float:
        metrics = self._texts.metrics(font)
        return rect.y + (rect.height + metrics.capHeight()) / 2

    def _centre(self, painter: QPainter, text: str, font: QFont, box: QRectF) -> None:
        """Write a few figures in the middle of a box."""
        left = box.center().x() - self._texts.width(text, font) / 2
        painter.setPen(self._theme.colour("text"))
        self._texts.draw(
            painter, text, font, QPointF(left, box.center().y() + self._texts.metrics(font).capHeight() / 2)
        )


def _stands_before(mark: Mark, label: Label) -> bool:
    """Tell whether a label stands left of its mark, and so grows to the left."""
    return label.rect.x < mark.rect.x
