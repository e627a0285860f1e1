"""Makes `resources/models/names.npz`, the model of `timeline_app.extract.name_model`.

    python packaging/models/train_names.py ../shared/corpora

Gold are the named entities of GUM without its news (CC BY 4.0), which news is measured on. That is little text and
none of it news, so the model then labels news itself: where the whole collection agrees on what a name is, all its
places get that label (self-training, Yarowsky 1995), and it is trained again on both, the silver part at a quarter of
the weight. Features of what other sentences say (`name_votes`) come from models that have not seen the text (stacking,
Wolpert 1992). Two minutes on one core. Deterministic: run with OPENBLAS_NUM_THREADS=1 (set here).
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from name_corpora import Text, articles_of_news, texts_of_gum
from name_trainer import Settings, examples, train

from timeline_app.extract.lexicon import lexicon
from timeline_app.extract.name_companies import called_in
from timeline_app.extract.name_joins import joined
from timeline_app.extract.name_kinds import sure_label
from timeline_app.extract.name_labels import Label
from timeline_app.extract.name_model import divide_all, divide_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from name_trainer import Example
    from numpy.typing import NDArray

    from timeline_app.extract.name_companies import Called
    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_model import Model
    from timeline_app.extract.name_runs import Run

_MODEL = Path(__file__).resolve().parents[2] / "resources" / "models" / "names.npz"
_FOLDS = 5
_ROUNDS = 2
_SILVER_WEIGHT = 0.25
_FEWEST, _AGREED = 4, 0.8  # occurrences of a name, and the part of them that must agree, to overrule the rest


def main() -> None:
    """Train on the corpora in the folder named on the command line and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=_MODEL)
    given = parser.parse_args()
    gold, news = list(texts_of_gum(given.corpora)), list(articles_of_news(given.corpora))
    taught = [*_plain(gold), *_stacked(gold)]
    model = train(taught, Settings())
    for _ in range(_ROUNDS):
        silver = list(_labelled(news, model))
        own = [example for number, text in enumerate(silver) for example in _silver(text, number, model)]
        model = train([*taught, *own], Settings(epochs=4, fewest=3))
    _save(given.out, model)


def _plain(texts: Sequence[Text]) -> Iterator[Example]:
    for text in texts:
        yield from examples(text, None)


def _stacked(texts: Sequence[Text]) -> Iterator[Example]:
    """Yield the texts with what their other sentences say, as a model says it that was trained without them."""
    for fold in range(_FOLDS):
        others = [text for number, text in enumerate(texts) if number % _FOLDS != fold]
        model = train(list(_plain(others)), Settings())
        for text in texts[fold::_FOLDS]:
            yield from examples(text, divide_first(text.runs, text.lowered, model))


def _silver(text: Text, number: int, model: Model) -> Iterator[Example]:
    divided = divide_first(text.runs, text.lowered, model) if number % 2 else None
    return examples(text, divided, _SILVER_WEIGHT)


def _labelled(news: Sequence[Text], model: Model) -> Iterator[Text]:
    """Yield the news with the model's labels, overruled where the whole collection agrees."""
    divided = [divide_all(text.runs, text.lowered, model) for text in news]
    counts: defaultdict[str, Counter[Label]] = defaultdict(Counter)
    for text, stretches in zip(news, divided, strict=True):
        for run, some in zip(text.runs, stretches, strict=True):
            for first, last, label in some:
                counts[" ".join(run.words[first:last])][label] += 1
    agreed = {name: sure for name, count in counts.items() if (sure := _agreed(count)) is not None}
    for text, stretches in zip(news, divided, strict=True):
        called = called_in(list(zip(text.runs, stretches, strict=True)))
        gold = [tuple(_mended(run, some, agreed, called)) for run, some in zip(text.runs, stretches, strict=True)]
        yield replace(text, gold=tuple(gold))


def _agreed(count: Counter[Label]) -> Label | None:
    named = {label: number for label, number in count.items() if label is not Label.NONE}
    total = sum(named.values())
    if total < _FEWEST:
        return None
    best = max(named, key=lambda label: (named[label], label))
    return best if named[best] >= _AGREED * total and named[best] >= count[Label.NONE] else None


def _mended(run: Run, stretches: Sequence[Stretch], agreed: Mapping[str, Label], called: Called) -> Iterator[Stretch]:
    """Yield stretches with the labels that lists, the article and the whole collection are sure of."""
    words = lexicon()
    for first, last, label in joined(run, stretches):
        name = " ".join(run.words[first:last])
        if last - first == 1 and name in words.titles:
            label = Label.NONE
        elif (sure := sure_label(run, first, last, label, called)) is not label:
            label = sure
        elif label is not Label.NONE:
            label = agreed.get(name, label)
        yield first, last, label


def _save(file: Path, model: Model) -> None:
    names = sorted(model.weights)
    arrays: dict[str, NDArray[Any]] = {
        "features": np.frombuffer("\n".join(names).encode("utf-8"), np.uint8),
        "weights": np.array([model.weights[name] for name in names], np.int8),
        "steps": np.array(model.steps, np.int16),
    }
    np.savez_compressed(file, allow_pickle=False, **arrays)
    print(f"{file.name}: {len(names)} features")


if __name__ == "__main__":
    main()
