"""Joins the search with what shows it: the field, the list under it, the filter, and the article that is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from timeline_app.search.query import read
from timeline_app.search.tree import sought
from timeline_app.ui.search_results import SearchResults, said_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.search.query import Asked
    from timeline_app.timeline.filtering import Filter
    from timeline_app.ui.filters import Filters
    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.search_rows import HitLines
    from timeline_app.ui.theme import Theme


class SearchDesk(QObject):
    """Made once the window's parts and its filters are there."""

    def __init__(self, window: MainWindow, filters: Filters) -> None:
        super().__init__(window)
        self._search, self._filters = window.search, filters
        self._field, self._reader = window.parts.tool_bar.search, window.parts.panel.source.reader
        self._view, self._document = window.parts.view, window.document
        self.results = SearchResults(self._field, window.theme, window)
        field, search = self._field, self._search
        field.textChanged.connect(self._on_field_text_changed)
        field.step_requested.connect(self._on_field_step_requested)
        field.move_requested.connect(self._on_field_move_requested)
        field.filter_requested.connect(self.toggle_filter)
        field.focus_changed.connect(self._on_field_focus_changed)
        field.left.connect(lambda: self._view.setFocus(Qt.FocusReason.OtherFocusReason))
        search.found_changed.connect(field.set_count)
        search.asked_changed.connect(self._on_search_asked_changed)
        search.rows_changed.connect(self._on_search_rows_changed)
        self.results.chosen.connect(self._go)
        filters.told.connect(self._on_filters_told)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.results.set_theme(theme)

    def toggle_filter(self) -> None:
        """Show only the events that were found, or, where that is so, all again."""
        self._read_whole()
        wanted, words = self._filters.wanted, self._field.text()
        if self._document.path is None or self._search.asked.query is None:
            self._field.set_filtering(False)
            return
        self._filters.set_filter(replace(wanted, words="" if wanted.words == words else words))
        self._search.typed = False  # what is left is seen on the timeline: no list over it
        self.results.hide()

    def _on_field_text_changed(self, text: str) -> None:
        self._search.set_query(text, typing=True)
        self._on_filters_told(self._filters.wanted)
        if not text.strip():
            self.results.hide()

    def _on_field_step_requested(self, by: int) -> None:
        """Go to the row that the arrows have come to, or to the next match."""
        current = self.results.current
        self.results.hide()
        if current is None:
            self._read_whole()
        if current is not None:
            self._search.go(current)
        else:
            self._search.step(by)

    def _read_whole(self) -> None:
        """Take all that was typed as it is."""
        if read(self._field.text()) != self._search.asked:
            self._search.set_query(self._field.text())

    def _on_field_move_requested(self, by: int) -> None:
        if not self._field.text().strip():
            return
        if self.results.isHidden():
            self.results.open()
        else:
            self.results.move_by(by)

    def _on_field_focus_changed(self, has: bool) -> None:
        if not has:
            self.results.hide()
        elif self._document.path is not None and not self._field.text():
            self._search.prepare()

    def _on_search_asked_changed(self, asked: Asked) -> None:
        """Mark in the article what is asked for."""
        those = sought(asked.query) if asked.query is not None else ()
        self._field.set_asked(asked.query is not None)
        self._reader.set_words([" ".join(each.words) + ("*" if each.begun else "") for each in those])

    def _on_search_rows_changed(self, rows: Sequence[HitLines]) -> None:
        said = said_of(self._search.found, self._search.asked)
        self.results.set_rows(rows, said)
        if self._search.typed and self._field.hasFocus() and said:
            self.results.open()

    def _on_filters_told(self, wanted: Filter) -> None:
        text = self._field.text()
        self._field.set_filtering(bool(text) and wanted.words == text)

    def _go(self, at: int) -> None:
        self.results.hide()
        self._search.go(at)
