"""What the window is made of and where each part stands: bars on top, under them library, timeline and side panel.

What shows a project is made when it is first asked for, with the work (`ui/work.py`): the welcome page needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenuBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from timeline_app.ui.actions import THEME_NAMES
from timeline_app.ui.bars import MessageBar, ProgressLine, ToolBar
from timeline_app.ui.cut_label import CutLabel, GivingLabel
from timeline_app.ui.dropping import FilesPassOn
from timeline_app.ui.hairline import HairSplitter, HairStatusBar
from timeline_app.ui.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

    from timeline_app.ui.actions import Actions
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.event_table import EventTable
    from timeline_app.ui.filter_chips import FilterChips
    from timeline_app.ui.known_bar import KnownBar
    from timeline_app.ui.library_panel import LibraryPanel
    from timeline_app.ui.minimap import Minimap
    from timeline_app.ui.side_panel import SidePanel
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_view import TimelineView

_OF_WORK = frozenset(("library", "view", "minimap", "table", "panel", "splitter", "middle", "chips", "known"))


class _Themed(Protocol):
    def set_theme(self, theme: Theme) -> None: ...


class Parts:
    """The window's parts, made and placed."""

    library: LibraryPanel
    view: TimelineView
    minimap: Minimap
    table: EventTable
    panel: SidePanel
    splitter: QSplitter
    chips: FilterChips
    known: KnownBar
    middle: QSplitter  # the timeline, and under it the table

    def __init__(self, window: QMainWindow, actions: Actions, theme: Theme, begin: Callable[[], object]) -> None:
        self._window = window
        self._actions = actions
        self._theme = theme
        self._begin = begin  # has `furnish` called
        self.tool_bar = ToolBar(theme, actions, window)
        self.progress = ProgressLine(theme, window)
        self.message = MessageBar(theme, window)
        self.welcome = Welcome(theme, window)
        self.counts, self.span, self.hint = CutLabel(window), CutLabel(window), GivingLabel(window)
        self.pages = QStackedWidget(window)  # welcome, work
        self.pages.addWidget(self.welcome)
        window.addToolBar(self.tool_bar)
        window.setCentralWidget(_column(self.progress, self.message, self.pages, stretched=self.pages))
        self._place_status(window)
        self._files = FilesPassOn(window)
        self._files.watch(window)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Return what shows a project, by which it is made."""
            if name not in _OF_WORK:
                raise AttributeError(name)
            self._begin()
            return self.__dict__[name]

    def furnish(self, model: EventModel) -> None:
        """Make and place what shows a project."""
        from timeline_app.ui import canvas_access
        from timeline_app.ui.event_table import EventTable
        from timeline_app.ui.filter_chips import FilterChips
        from timeline_app.ui.known_bar import KnownBar
        from timeline_app.ui.library_panel import LibraryPanel
        from timeline_app.ui.minimap import Minimap
        from timeline_app.ui.side_panel import SidePanel
        from timeline_app.ui.timeline_view import TimelineView

        theme, window = self._theme, self._window
        canvas_access.install()
        self.library = LibraryPanel(theme, window)
        self.chips = FilterChips(theme, window)
        self.known = KnownBar(theme, window)
        self.view = TimelineView(model, theme, window)
        self.view.focus_moved.connect(lambda: canvas_access.tell_focus(self.view))
        self.view.selection_changed.connect(lambda: canvas_access.tell_selection(self.view))
        self.minimap = Minimap(self.view, theme, window)
        self.table = EventTable(model, theme, window)
        self.panel = SidePanel(theme, lambda event: _lane_colour(event, model, self._theme), window)
        self.splitter = HairSplitter(Qt.Orientation.Horizontal, window)
        self.middle = HairSplitter(Qt.Orientation.Vertical, window)
        self._place()
        self._files.watch(window)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme everywhere."""
        self._theme = theme
        parts: list[_Themed] = [self.tool_bar, self.progress, self.message, self.welcome]
        if "view" in self.__dict__:
            parts += self.library, self.chips, self.known, self.view, self.minimap, self.table, self.panel
        for part in parts:
            part.set_theme(theme)
        self._window.statusBar().setFixedHeight(theme.size("status_bar"))
        for label in (self.counts, self.span, self.hint):
            label.setFont(theme.font("label"))

    def fill_menus(self, bar: QMenuBar, theme_name: str) -> None:
        """Fill the menu bar, and tick what holds."""
        actions = self._actions
        menus = actions.fill(bar)
        themes = menus["View"].addMenu("Theme")
        themes.addActions(actions.themes.actions())
        groups = menus["View"].addMenu("Group by")
        groups.addActions(actions.groupings.actions())
        groups.addSeparator()
        groups.addMenu("Then by").addActions(actions.nestings.actions())
        self.views_menu = menus["View"].addMenu("Saved views")
        self.views_menu.addActions([actions["save_view"], actions["saved_views"]])
        self.views_menu.addSeparator()
        for action, (key, _) in zip(actions.themes.actions(), THEME_NAMES, strict=True):
            action.setChecked(key == theme_name)
        actions.groupings.actions()[0].setChecked(True)
        actions.nestings.actions()[0].setChecked(True)
        self.tool_bar.set_grouping(actions.groupings.actions()[0].text())
        for name in ("toggle_library", "toggle_panel"):
            actions[name].setChecked(True)

    def _place(self) -> None:
        self.middle.addWidget(
            _column(self.chips, self.known, self.view, self.minimap, stretched=self.view, window=self._window)
        )
        self.middle.addWidget(self.table)
        self.middle.setStretchFactor(0, 1)
        self.middle.setSizes([640, 250])
        self.table.hide()
        for number, (part, stretch) in enumerate(((self.library, 0), (self.middle, 1), (self.panel, 0))):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(number, stretch)
        self.library.setMinimumWidth(180)
        wide = self._window.width()  # of which large letters leave most to the canvas
        library = min(self._theme.size("library"), round(0.22 * wide))
        panel = min(self._theme.size("side_panel"), round(0.36 * wide))
        self.splitter.setSizes([library, wide - library - panel, panel])
        self.pages.addWidget(self.splitter)
        self.panel.set_theme(self._theme)  # under a style sheet a label that gets another parent forgets its ink

    def _place_status(self, window: QMainWindow) -> None:
        bar = HairStatusBar(self.hint, window)
        window.setStatusBar(bar)
        bar.setSizeGripEnabled(False)
        bar.setFixedHeight(self._theme.size("status_bar"))
        self.counts.setObjectName("status_counts")
        self.span.setObjectName("status_span")
        self.counts.setContentsMargins(10, 0, 0, 0)
        for label in (self.counts, self.span, self.hint):
            label.setMinimumWidth(1)  # what is said here never makes the window wider
        bar.addWidget(self.counts)
        bar.addPermanentWidget(self.span)
        bar.addPermanentWidget(self.hint)


def _lane_colour(event: str, model: EventModel, theme: Theme) -> QColor:
    """Return the colour that an event has on the timeline."""
    import numpy as np

    row = model.row_of(event)
    position = None if row is None else model.time_index.position_of(row)
    if position is None:
        return theme.colour("density")
    return theme.lane(int(model.time_index.lanes_of(np.asarray([position]))[0]))


def _column(*parts: QWidget, stretched: QWidget | None = None, window: QWidget | None = None) -> QWidget:
    page = QWidget(window)  # what leaves a window comes last of all by Tab when it is back
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is (stretched or parts[0]) else 0)
    return page
