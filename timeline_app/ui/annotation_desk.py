"""Making, changing and removing eras and notes: which menu is shown where, and what its lines do.

What is typed in a dialog is laid over the timeline at once; only Save keeps it, as a change that can be undone.
"""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from timeline_app.dates.civil import DAY_SECONDS, civil, day_number
from timeline_app.dates.edtf import Edtf, year_text
from timeline_app.records import Annotating, Annotations, Era, Note
from timeline_app.timeline.annotations import NoteFlag, after, note_second, span_of
from timeline_app.ui.annotation_list import AnnotationList
from timeline_app.ui.annotator import Annotator
from timeline_app.ui.event_dates import FIXED
from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline_app.dates.civil import Day, Second
    from timeline_app.ui.annotation_dialog import EraDialog, NoteDialog
    from timeline_app.ui.document import Document
    from timeline_app.ui.laid_over import Asked
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_view import TimelineView

Line = tuple[str, "Callable[[], object]"]
NAMELESS: Final = "New era"
_SHARE: Final = 6  # a new era takes so small a part of the view
_SHORT: Final = 28  # letters of a name in a menu
_ASIDE: Final = 28  # px from the window's edge to a dialog, so that the timeline stays in sight
_CHOOSE: Final = "Select an event on the timeline first."


class AnnotationDesk(QObject):
    """Joins the view, the project's annotations and the dialogs."""

    def __init__(self, document: Document, view: TimelineView, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._view, self._window, self._theme = document, view, window, theme
        self.annotator = Annotator(document, self)
        self.dialog: QDialog | None = None  # the one that is open
        self.more_of_event: list[Callable[[str], Iterator[Line]]] = []  # what others offer in an event's menu
        self.more_of_place: list[Callable[[Asked], Iterator[Line]]] = []  # ... and for a place
        self._drafted: dict[str, str] = {}  # of a note that is being typed: Mention.key, Event.id
        self.annotator.annotations_changed.connect(self._on_annotator_annotations_changed)
        view.laid.menu_requested.connect(self._on_laid_menu_requested)
        view.laid.edit_requested.connect(lambda what: self.edit(what))
        document.project_changed.connect(self._on_document_project_changed)
        self._midnight = QTimer(self, singleShot=True)
        self._midnight.timeout.connect(self.mark_today)
        self.mark_today()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def finish(self) -> None:
        """Let go of what runs, before the program ends."""
        self.annotator.finish()

    # Commands

    def new_era(self, second: Second | None = None) -> None:
        """Ask for an era that begins at a second, or in the middle of the view."""
        start = self._middle() if second is None else second
        length = max(DAY_SECONDS, round(self._view.scale.seconds / _SHARE))
        first, last = self._unit(start), self._unit(start + length)
        self.edit(Era(NAMELESS, first if first == last else Edtf.parse(f"{first}/{last}")))

    def era_over_selection(self) -> None:
        """Ask for an era from the first to the last of the selected events."""
        span = self._view.extent_of(self._view.chosen.rows)
        if span is None:
            self._document.message_posted.emit(Message(_CHOOSE))
        else:
            self.edit(Era(NAMELESS, Edtf.lasting(span[0] // DAY_SECONDS, (span[1] - 1) // DAY_SECONDS)))

    def new_note(self, second: Second | None = None) -> None:
        """Ask for a note to a second, or to the middle of the view."""
        self.edit(Note("", self._unit(self._middle() if second is None else second)))

    def note_to_selection(self) -> None:
        """Ask for a note to the selected event."""
        self.note_to(self._view.selected)

    def note_to(self, event: str | None) -> None:
        """Ask for a note to an event, kept by its first report; say what to do where there is none."""
        found = None if event is None else self._document.events.get(event)
        if found is None or not found.mentions:
            self._document.message_posted.emit(Message(_CHOOSE))
        else:
            self._drafted = {found.mentions[0].key: found.id}
            self.edit(Note("", mention=found.mentions[0].key))

    def edit(self, what: Era | Note) -> None:
        """Ask what an era or a note shall be; what is typed shows on the timeline."""
        if self.dialog is not None or self._document.path is None or self._fixed():
            return
        from timeline_app.ui.annotation_dialog import EraDialog, NoteDialog

        dialog: EraDialog | NoteDialog
        if isinstance(what, Era):
            dialog = EraDialog(self._theme, what, self._window)
        else:
            dialog = NoteDialog(self._theme, what, self._title_of(what), self._window)
        if what.number:
            dialog.offer_removal()
        dialog.draft_changed.connect(lambda draft: self._preview(what, draft))
        dialog.finished.connect(lambda result: self._on_dialog_finished(dialog, what, result))
        self._open(dialog)
        dialog.look()

    def remove(self, what: Era | Note) -> None:
        """Delete an era or a note; can be undone."""
        if self._fixed():
            return
        self.annotator.change(f"deletion of {_named(what)}", Annotating(_alone(what), Annotations()))

    def measure(self) -> None:
        """Measure from the event in focus, or no more; say what to do where there is none."""
        if self._view.focused is None and self._view.selected is None:
            self._document.message_posted.emit(Message(_CHOOSE))
        else:
            self._view.laid.measure()

    def show_list(self) -> None:
        """List every era and note."""
        if self.dialog is None and self._document.path is not None:
            dialog = AnnotationList(self._theme, self.annotator, self._title_of, self._window)
            dialog.go_requested.connect(self.go_to)
            dialog.removal_requested.connect(self.remove)
            dialog.edit_requested.connect(lambda what: self._edit_from(dialog, what))
            dialog.finished.connect(self._on_list_finished)
            self._open(dialog)

    def go_to(self, what: Era | Note) -> None:
        """Bring an era or a note into view."""
        event = self.annotator.event_of(what) if isinstance(what, Note) else None
        if event is not None:
            self._document.select(event)
        elif what.date is not None and isinstance(what, Era):
            self._view.fit_span(*_within(span_of(what.date), self._view.model.time_index.extent))
        elif what.date is not None:
            self._centre(note_second(what.date))

    def mark_today(self) -> None:
        """Mark today, until midnight."""
        self._view.laid.set_today(today())
        self._midnight.start(until_midnight())

    def go_to_today(self) -> None:
        """Bring today into view, as close as the view is."""
        self._centre(today() * DAY_SECONDS)

    def menu(self, asked: Asked) -> QMenu:
        """Return the menu for a place of the timeline."""
        menu = QMenu(self._view)
        menu.setObjectName("timeline_menu")
        more = (line for lines in self.more_of_place for line in lines(asked))
        for group in (self._of_event(asked), more, self._of_strip(asked), self._of_place(asked)):
            lines = list(group)
            if lines and not menu.isEmpty():
                menu.addSeparator()
            for text, does in lines:
                menu.addAction(text).triggered.connect(lambda _=False, does=does: does())
        return menu

    def _of_event(self, asked: Asked) -> Iterator[Line]:
        event = None if asked.hit.ref is None else self._view.model.id_of(asked.hit.ref)
        if event:
            yield "Edit the date…", lambda: self._view.grips.edit_requested.emit(event)
            yield "Measure from here", lambda: self._view.laid.measure_from(event)
            yield "New note to this event…", lambda: self.note_to(event)
            for note in self.annotator.notes_to(event):
                yield from self._of(note)
            for lines in self.more_of_event:
                yield from lines(event)
        if self._view.chosen.rows:
            yield "Mark an era over the selection…", self.era_over_selection

    def _of_strip(self, asked: Asked) -> Iterator[Line]:
        if isinstance(asked.hit.part, NoteFlag):
            for note in asked.hit.part.notes:
                yield from self._of(note)
        for era in asked.eras:
            yield from self._of(era)

    def _of_place(self, asked: Asked) -> Iterator[Line]:
        second = asked.second
        if second is not None:
            yield "New era here…", lambda: self.new_era(second)
            yield "New note here…", lambda: self.new_note(second)
        if self._view.laid.measuring is not None:
            yield "Measure no more", lambda: self._view.laid.measure_from(None)
        yield "Eras and notes…", self.show_list
        yield "Show today", self.go_to_today

    def _of(self, what: Era | Note) -> Iterator[Line]:
        yield f"Edit {_named(what)}…", lambda: self.edit(what)
        yield f"Delete {_named(what)}", lambda: self.remove(what)

    def _fixed(self) -> bool:
        """Tell whether the project may only be read, and say so before anything is typed that would be lost."""
        if not self._view.grips.allowed:
            self._document.message_posted.emit(Message(FIXED))
        return not self._view.grips.allowed

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        self.show_aside(dialog)

    def show_aside(self, dialog: QDialog) -> None:
        """Show a dialog over the side of the window, so that the timeline stays in sight; nothing waits for it."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.adjustSize()
        corner = self._window.mapToGlobal(self._window.rect().topRight())
        dialog.move(corner.x() - dialog.width() - _ASIDE, corner.y() + 5 * _ASIDE)
        dialog.open()

    def _preview(self, what: Era | Note, draft: Era | Note | None) -> None:
        shown = self.annotator.annotations
        if draft is not None:
            shown = after(shown, Annotating(_alone(what) if what.number else Annotations(), _alone(draft)))
        self._show(shown)

    def _show(self, annotations: Annotations) -> None:
        noted: dict[str, list[Note]] = {}
        for note in annotations.notes:
            if (event := self._event_of(note)) is not None:
                noted.setdefault(event, []).append(note)
        self._view.laid.set_annotations(annotations, noted)

    def _event_of(self, note: Note) -> str | None:
        """Return the event that a note is to, also one that is being typed."""
        return self.annotator.event_of(note) or self._drafted.get(note.mention or "")

    def _edit_from(self, dialog: QDialog, what: Era | Note) -> None:
        dialog.reject()
        self.go_to(what)
        self.edit(what)

    def _on_annotator_annotations_changed(self) -> None:
        self._drafted = {}
        self._show(self.annotator.annotations)

    def _on_laid_menu_requested(self, asked: Asked) -> None:
        menu = self.menu(asked)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(asked.place)

    def _on_list_finished(self) -> None:
        self.dialog = None

    def _on_dialog_finished(self, dialog: EraDialog | NoteDialog, what: Era | Note, result: int) -> None:
        self.dialog = None
        if result != QDialog.DialogCode.Accepted:
            self._show(self.annotator.annotations)
        elif dialog.removes:
            self.remove(what)
        else:
            draft = dialog.draft()
            before = _alone(what) if what.number else Annotations()
            self.annotator.change(_named(draft), Annotating(before, _alone(draft)))

    def _on_document_project_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _title_of(self, note: Note) -> str:
        """Return the label of the event that a note is to."""
        found = self._document.events.get(self._event_of(note) or "")
        return found.label if found else ""

    def _middle(self) -> Second:
        first, end = self._view.scale.span
        return (first + end) // 2

    def _centre(self, second: Second) -> None:
        scale = self._view.scale
        self._view.fly(scale.pan(scale.width / 2 - scale.to_x(second)))

    def _unit(self, second: Second) -> Edtf:
        """Return the day, month or year at a second, as fine as the view tells them apart."""
        year, month, _ = civil(second // DAY_SECONDS)
        fine = self._view.scale.seconds_per_pixel / DAY_SECONDS
        if fine <= 2:
            return Edtf.of_day(second // DAY_SECONDS)
        return Edtf.parse(f"{year_text(year)}-{month:02}" if fine <= 40 else year_text(year))


def annotation_commands(desk: Callable[[], AnnotationDesk]) -> dict[str, Callable[[], object]]:
    """Return what the window's commands for eras, notes, measuring and today do."""
    return {
        "new_era": lambda: desk().new_era(),
        "era_over_selection": lambda: desk().era_over_selection(),
        "new_note": lambda: desk().new_note(),
        "note_to_selection": lambda: desk().note_to_selection(),
        "annotations": lambda: desk().show_list(),
        "measure": lambda: desk().measure(),
        "go_to_today": lambda: desk().go_to_today(),
    }


def today() -> Day:
    """Return today's day: the one place of the program that asks the clock which day it is."""
    now = date.today()
    return day_number(now.year, now.month, now.day)


def until_midnight() -> int:
    """Return the milliseconds until the next day has begun."""
    now = datetime.now()
    following = datetime.combine(now.date() + timedelta(days=1), time.min)
    return math.ceil((following - now).total_seconds() * 1_000) + 500


def _alone(what: Era | Note) -> Annotations:
    return Annotations((what,)) if isinstance(what, Era) else Annotations((), (what,))


def _named(what: Era | Note) -> str:
    text = what.name if isinstance(what, Era) else what.text
    short = text if len(text) <= _SHORT else f"{text[: _SHORT - 1].rstrip()}…"
    return f"{'era' if isinstance(what, Era) else 'note'} “{short}”"


def _within(span: tuple[Second, Second], extent: tuple[Second, Second]) -> tuple[Second, Second]:
    """Close an open side of a span where everything known ends, so that it can be shown."""
    first = max(span[0], min(extent[0], span[1] - DAY_SECONDS))
    return first, min(span[1], max(extent[1], first + DAY_SECONDS))
