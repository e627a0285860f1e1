"""Timex3: one time expression of a text, as TimeML 1.2.1 annotates it, with the record of how it was dated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Timex3:
    """A span of text that names a time. Offsets count code points, end exclusive; expressions never overlap."""

    start: int
    end: int
    text: str  # the span as written
    type: str  # DATE, TIME, DURATION or SET
    value: str  # TIMEX3 value, e.g. "2018-07", "197", "P3M", "PRESENT_REF", "XXXX-06-12", "2018-10-06/2018-10-08"
    mod: str | None  # TIMEX3 mod, e.g. "END" for "late May"
    date: Edtf | None  # what it says about the calendar; None where it says nothing or nothing anchors it
    rule: str  # name of the rule that fired
    anchor: str | None  # the date it leans on, as EDTF; None where it leans on none
    anchor_from: str | None  # what that date is, e.g. "publication date"
    alternatives: tuple[str, ...] = ()  # TIMEX3 values that were possible and rejected
    bound: str | None = None  # the word before it that makes it a bound: since, until, by, as of, before, after
    hangs_on: tuple[int, int] | None = None  # span of the event that it counts from ("the summit")
