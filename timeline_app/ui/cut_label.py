"""A line of text that ends in an ellipsis where it has too little room: `QLabel` by itself cuts letters through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class CutLabel(QLabel):
    """A label that never makes its window wider; plain text, flush left."""

    def shown(self) -> str:
        """Return what can be read of the text."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text as any label does where all of it has room."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, self.shown())
