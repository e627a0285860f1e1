"""How sure a date is, drawn: dots, filled as far as it is sure, so that no colour has to be told; a bar of weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.ui.evidence_words import DOTS

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme

DOT = 6  # px
STEP = 8  # px from dot to dot
METER_WIDTH = STEP * (DOTS - 1) + DOT
_BAR = QSize(44, 6)


def draw_meter(painter: QPainter, left: float, middle: float, dots: int, theme: Theme, token: str = "text2") -> None:
    """Draw the dots of a degree of confidence, from `left`, about the line `middle`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.colour(token)
    painter.setPen(QPen(colour, 1.0))
    for number in range(DOTS):
        painter.setBrush(colour if number < dots else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(left + DOT / 2 + number * STEP, middle), DOT / 2 - 0.5, DOT / 2 - 0.5)
    painter.restore()


class Meter(QWidget):
    """The dots of a degree of confidence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dots = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._theme = theme
        self.update()

    def set_dots(self, dots: int) -> None:
        """Fill so many dots."""
        self._dots = dots
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of all dots."""
        return QSize(METER_WIDTH, DOT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots."""
        with QPainter(self) as painter:
            draw_meter(painter, 0, self.height() / 2, self._dots, self._theme)


class WeightBar(QWidget):
    """How much one sign weighs: a bar, filled in proportion."""

    def __init__(self, theme: Theme, weight: float, *, amber: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = min(1.0, max(0.0, weight))
        self._token = "conflict" if amber else "text2"
        self.setFixedSize(_BAR)
        self.setAccessibleName(f"weight {self._share:.0%}")
        self.setToolTip(f"weight {self._share:.0%}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and its frame."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = self._theme.colour(self._token)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(colour, 1.0))
            painter.drawRoundedRect(frame, 2, 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(0, 0, self.width() * self._share, self.height()), 2, 2)
