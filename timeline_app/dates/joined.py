"""Decides when two expressions side by side are one range: "late May to early June", "June 3 at 9 p.m. – June 5".

Rules write the common ranges whole; here are those whose ends are written in two ways, or with words of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import civil, day_number, days_in_month
from timeline_app.dates.datelines import is_dateline
from timeline_app.dates.edtf import Edtf, EdtfError
from timeline_app.dates.meaning import Meaning, day_of, month_of, season_of

if TYPE_CHECKING:
    from timeline_app.dates.normalize import Reading

_LONGEST_GAP = 16
_DASH = re.compile(r"[ \n]?[-–][ \n]?|—|--")
_TO = re.compile(r"\s(?:to|until|till|through)\s(?:(?:the|c\.|ca\.|about|around)\s)?")
_AND = re.compile(r"\sand\s(?:the\s)?")
_FROM = re.compile(r"\bfrom\s(?:the\s)?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?\Z", re.IGNORECASE)
_REACH = 14  # code points that "from the" or "between the" may take
# Who moves a date from one day to another names no span of time: as far before as a short object allows.
_MOVED = re.compile(r"\b(?:mov|postpon|delay|push|chang|reschedul|shift|advanc|rais|cut|extend|adjourn)\w*\b[^.;]*\Z")
_MOVED_REACH = 60
_LIFE = 5500  # days: fifteen years; what lasts longer is told in years, but for the days of a life
_TYPES = ("DATE", "TIME")
_ENDS = ("D", "T", "W", "WE", "M", "S", "H", "Q", "Y", "E", "C", "L")
_WRITTEN = ("D", "T", "M", "Y")  # units that EDTF writes as an end of an interval


def joined(text: str, first: Reading, last: Reading) -> Reading | None:
    """Return two readings as one range, None where they are two expressions."""
    gap = text[first.end : last.start]
    if not 0 < len(gap) <= _LONGEST_GAP or not (_may_end(first.meaning) and _may_end(last.meaning)):
        return None
    start = _start(text, gap, first, last)
    if start is None:
        return None
    meaning = _range(*_in_one_year(first.meaning, last.meaning), one_of=bool(_AND.fullmatch(gap)))
    return None if meaning is None else replace(first, start=start, end=last.end, meaning=meaning)


def _may_end(meaning: Meaning) -> bool:
    return (
        meaning.type in _TYPES
        and meaning.unit in _ENDS
        and meaning.first is not None
        and meaning.last is not None
        and not meaning.alternatives
    )


def _start(text: str, gap: str, first: Reading, last: Reading) -> int | None:
    """Return where the range begins, None where the words between and before the two make none."""
    before = text[max(0, first.start - _REACH) : first.start]
    same = first.meaning.unit == last.meaning.unit
    if _DASH.fullmatch(gap):
        in_words = not any(map(str.isdigit, text[last.start : last.end]))
        if in_words and is_dateline(text, first.start, first.end):
            return None  # "LISBON, May 3 – Yesterday the court ...": the despatch begins there
        near = same or _FROM.search(before) or {first.meaning.unit, last.meaning.unit} <= {"D", "T"}
        return first.start if near and not _is_life(first.meaning, last.meaning) else None
    if _AND.fullmatch(gap):
        between = _BETWEEN.search(before)
        return first.start - len(between[0]) if between and same else None
    if not _TO.fullmatch(gap) or not (same or _FROM.search(before)):
        return None
    moved = _MOVED.search(text[max(0, first.start - _MOVED_REACH) : first.start])
    return None if moved else first.start


def _is_life(first: Meaning, last: Meaning) -> bool:
    """Tell the days of a birth and a death, which are two dates, from a range."""
    assert first.first is not None
    assert last.first is not None
    return first.unit == last.unit == "D" and last.first - first.first > _LIFE


def _in_one_year(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """Let the end that names its year lend it to the one that does not: late May to early June 2017."""
    assert first.first is not None
    assert last.first is not None
    if first.leans is not None and last.leans is None and last.unit in ("D", "M", "S"):
        year = civil(last.first)[0]
        lent = _of_year(first, year)
        if lent is not None and lent.first is not None and lent.first > last.first:
            lent = _of_year(first, year - 1)
        return lent or first, last
    if first.leans is None and last.leans is not None and first.unit in ("D", "M", "S"):
        year = civil(first.first)[0]
        lent = _of_year(last, year)
        if lent is not None and lent.first is not None and lent.first < first.first:
            lent = _of_year(last, year + 1)
        return first, lent or last
    return first, last


def _of_year(meaning: Meaning, year: int) -> Meaning | None:
    """Move a day, month or season to a year; None for what else there is."""
    assert meaning.first is not None
    _, month, day = civil(meaning.first)
    moved = {
        "D": lambda: day_of(day_number(year, month, min(day, days_in_month(year, month)))),
        "M": lambda: month_of(year, month),
        "S": lambda: season_of(year, meaning.value[-2:]),
    }.get(meaning.unit)
    return None if moved is None else replace(moved(), mod=meaning.mod, approximate=meaning.approximate)


def _range(first: Meaning, last: Meaning, *, one_of: bool) -> Meaning | None:
    start, end = first.date(), last.date()
    if start is None or end is None or start.earliest is None or end.latest is None:
        return None
    if start.first_second is None or end.end_second is None or start.first_second >= end.end_second:
        return None
    if end.earliest is None or start.earliest > end.earliest:
        return None
    edtf = Edtf.within(start.earliest, end.latest) if one_of else _interval(first, last, start, end)
    unit = "R" if start.earliest < end.latest else "T"
    lean = first.leans or last.leans
    value = f"{first.value}/{last.value}"
    kind = "TIME" if first.type == last.type == "TIME" else "DATE"
    return Meaning(kind, value, unit, start.earliest, end.latest, None, str(edtf), lean)


def _interval(first: Meaning, last: Meaning, start: Edtf, end: Edtf) -> Edtf:
    """Write both ends as said; ends that are a part of a unit by their outer days, about right."""
    assert start.earliest is not None
    assert end.latest is not None
    vague = first.mod is not None or last.mod is not None
    if not vague and first.unit in _WRITTEN and last.unit in _WRITTEN:
        try:
            return Edtf.parse(f"{start}/{end}")
        except EdtfError:
            pass
    return Edtf.lasting(start.earliest, end.latest, approximate=vague)
