"""Versions of an article in the window: looked up and compared in a worker, another one read as an edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message
from timeline_app.ui.text_difference import stretches

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from timeline_app.records import Article, Filing, KeptVersion
    from timeline_app.ui.dialogs import Dialogs
    from timeline_app.ui.document import Document
    from timeline_app.ui.edits import Told
    from timeline_app.ui.replacement_dialog import ReplacementDialog
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.versions_dialog import VersionsDialog
    from timeline_app.workspace import Workspace

CHOOSE = "Select an event or an article first."
OWN = "This is your own entry: it has no versions. Edit it with Events > Edit your own event."
ALONE = "There is one version of this article. Add it again with another text, or replace it, to have two."


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """Another version of an article is read."""

    article: str  # Article.id
    title: str
    number: int

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"version {self.number} of “{self.title}”"

    @property
    def told(self) -> Told:
        """Return what is told of it."""
        return f"Reading version {self.number}…", f"Version {self.number} is read. Edit > Undo takes it back."

    def plan(self, workspace: Workspace) -> Filing:
        """Return the change."""
        return workspace.reading_version(self.article, self.number)


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a file says is read in place of an article's text."""

    article: str  # Article.id
    title: str
    file: Path
    keep: bool = False  # what only its present text reports stays as the user's own
    told = ("Reading the file…", "It is read as a new version of the article. Edit > Undo takes it back.")

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"replacement of “{self.title}”"

    def plan(self, workspace: Workspace) -> Filing:
        """Return the change."""
        return workspace.replacing(self.article, self.file, keep=self.keep)


class VersionsDesk(QObject):
    """Joins the document and the dialogs."""

    def __init__(self, document: Document, dialogs: Dialogs, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._dialogs, self._theme, self._window = document, dialogs, theme, window
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self.dialog: VersionsDialog | None = None
        self.replacement: ReplacementDialog | None = None
        document.project_changed.connect(self._on_document_project_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def finish(self) -> None:
        """Let go of what runs, before the program ends."""
        self._jobs.finish()

    def ask(self, article: str = "") -> None:
        """Show the versions of an article, by itself of the shown one."""
        path, chosen = self._document.path, self._chosen(article)
        if path is None or chosen is None or self.dialog is not None:
            return
        self._jobs.start(
            Job(lambda _: versions(path, chosen.id), lambda found: self._open(chosen, found), self._document.fail)
        )

    def replace(self, article: str = "") -> None:
        """Ask for a file whose text shall be read in place of an article's."""
        if self.replacement is not None or (chosen := self._chosen(article)) is None:
            return
        if (file := self._dialogs.replacement()) is None:
            return
        from timeline_app.ui.replacement_dialog import ReplacementDialog

        self.replacement = dialog = ReplacementDialog(self._theme, chosen.title, file.name, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._on_replacement_finished(dialog, chosen, file, result))
        dialog.open()

    def _chosen(self, article: str) -> Article | None:
        """Return an article that was published; say what to do where there is none."""
        chosen = self._document.snapshot.light.get(article) if article else self._document.chosen_article
        if chosen is None or chosen.own:
            self._document.message_posted.emit(Message(CHOOSE if chosen is None else OWN))
            return None
        return chosen

    def _open(self, article: Article, found: Sequence[KeptVersion]) -> None:
        from timeline_app.ui.versions_dialog import VersionsDialog

        if len(found) < 2:
            self._document.message_posted.emit(Message(ALONE))
            return
        self.dialog = dialog = VersionsDialog(self._theme, found, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.compare_requested.connect(self._on_dialog_compare_requested)
        dialog.finished.connect(lambda: self._on_dialog_finished(dialog, article))
        dialog.open()
        dialog.compare()

    def _on_dialog_compare_requested(self, before: str, after: str) -> None:
        self._jobs.forget()
        if (dialog := self.dialog) is not None:
            look = lambda ticket: stretches(before, after, ticket.cancelled)  # noqa: E731
            self._jobs.start(Job(look, dialog.show_difference, self._document.fail))

    def _on_dialog_finished(self, dialog: VersionsDialog, article: Article) -> None:
        self.dialog = None
        self._jobs.forget()
        if dialog.wanted is not None:
            self._document.edit(ReadVersion(article.id, article.title, dialog.wanted))

    def _on_replacement_finished(self, dialog: ReplacementDialog, article: Article, file: Path, result: int) -> None:
        self.replacement = None
        if result:
            self._document.edit(Replaced(article.id, article.title, file, dialog.keeps))

    def _on_document_project_changed(self) -> None:
        self._jobs.forget()
        for dialog in (self.dialog, self.replacement):
            if dialog is not None:
                dialog.reject()

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error


def versions(path: Path, article: str) -> list[KeptVersion]:
    """Return the versions of an article of a project; raise InputError."""
    from timeline_app.workspace import Workspace

    with Workspace(path) as workspace:
        return workspace.files.versions(article)
