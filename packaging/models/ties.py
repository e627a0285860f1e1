"""Learn what ties two reports of dated news together: `python packaging/models/ties.py CORPORA OUT.toml`.

CORPORA is the folder of PolNeAR and Timeline17. `ties.jsonl` beside this file says which pairs of reports were read and
which of them are of one event: an article's id and the place of the event's own word in it. With them go the links of
the two demos, of the half that is not held out (`tests/link/annotated`). One logistic regression, as in `linking`.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
from linking import regression

from timeline_app.extract.pipeline import read_article
from timeline_app.extract.readers import split
from timeline_app.link.features import Features, features_of
from timeline_app.link.scoring import apart, wording
from timeline_app.link.ties import TIES, ties

HERE = Path(__file__).resolve().parent
TESTS = HERE.parents[1] / "tests"

if TYPE_CHECKING:
    from collections.abc import Iterator

    Place = tuple[str, int]  # article, where the event's own word begins
    Row = tuple[tuple[float, ...], bool]


def main(corpora: Path, out: Path) -> None:
    """Write the weights as TOML."""
    pairs = [json.loads(line) for line in (HERE / "ties.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [*_read(corpora, pairs), *_annotated()]
    numbers, same = np.array([row for row, _ in rows]), np.array([float(same) for _, same in rows])
    weights = regression(numbers, same, np.ones(len(rows)))
    lines = ["# Made by packaging/models/ties.py; log odds. What each number is: link/ties.py.", "[ties]"]
    lines += [f'"{name}" = {weight:.2f}' for name, weight in zip(TIES, weights, strict=True)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(rows), "pairs,", sum(same for _, same in rows), "of one event")


def _read(corpora: Path, pairs: list[dict[str, Any]]) -> Iterator[Row]:
    """Yield the pairs that were read one by one, as far as their articles are read as they were then."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        wanted[pair["corpus"]] |= {pair["one"][0], pair["other"][0]}
    known: dict[tuple[str, Place], Features] = {}
    for corpus, articles in wanted.items():
        for article, at, features in _features(corpora / corpus, articles):
            known[corpus, (article, at)] = features
    for pair in pairs:
        one, other = (known.get((pair["corpus"], tuple(pair[side]))) for side in ("one", "other"))
        if one is not None and other is not None:
            yield _row(one, other), pair["same"]


def _features(corpus: Path, articles: set[str]) -> Iterator[tuple[str, int, Features]]:
    with TemporaryDirectory() as folder:
        chosen = Path(folder) / "articles.jsonl"
        lines = gzip.decompress(corpus.read_bytes()).splitlines(keepends=True)
        chosen.write_bytes(b"".join(line for line in lines if json.loads(line)["id"] in articles))
        for source in split(chosen):
            read = read_article(source)
            for mention in read.mentions:
                if mention.trigger:
                    yield read.article.id, mention.trigger[0], features_of(mention, read.article)


def _annotated() -> Iterator[Row]:
    """Yield the linked and unlinked reports of the demos that are not held out."""
    sys.path[:0] = [str(TESTS), str(TESTS / "link")]
    annotated_scoring = import_module("annotated_scoring")
    answers = annotated_scoring.answers()
    for item in annotated_scoring.items("links"):
        if item.held_out:
            continue
        reports = [item.row[side] for side in ("one", "other")]
        found = [(answers.find(report), answers.article(report["in"])) for report in reports]
        if not all(told for told, _ in found):
            continue
        one, other = (features_of(told[0].mention, article) for told, article in found)
        if one.key != other.key and one.trigger and other.trigger and not apart(one, other):
            yield _row(one, other), item.row["same"]


def _row(one: Features, other: Features) -> tuple[float, ...]:
    return ties(one, other, wording(one, other))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
