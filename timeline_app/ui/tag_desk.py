"""Giving tags: to which events, and what the side panel says of the tags and topics of the one that is selected."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from timeline_app.timeline.grouping_key import THEN
from timeline_app.ui.event_dates import FIXED
from timeline_app.ui.messages import Message
from timeline_app.ui.tagger import Tagger, Wish
from timeline_app.ui.topic_words import told, told_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from timeline_app.records import Article
    from timeline_app.ui.document import Document
    from timeline_app.ui.parts import Parts
    from timeline_app.ui.tag_dialog import TagDialog
    from timeline_app.ui.theme import Theme

MOST_ARTICLES: Final = 50  # of an event, whose topics the side panel tells
_CHOOSE: Final = "Select an event on the timeline first."
_SHORT: Final = 40  # characters of a label
_ASIDE: Final = 28  # px from the window's edge


class TagDesk(QObject):
    """Joins the document, the project's tags, the dialog and the side panel."""

    def __init__(self, document: Document, parts: Parts, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._parts, self._theme, self._window = document, parts, theme, window
        self.tagger = Tagger(document, self)
        self.dialog: TagDialog | None = None
        self.tagger.tags_changed.connect(self._tell)
        self.tagger.tags_changed.connect(parts.view.explainer.renew)
        self.tagger.lanes_outdated.connect(lambda: document.regroup("topic"))
        document.selection_changed.connect(self._tell)
        document.project_changed.connect(self._on_document_project_changed)
        parts.view.explainer.tags_of = self.tagger.names_of
        parts.view.explainer.is_tag = self._is_tag

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def finish(self) -> None:
        """Let go of what runs, before the program ends."""
        self.tagger.finish()

    def tag_selection(self) -> None:
        """Ask for the tags of the selected events, else of the one in focus."""
        view = self._parts.view
        row = view.model.row_of(view.focused)
        self.tag(view.chosen.rows or (() if row is None else (row,)))

    def tag_at(self, event: str) -> None:
        """Ask for the tags of an event, and of all that are selected with it."""
        row = self._parts.view.model.row_of(event)
        rows = self._parts.view.chosen.rows
        self.tag(rows if row in rows else () if row is None else (row,))

    def lines(self, event: str) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield what the menu of an event offers."""
        yield "Tags…", lambda: self.tag_at(event)

    def tag(self, rows: Sequence[int]) -> None:
        """Ask for the tags of events; say what to do where there are none."""
        events = tuple(self._document.snapshot.ids_of(rows)) if rows else ()
        if not events or not self._parts.view.grips.allowed:
            self._document.message_posted.emit(Message(FIXED if events else _CHOOSE))
        elif self.dialog is None:
            self._ask(events)

    def _ask(self, events: tuple[str, ...]) -> None:
        from timeline_app.ui.tag_dialog import TagDialog

        had = Counter(name for event in events for name in self.tagger.names_of(event))
        named, reports = self._named(events), self.tagger.reports_of(events)
        dialog = self.dialog = TagDialog(self._theme, named, self.tagger.names(), had, len(events), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wish = partial(Wish, events, reports=reports)
        dialog.finished.connect(lambda result: self._on_dialog_finished(dialog, named, wish, result))
        dialog.adjustSize()
        corner = self._window.mapToGlobal(self._window.rect().topRight())
        dialog.move(corner.x() - dialog.width() - _ASIDE, corner.y() + 5 * _ASIDE)
        dialog.open()

    def _named(self, events: Sequence[str]) -> str:
        if len(events) > 1:
            return f"{len(events):,} events"
        found = self._document.events.get(events[0])
        label = found.label if found else ""
        return f"“{label if len(label) <= _SHORT else f'{label[: _SHORT - 1].rstrip()}…'}”"

    def _tell(self) -> None:
        """Say in the side panel what the selected event is about."""
        event = self._document.chosen_event
        tags = () if event is None else self.tagger.names_of(event.id)
        articles = tuple(self._articles())
        self._parts.panel.header.set_topics(told(tags, articles), told_whole(tags, articles))

    def _is_tag(self, lane: str) -> bool:
        by_topic = "topic" in self._document.snapshot.group_by.split(THEN)
        return by_topic and lane in self.tagger.names()

    def _articles(self) -> Iterator[Article]:
        event = self._document.chosen_event
        ids = dict.fromkeys(mention.article for mention in event.mentions) if event else {}
        light = self._document.snapshot.light
        yield from (article for each in list(ids)[:MOST_ARTICLES] if (article := light.get(each)) is not None)

    def _on_dialog_finished(self, dialog: TagDialog, named: str, wish: Callable[..., Wish], result: int) -> None:
        self.dialog = None
        if result:
            given, taken = dialog.wish()
            self.tagger.change(f"tags of {named}", wish(given=given, taken=taken))

    def _on_document_project_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()
