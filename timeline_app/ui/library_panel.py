"""The library: every article of the project in two lines, then the filters, and always in sight what has no date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.extract.language import has_rules, language_name
from timeline_app.ui.evidence_words import has_conflict, short_wording
from timeline_app.ui.filters_panel import FiltersPanel
from timeline_app.ui.hairline import HairSplitter
from timeline_app.ui.section import SectionHead
from timeline_app.ui.two_lines import Lines, LinesView, TwoLines
from timeline_app.ui.undated_tray import UndatedTray

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.records import Article, Proposal
    from timeline_app.ui.snapshot import Snapshot
    from timeline_app.ui.theme import Theme

_HEIGHTS = (260, 260, 300)  # px of articles, filters and tray, and their shares of more room


class LibraryPanel(QWidget):
    """Articles, filters and the undated tray."""

    article_requested = Signal(str)  # article id

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library_panel")
        self._shot: Snapshot | None = None
        self._proposals: Mapping[str, Proposal] = {}
        self._chosen: str | None = None
        self._keys: tuple[str, ...] = ()  # of the rows
        self._head = SectionHead(theme, "Articles", parent=self)
        self.view = LinesView(theme, "Article list", self)
        self.view.row_chosen.connect(self.article_requested)
        self.filters = FiltersPanel(theme, self)
        self.tray = UndatedTray(theme, self)
        upper = QWidget(self)
        upper.setObjectName("library_upper")
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        self._splitter = HairSplitter(Qt.Orientation.Vertical, self)
        self._splitter.addWidget(upper)
        for part in (self.filters, self.tray):
            self._splitter.addWidget(part)
        for number, height in enumerate(_HEIGHTS):
            self._splitter.setStretchFactor(number, height)
        self._splitter.setSizes(_HEIGHTS)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._head.set_theme(theme)
        self.view.set_theme(theme)
        self.filters.set_theme(theme)
        self.tray.set_theme(theme)

    def set_snapshot(self, shot: Snapshot) -> None:
        """Show a project's articles and what of it has no date."""
        self._shot = shot
        self._show_rows()
        outlets = shot.outlets
        named = f", {outlets} outlet{'' if outlets == 1 else 's'}" if outlets else ""
        self._head.set_count(f"{len(shot.light):,}{named}", f"{len(shot.light):,}")
        self.tray.set_snapshot(shot)

    def set_proposals(self, proposals: Mapping[str, Proposal]) -> None:
        """Offer these dates, by article."""
        self.tray.set_proposals(proposals)
        if proposals != self._proposals:
            self._proposals = dict(proposals)
            self._show_rows()

    def set_article(self, article: Article | None) -> None:
        """Tint the article that the side panel shows."""
        self._chosen = article.id if article else None
        self.view.set_chosen(self._chosen)

    def _show_rows(self) -> None:
        shot = self._shot
        if shot is None:
            return
        keys, before, proposals = tuple(shot.light), self._keys, self._proposals

        def row(number: int) -> TwoLines:
            article = shot.articles.get(keys[number]) or shot.light.get(keys[number])
            if article is None:  # another program holds the file, or it is gone
                return TwoLines(keys[number], "Cannot be read now", "")
            return article_row(article, proposals.get(article.id), disputed=has_conflict(article))

        self._keys = keys

        def find(key: str) -> int | None:  # the file may know one by now that this moment's list does not have
            return keys.index(key) if key in keys else None

        lines = Lines(len(keys), row, find)
        if before and keys[: len(before)] == before:  # reading adds at the end: a hundred thousand stay laid out
            self.view.lines.renew(lines)
            if not self.view.selectionModel().hasSelection():
                self.view.set_chosen(self._chosen)
            return
        top = self.view.verticalScrollBar().value()
        self.view.lines.set_rows(lines)
        self.view.set_chosen(self._chosen)
        self.view.verticalScrollBar().setValue(top)


def article_row(article: Article, proposal: Proposal | None = None, *, disputed: bool = False) -> TwoLines:
    """Return an article's two lines; amber where its date is missing, only proposed or in doubt."""
    outlet = article.outlet or "Outlet unknown"
    foreign = bool(article.language) and not has_rules(article.language)
    if foreign:
        outlet = f"In {language_name(article.language or '')}, no rules yet · {outlet}"
    if article.own:
        return TwoLines(article.id, article.title, outlet)
    if article.published is None:
        wanted = "" if foreign else " · no date: set one"  # a date would date nothing in it
        last = f" · proposed: {short_wording(proposal.date)}" if proposal else wanted
        return TwoLines(article.id, article.title, outlet, amber=True, last=last)
    origin = f" · {article.published_from}" if article.published_from == "file name" else ""
    last = f" · {short_wording(article.published)}{origin}"
    conflict = " ≠" if disputed else ""
    return TwoLines(article.id, article.title, outlet, amber=bool(origin or conflict), last=f"{last}{conflict}")
