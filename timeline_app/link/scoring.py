"""Whether two mentions tell one event: log odds made of named parts, each with words for the reader.

What excludes that they are one (another day, another place, a denial) is asked first. Where both events' own words are
known, a logistic regression weighs how alike they are (`similarity`, trained on ECB+); a date that both state weighs
more by hand, since its corpus has hardly any. Where one is not known, or both state a date, names and words may decide
by hand-set worths.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import inf
from operator import mul
from typing import TYPE_CHECKING

from timeline_app.link.background import cosine, worth, worth_of_name
from timeline_app.link.meanings import nearness
from timeline_app.link.similarity import AT_HAND, NAMES, Kinship, at_hand, kinship, looked_up, one_story, similarities
from timeline_app.link.spans import MONTH_DAYS
from timeline_app.link.ties import (
    MOST_OF_WORDS,
    Tie,
    are_of_days,
    are_of_one_month,
    are_of_others,
    doubt,
    share_one_verb,
    speak_otherwise,
)
from timeline_app.link.weights import mention_weights, probability
from timeline_app.link.words import stem, words_of
from timeline_app.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.link.features import Features

JOINED = -0.7  # mean log odds from which two groups are one event
SURE = 1.3  # log odds of a tie from which a pair is rather one event than not, beyond JOINED
OTHER_WORDING = -3.0  # log odds of words that are not akin
LEAST_ALIKE = 0.5  # cosine of the words of dated news whose own words are not known
ENOUGH = -0.99  # log odds from which a pair speaks for one event; whether it is, the whole group decides
LEEWAY = (
    0.8  # log odds by which undated articles are meant to be alike at first: their stories are asked together later
)
SURELY = 1.7  # log odds beyond JOINED that two mentions of undated articles need, of which no others tell
TOGETHER = 0.5  # how much what all articles say of two stories weighs against what the two say alone
UNLIKE = -3.0  # log odds of two mentions whose own words tell nothing that they share
SAME_DAY, NESTED = 1.0, 0.4  # log odds of agreeing dates
OTHER_DAYS = 0.7  # cost of dates that agree only if one that its mention does not tell is wrong by a few days
NEAR = 0.5  # nearness in meaning of words that the reader is told mean much the same
MOST_WORDS = 4  # shown of what both say

# Where an event's own word is not known: worth of what a pair shares, and how much it takes.
PLACE, NAMED_PLACE, PERSON, ORGANIZATION, WORDS = 2.0, 0.6, 1.0, 0.7, 4.0
ONE_STORY = 1.0  # worth of the same people at the same place, told again in one article
OTHERS = 1.0  # cost of naming others
OTHER_WORDS = 0.7  # cost of telling it by words that are not akin
LEAST = 2.7
TOO_LITTLE = -1.0  # log odds where a pair shares too little to tell
NEARLY_EQUAL = 0.75  # cosine of the words, where no name is shared
LEAST_COMMON = 0.3  # cosine of the words, where no place is shared, and of what two statements say

_GROUPS = {  # what a similarity is a part of, for the reader
    "story": ("story", "one article", "the story's word", "rare word in one story", "both have both words"),
    "word": (
        *("bias", "rare word", "exactly its word", "kinds", "all kinds", "both say"),
        *("other particle", "both verbs", "verb and noun", "one plural", "near in meaning"),
    ),
    "names": ("people",),
    "place": ("other place",),
    "numbers": ("numbers", "other numbers", "numbers near"),
    "arguments": (
        *("acting", "acted on", "other acted on", "phrases", "no phrase"),
        *("modifiers", "other modifiers"),
    ),
    "words": ("words", "near", "nothing near", "several near", "next before", "next across"),
    "position": ("both open", "one opens", "late", "late in its sentence", "both late in their sentences"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One of the reasons that make up a score."""

    name: str
    worth: float  # log odds
    words: str  # for the reader; "" where it says nothing that he would want to know


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions that are probably one event."""

    one: str  # Mention.key
    other: str
    score: float  # log odds, the sum of its parts
    parts: tuple[Part, ...]

    @property
    def why(self) -> str:
        """Say in words what joins them."""
        return "; ".join(part.words for part in self.parts if part.words)


def compare(one: Features, other: Features) -> Link | None:
    """Return how two mentions are linked; None where something tells them apart or too little joins them."""
    score = log_odds(one, other)
    if score is None or score < ENOUGH:
        return None
    return Link(one.key, other.key, score, tuple(_parts(one, other, score)))


def log_odds(one: Features, other: Features) -> float | None:
    """Return how probable it is that two mentions are of one event; None where it is excluded."""
    return None if apart(one, other) else odds_where_not_apart(one, other)


def odds_where_not_apart(one: Features, other: Features, least: float = -inf) -> float:
    """Return how probable it is that two mentions are of one event that nothing tells apart: log odds.

    Where these are less than `least` they need not be exact: some number below it is returned.
    """
    known = bool(one.trigger and other.trigger)
    if one.anchored and other.anchored:
        unsure = doubt(one, other)
        return (_by_ties(one, other, least + unsure) if known else _by_names(one, other)) - unsure
    if not known:
        return _named(one, other)
    weighed = words_alike(one, other) + LEEWAY
    return max(weighed, _by_names(one, other)) if one.when and other.when else weighed


def _named(one: Features, other: Features) -> float:
    """Return log odds from what two mentions of undated articles name: enough is enough for two alone."""
    named = _by_names(one, other)
    return named + SURELY if named >= JOINED else named


def by_story(one: Features, other: Features, *, same: bool) -> float:
    """Return what it adds to log odds that all undated articles together say whether two of them tell one story."""
    if one.article == other.article or not (one.trigger and other.trigger) or kinship(one, other) is Kinship.OTHER:
        return 0.0
    alone = probability(one_story(one.story, other.story))
    weights = dict(zip(NAMES, mention_weights(kinship(one, other), NAMES), strict=True))
    rare = max(map(worth, one.trigger & other.trigger), default=0.0)
    slope = weights["story"] + weights["rare word in one story"] * rare
    return slope * (among_others(alone, same=same) - alone)


def among_others(alone: float, *, same: bool) -> float:
    """Return how sure it is that two articles tell one story, of what they say alone and what all say together."""
    return alone + TOGETHER * (float(same) - alone)


def _by_ties(one: Features, other: Features, least: float) -> float:
    """Return log odds of two mentions of dated articles: in a run of news much is alike that is not the same."""
    akin = kinship(one, other) is not Kinship.OTHER
    if not (akin or one.tolls & other.tolls or _are_told_of_one_time(one, other)):
        return UNLIKE
    if speak_otherwise(one, other) or are_of_others(one, other) or share_one_verb(one, other):
        return UNLIKE
    placed = bool(one.when and other.when) and not one.located.isdisjoint(other.located)
    vague = one.width > 1 and are_of_one_month(one, other)  # "around October 6 to 8": not every day's events
    by_names = (placed and (akin or vague)) or (not akin and _narrows(one, other))
    tie = Tie(one, other)
    wanted = -inf if by_names else tie.words_wanted(least + SURE)
    if wanted > MOST_OF_WORDS or wording(one, other, 1.0, wanted) < wanted:
        return UNLIKE  # also if both told one story, which speaks for it and takes longer to tell
    story = _one_story(one, other)
    tied = max(UNLIKE, tie.odds(wording(one, other, story)) - SURE)
    return max(tied, _by_names(one, other)) if by_names else tied


def _one_story(one: Features, other: Features) -> float:
    """Return how sure it is that both articles tell one story, 0 to 1."""
    return 1.0 if one.article == other.article else probability(one_story(one.story, other.story))


def wording(one: Features, other: Features, story: float | None = None, least: float = -inf) -> float:
    """Return log odds of how alike their words are, as `words_alike`; totals of one fate are told in any words."""
    if kinship(one, other) is not Kinship.OTHER:
        return words_alike(one, other, story, least)
    return 0.0 if one.tolls & other.tolls else OTHER_WORDING


def _are_told_of_one_time(one: Features, other: Features) -> bool:
    """Tell whether both tell their time, and one that is fine enough for the same to be told in other words."""
    return bool(one.when and other.when) and (
        are_of_days(one, other) or are_of_one_month(one, other) or _narrows(one, other)
    )


def _narrows(one: Features, other: Features) -> bool:
    """Tell whether an article tells again, in other words, what the same people did at the same place, but when."""
    within, vague = one.article == other.article, max(one.width, other.width) > 1
    return within and vague and not (one.located.isdisjoint(other.located) or one.people.isdisjoint(other.people))


def words_alike(one: Features, other: Features, story: float | None = None, least: float = -inf) -> float:
    """Return log odds from how alike two mentions are whose own words are known; little where these tell nothing.

    `story` is how sure it is that their articles tell one, where that is known already. Log odds below `least` need
    not be exact.
    """
    how = kinship(one, other)
    if how is Kinship.OTHER:
        return UNLIKE
    if one.role is Role.STATEMENT and cosine(one.words, other.words) < LEAST_COMMON:  # who says it is not what is said
        return UNLIKE
    story = _one_story(one, other) if story is None else story
    weights, most = _weights(one.anchored and other.anchored)[how]
    alike: float = _agreement(one, other) + sum(map(mul, weights, at_hand(one, other, story)))
    if alike + most >= least:
        alike += sum(map(mul, weights[AT_HAND:], looked_up(one, other)))
        return alike
    return alike + most


def apart(one: Features, other: Features) -> bool:
    """Tell whether two mentions cannot be of one event: one sentence's, of other days, elsewhere, or other in kind."""
    if one.role is not other.role or one.denied is not other.denied:
        return True
    if one.sentence == other.sentence and one.article == other.article:
        return True
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        if one.anchored != other.anchored and (one.start is None) != (other.start is None):
            return True
    elif one.latest <= other.earliest or other.latest <= one.earliest:
        return True
    return _elsewhere(one, other) and not (_tells_of(one, other.located) or _tells_of(other, one.located))


def _elsewhere(one: Features, other: Features) -> bool:
    return bool(one.located and other.located) and one.located.isdisjoint(other.located)


def _tells_of(one: Features, places: frozenset[str]) -> bool:
    """Tell whether an article speaks of a place anywhere: it may stand in the one that its sentence names."""
    return any(stem(word) in one.story.words for place in places for word in words_of(place))


def _weighed(one: Features, other: Features, story: float) -> list[float]:
    weights, _ = _weights(one.anchored and other.anchored)[kinship(one, other)]
    return list(map(mul, weights, similarities(one, other, story)))


@cache
def _weights(dated: bool) -> dict[Kinship, tuple[tuple[float, ...], float]]:
    """Return the weights of similarities, and how much those that are looked up may add to the others at most."""
    found = {how: mention_weights(how, NAMES, dated=dated) for how in Kinship}
    return {how: (weights, sum(max(0.0, weight) for weight in weights[AT_HAND:])) for how, weights in found.items()}


def _agreement(one: Features, other: Features) -> float:
    if _elsewhen(one, other):
        return -OTHER_DAYS
    if one.width == other.width == 1:
        return SAME_DAY if one.when and other.when else NESTED
    return NESTED if 0 < min(one.width, other.width) <= MONTH_DAYS else 0.0


def _elsewhen(one: Features, other: Features) -> bool:
    """Tell whether they are of other days, as far as these are known."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.end <= other.start or other.end <= one.start


def _by_names(one: Features, other: Features) -> float:
    """Return log odds from what a pair names, where an event's own word is not known."""
    words = one.words & other.words
    common = cosine(one.words, other.words)
    places = (one.located & other.places) | (other.located & one.places)
    named = (one.places & other.places) - places
    people, organizations = one.people & other.people, one.organizations & other.organizations
    within = one.article == other.article
    if _elsewhere(one, other):
        return TOO_LITTLE
    unknown = not (one.trigger and other.trigger)
    if unknown and one.anchored and other.anchored and (cosine(one.words, other.words) < LEAST_ALIKE or len(words) < 2):
        return TOO_LITTLE
    kin = unknown or kinship(one, other) is not Kinship.OTHER
    if (not places or one.role is Role.STATEMENT) and common < LEAST_COMMON:  # who says it is not what is said
        return TOO_LITTLE
    if within and one.numbers and other.numbers and not one.numbers & other.numbers:  # bridge 5 is not bridge 6
        return TOO_LITTLE
    vague = max(one.width, other.width) > 1
    if not words and not (vague if within else people and len(places) > 1):
        return TOO_LITTLE
    if not (places or named or people or organizations) and common < NEARLY_EQUAL:
        return TOO_LITTLE
    worths = (
        (PLACE, places),
        (NAMED_PLACE, named),
        (PERSON, people),
        (ORGANIZATION, organizations),
    )
    return (
        sum(each * sum(map(worth_of_name, names)) for each, names in worths)
        + WORDS * common
        + _agreement(one, other)
        - _strangeness(one, other)
        - (0.0 if kin else OTHER_WORDS)
        + (ONE_STORY if within and places and (people or organizations) else 0.0)
        - LEAST
    )


def _strangeness(one: Features, other: Features) -> float:
    """Return what it costs that both name people, organisations or numbers, and not one is the same."""
    pairs = (
        (one.people | one.organizations, other.people | other.organizations),
        (one.numbers, other.numbers),
    )
    return sum(OTHERS for ours, theirs in pairs if ours and theirs and not ours & theirs)


def _parts(one: Features, other: Features, score: float) -> Iterator[Part]:
    """Yield what a score is made of, with the words that say it."""
    words = _words(one, other)
    if not (one.trigger and other.trigger) or words_alike(one, other) < score:  # names and words decided
        told = [name for name in ("place", "date", "names", "words") if words.get(name)]
        yield Part(" and ".join(told), score, "; ".join(words[name] for name in told))
        return
    weighed = dict(zip(NAMES, _weighed(one, other, _one_story(one, other)), strict=True))
    for name, members in _GROUPS.items():
        worth = sum(weighed[member] for member in members)
        yield Part(name, worth, words.get(name, "") if worth > 0 or name in ("place", "words") else "")
    yield Part("date", _agreement(one, other), words.get("date", ""))


def _words(one: Features, other: Features) -> dict[str, str]:
    """Say what two mentions share, by part."""
    shown = {**other.shown, **one.shown}
    places = (one.located & other.places) | (other.located & one.places)
    names = (one.people & other.people) | (one.organizations & other.organizations)
    common = one.words & other.words | one.trigger & other.trigger
    said = {
        "place": _listed("same place: ", places, shown),
        "names": _listed("both name ", names, shown),
        "words": _listed("both: ", common, shown),
        "numbers": _listed("same numbers: ", one.numbers & other.numbers, shown),
    }
    if one.when and other.when:
        said["date"] = f"“{one.when}” agrees with “{other.when}”"
    if one.trigger and other.trigger and one.trigger.isdisjoint(other.trigger):
        mine, theirs = (" ".join(each.shown.get(word, word) for word in sorted(each.trigger)) for each in (one, other))
        near = nearness(one.own, other.own) >= NEAR
        said["word"] = f"“{mine}” {'means much' if near else 'tells'} the same as “{theirs}”"
    if one.article != other.article:
        said["story"] = "articles of one story"
    return said


def _listed(lead: str, shared: frozenset[str], shown: dict[str, str]) -> str:
    return lead + ", ".join(shown.get(name, name) for name in sorted(shared)[:MOST_WORDS]) if shared else ""
