"""Decides how a text in the Extended Date/Time Format is read: its dates, intervals and sets, and their components.

Follows the Library of Congress specification of 4 February 2019 (ISO 8601-2), levels 0, 1 and 2. Knows no calendar:
what days an expression means is `edtf_days`, and the syntax of the 2012 draft is `edtf_draft`. Beyond the
specification, hours and minutes alone (`T15`, `T15:30`), date-times in intervals and sets, a qualifier after a time,
and months and days of `Y` years are read too.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple, TypeAlias


class End(Enum):
    """What an interval says of one of its two ends."""

    GIVEN = "given"
    UNKNOWN = "unknown"  # blank: it has one, which nobody knows
    OPEN = ".."  # two dots: it has none, or none that is meant


class Marks(NamedTuple):
    """The qualifier of each component of a date: "", "?" uncertain, "~" approximate or "%" both."""

    year: str = ""
    month: str = ""
    day: str = ""


class Single(NamedTuple):
    """One date as written, component by component; a component is absent (None) or may have unspecified digits (X)."""

    text: str
    year: str  # "1984", "-0043", "156X", "1950S2", "Y-17E7"
    month: str | None  # or a sub-year grouping, "21" to "41"
    day: str | None
    clock: str | None  # "23", "23:20" or "23:20:30"
    zone: str | None  # "Z", "-04", "+04:30"
    marks: Marks


class Interval(NamedTuple):
    """What lasts from one date to another."""

    start: Single | End
    end: Single | End


class Range(NamedTuple):
    """Consecutive members of a set; None: everything before or after."""

    low: Single | None
    high: Single | None


class Group(NamedTuple):
    """A set: one of its members, or all of them."""

    one_of: bool
    members: tuple[Single | Range, ...]


Expression: TypeAlias = Single | Interval | Group

_Q = "[?~%]?"
_DATE = re.compile(
    rf"({_Q})(-?[0-9X]{{4}}(?:S[1-9][0-9]*)?|Y-?[1-9][0-9]*(?:E[1-9][0-9]?)?(?:S[1-9][0-9]*)?)({_Q})"
    rf"(?:-({_Q})([0-9X]{{2}})({_Q})(?:-({_Q})([0-9X]{{2}})({_Q}))?)?"
    r"(?:T([0-9]{2}(?::[0-5][0-9](?::(?:[0-5][0-9]|60))?)?)(Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?([?~%]?))?"
)
_BRACKETS = {"[": "]", "{": "}"}


def read(text: str) -> Expression:
    """Read an expression; raise ValueError, with the reason alone, where it is none."""
    if text[:1] in _BRACKETS:
        return _group(text)
    if "/" in text:
        return _interval(text)
    return _single(text)


def write(expression: Expression) -> str:
    """Write an expression as the specification does."""
    if isinstance(expression, Single):
        return expression.text
    if isinstance(expression, Interval):
        return "/".join(map(_end_text, expression))
    opening = "[" if expression.one_of else "{"
    return f"{opening}{','.join(map(_member_text, expression.members))}{_BRACKETS[opening]}"


def merged(*marks: str) -> str:
    """Return the one qualifier that says what several say."""
    said = "".join(marks)
    return "%" if "%" in said or ("?" in said and "~" in said) else said[:1]


def qualified(components: tuple[str, ...], marks: tuple[str, ...]) -> str:
    """Write components with a qualifier each: after a group from the left where they share it, else one by one."""
    shared = 0
    while shared < len(components) and marks[0] and marks[shared] == marks[0]:
        shared += 1
    parts = [
        f"{mark if n >= shared else ''}{part}" for n, (part, mark) in enumerate(zip(components, marks, strict=True))
    ]
    if shared:
        parts[shared - 1] += marks[0]
    return "-".join(parts)


def singles(expression: Expression) -> tuple[Single, ...]:
    """Return the dates that an expression names, in the order of writing."""
    if isinstance(expression, Single):
        return (expression,)
    if isinstance(expression, Interval):
        return tuple(part for part in expression if isinstance(part, Single))
    ends = [member if isinstance(member, Range) else (member,) for member in expression.members]
    return tuple(single for pair in ends for single in pair if single is not None)


def about(expression: Expression) -> Expression:
    """Return the expression with every date of it approximate as a whole."""
    if isinstance(expression, Single):
        last = expression.text[-1] if expression.text[-1] in "?~%" else ""
        return _single(expression.text.removesuffix(last) + merged(last, "~"))
    if isinstance(expression, Interval):
        return Interval(*(part if isinstance(part, End) else _about(part) for part in expression))
    members = (
        Range(*(end and _about(end) for end in member)) if isinstance(member, Range) else _about(member)
        for member in expression.members
    )
    return Group(expression.one_of, tuple(members))


def _about(single: Single) -> Single:
    marked = about(single)
    assert isinstance(marked, Single)
    return marked


def _single(text: str) -> Single:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError("it is not written as a date")
    own_year, year, to_year, own_month, month, to_month, own_day, day, to_day, clock, zone, to_time = match.groups()
    if month is not None and ("S" in year or "E" in year):
        raise ValueError("a year with S or E has no months")
    if clock is not None and (day is None or "X" in f"{year}{month}{day}"):
        raise ValueError("a time needs a whole day before it")
    if not ("?" in text or "~" in text or "%" in text):
        return Single(text, year, month, day, clock, zone, _PLAIN)
    end = (to_day or "") + (to_time or "")
    to_month = to_month or ""
    marks = Marks(
        merged(own_year, to_year, to_month, end), merged(own_month or "", to_month, end), merged(own_day or "", end)
    )
    return Single(text, year, month, day, clock, zone, marks)


_PLAIN = Marks()


def _interval(text: str) -> Interval:
    parts = text.split("/")
    if len(parts) != 2:
        raise ValueError("an interval has two ends")
    start, end = (_BLANKS[part] if part in _BLANKS else _single(part) for part in parts)
    if isinstance(start, End) and isinstance(end, End):
        raise ValueError("an interval has a date at one end at least")
    return Interval(start, end)


_BLANKS = {"": End.UNKNOWN, "..": End.OPEN}


def _group(text: str) -> Group:
    if text[-1] != _BRACKETS[text[0]]:
        raise ValueError("the set is not closed")
    items = [item.strip() for item in text[1:-1].split(",")]
    members = tuple(map(_member, items))
    for number, member in enumerate(members):
        if isinstance(member, Range) and (
            (member.low is None and number > 0) or (member.high is None and number < len(members) - 1)
        ):
            raise ValueError("only the ends of a set may be open")
    return Group(text[0] == "[", members)


def _member(item: str) -> Single | Range:
    low, dots, high = item.partition("..")
    if not dots:
        return _single(low)
    if not low and not high:
        raise ValueError("dots of a set stand beside a date")
    return Range(_single(low) if low else None, _single(high) if high else None)


def _end_text(end: Single | End) -> str:
    if isinstance(end, Single):
        return end.text
    return "" if end is End.UNKNOWN else ".."


def _member_text(member: Single | Range) -> str:
    if isinstance(member, Single):
        return member.text
    return "..".join("" if end is None else end.text for end in member)
