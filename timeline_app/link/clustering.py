"""From links between two mentions to events: groups that hold together as wholes, not as chains.

Agglomerative, the best link first: two groups are joined where their mentions are on average as probably one event as
JOINED asks (average link, on a few of each side), and nothing excludes it: they have a common day, a common place, and
no two mentions of one sentence. What the user says is the same or not the same overrides all of it: nothing joins
what he sets apart, also by way of what he calls the same, and what he calls the same is put together in the end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Protocol

from timeline_app.link.scoring import log_odds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline_app.dates.civil import Second
    from timeline_app.link.features import Features

    Span = tuple[Second | None, Second | None]

JOINED = -0.5  # mean log odds from which two groups are one event
CERTAIN_LINK = 50.0  # a link that was not weighed: a headline and its lead
SAME_BY_LAW = "you said they are the same"
SAMPLE = 4  # mentions of a group that are asked
CERTAIN, EXCLUDED = 5.0, -5.0  # log odds of one pair count no more


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
    groups = _Groups(features, laws)
    for one, other in sorted(laws.same):
        if one in features and other in features:
            groups.bind(one, other)
    for link in sorted(links, key=lambda link: (-link.score, link.one, link.other)):
        if link.one in features and link.other in features:
            groups.join(link)
    return groups.found()


@dataclass(slots=True)
class _Members:
    keys: list[str]
    span: Span
    located: frozenset[str]
    sentences: set[tuple[str, int]]


@dataclass(slots=True)
class _Bound:
    """Groups that will be one by the user's word."""

    keys: set[str]
    forbidden: set[str]


class _Groups:
    def __init__(self, features: Mapping[str, Features], laws: Laws) -> None:
        self._features = features
        self._order = {key: number for number, key in enumerate(features)}
        self._root = {key: key for key in features}
        forbidden: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in laws.apart:
            forbidden[one].add(other)
            forbidden[other].add(one)
        self._members = {
            key: _Members([key], (one.start, one.end), one.located, {(one.article, one.sentence)})
            for key, one in features.items()
        }
        self._bound = {key: _Bound({key}, forbidden[key]) for key in features}
        self._same: set[str] = set()
        self._why: dict[str, str] = {}
        self._refused: set[tuple[str, int, str, int]] = set()

    def join(self, link: Link) -> None:
        """Unite the groups of a link's mentions, unless something excludes it or they are too unlike on the whole."""
        one, other = self._find(link.one), self._find(link.other)
        if one == other:
            return
        ours, theirs = self._members[one], self._members[other]
        asked = (one, len(ours.keys), other, len(theirs.keys))
        if asked in self._refused:
            return
        certain = link.score >= CERTAIN_LINK
        if self._excluded(ours, theirs) or not (certain or self._mean(ours, theirs) >= JOINED):
            self._refused.add(asked)
            return
        self.unite(link.one, link.other, link.why)

    def unite(self, one: str, other: str, why: str) -> None:
        """Put two mentions' groups together."""
        first, second = sorted((self._find(one), self._find(other)), key=self._order.__getitem__)
        self._why.setdefault(other, why)
        self._why.setdefault(one, why)
        if first == second:
            return
        ours, theirs = self._members[first], self._members.pop(second)
        self._root[second] = first
        ours.span = _common(ours.span, theirs.span) or ours.span
        ours.located = (ours.located & theirs.located) or (ours.located | theirs.located)
        ours.keys += theirs.keys
        ours.sentences |= theirs.sentences
        self._bind(first, second)

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
        if ours.located and theirs.located and ours.located.isdisjoint(theirs.located):
            return True
        return _common(ours.span, theirs.span) is None

    def _mean(self, ours: _Members, theirs: _Members) -> float:
        pairs = list(product(_some(ours.keys), _some(theirs.keys)))
        return sum(self._odds(one, other) for one, other in pairs) / len(pairs)

    def _odds(self, one: str, other: str) -> float:
        found = log_odds(self._features[one], self._features[other])
        return EXCLUDED if found is None else max(EXCLUDED, min(CERTAIN, found))


def _some(keys: list[str]) -> list[str]:
    """Return a few members, from all over the group."""
    return keys if len(keys) <= SAMPLE else [keys[len(keys) * number // SAMPLE] for number in range(SAMPLE)]


def _common(one: Span, other: Span) -> Span | None:
    """Return the time that two spans share; an unknown one agrees with any. None for none."""
    (start, end), (begin, finish) = one, other
    if start is None or end is None:
        return other
    if begin is None or finish is None:
        return one
    start, end = max(start, begin), min(end, finish)
    return (start, end) if start < end else None
