"""What has no date stays in sight: articles that want one, events that no source dates, and the ways to set a date.

A date is accepted as proposed, or typed for an article; what then moved is told under the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from timeline_app.extract.language import has_rules, no_rules
from timeline_app.ui.day_input import read_day
from timeline_app.ui.evidence_words import as_tool_tip, best_first, counted
from timeline_app.ui.said import wording
from timeline_app.ui.section import SectionHead, set_ink
from timeline_app.ui.tray_bar import TrayBar
from timeline_app.ui.tray_rows import ARTICLE, key_of, tray_rows
from timeline_app.ui.tray_view import TrayView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from timeline_app.records import Article, Moved, Proposal
    from timeline_app.ui.snapshot import Snapshot
    from timeline_app.ui.theme import Theme

TOLD = 3  # dates that moved, told in full
_ANY = 16_777_215  # px, Qt's own limit of a height
_ROOMY = 280  # px, the least height at which they are: the list needs some of a lower one
ASKED = 60  # code points of the title of an article whose date is asked for
TOLD_WHAT = 36  # code points of what a date is of


class UndatedTray(QWidget):
    """The undated, what is proposed for them, and the field that dates an article."""

    article_requested = Signal(str)  # article id
    event_requested = Signal(str)  # event id
    date_set = Signal(str, object)  # article id, Edtf
    accept_requested = Signal(object)  # tuple[Proposal, ...]
    evidence_requested = Signal(str)  # article id

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undated_tray")
        self.setAutoFillBackground(True)
        self._theme = theme
        self._article: Article | None = None
        self._shot: Snapshot | None = None
        self._proposals: Mapping[str, Proposal] = {}
        self._waiting = False
        self._moved: list[str] = []  # what the last dates moved, in lines, while it is told
        self._pending: frozenset[str] = frozenset()  # articles whose proposals were accepted a moment ago
        self._head = SectionHead(theme, "Undated", "undated", self)
        self.bar = TrayBar(theme, self)
        self.bar.accept_requested.connect(self._accept)
        self.view = TrayView(theme, self)
        self.view.row_chosen.connect(self._on_view_row_chosen)
        self.view.accept_requested.connect(self._on_view_accept_requested)
        self.view.evidence_requested.connect(self._on_view_evidence_requested)
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
        self.bar.set_theme(theme)
        self.view.set_theme(theme)
        for label in (self._asks, self._answer):
            label.setFont(theme.font("secondary"))
            set_ink(label, theme, "text2")

    def set_snapshot(self, shot: Snapshot | None) -> None:
        """Show what has no date."""
        self._shot = shot
        self._show_rows()
        articles = len(shot.undated_articles) if shot else 0
        left = len(shot.undated_left) if shot else 0
        self._show_count()
        self.view.setVisible(bool(articles or left))
        self.bar.setVisible(bool(articles))
        if self._article is not None and (shot is None or self._article.id not in shot.light):
            self.edit_date(None)

    def set_waiting(self, waiting: bool) -> None:
        """Say that more may yet come, where there is nothing."""
        self._waiting = waiting
        self._show_count()

    def set_proposals(self, proposals: Mapping[str, Proposal]) -> None:
        """Offer these dates, by article."""
        self._proposals = dict(proposals)
        self._pending = frozenset()
        self._show_rows()

    def event(self, event: QEvent) -> bool:
        """Take no more height than there is use for, where nothing is undated."""
        if event.type() == QEvent.Type.LayoutRequest and (column := self.layout()) is not None:
            wants = (
                column.totalHeightForWidth(self.width()) if column.hasHeightForWidth() else column.sizeHint().height()
            )
            self.setMaximumHeight(wants if self.view.isHidden() else _ANY)
        return super().event(event)

    def proposal_of(self, article: str) -> Proposal | None:
        """Return what is proposed for an article."""
        return self._proposals.get(article)

    def show_article(self, article: str) -> None:
        """Bring an article's row into sight."""
        self.view.set_chosen(key_of(article))

    def row_rect(self, article: str) -> QRect:
        """Return where an article's row stands, in the tray, over its whole width."""
        rect = self.view.visualRect(self.view.lines.find(key_of(article)))
        top = self.view.viewport().mapTo(self, rect.topLeft()).y()
        return QRect(0, top, self.width(), rect.height())

    def edit_date(self, article: Article | None, *, focus: bool = False) -> None:
        """Offer to set an article's publication date; None offers nothing."""
        self._article = article
        self._editor.setVisible(article is not None)
        self._answer.setVisible(False)
        self._moved = []
        if article is not None:
            foreign = bool(article.language) and not has_rules(article.language)
            title = f"“{_cut(article.title, ASKED)}”"
            self._asks.setText(
                f"{title} is {no_rules(article.language or '')}." if foreign else f"When was {title} published?"
            )
            self.field.setVisible(not foreign)  # a date would date nothing in it
            self._button.setVisible(not foreign)
            self.field.setText(wording(article.published) if article.published else "")
        if focus and not self.field.isHidden():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()

    def tell_moved(self, moved: Sequence[Moved]) -> None:
        """Say which dates moved, the first few in full."""
        self._editor.setVisible(False)
        self._article = None
        self._moved = list(_moved_lines(moved))
        self._say_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell as much of what moved as there is room for."""
        super().resizeEvent(event)
        if self._moved:
            self._say_moved()

    def _show_count(self) -> None:
        shot = self._shot
        if self._waiting and not (shot and (len(shot) or shot.undated_articles)):
            self._head.set_count("Reading…")
        else:
            told = (len(shot.undated), len(shot.undated_articles), len(shot.undated_left)) if shot else (0, 0, 0)
            self._head.set_count(*_counts(*told))

    def _say_moved(self) -> None:
        told = self._moved
        self._say("\n".join(told if self.height() >= _ROOMY else told[:1]), "text2")
        self._moved = told
        self._answer.setToolTip(as_tool_tip(told))

    def _say(self, text: str, token: str) -> None:
        set_ink(self._answer, self._theme, token)
        self._answer.setText(text)
        self._answer.setToolTip("")
        self._moved = []
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

    def _accept(self, proposals: Sequence[Proposal]) -> None:
        wanted = tuple(p for p in proposals if p.article not in self._pending)
        if wanted:
            self._pending |= {p.article for p in wanted}
            self._show_rows()
            self.accept_requested.emit(wanted)

    def _show_rows(self) -> None:
        self.view.set_rows(tray_rows(self._shot, self._proposals, self._pending) if self._shot else [])
        self.bar.set_proposals(best_first(p for p in self._proposals.values() if p.article not in self._pending))

    def _on_view_accept_requested(self, key: str) -> None:
        found = self._proposals.get(key.partition(":")[2])
        if found is not None:
            self._accept([found])

    def _on_view_evidence_requested(self, key: str) -> None:
        self.evidence_requested.emit(key.partition(":")[2])

    def _on_view_row_chosen(self, key: str) -> None:
        kind, _, found = key.partition(":")
        (self.article_requested if kind == ARTICLE else self.event_requested).emit(found)

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
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._editor)
        column.addWidget(self._answer)


def _counts(events: int, articles: int, left: int) -> tuple[str, ...]:
    """Count the undated, in ever fewer letters; `left` are the events that are not filtered out."""
    of = "" if left == events else f"{left:,} of "
    if not articles:
        return (f"{of}{counted(events, 'event')}" if events else "nothing",)
    said = f"{of}{counted(events, 'event')}, {counted(articles, 'article')}"
    return said, f"{of}{events:,} ev., {articles:,} art.", f"{left + articles:,}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _moved_lines(moved: Sequence[Moved]) -> Iterator[str]:
    told = [m for m in moved if m.kind == "event"] or list(moved)
    yield f"{counted(len(moved), 'date')} moved." if moved else "No date moved."
    for one in told[:TOLD]:
        before = wording(one.before) if one.before else "undated"
        after = wording(one.after) if one.after else "undated"
        yield f"{_cut(one.what, TOLD_WHAT)}: {before} → {after}"
    if len(told) > TOLD:
        yield f"and {len(told) - TOLD} more"
