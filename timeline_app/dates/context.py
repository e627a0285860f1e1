"""Decides what an expression may lean on: the publication date, the date before it, and the tense around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.dates.tense import tense_at

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands."""

    text: str
    start: int
    end: int
    anchor: Day | None  # day of publication, where known to the day
    story: Meaning | None  # the last dated expression before this one
    quarter: Meaning | None = None  # the last quarter before it

    def tense(self) -> int:
        """Tell whether the sentence speaks of past, future or neither."""
        return tense_at(self.text, self.start, self.end)
