"""What is loaded once the empty window is painted: what the first project will need, in steps that hold no click up.

Whoever opens a project before that loads the rest at once: nothing here is needed, it only comes before the wish.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from timeline_app.ui.main_window import MainWindow

_STEPS: Final = (  # each about 40 ms at most
    "numpy",
    "timeline_app.ui.groupings",
    "timeline_app.ui.project_work",
    "timeline_app.ui.timeline_canvas",
    "timeline_app.ui.timeline_view",
    "timeline_app.ui.side_panel",
    "timeline_app.ui.work",
)


class AfterPaint(QObject):
    """Makes a window's work ready after the window's first paint."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._left = iter(_STEPS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the window is painted."""
        if event.type() is QEvent.Type.Paint and watched is self._window:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._step)
        return False

    def _step(self) -> None:
        name = next(self._left, None)
        if name is None:
            self._window.make_ready()
            return
        import_module(name)
        QTimer.singleShot(0, self, self._step)
