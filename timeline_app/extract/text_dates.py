"""What the running text tells of the day of publication, without saying it: bounds, and days that fix a year.

News tells of what has happened: the latest date of the past that it names in full is the earliest day on which it can
have been published. A weekday beside a day and month ("Wednesday, Aug. 29") fits one year in six or so, and its news is
days old. "Today, 29 August 2018" is the day itself. None of this states when the article was published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar_names import MONTH_NUMBERS, SHORT_WEEKDAYS, WRITTEN_MONTH
from timeline_app.dates.civil import Day, day_number, days_in_month, weekday
from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.dates.tense import PAST, tense_at
from timeline_app.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_LONGEST: Final = 100_000  # characters of a text looked at
_MOST: Final = 200  # dates of a text looked at
_FRESH: Final = 6  # days from what happened to the article that tells of it by weekday and date
_MONTH = re.compile(rf"{WRITTEN_MONTH}\b\.?")
_AFTER = re.compile(r"\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:.]\d)(?:\s*,?\s+(?P<year>1[5-9]\d\d|20\d\d)\b)?")
_BEFORE = re.compile(r"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_YEAR_AFTER = re.compile(r"\s*,?\s+(?:of\s+)?(?P<year>1[5-9]\d\d|20\d\d)\b")
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(SHORT_WEEKDAYS)})(?:s|nes|rs?|ur)?(?:day)?\.?,?\s+(?:the\s+)?\(?$")
_TODAY_BEFORE = re.compile(r"\b[Tt]oday[\s,(–—-]{1,3}(?:\w{3,9}day,?\s+)?(?:the\s+)?$")
_TODAY_AFTER = re.compile(r"[\s,)–—-]{1,3}today\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """A date that the text names."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None

    def earliest(self, year: int | None = None) -> Day | None:
        """Return the first day that it may be, in `year` where it names none; None where there is no such day."""
        year = self.year if self.year is not None else year
        if year is None:
            return None
        try:
            return day_number(year, self.month, self.day or 1)
        except ValueError:
            return None


def of_text(text: str, furniture: Sequence[tuple[int, int]], years: Collection[int]) -> Iterator[Evidence]:
    """Yield what a text's dates say of the day of publication; `years`: those that other signs name."""
    told = list(_told(text, furniture))
    for date in told:
        if date.year is not None and date.day and _says_today(text, date) and (day := date.earliest()) is not None:
            yield _sign(Edtf.of_day(day), "“today” and a date in the text", text, date, 0.8)
            break
    floor = _floor(text, told)
    if floor is not None:
        since = Edtf.parse(f"[{_written(floor)}..]")
        yield _sign(since, "latest date of the past that the text names", text, floor, 0.5)
    yield from _weekday_sign(text, told, _years(floor, years))


def of_weekdays(text: str, furniture: Sequence[tuple[int, int]], years: Collection[int]) -> Iterator[Evidence]:
    """Yield what a weekday beside a day and month says in one of these years."""
    return _weekday_sign(text, list(_told(text, furniture)), years)


def _told(text: str, furniture: Sequence[tuple[int, int]]) -> Iterator[_Told]:
    """Yield the dates of a text outside its furniture."""
    spans = iter([*furniture, (len(text), len(text))])
    start, end = next(spans)
    count = 0
    for found in _MONTH.finditer(text, 0, _LONGEST):
        while found.start() >= end and start < len(text):
            start, end = next(spans)
        if count >= _MOST:
            return
        if start <= found.start():
            continue
        if date := _date_at(text, found):
            count += 1
            yield date


def _date_at(text: str, month: re.Match[str]) -> _Told | None:
    """Read the date that a month's name is part of; None where neither a day nor a year stands beside it."""
    start, end = month.span()
    before = text[max(0, start - 12) : start]
    day = year = None
    if found := _BEFORE.search(before):
        start, day = start - len(before) + found.start(), int(found["day"])
        if after := _YEAR_AFTER.match(text, end):
            end, year = after.end(), int(after["year"])
    elif after := _AFTER.match(text, end) or _YEAR_AFTER.match(text, end):
        parts = after.groupdict()
        end, day = after.end(), int(parts["day"]) if parts.get("day") else None
        year = int(parts["year"]) if parts["year"] else None
    if day is None and year is None:
        return None
    named = _WEEKDAY.search(text, max(0, start - 18), start)
    number = MONTH_NUMBERS[month[0].rstrip(".").lower()]
    if day is not None and not 1 <= day <= (days_in_month(year, number) if year else 31):
        return None
    return _Told(
        named.start() if named else start,
        end,
        year,
        number,
        day,
        SHORT_WEEKDAYS.index(named["weekday"]) if named else None,
    )


def _says_today(text: str, date: _Told) -> bool:
    before = text[max(0, date.start - 24) : date.start]
    return _TODAY_BEFORE.search(before) is not None or _TODAY_AFTER.match(text, date.end) is not None


def _floor(text: str, told: Sequence[_Told]) -> _Told | None:
    """Return the latest date with a year of which the text speaks as past."""
    dated = [(day, date) for date in told if (day := date.earliest()) is not None]
    for _, date in sorted(dated, key=lambda pair: (-pair[0], pair[1].start))[:12]:
        if tense_at(text, date.start, date.end) == PAST:
            return date
    return None


def _years(floor: _Told | None, years: Collection[int]) -> set[int]:
    """Return the years in which news may lie: about those that other signs name, else from the latest past date on."""
    if years:
        return {year + step for year in years for step in (-1, 0, 1)}
    if floor is None or floor.year is None:
        return set()
    return {floor.year, floor.year + 1}


def _weekday_sign(text: str, told: Sequence[_Told], possible: Collection[int]) -> Iterator[Evidence]:
    """Yield the days within which an article was published that names the weekday of a date without its year."""
    best: tuple[list[Day], _Told, bool] | None = None
    for date in told:
        if date.weekday is None or date.day is None:
            continue
        days = [
            day for year in sorted({date.year} if date.year else possible)
            if (day := date.earliest(year)) is not None and weekday(day) == date.weekday
        ]  # fmt: skip
        past = tense_at(text, date.start, date.end) == PAST
        if days and (best is None or (past, days[-1]) > (best[2], best[0][-1])):
            best = days, date, past
    if best is None:
        return
    days, date, past = best
    windows = [(day, day + _FRESH) if past else (day - _FRESH, day + _FRESH) for day in days[:4]]
    written = ",".join(f"{day_text(first)}..{day_text(last)}" for first, last in windows)
    yield _sign(Edtf.parse(f"[{written}]"), "weekday and date in the text", text, date, 0.6 if past else 0.4)


def _written(date: _Told) -> str:
    return f"{date.year:04}-{date.month:02}" + (f"-{date.day:02}" if date.day else "")


def _sign(date: Edtf, origin: str, text: str, told: _Told, weight: float) -> Evidence:
    return Evidence("published", date, origin, " ".join(text[told.start : told.end].split()), weight, stated=False)
