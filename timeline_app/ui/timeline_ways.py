"""What leads to the timeline from the rest of the window, and back: search, cross-references, commands, the status bar.

Made before the window's parts, because their commands are; `join` connects it once they are there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from timeline_app.timeline.filtering import NOTHING_ASKED
from timeline_app.ui.command_palette import CommandPalette, Entry
from timeline_app.ui.filters import Filters
from timeline_app.ui.indexing import Unsearchable
from timeline_app.ui.known_desk import KnownDesk
from timeline_app.ui.news import News
from timeline_app.ui.part_walk import PartWalk
from timeline_app.ui.reduced_motion import desktop_animates
from timeline_app.ui.saved_views import SavedViews
from timeline_app.ui.search_desk import SearchDesk
from timeline_app.ui.status import chosen_words
from timeline_app.ui.view_state import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.timeline_view import TimelineView

ZOOM = 1.4  # at one click of a button


class TimelineWays(QObject):
    """Joins a window's timeline with its other parts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.selected = QLabel(window)  # how many events are, and what they span
        self.selected.setObjectName("status_selected")
        self.selected.setContentsMargins(12, 0, 0, 0)
        self.selected.hide()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the timeline's commands do."""
        return {
            "zoom_in": lambda: self._view.zoom_by(ZOOM),
            "zoom_out": lambda: self._view.zoom_by(1 / ZOOM),
            "fit_core": lambda: self._view.fit_core(),
            "fit_all": lambda: self._view.fit_all(),
            "animate": self._set_animated,
            "show_ghosts": self._show_ghosts,
            "known_on": lambda: self.known.toggle(),
            "save_view": lambda: self.views.ask_name(),
            "saved_views": lambda: self.views.manage(),
            "show_new": lambda: self.news.show_new(),
            "mark_seen": lambda: self.news.mark_seen(),
            "clear_filters": lambda: self.filters.set_filter(NOTHING_ASKED),
            "next_reference": partial(self._step_reference, 1),
            "previous_reference": partial(self._step_reference, -1),
            "palette": self.open_palette,
            "next_part": lambda: self._parts_walk.step(1),
            "previous_part": lambda: self._parts_walk.step(-1),
        }

    def join(self) -> None:
        """Connect the parts, and follow the settings."""
        window, view = self._window, self._view
        window.statusBar().addWidget(self.selected)
        window.statusBar().addWidget(Unsearchable(window.indexing, window))
        parts = window.parts
        self._parts_walk = PartWalk(
            (parts.tool_bar, parts.library, parts.chips, parts.known, view, parts.minimap, parts.table, parts.panel)
        )
        window.search.found_changed.connect(self._on_search_found_changed)
        window.indexing.finished.connect(window.search.begin)
        window.search.stepped.connect(view.bring_selected)
        window.document.project_changed.connect(lambda: view.set_found(None))
        window.parts.panel.references.stepped_to.connect(view.show_focus)
        view.selection_changed.connect(self._on_view_selection_changed)
        self.filters = Filters(window.document, window.parts, self)
        self.searching = SearchDesk(window, self.filters)
        self.known = KnownDesk(window.document, parts, self.filters, window.actions_["known_on"], self)
        self.views = SavedViews(window, self.filters, parts.views_menu)
        window.keeper.parts["filters"] = Part(lambda: self.filters.kept, self.filters.show_kept)
        self.news = News(window, self.filters)
        window.statusBar().addWidget(self.news.button)
        window.keeper.parts["looked"] = Part(self.news.now, self.news.show_kept)
        self.filters.asked.connect(lambda: window.keeper.note("filters"))
        window.actions_["show_ghosts"].setChecked(window.settings.ghosts)
        window.document.show_ghosts(window.settings.ghosts)
        wanted = window.settings.animated
        view.animated = desktop_animates() if wanted is None else wanted
        window.actions_["animate"].setChecked(view.animated)

    def open_palette(self) -> CommandPalette:
        """Offer every command, and dates to go to."""
        more = [Entry(action, f"Saved view: {action.data()}", "View") for action in self.views.actions]
        palette = CommandPalette(self._window.theme, self._window.actions_, self._window, more)
        palette.date_requested.connect(self._on_palette_date_requested)
        palette.open_over(self._window)
        return palette

    @property
    def _view(self) -> TimelineView:
        return self._window.parts.view

    def _on_palette_date_requested(self, first: int, end: int) -> None:
        if self._window.document.path is not None:
            self._view.fit_span(first, end)
            self._view.setFocus()

    def _on_search_found_changed(self) -> None:
        """Light what was found, where there is anything to look for."""
        query = self._window.search.asked.query
        found = None if query is None else self._window.search.found.events
        self._view.set_found(found)
        self._window.parts.table.set_found(found, query)

    def _on_view_selection_changed(self, rows: tuple[int, ...]) -> None:
        span = self._view.extent_of(rows) if len(rows) > 1 else None
        self.selected.setText(chosen_words(len(rows), span, self._view.dates))
        self.selected.setVisible(len(rows) > 1)

    def _set_animated(self) -> None:
        self._view.animated = self._window.settings.animated = self._window.actions_["animate"].isChecked()

    def _show_ghosts(self) -> None:
        wanted = self._window.settings.ghosts = self._window.actions_["show_ghosts"].isChecked()
        self._window.document.show_ghosts(wanted)

    def _step_reference(self, by: int) -> None:
        self._window.parts.panel.setVisible(True)
        self._window.parts.panel.references.step(by)
