"""Decides what an expression may lean on: the publication date, the dates before it, and the tense around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    quarter: Meaning | None = None  # the last quarter
    told: Meaning | None = None  # the last date that does not lean on the publication date
    told_end: int = 0  # where that one ends in the text

    def after(self, meaning: Meaning, end: int) -> Story:
        """Return the story with one more date."""
        told, told_end = (meaning, end) if meaning.leans != "published" else (self.told, self.told_end)
        return replace(
            self, last=meaning, quarter=meaning if meaning.unit == "Q" else self.quarter, told=told, told_end=told_end
        )


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
        if told is None or told.unit not in _LENDS_ITS_YEAR or self.start - self.story.told_end > _NEAR:
            return None
        between = self.text[self.story.told_end : self.start]
        return None if "\n\n" in between else told
