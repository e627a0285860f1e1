"""What a group's card stands for: a small list over the timeline, from which an event is chosen.

A child of the timeline and no window of its own, so that a second click of a double click still reaches the card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from timeline_app.ui.said import when
from timeline_app.ui.section import SectionHead
from timeline_app.ui.two_lines import LinesView, TwoLines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from timeline_app.records import Article, Event
    from timeline_app.ui.theme import Theme

_WIDTH = 340  # px
_ROWS = 7  # in sight at once
_GAP = 6  # px between the card and the list


class GroupList(QFrame):
    """Lists events under a card."""

    event_chosen = Signal(str)  # Event.id
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("group_list")
        self._over = parent
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._head = SectionHead(theme, "Events here", parent=self)
        self.view = LinesView(theme, "Events of the group", self)
        self.view.row_chosen.connect(self._on_view_row_chosen)
        self.view.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._head.set_theme(theme)
        self.view.set_theme(theme)
        palette = self.view.palette()
        for widget, token in ((self, "raised"), (self.view.viewport(), "raised")):
            palette.setColor(widget.backgroundRole(), theme.colour(token))
            widget.setPalette(palette)

    def open(self, events: Sequence[Event], articles: Mapping[str, Article], count: int, card: QRect) -> None:
        """List events, of `count` in all, under (or over) a card, within the parent."""
        self.view.lines.set_rows([_row(event, articles) for event in events])
        more = f"{count:,}" if count <= len(events) else f"{len(events):,} of {count:,}, come closer for the rest"
        self._head.set_count(more)
        self.setGeometry(self._place(card, len(events)))
        self.show()
        self.raise_()
        self.view.scrollToTop()

    def close_list(self) -> None:
        """Hide the list; the keyboard goes back to the timeline if it was here."""
        if self.isHidden():
            return
        had_focus = self.view.hasFocus()
        self.hide()
        if had_focus:
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Keep what the list leaves over at its ends: turning on must not move the timeline under it."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Esc."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return super().eventFilter(watched, event)

    def _on_view_row_chosen(self, key: str) -> None:
        self.close_list()
        self.event_chosen.emit(key)

    def _place(self, card: QRect, rows: int) -> QRect:
        """Return where the list stands: under the card, over it where there is more room."""
        room = self._over.rect().adjusted(4, 4, -4, -4)
        height = self._head.sizeHint().height() + 2 + min(rows, _ROWS) * max(20, self.view.sizeHintForRow(0))
        below, above = room.bottom() - card.bottom() - _GAP, card.top() - _GAP - room.top()
        under = below >= min(height, above)
        size = QSize(min(_WIDTH, room.width()), max(60, min(height, below if under else above)))
        left = min(max(room.left(), card.left()), room.right() - size.width())
        top = card.bottom() + _GAP if under else card.top() - _GAP - size.height()
        return QRect(QPoint(left, max(room.top(), top)), size)


def _row(event: Event, articles: Mapping[str, Article]) -> TwoLines:
    outlets = dict.fromkeys(a.outlet or "outlet unknown" for m in event.mentions if (a := articles.get(m.article)))
    said = f" · {', '.join(outlets)}" if outlets else ""
    return TwoLines(event.id, event.label, f"{when(event)}{said}")
