"""The tool bar's field that says what the lanes stand for: what never changes in grey, the choice in medium weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

from timeline_app.ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from timeline_app.ui.theme import Theme

BEFORE: Final = "Group by"
_SIDE: Final = 9  # px
_GAP: Final = 6  # px between sign, words and arrow
_ARROW: Final = 16  # px
_HEIGHT: Final = 32  # px


class GroupButton(QToolButton):
    """A menu button with a sign, "Group by", the choice, and an arrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("group_by")
        self.setAccessibleName(BEFORE)
        self.setToolTip("What the lanes stand for")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._choice = ""

    def set_theme(self, theme: Theme) -> None:
        """Ink it anew."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_choice(self, text: str) -> None:
        """Say what the lanes stand for."""
        self._choice = text
        self.setText(f"{BEFORE} {text}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the room of sign, words and arrow."""
        before, choice = (QFontMetrics(font).horizontalAdvance(text) for font, text, _ in self._words())
        signs = icons.side(self._theme) + icons.side(self._theme, _ARROW)
        return QSize(2 * _SIDE + signs + before + choice + 3 * _GAP, round(_HEIGHT * self._theme.letters))

    def minimumSizeHint(self) -> QSize:
        """Keep it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field as the style does, and what stands in it."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        x, middle = _SIDE, self.height() // 2
        side, small = icons.side(self._theme), icons.side(self._theme, _ARROW)
        sign = QRect(x, middle - side // 2, side, side)
        icons.icon(self._theme, "group", "text2", side).paint(painter, sign, mode=mode)
        x += side + _GAP
        for font, text, token in self._words():
            painter.setFont(font)
            painter.setPen(self._theme.colour(token if self.isEnabled() else "text3"))
            width = QFontMetrics(font).horizontalAdvance(text)
            painter.drawText(QRect(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            x += width + (_GAP if text == self._choice else 0)
        arrow = QRect(x, middle - small // 2 + 1, small, small)
        icons.icon(self._theme, "down", "text2", small).paint(painter, arrow, mode=mode)
        painter.end()

    def _words(self) -> tuple[tuple[QFont, str, str], tuple[QFont, str, str]]:
        usual, strong = self._theme.font("control"), self._theme.font("control", weight=500)
        return (usual, f"{BEFORE} ", "text2"), (strong, self._choice, "text")
