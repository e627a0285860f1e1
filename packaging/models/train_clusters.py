"""Makes `resources/models/clusters.npz`: words that stand among the same neighbours, as `extract.clusters` reads them.

    python packaging/models/train_clusters.py ../shared/corpora/{articles,timelines}/*.jsonl.gz ...

Any JSON Lines with a "text" will do; nothing of the texts is kept but which words are alike. Each word is described by
how often the commonest words stand at its left and its right (positive pointwise mutual information), brought down to
a few dimensions by a random projection with power iterations (Halko, Martinsson and Tropp 2011), and grouped by
spherical k-means, finely, coarsely and more coarsely. Deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from sequence_trainer import fingerprint

from timeline_app.extract.clusters import plain
from timeline_app.extract.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_FILE = Path(__file__).resolve().parents[2] / "resources" / "models" / "clusters.npz"
_WORDS, _FEWEST = 24_000, 8  # the commonest words that are grouped, and how often they are seen at the least
_NEIGHBOURS = 1_000
_DIMENSIONS = 96
_LEVELS = (1200, 300, 60)
_ROUNDS = 12
_POLNEAR_OWN = 840  # its last articles are kept for a final test


def main() -> None:
    """Group the words of the files named on the command line and write the groups."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    files = parser.parse_args().files
    words = [word for file in files for word in _words(file)]
    counts = Counter(words)
    kept = [word for word, count in counts.most_common(_WORDS) if count >= _FEWEST]
    number = {word: n for n, word in enumerate(kept)}
    row = np.fromiter((number.get(word, -1) for word in words), np.int32, len(words))
    points = _described(row, len(kept))
    np.savez_compressed(
        _FILE,
        words=np.frombuffer("\n".join(kept).encode(), np.uint8),
        groups=np.stack([_grouped(points, groups) for groups in _LEVELS]).astype(np.int16),
        fingerprint=np.frombuffer(fingerprint(Path(__file__)).encode(), np.uint8),
    )


def _words(file: Path) -> Iterator[str]:
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    for line in islice(data.splitlines(), _POLNEAR_OWN if "polnear" in file.name else None):
        text = json.loads(line)["text"]
        starts, ends, _ = tokenize(text, [(0, len(text))])
        yield from (plain(text[start:end]) for start, end in zip(starts, ends, strict=True))


def _described(row: NDArray[np.int32], size: int) -> NDArray[np.float32]:
    """Return a point of unit length for each word: what stands beside it."""
    tables = []
    for left, right in ((row[1:], row[:-1]), (row[:-1], row[1:])):
        among = (left >= 0) & (right >= 0) & (right < _NEIGHBOURS)
        keys = left[among].astype(np.int64) * _NEIGHBOURS + right[among]
        table = np.bincount(keys, minlength=size * _NEIGHBOURS).reshape(size, _NEIGHBOURS).astype(np.float32)
        expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0) ** 0.75
        expected /= (table.sum(axis=0) ** 0.75).sum()
        with np.errstate(divide="ignore", invalid="ignore"):
            tables.append(np.nan_to_num(np.maximum(np.log(table / expected), 0), posinf=0, neginf=0))
    matrix = np.concatenate(tables, axis=1)
    basis = matrix @ np.random.default_rng(1912).normal(size=(2 * _NEIGHBOURS, _DIMENSIONS + 16)).astype(np.float32)
    for _ in range(3):
        basis = matrix @ (matrix.T @ np.linalg.qr(basis)[0])
    frame = np.linalg.qr(basis)[0]
    left_vectors, strengths, _ = np.linalg.svd(frame.T @ matrix, full_matrices=False)
    points = (frame @ left_vectors[:, :_DIMENSIONS]) * np.sqrt(strengths[:_DIMENSIONS])
    unit: NDArray[np.float32] = (points / (np.linalg.norm(points, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
    return unit


def _grouped(points: NDArray[np.float32], groups: int) -> NDArray[np.int64]:
    """Return the group of each point; the commonest words, which come first, are the first middles."""
    middles = points[np.linspace(0, min(len(points), 4 * groups) - 1, groups).astype(int)]
    nearest = np.zeros(len(points), np.int64)
    for _ in range(_ROUNDS):
        nearest = (points @ middles.T).argmax(axis=1)
        sums = np.zeros_like(middles)
        np.add.at(sums, nearest, points)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        middles = np.where(lengths > 0, sums / (lengths + 1e-9), middles)
    return nearest


if __name__ == "__main__":
    main()
