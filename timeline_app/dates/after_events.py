"""Decides what "two days later" counts from where an expression that hangs on an event stands before it.

Such an expression ("three days after the vote") is dated only when the whole text is known, so what was counted past it
was counted from a date too early in the story. Here it is counted on from that expression where it has a day by now,
and has no date where it has none: a wrong one would be worse.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.dates.timex import Timex3

_COUNTING = frozenset(
    (
        *("later-in-story", "earlier-in-story", "story-next", "story-next-bare", "story-previous", "story-same"),
        *("unit-before-in-story", "unit-after-in-story", "unit-after-that", "story-part-of-day"),
    )
)
_DAY = re.compile(r"-?\d{4}-\d\d-\d\d(?=$|T)")
_UNKNOWN_DAY = "XXXX-XX-XX"
_NEAR = 600  # code points within which one counts on


def count_on(times: Sequence[Timex3]) -> tuple[Timex3, ...]:
    """Move what counts on from an expression that hangs on an event; without its date, take the date away."""
    found: list[Timex3] = []
    hanging: Timex3 | None = None
    for time in times:
        if time.hangs_on is not None:
            hanging = time
        elif hanging is not None and time.rule in _COUNTING and _DAY.match(time.value):
            time = _moved(time, hanging) if time.start - hanging.end <= _NEAR else time
            hanging = time if time.date is not None else hanging
        elif time.date is not None and time.type in ("DATE", "TIME"):
            hanging = None
        found.append(time)
    return tuple(found)


def _moved(time: Timex3, hanging: Timex3) -> Timex3:
    before, base = _day(time.anchor), _day(str(hanging.date) if hanging.date else None)
    clock = time.value[10:] if not time.value.startswith("-") else time.value[11:]
    if before is None or base is None or time.date is None or time.date.earliest is None:
        return replace(
            time,
            value=f"{_UNKNOWN_DAY}{clock}",
            date=None,
            anchor=None,
            anchor_from=None,
            alternatives=(time.value, *time.alternatives),
        )
    day = Edtf.of_day(time.date.earliest + base - before)
    return replace(time, value=f"{day}{clock}", date=day, anchor=str(hanging.date), alternatives=())


def _day(written: str | None) -> Day | None:
    if written is None:
        return None
    date = Edtf.parse(written)
    return date.earliest if date.precision <= Precision.DAY and date.earliest == date.latest else None
