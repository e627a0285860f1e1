"""What of a mention tells its event from others: where, who, which words, and when; and how much each is worth.

Words are those of the label and of the clause that holds the time expression, cut down to crude stems, so that "met"
and "meetings" agree; names are compared as the article's longest form, without those that only say so. What many
articles share says little: everything is weighed by how few articles have it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.dates.civil import Day, Second
    from timeline_app.records import Mention, Name

MONTH_DAYS = 62  # a date up to two months wide may be narrowed by a finer one; wider ones agree only when equal
HEADLINE_DAYS = 3  # "on or before publication": as far back as a headline's news usually lies

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PLACED = re.compile(r"\b(?:(?:in|at|near|outside|across|around) (?:the )?(?:[\w-]+ )?|(?:to|into|via) (?:the )?)$")
_REACH = 40  # characters before a place's name in which its preposition stands
_NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")
_CLAUSE = 80  # characters on each side of a time expression that may tell what it dates
_BREAK = re.compile(r"[,;:.()“”\"–—]")
_EMPTY = """
a about after again against ahead all also although an and any are as at be because been before being between
both but by can could did do does down during each few first for from further had has have having he her here
him his how if in including into is it its itself just last later made make many may might more most much must
new next no nor not of off on once one only or other others our out over own part parts part place said same say
says she should since so some such take taken takes than that the their them then there these they this those
through time to today told too took two under until up upon very was way we week month year were what when where
which while who whose why will with would you your monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december yesterday tomorrow mr mrs ms
dr reported reportedly announced according stated added
"""
_STOP = frozenset(_EMPTY.split())  # words that tell no event from another
_IRREGULAR = {
    "met": "meet",
    "held": "hold",
    "shot": "shoot",
    "fled": "flee",
    "won": "win",
    "lost": "lose",
    "left": "leave",
    "went": "go",
    "gone": "go",
    "flew": "fly",
    "flown": "fly",
    "struck": "strike",
    "began": "begin",
    "begun": "begin",
    "bought": "buy",
    "sold": "sell",
    "sent": "send",
    "died": "death",
    "dead": "death",
    "killed": "kill",
    "fell": "fall",
    "rose": "rise",
    "stole": "steal",
    "stolen": "steal",
    "spoke": "speak",
    "caught": "catch",
    "fought": "fight",
    "broke": "break",
    "came": "come",
    "chose": "choose",
    "drove": "drive",
    "gave": "give",
    "given": "give",
    "talks": "meet",
    "summit": "meet",
    "arrested": "arrest",
    "quake": "earthquake",
}
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ment", "ed", "es", "ly", "s", "e")


@dataclass(frozen=True, slots=True)
class Features:
    """One mention as the linker sees it."""

    words: frozenset[str]  # stems
    places: frozenset[str]  # all of them
    located: frozenset[str]  # those in which, says the sentence, it took place
    people: frozenset[str]
    organizations: frozenset[str]
    numbers: frozenset[str]  # of the label: counts, sums
    start: Second | None  # None: undated
    end: Second | None  # exclusive

    @property
    def all(self) -> frozenset[str]:
        """Everything that it can share with another, names marked apart from words."""
        names = (f"@{name}" for name in self.places | self.people | self.organizations)
        return self.words.union(names)

    @property
    def first(self) -> Day | None:
        """Return the first day that it may lie on."""
        return None if self.start is None else self.start // DAY_SECONDS

    @property
    def last(self) -> Day | None:
        """Return the last day that it may lie on."""
        return None if self.end is None else (self.end - 1) // DAY_SECONDS

    @property
    def width(self) -> int:
        """Return how many days it may lie on; 0 for an undated one."""
        return 0 if self.first is None or self.last is None else self.last - self.first + 1


class Weights:
    """How much each feature is worth, 0 to 1: the fewer articles have it, the more."""

    def __init__(self, features: Sequence[Features], mentions: Sequence[Mention]) -> None:
        seen = {(name, mention.article) for one, mention in zip(features, mentions, strict=True) for name in one.all}
        articles = Counter(name for name, _ in seen)
        # 50 more articles than there are: among few, being in two of them says nothing of how common a word is.
        total = len({mention.article for mention in mentions}) + 50
        self._worth = {name: log(total / (count + 1)) / log(total) for name, count in articles.items()}
        self._lengths = [sqrt(self._squares(one.words)) for one in features]

    def __getitem__(self, name: str) -> float:
        return self._worth[name]

    def of_names(self, names: Iterable[str]) -> float:
        """Return the sum over names."""
        return sum(self._worth[f"@{name}"] for name in names)

    def cosine(self, shared: Iterable[str], one: int, other: int) -> float:
        """Return how alike the words of two mentions are, 0 to 1, by those that they share and their positions."""
        return self._squares(shared) / (self._lengths[one] * self._lengths[other] or 1.0)

    def _squares(self, words: Iterable[str]) -> float:
        return sum(self._worth[word] ** 2 for word in words)


def features_of(mention: Mention) -> Features:
    """Return the features of a mention."""
    places, people, organizations = _names(mention.places), _names(mention.people), _names(mention.organizations)
    named = {part for name in places | people | organizations for part in _WORD.findall(name)}
    words = {stem(word) for word in words_of(_told(mention)) if word not in named}
    numbers = frozenset(_NUMBER.findall(mention.label))
    sources = " ".join(mention.attributed_to).casefold()
    organizations = frozenset(name for name in organizations if name not in sources)
    return Features(frozenset(words), places, _located(mention), people, organizations, numbers, *_bounds(mention))


def stem(word: str) -> str:
    """Cut a lower-case word down so that its forms agree: "meetings", "meeting" and "met" are "meet"."""
    word = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word.removesuffix(ending)
            return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiouls" else base
    return word


def words_of(text: str) -> list[str]:
    """Return the words that say something, lower case, without names of days and months."""
    found = (word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text))
    return [word for word in found if len(word) > 2 and word not in _STOP]


def _told(mention: Mention) -> str:
    """Return what tells this mention from others: of a statement what is said, without who says it and when."""
    if mention.role is Role.STATEMENT:
        return mention.label.rpartition(": ")[2]
    return f"{mention.label} {_clause(mention)}"


def _clause(mention: Mention) -> str:
    """Return what stands around the time expression, without the expression, up to the next punctuation."""
    if mention.time is None or not mention.start <= mention.time.start < mention.end:
        return ""
    start, end = mention.time.start - mention.start, mention.time.end - mention.start
    before, after = mention.text[max(0, start - _CLAUSE) : start], mention.text[end : end + _CLAUSE]
    return f"{_BREAK.split(before)[-1]} {_BREAK.split(after)[0]}"


def _names(names: Iterable[Name]) -> frozenset[str]:
    return frozenset(name.name.casefold().removeprefix("the ") for name in names)


def _located(mention: Mention) -> frozenset[str]:
    """Return the places that follow a preposition of place in the sentence."""
    return _names(place for place in mention.places if place.text and _is_located(mention.text, place.text))


def _is_located(text: str, place: str) -> bool:
    at = text.find(place)
    while at >= 0:
        if _PLACED.search(text[max(0, at - _REACH) : at]):
            return True
        at = text.find(place, at + 1)
    return False


def _bounds(mention: Mention) -> tuple[Second | None, Second | None]:
    date = mention.date
    if date is None or date.end_second is None:
        return None, None
    if date.first_second is None:
        return date.end_second - HEADLINE_DAYS * DAY_SECONDS, date.end_second
    return date.first_second, date.end_second
