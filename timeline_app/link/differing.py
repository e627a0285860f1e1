"""What two linkings of the same articles make of them, told as differences between their events.

An event of the one is that of the other which has its reports. Reports are found again by their keys; where a text was
read otherwise, by their sentence and role.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from timeline_app.records import Event


class Kind(StrEnum):
    """What differs."""

    DATE = "date"
    LABEL = "label"
    STATUS = "status"
    REPORTS = "reports"  # the same event has others
    JOINED = "joined"  # several come to be one
    APART = "apart"  # one comes to be several
    REGROUPED = "regrouped"  # several come to be several others
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """Events before and after, of which something differs."""

    kind: Kind
    before: tuple[Event, ...]
    after: tuple[Event, ...]


def differences(before: Sequence[Event], after: Sequence[Event]) -> tuple[Difference, ...]:
    """Return what differs, in the order of the events before, what is new last; two where an event differs twice."""
    found: list[Difference] = []
    for olds, news in _matched(before, after):
        former, latter = tuple(before[at] for at in olds), tuple(after[at] for at in news)
        found += (Difference(kind, former, latter) for kind in _kinds(former, latter))
    return tuple(found)


def _kinds(before: Sequence[Event], after: Sequence[Event]) -> Iterator[Kind]:
    if len(before) == len(after) == 1:
        yield from _changes(before[0], after[0])
    elif not before or not after:
        yield Kind.GONE if before else Kind.NEW
    elif len(after) == 1:
        yield Kind.JOINED
    else:
        yield Kind.APART if len(before) == 1 else Kind.REGROUPED


def _changes(before: Event, after: Event) -> Iterator[Kind]:
    if before.date != after.date:
        yield Kind.DATE
    if before.label != after.label:
        yield Kind.LABEL
    if before.status != after.status:
        yield Kind.STATUS
    if {_sentence(m.key) for m in before.mentions} != {_sentence(m.key) for m in after.mentions}:
        yield Kind.REPORTS


def _matched(before: Sequence[Event], after: Sequence[Event]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield positions of events that have reports in common, directly or by way of others; of each both sides."""
    there = _places(after, lambda key: key)
    near = _places(after, _sentence)
    news = [there.get(key) or near.get(_sentence(key)) or () for event in before for key in _keys(event)]
    olds = [at for at, event in enumerate(before) for _ in event.mentions]
    reached: defaultdict[int, set[int]] = defaultdict(set)
    back: defaultdict[int, set[int]] = defaultdict(set)
    for old, found in zip(olds, news, strict=True):
        if found:  # of several the first: a sentence that tells two events is told by its first
            reached[old].add(found[0])
            back[found[0]].add(old)
    done: set[int] = set()
    for first in range(len(before)):
        if first not in done:
            group, others = _component(first, reached, back)
            done |= group
            yield sorted(group), sorted(others)
    yield from (([], [at]) for at in range(len(after)) if at not in back)


def _component(
    first: int, reached: defaultdict[int, set[int]], back: defaultdict[int, set[int]]
) -> tuple[set[int], set[int]]:
    group, others, waiting = {first}, set[int](), [first]
    while waiting:
        for new in reached[waiting.pop()] - others:
            others.add(new)
            waiting += back[new] - group
            group |= back[new]
    return group, others


def _places(events: Sequence[Event], named: Callable[[str], str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        for key in _keys(event):
            found[named(key)].append(at)
    return dict(found)


def _keys(event: Event) -> Iterable[str]:
    return (mention.key for mention in event.mentions)


def _sentence(key: str) -> str:
    """Return what a mention's key says of its article, sentence and role."""
    return key.rpartition(":")[0]
