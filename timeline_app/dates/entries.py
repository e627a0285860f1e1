"""Decides which parts of a text are entries of their own: letters, days of a diary, under a line that dates them.

What an entry says of its own time ("yesterday", "last week", "on Friday") leans on the date at its head. A line is a
head where it holds a date and at most a place, a weekday or the count of days before it. One such line alone is more
often the date of the page: it takes two, or a salutation after it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates.civil import day_number
from timeline_app.dates.rules import load_vocabulary

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day

_FEWEST = 2  # heads that make a diary
_SHORTEST = 24  # code points that the first line of an entry has at least: a table's cells have fewer
_LOOK = 80  # code points in which it begins
_HEAD_LINE = 72  # code points that a head has at most
_SALUTATION = re.compile(r"\s*(?:(?:My |My own )?[Dd]ear(?:est)?|Sir|Madam|Gentlemen|Honou?red)\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a text, from after its head up to the next one."""

    start: int
    end: int
    day: Day


@lru_cache(maxsize=8)
def entries_of(text: str) -> tuple[Entry, ...]:
    """Return the dated entries of a text, in order; none where it is neither a diary nor letters."""
    heads = _heads(text)
    ends = [*(start for start, _, _ in heads[1:]), len(text)]
    entries = [Entry(after, end, day) for (_, after, day), end in zip(heads, ends, strict=False) if _told(text, after)]
    if len({entry.day for entry in entries}) < _FEWEST:
        return tuple(entry for entry in entries if _SALUTATION.match(text, entry.start))
    return tuple(entries)


def entry_at(text: str, start: int) -> Entry | None:
    """Return the entry in which a place of a text lies."""
    entries = entries_of(text)
    at = bisect_right(entries, start, key=lambda entry: entry.start) - 1
    return entries[at] if at >= 0 and start < entries[at].end else None


def _told(text: str, start: int) -> bool:
    """Tell whether what follows a head is told in sentences."""
    line = text[start : start + _LOOK].lstrip().partition("\n")[0]
    return len(line) >= _SHORTEST or bool(_SALUTATION.match(line))


def _heads(text: str) -> list[tuple[int, int, Day]]:
    """Return where each head begins and ends, and its day; one without a year goes on from the head before it."""
    months = load_vocabulary()["month"]
    heads: list[tuple[int, int, Day]] = []
    year, last_month = None, 0
    for match in _head_line().finditer(text):
        month = int(months.value(match["month"] or match["month2"]))
        named = match["year"] or match["year2"]
        if named is None and year is None:
            continue
        year = int(named) if named is not None else (year or 0) + (month < last_month)
        last_month = month
        try:
            day = day_number(year, month, int(match["day"] or match["day2"]))
        except ValueError:
            continue
        heads.append((match.start(), match.end(), day))
    return heads


@lru_cache(maxsize=1)
def _head_line() -> re.Pattern[str]:
    vocabulary = load_vocabulary()
    month, weekday = vocabulary["month"].pattern, vocabulary["weekday"].pattern
    nth, year = r"(?:st|nd|rd|th)?", r"(?:1\d{3}|20\d\d)"
    before = r"(?:(?:Day|DAY) \w{1,12} ?[—–:.,-] ?)?(?:[A-Z][A-Za-z.' -]{1,30}(?:, [A-Z][A-Za-z.' -]{1,30})?,? )?"
    before += rf"(?:(?:{weekday}),? )?(?:the )?"
    day_first = rf"(?P<day>[0-3]?\d){nth}(?: of)? (?P<month>{month})(?:,? (?P<year>{year}))?"
    month_first = rf"(?P<month2>{month}) (?P<day2>[0-3]?\d){nth}(?:,? (?P<year2>{year}))?"
    return re.compile(
        rf"(?m)^(?=[^\n]{{4,{_HEAD_LINE}}}$)[ \t]{{0,4}}{before}(?:{day_first}|{month_first})[.,:]?[ \t]{{0,4}}$"
    )
