"""Whether two articles tell one story: its words, its names, its figures, and when it plays.

Two look-alike stories (two earthquakes, two arrests) share most of their words; what tells them apart is that their
leads, the names that each repeats, their numbers and their years, months and weekdays differ. All of it is
computed from the two articles alone, words weighed by the bundled frequencies, and combined by a logistic regression
(`resources/models/en-link.toml`, trained by `packaging/models/linking.py` on look-alike stories).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nsmallest
from math import log, sqrt
from typing import TYPE_CHECKING

from timeline_app.link.arguments import arguments_of
from timeline_app.link.background import cosine, worths_of_stems
from timeline_app.link.words import stem, stems_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.link.arguments import Arguments

LEAD = 600  # characters in which an article tells what it is about
HEAD, BODY = 300, 1800  # where its title and its date stand; what follows the lead
REPEATED, NAMED = 10, 6  # weightiest words and names of a story that are looked for in the other's article
LONGEST = 20_000  # characters of an article that are looked at
FEWEST_IN_COMMON = 0.05  # cosine below which two articles have nothing in common
BIGRAMS, FIGURES = 10, 4  # in common, from which more says no more


def _begins(words: str) -> str:
    """Return a pattern of how a word may begin."""
    rest = "|".join(f"(?<={word[0]}){word[1:]}" for word in words.split())
    return rf"[{''.join(sorted({word[0] for word in words.split()}))}](?<!\w.)(?:{rest})"


# What must not stand before a match is looked for after its first character: by that alone most of a text is passed.
_CAPITALS = re.compile(r"[A-Z](?<!\w.)(?<![.!?\n] .)(?<!\n.)[\w’'-]+")
_LOWER = re.compile(r"[a-z](?<!\w.)[\w’'-]+")
_FIGURE = re.compile(r"\d(?<![\w.].)[\d.,]*\d")
_DIGITS = re.compile(r"\b\d[\d.,]*\b")
_YEAR = re.compile(r"[12](?<!\w.)(?:(?<=1)9|(?<=2)0)\d\d\b")
_MONTH = re.compile(rf"({_begins('Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec')})(?:[a-z]{{3,}})?\b")
_WEEKDAY = re.compile(rf"{_begins('Mon Tues Wednes Thurs Fri Satur Sun')}day\b")


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What an article is about. Weights are TF-IDF, of length 1."""

    counted: Mapping[str, int]  # stems, how often each stands there
    words: Mapping[str, float]
    names: Mapping[str, float]  # stems that it writes with a capital within sentences
    top_words: tuple[str, ...]
    top_names: tuple[str, ...]
    lead: frozenset[str]
    body: frozenset[str]
    bigrams: frozenset[tuple[str, str]]
    head_figures: frozenset[str]  # of one digit, too
    lead_figures: frozenset[str]
    figures: frozenset[str]
    years: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]


class Telling:
    """An article's text; its story is made when it is first asked for: dates tell most articles apart."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._arguments: dict[tuple[int, int, int, int], Arguments] = {}

    @cached_property
    def story(self) -> Story:
        """Return what the article is about."""
        return _story(self._text)

    def arguments(self, at: tuple[int, int, int, int]) -> Arguments:
        """Return what stands around a word, given where its sentence begins, the word, its end and the sentence's."""
        found = self._arguments.get(at)
        if found is None:
            found = self._arguments[at] = arguments_of(self._text, *at)
        return found


telling_of = lru_cache(maxsize=512)(Telling)


def story_of(text: str) -> Story:
    """Return the story of an article's text."""
    return telling_of(text).story


def _story(text: str) -> Story:
    text = text[:LONGEST]
    said = stems_of(text)
    lower = Counter(map(stem, _LOWER.findall(text)))
    written = Counter(stems_of(" ".join(_CAPITALS.findall(text))))
    counted = Counter(said)
    words = _weighed(counted)
    names = _weighed({name: count for name, count in written.items() if count > lower[name]})
    years = frozenset(_YEAR.findall(text))
    return Story(
        counted=counted,
        words=words,
        names=names,
        top_words=_top(words, REPEATED),
        top_names=_top(names, NAMED),
        lead=frozenset(stems_of(text[:LEAD])),
        body=frozenset(stems_of(text[LEAD:BODY])),
        bigrams=frozenset(itertools.pairwise(said)),
        head_figures=frozenset(_DIGITS.findall(text[:HEAD])),
        lead_figures=frozenset(_DIGITS.findall(text[:LEAD])),
        figures=frozenset(_FIGURE.findall(text)) - years,
        years=years,
        months=frozenset(_MONTH.findall(text)),
        weekdays=frozenset(_WEEKDAY.findall(text)),
    )


def _weighed(counted: Mapping[str, int]) -> dict[str, float]:
    worths = worths_of_stems()
    weighed = {word: (1 + log(count)) * worths.get(word, 1.0) for word, count in counted.items()}
    length = sqrt(sum([weight * weight for weight in weighed.values()])) or 1.0
    return {word: weight / length for word, weight in weighed.items()}


def _top(weighed: Mapping[str, float], most: int) -> tuple[str, ...]:
    return tuple([word for _, word in nsmallest(most, [(-weight, word) for word, weight in weighed.items()])])


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _covered(one: Story, other: Story) -> tuple[float, float]:
    """Return the share of one's weightiest words and of its weightiest names that the other's article has."""
    words = sum(word in other.words for word in one.top_words) / (len(one.top_words) or 1)
    return words, sum(name in other.words for name in one.top_names) / (len(one.top_names) or 1)


def compare_stories(one: Story, other: Story) -> dict[str, float] | None:
    """Return how two stories compare, by name; None where they have nothing in common."""
    words = _likeness(one.words, other.words)
    if words < FEWEST_IN_COMMON:
        return None
    names = _likeness(one.names, other.names)
    (word_here, name_here), (word_there, name_there) = _covered(one, other), _covered(other, one)
    return {
        "bias": 1.0,
        "words": words,
        "words squared": words * words,
        "names": names,
        "names squared": names * names,
        "fewer words": min(word_here, word_there),
        "repeated words": (word_here + word_there) / 2,
        "fewer names": min(name_here, name_there),
        "repeated names": (name_here + name_there) / 2,
        "lead": cosine(one.lead, other.lead),
        "lead in body": (cosine(one.lead, other.body) + cosine(other.lead, one.body)) / 2,
        "bigrams": min(1.0, len(one.bigrams & other.bigrams) / BIGRAMS),
        "figures": min(1.0, len(one.figures & other.figures) / FIGURES),
        "other figures": _differ(one.figures, other.figures),
        "head figures": min(1.0, len(one.head_figures & other.head_figures) / FIGURES),
        "a head figure": float(not one.head_figures.isdisjoint(other.head_figures)),
        "other lead figures": _differ(one.lead_figures, other.lead_figures),
        "years": float(not one.years.isdisjoint(other.years)),
        "other years": _differ(one.years, other.years),
        "months": float(not one.months.isdisjoint(other.months)),
        "other months": _differ(one.months, other.months),
        "weekdays": float(not one.weekdays.isdisjoint(other.weekdays)),
        "other weekdays": _differ(one.weekdays, other.weekdays),
        "length": log(1 + min(len(one.words), len(other.words))) / 7,
    }


def _differ(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one) and bool(other) and one.isdisjoint(other))
