"""Saving a copy for sharing: asked for, written in a worker, told when it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from timeline_app.records import Shared, Sharing
    from timeline_app.ui.dialogs import Dialogs
    from timeline_app.ui.document import Document
    from timeline_app.ui.share_dialog import ShareDialog
    from timeline_app.ui.theme import Theme


class Sharings(QObject):
    """Joins the document and the dialogs."""

    def __init__(self, document: Document, dialogs: Dialogs, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._dialogs, self._theme, self._window = document, dialogs, theme, window
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self.dialog: ShareDialog | None = None
        document.project_changed.connect(self._on_document_project_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def finish(self) -> None:
        """Wait for a copy that is being written, before the program ends."""
        self._jobs.wait()
        self._jobs.finish()

    def ask(self) -> None:
        """Ask what a copy shall hold."""
        from timeline_app.ui.share_dialog import ShareDialog

        path = self._document.path
        if path is None or self.dialog is not None:
            return
        if not self._document.snapshot.light:
            self._say("There is nothing in this project to share yet. Add articles first.")
            return
        self.dialog = dialog = ShareDialog(self._theme, self._document.snapshot.light, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._on_dialog_finished(dialog, path, result))
        dialog.open()

    def _on_dialog_finished(self, dialog: ShareDialog, project: Path, result: int) -> None:
        self.dialog = None
        wish = dialog.wish()
        target = (
            self._dialogs.save_copy(project.with_name(f"{project.stem} to share{project.suffix}")) if result else None
        )
        if target is not None:
            self._say("Writing the copy…")
            self._jobs.start(
                Job(
                    lambda _: shared(project, target, wish),
                    lambda done: self._on_jobs_shared(target, done),
                    self._document.fail,
                )
            )

    def _on_jobs_shared(self, target: Path, done: Shared) -> None:
        held = f"{done.articles:,} article{'' if done.articles == 1 else 's'}, {done.events:,} event"
        without = f"; {done.without:,} left out" if done.without else ""
        self._say(f"The copy is saved in {target}: {held}{'' if done.events == 1 else 's'}{without}.")

    def _say(self, text: str) -> None:
        self._document.message_posted.emit(Message(text))

    def _on_document_project_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error


def shared(project: Path, target: Path, wish: Sharing) -> Shared:
    """Write a copy of a project; raise InputError."""
    from timeline_app.workspace import Workspace

    with Workspace(project) as workspace:
        return workspace.share(target, wish)
