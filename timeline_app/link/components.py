"""What hangs together with mentions that changed: connected components of the graph that strong links span.

Found breadth first from what changed, and told apart by union-find. While a project grows, what hangs together with a
component that has become large is put off: a text that is added thousands of times would else be grouped anew with
every portion of its copies, which takes the square of them. Events are the same, whenever they are grouped.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from timeline_app.link.scoring import JOINED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.link.known import Known, Pair

LARGE = 64  # mentions; in collections of news few events have half of it


def strong(links: Mapping[Pair, float]) -> Iterator[Pair]:
    """Yield the links that may join groups by themselves: without one of these between them no two groups are joined.

    The others count only in the mean of groups that such a link joins.
    """
    return (pair for pair, score in links.items() if score >= JOINED)


class Components:
    """All that hangs together with some mentions, and the links among it.

    `large` holds mentions of which it is known that they are of large components, and learns others; where it is given,
    these components are put off.
    """

    def __init__(
        self,
        numbers: Iterable[int],
        known: Known,
        found: Mapping[Pair, tuple[float, str]],
        lost: Iterable[Pair],
        same: Mapping[int, Iterable[int]],
        large: set[int] | None = None,
    ) -> None:
        gone, wanted = set(lost), set(numbers)
        self._forest = _Forest(frozenset() if large is None else large)
        self._links: dict[Pair, float] = {}
        reached = self._reach(wanted, known, _by_mention(found), gone, same, bounded=large is not None)
        off = set() if large is None else self._put_off(reached, gone)
        self.mentions = reached - off if off else reached
        self.put_off = frozenset(wanted & off)
        if large is not None:
            large |= off

    def _reach(
        self,
        edge: set[int],
        known: Known,
        fresh: Mapping[int, Mapping[Pair, float]],
        gone: set[Pair],
        same: Mapping[int, Iterable[int]],
        *,
        bounded: bool,
    ) -> set[int]:
        """Return all that is reached from an edge on, but what only large components lead to."""
        forest, reached = self._forest, set[int]()
        while edge:
            reached |= edge
            stored = {pair: score for pair, score in known.links(sorted(edge)).items() if pair not in gone}
            for number in edge:
                stored |= fresh.get(number, {})
            self._links |= stored
            forced = ((one, other) for one in edge for other in same.get(one, ()))
            beyond = set()
            for one, other in chain(strong(stored), forced):
                forest.unite(one, other)
                beyond |= {one, other}
            edge = beyond - reached
            if bounded:
                edge = {number for number in edge if forest.weight(number) <= LARGE}
        return reached

    def _put_off(self, reached: Iterable[int], lost: Iterable[Pair]) -> set[int]:
        """Return what is of large components, and what a link that is lost joined with these: an event holds both."""
        off = {root for number in reached if self._forest.weight(root := self._forest.find(number)) > LARGE}
        if off:
            former = _Forest(off)
            for one, other in lost:
                former.unite(self._forest.find(one), self._forest.find(other))
            off = {number for number in reached if former.weight(self._forest.find(number)) > LARGE}
        return off

    def among(self, order: Sequence[int]) -> Iterator[tuple[list[int], dict[Pair, float]]]:
        """Yield the components, their mentions in the order given, each with its links."""
        find = self._forest.find
        parts: defaultdict[int, list[int]] = defaultdict(list)
        links: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
        for number in order:
            parts[find(number)].append(number)
        for pair, score in self._links.items():
            if (whole := find(pair[0])) in parts and whole == find(pair[1]):
                links[whole][pair] = score
        yield from ((part, links[number]) for number, part in parts.items())


class _Forest:
    """Disjoint sets with their sizes; those of which some are known to be large are larger than LARGE."""

    def __init__(self, large: frozenset[int] | set[int]) -> None:
        self._up: dict[int, int] = {}
        self._weight: dict[int, int] = {}
        self._large = large

    def find(self, number: int) -> int:
        up = self._up
        while (above := up.get(number, number)) != number:
            up[number] = up.get(above, above)
            number = above
        return number

    def unite(self, one: int, other: int) -> None:
        a, b = self.find(one), self.find(other)
        if a != b:
            self._weight[b] = self.weight(a) + self.weight(b)
            self._up[a] = b

    def weight(self, number: int) -> int:
        root = self.find(number)
        return self._weight.get(root) or (LARGE + 1 if root in self._large else 1)


def _by_mention(found: Mapping[Pair, tuple[float, str]]) -> Mapping[int, Mapping[Pair, float]]:
    fresh: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
    for pair, (score, _) in found.items():
        for number in pair:
            fresh[number][pair] = score
    return fresh
