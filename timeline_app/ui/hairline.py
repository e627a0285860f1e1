"""Hairlines between the window's parts: one device pixel at every scale, where a style sheet's are a logical one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QLabel, QSplitter, QSplitterHandle, QStatusBar, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from timeline_app.ui.cut_label import GivingLabel

_DOWN = Qt.Orientation.Vertical
_BETWEEN = 8  # px, at least what Qt leaves between two parts of a status bar


def paint_hairline(widget: QWidget, painter: QPainter, edge: Qt.Edge) -> None:
    """Draw a line along an edge of a widget's contents."""
    inside = 0.5 / painter.deviceTransform().m11()  # the middle of the outermost device pixel
    box = QRectF(widget.contentsRect())
    inner = box.adjusted(inside, inside, -inside, -inside)
    lines = {
        Qt.Edge.TopEdge: QLineF(box.left(), inner.top(), box.right(), inner.top()),
        Qt.Edge.BottomEdge: QLineF(box.left(), inner.bottom(), box.right(), inner.bottom()),
        Qt.Edge.LeftEdge: QLineF(inner.left(), box.top(), inner.left(), box.bottom()),
    }
    painter.setPen(QPen(widget.palette().color(QPalette.ColorRole.Mid), 0))
    painter.drawLine(lines[edge])


class HairHandle(QSplitterHandle):
    """What is dragged between two parts: Qt makes it wider than what it shows, its contents."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a hairline, and the ground of the panels beside it."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Button))
            across = self.orientation() == _DOWN
            paint_hairline(self, painter, Qt.Edge.TopEdge if across else Qt.Edge.LeftEdge)


class HairSplitter(QSplitter):
    """Parts beside or above each other, none of which can be lost, divided by hairlines."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """Make a handle."""
        return HairHandle(self.orientation(), self)


class HairStatusBar(QStatusBar):
    """A status bar under a hairline, whose hint gives way before anything else that it says."""

    def __init__(self, hint: GivingLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint

    def event(self, event: QEvent) -> bool:
        """Look at the room anew whenever there is another, or one of the parts says something else."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._share()
        return super().event(event)

    def _share(self) -> None:
        said = self.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
        others = [
            label.sizeHint().width() + _BETWEEN for label in said if label is not self._hint and label.isVisible()
        ]
        self._hint.give_way(self.width() - sum(others) - 2 * _BETWEEN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            paint_hairline(self, painter, Qt.Edge.TopEdge)
