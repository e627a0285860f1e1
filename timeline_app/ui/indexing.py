"""Makes a project of an older version searchable: a portion at a time, while nothing else changes the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from timeline_app.ui import project_work
from timeline_app.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from timeline_app.ui.document import Document

DONE: Final = 0
PAUSE: Final = 60  # ms between two portions, in which those read the file who waited for it
SOON: Final = 400  # ms after the project was read: by then it is painted, which is waited for


class Indexing(QObject):
    """Indexes what the open project's search does not find yet."""

    left_changed = Signal(int)  # articles, or else reports, that are not found yet
    finished = Signal()  # what was not found before is found from now on

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = Jobs(self)
        self._left: int | None = None  # None: it is not known
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        document.project_changed.connect(self._on_document_project_changed)
        document.jobs.busy_changed.connect(self._go_on)

    def finish(self) -> None:
        """Begin no portion any more, and wait for the one that is written, before the program ends."""
        self._timer.stop()
        self._jobs.finish()

    def _on_document_project_changed(self) -> None:
        self._jobs.forget()
        self._timer.stop()
        self._left = None
        self.left_changed.emit(DONE)

    def _go_on(self, busy: bool = False) -> None:
        if self._left != DONE and not busy:
            self._timer.start(SOON if self._left is None else PAUSE)

    def _on_timer_timeout(self) -> None:
        path = self._document.path
        if path is not None and not self._document.jobs.busy and not self._jobs.busy:
            first = self._left is None  # of most projects nothing is left: whoever looks writes nothing
            self._jobs.start(Job(lambda _: project_work.index(path, look=first), self._on_indexed, self._on_failed))

    def _on_indexed(self, left: int) -> None:
        worked, self._left = bool(self._left), left
        self.left_changed.emit(left)
        if left:
            self._go_on(self._document.jobs.busy)
        elif worked:
            self.finished.emit()

    def _on_failed(self, _why: str) -> None:
        """Leave it: what changes the project tells what is wrong with the file."""
        self._left = DONE
        self.left_changed.emit(DONE)


class Unsearchable(QLabel):
    """What the status bar says of it: how much a search does not find yet; hidden where there is nothing."""

    def __init__(self, indexing: Indexing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_unsearchable")
        self.setContentsMargins(12, 0, 0, 0)
        self.setToolTip("An older version made this project. Its articles are being made ready to be searched.")
        self.hide()
        indexing.left_changed.connect(self._on_indexing_left_changed)

    def _on_indexing_left_changed(self, left: int) -> None:
        self.setText(f"Preparing the search, {left:,} to go")
        self.setVisible(left > 0)
