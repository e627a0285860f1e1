"""Draws pictures of the timeline in a worker of its own, so that a large one freezes nothing and waits for no reading.

What is drawn is handed over frozen; a picture is painted on a QImage, which any thread may do.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.ui.export_dialog import Shown
from timeline_app.ui.image_export import export_png
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message
from timeline_app.ui.status import days

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.ui.document import Document
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.export_dialog import Wish
    from timeline_app.ui.timeline_view import TimelineView


class PictureJobs(QObject):
    """The pictures being drawn."""

    message_posted = Signal(object)  # Message

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)

    @property
    def busy(self) -> bool:
        """Tell whether a picture is being drawn."""
        return self._jobs.busy

    def draw(self, path: Path, wish: Wish, document: Document, model: EventModel, view: TimelineView) -> None:
        """Draw the timeline as it is now into a PNG file, and say where it is, or why it is not."""
        spans = {Shown.CORE: None, Shown.WHOLE: days(model.time_index.extent), Shown.IN_VIEW: days(view.scale.span)}
        shot = model.shot  # a picture shows what filters leave
        work = partial(
            export_png,
            path,
            title=document.name,
            span=spans[wish.shown],
            width=wish.width,
            height=wish.height,
            scale=wish.scale,
            theme=wish.theme,
            over=view.laid.over(today=wish.today),
        )
        self.message_posted.emit(Message(f"Drawing {path.name}…"))
        self._jobs.start(
            Job(
                lambda _: work(shot.without_ghosts()),
                lambda _: self.message_posted.emit(Message(f"Picture written to {path}")),
                lambda why: self.message_posted.emit(Message(why, "error")),
            )
        )

    def wait(self) -> None:
        """Block until every picture is on disk, for use when the program ends."""
        self._jobs.wait(-1)

    def _on_jobs_crashed(self, error: BaseException) -> None:
        raise error
