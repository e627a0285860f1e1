"""The head of the side panel: what happened, when, what is and is not known of when, and how the date was derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from timeline_app.records import Status
from timeline_app.timeline.told import not_known
from timeline_app.ui.evidence_words import as_tool_tip
from timeline_app.ui.note_rows import NoteRows
from timeline_app.ui.reasons import derivation, importance
from timeline_app.ui.said import when

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.records import Article, Event, Mention
    from timeline_app.ui.theme import Theme

_STATUS = {
    Status.PLANNED: "Planned: no source says that it has happened.",
    Status.POSSIBLE: "Possible: its source does not say that it happened.",
    Status.DENIED: "Denied by a source.",
}
_THEIRS = {True: "at first it was", False: "the program read"}


class EventHeader(QWidget):
    """The selected event's label and date."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("event_header")
        self._label = _line(self, "event_label")
        self._date = _line(self, "event_date", wraps=False)
        self._hedge = _line(self, "event_hedge")
        self._derivation = _line(self, "event_derivation")
        self._status = _line(self, "event_status")
        self._topics = _line(self, "event_topics")
        self._topics.hide()
        self.notes = NoteRows(theme, self)
        dated = QHBoxLayout()
        dated.setSpacing(10)
        dated.addWidget(self._date)
        dated.addWidget(self._hedge, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addLayout(dated)
        column.addWidget(self._derivation)
        column.addWidget(self._status)
        column.addWidget(self._topics)
        column.addWidget(self.notes)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        for label, use, weight, token in (
            (self._label, "event_title", 600, "text"),
            (self._date, "date", 600, "text"),
            (self._hedge, "control", 400, "text2"),
            (self._derivation, "control", 400, "text2"),
            (self._status, "control", 400, "text2"),
            (self._topics, "secondary", 400, "text2"),
        ):
            label.setFont(theme.font(use, weight=weight))
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme.colour(token))
            label.setPalette(palette)
        self.notes.set_theme(theme)

    def set_topics(self, said: str, whole: str) -> None:
        """Say what the event is about, and on hovering where each of it is from; the empty text shows nothing."""
        self._topics.setText(said)
        self._topics.setToolTip(as_tool_tip(whole.splitlines()))
        self._topics.setVisible(bool(said))

    def set_event(self, event: Event | None, mention: Mention | None, articles: Mapping[str, Article]) -> None:
        """Show an event as one of its mentions dates it."""
        self.setVisible(event is not None)
        if event is None or mention is None:
            return
        self._label.setText(event.label)
        self._label.setAccessibleDescription(importance(event))
        self._date.setText(_sentence(when(event)))
        self._hedge.setText(not_known(event) if event.date else "no source says when, or nothing anchors it")
        self._hedge.setVisible(bool(self._hedge.text()))
        self._derivation.setText(derivation(event, mention, articles))
        self._derivation.setVisible(bool(self._derivation.text()))
        self._status.setText(_held(event))
        self._status.setVisible(bool(self._status.text()))


def _held(event: Event) -> str:
    """Say whether it happened, and what of this and of its name is the user's word, not its reports'."""
    said = []
    if event.found_label is not None:
        said.append(f"You named it; {_THEIRS[_own(event)]} “{event.found_label}”.")
    if event.found_status is not None:
        said.append(
            f"{event.status.value.capitalize()}: you said so; {_THEIRS[_own(event)]} {event.found_status.value}."
        )
    elif event.status in _STATUS:
        said.append(_STATUS[event.status])
    return " ".join(said)


def _own(event: Event) -> bool:
    return all(mention.own for mention in event.mentions)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _line(parent: QWidget, name: str, *, wraps: bool = True) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)  # an article's words are never markup
    label.setWordWrap(wraps)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
