"""What has no date stays in sight: articles that want one, events that no source dates, and the way to set a date.

A date is set for an article; what then moved is told under the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from timeline_app.dates.wording import wording
from timeline_app.ui.day_input import read_day
from timeline_app.ui.section import SectionHead, set_ink
from timeline_app.ui.two_lines import LinesView, TwoLines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.records import Article, Event, Mention
    from timeline_app.ui.snapshot import Snapshot
    from timeline_app.ui.theme import Theme
    from timeline_app.workspace import Moved

TOLD = 3  # dates that moved, told in full


class UndatedTray(QWidget):
    """The undated, and the field that dates an article."""

    article_requested = Signal(str)  # article id
    event_requested = Signal(str)  # event id
    date_set = Signal(str, object)  # article id, Edtf

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undated_tray")
        self.setAutoFillBackground(True)
        self._theme = theme
        self._article: Article | None = None
        self._head = SectionHead(theme, "Undated", "undated", self)
        self.view = LinesView(theme, "Undated list", self)
        self.view.row_chosen.connect(self._on_view_row_chosen)
        self._editor = QWidget(self)
        self._asks = QLabel(self._editor)
        self._asks.setTextFormat(Qt.TextFormat.PlainText)
        self._asks.setWordWrap(True)
        self.field = QLineEdit(self._editor)
        self.field.setObjectName("publication_date")
        self.field.setAccessibleName("Publication date")
        self.field.setPlaceholderText("29 August 2018")
        self.field.returnPressed.connect(self._on_field_accepted)
        self._button = QPushButton("Set", self._editor)
        self._button.setObjectName("set_publication_date")
        self._button.clicked.connect(self._on_field_accepted)
        self._answer = QLabel(self)
        self._answer.setObjectName("moved_dates")
        self._answer.setTextFormat(Qt.TextFormat.PlainText)
        self._answer.setWordWrap(True)
        self._lay_out()
        self.set_theme(theme)
        self.edit_date(None)
        self.set_snapshot(None)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        self._head.set_theme(theme)
        self.view.set_theme(theme)
        palette = self.view.palette()
        palette.setColor(self.view.viewport().backgroundRole(), theme.colour("window"))
        self.view.setPalette(palette)
        for label in (self._asks, self._answer):
            label.setFont(theme.font("secondary"))
            set_ink(label, theme, "text2")

    def set_snapshot(self, shot: Snapshot | None) -> None:
        """Show what has no date."""
        articles = shot.undated_articles() if shot else ()
        events = shot.undated_events() if shot else ()
        self.view.lines.set_rows([*map(_article_row, articles), *map(_event_row, events)])
        counts = [_counted(len(events), "event")] + ([_counted(len(articles), "article")] if articles else [])
        self._head.set_count(", ".join(counts) if articles or events else "nothing")
        self.view.setVisible(bool(articles or events))
        if self._article is not None and (shot is None or self._article.id not in shot.articles):
            self.edit_date(None)

    def edit_date(self, article: Article | None, *, focus: bool = False) -> None:
        """Offer to set an article's publication date; None offers nothing."""
        self._article = article
        self._editor.setVisible(article is not None)
        self._answer.setVisible(False)
        if article is not None:
            self._asks.setText(f"When was “{article.title}” published?")
            self.field.setText(wording(article.published) if article.published else "")
        if focus:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()

    def tell_moved(self, moved: Sequence[Moved]) -> None:
        """Say which dates moved, the first few in full."""
        self._editor.setVisible(False)
        self._article = None
        self._say("\n".join(_moved_lines(moved)), "text2")

    def _say(self, text: str, token: str) -> None:
        set_ink(self._answer, self._theme, token)
        self._answer.setText(text)
        self._answer.setVisible(bool(text))

    def _on_field_accepted(self) -> None:
        if self._article is None:
            return
        try:
            date = read_day(self.field.text())
        except ValueError as error:
            self._say(str(error), "error")
            return
        self._say("", "text2")
        self.date_set.emit(self._article.id, date)

    def _on_view_row_chosen(self, key: str) -> None:
        kind, _, found = key.partition(":")
        (self.article_requested if kind == "article" else self.event_requested).emit(found)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.field, 1)
        line.addWidget(self._button)
        editor = QVBoxLayout(self._editor)
        editor.setContentsMargins(12, 2, 12, 8)
        editor.setSpacing(4)
        editor.addWidget(self._asks)
        editor.addLayout(line)
        self._answer.setContentsMargins(12, 0, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        column.addWidget(self._editor)
        column.addWidget(self._answer)


def _article_row(article: Article) -> TwoLines:
    return TwoLines(f"article:{article.id}", article.title, "article without a date: set one", amber=True)


def _event_row(event: Event) -> TwoLines:
    return TwoLines(f"event:{event.id}", event.label, _own_words(event.mentions[0]), quoted=True)


def _own_words(mention: Mention) -> str:
    """Quote what the source says of when; its sentence where it says nothing."""
    said = mention.time.text if mention.time else mention.text
    return f"“{' '.join(said.split())}”"


def _moved_lines(moved: Sequence[Moved]) -> Iterator[str]:
    told = [m for m in moved if m.kind == "event"] or list(moved)
    yield f"{_counted(len(moved), 'date')} moved." if moved else "No date moved."
    for one in told[:TOLD]:
        before = wording(one.before) if one.before else "undated"
        after = wording(one.after) if one.after else "undated"
        yield f"{one.what}: {before} → {after}"
    if len(told) > TOLD:
        yield f"and {len(told) - TOLD} more"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
