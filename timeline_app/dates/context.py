"""Decides what an expression may lean on: the publication date, the dates before it, and the tense around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.dates.meaning import length
from timeline_app.dates.tense import is_over_at, looks_back_at, tense_at

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.facts import Facts
    from timeline_app.dates.meaning import Meaning
    from timeline_app.dates.story import Story

_NEAR = 600  # code points over which a date that names its year lends it to the dates after it
_LENDS_ITS_YEAR = ("D", "T", "M", "S")
_NARRATES_ITS_YEAR = (*_LENDS_ITS_YEAR, "Y", "R", "Q", "H", "W", "WE", "")
_A_YEAR = 366  # days: what lasted longer lends no year
_ENTRY = re.compile(r"\s{0,3}(?:[-–—:]|--)\s")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands."""

    text: str
    start: int
    end: int
    anchor: Day | None  # day of publication, where known to the day
    story: Story
    facts: Facts

    def tense(self) -> int:
        """Tell whether the sentence speaks of past, future or neither."""
        return tense_at(self.text, self.start, self.end)

    def heads_a_line(self) -> bool:
        """Tell whether the expression heads an entry of a chronology: "June 27 - The court issues a warrant"."""
        begins = self.start == 0 or self.text[max(0, self.start - 8) : self.start].rstrip(" \t*•")[-1:] in ("", "\n")
        return begins and _ENTRY.match(self.text, self.end) is not None

    def is_over(self) -> bool:
        """Tell whether the words right before the expression say that what happened then is over ("died Nov. 3")."""
        return is_over_at(self.text, self.start)

    def looks_back(self) -> bool:
        """Tell whether the sentence speaks of what had been before the story's own time."""
        return looks_back_at(self.text, self.start, self.end)

    @property
    def narrates(self) -> bool:
        """Tell whether the expression leans on the story rather than on the day of publication."""
        return self.facts.narrates

    def told(self) -> Meaning | None:
        """Return the date that may lend its year: of the narrative so far, or earlier in a paragraph of news."""
        if self.narrates:
            told = self.story.standing(self.text, self.start)
            return told if told is not None and told.unit in _NARRATES_ITS_YEAR and length(told) <= _A_YEAR else None
        told = self.story.told
        return told if told is not None and told.unit in _LENDS_ITS_YEAR and self._near(self.story.told_end) else None

    def told_nearby(self) -> Meaning | None:
        """Return the date earlier in the paragraph, of at most a year, in whose year the expression could lie too."""
        told = self.story.told
        fits = told is not None and told.unit in _NARRATES_ITS_YEAR and length(told) <= _A_YEAR
        return told if fits and self._near(self.story.told_end) else None

    def base(self) -> Meaning | None:
        """Return the date from which "the next day" counts: the last one, in a narrative the last one of its own."""
        if not self.narrates or not _SENTENCE_END.search(self.text, self.story.last_end, self.start):
            return self.story.last
        return self.story.standing(self.text, self.start) or self.story.last

    def day_told(self) -> Meaning | None:
        """Return the last date where it is one day of this paragraph, near enough for a clock time to be of it."""
        last = self.story.last
        return last if last is not None and last.unit in ("D", "T") and self._near(self.story.last_end) else None

    def _near(self, end: int) -> bool:
        return self.start - end <= _NEAR and "\n\n" not in self.text[end : self.start]
