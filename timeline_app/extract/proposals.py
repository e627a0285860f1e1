"""What may be the publication date of an article that does not state it, by its evidence, and how sure that is.

A candidate is a day that a sign names, or a day and month that the other signs give a year. Signs that agree make it
surer as independent witnesses do (noisy or: 1 - (1 - a)(1 - b)), and each that speaks against it takes from that. The
surest candidate is proposed, the earlier of two equals, and none below a floor: a wrong date is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import civil, day_number
from timeline_app.dates.edtf import Edtf, Precision
from timeline_app.extract.publication import NEWS_DAYS, allows, contradicts, day_of_sign, is_news, members
from timeline_app.records import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.records import Article, Evidence

_LEAST: Final = 0.2  # confidence below which nothing is proposed
_MOST: Final = 0.97  # an inference is never certain
_MODIFIED: Final = 0.45  # that a page was last changed on the day on which it was put up
_NEWS: Final = 0.45  # that it was published on the last day of which it tells by weekday and date
_FROM_FLOOR: Final = 0.45  # that a year is the one in which the latest date of the past lies, or the next
_SOON: Final = 200  # days after that date in which news names it
_MONTH_DAYS: Final = 31
_RULES_OUT: Final = 0.4  # weight of a sign that can
_DAYS_OF_SIGN: Final = 8  # candidates that one sign may name


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A day, and how far one sign alone, or one with the year of another, speaks for it."""

    day: Day
    weight: float


def propose(article: Article, further: Sequence[Evidence] = ()) -> Proposal | None:
    """Return the likeliest publication date by an article's signs and `further` ones; None where nothing tells."""
    signs = [sign for sign in (*article.evidence, *further) if sign.weight]
    days = {candidate.day for sign in signs for candidate in _candidates(sign, signs)}
    rated = sorted(((_confidence(day, signs), day) for day in days), key=lambda pair: (-pair[0], pair[1]))
    if not rated or rated[0][0] < _LEAST:
        return None
    confidence, day = rated[0]
    return Proposal(article.id, Edtf.of_day(day), round(confidence, 2), tuple(_ordered(day, signs)))


def given(article: Article, sign: Evidence) -> Proposal:
    """Propose the day of a sign that the user brought, with what else speaks for it and against it."""
    others = [other for other in article.evidence if other.weight]
    return Proposal(article.id, sign.date, sign.weight, (sign, *_ordered(sign.date.earliest or 0, others)))


def _confidence(day: Day, signs: Sequence[Evidence]) -> float:
    doubt = trust = 1.0
    for sign in signs:
        told = [candidate.weight for candidate in _candidates(sign, signs) if candidate.day == day]
        if told:
            doubt *= 1 - max(told)
        elif _supports(sign, day):
            doubt *= 1 - sign.weight / 3
        elif contradicts(sign, day) or _names_another(sign, day):
            trust *= 1 - sign.weight * 0.8
    return min(_MOST, (1 - doubt) * trust)


def _candidates(sign: Evidence, signs: Sequence[Evidence]) -> Iterator[_Candidate]:
    """Yield the days that a sign names, by itself or with the year that another gives."""
    day = day_of_sign(sign.date)
    if sign.kind == "updated":
        if day is not None:
            yield _Candidate(day, sign.weight * _MODIFIED)
    elif sign.date.text.startswith("XXXX-"):
        yield from _with_years(sign, signs)
    elif day is not None:
        yield _Candidate(day, sign.weight)
    elif sign.date.is_one_of and sign.date.earliest is not None and sign.date.latest is not None:
        parts = _left(sign, signs)
        share = sign.weight / len(parts)
        for part in parts:
            if (one := day_of_sign(part)) is not None:
                yield _Candidate(one, share)
            elif is_news(part) and part.earliest is not None and part.latest is not None:
                told = part.latest - part.earliest < NEWS_DAYS // 2
                yield _Candidate(part.earliest if told else part.latest, share * _NEWS)


def _left(sign: Evidence, signs: Sequence[Evidence]) -> list[Edtf]:
    """Return the parts of a set that no other sign rules out; all of them where every one is ruled out."""
    parts = members(sign.date)[:_DAYS_OF_SIGN]
    others = [other for other in signs if other is not sign and other.weight >= _RULES_OUT]
    left = [part for part in parts if not any(contradicts(other, part.earliest or 0) for other in others)]
    return left or list(parts)


def _with_years(sign: Evidence, signs: Sequence[Evidence]) -> Iterator[_Candidate]:
    """Give a day and month the years that the other signs allow."""
    for other in signs:
        if other is sign or other.date.text.startswith("XXXX-"):
            continue
        for part in members(other.date)[:_DAYS_OF_SIGN]:
            for day, weight in _near(sign.date, part, other):
                yield _Candidate(day, sign.weight * weight)


def _near(yearless: Edtf, part: Edtf, other: Evidence) -> Iterator[tuple[Day, float]]:
    """Yield a day and month in the years nearest to what another sign says, and how far that one fixes the year."""
    first, last = part.earliest, part.latest
    if first is not None and last is not None:
        share = other.weight / len(members(other.date))
        days = [day for year in range(civil(first)[0], civil(last)[0] + 1) if (day := _in(year, yearless)) is not None]
        days = [day for day in days if first <= day <= last] or days
        if len(days) == 1:
            yield days[0], share if other.kind == "published" else share * 0.8
    elif first is not None:
        year = civil(first)[0]
        days = [day for day in (_in(year, yearless), _in(year + 1, yearless)) if day is not None and day >= first]
        if days:
            sure = other.date.precision <= Precision.MONTH and days[0] - first < _SOON
            yield days[0], _FROM_FLOOR if sure else _FROM_FLOOR / 3
    elif last is not None:
        year = civil(last)[0]
        days = [day for day in (_in(year, yearless), _in(year - 1, yearless)) if day is not None and day <= last]
        if days:
            yield days[0], 0.5


def _in(year: int, yearless: Edtf) -> Day | None:
    month, day = yearless.text[5:7], yearless.text[8:10]
    try:
        return day_number(year, int(month), int(day))
    except ValueError:
        return None


def _supports(sign: Evidence, day: Day) -> bool:
    """Tell whether a sign that names no day allows this one among few: a month, or the days after some news."""
    first, last = sign.date.earliest, sign.date.latest
    if sign.kind != "published" or first is None or last is None or day_of_sign(sign.date) is not None:
        return False
    narrow = last - first <= _MONTH_DAYS or (sign.date.is_one_of and "," in sign.date.text)
    return narrow and allows(sign.date, day)


def _names_another(sign: Evidence, day: Day) -> bool:
    """Tell whether a sign names one other day, though one near."""
    other = day_of_sign(sign.date)
    return sign.kind == "published" and other is not None and other != day


def _ordered(day: Day, signs: Sequence[Evidence]) -> Iterator[Evidence]:
    """Return what speaks for a day, what names it first, then what speaks against it, each the weightiest first."""

    def named(sign: Evidence) -> float:
        return max((found.weight for found in _candidates(sign, signs) if found.day == day), default=0.0)

    ranked = sorted(signs, key=lambda sign: (-named(sign), -sign.weight))
    against = [sign for sign in ranked if contradicts(sign, day) or _names_another(sign, day)]
    yield from (sign for sign in ranked if sign not in against)
    yield from against
