"""Count in how many articles a word usually stands: `python packaging/models/background.py CORPORA OUT`.

A word's share is its mean over the collections but for the one where it is most frequent, so that no story's own words
become common ones. What is rarer than FEWEST is left out: the program takes an unknown word for a rare one.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline_app.link.words import stem, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEWEST = 3e-4
UNIT = 10_000  # shares are written as so many in ten thousand
EVERY = 4  # one Reuters story of so many
DEVELOPED_ON = 29  # ECB+ topics up to this one
LAST_POLNEAR = 840


def main(corpora: Path, out: Path) -> None:
    """Write the table: a word and its share on each line, the most frequent first."""
    shares = [_shares(texts) for texts in _collections(corpora)]
    mean: dict[str, float] = {}
    for word in {word for share in shares for word in share}:
        values = sorted(share.get(word, 0.0) for share in shares)
        mean[word] = sum(values[:-1]) / (len(values) - 1)
    kept = sorted((word for word in mean if mean[word] >= FEWEST), key=lambda word: (-mean[word], word))
    lines = (f"{word} {round(mean[word] * UNIT)}" for word in kept)
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _shares(texts: Iterable[str]) -> dict[str, float]:
    counted: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counted.update({stem(word) for word in words_of(text)})
    return {word: count / total for word, count in counted.items()}


def _collections(corpora: Path) -> Iterator[list[str]]:
    yield [row["text"] for row in _rows(corpora / "articles" / "reuters-21578.jsonl.gz")][::EVERY]
    yield [row["text"] for row in _rows(corpora / "attributions" / "polnear.jsonl.gz")][:LAST_POLNEAR]
    for path in sorted((corpora / "timelines").glob("*.articles.jsonl.gz")):
        yield [row["text"] for row in _rows(path)]
    linked = (row for row in _rows(corpora / "links" / "ecbplus.jsonl") if int(row["topic"]) <= DEVELOPED_ON)
    yield ["\n".join(row["sentences"].values()) for row in linked]
    yield [row["text"] for name in ("timebank", "aquaint") for row in _rows(corpora / "times" / f"{name}.jsonl")]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
