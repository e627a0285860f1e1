"""How surely two reports of dated news are one event: a small logistic regression over what ties them.

In a run of dated articles every report is a mention, so most words are told of many events of one day: "won", "said"
and "took" join nothing by themselves. The model that weighs how alike two mentions are is trained on a corpus in which
a few events were picked out of each article (ECB+), and so does not know this; its answer is one number here among
others. Learned by `packaging/models/ties.py` from pairs of such news that were read one by one.
"""

from __future__ import annotations

from functools import cache
from math import inf
from operator import mul
from typing import TYPE_CHECKING

from timeline_app.link.background import cosine, worth
from timeline_app.link.features import AHEAD_DAYS, MONTH_DAYS
from timeline_app.link.similarity import Kinship, kinship
from timeline_app.link.weights import tie_weights
from timeline_app.records import Role

if TYPE_CHECKING:
    from timeline_app.link.features import Features

TIES = (
    "bias",
    "kin",  # by words of one kind, not the same
    "near",
    "rest",
    "contained",  # of the poorer label's words, how many the other has too
    "both undated",
    "only people",  # nothing in common but who it is, for one man does many things of a day
    "other subject",
    "other status",
    "one article",
    "story",  # how sure it is that two articles tell one; 0 within an article
    "words",  # log odds of the model that is trained on ECB+
    "once told",  # their word stands once or twice in each of two articles
    "one toll",  # both count the dead, or the saved, as a total
)
_STORY = TIES.index("story")  # the words follow it
ROUNDING = 1e-6  # by which no sum is wrong, in whatever order it is made
ONE_MINUTE = 1.5  # log odds of the same clock time, which the pairs that were read hardly have
ONE_SOURCE = 1.2  # of a named source that two articles give for something of one kind
FINEST = 3600  # seconds of a clock time
MOST_OF_WORDS = 3.0  # log odds
RARELY = 2  # times that a word stands in an article that tells its event once
DAYS = 3  # of a date that both tell as a day
LEAST_SAID = 0.5  # worth of what two statements say both
AHEAD, LEANING = 1.0, 0.3  # cost of an open time, "after publication", and of one of several days, that is leaned on
LITTLE = 1.0  # cost of naming nothing in common but what all the story is about, unless both tell their date
SPECIFIC = 2.0  # worth of what is in common from which that costs nothing
ONE_NUMBER = 0.7  # worth of a number that both give
SALIENT = 2.0  # share of a story's length from which a word that is in all of it ties nothing


def ties(one: Features, other: Features, story: float, words: float) -> tuple[float, ...]:
    """Return how two mentions are tied, as TIES has it, given how alike their stories and their words are."""
    return _with_words(_bare(one, other), story, words)


def _bare(one: Features, other: Features) -> tuple[float, ...]:
    """Return how two mentions are tied if their articles told one story and their words said nothing."""
    how, within = kinship(one, other), one.article == other.article
    ours, theirs = one.argued_with_own, other.argued_with_own
    shared = (one.argued & other.argued) - one.trigger
    return (
        1.0,
        how is Kinship.KIN,
        cosine(one.near, other.near),
        cosine(one.rest, other.rest),
        len(ours & theirs) / max(1, min(len(ours), len(theirs))),
        not (one.when or other.when),
        bool(shared) and shared <= one.persons | other.persons,
        _do_others(one, other),
        one.happened is not other.happened,
        within,
        not within,
        0.0,
        0.0 if within or how is not Kinship.SAME else _told_once(one, other),
        not one.tolls.isdisjoint(other.tolls),
    )


def _with_words(bare: tuple[float, ...], story: float, words: float) -> tuple[float, ...]:
    words = max(-MOST_OF_WORDS, min(MOST_OF_WORDS, words))
    return (*bare[:_STORY], bare[_STORY] * story, words, *bare[_STORY + 2 :])


class Tie:
    """What ties two mentions of dated news, whatever their articles' stories and their words are."""

    def __init__(self, one: Features, other: Features) -> None:
        self._bare = _bare(one, other)
        self._told_alike = ONE_MINUTE * _are_of_one_minute(one, other) + ONE_SOURCE * _have_one_source(one, other)

    def words_wanted(self, least: float) -> float:
        """Return the log odds of words without which less than `least` comes of it, also if both told one story."""
        weight = _weights()[_STORY + 1]
        if weight <= 0:
            return -inf
        wanted = (least - sum(map(mul, _weights(), self._bare)) - self._told_alike) / weight - ROUNDING
        return wanted if wanted > -MOST_OF_WORDS else -inf

    def odds(self, story: float, words: float) -> float:
        """Return how surely they are one event, given how alike their stories and their words are: log odds."""
        tied: float = sum(map(mul, _weights(), _with_words(self._bare, story, words)))
        return tied + self._told_alike


@cache
def _weights() -> tuple[float, ...]:
    return tie_weights(TIES)


def doubt(one: Features, other: Features) -> float:
    """Return what it costs two reports of two articles that they agree in little: log odds.

    What will be at some time after publication agrees with every later date, which says no more than that nothing
    speaks against it; so does, less widely, what leans on a week. And one light word with a name that is all over both
    stories ("won" and the candidate) is of many events: it takes a rarer word, a place, a number besides.
    """
    if one.article == other.article:
        return 0.0
    unsure = least_doubt(one, other)
    if (one.when and other.when) or one.tolls & other.tolls:
        return unsure
    return unsure + LITTLE * max(0.0, 1 - _in_common(one, other) / SPECIFIC)


def least_doubt(one: Features, other: Features) -> float:
    """Return what it costs two reports of two articles that one has no more than leaned on its time: log odds."""
    if one.article == other.article:
        return 0.0
    return AHEAD if _is_ahead(one) or _is_ahead(other) else LEANING if _leans(one) or _leans(other) else 0.0


def are_of_others(one: Features, other: Features) -> bool:
    """Tell whether another does it to others: "Peru sent doctors", "Chile sent ships"."""
    if not (one.when and other.when) or _are_of_one_minute(one, other) or one.tolls & other.tolls:
        return False
    return _do_others(one, other) and _strangers(one.object, other.object)


def speak_otherwise(one: Features, other: Features) -> bool:
    """Tell whether two statements are of different speakers, as far as these are named, or say different things."""
    if one.role is not Role.STATEMENT:
        return False
    said = sum(_rarity(word, one, other) for word in one.object & other.object)
    return said < LEAST_SAID or _strangers(one.subject, other.subject)


def are_of_days(one: Features, other: Features) -> bool:
    """Tell whether both dates are of a few days at most."""
    return 0 < max(one.width, other.width) <= DAYS


def are_of_one_month(one: Features, other: Features) -> bool:
    """Tell whether both tell the same few days or weeks: "late May"."""
    return (one.start, one.end) == (other.start, other.end) and 0 < one.width <= MONTH_DAYS // 2


def _are_of_one_minute(one: Features, other: Features) -> bool:
    if not (one.when and other.when) or one.start is None or one.end is None:
        return False
    return (one.start, one.end) == (other.start, other.end) and one.end - one.start <= FINEST


def _have_one_source(one: Features, other: Features) -> bool:
    if one.article == other.article or not one.source or kinship(one, other) is Kinship.OTHER:
        return False
    return one.source == other.source


def _leans(one: Features) -> bool:
    return one.when is None and one.width != 1


def _is_ahead(one: Features) -> bool:
    return one.when is None and one.width >= AHEAD_DAYS - 1


def _in_common(one: Features, other: Features) -> float:
    """Return what it is worth that both say and name, their own words with it."""
    ours, theirs = (each.words | each.names | each.trigger for each in (one, other))
    said = sum([_rarity(word, one, other) for word in sorted(ours & theirs)])
    return said + ONE_NUMBER * len(one.numbers & other.numbers)


def _told_once(one: Features, other: Features) -> float:
    """Return what it says that a word is told once by each of two articles: little of "came" and "reached"."""
    shared = one.trigger & other.trigger
    once = all(0 < each.story.counted.get(word, 0) <= RARELY for each in (one, other) for word in shared)
    return max(map(worth, shared)) if once else 0.0


def _do_others(one: Features, other: Features) -> bool:
    """Tell whether their subjects are of others: by name, where both are named ("Senator Ames", "Senator Bell")."""
    if not one.subject or not other.subject:
        return False
    ours, theirs = one.named_subject, other.named_subject
    return ours.isdisjoint(theirs) if ours and theirs else one.subject.isdisjoint(other.subject)


def _rarity(word: str, one: Features, other: Features) -> float:
    """Return what a word ties that both are said of: little where both stories speak of it throughout."""
    if "’" in word or "'" in word:  # "I'm"
        return 0.0
    throughout = min(one.story.words.get(word, 0.0), other.story.words.get(word, 0.0))
    return worth(word) * (1 - min(1.0, SALIENT * throughout))


def _strangers(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)
