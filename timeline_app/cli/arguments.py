"""What an argument may be: days, dates, counts, and the options that several commands share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf

Option: TypeAlias = tuple[tuple[str, ...], dict[str, Any]]  # what argparse's add_argument takes


def calendar_day(text: str) -> Edtf:
    """Read one exact day; raise ValueError where the text is none."""
    from timeline_app.dates.edtf import Edtf, Precision

    date = Edtf.parse(text)
    vague = date.approximate or date.uncertain or date.is_interval or date.is_one_of
    if date.precision != Precision.DAY or vague or date.earliest is None or date.earliest != date.latest:
        raise ValueError(f"{text} is not a calendar day, such as 2018-08-29")
    return date


def day(text: str) -> Edtf:
    """Read an argument that is one exact day."""
    try:
        return calendar_day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a calendar day, such as 2018-08-29") from None


def some_date(text: str) -> Edtf:
    """Read an argument that is any date in EDTF."""
    from timeline_app.dates.edtf import Edtf, EdtfError

    try:
        return Edtf.parse(text)
    except EdtfError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date, such as 2018, 2018-08 or 2018-08-29") from None


def positive(text: str) -> int:
    """Read an argument that is a whole number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)


def share(text: str) -> float:
    """Read an argument that is a number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return number


def first_day(date: Edtf | None) -> int | None:
    """Return the day from which --from keeps."""
    return date.earliest if date else None


def last_day(date: Edtf | None) -> int | None:
    """Return the day up to which --to keeps."""
    return date.latest if date else None


def option(*names: str, **settings: Any) -> Option:
    """Describe an argument as argparse takes it."""
    return names, settings


PROJECT = option("project", metavar="PROJECT", help="a project file (.tldb)")
JSON = option("--json", action="store_true", help="print JSON Lines")
RANGE = (
    option("--from", dest="start", type=some_date, metavar="D", help="keep what may lie on or after this date"),
    option("--to", dest="end", type=some_date, metavar="D", help="keep what may lie on or before this date"),
)
PUBLISHED = option("--published", type=day, metavar="DATE", help="the day of publication, such as 2018-08-29")
