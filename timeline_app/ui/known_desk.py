"""Going back to a day: joins the bar, the filters, and the lines from the selected event to the days of its reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from timeline_app.timeline.filtering import Known
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from timeline_app.timeline.filtering import Filter
    from timeline_app.ui.document import Document
    from timeline_app.ui.filters import Filters
    from timeline_app.ui.parts import Parts

NO_DATES: Final = "No article has a date of publication yet. Set one with Articles > Set the publication date."


class KnownDesk(QObject):
    """The day is a part of the filter, which is the one truth; the bar shows it."""

    def __init__(self, document: Document, parts: Parts, filters: Filters, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._filters, self._action = document, filters, action
        self._bar, self._view = parts.known, parts.view
        self._bar.known_changed.connect(self._on_bar_known_changed)
        filters.told.connect(self._show)
        document.events_changed.connect(self._on_document_events_changed)
        document.lanes_changed.connect(lambda: self._bar.set_left(document.snapshot.left_words))

    def toggle(self) -> None:
        """Go back to the day of the last report, from where one goes on; or show everything that is known."""
        if self._filters.wanted.known is not None:
            self._on_bar_known_changed(None)
        elif (day := self._bar.last_day) is None:
            self._action.setChecked(False)
            self._document.message_posted.emit(Message(NO_DATES))
        else:
            self._on_bar_known_changed(Known(day))
            self._bar.slider.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_bar_known_changed(self, known: Known | None) -> None:
        if known is None and self._bar.isAncestorOf(self._view.window().focusWidget() or self._view):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if known != self._filters.wanted.known:
            self._filters.set_filter(replace(self._filters.wanted, known=known))

    def _show(self, wanted: Filter) -> None:
        self._bar.show_known(wanted.known)
        self._action.setChecked(wanted.known is not None)
        self._view.draw_known(wanted.known)

    def _on_document_events_changed(self) -> None:
        shot = self._document.snapshot
        self._bar.set_publications(shot.publications, len(shot.undated_articles))
