"""The window: its bars and welcome page, and the work with a project, which is made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QStyle

from timeline_app.resources import FIRST_DEMO
from timeline_app.ui.actions import Actions
from timeline_app.ui.dialogs import Dialogs
from timeline_app.ui.dressing import dress, followed
from timeline_app.ui.garbage import made_for_good
from timeline_app.ui.parts import Parts
from timeline_app.ui.project_paths import dropped_paths
from timeline_app.ui.style import style_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from timeline_app.ui.annotation_desk import AnnotationDesk
    from timeline_app.ui.dating import Dating
    from timeline_app.ui.document import Document
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.export_dialog import Wish
    from timeline_app.ui.indexing import Indexing
    from timeline_app.ui.messages import Message
    from timeline_app.ui.picture_jobs import PictureJobs
    from timeline_app.ui.search import Search
    from timeline_app.ui.settings import Settings
    from timeline_app.ui.tag_desk import TagDesk
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_ways import TimelineWays
    from timeline_app.ui.view_state import ViewKeeper
    from timeline_app.ui.work import Work

HINT = "Ctrl+wheel zooms, drag pans, ? for keys"
WELCOME_HINT = "Ctrl+O opens articles or a project, ? for keys"
_OF_WORK = frozenset(
    ("document", "model", "search", "indexing", "pictures", "ways", "keeper", "desk", "tags", "dating")
)


class MainWindow(QMainWindow):
    """Library, timeline and side panel around one document; before one is opened, what to do first."""

    document: Document
    model: EventModel
    search: Search
    indexing: Indexing
    pictures: PictureJobs
    ways: TimelineWays
    keeper: ViewKeeper
    desk: AnnotationDesk
    tags: TagDesk
    dating: Dating

    def __init__(self, settings: Settings, theme: Theme) -> None:
        dress(theme)  # before the window: what it holds would keep the desktop's letters
        super().__init__()
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.settings = settings
        self.dialogs = Dialogs(self)
        self._theme = theme
        self._work: Work | None = None
        self.actions_ = Actions(self, lambda name: self.work.run(name))
        self.parts = Parts(self, self.actions_, theme, lambda: self.work)
        self.parts.fill_menus(self.menuBar(), settings.theme)
        self._connect()
        self.set_theme(theme)
        self.show_project(None)
        title = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)  # or the status bar is out of sight
        self.resize(QSize(1600, 1000).boundedTo(self.screen().availableSize() - QSize(0, title)))
        self.restoreGeometry(settings.state("window"))

    @property
    def work(self) -> Work:
        """Return the work with a project, made at the first wish for it: most of the program is loaded with it."""
        if self._work is None:
            with made_for_good():
                from timeline_app.ui.work import Work

                self._work = Work(self)
                self._work.join()
        return self._work

    def make_ready(self) -> None:
        """Make what a project will need, before one is opened."""
        _ = self.work

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Return what belongs to the work, by which it is made."""
            if name not in _OF_WORK:
                raise AttributeError(name)
            return getattr(self.work, name)

    @property
    def theme(self) -> Theme:
        """Return the theme in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take another theme everywhere."""
        self._theme = theme
        dress(theme)
        self.setStyleSheet(style_sheet(theme))
        self.actions_.set_theme(theme)
        self.parts.set_theme(theme)
        if self._work is not None:
            self._work.set_theme(theme)

    def show_project(self, name: str | None, locked: str = "") -> None:
        """Show the page and the commands of an open project of this name; None: what to do first.

        `locked` says why the project may not be changed.
        """
        is_open = name is not None
        told = f"{name} 🔒 {locked}" if locked else name
        self.setWindowTitle(f"{told} – Timeline" if is_open else "Timeline")
        self.actions_.set_project(is_open=is_open, locked=locked)
        self.parts.tool_bar.search.setEnabled(is_open)
        self.parts.tool_bar.group_by.setEnabled(is_open)
        self.parts.pages.setCurrentIndex(1 if is_open else 0)
        self.parts.hint.setText(HINT if is_open else WELCOME_HINT)
        self.parts.counts.setText("" if is_open else "No project open")
        self.parts.message.hide()
        if not is_open:
            self.parts.welcome.setFocus(Qt.FocusReason.OtherFocusReason)
            self.parts.welcome.set_recent(self.settings.recent)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the project among these paths, or read them as articles into the open project or a new one."""
        if paths:
            self.work.open_paths(paths)

    def open_demo(self, name: str = FIRST_DEMO.name) -> None:
        """Open a bundled collection."""
        self.work.open_demo(name)

    def write_picture(self, path: Path, wish: Wish) -> None:
        """Draw the timeline into a PNG file, in a worker, and say where it is, or why it is not."""
        self.work.write_picture(path, wish)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders, wherever on the window they are held."""
        if dropped_paths(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        paths = dropped_paths(event.mimeData().urls())
        if paths:
            event.acceptProposedAction()
            self.open_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place, and let the work finish what it is writing."""
        self.settings.set_state("window", self.saveGeometry())
        if self._work is not None:
            self._work.finish()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.actions_.themes.triggered.connect(self._on_themes_triggered)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_theme)
        self.parts.message.details_requested.connect(self._on_message_details_requested)
        self.parts.message.command_requested.connect(lambda name: self.actions_[name].trigger())
        welcome = self.parts.welcome
        welcome.add_requested.connect(self.actions_["add_articles"].trigger)
        welcome.open_requested.connect(self.actions_["open_project"].trigger)
        welcome.demo_requested.connect(self.open_demo)
        welcome.project_requested.connect(lambda path: self.document.open(path))
        welcome.forget_requested.connect(self._on_welcome_forget_requested)

    def _on_message_details_requested(self, message: Message) -> None:
        self.dialogs.show_details(message.text, message.details)

    def _on_welcome_forget_requested(self, path: Path) -> None:
        self.settings.forget(path)
        self.parts.welcome.set_recent(self.settings.recent)

    def _on_themes_triggered(self) -> None:
        self.settings.theme = self.actions_.themes.checkedAction().data()
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.set_theme(followed(self.settings, self._theme))
