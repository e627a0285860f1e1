"""What ties two reports of dated news together beside their verb: who and what it is said of, how rare that is, when.

In a run of dated articles every report is a mention, so most words are told of many events of one day: "won", "said"
and "took" join nothing by themselves, nor does a name of which the whole story speaks. The model that weighs how alike
two mentions are is trained on a corpus in which a few events were picked out of each article (ECB+), and so does not
know this. A tie is a sum of worths, set by hand on pairs of such news that were read one by one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.link.background import cosine, worth
from timeline_app.link.features import MONTH_DAYS
from timeline_app.link.similarity import Kinship, kinship
from timeline_app.link.words import stems_of
from timeline_app.records import Role

if TYPE_CHECKING:
    from timeline_app.link.features import Features

ENOUGH = 2.0  # worth of all that ties two mentions together
ALONE = 3.0  # of what ties two whose own words are not akin
WORD, KIND = 1.5, 0.45  # of the rarest word that both events have for their own; of words of one kind
ARGUMENT, SUBJECT, NEAR = 1.5, 0.5, 0.75  # of what is said of both; of their subjects and surroundings as a whole
PLACE, NUMBER = 0.8, 0.8  # of where both took place, of a number in both
INSTANT, DAY, MONTH, PERIOD = 1.8, 0.8, 0.6, 0.6  # of a time that both tell
OTHER_SUBJECT, OTHER_OBJECT, OTHER_NUMBERS, OTHER_STATUS = 0.5, 0.5, 0.4, 0.4  # cost of what differs
OTHER_PERSON = 1.0  # cost of other people who do it
OTHER_PLACE = 0.7  # cost of other places, where their articles tell of both
ONLY_PEOPLE = 0.6  # cost of nothing in common but who it is, for one man does many things of a day
FINEST = 3600  # seconds of a time that tells more than the day
DAYS = 3  # of a date that both tell as a day
LEAST_SAID = 0.5  # worth of what two statements say both
SALIENT = 2.0  # share of a story's length from which a word that is in all of it ties nothing


def tie(one: Features, other: Features) -> float:
    """Return the worth of what ties two mentions together."""
    shared = (one.argued & other.argued) - one.trigger
    ours, theirs = _people(one), _people(other)
    told = shared - ours - theirs
    return (
        _own_word(one, other)
        + ARGUMENT * sum(_rarity(word, one, other) for word in shared)
        + SUBJECT * cosine(one.subject, other.subject)
        + NEAR * cosine(one.near, other.near)
        + PLACE * (not one.located.isdisjoint(other.located))
        + NUMBER * (not one.numbers.isdisjoint(other.numbers))
        + _told_time(one, other)
        - ONLY_PEOPLE * (bool(shared) and not told)
        - OTHER_PERSON * _strangers(one.subject & ours, other.subject & theirs)
        - OTHER_PLACE * _strangers(one.located, other.located)
        - OTHER_SUBJECT * _strangers(one.subject, other.subject)
        - OTHER_OBJECT * _strangers(one.object, other.object)
        - OTHER_NUMBERS * _strangers(one.numbers, other.numbers)
        - OTHER_STATUS * (one.happened is not other.happened)
    )


def speak_otherwise(one: Features, other: Features) -> bool:
    """Tell whether two statements are of different speakers, as far as these are named, or say different things."""
    if one.role is not Role.STATEMENT:
        return False
    said = sum(_rarity(word, one, other) for word in one.object & other.object)
    return said < LEAST_SAID or _strangers(one.subject, other.subject)


def _own_word(one: Features, other: Features) -> float:
    how = kinship(one, other)
    if how is Kinship.SAME:
        return max(KIND, WORD * max(map(worth, one.trigger & other.trigger)))
    return KIND if how is Kinship.KIN and one.when and other.when else 0.0


def _people(one: Features) -> frozenset[str]:
    return _parts_of_all(one.people) if one.people else frozenset()


@lru_cache(1 << 14)
def _parts_of_all(names: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*map(_parts, names))


@lru_cache(1 << 14)
def _parts(name: str) -> frozenset[str]:
    return frozenset(stems_of(name))


def are_of_days(one: Features, other: Features) -> bool:
    """Tell whether both dates are of a few days at most."""
    return 0 < max(one.width, other.width) <= DAYS


def _rarity(word: str, one: Features, other: Features) -> float:
    """Return what a word ties that both are said of: little where both stories speak of it throughout."""
    if "’" in word or "'" in word:  # "I'm"
        return 0.0
    throughout = min(one.story.words.get(word, 0.0), other.story.words.get(word, 0.0))
    return worth(word) * (1 - min(1.0, SALIENT * throughout))


def _told_time(one: Features, other: Features) -> float:
    if not (one.when and other.when) or one.start is None or one.end is None:
        return 0.0
    if (one.start, one.end) == (other.start, other.end) and one.end - one.start <= FINEST:
        return INSTANT
    if are_of_days(one, other):
        return DAY
    if 0 < max(one.width, other.width) <= MONTH_DAYS:
        return MONTH
    return PERIOD if (one.start, one.end) == (other.start, other.end) else 0.0


def _strangers(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)
