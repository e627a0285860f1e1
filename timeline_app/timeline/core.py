"""Which span the first view shows: what matters, so that one mention of the 1970s does not squeeze 2018.

Of all windows that hold at least three quarters of the weight, the one with the least cost: the logarithm of its
length and ten times the share of weight that it leaves out. So every tenth of the weight given up must make the view
e times shorter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.timeline.marks import MarkKind
from timeline_app.timeline.radix import stable_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second

DAY: Final = 86_400
LEAST_SHARE: Final = 0.75
COST_OF_LOSS: Final = 10.0
REACH_BEYOND: Final = 0.1  # how far spans that begin inside may lengthen the window, a share of it
COST_OF_CUT: Final = 3.0  # of cutting all spans that begin inside
PADDING: Final = 0.04
LONG: Final = 0.6  # of the window: a span that fills it and leaves no room beside it for its label
FILLED: Final = 0.3  # of the weight: from then on room for labels is added
LABEL_ROOM: Final = 0.5  # of the window, added at its right
CANDIDATES: Final = 384  # edges tried on each side


def core_span(
    starts: NDArray[np.int64], ends: NDArray[np.int64], kinds: NDArray[np.uint8], weights: NDArray[np.float64]
) -> tuple[Second, Second]:
    """Return the span that the first view shows; (0, DAY) where there are no events."""
    if not len(starts):
        return 0, DAY
    order = stable_order(starts)
    first, last = _window(starts[order], weights[order])
    inside = (starts >= first) & (starts <= last)
    end = _reach(first, last, ends[inside], weights[inside])
    least = 3_600 if bool((kinds[inside] == MarkKind.INSTANT).all()) else 7 * DAY
    filling = (np.minimum(ends, end) - starts >= LONG * (end - first)) & (
        ends >= first + (1 - LONG / 4) * (end - first)
    )
    crowd = weights[inside & filling].sum() >= FILLED * weights[inside].sum()
    return _padded(first, end, least=least, room=LABEL_ROOM if crowd else 0.0)


def _window(starts: NDArray[np.int64], weights: NDArray[np.float64]) -> tuple[Second, Second]:
    """Return the first and the last start of the window with the least cost."""
    upto = np.cumsum(weights) / weights.sum()
    before = upto - weights / weights.sum()
    lefts = _thinned(np.flatnonzero(before <= 1 - LEAST_SHARE))
    rights = _thinned(np.flatnonzero(upto >= LEAST_SHARE))
    length = np.maximum(starts[rights][None, :] - starts[lefts][:, None], 0) + float(DAY)
    lost = 1 - (upto[rights][None, :] - before[lefts][:, None])
    allowed = (lost <= 1 - LEAST_SHARE + 1e-9) & (rights[None, :] >= lefts[:, None])
    cost = np.where(allowed, np.log(length) + COST_OF_LOSS * lost, np.inf)
    left, right = divmod(int(cost.argmin()), len(rights))
    return int(starts[lefts[left]]), int(starts[rights[right]])


def _reach(first: Second, last: Second, ends: NDArray[np.int64], weights: NDArray[np.float64]) -> Second:
    """Return where the window ends: beyond `last` for spans that it would cut, where they are worth the length."""
    near = max(last + int((last - first) * REACH_BEYOND), last + DAY)
    order = stable_order(ends)
    ends = ends[order]
    if ends[-1] <= near:
        return int(ends[-1])
    upto = np.cumsum(weights[order]) / weights.sum()
    further = _thinned(np.flatnonzero(ends > near))
    candidates = np.concatenate(([near], ends[further]))
    cut = 1 - np.concatenate(([upto[ends <= near].max(initial=0.0)], upto[further]))
    return int(candidates[int((np.log(candidates - first) + COST_OF_CUT * cut).argmin())])


def _thinned(edges: NDArray[np.intp]) -> NDArray[np.intp]:
    if len(edges) <= CANDIDATES:
        return edges
    return edges[np.linspace(0, len(edges) - 1, CANDIDATES).astype(np.intp)]


def _padded(first: Second, end: Second, *, least: int, room: float) -> tuple[Second, Second]:
    length = end - first
    padding = max(int(length * PADDING), (least - length + 1) // 2)
    return first - padding, end + padding + int(length * room)
