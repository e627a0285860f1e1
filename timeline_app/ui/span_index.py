"""Spans of a text in order, found by where they stand: which of thousands meet what is in sight; no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Spanned(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int:
        """Return where it begins, in code points."""
        ...

    @property
    def end(self) -> int:
        """Return where it ends, exclusive."""
        ...


Span = TypeVar("Span", bound=Spanned)


class SpanIndex(Generic[Span]):
    """Spans by their places; they may overlap."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.all = tuple(sorted(spans, key=_place))
        self._starts = [span.start for span in self.all]
        self._reach = list(accumulate((span.end for span in self.all), max))  # how far any up to here reaches

    def __len__(self) -> int:
        return len(self.all)

    def within(self, low: int, high: int) -> list[Span]:
        """Return what meets a stretch [low, high), in order."""
        first, last = bisect_right(self._reach, low), bisect_left(self._starts, high)
        return [span for span in self.all[first:last] if span.end > low]

    def at(self, offset: int) -> list[Span]:
        """Return what an offset is in."""
        return self.within(offset, offset + 1)

    def beside(self, offset: int, step: int) -> Span | None:
        """Return the next that begins after an offset (`step` 1), or the last that begins before it (-1)."""
        place = bisect_right(self._starts, offset) if step > 0 else bisect_left(self._starts, offset) - 1
        return self.all[place] if 0 <= place < len(self.all) else None


def _place(span: Spanned) -> tuple[int, int]:
    return span.start, span.end
