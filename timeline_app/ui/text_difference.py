"""What two versions of a text say otherwise, word by word; no Qt.

Lines are aligned first, then words within what differs, so that large texts take no time either (by `difflib`, after
Ratcliff and Metzener, "Pattern Matching: The Gestalt Approach", 1988).
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MOST: Final = 4_000  # words of a stretch that are aligned; more are told as replaced whole
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
    lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Stretch] = []
    for same, one, other in _aligned(*lines):
        if cancelled():
            return []
        if same:
            found.append(Stretch(Kind.SAME, "".join(one)))
        else:
            found += _words("".join(one), "".join(other))
    return _joined(found)


def changes(found: Sequence[Stretch]) -> int:
    """Return at how many places the texts differ."""
    kinds = [Kind.SAME, *(stretch.kind for stretch in found)]
    return sum(now is not Kind.SAME and last is Kind.SAME for last, now in itertools.pairwise(kinds))


def _words(before: str, after: str) -> Iterator[Stretch]:
    words = _WORD.findall(before), _WORD.findall(after)
    if max(map(len, words)) > MOST:
        aligned: list[tuple[bool, Sequence[str], Sequence[str]]] = [(False, *words)]
    else:
        aligned = list(_aligned(*words))
    for same, one, other in aligned:
        if same:
            yield Stretch(Kind.SAME, "".join(one))
            continue
        for kind, those in ((Kind.GONE, one), (Kind.NEW, other)):
            if those:
                yield Stretch(kind, "".join(those))


def _aligned(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, first, end, start, stop in matcher.get_opcodes():
        yield tag == "equal", one[first:end], other[start:stop]


def _joined(found: Sequence[Stretch]) -> list[Stretch]:
    """Join stretches of a kind that follow each other."""
    joined: list[Stretch] = []
    for stretch in found:
        if joined and joined[-1].kind is stretch.kind:
            joined[-1] = Stretch(stretch.kind, joined[-1].text + stretch.text)
        else:
            joined.append(stretch)
    return joined
