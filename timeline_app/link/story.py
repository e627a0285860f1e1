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
from functools import cache, cached_property, lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

from timeline_app.link.background import cosine, worths_of_stems
from timeline_app.link.words import stem, stems_of

if TYPE_CHECKING:
    from collections.abc import Mapping


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


class Story:
    """What an article is about; each part is made when it is first asked for. Weights are TF-IDF, of length 1."""

    def __init__(self, text: str) -> None:
        self._text = text[:LONGEST]

    @cached_property
    def _said(self) -> list[str]:
        return stems_of(self._text)

    @cached_property
    def counted(self) -> Mapping[str, int]:
        """Return how often each stem stands there."""
        return Counter(self._said)

    @cached_property
    def words(self) -> Mapping[str, float]:
        """Return the weights of its stems."""
        return _weighed(self.counted)

    @cached_property
    def names(self) -> Mapping[str, float]:
        """Return the weights of the stems that it writes with a capital within sentences."""
        written = Counter(stems_of(" ".join(_CAPITALS.findall(self._text))))
        lower = Counter(filter(written.__contains__, map(stem, _LOWER.findall(self._text))))
        return _weighed({name: count for name, count in written.items() if count > lower[name]})

    @cached_property
    def top_words(self) -> tuple[str, ...]:
        """Return the weightiest words, the weightiest first."""
        return _top(self.words, REPEATED)

    @cached_property
    def top_names(self) -> tuple[str, ...]:
        """Return the weightiest names, the weightiest first."""
        return _top(self.names, NAMED)

    @cached_property
    def lead(self) -> frozenset[str]:
        """Return the stems in which it tells what it is about."""
        return frozenset(stems_of(self._text[:LEAD]))

    @cached_property
    def body(self) -> frozenset[str]:
        """Return the stems of what follows its lead."""
        return frozenset(stems_of(self._text[LEAD:BODY]))

    @cached_property
    def bigrams(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of stems that follow each other."""
        return frozenset(itertools.pairwise(self._said))

    @cached_property
    def head_figures(self) -> frozenset[str]:
        """Return the figures of its head, of one digit, too."""
        return frozenset(_DIGITS.findall(self._text[:HEAD]))

    @cached_property
    def lead_figures(self) -> frozenset[str]:
        """Return the figures of its lead, of one digit, too."""
        return frozenset(_DIGITS.findall(self._text[:LEAD]))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Return its figures but for years."""
        return frozenset(_FIGURE.findall(self._text)) - self.years

    @cached_property
    def years(self) -> frozenset[str]:
        """Return the years that it names."""
        return frozenset(_YEAR.findall(self._text))

    @cached_property
    def months(self) -> frozenset[str]:
        """Return the months that it names."""
        return frozenset(_MONTH.findall(self._text))

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """Return the weekdays that it names."""
        return frozenset(_WEEKDAY.findall(self._text))


_LIVING: Final[WeakValueDictionary[str, Story]] = WeakValueDictionary()


@lru_cache(maxsize=512)
def story_of(text: str) -> Story:
    """Return the story of an article's text: one for all of its mentions, as long as any of them is kept."""
    story = _LIVING.get(text)
    if story is None:
        story = _LIVING[text] = Story(text)
    return story


def _weighed(counted: Mapping[str, int]) -> dict[str, float]:
    worths = worths_of_stems()
    weighed = {word: _damped(count) * worths.get(word, 1.0) for word, count in counted.items()}
    length = sqrt(sum([weight * weight for weight in weighed.values()])) or 1.0
    return {word: weight / length for word, weight in weighed.items()}


@cache
def _damped(count: int) -> float:
    return 1 + log(count)


def _top(weighed: Mapping[str, float], most: int) -> tuple[str, ...]:
    least = min(sorted(weighed.values())[-most:], default=0.0)
    heaviest = sorted([(-weight, word) for word, weight in weighed.items() if weight >= least])
    return tuple([word for _, word in heaviest[:most]])


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum([one[word] * other[word] for word in filter(other.__contains__, one)])


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
