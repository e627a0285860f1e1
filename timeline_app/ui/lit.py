"""Rows that a search lit: asked of each mark at every frame, so that looking one up takes no time however many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Lit:
    """Some rows, each once."""

    def __init__(self, rows: NDArray[np.int64]) -> None:
        self.rows = rows
        self._there = np.zeros(int(rows.max(initial=-1)) + 1, np.bool_)
        self._there[rows] = True

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and 0 <= row < len(self._there) and bool(self._there[row])
