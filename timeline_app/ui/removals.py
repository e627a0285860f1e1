"""Taking an article out of the project: looked at in a worker, asked for, done as an edit that can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message
from timeline_app.ui.removal_words import Going

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from timeline_app.records import Filing
    from timeline_app.ui.document import Document
    from timeline_app.ui.edits import Told
    from timeline_app.ui.removal_dialog import RemovalDialog
    from timeline_app.ui.theme import Theme
    from timeline_app.workspace import Workspace

_CHOOSE = "Select an event or an article first."
_OWN = "This is your own entry. Delete it with Events > Edit your own event."


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that is taken out of the project."""

    article: str  # Article.id
    title: str
    keep: bool  # its events stay as the user's own

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"removal of “{self.title}”"

    @property
    def told(self) -> Told:
        """Return what is told of it."""
        return "Taking the article out…", f"“{self.title}” is removed. Edit > Undo brings it back."

    def plan(self, workspace: Workspace) -> Filing:
        """Return the change."""
        return workspace.removing([self.article], keep=self.keep)


class Removals(QObject):
    """Joins the document and the dialog."""

    def __init__(self, document: Document, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._theme, self._window = document, theme, window
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self.dialog: RemovalDialog | None = None
        document.project_changed.connect(self._on_document_project_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def finish(self) -> None:
        """Let go of what runs, before the program ends."""
        self._jobs.finish()

    def ask(self, article: str = "") -> None:
        """Ask whether an article, by itself the shown one, shall be removed."""
        path = self._document.path
        chosen = self._document.snapshot.light.get(article) if article else self._document.chosen_article
        if path is None or self.dialog is not None:
            return
        if chosen is None or chosen.own:
            self._document.message_posted.emit(Message(_CHOOSE if chosen is None else _OWN))
            return
        wanted, title = chosen.id, chosen.title
        self._jobs.start(Job(lambda _: going(path, wanted, title), self._on_jobs_looked, self._document.fail))

    def _on_jobs_looked(self, found: Going) -> None:
        from timeline_app.ui.removal_dialog import RemovalDialog

        self.dialog = dialog = RemovalDialog(self._theme, found, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._on_dialog_finished(dialog, found, result))
        dialog.open()

    def _on_dialog_finished(self, dialog: RemovalDialog, found: Going, result: int) -> None:
        self.dialog = None
        if result:
            self._document.edit(Removed(found.article, found.title, dialog.keeps))

    def _on_document_project_changed(self) -> None:
        self._jobs.forget()
        if self.dialog is not None:
            self.dialog.reject()

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error


def going(path: Path, article: str, title: str) -> Going:
    """Return what an article of a project reports; raise InputError."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        workspace.overview(refer=False)  # events as they are once all is linked
        return Going(article, title, workspace.files.reported_in([article]))
