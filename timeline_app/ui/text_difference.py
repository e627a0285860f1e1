"""What two versions of a text say otherwise, word by word; no Qt.

Lines are aligned first, then words within what differs. Of many of either, runs that stand once in both texts are held
on to, in the longest order that both have them in (Cohen's patience diff), and only what lies between is compared by
`difflib` (after Ratcliff and Metzener, "Pattern Matching: The Gestalt Approach", 1988), which by itself takes minutes
where two long texts have much in common and many small changes.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Aligned = tuple[bool, Sequence[str], Sequence[str]]  # whether they are the same, and what each text has

FEW: Final = 60_000  # pairs of lines or words that are compared each with each; a hundredth of a second
MOST: Final = 2_000_000  # the same where nothing stands once in both; more are told as replaced whole
_RUNS: Final = (8, 1)  # parts of a run that is looked for: several are surer, one may be all there is
_DEEPEST: Final = 40  # times that what lies between is parted again
_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")


class Kind(Enum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"  # only the earlier text has it
    NEW = "new"  # only the later one


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one of the texts, or of both."""

    kind: Kind
    text: str


def stretches(before: str, after: str, cancelled: Callable[[], bool] = lambda: False) -> list[Stretch]:
    """Return all that two texts say, in order, what is gone before what is new in its place; none if cancelled."""
    found: list[Stretch] = []
    for same, one, other in _aligned(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        if same:
            found.append(Stretch(Kind.SAME, "".join(one)))
            continue
        for stretch in _words("".join(one), "".join(other)):
            if cancelled():
                return []
            found.append(stretch)
    return _joined(found)


def changes(found: Sequence[Stretch]) -> int:
    """Return at how many places the texts differ."""
    kinds = [Kind.SAME, *(stretch.kind for stretch in found)]
    return sum(now is not Kind.SAME and last is Kind.SAME for last, now in itertools.pairwise(kinds))


def _words(before: str, after: str) -> Iterator[Stretch]:
    for same, one, other in _aligned(_WORD.findall(before), _WORD.findall(after)):
        if same:
            yield Stretch(Kind.SAME, "".join(one))
            continue
        for kind, those in ((Kind.GONE, one), (Kind.NEW, other)):
            if those:
                yield Stretch(kind, "".join(those))


def _aligned(one: Sequence[str], other: Sequence[str], depth: int = 0) -> Iterator[Aligned]:
    """Yield what two texts have alike and otherwise, in order, by lines or by words."""
    head = _alike(one, other)
    tail = _alike(one[head:][::-1], other[head:][::-1])
    if head:
        yield True, one[:head], other[:head]
    yield from _between(one[head : len(one) - tail], other[head : len(other) - tail], depth)
    if tail:
        yield True, one[len(one) - tail :], other[len(other) - tail :]


def _between(one: Sequence[str], other: Sequence[str], depth: int) -> Iterator[Aligned]:
    """Yield the same for what neither begins nor ends alike."""
    pairs = len(one) * len(other)
    held = next(filter(None, (_held(one, other, size) for size in _RUNS)), []) if pairs > FEW else []
    if not held or depth >= _DEEPEST:
        yield from _compared(one, other) if 0 < pairs <= MOST else ([(False, one, other)] if one or other else ())
        return
    start, begin = 0, 0
    for at, to in (*held, (len(one), len(other))):
        yield from _aligned(one[start:at], other[begin:to], depth + 1)
        start, begin = at, to


def _compared(one: Sequence[str], other: Sequence[str]) -> Iterator[Aligned]:
    for tag, first, end, start, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield tag == "equal", one[first:end], other[start:stop]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many parts two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _held(one: Sequence[str], other: Sequence[str], size: int) -> list[tuple[int, int]]:
    """Return where runs of a size begin that stand once in both, as many as stand in the same order in both."""
    runs, others = ([tuple(text[at : at + size]) for at in range(len(text) - size + 1)] for text in (one, other))
    here, there = Counter(runs), Counter(others)
    places = {run: at for at, run in enumerate(others) if there[run] == 1}
    both = [(at, places[run]) for at, run in enumerate(runs) if here[run] == 1 and run in places]
    held = [both[number] for number in _longest([to for _, to in both])]
    known = set(held)
    return [(at, to) for at, to in held if (at - 1, to - 1) not in known]


def _longest(places: Sequence[int]) -> list[int]:
    """Return which of places that differ make the longest order from left to right."""
    ends: list[int] = []  # the least place at which an order of each length ends
    last: list[int] = []  # which of `places` that is
    before: list[int] = []
    for number, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [place], [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(number)
        number = before[number]
    return found[::-1]


def _joined(found: Sequence[Stretch]) -> list[Stretch]:
    """Join stretches of a kind that follow each other."""
    joined: list[Stretch] = []
    for stretch in found:
        if joined and joined[-1].kind is stretch.kind:
            joined[-1] = Stretch(stretch.kind, joined[-1].text + stretch.text)
        else:
            joined.append(stretch)
    return joined
