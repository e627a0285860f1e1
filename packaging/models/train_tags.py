"""Makes `resources/models/tags.npz`, the model of `timeline_app.extract.tagging`, from GUM without its news.

    python packaging/models/train_tags.py ../shared/corpora/entities/gum.conllu.gz

Sentences are shown as they are and once more: as headlines write them, With Capitals or IN CAPITALS, or broken off.
"""

from __future__ import annotations

import argparse
import gzip
import random
from pathlib import Path
from typing import TYPE_CHECKING

from sequence_trainer import Example, Settings, train

from timeline_app.extract.sequence import Extra
from timeline_app.extract.tagging import CASING, JOINED, TAGS, casing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HELD_OUT = "GUM_news"
_MODEL = Path(__file__).resolve().parents[2] / "resources" / "models" / "tags.npz"
_SETTINGS = Settings(extras=(Extra("casing", CASING, (0,)),))
_TITLED, _SHOUTED = 0.2, 0.12  # shares of sentences that are shown so, too; of the others, a beginning
_SMALL = frozenset({"a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "by", "for", "to", "as", "'s", "n't"})


def main() -> None:
    """Train on the file named on the command line and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=_MODEL)
    given = parser.parse_args()
    examples = [example for name, example in sentences(given.corpus) if not name.startswith(HELD_OUT)]
    model = train([*examples, *_variants(examples)], _SETTINGS)
    model.ends[1, model.labels.index(".")] = model.ends[1].min()  # a stop is known by itself: where none is, none ends
    model.save(given.out, Path(__file__), {"corpus": "GUM (CC BY 4.0) without news", "sentences": len(examples)})


def sentences(corpus: Path) -> Iterator[tuple[str, Example]]:
    """Yield the name of its text and each sentence of a CoNLL-U file."""
    name = ""
    for block in gzip.decompress(corpus.read_bytes()).decode("utf-8").split("\n\n"):
        lines = block.splitlines()
        name = next((line.partition("= ")[2] for line in lines if line.startswith("# newdoc id")), name)
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            yield name, cased([row[1] for row in rows], [joined(row[4]) for row in rows])


def joined(tag: str) -> str:
    """Return the tag of ours that a tag of the treebank is."""
    tag = JOINED.get(tag, tag)
    return tag if tag in TAGS else "X"


def cased(words: Sequence[str], labels: Sequence[str]) -> Example:
    """Return a sentence with how it is written."""
    return Example(words, labels, {"casing": casing(words, [len(words)])})


def _variants(examples: list[Example]) -> Iterator[Example]:
    chance = random.Random(1912)
    for example in examples:
        draw, stop = chance.random(), chance.random() < 0.7 and example.labels[-1] == "." and len(example.words) > 1
        words, labels = (part[: len(part) - stop] for part in (example.words, example.labels))
        if draw < _TITLED:
            yield cased([word if word in _SMALL else word[:1].upper() + word[1:] for word in words], labels)
        elif draw < _TITLED + _SHOUTED:
            yield cased([word.upper() for word in words], labels)
        else:
            end = chance.randint(1, len(words))
            yield cased(words[:end], labels[:end])


if __name__ == "__main__":
    main()
