"""The original of an article, as it was read: opened by the desktop, saved, or shown where it lies."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message
from timeline_app.ui.original_files import SAVED, file_name, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from timeline_app.records import Article, FoundFiles, Source
    from timeline_app.ui.dialogs import Dialogs
    from timeline_app.ui.document import Document

_CHOOSE = "Select an event or an article first."
_OWN = "Your own entry has no file: it is all there is in the side panel."


class Originals(QObject):
    """Joins the document and the desktop."""

    def __init__(self, document: Document, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._dialogs = document, dialogs
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self._folder: Path | None = None  # of what was opened, until the program ends
        self.opener: Callable[[QUrl], bool] = QDesktopServices.openUrl

    def finish(self) -> None:
        """Delete what was opened, before the program ends: sources may be confidential."""
        self._jobs.finish()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def open(self, article: str = "") -> None:
        """Open the original of an article, of the shown one by itself; of a page ask how."""
        self._fetch(article, self._open)

    def save(self, article: str = "") -> None:
        """Ask where the original of an article shall be saved."""
        self._fetch(article, self._save)

    def show_in_folder(self, article: str = "") -> None:
        """Open the folder in which an article's file lies."""
        if (chosen := self._chosen(article)) is None:
            return
        file = self._path_of(chosen)
        if file is None:
            why = f"{chosen.file} is there no more. The project keeps what was read of it. Was it moved? Say where to."
            self._say(why, "warning", remedy=("Find moved files…", "find_moved"))
        elif not self.opener(QUrl.fromLocalFile(str(file.parent))):
            self._say(f"No program opens folders here. It is {file.parent}", "warning")

    def find_moved(self) -> None:
        """Ask for a folder, and look there for the files that are not where they were."""
        path = self._document.path
        if path is None or (folder := self._dialogs.moved_to()) is None:
            return
        self._say("Looking for the files…")
        self._jobs.start(
            Job(
                lambda ticket: moved(path, folder, ticket.cancelled),
                lambda found: self._on_jobs_found(folder, found),
                lambda why: self._say(why, "error"),
            )
        )

    def _on_jobs_found(self, folder: Path, found: FoundFiles) -> None:
        self._say(found_words(folder, found), "warning" if found.missing else "note")
        if found.found:
            self._document.look_again()

    def _path_of(self, article: Article) -> Path | None:
        """Return an article's file where it is there: as it was given, else beside the project."""
        project = self._document.path
        places = [Path(article.file), *([project.parent / article.file] if project else [])]
        return next((place.absolute() for place in places if _is_there(place)), None)

    def _chosen(self, article: str) -> Article | None:
        chosen = self._document.snapshot.light.get(article) if article else self._document.chosen_article
        if chosen is None or chosen.own:
            self._say(_CHOOSE if chosen is None else _OWN)
            return None
        return chosen

    def _fetch(self, article: str, done: Callable[[Source], None]) -> None:
        path, chosen = self._document.path, self._chosen(article)
        if path is not None and chosen is not None:
            wanted = chosen.id
            self._jobs.start(
                Job(lambda _: original(path, wanted), done, lambda why: self._say(why, "error")),
            )

    def _open(self, source: Source) -> None:
        how = self._dialogs.how_to_open(file_name(source)) if source.format == "html" else ""
        if how is None:
            return
        if how == SAVED:
            self._save(source)
            return
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="timeline-app-"))
        folder = self._folder
        self._jobs.start(
            Job(lambda _: _written(source, folder, how), self._show, lambda why: self._say(why, "error")),
        )

    def _show(self, file: Path) -> None:
        if not self.opener(QUrl.fromLocalFile(str(file))):
            self._say(
                f"No program of this desktop opens {file.name}. Save it instead.",
                "warning",
                remedy=("Save original as…", "save_original"),
            )

    def _save(self, source: Source) -> None:
        path = self._dialogs.save_original(file_name(source))
        if path is not None:
            self._jobs.start(
                Job(
                    lambda _: _saved(source, path),
                    lambda _: self._say(f"The original is saved in {path}"),
                    lambda why: self._say(why, "error"),
                )
            )

    def _say(self, text: str, kind: str = "note", remedy: tuple[str, str] | None = None) -> None:
        self._document.message_posted.emit(Message(text, kind, remedy=remedy))

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error


def found_words(folder: Path, found: FoundFiles) -> str:
    """Say what came of looking for files in a folder."""
    if not found.found + found.missing:
        return f"Every file is where it was read: {found.files:,} looked for."
    said = f"{found.found:,} of {found.found + found.missing:,} files that had gone are found in {folder}."
    return f"{said} {found.missing:,} are not there." if found.missing else said


def moved(project: Path, folder: Path, cancelled: Callable[[], bool]) -> FoundFiles:
    """Look for moved files; raise InputError."""
    from timeline_app.workspace import Workspace

    with Workspace(project) as workspace:
        return workspace.find_moved(folder, cancelled)


def original(project: Path, article: str) -> Source:
    """Return an article's source as it was read; raise InputError."""
    from timeline_app.workspace import Workspace

    with Workspace(project) as workspace:
        return workspace.files.original(article)


def _written(source: Source, folder: Path, how: str) -> Path:
    from timeline_app.records import InputError

    try:
        return written(source, folder, how)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}. Save the original elsewhere instead.") from error


def _saved(source: Source, path: Path) -> None:
    from timeline_app.records import InputError

    try:
        path.write_bytes(source.data)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}. Choose another place.") from error


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
