"""Dates that a page states of itself: in a tag, on a line of their own, after a label, or in a dateline.

Only full dates are taken, written so that nobody can misread them: 5/6/2018 is none, 23/10/2018 is one. No part of a
date is ever filled in from anywhere else: what a line leaves open is a sign of a date (`unsure`, `yearless_dateline`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar_names import ANY_MONTH, MONTH_NUMBERS
from timeline_app.dates.civil import weekday
from timeline_app.dates.edtf import Edtf, EdtfError

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Stated:
    """A datum, and where it stands in words for the reader."""

    value: str
    origin: str


_MONTH = rf"(?P<month>{ANY_MONTH})\.?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
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
_EITHER = re.compile(rf"(?P<first>[01]?\d)/(?P<second>[01]?\d)/{_YEAR}\b")  # 5/6/2018
_YEARLESS = re.compile(
    rf"{_WEEKDAY}(?:{_MONTH}\s+{_DAY}|(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<month2>{ANY_MONTH})\.?)\b(?!,?\s*\d)",
    re.IGNORECASE,
)
_INSTANT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T\s]+(?P<hour>[01]\d|2[0-3]):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]00:?00)"
    r"|(?:\w{3},\s*)?(?P<rfc>\d{1,2}\s+\w{3}\s+\d{4})\s+(?P<rfc_hour>[01]\d|2[0-3]):(?P<rfc_minute>\d\d)(?::\d\d)?\s+(?:GMT|UTC|Z|[+-]0000)",
    re.IGNORECASE,
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
    """Read a full date at an offset: the EDTF day, and where it ends; None where its weekday is another day's."""
    for form in _FORMS:
        if (found := form.match(text, start)) and (day := _day(found)):
            return (day, found.end()) if _on_its_weekday(found, day) else None
    return None


def _on_its_weekday(found: re.Match[str], day: str) -> bool:
    said = found.groupdict().get("weekday")
    first = Edtf.parse(day).earliest
    return said is None or first is None or _WEEKDAYS[weekday(first)] == said[:3].lower()


def _day(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 5/6/2018: nobody can tell
        day, month = max(first, second), min(first, second)
    else:
        day, month = int(parts["day"]), MONTH_NUMBERS.get(parts["month"].lower()) or int(parts["month"])
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
        clock = _CLOCK.match(line, read[1]) if read else None
        label = _LABEL.match(line, clock.end()) if clock else None
        says_no_more = clock is not None and (clock.end() == len(line) or (label is not None and label["updated"]))
        if read and says_no_more and (not start or _BEFORE.match(line) or line[:start].isupper()):
            return Stated(read[0], "date line")
    return None


def dateline(paragraph: str) -> Stated | None:
    """Return the full date of a dateline: "SEOUL, Aug. 29, 2018 (Agency) - "."""
    found = _DATELINE.match(paragraph[:_LINE])
    read = _date_at(paragraph, found.end()) if found else None
    return Stated(read[0], "dateline") if read and _AFTER_DATELINE.match(paragraph, read[1]) else None


def yearless_dateline(paragraph: str) -> tuple[Edtf, str] | None:
    """Return the day and month, and the words, of a dateline without a year: "SEOUL, Aug. 29 (Agency) - "."""
    found = _DATELINE.match(paragraph[:_LINE])
    day = _YEARLESS.match(paragraph, found.end()) if found else None
    if not day or not _AFTER_DATELINE.match(paragraph, day.end()) or not (date := _without_year(day)):
        return None
    return date, paragraph[: day.end()]


def unsure(written: str) -> Edtf | None:
    """Return what a date says that is no certain day: the two days of 5/6/2018, the day and month of "Aug. 29".

    A day whose weekday is another's is doubtful: 2018-08-29? of "Monday, August 29, 2018".
    """
    written = written.strip()
    for form in _FORMS:
        if (full := form.match(written)) and (day := _day(full)) and not _on_its_weekday(full, day):
            return _parsed(f"{day}?")
    if found := _EITHER.match(written):
        year, first, second = found["year"], int(found["first"]), int(found["second"])
        days = sorted(f"{year}-{month:02}-{day:02}" for month, day in ((first, second), (second, first)))
        return _parsed(f"[{','.join(days)}]")
    found = _YEARLESS.match(written)
    return _without_year(found) if found else None


def unsure_line(line: str) -> tuple[Edtf, str] | None:
    """Return what a line's label leaves open ("Published Aug. 29"), and its words."""
    for label in _LABEL.finditer(line) if len(line) <= _LINE else ():
        if label["published"] and (date := unsure(line[label.end() :])):
            return date, " ".join(line.split())
    return None


def instant(written: str) -> tuple[Edtf, int] | None:
    """Return the day and the minute of a date with time that is given in UTC; None where it is no such."""
    found = _INSTANT.match(written.strip())
    day = day_of(found["day"] or found["rfc"]) if found else None
    if not found or day is None:
        return None
    return Edtf.parse(day), int(found["hour"] or found["rfc_hour"]) * 60 + int(found["minute"] or found["rfc_minute"])


def _without_year(found: re.Match[str]) -> Edtf | None:
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    return _parsed(f"XXXX-{MONTH_NUMBERS[month.lower()]:02}-{int(day):02}")


def _parsed(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text)
    except EdtfError:
        return None


def is_date_line(line: str) -> bool:
    """Tell a line that only says when its page was published or updated."""
    return alone(line) is not None or (len(line.split()) <= _WORDS and any(True for _ in labelled(line)))
