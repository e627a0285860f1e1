"""How alike two mentions are: named numbers from 0 to 1, and which of three models weighs them.

The event's own words decide which model: the same word, words of one kind ("quake" and "tremor"), or neither.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from timeline_app.link.arguments import Form
from timeline_app.link.background import cosine, worth
from timeline_app.link.meanings import nearness
from timeline_app.link.story import compare_stories
from timeline_app.link.weights import story_weights
from timeline_app.link.words import SAYING

if TYPE_CHECKING:
    from timeline_app.link.arguments import Arguments
    from timeline_app.link.features import Features
    from timeline_app.link.story import Story

NAMES = (
    "bias",
    "story",  # how sure it is that both articles tell one story, 0 to 1; 1 within an article
    "one article",
    "near",
    "nothing near",
    "several near",
    "numbers near",
    "both open",
    "one opens",
    "late",
    "rare word",
    "rare word in one story",
    "exactly its word",
    "the story's word",
    "acting",
    "acted on",
    "other acted on",
    "phrases",
    "no phrase",
    "modifiers",
    "other modifiers",
    "both verbs",
    "verb and noun",
    "one plural",
    "other particle",
    "both say",
    "kinds",
    "all kinds",
    "words",  # this and what follows is looked up where the rest leaves any doubt
    "people",
    "other place",
    "numbers",
    "other numbers",
    "both have both words",  # each article has the other's word too
    "next before",
    "next across",
    "near in meaning",  # 0 where both have the same word
    "late in its sentence",
    "both late in their sentences",
)
AT_HAND = NAMES.index("words")
PARAGRAPH, SENTENCE = 150, 200  # characters


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
    return (*at_hand(one, other, story), *looked_up(one, other))


def at_hand(one: Features, other: Features, story: float) -> tuple[float, ...]:
    """Return those of the similarities that take the least time, the first AT_HAND."""
    near_both = one.near & other.near
    rare = max(map(worth, one.trigger & other.trigger), default=0.0)
    return (
        1.0,
        story,
        one.article == other.article,
        cosine(one.near, other.near) if near_both else 0.0,
        not near_both,
        len(near_both) > 2,
        not one.arguments.counted.isdisjoint(other.arguments.counted),
        one.opening and other.opening,
        one.opening != other.opening,
        log(1 + max(one.sentence, other.sentence) / PARAGRAPH) / 3,
        rare,
        rare * story,
        one.trigger == other.trigger,
        min(one.salience, other.salience),  # how much both articles dwell on their event's word
        *_arguments(one.arguments, other.arguments),
        SAYING in one.kinds and SAYING in other.kinds,
        len(one.kinds & other.kinds) / 3,
        one.kinds == other.kinds,
    )


def looked_up(one: Features, other: Features) -> tuple[float, ...]:
    """Return the similarities that follow, each 0 to 1."""
    late = _lateness(one), _lateness(other)
    return (
        cosine(one.rest, other.rest),
        _same_person(one.people, other.people),
        bool(one.located and other.located) and one.located.isdisjoint(other.located),
        not one.numbers.isdisjoint(other.numbers),
        bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers),
        _has(one.story, other.trigger) and _has(other.story, one.trigger),
        _next(one.before, other.before),
        max(_next(one.before, other.after), _next(one.after, other.before)),
        nearness(one.own, other.own) if one.trigger.isdisjoint(other.trigger) else 0.0,
        max(late),
        min(late),
    )


def _arguments(one: Arguments, other: Arguments) -> tuple[float, ...]:
    """Return how alike two mentions' arguments are: from "acting" to "other particle"."""
    nouns = one.form is not Form.VERB and other.form is not Form.VERB
    return (
        one.acting is not None and one.acting == other.acting,
        one.acted is not None and one.acted == other.acted,
        one.acted is not None and other.acted is not None and one.acted != other.acted,
        cosine(one.heads, other.heads),
        one.heads.isdisjoint(other.heads),
        not one.modifiers.isdisjoint(other.modifiers),
        bool(one.modifiers and other.modifiers) and one.modifiers.isdisjoint(other.modifiers),
        one.form is other.form is Form.VERB,
        (one.form is Form.VERB and other.form is Form.NOUN) or (one.form is Form.NOUN and other.form is Form.VERB),
        nouns and one.plural != other.plural,
        one.particle is not None and other.particle is not None and one.particle != other.particle,
    )


def _lateness(one: Features) -> float:
    """Return how far into its sentence its own word stands: what comes first is the news."""
    return min(1.0, (one.at[1] - one.at[0]) / SENTENCE) if one.at else 0.0


def _has(story: Story, trigger: frozenset[str]) -> bool:
    return any(word in story.words for word in trigger)


def _next(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the worth of the rarest stem that both have next to their word."""
    return max([worth(word) for word in one if word in other], default=0.0)


def _same_person(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether one person is in both: by the same name, or by a part of it where one has no more."""
    if not (ours and theirs):
        return False
    return not ours.isdisjoint(theirs) or any(_one_person(one, other) for one in ours for other in theirs)


def _one_person(one: str, other: str) -> bool:
    if " " in one and " " in other:
        return False
    short, long = (one, other) if " " not in one else (other, one)
    return short in (long.split()[0], long.split()[-1])
