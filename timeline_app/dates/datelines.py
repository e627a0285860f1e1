"""Decides from what day a despatch speaks: its dateline's, "LISBON, May 3 (Agency) -" at the head of a paragraph.

A morning paper prints what was telegraphed the day before: "tonight" is the dateline's night and not the paper's. It
holds until the next dateline. One without a year is of the last days before publication; one that is not is no dateline
of this page, and neither is a place in small letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates.civil import civil, day_number
from timeline_app.dates.rules import load_vocabulary

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day

_MOST_DAYS = 3  # from a dateline to the page that prints it


@lru_cache(maxsize=8)
def _datelines(text: str) -> tuple[tuple[int, int, int, int | None], ...]:
    """Return where each dateline begins, and its month, day and year."""
    months = load_vocabulary()["month"]
    return tuple(
        (found.start(), int(months.value(found["month"])), int(found["day"]), int(found["year"] or 0) or None)
        for found in _pattern().finditer(text)
    )


def dateline_day(text: str, start: int, published: Day | None) -> Day | None:
    """Return the day of the dateline that a place of a text stands under, None where it stands under none."""
    lines = _datelines(text) if published is not None else ()
    at = bisect_right(lines, start, key=lambda line: line[0]) - 1
    if at < 0 or published is None:
        return None
    _, month, day, written = lines[at]
    year = civil(published)[0]
    for likely in (written,) if written else (year, year - 1):
        try:
            number = day_number(likely, month, day)
        except ValueError:
            continue
        if 0 <= published - number <= _MOST_DAYS:
            return number
    return None


def is_dateline(text: str, start: int, end: int) -> bool:
    """Tell whether a place of a text stands in a dateline."""
    found = _pattern().match(text, text.rfind("\n", 0, start) + 1)
    return found is not None and found.start() <= start and end <= found.end()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    vocabulary = load_vocabulary()
    month, weekday = vocabulary["month"].pattern, vocabulary["weekday"].pattern
    place = r"[A-Z][A-Z.’' -]{2,40}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?"
    year = r"(?:, (?P<year>1\d{3}|20\d\d))?"
    clock = r"(?:, \d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?)?"
    return re.compile(
        rf"(?m)^[ \t]{{0,4}}{place}, (?:(?:{weekday}), )?(?P<month>{month})\.? (?P<day>[0-3]?\d){year}{clock}"
        r" {0,2}(?:\([^()\n]{1,40}\) {0,2})?[–—-]"
    )
