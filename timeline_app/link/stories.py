"""Which articles tell one story, asked of all of them together: whether two do is surer where others agree.

Agglomerative, the most alike first, by the mean log odds that an article of one group and one of the other tell one
story (average link; of large groups some of each are asked).
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SURE = 0.5  # mean log odds from which two groups of articles tell one story
MOST = 5.0  # log odds of one pair count no more
SAMPLE = 12  # articles of a group that are asked
NEARLY = 1e-9  # how far guesses are from what they are made of


def stories_of(pairs: Iterable[tuple[str, str]], odds: Callable[[str, str], float]) -> dict[str, int]:
    """Return which story each article of some pairs tells; `odds` are the log odds that two tell one."""
    groups = _Groups(sorted({(one, other) if one < other else (other, one) for one, other in pairs}), odds)
    groups.agglomerate()
    return {article: number for number, articles in groups.members.items() for article in articles}


class _Groups:
    def __init__(self, pairs: list[tuple[str, str]], odds: Callable[[str, str], float]) -> None:
        articles = sorted({article for pair in pairs for article in pair})
        number_of = {article: number for number, article in enumerate(articles)}
        self.members = {number: [article] for article, number in number_of.items()}
        self._next = len(articles)
        self._odds = odds
        self._asked: dict[tuple[str, str], float] = {}
        self._near: defaultdict[int, set[int]] = defaultdict(set)
        self._queue: list[tuple[float, int, int]] = []
        for pair in pairs:
            one, other = (number_of[article] for article in pair)
            if (found := self._ask(*pair)) >= SURE:
                self._near[one].add(other)
                self._near[other].add(one)
                self._queue.append((-found, one, other))
        heapify(self._queue)

    def agglomerate(self) -> None:
        """Join groups, the most alike first, as long as any two are alike enough."""
        while self._queue:
            guessed, one, other = heappop(self._queue)
            if one in self.members and other in self.members:
                found = self._mean(one, other)
                if found >= -guessed - NEARLY:
                    self._join(one, other)
                elif found >= SURE:  # others may be more alike
                    heappush(self._queue, (-found, one, other))

    def _join(self, one: int, other: int) -> None:
        whole = self._next
        self._next += 1
        self.members[whole] = self.members.pop(one) + self.members.pop(other)
        near = (self._near.pop(one) | self._near.pop(other)) & self.members.keys()
        self._near[whole] = near
        for another in sorted(near):
            self._near[another].add(whole)
            if (found := self._mean(whole, another)) >= SURE:
                heappush(self._queue, (-found, another, whole))

    def _mean(self, one: int, other: int) -> float:
        pairs = list(product(some(self.members[one], SAMPLE), some(self.members[other], SAMPLE)))
        return sum([self._ask(*pair) for pair in pairs]) / len(pairs)

    def _ask(self, one: str, other: str) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._asked:
            self._asked[pair] = max(-MOST, min(MOST, self._odds(*pair)))
        return self._asked[pair]


def some(members: list[str], most: int) -> list[str]:
    """Return at most so many members, from all over a group."""
    many = len(members)
    return members if many <= most else [members[many * number // most] for number in range(most)]
