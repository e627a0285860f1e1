"""Decides what the date of a bounded expression is ("since 2005", "by Friday"): all that lies on the named side of it.

No more is said than the source says. Publication closes a side where the source cannot speak of what lies beyond it:
what has held "since 2005" held up to the writing, what happened "after 1990" happened before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.dates.civil import civil
from timeline_app.dates.edtf import Edtf, day_text, year_text
from timeline_app.dates.tense import FUTURE, PAST

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.dates.bounds import Bound, Place
    from timeline_app.dates.civil import Day
    from timeline_app.dates.meaning import Meaning

_REACH = 64  # code points looked at before the expression
_HAD_HELD = re.compile(r"\b(?:had|['’]d)\b[^.;:!?]{0,80}$", re.IGNORECASE)
_THIS = re.compile(r"this\b", re.IGNORECASE)
_ITS_END = re.compile(r"(?:the )?(?:very )?(?:end|close) of\b", re.IGNORECASE)
_ITS_START = re.compile(r"(?:the )?(?:very )?(?:beginning|start|onset) of\b", re.IGNORECASE)


def bounded(meaning: Meaning, bound: Bound, place: Place) -> Edtf | None:
    """Return the date that a bounded expression stands for, None where it names no days."""
    date = meaning.date()
    if date is None or meaning.first is None or meaning.last is None or date.earliest is None or date.latest is None:
        return date
    return _DATED[bound.says](meaning, date, place)


def _from(meaning: Meaning, date: Edtf, place: Place) -> Edtf:
    first, written = _ends(date)[bool(_ITS_END.match(place.text, place.start, place.end))], place.written
    held_then = _HAD_HELD.search(place.text, max(0, place.start - _REACH), place.start)
    if written is None or date.earliest is None or date.earliest > written or held_then:
        return Edtf.parse(f"{first}/..")
    return date if date.earliest == written else Edtf.parse(f"{first}/{day_text(written)}")


def _onward(meaning: Meaning, date: Edtf, place: Place) -> Edtf:
    return Edtf.parse(f"{_ends(date)[0]}/..")


def _until(meaning: Meaning, date: Edtf, place: Place) -> Edtf:
    last, written = _last(date, place), place.written
    end = Edtf.parse(last).latest
    begun = written is None or (end is not None and end < written)  # "until the beginning of this year", in October
    to_come = not begun and written is not None and _is_to_come(meaning, written, place, even_now=False)
    return Edtf.parse(f"{day_text(written) if written is not None and to_come else '..'}/{last}")


def _by(meaning: Meaning, date: Edtf, place: Place) -> Edtf:
    return _not_after(_last(date, place).rstrip("~").replace("X", "9"), meaning.last, meaning, place)


def _before(meaning: Meaning, date: Edtf, place: Place) -> Edtf:
    assert meaning.first is not None
    if _ITS_END.match(place.text, place.start, place.end) or meaning.unit == "T":
        return _by(meaning, date, place)
    assert date.earliest is not None
    return _not_after(_coarse(date.earliest - 1, meaning.unit), date.earliest - 1, meaning, place)


def _not_after(end: str, last: Day | None, meaning: Meaning, place: Place) -> Edtf:
    """Mean one day not after `end`, whose last day is `last`; a plan is carried out after it is written of."""
    written = place.written
    if written is None or last is None or last < written or not _is_to_come(meaning, written, place, even_now=True):
        return Edtf.parse(f"[..{end}]")
    if (reached := Edtf.parse(end).latest) is not None and reached < written:  # "by the start of this year", in October
        return Edtf.parse(f"[..{end}]")
    return Edtf.of_day(written) if last == written else Edtf.parse(f"[{day_text(written)}..{end}]")


def _after(meaning: Meaning, date: Edtf, place: Place) -> Edtf:
    assert meaning.last is not None
    if _ITS_START.match(place.text, place.start, place.end) or meaning.unit == "T":
        return _not_before(meaning, date, place)
    assert date.latest is not None
    return _not_earlier(_coarse(date.latest + 1, meaning.unit), date.latest + 1, place)


def _not_before(meaning: Meaning, date: Edtf, place: Place) -> Edtf:
    assert date.earliest is not None
    return _not_earlier(_ends(date)[0].rstrip("~").replace("X", "0"), date.earliest, place)


def _not_earlier(start: str, first: Day, place: Place) -> Edtf:
    """Mean one day not before `start`, whose first day is `first`; what is told as past was over by then."""
    written = place.written
    if written is None or first > written or place.tense() == FUTURE:
        return Edtf.parse(f"[{start}..]")
    return Edtf.of_day(written) if first == written else Edtf.parse(f"[{start}..{day_text(written)}]")


def _last(date: Edtf, place: Place) -> str:
    """Write what a time up to an expression reaches: its last day, of "the beginning of 2005" the first."""
    return _ends(date)[not _ITS_START.match(place.text, place.start, place.end)]


def _is_to_come(meaning: Meaning, written: Day, place: Place, *, even_now: bool) -> bool:
    """Tell whether a time lies after the writing; `even_now`: one that has begun does, unless told as past."""
    assert meaning.first is not None
    assert meaning.last is not None
    if meaning.first > written:
        return True
    this = _THIS.match(place.text, place.start) is not None  # "until this year" looks back
    tense = place.tense() if meaning.last > written and not (this and not even_now) else PAST
    return tense == FUTURE or (even_now and tense != PAST)


def _ends(date: Edtf) -> tuple[str, str]:
    """Write the first and last day that a date may touch, each as coarse as the date says it."""
    text = str(date)
    if text[0] not in "[{":
        first, _, last = text.partition("/")
        return first, last or first
    first, _, last = text[1:-1].partition("..")
    return f"{first.rstrip('~')}~", f"{last.rstrip('~')}~"


def _coarse(day: Day, unit: str) -> str:
    """Write the year, month or day that a day is in, as coarse as the unit beside it."""
    year, month, _ = civil(day)
    if unit in ("Y", "E", "C", "L"):
        return year_text(year)
    return f"{year_text(year)}-{month:02}" if unit in ("M", "Q", "H", "S") else day_text(day)


def _that_day(meaning: Meaning, date: Edtf, place: Place) -> Edtf:
    return date if meaning.first is None else Edtf.of_day(meaning.first)


_DATED: dict[str, Callable[[Meaning, Edtf, Place], Edtf]] = {
    **{"from": _from, "onward": _onward, "until": _until, "by": _by, "as-of": lambda meaning, date, place: date},
    **{"before": _before, "after": _after, "not-before": _not_before, "that-day": _that_day},
}
