"""A field for a number that is typed or stepped: flat as the style sheet draws it, with the arrows of our own icons.

Its figures are those of all other numbers of the window: in Egypt it would else be the one that says "٤".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QSpinBox, QStyle, QStyleOptionSpinBox

from timeline_app.ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.theme import Theme

_ARROW: Final = 12  # px at letters of usual size
_INSET: Final = 5  # px more before the text, so that it begins where that of other fields does


class NumberBox(QSpinBox):
    """A QSpinBox whose arrows are drawn in a theme's ink, as those of `ChoiceBox` are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setLocale(QLocale.c())
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field as the style does, and the arrows on it: grey at the end of what is allowed."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        side, steps = icons.side(self._theme, _ARROW), option.stepEnabled
        arrow = icons.icon(self._theme, "down", "text2", side)
        with QPainter(self) as painter:
            for part, step, turn in (
                (QStyle.SubControl.SC_SpinBoxUp, QSpinBox.StepEnabledFlag.StepUpEnabled, 180),
                (QStyle.SubControl.SC_SpinBoxDown, QSpinBox.StepEnabledFlag.StepDownEnabled, 0),
            ):
                room = self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)
                mode = QIcon.Mode.Normal if self.isEnabled() and step in steps else QIcon.Mode.Disabled
                painter.save()
                painter.translate(room.center())
                painter.rotate(turn)
                arrow.paint(painter, -side // 2, -side // 2, side, side, mode=mode)
                painter.restore()
