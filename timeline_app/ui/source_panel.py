"""The source beside the timeline: whose article it is, since when, and the article itself with its sentences marked."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Quoted
from timeline_app.ui import icons
from timeline_app.ui.evidence_words import as_tool_tip, conflicting, counted, evidence_lines, origin_words
from timeline_app.ui.find_bar import FindBar
from timeline_app.ui.reader import Reader
from timeline_app.ui.reader_marks import broken_words, gone_words
from timeline_app.ui.reader_painter import MARGIN
from timeline_app.ui.said import wording
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QColor, QResizeEvent

    from timeline_app.records import Article, Proposal
    from timeline_app.store.catalogue import Marked
    from timeline_app.ui.document import Document
    from timeline_app.ui.theme import Theme

_VERSIONS: Final = "versions:"  # what a link leads to
_ALONE: Final = (1, 1, "")  # the version of most articles
_TIGHTER: Final = 4  # px that are spared on each side of a tab's words where there is little room
_ARTICLE, _FULL = range(2)  # tabs that show the article; those after them have pages of their own


class SourcePanel(QWidget):
    """The selected mention in its article."""

    mention_requested = Signal(str, int)  # event id, position of the mention
    step_requested = Signal(int)  # to the next (1) or previous (-1) mention
    evidence_requested = Signal(str, QRect)  # article id, what its evidence shall stand under, in this panel
    place_requested = Signal(object)  # Quoted
    versions_requested = Signal(str)  # article id
    page_changed = Signal()  # another tab is in sight

    def __init__(self, theme: Theme, lane_colour: Callable[[str], QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source_panel")
        self.reader = Reader(theme, lane_colour, self)
        self.reader.mention_requested.connect(self.mention_requested)
        self.finder = FindBar(self.reader, theme, self)
        self._tabs = QTabBar(self)
        self._tabs.setObjectName("article_tabs")
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(False)  # where there is little room the tabs' words are cut
        self._tabs.addTab("Article")
        self._tabs.addTab("Full page")
        self._pages = QStackedWidget(self)  # the article, then what `add_page` brought
        self._tabs.currentChanged.connect(self._on_tabs_changed)
        self.reader.unfolded_changed.connect(self._on_reader_unfolded_changed)
        self._which = QLabel(self)
        self._which.setObjectName("mention_count")
        self._previous, self._next = self._step_button("Previous mention", -1), self._step_button("Next mention", 1)
        self._meta = QLabel(self)
        self._meta.setObjectName("article_meta")
        self._meta.setWordWrap(True)
        self._meta.setTextFormat(Qt.TextFormat.RichText)
        self._meta.setContentsMargins(MARGIN, 8, MARGIN, 4)
        self._meta.setIndent(0)  # in line with the text under it
        mouse, keys = Qt.TextInteractionFlag.LinksAccessibleByMouse, Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self._meta.setTextInteractionFlags(mouse | keys)
        self._meta.linkActivated.connect(self._on_meta_link_activated)
        self._broken = QLabel(self)
        self._broken.setObjectName("broken_quotations")
        self._broken.setWordWrap(True)
        self._broken.setTextFormat(Qt.TextFormat.PlainText)  # an article's words are never markup
        self._broken.setTextInteractionFlags(mouse | Qt.TextInteractionFlag.TextSelectableByMouse)
        self._broken.hide()
        self._proposals: Mapping[str, Proposal] = {}
        self._theme = theme
        self._place = ""  # of the mention among the event's
        self._shown: Article | None = None
        self._version = _ALONE  # of it that is read, how many there are, and when it was added
        self._lay_out()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        self._meta.setFont(theme.font("secondary"))
        self._which.setFont(theme.font("secondary"))
        set_ink(self._which, theme, "text2")
        self._broken.setFont(theme.font("secondary"))
        set_ink(self._broken, theme, "conflict_text")
        for button, name in ((self._previous, "back"), (self._next, "forward")):
            icons.put(button, theme, name, "text", 16)
        self.reader.set_theme(theme)
        self.finder.set_theme(theme)
        self._set_meta()

    def add_page(self, name: str, page: QWidget) -> None:
        """Offer one more tab beside the article, which shows this."""
        self._tabs.addTab(name)
        self._pages.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Bring the tab of a page that was added into sight."""
        self._tabs.setCurrentIndex(self._pages.indexOf(page) + _FULL)

    def is_shown(self, page: QWidget) -> bool:
        """Tell whether the tab of a page that was added is the one that is shown."""
        return self._pages.currentWidget() is page

    def _set_article(self, document: Document, article: Article | None, marked: tuple[Marked, ...]) -> Article | None:
        """Show an article with its marks, as the project has it by now; return it.

        Marks are read when they are asked for. Until a newer version is known everywhere they are ahead of the text.
        """
        self.reader.set_article(article, marked)
        if article is not None and self.reader.broken:
            now = document.snapshot.catalogue.article(article.id)
            if now is not None and now.text != article.text:
                self.reader.set_article(now, marked)
                return now
        return article

    def show_article(self) -> None:
        """Bring the article into sight, whatever tab is shown; all of its page, where that is shown."""
        if self._tabs.currentIndex() > _FULL:
            self._tabs.setCurrentIndex(_FULL if self.reader.unfolded else _ARTICLE)

    def show_place(self, start: int, end: int, words: str) -> None:
        """Show a place of the article if these words stand there, else say so; the article has the keyboard then."""
        self.show_article()
        if self.reader.says(start, end, words):
            self.reader.show_place(start, end)
        else:
            self._broken.setText(gone_words([words]))
            self._broken.show()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_selection(self, document: Document) -> None:
        """Show what the document has selected."""
        article, selection, event = document.chosen_article, document.selection, document.chosen_event
        if article != self._shown and self._tabs.currentIndex() == _FULL:
            self._tabs.setCurrentIndex(_ARTICLE)
        self._version = _ALONE if article is None else document.snapshot.catalogue.version_of(article.id)
        marked = document.snapshot.marked_in(article.id) if article else ()
        self.reader.expect = partial(document.snapshot.fetch, whole=False)
        self._shown = self._set_article(document, article, marked)
        self.reader.set_times(document.times())
        count = len(event.mentions) if event else 0
        position = selection.mention if selection else 0
        self._place = f"{position + 1} of {count}" if count else ""
        for button in (self._previous, self._next):
            button.setVisible(count > 1)
        self._fit_place()
        chosen = _find(marked, event.id, position) if event else None
        self.reader.set_chosen(chosen)
        self._broken.setText(broken_words(self.reader.broken, chosen))
        self._broken.setVisible(bool(self.reader.broken))
        self._set_meta()

    def show_times(self, document: Document) -> None:
        """Dot the time expressions that were looked up meanwhile."""
        self.reader.set_times(document.times())

    def set_proposals(self, proposals: Mapping[str, Proposal]) -> None:
        """Offer these dates of articles without one."""
        self._proposals = dict(proposals)
        self._set_meta()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say which mention it is in as many words as there is room for beside the tabs."""
        super().resizeEvent(event)
        self._fit_place()

    def _fit_place(self) -> None:
        words = f"mention {self._place}" if self._place else ""
        steps = 0 if self._next.isHidden() else self._previous.sizeHint().width() + self._next.sizeHint().width()
        room = self._room(steps)
        if self._tabs.property("tight") is not (tight := room < 0):
            self._tabs.setProperty("tight", tight)
            self._tabs.style().unpolish(self._tabs)
            self._tabs.style().polish(self._tabs)
            QApplication.sendEvent(self._tabs, QEvent(QEvent.Type.StyleChange))  # it lays itself out anew
        wide = self._which.fontMetrics().horizontalAdvance
        self._which.setText(next((each for each in (words, self._place) if wide(each) <= room), ""))
        for part in (self._which, self._previous, self._next):
            part.setToolTip(f"{part.accessibleName()}: {words}".removeprefix(": ") if words else "")

    def _room(self, steps: int) -> int:
        """Return the px beside the tabs, as wide as they usually are, and the buttons that step, `steps` px wide."""
        spared = 2 * _TIGHTER * self._tabs.count() if self._tabs.property("tight") else 0
        return self.width() - self._tabs.sizeHint().width() - spared - steps - 2 * MARGIN

    def _set_meta(self) -> None:
        self._meta.setVisible(self._shown is not None)
        if self._shown is not None:
            self._meta.setText(meta_line(self._shown, self._theme, self._proposals.get(self._shown.id), self._version))
            self._meta.setToolTip(as_tool_tip(evidence_lines(self._shown.evidence, self._shown.published)))

    def _on_meta_link_activated(self, article: str) -> None:
        if (quoted := Quoted.of(article)) is not None:
            self.place_requested.emit(quoted)
            return
        if article == _VERSIONS and self._shown is not None:
            self.versions_requested.emit(self._shown.id)
            return
        self.evidence_requested.emit(
            article, QRect(self._meta.mapTo(self, QPoint()), self._meta.size()).adjusted(MARGIN, 0, -MARGIN, 0)
        )

    def _on_tabs_changed(self, index: int) -> None:
        self._pages.setCurrentIndex(max(0, index - _FULL))
        if index <= _FULL:
            self.reader.set_unfolded(unfolded=index == _FULL)
        self.page_changed.emit()

    def _on_reader_unfolded_changed(self, unfolded: bool) -> None:
        self._tabs.setCurrentIndex(_FULL if unfolded else _ARTICLE)

    def _step_button(self, name: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name.lower().replace(" ", "_"))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self.step_requested.emit(by))
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN - 8, 0, MARGIN - 6, 0)
        bar.setSpacing(2)
        bar.addWidget(self._tabs)
        bar.addStretch(1)
        for widget in (self._which, self._previous, self._next):
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)
        page = QWidget(self)
        reading = QVBoxLayout(page)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(0)
        reading.addWidget(self._meta)
        reading.addWidget(self._broken)
        reading.addWidget(self.finder)
        reading.addWidget(self.reader, 1)
        self._pages.addWidget(page)


def meta_line(
    article: Article, theme: Theme, proposal: Proposal | None = None, version: tuple[int, int, str] = _ALONE
) -> str:
    """Return outlet, author and publication date with its origin, escaped; the origin leads to the evidence.

    In amber: that there is no date, and that signs of it disagree.
    """
    outlet = escape(article.outlet or "Outlet unknown")
    author = escape(article.author or "no author")
    link = _link(article.id, theme)
    amber = f'<span style="color:{theme.colour("conflict_text").name()}">'
    if article.own:
        ink = theme.colour("text2").name()
        quoted = Quoted.of(article.url)
        place = f" · {_link(quoted.address, theme)}show the place it quotes</a>" if quoted else ""
        return f'<span style="color:{ink}"><b>Your own entry</b> · no report, never counted as one{place}</span>'
    if article.published is None:
        offered = f"{escape(wording(proposal.date))} is proposed" if proposal else "set one"
        dated = f"{amber}no publication date</span>: {link}{offered}</a>"
    else:
        origin = escape(origin_words(article.published_from or "origin unknown", short=True))
        dated = f"published {escape(wording(article.published))}, {link}{origin}</a>"
        if against := conflicting(article):
            words = f"≠ {counted(len(against), 'sign')} of another date"
            dated += f" · {link}{amber}{words}</span></a>"
    if article.updated is not None:
        dated += f" · updated {escape(wording(article.updated))}"
    if version[1] > 1:
        read = f", read {escape(wording(Edtf.parse(version[2][:10])))}" if version[2] else ""
        dated += f" · {_link(_VERSIONS, theme)}version {version[0]} of {version[1]}</a>{read}"
    ink = theme.colour("text2").name()
    grey = theme.colour("text3").name()
    return f'<span style="color:{grey}"><b style="color:{ink}">{outlet}</b> · {author} · {dated}</span>'


def _link(target: str, theme: Theme) -> str:
    """Return what begins a link."""
    return f'<a href="{escape(target)}" style="color:{theme.colour("accent").name()};text-decoration:none">'


def _find(marked: tuple[Marked, ...], event: str, position: int) -> Marked | None:
    return next((m for m in marked if (m.event, m.position) == (event, position)), None)
