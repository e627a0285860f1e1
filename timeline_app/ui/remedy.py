"""What helps where the timeline has nothing to show: one button under the sentence that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_canvas import TimelineCanvas

ADD, DATE, CLEAR = "add", "date", "clear"
_WORDS: Final = {ADD: "Add articles…", DATE: "Set the date of an article…", CLEAR: "Clear all filters"}
_BELOW: Final = 22  # px from the middle of the view to the button
_SEEN: Final = (QEvent.Type.Paint, QEvent.Type.Resize, QEvent.Type.Show)


class Remedy(QPushButton):
    """The button on a view; hidden where there are events, and while they may yet come."""

    requested = Signal(str)  # ADD, DATE or CLEAR

    def __init__(self, view: TimelineCanvas, theme: Theme) -> None:
        super().__init__(view)
        self.setObjectName("remedy")
        self.setProperty("first", True)  # the primary button
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._view = view
        self._wanted = ""
        self.set_theme(theme)
        self.clicked.connect(lambda: self.requested.emit(self._wanted))
        view.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters."""
        self.setFont(theme.font("control", weight=500))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the view, which tells nobody that it has become empty."""
        if event.type() in _SEEN and (self._wanted != self._view.remedy or event.type() == QEvent.Type.Resize):
            self._wanted = self._view.remedy
            self._place()
        return False

    def _place(self) -> None:
        self.setText(_WORDS.get(self._wanted, ""))
        size = self.sizeHint()
        self.resize(size.width() + 8, max(34, size.height()))
        self.move((self._view.width() - self.width()) // 2, self._view.height() // 2 + _BELOW)
        self.setVisible(bool(self._wanted))
