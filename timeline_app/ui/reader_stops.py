"""What the keyboard stops at within a sentence: time expressions, and names where they are shown, each told at once."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QToolTip

from timeline_app.ui.hints import explained
from timeline_app.ui.named import KINDS, Named
from timeline_app.ui.said import clocked

if TYPE_CHECKING:
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article
    from timeline_app.ui.reader import Reader

KEYS: Final = {  # what Shift makes of the full stop and the comma: on most keyboards, and on some others
    Qt.Key.Key_Greater: 1,
    Qt.Key.Key_Colon: 1,
    Qt.Key.Key_Less: -1,
    Qt.Key.Key_Semicolon: -1,
}


class Stops:
    """Where the keyboard is among an article's time expressions and names."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.at: Timex3 | Named | None = None

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) in the text, and tell what it is."""
        reader = self._reader
        last = self.at or reader.walked or reader.chosen
        here = last.start - (last is not self.at) if last is not None else reader.in_sight()[0] - 1
        found = self._beside(here, by)
        while found is not None and not reader.column.shows(found.start, found.end):
            found = self._beside(found.start, by)
        if found is None:
            return
        self.at = found
        if not reader.sees(found):
            reader.bring(found)
        reader.viewport().update()
        self._tell(told(found, reader.article, "Enter lists its mentions in context."))

    def _beside(self, offset: int, by: int) -> Timex3 | Named | None:
        both = (self._reader.times.beside(offset, by), self._reader.names.beside(offset, by))
        found = [each for each in both if each is not None]
        return min(found, key=lambda each: by * each.start, default=None)

    def _tell(self, words: str) -> None:
        """Say it beside the place, and to who hears the window read out."""
        reader = self._reader
        if rects := reader.rects_of(self.at) if self.at is not None else []:
            below = reader.viewport().mapToGlobal(rects[-1].bottomLeft() + QPointF(0, -8))
            QToolTip.showText(below.toPoint(), f"<p>{escape(words)}</p>", reader.viewport())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(reader, words))


def told(stop: Timex3 | Named, article: Article | None, offered: str) -> str:
    """Say what a time expression means and why, or whose name it is and what is offered of it."""
    if isinstance(stop, Named):
        return f"{KINDS[stop.written.kind]}: {stop.written.name}. {offered}"
    return clocked(explained(stop, article, brief=True))
