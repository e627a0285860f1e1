"""How surely two reports of dated news are one event: a small logistic regression over what ties them.

In a run of dated articles every report is a mention, so most words are told of many events of one day: "won", "said"
and "took" join nothing by themselves. The model that weighs how alike two mentions are is trained on a corpus in which
a few events were picked out of each article (ECB+), and so does not know this; its answer is one number here among
others. Learned by `packaging/models/ties.py` from pairs of such news that were read one by one.
"""

from __future__ import annotations

from functools import cache, cached_property
from math import inf, log
from operator import mul
from typing import TYPE_CHECKING

from timeline_app.link.background import cosine, worth
from timeline_app.link.similarity import Kinship, kinship
from timeline_app.link.spans import AHEAD_DAYS, MONTH_DAYS
from timeline_app.link.weights import tie_weights
from timeline_app.link.words import UNKNOWN
from timeline_app.records import Role

if TYPE_CHECKING:
    from timeline_app.link.features import Features

TIES = (
    "bias",
    "near",
    "rest",
    "contained",  # of the poorer label's words, how many the other has too
    "one person",  # is named by both: of what is in common the least telling
    "only people",  # nothing in common but who it is, for one man does many things of a day
    "one subject",
    "other subject",  # both named
    "other places",
    "other numbers",
    "other status",
    "weeks",  # one may lie on any of several
    "no day told",  # of how many
    "going on",  # one was still so when its article was written: the next article may tell of another time
    "opening",  # one is what its article is about
    "long",  # articles tell of much in passing
    "one article",
    "one toll",  # both count the dead, or the saved, as a total
    "around",  # what it is worth that both are told among the same words
    "words",  # log odds of the model that is trained on ECB+
)
ROUNDING = 1e-6  # by which no sum is wrong, in whatever order it is made
ONE_MINUTE = 1.5  # log odds of the same clock time, which the pairs that were read hardly have
ONE_SOURCE = 1.2  # of a named source that two articles give for something of one kind
ONE_RECALLED = 0.7  # of a day that both name, which one of them comes back to: 11 of 18 such pairs that were read
RECALLED = 3  # days after which an article comes back to a day
FINEST = 3600  # seconds of a clock time
MOST_OF_WORDS = 3.0  # log odds
FEW_DAYS = 15  # of a date that is as good as a day, where both tell the same
WEEK = 8  # days that a date is wide at least of which it is hardly known on which it lies
MOST_AROUND = 4.0  # worth of the words around from which more ties no more
LONG = 1000  # characters of an article that is not long
DAYS = 3  # of a date that both tell as a day
LEAST_SAID = 0.5  # worth of what two statements say both
AHEAD, LEANING = 1.0, 0.3  # cost of an open time, "after publication", and of one of several days, that is leaned on
SALIENT = 2.0  # share of a story's length from which a word that is in all of it ties nothing


def ties(one: Features, other: Features, words: float) -> tuple[float, ...]:
    """Return how two mentions are tied, as TIES has it, given how alike their words are."""
    return (*_bare(one, other), _told_around(one, other), _bounded(words))


def _bare(one: Features, other: Features) -> tuple[float, ...]:
    """Return how two mentions are tied, whatever is told around them and their words are."""
    within = one.article == other.article
    ours, theirs = one.argued_with_own, other.argued_with_own
    shared = (one.argued & other.argued) - one.trigger
    return (
        1.0,
        cosine(one.near, other.near),
        cosine(one.rest, other.rest),
        len(ours & theirs) / max(1, min(len(ours), len(theirs))),
        not one.people.isdisjoint(other.people),
        bool(shared) and shared <= one.persons | other.persons,
        not one.subject.isdisjoint(other.subject),
        _strangers(one.named_subject, other.named_subject),
        _strangers(one.places, other.places),
        bool(one.counted and other.counted) and one.counted.isdisjoint(other.counted),
        one.happened is not other.happened,
        WEEK < max(one.width, other.width) <= MONTH_DAYS,
        one.has_no_day + other.has_no_day,
        one.goes_on or other.goes_on,
        one.opening or other.opening,
        0.0 if within else log(max(LONG, len(one.text), len(other.text)) / LONG),
        within,
        not one.tolls.isdisjoint(other.tolls),
    )


def _told_around(one: Features, other: Features) -> float:
    return min(MOST_AROUND, sum([_rarity(word, one, other) for word in sorted(one.around & other.around)]))


def _bounded(words: float) -> float:
    return max(-MOST_OF_WORDS, min(MOST_OF_WORDS, words))


class Tie:
    """What ties two mentions of dated news, whatever their words are."""

    def __init__(self, one: Features, other: Features) -> None:
        self._mentions = one, other
        self._bare: float = sum(map(mul, _weights(), _bare(one, other)))
        self._bare += ONE_MINUTE * _are_of_one_minute(one, other) + ONE_SOURCE * _have_one_source(one, other)
        self._bare += ONE_RECALLED * _is_recalled(one, other)

    @cached_property
    def _without_words(self) -> float:
        return self._bare + _weights()[-2] * _told_around(*self._mentions)

    def words_wanted(self, least: float) -> float:
        """Return the log odds of words without which less than `least` comes of it; inf where none are enough."""
        around, weight = _weights()[-2:]
        if weight <= 0 or around < 0:
            return -inf
        most = self._bare + around * MOST_AROUND + weight * MOST_OF_WORDS
        if most < least - ROUNDING:
            return inf
        wanted = (least - self._without_words) / weight - ROUNDING
        return wanted if wanted > -MOST_OF_WORDS else -inf

    def odds(self, words: float) -> float:
        """Return how surely they are one event, given how alike their words are: log odds."""
        return self._without_words + _weights()[-1] * _bounded(words)


@cache
def _weights() -> tuple[float, ...]:
    return tie_weights(TIES)


def doubt(one: Features, other: Features) -> float:
    """Return what it costs two reports of two articles that a time is open: log odds.

    What will be at some time after publication agrees with every later date, which says no more than that nothing
    speaks against it; so does, less widely, what leans on a week.
    """
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


def share_one_verb(one: Features, other: Features) -> bool:
    """Tell whether they have a word in common that tells no kind of event, and nothing else that says who or what.

    "The call reached him", "the ship reached the port": of the pairs that were read none of these was one event.
    """
    if one.article == other.article or _are_of_one_minute(one, other) or one.tolls & other.tolls:
        return False
    if not all(kind.startswith(UNKNOWN) for kind in one.kinds | other.kinds):
        return False
    same = (
        (one.argued_with_own & other.argued_with_own) - (one.trigger & other.trigger),
        one.people & other.people,
        one.located & other.located,
    )
    return not any(same)


def are_of_days(one: Features, other: Features) -> bool:
    """Tell whether both dates are of a few days at most."""
    return 0 < max(one.width, other.width) <= DAYS


def are_of_one_month(one: Features, other: Features) -> bool:
    """Tell whether both tell the same days, a few: "late May"."""
    return (one.start, one.end) == (other.start, other.end) and 0 < one.width <= FEW_DAYS


def _are_of_one_minute(one: Features, other: Features) -> bool:
    if not (one.when and other.when) or one.start is None or one.end is None:
        return False
    return (one.start, one.end) == (other.start, other.end) and one.end - one.start <= FINEST


def _is_recalled(one: Features, other: Features) -> bool:
    """Tell whether both name one day, and one does when it is news no more: of such a day little is still told."""
    if not (one.when and other.when) or one.article == other.article or one.first is None:
        return False
    if not one.first == one.last == other.first == other.last:
        return False
    return max(one.published or 0, other.published or 0) - one.first > RECALLED


def _have_one_source(one: Features, other: Features) -> bool:
    if one.article == other.article or not one.source or kinship(one, other) is Kinship.OTHER:
        return False
    return one.source == other.source


def _leans(one: Features) -> bool:
    return one.when is None and one.width != 1


def _is_ahead(one: Features) -> bool:
    return one.when is None and one.width >= AHEAD_DAYS - 1


def _do_others(one: Features, other: Features) -> bool:
    """Tell whether their subjects are of others: by name, where both are named ("Senator Ames", "Senator Bell").

    Where one alone is named the other may well be the same ("the liner Morro", "the ship").
    """
    if not one.subject or not other.subject:
        return False
    ours, theirs = one.named_subject, other.named_subject
    if ours or theirs:
        return bool(ours and theirs) and ours.isdisjoint(theirs)
    return one.subject.isdisjoint(other.subject)


def _rarity(word: str, one: Features, other: Features) -> float:
    """Return what a word ties that both are said of: little where both stories speak of it throughout."""
    if "’" in word or "'" in word:  # "I'm"
        return 0.0
    throughout = min(one.story.words.get(word, 0.0), other.story.words.get(word, 0.0))
    return worth(word) * (1 - min(1.0, SALIENT * throughout))


def _strangers(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)
