"""From links between two mentions to events: groups that hold together as wholes, not as chains.

Agglomerative, the most alike first: two groups are joined where their mentions are on average as probably one event as
JOINED asks (average link; of large groups some of each side are asked), and nothing excludes it: they have a common
day, and no two mentions of one sentence. Of undated articles a group of few mentions must be surer in the end, or it is
taken apart again: what many tell alike is more probably an event of its own than what two say in passing. What the user
says is the same or not the same overrides all of it: nothing joins what he sets apart, also by way of what he calls the
same, and what he calls the same is put together in the end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations, product
from math import log2
from typing import TYPE_CHECKING, Protocol

from timeline_app.link.scoring import JOINED, LEEWAY, SURELY, by_story, log_odds
from timeline_app.link.similarity import one_story
from timeline_app.link.stories import NEARLY, some, stories_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from timeline_app.dates.civil import Second
    from timeline_app.link.features import Features

    Span = tuple[Second | None, Second | None]
    _Tree = str | tuple["_Tree", ...]

SETTLED = 50.0  # score of a link that was not weighed: a headline and its lead
SAME_BY_LAW = "you said they are the same"
PAIRS = 400  # of mentions of two groups, of which all are asked
SAMPLE = 8  # mentions of a group that are asked where there are more
UNDATED = JOINED + LEEWAY - 0.3  # mean log odds from which two groups of undated articles are
SURE_PAIR = JOINED + SURELY  # mean log odds that two mentions of undated articles need in the end
SURER = 0.5  # how much less twice as many do
CERTAIN, EXCLUDED = 5.0, -5.0  # log odds of one pair count no more
FEW = 16  # mentions, up to which a group may be taken apart: more need no more than JOINED asks
_YEAR = re.compile(r"\d{4}")


class Link(Protocol):
    """Two mentions that are probably one event, as `scoring.Link`, or as a project remembers it."""

    @property
    def one(self) -> str:
        """Return the key of one."""
        ...

    @property
    def other(self) -> str:
        """Return the key of the other."""
        ...

    @property
    def score(self) -> float:
        """Return how sure it is: log odds."""
        ...

    @property
    def why(self) -> str:
        """Say in words what joins them."""
        ...


@dataclass(frozen=True, slots=True)
class Laws:
    """What the user says of pairs of mentions, by Mention.key, in either order; "the same" comes first."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one event by key, in the order given, each with the reason why it is there ("" for none)."""

    mentions: tuple[str, ...]
    reasons: tuple[str, ...]


def cluster(features: Mapping[str, Features], links: Iterable[Link], laws: Laws | None = None) -> tuple[Group, ...]:
    """Return groups that hold every mention of `features` exactly once, in the order of their first mentions.

    Links and laws that name other mentions are left out.
    """
    laws = laws or Laws()
    known = [link for link in links if link.one in features and link.other in features]
    known.sort(key=lambda link: (-link.score, link.one, link.other))
    groups = _Groups(features, laws, _stories(features, known))
    for one, other in sorted(laws.same):
        if one in features and other in features:
            groups.bind(one, other)
    for link in known:
        groups.settle(link) if link.score >= SETTLED else groups.know(link)
    groups.agglomerate()
    groups.take_apart()
    for link in known:
        groups.explain(link)
    return groups.found()


@dataclass(slots=True)
class _Members:
    keys: list[str]
    span: Span
    sentences: set[tuple[str, int]]
    voices: list[str]  # those that are asked whether others are alike: a headline is not, its lead is
    dated: int  # how many are of dated articles
    made_of: _Tree  # the groups that were joined, and so on; empty where they are never taken apart again


@dataclass(slots=True)
class _Bound:
    """Groups that will be one by the user's word."""

    keys: set[str]
    forbidden: set[str]


class _Groups:
    def __init__(self, features: Mapping[str, Features], laws: Laws, stories: Mapping[str, int]) -> None:
        self._features = features
        self._stories = stories
        self._order = {key: number for number, key in enumerate(features)}
        self._root = {key: key for key in features}
        forbidden: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in laws.apart:
            forbidden[one].add(other)
            forbidden[other].add(one)
        self._members = {
            key: _Members([key], _span(one), {(one.article, one.sentence)}, [key], int(one.anchored), key)
            for key, one in features.items()
        }
        self._bound = {key: _Bound({key}, forbidden[key]) for key in features}
        self._odds_of: dict[tuple[str, str], float] = {}
        self._twins: dict[Hashable, int] = {}
        self._twin_of: dict[str, int] = {}
        self._odds_of_twins: dict[tuple[int, int, bool], float | None] = {}
        self._same: set[str] = set()
        self._why: dict[str, str] = {}
        self._known: dict[str, dict[str, tuple[float, int]]] = {key: {} for key in features}  # sum and number of links
        self._queue: list[tuple[float, int, int, str, str, int]] = []  # the last: how many links are known between them
        self._refused: defaultdict[str, set[str]] = defaultdict(set)  # near, but not alike enough as they are

    def settle(self, link: Link) -> None:
        """Unite what a link that was not weighed joins, unless something excludes it."""
        one, other = self._find(link.one), self._find(link.other)
        if one != other and not self._excluded(self._members[one], self._members[other]):
            settled = self._members[self._unite(one, other)]
            settled.made_of = ()
            voices = settled.voices
            headline = link.one if self._features[link.one].when is None else link.other
            if headline in voices and len(voices) > 1:
                voices.remove(headline)

    def know(self, link: Link) -> None:
        """Take a link into the mean of the groups that it joins; call it before `agglomerate`."""
        one, other = self._find(link.one), self._find(link.other)
        if one == other:
            return
        total, number = self._known[one].get(other, (0.0, 0))
        found = total + self._counted(link.one, link.other, link.score), number + 1
        self._known[one][other] = self._known[other][one] = found

    def agglomerate(self) -> None:
        """Join groups, the most alike first, as long as any two are alike enough."""
        for one, others in self._known.items():
            for other in others:
                if self._order[one] < self._order[other]:
                    self._wait(one, other)
        while self._queue:
            guessed, _, _, one, other, number = heappop(self._queue)
            if one not in self._members or other not in self._members or number != self._known[one][other][1]:
                continue
            if self._excluded(self._members[one], self._members[other]):
                continue  # for good: what excludes only grows
            mean = self._mean(one, other)
            if mean < self._needed(one, other):
                self._refused[one].add(other)
                self._refused[other].add(one)
            elif mean < -guessed - NEARLY:  # others may be more alike
                self._queue_up(one, other, mean)
            else:
                self._join(one, other)

    def _join(self, one: str, other: str) -> None:
        """Unite two groups and queue those near them about which that tells anything new.

        What it does not touch waits as it did, or events of thousands of mentions would take the square of that.
        """
        first, second = sorted((one, other), key=self._order.__getitem__)
        anew = {*self._known[second], *self._refused.pop(first, ()), *self._refused.pop(second, ())}
        self._unite(first, second)
        for near in anew.intersection(self._known[first]):
            self._refused[near] -= {first, second}
            self._wait(first, near)

    def take_apart(self) -> None:
        """Take groups of undated articles that are not sure enough for so few mentions apart, into what is."""
        for root, members in self._members.items():
            if not members.dated and members.made_of and self._same.isdisjoint(self._bound[root].keys):
                for part in self._sure(members.made_of):
                    self._bound.update(dict.fromkeys(part, _Bound(set(part), set())))
                    self._root.update(dict.fromkeys(part, part[0]))

    def _sure(self, tree: _Tree) -> Iterator[list[str]]:
        """Yield the largest groups of which a group was made that are sure enough."""
        keys = list(_leaves(tree))
        if isinstance(tree, str) or self._cohesion(keys) >= SURE_PAIR - SURER * log2(len(keys) / 2):
            yield keys
        else:
            for part in tree:
                yield from self._sure(part)

    def _cohesion(self, keys: Sequence[str]) -> float:
        """Return the mean log odds within a group."""
        pairs = list(combinations(keys, 2))
        return sum([self._odds(*pair) for pair in pairs]) / len(pairs)

    def explain(self, link: Link) -> None:
        """Keep why two mentions are together, where they are and nothing is known yet."""
        if self._find(link.one) == self._find(link.other):
            missing = [key for key in (link.other, link.one) if key not in self._why]
            if missing:  # only then are the words made
                self._why.update(dict.fromkeys(missing, link.why))

    def _unite(self, one: str, other: str) -> str:
        """Put two groups together and return the key of the whole."""
        first, second = sorted((one, other), key=self._order.__getitem__)
        ours, theirs = self._members[first], self._members.pop(second)
        self._root[second] = first
        ours.span = _common(ours.span, theirs.span) or ours.span
        ours.keys += theirs.keys
        ours.voices += theirs.voices
        ours.sentences |= theirs.sentences
        ours.dated += theirs.dated
        small = ours.made_of and theirs.made_of and len(ours.keys) <= FEW
        ours.made_of = (ours.made_of, theirs.made_of) if small else ()
        known = self._known[first]
        known.pop(second, None)
        for near, (total, number) in self._known.pop(second).items():
            if near != first:
                before, count = known.get(near, (0.0, 0))
                known[near] = self._known[near][first] = before + total, count + number
                self._known[near].pop(second)
        self._bind(first, second)
        return first

    def _wait(self, one: str, other: str) -> None:
        """Queue two groups by the mean of the links known between them: no more than a guess."""
        total, number = self._known[one][other]
        if total / number >= self._needed(one, other):
            self._queue_up(one, other, total / number)

    def _needed(self, one: str, other: str) -> float:
        """Return the mean log odds from which two groups are one event."""
        both = self._members[one], self._members[other]
        return JOINED if all(members.dated == len(members.keys) for members in both) else UNDATED

    def _queue_up(self, one: str, other: str, mean: float) -> None:
        one, other = sorted((one, other), key=self._order.__getitem__)
        rank = self._order[one], self._order[other]
        heappush(self._queue, (-mean, *rank, one, other, self._known[one][other][1]))

    def bind(self, one: str, other: str) -> None:
        """Put two mentions' groups together in the end, whatever they are."""
        self._same |= {one, other}
        self._bind(one, other)

    def _bind(self, one: str, other: str) -> None:
        ours, theirs = self._bound[one], self._bound[other]
        if ours is not theirs:
            ours.keys |= theirs.keys
            ours.forbidden |= theirs.forbidden
            self._bound.update(dict.fromkeys(theirs.keys, ours))

    def found(self) -> tuple[Group, ...]:
        """Return the groups."""
        made = []
        for bound in {id(bound): bound for bound in self._bound.values()}.values():
            keys = tuple(sorted(bound.keys, key=self._order.__getitem__))
            made.append(Group(keys, tuple(map(self._reason, keys))))
        return tuple(sorted(made, key=lambda group: self._order[group.mentions[0]]))

    def _reason(self, key: str) -> str:
        return "; ".join(filter(None, (SAME_BY_LAW if key in self._same else "", self._why.get(key, ""))))

    def _find(self, key: str) -> str:
        while self._root[key] != key:
            self._root[key] = self._root[self._root[key]]
            key = self._root[key]
        return key

    def _excluded(self, ours: _Members, theirs: _Members) -> bool:
        if not ours.sentences.isdisjoint(theirs.sentences):
            return True
        one, other = self._bound[ours.keys[0]], self._bound[theirs.keys[0]]
        if not one.forbidden.isdisjoint(other.keys):
            return True
        return _common(ours.span, theirs.span) is None

    def _mean(self, one: str, other: str) -> float:
        """Return the mean log odds between two groups; between large ones, of some of each."""
        ours, theirs = self._members[one], self._members[other]
        total, number = self._known[one][other]
        if number == len(ours.keys) * len(theirs.keys) == len(ours.voices) * len(theirs.voices):
            return total / number
        asked = ours.voices, theirs.voices
        if len(ours.voices) * len(theirs.voices) > PAIRS:
            asked = some(ours.voices, SAMPLE), some(theirs.voices, SAMPLE)
        pairs = list(product(*asked))
        return sum([self._odds(*pair) for pair in pairs]) / len(pairs)

    def _counted(self, one: str, other: str, odds: float) -> float:
        """Return the log odds of a pair as they count: with what all articles say of its stories."""
        ours, theirs = self._features[one], self._features[other]
        if (mine := self._stories.get(ours.article)) is not None and theirs.article in self._stories:
            odds += by_story(ours, theirs, same=mine == self._stories[theirs.article])
        return max(EXCLUDED, min(CERTAIN, odds))

    def _odds(self, one: str, other: str) -> float:
        pair = (one, other) if one < other else (other, one)
        known = self._odds_of.get(pair)
        if known is None:
            found = self._weighed(one, other)
            known = EXCLUDED if found is None else self._counted(one, other, found)
            self._odds_of[pair] = known
        return known

    def _weighed(self, one: str, other: str) -> float | None:
        """Return log odds; those of copies of two mentions are those of the two, and need not be weighed again."""
        ours, theirs = self._features[one], self._features[other]
        twins = self._twin(one, ours), self._twin(other, theirs), ours.article == theirs.article
        if twins not in self._odds_of_twins:
            self._odds_of_twins[twins] = log_odds(ours, theirs)
        return self._odds_of_twins[twins]

    def _twin(self, key: str, one: Features) -> int:
        """Return a number that mentions of articles of one text share where they differ in nothing that is weighed."""
        if (known := self._twin_of.get(key)) is None:
            dated = one.first, one.last, one.earliest, one.latest, one.when, one.anchored
            alike = one.text, one.sentence, one.at, one.role, one.mention.label, one.mention.attributed_to, dated
            known = self._twin_of[key] = self._twins.setdefault(alike, len(self._twins))
        return known


def _stories(features: Mapping[str, Features], links: Iterable[Link]) -> dict[str, int]:
    """Return which story each undated article tells that a link joins with another; dates tell dated ones apart."""
    pairs = ((features[link.one], features[link.other]) for link in links)
    among = {(one.article, other.article): (one, other) for one, other in pairs if not (one.anchored or other.anchored)}
    told = {one.article: one.story for both in among.values() for one in both}
    apart = (pair for pair in among if pair[0] != pair[1])
    return stories_of(apart, lambda one, other: one_story(told[one], told[other]))


def _leaves(tree: _Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    else:
        for part in tree:
            yield from _leaves(part)


def _span(one: Features) -> Span:
    """Return when a mention's group may lie; an undated article's "Thursday" may be of any week: each pair decides."""
    return (one.earliest, one.latest) if one.anchored or (one.when and _YEAR.search(one.when)) else (None, None)


def _common(one: Span, other: Span) -> Span | None:
    """Return the time that two spans share; an unknown one agrees with any. None for none."""
    (start, end), (begin, finish) = one, other
    if start is None or end is None:
        return other
    if begin is None or finish is None:
        return one
    start, end = max(start, begin), min(end, finish)
    return (start, end) if start < end else None
