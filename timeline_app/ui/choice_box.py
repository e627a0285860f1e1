"""A field that drops its choices down: flat as the style sheet draws it, with the arrow of our own icons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from timeline_app.ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.theme import Theme

_ARROW: Final = 12  # px at letters of usual size


class ChoiceBox(QComboBox):
    """A QComboBox whose arrow is drawn in a theme's ink; a style sheet could only load one from a file per theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view().setAccessibleName("Choices")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field as the style does, and the arrow on it."""
        super().paintEvent(event)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxArrow, self
        )
        side = icons.side(self._theme, _ARROW)
        arrow = QRect(0, 0, side, side)
        arrow.moveCenter(room.center())
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        with QPainter(self) as painter:
            icons.icon(self._theme, "down", "text2", side).paint(painter, arrow, mode=mode)
