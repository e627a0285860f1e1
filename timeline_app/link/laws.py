"""The user's word, "the same event" or "not the same", is law: no likeness outweighs it; it may not contradict itself.

What is the same as the same is the same, and whoever says "not the same" of such two contradicts himself.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from timeline_app.records import Law

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bonds:
    """Laws between mentions by their numbers."""

    same: Mapping[int, frozenset[int]] = field(default_factory=dict)
    apart: Mapping[int, frozenset[int]] = field(default_factory=dict)


def pairs_among(kind: Mapping[int, frozenset[int]], among: Collection[int]) -> list[Pair]:
    """Return the pairs among these mentions that one kind of law binds, the lower number first."""
    return sorted((one, other) for one in among for other in kind.get(one, ()) if one < other and other in among)


def bonds(laws: Iterable[Law], numbers: Mapping[str, Sequence[int]]) -> Bonds:
    """Return the laws by the numbers of mentions; `numbers` tells which mentions a key means."""
    same: defaultdict[int, set[int]] = defaultdict(set)
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for law in laws:
        for one in numbers.get(law.one, ()):
            for other in numbers.get(law.other, ()):
                if one != other:
                    kind = same if law.same else apart
                    kind[one].add(other)
                    kind[other].add(one)
    return Bonds(*({one: frozenset(others) for one, others in kind.items()} for kind in (same, apart)))


def contradiction(laws: Collection[Law]) -> tuple[Law, tuple[Law, ...]] | None:
    """Return a law that sets two mentions apart and the laws that make them the same; None where there is none."""
    beside: defaultdict[str, list[tuple[str, Law]]] = defaultdict(list)
    for law in laws:
        if law.same:
            beside[law.one].append((law.other, law))
            beside[law.other].append((law.one, law))
    for law in laws:
        if not law.same and (path := _path(law.one, law.other, beside)):
            return law, path
    return None


def _path(start: str, goal: str, beside: Mapping[str, Sequence[tuple[str, Law]]]) -> tuple[Law, ...]:
    """Return the fewest laws that make two mentions the same (breadth first); empty where none do."""
    ways: dict[str, tuple[Law, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == goal:
            return ways[here]
        for there, law in beside.get(here, ()):
            if there not in ways:
                ways[there] = (*ways[here], law)
                waiting.append(there)
    return ()
