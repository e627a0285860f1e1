"""Decides what an expression may lean on: the publication date, the dates before it, and the tense around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.dates.tense import tense_at

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.meaning import Meaning

_NEAR = 600  # code points over which a date that names its year lends it to the dates after it
_LENDS_ITS_YEAR = ("D", "T", "M", "S")


@dataclass(frozen=True, slots=True)
class Story:
    """The dates told so far."""

    last: Meaning | None = None  # the last dated expression
    last_end: int = 0  # where it ends in the text
    quarter: Meaning | None = None  # the last quarter
    told: Meaning | None = None  # the last date that does not lean on the publication date
    told_end: int = 0  # where that one ends in the text

    def after(self, meaning: Meaning, end: int) -> Story:
        """Return the story with one more date."""
        told, told_end = (meaning, end) if meaning.leans != "published" else (self.told, self.told_end)
        quarter = meaning if meaning.unit == "Q" else self.quarter
        return Story(meaning, end, quarter, told, told_end)


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands."""

    text: str
    start: int
    end: int
    anchor: Day | None  # day of publication, where known to the day
    story: Story

    def tense(self) -> int:
        """Tell whether the sentence speaks of past, future or neither."""
        return tense_at(self.text, self.start, self.end)

    def told(self) -> Meaning | None:
        """Return the date earlier in the paragraph that may lend its year; None where there is none near enough."""
        told = self.story.told
        return told if told is not None and told.unit in _LENDS_ITS_YEAR and self._near(self.story.told_end) else None

    def day_told(self) -> Meaning | None:
        """Return the last date where it is one day of this paragraph, near enough for a clock time to be of it."""
        last = self.story.last
        return last if last is not None and last.unit in ("D", "T") and self._near(self.story.last_end) else None

    def _near(self, end: int) -> bool:
        return self.start - end <= _NEAR and "\n\n" not in self.text[end : self.start]
