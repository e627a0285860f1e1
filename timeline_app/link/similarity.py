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
    "words",
    "near",
    "nothing near",
    "several near",
    "people",
    "other place",
    "numbers",
    "other numbers",
    "numbers near",
    "both open",
    "one opens",
    "late",
    "rare word",
    "rare word in one story",
    "both have both words",  # each article has the other's word too
    "exactly its word",
    "the story's word",
    "next before",
    "next across",
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
    "near in meaning",  # 0 where both have the same word
    "late in its sentence",
    "both late in their sentences",
)
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
    shared = one.trigger & other.trigger
    near, near_both = cosine(one.near, other.near), one.near & other.near
    saying = SAYING in one.kinds and SAYING in other.kinds
    kinds = one.kinds & other.kinds
    rare = max(map(worth, shared), default=0.0)
    late = _lateness(one), _lateness(other)
    return (
        1.0,
        story,
        float(one.article == other.article),
        cosine(one.rest, other.rest),
        near,
        float(not near_both),
        float(len(near_both) > 2),
        float(_same_person(one.people, other.people)),
        float(bool(one.located and other.located) and one.located.isdisjoint(other.located)),
        float(not one.numbers.isdisjoint(other.numbers)),
        float(bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)),
        float(not one.arguments.counted.isdisjoint(other.arguments.counted)),
        float(one.opening and other.opening),
        float(one.opening != other.opening),
        log(1 + max(one.sentence, other.sentence) / PARAGRAPH) / 3,
        rare,
        rare * story,
        float(_has(one.story, other.trigger) and _has(other.story, one.trigger)),
        float(one.trigger == other.trigger),
        _salience(one, other),
        _next(one.before, other.before),
        max(_next(one.before, other.after), _next(one.after, other.before)),
        *_arguments(one.arguments, other.arguments),
        float(saying),
        len(kinds) / 3,
        float(one.kinds == other.kinds),
        0.0 if shared else nearness(one.own, other.own),
        max(late),
        min(late),
    )


def _arguments(one: Arguments, other: Arguments) -> tuple[float, ...]:
    """Return how alike two mentions' arguments are: from "acting" to "other particle"."""
    nouns = one.form is not Form.VERB and other.form is not Form.VERB
    return (
        float(one.acting is not None and one.acting == other.acting),
        float(one.acted is not None and one.acted == other.acted),
        float(one.acted is not None and other.acted is not None and one.acted != other.acted),
        cosine(one.heads, other.heads),
        float(one.heads.isdisjoint(other.heads)),
        float(not one.modifiers.isdisjoint(other.modifiers)),
        float(bool(one.modifiers and other.modifiers) and one.modifiers.isdisjoint(other.modifiers)),
        float(one.form is other.form is Form.VERB),
        float(
            (one.form is Form.VERB and other.form is Form.NOUN) or (one.form is Form.NOUN and other.form is Form.VERB)
        ),
        float(nouns and one.plural != other.plural),
        float(one.particle is not None and other.particle is not None and one.particle != other.particle),
    )


def _lateness(one: Features) -> float:
    """Return how far into its sentence its own word stands: what comes first is the news."""
    return min(1.0, (one.at[1] - one.at[0]) / SENTENCE) if one.at else 0.0


def _has(story: Story, trigger: frozenset[str]) -> bool:
    return any(word in story.words for word in trigger)


def _salience(one: Features, other: Features) -> float:
    """Return how much both articles dwell on their event's word."""
    return min(one.salience, other.salience)


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
