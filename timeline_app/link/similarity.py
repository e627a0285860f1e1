"""How alike two mentions are: named numbers from 0 to 1, and which of three models weighs them.

The event's own words decide which model: the same word, words of one kind ("quake" and "tremor"), or neither.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from timeline_app.link.background import cosine, worth
from timeline_app.link.story import compare_stories
from timeline_app.link.weights import story_weights
from timeline_app.link.words import SAYING

if TYPE_CHECKING:
    from timeline_app.link.features import Features
    from timeline_app.link.story import Story

NAMES = (
    "bias",
    "story",  # how sure it is that both articles tell one story, 0 to 1; 1 within an article
    "one article",
    "words",
    "near",
    "near in one article",
    "near in one story",
    "nothing near",
    "several near",
    "names",
    "names near",
    "people",
    "other people",
    "place",
    "other place",
    "numbers",
    "other numbers",
    "both open",
    "one opens",
    "rare word",
    "exactly its word",
    "the story's word",
    "rare word in one story",
    "next before",
    "next after",
    "next across",
    "both say",
    "both say alike",
    "kinds",
    "all kinds",
    "one denies",
)


class Kinship(StrEnum):
    """How the events' own words agree."""

    SAME = "same"
    KIN = "kin"
    OTHER = "other"


def kinship(one: Features, other: Features) -> Kinship:
    """Tell how the events' own words agree."""
    if not one.trigger.isdisjoint(other.trigger):
        return Kinship.SAME
    return Kinship.OTHER if one.kinds.isdisjoint(other.kinds) else Kinship.KIN


@lru_cache(maxsize=1 << 17)
def one_story(one: Story, other: Story) -> float:
    """Return how sure it is that two articles tell one story: log odds."""
    found = compare_stories(one, other)
    return story_weights().nothing if found is None else story_weights().log_odds(found)


def similarities(one: Features, other: Features, story: float) -> tuple[float, ...]:
    """Return how alike two mentions are, as NAMES has it; `story` is how sure it is that they are of one story."""
    within = one.article == other.article
    shared = one.trigger & other.trigger
    near, near_both = cosine(one.near, other.near), one.near & other.near
    people, places = _same_person(one.people, other.people), _same_place(one, other)
    saying = SAYING in one.kinds and SAYING in other.kinds
    kinds = one.kinds & other.kinds
    rare = max(map(worth, shared), default=0.0)
    return (
        1.0,
        story,
        float(within),
        cosine(one.rest, other.rest),
        near,
        near if within else 0.0,
        0.0 if within else near * story,
        float(not near_both),
        float(len(near_both) > 2),
        cosine(one.names, other.names),
        cosine(one.near_names, other.near_names),
        float(people),
        float(bool(one.people and other.people) and not people),
        float(places),
        float(bool(one.located and other.located) and one.located.isdisjoint(other.located)),
        float(not one.numbers.isdisjoint(other.numbers)),
        float(bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)),
        float(one.opening and other.opening),
        float(one.opening != other.opening),
        rare,
        float(one.trigger == other.trigger),
        _salience(one, other),
        rare * story,
        _next(one.before, other.before),
        _next(one.after, other.after),
        max(_next(one.before, other.after), _next(one.after, other.before)),
        float(saying),
        near if saying else 0.0,
        len(kinds) / 3,
        float(one.kinds == other.kinds),
        float(one.denied != other.denied),
    )


def _salience(one: Features, other: Features) -> float:
    """Return how much both articles dwell on their event's word."""
    mine = max((one.story.words.get(word, 0.0) for word in one.trigger), default=0.0)
    return min(mine, max((other.story.words.get(word, 0.0) for word in other.trigger), default=0.0))


def _next(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the worth of the rarest stem that both have next to their word."""
    return max((worth(a) for a, b in product(one, other) if a == b), default=0.0)


def _same_place(one: Features, other: Features) -> bool:
    return not (one.located.isdisjoint(other.places) and other.located.isdisjoint(one.places))


def _same_person(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether one person is in both: by the same name, or by a part of it where one has no more."""
    return not ours.isdisjoint(theirs) or any(_one_person(one, other) for one in ours for other in theirs)


def _one_person(one: str, other: str) -> bool:
    if " " in one and " " in other:
        return False
    short, long = (one, other) if " " not in one else (other, one)
    return short in (long.split()[0], long.split()[-1])
