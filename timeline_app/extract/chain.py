"""Decides which sequence of labels is best, from what speaks for each label at each word and for each transition.

Viterbi's algorithm, exact, over all sentences at once; where a word's label is sure whatever stands beside it, the
chain falls apart, which leaves little to search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.integer]

FORBIDDEN = -30_000  # a transition that never is


class Chain:
    """Transitions between labels (from x to), and into the first and out of the last: what makes one sequence best."""

    def __init__(self, transitions: Ints, ends: Ints) -> None:
        self._transitions = transitions
        self._into = np.ascontiguousarray(transitions.T)
        self._ends = ends
        before = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)
        after = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2)
        # How much the neighbours can at most do for one label against another.
        self._sway = np.maximum(before, 0) + np.maximum(after, 0)

    def best(self, scores: Ints, lengths: Ints) -> Ints:
        """Return the best labels of each sentence (each of one word at least) in a row; `scores` are changed.

        `scores` are words x labels, `lengths` how many words each sentence has.
        """
        ends = np.cumsum(lengths)
        scores[ends - lengths] += self._ends[0]
        scores[ends - 1] += self._ends[1]
        labels: Ints = scores.argmax(axis=1)
        rows = np.arange(len(scores))
        rivals = scores[rows, labels, None] - scores <= self._sway[labels]
        rivals[rows, labels] = False
        open_ = rivals.any(axis=1)
        if not open_.any():
            return labels
        first, last = np.zeros((2, len(scores)), bool)
        first[ends - lengths] = last[ends - 1] = True
        begins = np.flatnonzero(open_ & (first | ~np.roll(open_, 1)))
        finishes = np.flatnonzero(open_ & (last | ~np.roll(open_, -1)))
        entered, left = begins[~first[begins]], finishes[~last[finishes]]
        scores[entered] += self._transitions[labels[entered - 1]]
        scores[left] += self._into[labels[left + 1]]
        labels[open_] = self._search(scores[open_], finishes - begins + 1)
        return labels

    def _search(self, scores: Ints, lengths: Ints) -> Ints:
        """Return the best sequences by Viterbi's algorithm, over all stretches at once; the lower label wins a tie."""
        slots, begins = by_time(lengths)
        best = np.empty_like(scores)
        best[slots] = scores
        bounds = begins.tolist()
        for now in range(1, len(bounds) - 1):
            start, end = bounds[now], bounds[now + 1]
            before = best[bounds[now - 1] : bounds[now - 1] + end - start]
            best[start:end] += (before[:, :, None] + self._transitions).max(axis=1)
        labels = np.empty(len(scores), np.int64)
        following = labels[:0]
        for now in range(len(bounds) - 2, -1, -1):
            start, end = bounds[now], bounds[now + 1]
            onward = best[start:end]
            onward[: len(following)] += self._into[following]
            following = labels[start:end] = onward.argmax(axis=1)
        found: Ints = labels[slots]
        return found


def by_time(lengths: Ints) -> tuple[Ints, Ints]:
    """Return where each token stands in time-major order, the longest sentence first, and where each time begins."""
    order = np.argsort(-lengths, kind="stable")
    rank = np.empty(len(lengths), np.int64)
    rank[order] = np.arange(len(lengths))
    times = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    active = np.searchsorted(-lengths[order], -np.arange(int(lengths.max())), "left")
    begins = np.concatenate([[0], np.cumsum(active)])
    return begins[times] + np.repeat(rank, lengths), begins
