"""Makes the models that `timeline_app.extract.hashed` reads: softmax regression by AdaGrad (Duchi et al. 2011).

Few passes at a low rate stand in for a penalty on large weights. The order of cases is shuffled by a fixed seed, so
that the same corpus makes the same model.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from timeline_app.extract.hashed import Ints

_BATCH = 64


def fit(
    features: Ints, answers: Ints, classes: int, bits: int, passes: int = 4, rate: float = 0.012
) -> NDArray[np.float64]:
    """Return weights (rows x classes) for features (templates x cases) and the class of each case."""
    rows = (features & ((1 << bits) - 1)).T.astype(np.int64)
    weights = np.zeros((1 << bits, classes))
    squares = np.full((1 << bits, classes), 1e-8)
    shuffle = np.random.default_rng(1)
    for _ in range(passes):
        order = shuffle.permutation(len(rows))
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            sums = weights[rows[batch]].sum(axis=1)
            raised = np.exp(sums - sums.max(axis=1, keepdims=True))
            wrong = raised / raised.sum(axis=1, keepdims=True)
            wrong[np.arange(len(batch)), answers[batch]] -= 1
            touched, place = np.unique(rows[batch], return_inverse=True)
            steps = np.zeros((len(touched), classes))
            np.add.at(steps, place.reshape(-1), np.repeat(wrong, rows.shape[1], axis=0))
            squares[touched] += steps**2
            weights[touched] -= rate * steps / np.sqrt(squares[touched])
    return weights


def store(
    file: Path, weights: NDArray[np.float64], classes: Sequence[str], told: Mapping[str, str | Iterable[str]]
) -> None:
    """Write weights as whole numbers with the names of their classes and what else is told, lists of words sorted."""
    scale = float(np.quantile(np.abs(weights), 0.9999)) / 127
    whole = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    rest = {name: words if isinstance(words, str) else sorted(words) for name, words in told.items()}
    header = json.dumps({"classes": list(classes), "scale": scale, **rest})
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(file, weights=whole, header=np.frombuffer(header.encode(), np.uint8))
