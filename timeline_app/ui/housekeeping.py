"""What is done with articles as files, in one object for the window: it knows the commands, and an article's menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from timeline_app.ui.originals import Originals
from timeline_app.ui.removals import Removals
from timeline_app.ui.sharings import Sharings
from timeline_app.ui.two_lines import ROW
from timeline_app.ui.versions_desk import VersionsDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.work import Work

# Of an article's menu; "" is a line between them.
MENU = ("open_original", "save_original", "show_in_folder", "", "versions", "replace_article", "remove_article")


class Housekeeping(QObject):
    """The desks that care for articles, and the menu of an article."""

    def __init__(self, work: Work, window: MainWindow) -> None:
        super().__init__(window)
        self._document, self._actions, self._view = work.document, work.actions_, work.parts.library.view
        self.originals = Originals(work.document, work.dialogs, window)
        self.removals = Removals(work.document, window.theme, window)
        self.sharings = Sharings(work.document, work.dialogs, window.theme, window)
        self.versions = VersionsDesk(work.document, work.dialogs, window.theme, window)
        work.parts.panel.source.versions_requested.connect(self.versions.ask)
        self._of_article: dict[str, Callable[[str], object]] = {
            "open_original": self.originals.open,
            "save_original": self.originals.save,
            "show_in_folder": self.originals.show_in_folder,
            "versions": self.versions.ask,
            "replace_article": self.versions.replace,
            "remove_article": self.removals.ask,
        }
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._on_view_menu_requested)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each command does, with the article that the side panel shows."""
        of_article = {name: partial(do, "") for name, do in self._of_article.items()}
        return {**of_article, "share_copy": self.sharings.ask, "find_moved": self.originals.find_moved}

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.removals.set_theme(theme)
        self.sharings.set_theme(theme)
        self.versions.set_theme(theme)

    def finish(self) -> None:
        """Let go of what runs and of what was opened, before the program ends."""
        self.originals.finish()
        self.removals.finish()
        self.sharings.finish()
        self.versions.finish()

    def menu(self, article: str) -> QMenu:
        """Return what can be done with an article (its id)."""
        menu = QMenu(self._view)
        for name in MENU:
            if not name:
                menu.addSeparator()
                continue
            command = self._actions[name]
            action = menu.addAction(command.text())
            action.setEnabled(command.isEnabled())
            action.triggered.connect(lambda _=False, do=self._of_article[name]: do(article))
        return menu

    def _on_view_menu_requested(self, at: QPoint) -> None:
        index = self._view.indexAt(at)
        if not index.isValid():
            index = self._view.currentIndex()  # by the Menu key
        if index.isValid():
            menu = self.menu(index.data(ROW).key)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._view.viewport().mapToGlobal(at))
