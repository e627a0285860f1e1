"""Decides which words make an expression a bound: "since 2005", "by Friday"; what its date then is, `bound_dates` says.

The words are data: `resources/rules/<language>/bounds.toml`. The expression keeps its span and its TIMEX3 value, for
the word is a signal in TimeML; only the calendar date changes.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from timeline_app.dates.heads import tail_before
from timeline_app.dates.rules import expanded, openings
from timeline_app.dates.tense import tense_at
from timeline_app.resources import resource

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.meaning import Meaning

_REACH = 64  # code points looked at on each side
_ARTICLE = re.compile(r"\b(?:the|an?|its|his|her|their|our|my|this|that|last|next)\s{1,8}$", re.IGNORECASE)
_WHOLE = ("Y", "M", "D", "T")  # units that take no article, unless they describe a noun: "before the 2008 vote"


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
def _data(language: str) -> dict[str, Any]:
    return tomllib.loads((resource("rules", language) / "bounds.toml").read_text("utf-8"))


@lru_cache(maxsize=4)
def load_bounds(language: str = "en") -> tuple[Bound, ...]:
    """Load the bounds of a language, in the order in which they are tried."""
    data = _data(language)
    return tuple(_bound(entry, data["link"]) for entry in data["bound"])


@lru_cache(maxsize=4)
def _nouns(language: str = "en") -> re.Pattern[str]:
    return re.compile(expanded(_data(language)["not_after"]), re.IGNORECASE)


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


@lru_cache(maxsize=4096)
def _leading(tail: str) -> tuple[Bound, ...]:
    """Return the bounds that the words before an expression, read backwards, may be: mostly none."""
    return tuple(bound for bound, endings in _endings() if tail.startswith(endings))


@lru_cache(maxsize=1)
def _endings() -> tuple[tuple[Bound, tuple[str, ...]], ...]:
    """Return how the words of each bound can end (see `heads`)."""
    return tuple((bound, openings().endings(bound.left.pattern, whole=False)) for bound in load_bounds())


def bound_at(meaning: Meaning, place: Place) -> Bound | None:
    """Return the bound that the words around an expression make it, None where it is just a date."""
    if meaning.type not in ("DATE", "TIME"):
        return None
    before = place.text[max(0, place.start - _REACH) : place.start]
    for bound in _leading(tail_before(place.text, place.start)):
        if bound.right is not None and not bound.right.match(place.text, place.end):
            continue
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
    if bound.not_after is not None and bound.not_after.match(place.text, place.end):
        return False
    return bound.not_before is None or not bound.not_before.search(before)
