"""A date as a person types it: EDTF (2018-08-29) or plain words (29 August 2018, Aug. 29, 2018); no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.dates.edtf import Edtf, EdtfError, Precision

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second

_LONGEST: Final = 40  # letters that are quoted


def read_date(text: str) -> Edtf | None:
    """Read any date that needs no other to be understood, a year or a range as well as a day; None for other words."""
    return _as_edtf(text.strip()) or _as_words(text.strip())


def span_of_date(date: Edtf) -> tuple[Second, Second]:
    """Return the first second of a date and the one just after its last; raise ValueError where an end is open."""
    if date.first_second is None or date.end_second is None:
        raise ValueError(f"{date} has no end.")
    return date.first_second, date.end_second


def read_day(text: str) -> Edtf:
    """Read one calendar day; raise ValueError, in words for the person, for anything else or more than one."""
    text = text.strip()
    for date in (_as_edtf(text), _as_words(text)):
        if date is not None and _is_day(date):
            return date
    raise ValueError(f"{quoted(text)} is not one day. Write it as 29 August 2018 or 2018-08-29.")


def _as_edtf(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text)
    except EdtfError:
        return None


def _as_words(text: str) -> Edtf | None:
    from timeline_app.dates.resolve import find_times  # all of the dates' reading: not before somebody types one

    times = find_times(text, None)
    whole = len(times) == 1 and not text[: times[0].start].strip() and not text[times[0].end :].strip(" .")
    return times[0].date if whole and not times[0].alternatives else None


def _is_day(date: Edtf) -> bool:
    vague = date.approximate or date.uncertain or date.is_interval or date.is_one_of
    return date.precision == Precision.DAY and not vague and date.earliest == date.latest


def quoted(text: str) -> str:
    """Quote what was typed, so short that what is to be done about it stays in sight."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= _LONGEST else f'{words[: _LONGEST - 1].rstrip()}…'}”"
