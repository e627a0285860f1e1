"""A date as a person types it: EDTF (2018-08-29) or plain words (29 August 2018, Aug. 29, 2018); no Qt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_app.dates.edtf import Edtf, EdtfError, Precision

if TYPE_CHECKING:
    from collections.abc import Collection

    from timeline_app.dates.civil import Second

_LONGEST: Final = 40  # letters that are quoted
_SHORT: Final = (  # what is typed for what a sentence would say; there "about 1912" may be a number
    (re.compile(r"^about ", re.IGNORECASE), "around "),
    (re.compile(r"^ca? (?=\d)", re.IGNORECASE), "c. "),
    (re.compile(r"^up to ", re.IGNORECASE), "until "),
    (re.compile(r"^(?=(?:beginning|start|middle|end) of )", re.IGNORECASE), "the "),
)
_TOLD: Final = frozenset(  # before a date, and read with it
    (
        *("", "about", "after", "approximately", "around", "at", "at the latest by", "before", "by", "c.", "ca."),
        *("circa", "during", "from", "in", "in about", "in around", "no later than", "not before", "on"),
        *("on or before", "prior to", "roughly", "since", "some time in", "sometime in", "till", "until"),
    )
)
_ON: Final = frozenset(("on", "onward", "onwards"))  # after a date from which on something was


def read_date(text: str) -> Edtf | None:
    """Read any date that needs no other to be understood, a year or a range as well as a day; None for other words."""
    return _as_edtf(text.strip()) or _as_words(text.strip())


def read_told(text: str, published: Edtf | None) -> Edtf | None:
    """Read a date as an article of a publication date may tell it: "before 2010", "last month"; None for other words.

    What needs no other date is read without: "after 3 May 2018" does not end where the article was published.
    """
    words = text.strip()
    for short, whole in _SHORT:
        words = short.sub(whole, words)
    found = read_date(text) or _as_words(words, None, _TOLD) or _as_words(words, published, _TOLD)
    return found or _either(words, published)


def _either(words: str, published: Edtf | None) -> Edtf | None:
    """Read "2018 or 2019": one of two dates, of which neither is a range."""
    one, joined, other = words.partition(" or ")
    if not joined:
        return None
    dates = [_as_edtf(each.strip()) or _as_words(each.strip(), published) for each in (one, other)]
    return _as_edtf(f"[{','.join(map(str, dates))}]") if all(dates) and dates[0] != dates[1] else None


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


def _as_words(text: str, published: Edtf | None = None, told: Collection[str] = ("",)) -> Edtf | None:
    """Read a date in words; `told` is what may stand before it, for the rules take that into account."""
    from timeline_app.dates.resolve import find_times  # all of the dates' reading: not before somebody types one

    times = find_times(text, published)
    if len(times) != 1:
        return None
    after = text[times[0].end :].strip(" .").casefold()
    if after and not (after in _ON and times[0].mod == "ON_OR_AFTER"):
        return None
    before = " ".join(text[: times[0].start].casefold().split())
    certain = published is not None or not times[0].alternatives
    return times[0].date if certain and before in told else None


def _is_day(date: Edtf) -> bool:
    vague = date.approximate or date.uncertain or date.is_interval or date.is_one_of
    return date.precision == Precision.DAY and not vague and date.earliest == date.latest


def quoted(text: str) -> str:
    """Quote what was typed, so short that what is to be done about it stays in sight."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= _LONGEST else f'{words[: _LONGEST - 1].rstrip()}…'}”"
