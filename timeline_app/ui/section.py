"""The heads of the library's sections: a name at the left, what there is of it at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from timeline_app.ui import icons

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme


class SectionHead(QWidget):
    """A section's name and count."""

    def __init__(self, theme: Theme, name: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel(self)
        self._picture.setVisible(bool(icon))
        self._name = QLabel(name, self)
        self._count = QLabel(self)
        self._count.setObjectName(f"{name.lower()}_count")
        self._count.setMinimumWidth(1)  # the wording follows the room, not the room the wording
        self._wordings: tuple[str, ...] = ("",)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 7)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self._count)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._name.setFont(theme.font("control", weight=600))
        self._count.setFont(theme.font("secondary"))
        set_ink(self._name, theme, "text")
        set_ink(self._count, theme, "text3")
        if self._icon:
            side = icons.side(theme, 16)
            self._picture.setPixmap(icons.pixmap(theme, self._icon, "text2", side, self.devicePixelRatioF()))

    def set_count(self, *wordings: str) -> None:
        """Say what there is, in the first of these wordings that there is room for."""
        self._wordings = wordings
        self._count.setToolTip(wordings[0] if len(wordings) > 1 else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the wording anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        picture = self._picture.sizeHint().width() + 8 if self._icon else 0
        room = self.width() - 24 - picture - self._name.sizeHint().width() - 16
        measure = self._count.fontMetrics().horizontalAdvance
        fitting = (text for text in self._wordings if measure(text) <= room)
        self._count.setText(next(fitting, self._wordings[-1]))


def set_ink(label: QWidget, theme: Theme, token: str) -> None:
    """Write a label in a colour of the theme."""
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.colour(token))
    label.setPalette(palette)
