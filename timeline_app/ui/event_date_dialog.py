"""What is asked for an event's date: typed in plain words or as EDTF, shown on the timeline while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from timeline_app.dates.wording import hedge
from timeline_app.timeline.told import drawn_date
from timeline_app.ui.annotation_dialog import AnnotationDialog
from timeline_app.ui.period_input import read_period, typed_period
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Event
    from timeline_app.ui.theme import Theme


class EventDateDialog(AnnotationDialog):
    """Asks when an event was, or from when to when; what the program read stays in sight."""

    def __init__(self, theme: Theme, event: Event, parent: QWidget | None = None) -> None:
        super().__init__(theme, "event_date_dialog", "Date of the event", parent)
        self._read = event.found if event.by_hand else event.date
        self._own = all(mention.own for mention in event.mentions)
        drawn = drawn_date(event)
        first, last = ("", "") if drawn is None else typed_period(drawn)
        label = QLabel(event.label)
        label.setObjectName("event_date_label")
        label.setWordWrap(True)
        label.setFont(theme.font("control", weight=600))
        self.form.addRow(label)
        self.first = self.field("When", "event_date_from", first, "29 August 2018, July 2018, 2018-07~, [1987..1989]")
        self.last = self.field("To", "event_date_to", last, "where it lasted; .. leaves it open")
        if event.by_hand:
            self.offer_removal("As first entered" if self._own else "As the program read it")
        self.place(self.first)

    def draft(self) -> Edtf:
        """Return the date as typed; raise ValueError where it is none."""
        return read_period(self.first.text(), self.last.text())

    def told(self, draft: object) -> str:
        """Say how the date is understood, and what the program read."""
        date = self.draft()
        read = wording(self._read) if self._read else "no date"
        said = "; ".join(filter(None, (wording(date), hedge(date))))
        before = "You entered first" if self._own else "The program read"
        return f"{said[:1].upper()}{said[1:]}. {before}: {read}."
