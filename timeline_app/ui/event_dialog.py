"""What is asked for an event: label, date, status and lane; what its reports say stays in sight, a click away.

A date is typed in plain words or as EDTF, and shown on the timeline meanwhile. Words that need another date to be
understood ("last month") are reckoned from when the article was published, as in its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from timeline_app.dates.wording import hedge
from timeline_app.records import LANES_PART, Field, Status
from timeline_app.timeline.told import drawn_date
from timeline_app.ui.annotation_dialog import AnnotationDialog
from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.cut_label import CutLabel
from timeline_app.ui.day_input import read_told
from timeline_app.ui.event_values import Lanes, Values, changed, decided
from timeline_app.ui.evidence_words import as_tool_tip
from timeline_app.ui.period_input import read_period, typed_period
from timeline_app.ui.said import wording
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Event
    from timeline_app.ui.theme import Theme

_LANES = {Field.PLACE: "Places", Field.PERSON: "People", Field.ORGANIZATION: "Organisations"}
_DATES = "29 August 2018, last month, before 2010, 2018-07~"


class EventDialog(AnnotationDialog):
    """Asks what an event is called, when it was, or from when to when, whether it happened, and where it stands."""

    def __init__(
        self,
        theme: Theme,
        event: Event,
        published: Edtf | None,
        lanes: Lanes | None = None,
        known: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Ask about an event of an article `published` on a day; `known` are the lanes there are."""
        super().__init__(theme, "event_dialog", "Edit the event", parent)
        self._event, self._published = event, published
        self._read, self._now = Values.read(event), Values.now(event, lanes)
        self._own = all(mention.own for mention in event.mentions)
        drawn = drawn_date(event)
        self._typed = ("", "") if drawn is None else typed_period(drawn)
        theirs = decided(event)
        self.label = self.field("Event", "event_edit_label", event.label, "Who did what, in a few words")
        if Field.LABEL in theirs:
            self._found(f"“{self._read.label}”", lambda: self.label.setText(self._read.label))
        self.first = self.field("When", "event_date_from", self._typed[0], _DATES)
        self.last = self.field("To", "event_date_to", self._typed[1], "where it lasted; .. leaves it open")
        if Field.DATE in theirs:
            self._found(wording(self._read.date) if self._read.date else "no date", self._restore_date)
        self.status = self._choice(event.status)
        if Field.STATUS in theirs:
            self._found(self._read.status.value, lambda: self._choose(self._read.status))
        self.lane = None if lanes is None else self._lane(lanes, known)
        if theirs:
            self.offer_removal("As first entered" if self._own else "As the program read it")
        self.place(self.first)

    def draft(self) -> Values:
        """Return what is typed; raise ValueError where it is no date or has no name."""
        label = " ".join(self.label.text().split())
        if not label:
            raise ValueError("Give it a name, which stands beside its mark.")
        lanes = None if self.lane is None or self._now.lanes is None else self._lanes(self._now.lanes)
        return Values(label, self._date(), Status(self.status.currentData()), lanes)

    def values(self) -> dict[Field, str | None]:
        """Return what is to be decided."""
        if self.removes:
            return dict.fromkeys(decided(self._event), None)
        return changed(self._event, self._now, self.draft())

    def told(self, draft: object) -> str:
        """Say how the date is understood, and what the program read."""
        date = self._date()
        read = wording(self._read.date) if self._read.date else "no date"
        said = "; ".join(filter(None, (f"{wording(date)}{self._reckoned()}", hedge(date)))) if date else "no date"
        before = "You entered first" if self._own else "The program read"
        return f"{said[:1].upper()}{said[1:]}. {before}: {read}."

    def _date(self) -> Edtf | None:
        """Return the date as typed; as it is where nothing was."""
        ends = self.first.text(), self.last.text()
        return self._now.date if ends == self._typed else read_period(*ends, self._published)

    def _reckoned(self) -> str:
        """Say from when a date is reckoned that says it not by itself."""
        ends = [end.text() for end in (self.first, self.last) if end.text().strip() not in ("", "..", "…")]
        if self._published is None or (self.first.text(), self.last.text()) == self._typed:
            return ""
        alone = all(read_told(end, None) for end in ends)
        return "" if alone else f", reckoned from {wording(self._published)}, when the article was published"

    def _lanes(self, lanes: Lanes) -> Lanes:
        assert self.lane is not None
        return Lanes(lanes.field, tuple(filter(None, (" ".join(name.split()) for name in self.lane.text().split(";")))))

    def _choice(self, status: Status) -> ChoiceBox:
        box = ChoiceBox(self._theme)
        box.setObjectName("event_edit_status")
        box.setAccessibleName("Status")
        for each in Status:
            box.addItem(each.value.capitalize(), each)
        box.setCurrentIndex(box.findData(status))
        box.currentIndexChanged.connect(self.look)
        self.form.addRow("Status", box)
        return box

    def _choose(self, status: Status) -> None:
        self.status.setCurrentIndex(self.status.findData(status))

    def _lane(self, lanes: Lanes, known: Sequence[str]) -> QLineEdit:
        line = self.field(_LANES[lanes.field], "event_edit_lane", LANES_PART.join(lanes.names), "as its reports say")
        line.setToolTip("The lanes it stands in, parted by semicolons. Empty: those that its reports name.")
        completer = QCompleter(sorted(known), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        return line

    def _found(self, said: str, restore: Callable[[], object]) -> None:
        """Add, under a field, what the program read, and a button that puts it back."""
        words = CutLabel(f"{'Entered' if self._own else 'Found'}: {said}")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setToolTip(as_tool_tip([said]))
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        words.setFont(self._theme.font("secondary"))
        set_ink(words, self._theme, "text2")
        button = QPushButton("Restore")
        button.setObjectName("link")
        button.setAutoDefault(False)
        button.setFont(self._theme.font("secondary"))
        button.setAccessibleName(f"Restore {said}")
        button.clicked.connect(restore)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(words, 1)
        row.addWidget(button)
        self.form.addRow("", line)

    def _restore_date(self) -> None:
        first, last = ("", "") if self._read.date is None else typed_period(self._read.date)
        self.first.setText(first)
        self.last.setText(last)
