"""Events of the user's own in the window: where one is asked for, what the dialog shows, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.records import Entering, Entry, InputError
from timeline_app.timeline.grouping_key import THEN
from timeline_app.timeline.handles import date_at
from timeline_app.timeline.lane_plan import shown_name
from timeline_app.ui.date_desk import DateDesk
from timeline_app.ui.edits import Entered
from timeline_app.ui.event_dates import FIXED
from timeline_app.ui.grips import Draft
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from timeline_app.dates.civil import Second
    from timeline_app.records import Quoted
    from timeline_app.ui.annotation_desk import AnnotationDesk
    from timeline_app.ui.document import Document
    from timeline_app.ui.laid_over import Asked
    from timeline_app.ui.own_event_dialog import OwnEventDialog
    from timeline_app.ui.source_panel import SourcePanel
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_view import TimelineView

BEARS: Final = {"person": "people", "place": "places", "organization": "organizations"}  # what lanes stand for
CHOOSE: Final = "Select an event of your own first."
WORDS: Final = "Select words in the article, or an event, first: the new event quotes them."
GONE: Final = "The article that it quotes is no longer in the project. What it said stands in your entry."


class OwnEvents(DateDesk["OwnEventDialog"]):
    """Joins the view, the dialog and the document."""

    def __init__(
        self,
        document: Document,
        view: TimelineView,
        source: SourcePanel,
        desk: AnnotationDesk,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(document, view, desk, theme, window)
        self._source = source
        source.place_requested.connect(self._on_source_place_requested)
        view.grips.event_requested.connect(self.new)

    def new(self, second: Second | None = None, lane: str = "") -> None:
        """Ask for an event at a second, or in the middle of the view, in a lane."""
        first, end = self._view.scale.span
        at = (first + end) // 2 if second is None else second
        kind = BEARS.get(self._view.model.group_by.split(THEN)[-1])
        self.edit(Entry("", date_at(at, self._view.port.minor_step), lane=(kind, lane) if kind and lane else None))

    def quote(self) -> None:
        """Ask for an event of the words that are selected in the article, or of its selected sentence."""
        from timeline_app.ui.quoting import entry_of

        reader = self._source.reader
        spans = reader.quoted()
        if reader.article is None or reader.article.own or not spans:
            self._document.message_posted.emit(Message(WORDS))
            return
        first, end = self._view.scale.span
        middle = date_at((first + end) // 2, self._view.port.minor_step)
        self.edit(entry_of(reader.article, spans, self._document.times(), middle))

    def edit_selected(self) -> None:
        """Ask what the selected event of the user's own shall be; say what to do where there is none."""
        chosen = self._document.chosen_article
        if chosen is None or not chosen.own:
            self._document.message_posted.emit(Message(CHOOSE))
        elif (entry := self._entry_of(chosen.id)) is not None:
            self.edit(entry)

    def edit(self, entry: Entry) -> None:
        """Ask what an entry shall be; its extent shows on the timeline while it is typed."""
        if self.dialog is not None or self._document.path is None:
            return
        if not self._view.grips.allowed:
            self._document.message_posted.emit(Message(FIXED))
            return
        from timeline_app.ui.own_event_dialog import OwnEventDialog

        dialog = OwnEventDialog(self._theme, entry, self._window)
        self._ask(dialog, lambda draft: Draft("", draft.date), lambda asked: self._keep(entry, asked))

    def lines_at(self, asked: Asked) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield the menu's lines for a place of the timeline."""
        ref, second, lane = asked.hit.ref, asked.second, asked.hit.lane
        event = None if ref is None else self._view.model.event_at(ref)
        entry = None if event is None or not event.mentions[0].own else self._entry_of(event.mentions[0].article)
        if entry is not None:
            yield "Edit your own event…", lambda: self.edit(entry)
            yield "Delete your own event", lambda: self._enter(Entering((entry,)))
        elif second is not None and ref is None:
            name = "" if lane is None else shown_name(self._view.model.time_index.lane_names[lane])
            yield "New event here…", lambda: self.new(second, name)

    def _entry_of(self, article: str) -> Entry | None:
        """Return the entry that an article is; say so where the file cannot be read now."""
        from timeline_app.workspace import Workspace

        path = self._document.path
        if path is None:
            return None
        try:
            with Workspace(path) as workspace:
                return workspace.entries().get(article)
        except InputError as error:
            self._document.message_posted.emit(Message(str(error), "error"))
            return None

    def _on_source_place_requested(self, quoted: Quoted) -> None:
        """Show what an entry quotes, where its article still says it."""
        own, article = self._document.chosen_article, self._document.articles.get(quoted.article)
        if article is None:
            self._document.message_posted.emit(Message(GONE))
            return
        self._document.select_article(article.id)
        stands = " ".join(article.text[quoted.start : quoted.end].split())
        self._source.show_place(quoted.start, quoted.end, stands if own is not None and stands in own.text else "")

    def _keep(self, entry: Entry, dialog: OwnEventDialog) -> None:
        former = (entry,) if entry.number else ()
        if dialog.removes:
            self._enter(Entering(former))
        elif (draft := dialog.draft()) != entry or not entry.number:
            self._enter(Entering(former, (draft,)))

    def _enter(self, change: Entering) -> None:
        self._document.edit(Entered(change))
