"""Decides which clock times are of a day that only follows them: "at 9:20 a.m. (0820 GMT) Friday".

A clock time leans on the day told before it, else on publication. Where its own sentence names no day before it and
soon names one after it, it is of that one; of what only counts from an undated event ("7 p.m. three weeks before
the fire") it is of no day that is known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf, EdtfError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.timex import Timex3

_CLOCK = "clock"  # the rule of a clock time alone
_FROM = "the date after it in the sentence"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNKNOWN_DAY = "XXXX-XX-XX"
_REACH = 40  # code points from a clock time to the day after it
_SENTENCE = 160  # code points before it in which its sentence may name a day already
_ENDS = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")
# What begins a clause or a phrase of its own, whose day is not the clock time's.
_APART = re.compile(
    r"[.;:!?]\s|\n\s*\n|,\s|\b(?:and|but|or|that|which|who|when|while|after|before|until|till|since|to|by|than|from"
    r"|said|says|told|will|would|between|for|of|during)\b"
)

_BEGINS = re.compile(r"\s+[\"“‘'(]?[A-Z]")  # a new sentence, after the full stop of "p.m."
_OWNS = ("'s", "’s")


def lean_on_days_ahead(text: str, times: Sequence[Timex3]) -> tuple[Timex3, ...]:
    """Move the clock times whose day follows them to that day."""
    found = list(times)
    for number, time in enumerate(times):
        if time.rule != _CLOCK or _has_a_day(text, times, number):
            continue
        day = _day_after(text, times, number)
        if day is not None:
            found[number] = _on(time, day)
    return tuple(found)


def _has_a_day(text: str, times: Sequence[Timex3], number: int) -> bool:
    """Tell whether the sentence names a day before the clock time."""
    start = times[number].start
    window = text[max(0, start - _SENTENCE) : start]
    begins = start - len(window) + max((end.end() for end in _ENDS.finditer(window)), default=0)
    for at in range(number - 1, -1, -1):
        before = times[at]
        if before.start < begins:
            return False
        if before.rule != _CLOCK and _DAY.match(before.value):
            return True
    return False


def _day_after(text: str, times: Sequence[Timex3], number: int) -> Timex3 | None:
    """Return the day that follows, or what counts a day from an event; another zone's clock may stand between."""
    end = times[number].end
    for after in times[number + 1 : number + 3]:
        gap = text[end : after.start]
        if after.start - times[number].end > _REACH or _APART.search(gap) or text[after.end : after.end + 2] in _OWNS:
            return None
        if text[end - 1] == "." and _BEGINS.match(gap):
            return None
        if after.hangs_on is not None or (after.type == "DATE" and _DAY.fullmatch(after.value)):
            return after
        if after.rule != _CLOCK:
            return None
        end = after.end
    return None


def _on(time: Timex3, day: Timex3) -> Timex3:
    """Put a clock time on a day; on an unknown one where that is counted from an event without a date."""
    before = time.value.partition("T")[0]
    if not _DAY.fullmatch(day.value):
        value = f"{_UNKNOWN_DAY}{time.value[len(before) :]}"
        return replace(time, value=value, date=None, anchor=None, anchor_from=None, alternatives=())
    value, *others = (f"{day.value}T{told.partition('T')[2]}" for told in (time.value, *time.alternatives))
    written = str(time.date).replace(f"{before}T", f"{day.value}T") if time.date is not None else value
    try:
        date = Edtf.parse(written)
    except EdtfError:  # the day of publication, which bounded it, lies on the other side of the new one
        date = Edtf.parse(value)
    return replace(time, value=value, date=date, anchor=day.value, anchor_from=_FROM, alternatives=tuple(others))
