"""What depends on a word alone, made once and kept, so that an article costs only what is new in it.

All is forgotten at once where it grows too much: what comes back with the next article is made again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Table = NDArray[Any]

MOST = 1 << 15  # keys of which something is kept
_FEWEST = 256  # rows by which a table grows

Key = TypeVar("Key")
Made = TypeVar("Made")


class Kept(dict[Key, Made]):
    """What a function makes of each key. Several times quicker than `lru_cache`: a known key is one look-up in C."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Made:
        made = self._make(key)
        if len(self) >= MOST:
            self.clear()
        self[key] = made
        return made


class KeptRows:
    """A table with a row for each word met; a function makes the rows of several words at once."""

    def __init__(self, make: Callable[[Sequence[str]], Table], first: str) -> None:
        """`first` is a word whose row is always the first, number 0."""
        self._make, self._first = make, first
        self._forget()

    def look_up(self, words: Sequence[str]) -> tuple[Table, NDArray[np.int64]]:
        """Return the table, and the number of the row of each word in it."""
        try:
            rows = np.fromiter(map(self._row_of.__getitem__, words), np.int64, len(words))
        except KeyError:
            fresh = [word for word in dict.fromkeys(words) if word not in self._row_of]
            if len(self._row_of) + len(fresh) > MOST:
                self._forget()
                fresh = [word for word in dict.fromkeys(words) if word not in self._row_of]
            self._learn(fresh)
            rows = np.fromiter(map(self._row_of.__getitem__, words), np.int64, len(words))
        return self._table, rows

    def _forget(self) -> None:
        self._row_of: dict[str, int] = {self._first: 0}
        self._table = self._make([self._first])

    def _learn(self, words: Sequence[str]) -> None:
        known, room = len(self._row_of), len(self._table)
        if (needed := known + len(words) - room) > 0:
            more = max(needed, room, _FEWEST)
            self._table = np.concatenate([self._table, np.zeros((more, *self._table.shape[1:]), self._table.dtype)])
        self._table[known : known + len(words)] = self._make(words)
        self._row_of.update(zip(words, range(known, known + len(words)), strict=True))
