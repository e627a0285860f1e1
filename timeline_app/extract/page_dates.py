"""Dates that a page states of itself: in a tag, on a line of their own, after a label, or in a dateline.

Only full dates count, written so that nobody can misread them: 5/6/2018 is none, 23/10/2018 is one. No part of a date
is ever filled in from anywhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.dates.edtf import Edtf, EdtfError

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Stated:
    """A datum, and where it stands in words for the reader."""

    value: str
    origin: str


_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?=$|[T\s,Z+|])",
        rf"{_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?=$|T\d)",
        rf"{_YEAR}[/.](?P<month>[01]?\d)[/.](?P<day>[0-3]?\d)\b\.?",
        rf"(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?{_YEAR}\b",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b",
        rf"{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}\b",
        rf"{_WEEKDAY}(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/{_YEAR}\b",
    )
)
_CLOCK = re.compile(
    r"(?:[\s,|•·@()–-]|at\b|on\b|T(?=\d)|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?|[ap]\.?m\b\.?|[A-Z]{1,5}\b|\+\d\d:?\d\d)*"
)
_LABEL = re.compile(
    r"(?<!\w)(?P<published>(?:first |originally )?(?:published|posted|publication date|date published|date|issued)|"
    r"created)\b(?:\s+(?:on|at|online))?\s*[:|–-]?\s*"
    r"|(?<!\w)(?P<updated>(?:last )?(?:updated|modified|edited|revised)|last update)\b(?:\s+(?:on|at))?\s*[:|–-]?\s*",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.’'\s-]{2,40}(?:,\s*[A-Z][\w.]+)?)\s*(?:\([^)]{1,30}\)\s*)?[,|:–—-]+\s*(?:\([^)]{1,30}\)\s*[,–—-]*\s*)?"
)
_LINE: Final = 200  # characters
_WORDS: Final = 14  # of a line that says no more than when
_PART = re.compile(r"[|•·–—]\s*|,\s+|\s{2,}")
_BEFORE = re.compile(r"(?:by|written by|words by|story by)\b", re.IGNORECASE)
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?[–—:|-]")


def day_of(written: str) -> str | None:
    """Return the day, as EDTF, that a full date or date-time begins with; None where it has none or is ambiguous."""
    read = _date_at(written.strip(), 0)
    return read[0] if read else None


def _date_at(text: str, start: int) -> tuple[str, int] | None:
    """Read a full date at an offset: the EDTF day, and where it ends."""
    for form in _FORMS:
        if (found := form.match(text, start)) and (day := _day(found)):
            return day, found.end()
    return None


def _day(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 5/6/2018: nobody can tell
        day, month = max(first, second), min(first, second)
    else:
        day, month = int(parts["day"]), _MONTHS.get(parts["month"].lower()) or int(parts["month"])
    text = f"{parts['year']}-{month:02}-{day:02}"
    try:
        return str(Edtf.parse(text))
    except EdtfError:
        return None


def labelled(line: str) -> Iterator[tuple[str, Stated]]:
    """Yield what a line says of its page: ("published", the day) for "Published October 23, 2018"; ("updated", ...)."""
    if len(line) > _LINE:
        return
    for label in _LABEL.finditer(line):
        if read := _date_at(line, label.end()):
            said = " ".join(line[label.start() : read[1]].split())
            yield label.lastgroup or "published", Stated(read[0], f"“{said}” on the page")


def alone(line: str) -> Stated | None:
    """Return the date that is all a line says, but for a clock time, or a byline or a place in capitals before it."""
    if len(line) > _LINE:
        return None
    for start in (0, *(found.end() for found in _PART.finditer(line))):
        read = _date_at(line, start)
        if read and _CLOCK.fullmatch(line, read[1]) and (not start or _BEFORE.match(line) or line[:start].isupper()):
            return Stated(read[0], "date line")
    return None


def dateline(paragraph: str) -> Stated | None:
    """Return the full date of a dateline: "SEOUL, Aug. 29, 2018 (Agency) - "."""
    found = _DATELINE.match(paragraph[:_LINE])
    read = _date_at(paragraph, found.end()) if found else None
    return Stated(read[0], "dateline") if read and _AFTER_DATELINE.match(paragraph, read[1]) else None


def is_date_line(line: str) -> bool:
    """Tell a line that only says when its page was published or updated."""
    return alone(line) is not None or (len(line.split()) <= _WORDS and any(True for _ in labelled(line)))
