"""What is asked for an event of the user's own: what happened, when, and where that is known from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.wording import hedge
from timeline_app.records import SOURCE_KINDS, Entry
from timeline_app.ui.annotation_dialog import AnnotationDialog
from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.period_input import read_period, typed_period
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.theme import Theme


_WIDTH = 520  # px; what it quotes is a sentence


class OwnEventDialog(AnnotationDialog):
    """Asks for an entry's label, date and source."""

    def __init__(self, theme: Theme, entry: Entry, parent: QWidget | None = None) -> None:
        title = "Edit your own event" if entry.number else "New event of your own"
        super().__init__(theme, "own_event_dialog", title, parent)
        self._entry = entry
        first, last = typed_period(entry.date)
        self.label = self.field("Event", "own_event_label", entry.label, "Who did what, in a few words")
        self.first = self.field("When", "own_event_from", first, "29 August 2018, July 2018, 2018-07~, [1987..1989]")
        self.last = self.field("To", "own_event_to", last, "where it lasted; .. leaves it open")
        self.kind = ChoiceBox(theme)
        self.kind.setObjectName("own_event_kind")
        self.kind.setAccessibleName("Source")
        for kind in SOURCE_KINDS:
            self.kind.addItem(kind.capitalize(), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(entry.kind)))
        self.form.addRow("Source", self.kind)
        self.words = self.field(
            "Its words", "own_event_words", entry.words, "What it says, who it was, where to find it"
        )
        if entry.number:
            self.offer_removal()
        self.words.setCursorPosition(0)
        self.setMinimumWidth(_WIDTH)
        self.place(self.label)

    def draft(self) -> Entry:
        """Return the entry as typed; raise ValueError where it says nothing, or no time."""
        date = read_period(self.first.text(), self.last.text())
        label, words = (" ".join(line.text().split()) for line in (self.label, self.words))
        if not label:
            raise ValueError("Write what happened.")
        return replace(self._entry, label=label, date=date, kind=self.kind.currentData(), words=words)

    def told(self, draft: object) -> str:
        """Say how the date is understood, and in which lane it was asked for."""
        date, lane = self.draft().date, self._entry.lane
        said = "; ".join(filter(None, (wording(date), hedge(date))))
        where = f" In the lane {lane[1]}." if lane else ""
        return f"{said[:1].upper()}{said[1:]}.{where} It counts as no report."
