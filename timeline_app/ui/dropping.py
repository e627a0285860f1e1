"""Files are dropped anywhere on the window: a line to write in takes words that are dropped on it, and no files.

By itself Qt would write their addresses into it, where a file manager offers those as text, too.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class FilesPassOn(QObject):
    """Lets files pass from the lines of a window to what stands behind them."""

    def watch(self, within: QWidget) -> None:
        """Take care of the lines that are there by now."""
        for line in within.findChildren(QLineEdit):
            line.installEventFilter(self)  # once more is no harm: it is asked once

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse files in the line's place; Qt then asks its parents."""
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.ignore()
            return True
        return False
