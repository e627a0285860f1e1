"""A pinned tooltip: what is known of an event, on a card that stands beside its mark and not over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from timeline_app.timeline.parts import Mark, Rect
    from timeline_app.ui.theme import Theme

WIDTH = 300  # px
GAP = 8  # px between the card and the mark with its ring


class PinnedCard(QFrame):
    """Says who says what of an event; wheel and keys go through it to the timeline."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("pinned_card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 9)
        self._column.addWidget(self._text)
        self.set_theme(theme)
        self.hide()

    @property
    def text(self) -> str:
        """Return what the card says, as rich text."""
        return self._text.text()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._text.setFont(theme.font("secondary"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.colour("raised"))
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour("text"))
        self.setPalette(palette)

    def set_text(self, text: str) -> None:
        """Say this; rich text."""
        self._text.setText(text)

    def stand_beside(self, mark: Mark, canvas: Rect) -> None:
        """Show the card under a mark's row, or over it where there is no room, within the canvas."""
        width = min(WIDTH, max(120, round(canvas.width) - 2 * GAP))
        height = self._column.totalHeightForWidth(width)
        row = QRect(round(mark.rect.x), round(mark.rect.y), round(mark.rect.width), round(mark.rect.height))
        below = row.bottom() + 1 + GAP
        top = below if below + height <= canvas.bottom else row.top() - GAP - height
        left = min(max(row.left(), round(canvas.x) + GAP), round(canvas.right) - width - GAP)
        if top < canvas.y:  # neither under nor over it: aside
            top = max(round(canvas.y), min(below, round(canvas.bottom) - height))
            aside = row.right() + 1 + GAP
            left = aside if aside + width <= canvas.right else max(round(canvas.x), row.left() - GAP - width)
        self.setGeometry(QRect(QPoint(left, top), QPoint(left + width - 1, top + height - 1)))
        self.show()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a click: it is none on the timeline."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click, too."""
        event.accept()
