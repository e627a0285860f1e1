"""Decides how a date reads in plain English: "July 2018", "6 to 8 October 2018", "1970s", "28 August 2018, 15:00"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates import edtf_days
from timeline_app.dates.calendar_names import MONTHS
from timeline_app.dates.civil import DAY_SECONDS, civil, days_in_month
from timeline_app.dates.edtf import Edtf, End, Group, Interval, Precision, Single

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.edtf import Marks
    from timeline_app.dates.edtf_grammar import Range

_SEASON_NAMES = ("spring", "summer", "autumn", "winter")
_SEASONS = {
    **{21 + n: f"{name} {{}}" for n, name in enumerate(_SEASON_NAMES)},
    **{25 + n: f"{name} {{}} (northern)" for n, name in enumerate(_SEASON_NAMES)},
    **{29 + n: f"{name} {{}} (southern)" for n, name in enumerate(_SEASON_NAMES)},
    **{33 + n: f"{which} quarter of {{}}" for n, which in enumerate(("first", "second", "third", "fourth"))},
    **{37 + n: f"{which} third of {{}}" for n, which in enumerate(("first", "second", "last"))},
    **{40 + n: f"{which} half of {{}}" for n, which in enumerate(("first", "second"))},
}
_HEDGES = {"": "{}", "~": "about {}", "?": "probably {}", "%": "probably about {}"}
_DOUBTS = {"~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}
_VAGUE_ENDS = {
    **{(True, False): "the day it began is", (False, True): "the day it ended is"},
    (True, True): "the days it began and ended are",
}
_MEMBERS = 6  # of a set that are named one by one


@lru_cache(maxsize=4096)
def wording(edtf: Edtf) -> str:
    """Say a date in words, as coarse as it is."""
    expression = edtf.expression
    if isinstance(expression, Single):
        return _single(expression)
    if isinstance(expression, Interval):
        return _interval(expression)
    return _group(edtf, expression)


def hedge(edtf: Edtf) -> str:
    """Say what is not known of a date; the empty text where it is known to the day."""
    first, last = edtf.earliest, edtf.latest
    if first is None or last is None:
        if edtf.is_one_of:
            return "the day is not known"
        side, end = ("beginning", edtf.ends[0]) if first is None else ("end", edtf.ends[1])
        return f"its {side} is {'open' if end is End.OPEN else 'not known'}"
    if first == last:
        return ""
    if edtf.is_interval or edtf.is_all_of:
        return _lasting(edtf) or f"lasting from {day_words(first)} to {day_words(last)}"
    return f"some time from {_days(first, last, year=False)}; the day is not known"


def _lasting(edtf: Edtf) -> str:
    """Say which ends of an interval are not known to the day; empty where both are."""
    if not isinstance(edtf.expression, Interval):
        return ""
    begins, ends = (
        isinstance(end, Single) and Edtf.parse(end.text).precision > Precision.DAY for end in edtf.expression
    )
    return f"lasting; {_VAGUE_ENDS[begins, ends]} not known" if begins or ends else ""


def day_words(day: Day) -> str:
    """Say a day: "29 August 2018"."""
    year, month, of_month = civil(day)
    return f"{of_month} {MONTHS[month - 1]} {year_words(year)}"


def year_words(year: int) -> str:
    """Say an astronomical year: 2018, "44 BCE", "170,000,002"."""
    number = year if year > 0 else 1 - year
    return f"{number if number < 10_000 else f'{number:,}'}{'' if year > 0 else ' BCE'}"


def _single(single: Single) -> str:
    marks = [single.marks.year]
    marks += [mark for mark, part in zip(single.marks[1:], (single.month, single.day), strict=True) if part]
    if len(set(marks)) == 1:
        return _HEDGES[marks[0]].format(_plain(single))
    return f"{_plain(single)} ({_doubts(single.marks)})"


def _doubts(marks: Marks) -> str:
    """Say which components of a date are in doubt: "year and month approximate"."""
    said = []
    for mark, doubt in _DOUBTS.items():
        if names := [name for name, each in zip(("year", "month", "day"), marks, strict=True) if each == mark]:
            said.append(f"{' and '.join(names)} {doubt}")
    return ", ".join(said)


def _plain(single: Single) -> str:
    date = Edtf.parse(single.text)
    if single.clock is not None:
        assert date.first_second is not None
        return _moment(date.first_second, date.precision)
    year = edtf_days.years(single.year)
    if single.month is not None and single.month.isdigit() and int(single.month) in _SEASONS:
        said = _year(single.year)
        return _SEASONS[int(single.month)].format(f"of {said}" if "X" in single.year else said).replace("of of", "of")
    if year.estimated is not None:
        return f"{year_words(year.estimated)} or so, from {year_words(year.low)} to {year_words(year.high)}"
    if "X" in f"{single.month}{single.day}" or (single.month is not None and "X" in single.year):
        return _unspecified(single)
    assert date.earliest is not None
    assert date.latest is not None
    return "an unknown year" if single.text.startswith("XXXX") else _days(date.earliest, date.latest)


def _unspecified(single: Single) -> str:
    """Say a date some of whose digits nobody knows: "25 December of a year in the 1560s"."""
    year, month, day = _year(single.year), single.month or "", single.day
    if month.isdigit():
        name = MONTHS[int(month) - 1]
        named = f"{name} of {year}" if "X" in single.year else f"{name} {year}"
        if day is None or day.isdigit():
            return f"{int(day)} {named}" if day else named
        return f"a day in {named}" if day == "XX" else f"a day of {named}, {_range(day, 31)}"
    within = f"in {year}" if month == "XX" else f"in {_months(month)} {year}"
    if day is None:
        return f"a month {within}"
    return f"day {int(day)} of a month {within}" if day.isdigit() else f"a day {within}"


def _months(mask: str) -> str:
    return {"0X": "January to September", "1X": "October to December"}.get(mask, f"month {mask.lower()} of")


def _range(mask: str, last: int) -> str:
    return f"{max(1, int(mask.replace('X', '0')))} to {min(last, int(mask.replace('X', '9')))}"


def _year(text: str) -> str:
    """Say a year some of whose digits may be unspecified."""
    if "X" not in text:
        return year_words(edtf_days.years(text).low)
    if text == "XXXX":
        return "an unknown year"
    year = edtf_days.years(text)
    if year.low > 0 and year.digits.endswith("X") and year.digits.count("X") == 1:
        return f"a year in the {year.low}s"
    return f"a year from {year_words(year.low)} to {year_words(year.high)}"


def _interval(interval: Interval) -> str:
    start, end = interval
    if isinstance(start, End):
        assert isinstance(end, Single)
        return f"{'' if start is End.OPEN else 'from an unknown date '}until {_single(end)}"
    if isinstance(end, End):
        return f"from {_single(start)} {'on' if end is End.OPEN else 'until an unknown date'}"
    return _between(start, end)


def _between(start: Single, end: Single) -> str:
    """Say what runs from one date to another, naming once the month or year that they share."""
    first, last = Edtf.parse(start.text), Edtf.parse(end.text)
    whole = len(set(start.marks[: _parts(start)] + end.marks[: _parts(end)])) == 1
    simple = Precision.DAY <= first.precision == last.precision and first.precision != Precision.SEASON
    if start.clock and end.clock and (start.year, start.month, start.day) == (end.year, end.month, end.day):
        return f"{_single(start)} to {_single(end).rpartition(', ')[2]}"
    seasons = first.precision == last.precision == Precision.SEASON and not any((*start.marks, *end.marks))
    if seasons and start.year == end.year:
        return _with_shared_end(_single(start), _single(end))
    if not (whole and simple) or "X" in f"{start.month}{start.day}{end.month}{end.day}":
        return f"{_single(start)} to {_single(end)}"
    assert first.earliest is not None
    assert last.latest is not None
    return _HEDGES[start.marks.year].format(_days(first.earliest, last.latest))


def _with_shared_end(first: str, last: str) -> str:
    """Say once what two wordings both end with: "second to third quarter of 2018"."""
    words, others = first.split(), last.split()
    while len(words) > 1 and others and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return f"{' '.join(words)} to {last}"


def _parts(single: Single) -> int:
    return 1 + (single.month is not None) + (single.day is not None)


def _group(edtf: Edtf, group: Group) -> str:
    members = group.members
    if len(members) > _MEMBERS and edtf.earliest is not None and edtf.latest is not None:
        return f"{'one' if group.one_of else 'all'} of {len(members)} dates, {_days(edtf.earliest, edtf.latest)}"
    said = [_member(member, group.one_of) for member in members]
    joint = "or" if group.one_of else "and"
    if len(said) < 3:
        return f" {joint} ".join(said)
    return f"{', '.join(said[:-1])}{',' if joint in said[-1].split() else ''} {joint} {said[-1]}"


def _member(member: Single | Range, one_of: bool) -> str:
    if isinstance(member, Single):
        return _single(member)
    joint = "or" if one_of else "and"
    if member.low is None:
        assert member.high is not None
        return f"{_single(member.high)} {joint} earlier"
    return f"{_single(member.low)} {joint} later" if member.high is None else _between(member.low, member.high)


def _moment(second: int, precision: Precision) -> str:
    day, clock = divmod(second, DAY_SECONDS)
    year, month, of_month = civil(day)
    seconds = f":{clock % 60:02}" if precision == Precision.SECOND and clock % 60 else ""
    return f"{of_month} {MONTHS[month - 1]} {year_words(year)}, {clock // 3600:02}:{clock // 60 % 60:02}{seconds}"


def _days(first: Day, last: Day, *, year: bool = True) -> str:
    """Say a span in the coarsest units that name it; `year=False` says days, and no year that both ends share."""
    if first == last:
        return day_words(first)
    if year and (unit := _whole(first, last)):
        return unit
    (year1, month1, day1), (year2, month2, day2) = civil(first), civil(last)
    suffix = f" {year_words(year2)}" if year or year1 != year2 else ""
    if (year1, month1) == (year2, month2):
        return f"{day1} to {day2} {MONTHS[month2 - 1]}{suffix}"
    start = f"{day1} {MONTHS[month1 - 1]}" + (f" {year_words(year1)}" if year1 != year2 else "")
    return f"{start} to {day2} {MONTHS[month2 - 1]}{suffix}"


def _whole(first: Day, last: Day) -> str | None:
    """Say whole months, years, decades or a century; None where the span is no whole number of months."""
    (year1, month1, day1), (year2, month2, day2) = civil(first), civil(last)
    if day1 != 1 or day2 != days_in_month(year2, month2):
        return None
    if (month1, month2) == (1, 12):
        return _years(year1, year2)
    if (year1, month1) == (year2, month2):
        return f"{MONTHS[month1 - 1]} {year_words(year1)}"
    start = MONTHS[month1 - 1] + (f" {year_words(year1)}" if year1 != year2 else "")
    return f"{start} to {MONTHS[month2 - 1]} {year_words(year2)}"


def _years(first: int, last: int) -> str:
    count = last - first + 1
    if count == 1:
        return year_words(first)
    if first > 0 and first % 10 == 0 and count == 10:
        return f"{first}s"
    if first > 0 and first % 100 == 0 and count == 100:
        return f"{first} to {last}"
    return f"{year_words(first)} to {year_words(last)}"
