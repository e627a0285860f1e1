"""What is kept by word: made once, right after it was forgotten too, and never without limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.kept import MOST, Kept, KeptRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def test_a_key_is_made_once_and_the_store_stays_small() -> None:
    made: list[int] = []

    def negative(key: int) -> int:
        made.append(key)
        return -key

    kept = Kept(negative)
    assert [kept[n] for n in (1, 2, 1)] == [-1, -2, -1]
    assert made == [1, 2]
    assert [kept[n] for n in range(2 * MOST)] == [-n for n in range(2 * MOST)]
    assert len(kept) <= MOST


def test_rows_belong_to_their_words_also_after_all_was_forgotten() -> None:
    def lengths(words: Sequence[str]) -> NDArray[np.int64]:
        return np.array([[len(word), -len(word)] for word in words])

    kept = KeptRows(lengths, "")
    for start in range(0, 2 * MOST, MOST // 4):
        words = ["the", *(f"word{n}" for n in range(start, start + MOST // 4)), "the", ""]
        table, rows = kept.look_up(words)
        assert table[rows].tolist() == [[len(word), -len(word)] for word in words]
        assert rows[0] == rows[-2]
        assert rows[-1] == 0
        assert len(table) <= 2 * MOST
