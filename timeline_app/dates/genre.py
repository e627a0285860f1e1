"""Decides from a text itself whether it reports or narrates: news leans on its publication, a story on its own dates.

Each feature counts the words of one kind (`resources/rules/<language>/genre.toml`) or the years that lie well before
publication, and speaks for one side with its points. One pass over the words; no word order, no learning.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates.habit import early_years
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[A-Za-z]+|\d+")
_YEARS = range(1000, 2100)
_RECENT = 2  # a year that close to the publication's is news as well as history
_YEAR_POINTS = 1.0
_ENOUGH = 2.0  # points that a story must have at least: two years of its own
_MARGIN = 1.5  # how many times the points of reporting those of narrative must reach


@dataclass(frozen=True, slots=True)
class Feature:
    """Words that speak for one side, each with some points."""

    name: str
    narrative: bool
    points: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Genre:
    """What the features add up to, and which of them spoke."""

    narrative: float
    reporting: float
    reasons: tuple[tuple[str, int, float], ...]  # feature, how often it was found, its points, signed by its side

    @property
    def narrates(self) -> bool:
        """Tell whether the text is a story of its own: a life, a war, a history."""
        return self.narrative >= _ENOUGH and self.narrative > _MARGIN * self.reporting

    @property
    def reports(self) -> bool:
        """Tell whether the text speaks from a day of publication, known or not."""
        return self.reporting > self.narrative


def genre_of(text: str, published_year: int | None) -> Genre:
    """Weigh the words and years of a text."""
    counts = dict(Counter(_WORD.findall(text)))
    years = _years(counts, published_year) + early_years(text)
    found = [("years of its own", years, years * _YEAR_POINTS)]
    for feature in _features():
        number = sum(counts.get(word, 0) for word in feature.words)
        found.append((feature.name, number, number * feature.points * (1 if feature.narrative else -1)))
    reasons = tuple(reason for reason in found if reason[1])
    return Genre(sum(p for *_, p in reasons if p > 0), -sum(p for *_, p in reasons if p < 0), reasons)


def _years(counts: Mapping[str, int], published_year: int | None) -> int:
    """Count the mentions of years other than those around publication."""
    return sum(
        number
        for word, number in counts.items()
        if len(word) == 4
        and word.isdigit()
        and int(word) in _YEARS
        and (published_year is None or abs(int(word) - published_year) > _RECENT)
    )


@lru_cache(maxsize=4)
def _features(language: str = "en") -> tuple[Feature, ...]:
    entries = tomllib.loads((resource("rules", language) / "genre.toml").read_text("utf-8"))["feature"]
    return tuple(Feature(e["name"], e["side"] == "narrative", e["points"], tuple(e["words"])) for e in entries)
