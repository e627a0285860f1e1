"""Decides which words make an expression a bound ("since 2005", "by Friday"), and what the date then is.

The words are data: `resources/rules/<language>/bounds.toml`. The expression keeps its span and its TIMEX3 value, for
the word is a signal in TimeML; only the calendar date changes: from "then" to what lies on the named side of then, and
no more of it than the source says. Publication closes a side where the source cannot speak of what lies beyond it: what
has held "since 2005" held up to the writing, what happened "after 1990" happened before it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from timeline_app.dates.civil import civil
from timeline_app.dates.edtf import Edtf, day_text, year_text
from timeline_app.dates.rules import expanded
from timeline_app.dates.tense import FUTURE, PAST, tense_at
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline_app.dates.civil import Day
    from timeline_app.dates.meaning import Meaning

_REACH = 64  # code points looked at on each side
_ARTICLE = re.compile(r"\b(?:the|an?|its|his|her|their|our|my|this|that|last|next)\s{1,8}$", re.IGNORECASE)
_WHOLE = ("Y", "M", "D", "T")  # units that take no article, unless they describe a noun: "before the 2008 vote"
_HAD_HELD = re.compile(r"\b(?:had|['’]d)\b[^.;:!?]{0,80}$", re.IGNORECASE)
_THIS = re.compile(r"this\b", re.IGNORECASE)
_ITS_END = re.compile(r"(?:the )?(?:very )?(?:end|close) of\b", re.IGNORECASE)
_ITS_START = re.compile(r"(?:the )?(?:very )?(?:beginning|start|onset) of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """One way to say that something began, ended or fell on one side of a time."""

    name: str
    explains: str
    bound: str  # since, until, by, as of, before or after
    says: str  # key of _DATED
    mod: str | None  # TIMEX3 mod
    left: re.Pattern[str]  # ends where the expression begins
    right: re.Pattern[str] | None  # must match where it ends
    not_before: re.Pattern[str] | None  # must not match up to the bound's own words
    not_after: re.Pattern[str] | None  # must not match after the expression
    units: frozenset[str]  # of the meanings that it may bound; empty for all
    future: bool  # only what may lie after publication
    tight: bool  # no space parts it from the expression, and what follows is a noun: "pre-1990 prices"
    examples: tuple[tuple[str, str, str], ...]  # a text, its publication date, the EDTF of its first bounded expression


@lru_cache(maxsize=4)
def load_bounds(language: str = "en") -> tuple[Bound, ...]:
    """Load the bounds of a language, in the order in which they are tried."""
    data = tomllib.loads((resource("rules", language) / "bounds.toml").read_text("utf-8"))
    return tuple(_bound(entry, data["link"]) for entry in data["bound"])


@lru_cache(maxsize=4)
def _nouns(language: str = "en") -> re.Pattern[str]:
    data = tomllib.loads((resource("rules", language) / "bounds.toml").read_text("utf-8"))
    return re.compile(expanded(data["not_after"]), re.IGNORECASE)


def _bound(entry: dict[str, Any], link: str) -> Bound:
    words = f"(?<!\\w)(?:{entry['pattern']})" + ("" if entry.get("tight") else link + " (?:the )?")
    return Bound(
        entry["name"],
        entry["explains"],
        entry["bound"],
        entry["says"],
        entry.get("mod"),
        re.compile(f"{expanded(words) if entry['pattern'] else ''}$", re.IGNORECASE),
        _compiled("{}", entry.get("after")),
        _compiled("(?:{})$", entry.get("not_before")),
        _compiled("{}", entry.get("not_after")),
        frozenset(entry.get("units", ())),
        entry.get("future", False),
        entry.get("tight", False),
        tuple((text, published, edtf) for text, published, edtf in entry["examples"]),
    )


def _compiled(frame: str, pattern: str | None) -> re.Pattern[str] | None:
    return None if pattern is None else re.compile(frame.format(expanded(pattern)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bounded expression stands, and when its text was published."""

    text: str
    start: int
    end: int
    published: Edtf | None

    @property
    def written(self) -> Day | None:
        """Return the last day on which the text may have been written."""
        return None if self.published is None else self.published.latest

    def tense(self) -> int:
        """Tell whether the sentence speaks of past, future or neither."""
        return tense_at(self.text, self.start, self.end)


@lru_cache(maxsize=4)
def _leads(language: str = "en") -> re.Pattern[str]:
    """Return what stands before an expression that may be a bound: most expressions are refused by it in one look."""
    return _either(bound.left for bound in load_bounds(language) if bound.right is None)


@lru_cache(maxsize=4)
def _follows(language: str = "en") -> re.Pattern[str]:
    return _either(bound.right for bound in load_bounds(language) if bound.right is not None)


def _either(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one.pattern})" for one in patterns), re.IGNORECASE)


def bound_at(meaning: Meaning, place: Place) -> Bound | None:
    """Return the bound that the words around an expression make it, None where it is just a date."""
    if meaning.type not in ("DATE", "TIME"):
        return None
    before = place.text[max(0, place.start - _REACH) : place.start]
    if not _leads().search(before) and not _follows().match(place.text, place.end):
        return None
    for bound in load_bounds():
        found = bound.left.search(before)
        if found and _fits(bound, place, before[: found.start()], meaning):
            return None if not bound.tight and _describes_noun(place, before, meaning) else bound
    return None


def _describes_noun(place: Place, before: str, meaning: Meaning) -> bool:
    """Tell whether the bound is on a noun that the expression describes, and not on the expression."""
    bare = meaning.unit in _WHOLE and not place.text[place.start : place.end].lower().startswith("the ")
    return (bare and _ARTICLE.search(before) is not None) or _nouns().match(place.text, place.end) is not None


def _fits(bound: Bound, place: Place, before: str, meaning: Meaning) -> bool:
    if bound.units and meaning.unit not in bound.units:
        return False
    if bound.future and (place.written is None or meaning.last is None or meaning.last <= place.written):
        return False
    if bound.right is not None and not bound.right.match(place.text, place.end):
        return False
    if bound.not_after is not None and bound.not_after.match(place.text, place.end):
        return False
    return bound.not_before is None or not bound.not_before.search(before)


def bounded(meaning: Meaning, bound: Bound, place: Place) -> Edtf | None:
    """Return the date that a bounded expression stands for, None where it names no days."""
    date = meaning.date()
    if date is None or meaning.first is None or meaning.last is None:
        return date
    return _DATED[bound.says](meaning, date, place)


def _from(meaning: Meaning, date: Edtf, place: Place) -> Edtf:
    first, written = _ends(date)[bool(_ITS_END.match(place.text, place.start, place.end))], place.written
    held_then = _HAD_HELD.search(place.text, max(0, place.start - _REACH), place.start)
    if written is None or meaning.first is None or meaning.first > written or held_then:
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
