"""Lines of text where there is too little room: one ends in an ellipsis, one gives up what matters least.

`QLabel` by itself cuts letters through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LEFT, _RIGHT = 12, 10  # px beside what a label says that gives way: a style sheet would forget margins of Qt's


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


class GivingLabel(CutLabel):
    """A line of parts, "a, b, c", that gives up whole ones, the first first, so that others beside it have room."""

    room: int | None = None  # px; None: as much as it likes

    def give_way(self, room: int) -> None:
        """Say no more than has room; nothing where not even the last part has."""
        self.room = room
        if self.width() != self.sizeHint().width():
            self.updateGeometry()

    def shown(self) -> str:
        """Return what is said of the text."""
        parts = self.text().split(", ")
        rests = (", ".join(parts[at:]) for at in range(len(parts)))
        return next((rest for rest in rests if self.room is None or self._wide(rest) <= self.room), "")

    def sizeHint(self) -> QSize:
        """Ask for the room of what is said, none where that is nothing."""
        shown = self.shown()
        return QSize(self._wide(shown) if shown else 0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is said."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect().adjusted(_LEFT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.shown())

    def _wide(self, text: str) -> int:
        return _LEFT + self.fontMetrics().horizontalAdvance(text) + _RIGHT
