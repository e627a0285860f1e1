"""When an article was published: every sign of it, weighed against the others, and which of them is taken.

What a page states (a tag made for it, a labelled line, a dateline with its year) is taken, the most trusted first; what
its address, its file's name and its text only suggest is never taken, but kept for a proposal. Signs are held against
each other: a stated date that the address, the text or another statement contradicts by more than a few days is trusted
less, and says so; one that no page can mean (the first day of a computer's calendar, a day after the archive's copy was
made) is ignored, and the reason kept. Nothing here asks what day it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import civil, day_number
from timeline_app.dates.edtf import Edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.records import Evidence

FEW: Final = 3  # days by which signs of one publication may differ: zones, evening editions, pages put up late
_LOWERED: Final = 0.6  # of its weight is left to a statement that another sign contradicts
_CONTRADICTS: Final = 0.4  # weight of a sign that can
_ENOUGH: Final = 0.65  # weight of what the page does not state that contradicts it: its text alone is read too freely
_MOST: Final = 24  # signs kept
_DEFAULTS: Final = frozenset(("1970-01-01", "1969-12-31", "1900-01-01", "1899-12-30", "1601-01-01", "1980-01-01"))
_FIRST_DAY: Final = day_number(1500, 1, 1)  # no paper is older
_YEAR, _SEASON = 365, 10  # days: the same time of the year before has other weekdays
NEWS_DAYS: Final = 14
FILE_NAME: Final = "file name"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The signs of an article's dates, the best first, and those that are taken."""

    signs: tuple[Evidence, ...]
    published: Evidence | None
    updated: Evidence | None
    ignored: str | None  # why the only statement was not taken


def weigh(signs: Iterable[Evidence]) -> Weighed:
    """Hold the signs of an article's dates against each other and choose what is taken."""
    distinct = list(dict.fromkeys(signs))[: 4 * _MOST]
    usable = [_judged(sign, distinct) for sign in distinct]
    held = [_held_against(sign, usable) if sign.weight else sign for sign in usable]
    ranked = sorted(held, key=lambda sign: (not (sign.stated and sign.weight), -sign.weight))
    published, updated = (
        next((s for s in ranked if s.kind == kind and s.stated and s.weight), None) for kind in ("published", "updated")
    )
    ignored = next((sign.origin for sign in held if sign.kind == "published" and sign.stated and not sign.weight), None)
    return Weighed(tuple(ranked[:_MOST]), published, updated, None if published else ignored)


def allows(date: Edtf, day: Day, slack: int = 0) -> bool:
    """Tell whether a sign's date may be this day, or one at most `slack` days away."""
    if date.text.startswith("XXXX-"):
        return any(Edtf.of_day(day + step).text[-6:] == date.text[-6:] for step in range(-slack, slack + 1))
    if date.is_one_of and "," in date.text:
        return any(allows(part, day, slack) for part in members(date))
    early = date.earliest is not None and day < date.earliest - slack
    late = date.latest is not None and day > date.latest + slack
    return not (early or late)


def members(date: Edtf) -> tuple[Edtf, ...]:
    """Return the parts of a set; any other date is its only part."""
    if not (date.is_one_of and "," in date.text):
        return (date,)
    parts = date.text[1:-1].split(",")
    return tuple(Edtf.parse(f"[{part}]" if ".." in part else part) for part in parts)


def day_of_sign(date: Edtf) -> Day | None:
    """Return the day that a sign names, where it is one."""
    return date.earliest if date.earliest is not None and date.earliest == date.latest else None


def years_of(signs: Iterable[Evidence]) -> frozenset[int]:
    """Return the years that signs name: a text's weekdays are held against these."""
    ends = (end for sign in signs if sign.weight for end in (sign.date.earliest, sign.date.latest))
    return frozenset(civil(end)[0] for end in ends if end is not None and civil(end)[0] not in (0, 9999))


def contradicts(sign: Evidence, day: Day) -> bool:
    """Tell whether a sign speaks against publication on a day, by more than a few days."""
    date = sign.date
    if sign.kind == "updated":
        return date.latest is not None and date.latest < day - FEW
    if sign.origin == FILE_NAME:  # the day of saving, perhaps
        return date.latest is not None and date.latest < day - FEW
    parts = members(date)
    if any(is_news(part) for part in parts):
        return not any(_fits_news(part, day) for part in parts)
    return not allows(date, day, FEW)


def is_news(part: Edtf) -> bool:
    """Tell whether a sign's part is the days about some news: a week or two, not the days of a whole collection."""
    first, last = part.earliest, part.latest
    return part.is_one_of and first is not None and last is not None and last - first <= NEWS_DAYS


def _fits_news(window: Edtf, day: Day) -> bool:
    """Tell whether an article of this day may tell of what happened in a window: it may be background, long ago."""
    since = day - (window.earliest or day)
    return since >= -FEW and abs(since - _YEAR) > _SEASON


def _judged(sign: Evidence, signs: Sequence[Evidence]) -> Evidence:
    """Ignore a statement that cannot be meant, and say why."""
    day = day_of_sign(sign.date)
    if day is None or not sign.stated:
        return sign
    reason = None
    if sign.date.text in _DEFAULTS or day < _FIRST_DAY:
        reason = "where a computer's calendar begins"
    elif any(_is_ceiling(other) and day > (other.date.latest or day) + 1 for other in signs):
        reason = "after the archive's copy was made"
    return replace(sign, weight=0.0, origin=f"{sign.origin} {sign.date}, ignored: {reason}") if reason else sign


def _is_ceiling(sign: Evidence) -> bool:
    return not sign.stated and sign.date.earliest is None and sign.date.latest is not None


def _held_against(sign: Evidence, signs: Sequence[Evidence]) -> Evidence:
    """Trust a statement less where others contradict it; name those that the page does not state."""
    day = day_of_sign(sign.date)
    if day is None or not sign.stated or sign.kind != "published":
        return sign
    against = [
        other for other in signs if other is not sign and other.weight >= _CONTRADICTS and contradicts(other, day)
    ]
    weight = sign.weight * (_LOWERED if any(other.stated for other in against) else 1.0)
    found = [other for other in against if not other.stated]
    if sum(other.weight for other in found) < _ENOUGH:
        return replace(sign, weight=round(weight, 3))
    said = " and ".join(f"{other.origin} ({other.quote})" for other in found[:2])
    weight = round(weight * _LOWERED ** min(len(found), 2), 3)
    return replace(sign, weight=weight, origin=f"{sign.origin}; against it: {said}")
