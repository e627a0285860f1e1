"""What the window is made of and where each part stands: bars on top, under them library, timeline and side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QMenuBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from timeline_app.ui.actions import THEME_NAMES
from timeline_app.ui.bars import MessageBar, ProgressLine, ToolBar
from timeline_app.ui.event_table import EventTable
from timeline_app.ui.library_panel import LibraryPanel
from timeline_app.ui.minimap import Minimap
from timeline_app.ui.side_panel import SidePanel
from timeline_app.ui.timeline_view import TimelineView
from timeline_app.ui.welcome import Welcome

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from timeline_app.ui.actions import Actions
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.theme import Theme


class _Themed(Protocol):
    def set_theme(self, theme: Theme) -> None: ...


class Parts:
    """The window's parts, made and placed."""

    def __init__(self, window: QMainWindow, model: EventModel, actions: Actions, theme: Theme) -> None:
        self._model = model
        self._actions = actions
        self._theme = theme
        self.tool_bar = ToolBar(theme, actions, window)
        self.progress = ProgressLine(theme, window)
        self.message = MessageBar(theme, window)
        self.welcome = Welcome(theme, window)
        self.library = LibraryPanel(theme, window)
        self.view = TimelineView(model, theme, window)
        self.minimap = Minimap(self.view, theme, window)
        self.table = EventTable(model, theme, window)
        self.panel = SidePanel(theme, self._lane_colour, window)
        self.counts, self.span, self.hint = QLabel(window), QLabel(window), QLabel(window)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, window)
        self.middle = QSplitter(Qt.Orientation.Vertical, window)  # the timeline, and under it the table
        self.pages = QStackedWidget(window)  # welcome, work
        self._place(window)
        self._place_status(window)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme everywhere."""
        self._theme = theme
        parts: tuple[_Themed, ...] = (
            self.tool_bar,
            self.progress,
            self.message,
            self.welcome,
            self.library,
            self.view,
            self.minimap,
            self.table,
            self.panel,
        )
        for part in parts:
            part.set_theme(theme)

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
        for action, (key, _) in zip(actions.themes.actions(), THEME_NAMES, strict=True):
            action.setChecked(key == theme_name)
        actions.groupings.actions()[0].setChecked(True)
        actions.nestings.actions()[0].setChecked(True)
        self.tool_bar.set_grouping(actions.groupings.actions()[0].text())
        for name in ("toggle_library", "toggle_panel"):
            actions[name].setChecked(True)

    def _place(self, window: QMainWindow) -> None:
        self.middle.setHandleWidth(1)
        self.middle.setChildrenCollapsible(False)
        self.middle.addWidget(_column(self.view, self.minimap))
        self.middle.addWidget(self.table)
        self.middle.setStretchFactor(0, 1)
        self.middle.setSizes([640, 250])
        self.table.hide()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for number, (part, stretch) in enumerate(((self.library, 0), (self.middle, 1), (self.panel, 0))):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(number, stretch)
        self.library.setMinimumWidth(180)
        library, panel = self._theme.size("library"), self._theme.size("side_panel")
        self.splitter.setSizes([library, 1600 - library - panel, panel])
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.splitter)
        window.addToolBar(self.tool_bar)
        window.setCentralWidget(_column(self.progress, self.message, self.pages, stretched=self.pages))

    def _place_status(self, window: QMainWindow) -> None:
        bar = window.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setFixedHeight(self._theme.size("status_bar"))
        self.counts.setObjectName("status_counts")
        self.span.setObjectName("status_span")
        self.counts.setContentsMargins(10, 0, 0, 0)
        self.hint.setContentsMargins(12, 0, 10, 0)
        for label in (self.counts, self.span, self.hint):
            label.setMinimumWidth(1)  # what is said here never makes the window wider
        bar.addWidget(self.counts)
        bar.addPermanentWidget(self.span)
        bar.addPermanentWidget(self.hint)

    def _lane_colour(self, event: str) -> QColor:
        """Return the colour that an event has on the timeline."""
        row = self._model.row_of(event)
        index = self._model.time_index
        position = None if row is None else index.position_of(row)
        if position is None:
            return self._theme.colour("density")
        return self._theme.lane(int(index.lanes_of(np.asarray([position]))[0]))


def _column(*parts: QWidget, stretched: QWidget | None = None) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is (stretched or parts[0]) else 0)
    return page
