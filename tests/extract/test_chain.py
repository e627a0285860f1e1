"""The decoder against plain search."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.chain import Chain


@given(st.integers(0, 10_000), st.sampled_from([9, 40]), st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_decoder_finds_what_plain_search_finds(seed: int, spread: int, lengths: list[int]) -> None:
    random = np.random.default_rng(seed)
    scores = random.integers(-spread, spread, (sum(lengths), 3)).astype(np.int32)
    transitions, ends = random.integers(-9, 9, (3, 3)).astype(np.int32), random.integers(-9, 9, (2, 3)).astype(np.int32)
    found = Chain(transitions, ends).best(scores.copy(), np.array(lengths))

    def worth(labels: tuple[int, ...], rows: np.ndarray) -> int:
        moves = sum(transitions[a, b] for a, b in pairwise(labels))
        return int(sum(rows[n, y] for n, y in enumerate(labels)) + moves + ends[0, labels[0]] + ends[1, labels[-1]])

    first = 0
    for length in lengths:
        rows = scores[first : first + length]
        best = max(worth(labels, rows) for labels in product(range(3), repeat=length))
        assert worth(tuple(found[first : first + length].tolist()), rows) == best
        first += length
