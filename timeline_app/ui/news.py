"""What is new since the user last looked: events that articles tell which were added after that, counted and shown.

When somebody last looked is kept with the view, for each user by himself, and never written into the project.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from timeline_app.timeline.filtering import NEW
from timeline_app.ui.filter_words import since_words
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from timeline_app.ui.filters import Filters
    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.snapshot import Snapshot

NOTHING: Final = "Nothing was added since you last looked."
SEEN: Final = "All that is here counts as seen from now on."


class News(QObject):
    """A button in the status bar, shown while there is anything new, and the commands."""

    def __init__(self, window: MainWindow, filters: Filters) -> None:
        super().__init__(window)
        self._document, self._filters = window.document, filters
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self.since = ""  # when it was last looked: ISO 8601, UTC; "": this is the first time
        self.count = 0  # events that are new
        self.button = QPushButton(window)
        self.button.setObjectName("link")
        self.button.setAccessibleDescription("Shows only them, or all again")
        self.button.clicked.connect(self.show_new)
        self.button.hide()
        self._document.events_changed.connect(self._look)
        self._document.project_changed.connect(self._on_document_project_changed)

    def now(self) -> str:
        """Return when it was last looked, for the next time: now."""
        return datetime.now(UTC).isoformat(timespec="seconds")

    def show_kept(self, kept: Any) -> None:
        """Count what is new since then; raise ValueError for anything else than `now` returned."""
        if not isinstance(kept, str):
            raise ValueError("no time")
        self.since = datetime.fromisoformat(kept).isoformat(timespec="seconds")
        self._look()

    def show_new(self) -> None:
        """Show only what is new, or, where that is so, all again."""
        wanted = self._filters.wanted
        if not wanted.new and not self.count:
            self._document.message_posted.emit(Message(NOTHING))
            return
        self._filters.set_filter(replace(wanted, new="" if wanted.new else self.since))

    def mark_seen(self) -> None:
        """Let nothing be new from now on."""
        self.since = self.now()
        if self._filters.wanted.new:
            self._filters.set_filter(replace(self._filters.wanted, new=""))
        self._tell(0)
        self._document.message_posted.emit(Message(SEEN))

    def finish(self) -> None:
        """Let go of what runs, before the program ends."""
        self._jobs.finish()

    def _look(self) -> None:
        self._jobs.forget()
        shot, since = self._document.snapshot, self.since
        if not since or not len(shot):
            self._tell(0)
            return
        self._jobs.start(Job(lambda _: new_in(shot, since), self._tell, lambda _: self._tell(0)))

    def _tell(self, count: int) -> None:
        self.count = count
        self.button.setText(f"{count:,} new {since_words(self.since)}" if count else "")
        self.button.setToolTip("Show only the events that are new, or all again" if count else "")
        self.button.setVisible(count > 0)

    def _on_document_project_changed(self) -> None:
        self._jobs.forget()
        self.since = ""
        self._tell(0)

    def _on_jobs_crashed(self, error: Any) -> None:
        raise error


def new_in(shot: Snapshot, since: str) -> int:
    """Return how many events are told by articles that were added since a time; for a worker."""
    return len(shot.lanes(f"{NEW}{since}").rows)
