"""Decides when something was that a dated clause tells by how far off it was: "sank at 2:20, two hours after it hit".

The duration before "after" or "before" dates the clause behind it, counted from the date of the clause in front: hours
and minutes from a clock time, days and weeks from a day, always about so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS, civil
from timeline_app.dates.edtf import Edtf, day_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.dates.civil import Second
    from timeline_app.dates.timex import Timex3
    from timeline_app.extract.clauses import Clause

_SIDE = re.compile(r"\s+(after|before)\s+$")
_VALUE = re.compile(r"P(?:T(?P<clock>\d+)(?P<fine>[HM])|(?P<days>\d+)(?P<coarse>[DW]))")
_SECONDS = {"H": 3600, "M": 60, "D": DAY_SECONDS, "W": 7 * DAY_SECONDS}


def counted_from(text: str, clause: Clause, times: Iterable[Timex3], date: Edtf | None) -> Timex3 | None:
    """Return the duration that says how long before or after `date` a clause was, with the clause's own date."""
    for time in times:
        if time.type != "DURATION" or time.end > clause.start:
            continue
        side = _SIDE.fullmatch(text, time.end, clause.start)
        if side and (counted := _counted(time.value, date, 1 if side[1] == "before" else -1)):
            return replace(time, date=counted)
    return None


def _counted(value: str, date: Edtf | None, sign: int) -> Edtf | None:
    found = _VALUE.fullmatch(value)
    if found is None or date is None or date.first_second is None or date.earliest != date.latest:
        return None
    clock = "T" in str(date)
    if found["clock"]:
        moved = date.first_second + sign * int(found["clock"]) * _SECONDS[found["fine"]]
        return Edtf.parse(f"{_clock_text(moved)}~") if clock else None
    moved = date.first_second + sign * int(found["days"]) * _SECONDS[found["coarse"]]
    return Edtf.parse(f"{day_text(moved // DAY_SECONDS)}~")


def _clock_text(second: Second) -> str:
    day, rest = divmod(second, DAY_SECONDS)
    year, month, of_month = civil(day)
    return f"{year:04}-{month:02}-{of_month:02}T{rest // 3600:02}:{rest % 3600 // 60:02}"
