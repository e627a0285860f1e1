"""A publication date set by hand: what it would move is found in a worker and shown, and set when the user says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from timeline_app.ui import project_work
from timeline_app.ui.foreseen_dialog import ForeseenDialog
from timeline_app.ui.foreseen_words import lines, moves_others, summary
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Foreseen
    from timeline_app.ui.document import Document
    from timeline_app.ui.theme import Theme

_SOON: Final = 400  # ms: what takes longer is waited for in the open


class Foreseeing(QObject):
    """Joins the field for publication dates, the preview and the document."""

    def __init__(self, document: Document, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._theme, self._window = document, theme, window
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self.dialog: ForeseenDialog | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._on_timer_timeout)
        document.project_changed.connect(self._on_document_project_changed)

    @property
    def busy(self) -> bool:
        """Tell whether it is being found out what would move."""
        return self._jobs.busy

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        if self.dialog is not None:
            self.dialog.set_theme(theme)

    def finish(self) -> None:
        """Let go of what runs, before the program ends; nothing was changed by it."""
        self._close()
        self._jobs.finish()

    def ask(self, article: str, date: Edtf) -> None:
        """Show what a publication date would move; where that is nothing else, set it at once."""
        path = self._document.path
        if path is None or article not in self._document.articles:
            return
        self._close()
        self._jobs.forget()
        self.dialog = dialog = ForeseenDialog(self._theme, self._window)
        dialog.finished.connect(partial(self._on_dialog_finished, article, date))
        self._timer.start()
        done = partial(self._on_jobs_found, article, date)
        self._jobs.start(Job(lambda _: project_work.foresee(path, article, date), done, self._on_jobs_failed))

    def _on_timer_timeout(self) -> None:
        if self.dialog is not None:
            self.dialog.open()

    def _on_jobs_found(self, article: str, date: Edtf, foreseen: Foreseen) -> None:
        dialog, found = self.dialog, self._document.articles.get(article)
        if dialog is None or found is None:
            self._close()
        elif not moves_others(foreseen):
            self._timer.stop()
            dialog.accept()
        else:
            self._timer.stop()
            dialog.set_found(summary(found.title, found.published, date, foreseen), lines(foreseen))
            dialog.open()

    def _on_dialog_finished(self, article: str, date: Edtf, result: int) -> None:
        self._jobs.forget()
        self._close()
        if result == QDialog.DialogCode.Accepted and article in self._document.articles:
            self._document.set_published(article, date)

    def _close(self) -> None:
        self._timer.stop()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()

    def _on_document_project_changed(self) -> None:
        self._jobs.forget()
        self._close()

    def _on_jobs_failed(self, why: str) -> None:
        self._close()
        self._document.message_posted.emit(Message(why, "error"))

    def _on_jobs_crashed(self, error: Exception) -> None:
        raise error
