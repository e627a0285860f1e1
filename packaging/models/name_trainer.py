"""Trains the semi-Markov model of names: exact gradients by forward-backward over stretches, steps of Adagrad.

Features of words are dropped at random, so that no decision rests on a word's identity alone (Duchi, Hazan and Singer,
2011, for the steps; Sarawagi and Cohen, 2004, for the recursions).
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.name_features import after_features, before_features, lone_features, own_features
from timeline_app.extract.name_labels import LABELS, Label
from timeline_app.extract.name_model import LONGEST, Model
from timeline_app.extract.name_votes import Votes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from name_corpora import Text
    from numpy.typing import NDArray

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

    Floats = NDArray[np.float64]
    Features = Mapping[tuple[int, int], Sequence[str]]

_IMPOSSIBLE = -1e9
_SCALE = 32
_OF_WORDS = (
    "w=",
    "l0=",
    "l1=",
    "f=",
    "m=",
    "b=",
    "n=",
    "b2=",
    "n2=",
    "z",
    "a=",
    "k",
    "nk",
    "bk",
)  # features that may be dropped
_SIZE = len(LABELS)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train."""

    epochs: int = 5
    rate: float = 0.1
    dropout: float = 0.5  # of the features of words, for a whole stretch at once
    decay: float = 1e-5
    fewest: int = 2  # texts that a feature must be seen in
    seed: int = 1912


@dataclass(frozen=True, slots=True)
class Example:
    """A run's features by stretch, its gold, the text it is from and how much it counts."""

    run: Run
    features: Features
    gold: Sequence[Stretch]
    text: str
    weight: float = 1.0


@dataclass(slots=True)
class _Item:
    size: int
    firm: Sequence[bool]
    rows: Mapping[tuple[int, int], NDArray[np.int64]]
    gold: Sequence[Stretch]
    weight: float


def stretches_of(run: Run) -> Iterator[tuple[int, int]]:
    """Yield the bounds of all stretches of a run that may be names."""
    for first in range(len(run.words)):
        for last in range(first + 1, min(len(run.words), first + LONGEST) + 1):
            if run.firm[first] and run.firm[last - 1]:
                yield first, last


def features_of(run: Run, lowered: frozenset[str]) -> dict[tuple[int, int], list[str]]:
    """Return the features of all stretches of a run but what other sentences say."""
    return {
        (a, b): [
            *own_features(run.words[a:b]),
            *before_features(*run.neighbours_before(a)),
            *after_features(*run.neighbours_after(b)),
            *lone_features(run, a, b, lowered),
        ]
        for a, b in stretches_of(run)
    }


def examples(text: Text, divided: Sequence[Sequence[Stretch]] | None, weight: float = 1.0) -> Iterator[Example]:
    """Yield the runs of a text; with what other sentences say where the text's first division is given."""
    votes = Votes(zip(text.runs, divided, strict=True)) if divided is not None else None
    for number, (run, gold) in enumerate(zip(text.runs, text.gold, strict=True)):
        found = features_of(run, text.lowered)
        if votes is not None and divided is not None:
            taken = {(a, b): label for a, b, label in divided[number]}
            for (a, b), features in found.items():
                features += votes.features(run.words[a:b], taken.get((a, b)))
        yield Example(run, found, gold, text.name, weight)


def train(given: Sequence[Example], settings: Settings) -> Model:
    """Return the model that the examples teach, its weights whole numbers."""
    names = _vocabulary(given, settings.fewest)
    row_of = {name: row for row, name in enumerate(names)}
    items = [_item(example, row_of) for example in given]
    weights, steps = np.zeros((len(names), _SIZE)), np.zeros((_SIZE, _SIZE))
    squares, squares_of_steps = np.full(weights.shape, 1e-2), np.full(steps.shape, 1e-2)
    droppable = np.array([name.startswith(_OF_WORDS) for name in names])
    chance = random.Random(settings.seed)
    for _ in range(settings.epochs):
        chance.shuffle(items)
        for item in items:
            rows = {
                key: some[~droppable[some]] if chance.random() < settings.dropout else some
                for key, some in item.rows.items()
            }
            gradient, of_steps = _gradient(item, {key: weights[some].sum(0) for key, some in rows.items()}, steps)
            of_steps *= item.weight
            squares_of_steps += of_steps**2
            steps += settings.rate * of_steps / np.sqrt(squares_of_steps)
            for key, change in gradient.items():
                some = rows[key]
                full = change[None, :] * item.weight - settings.decay * weights[some]
                squares[some] += full**2
                weights[some] += settings.rate * full / np.sqrt(squares[some])
    return _whole(names, weights, steps)


def _vocabulary(given: Sequence[Example], fewest: int) -> list[str]:
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for example in given:
        for first, last, _ in example.gold:
            for feature in example.features.get((first, last), ()):
                seen[feature].add(example.text)
    return sorted(name for name, texts in seen.items() if len(texts) >= fewest)


def _item(example: Example, row_of: Mapping[str, int]) -> _Item:
    rows = {
        key: np.array([row_of[name] for name in features if name in row_of], np.int64)
        for key, features in example.features.items()
    }
    return _Item(len(example.run.words), example.run.firm, rows, example.gold, example.weight)


def _gradient(
    item: _Item, scores: dict[tuple[int, int], Floats], steps: Floats
) -> tuple[dict[tuple[int, int], Floats], Floats]:
    """Return what makes the gold division more probable: for each stretch's scores and for the steps."""
    for (first, last), score in scores.items():
        if last - first > 1:
            score[Label.NONE] = _IMPOSSIBLE
    forward, arrived = _forward(item, scores, steps)
    backward, begun = _backward(item, scores, steps)
    total = _log_sum(forward[item.size])
    of_steps = np.zeros_like(steps)
    for k in range(item.size):
        of_steps -= np.exp(forward[k][:, None] + steps + begun[k][None, :] - total)
    found = {(a, b): -np.exp(arrived[a] + score + backward[b] - total) for (a, b), score in scores.items()}
    before = Label.NONE
    for first, last, label in item.gold:
        of_steps[before, label] += 1
        before = label
        if (first, last) in found:
            found[first, last][label] += 1
    return {key: change for key, change in found.items() if np.abs(change).max() > 1e-4}, of_steps


def _forward(item: _Item, scores: Mapping[tuple[int, int], Floats], steps: Floats) -> tuple[list[Floats], list[Floats]]:
    forward, arrived = [_only_none(0.0)], []
    for end in range(1, item.size + 1):
        arrived.append(_log_sum(forward[end - 1][:, None] + steps))
        if item.firm[end - 1]:
            ways = [arrived[a] + scores[a, end] for a in range(max(0, end - LONGEST), end) if (a, end) in scores]
            forward.append(_log_sum(np.array(ways)))
        else:
            forward.append(_only_none(arrived[end - 1][Label.NONE]))
    return forward, arrived


def _backward(
    item: _Item, scores: Mapping[tuple[int, int], Floats], steps: Floats
) -> tuple[list[Floats], list[Floats]]:
    backward, begun = [np.zeros(_SIZE)] * (item.size + 1), [np.zeros(_SIZE)] * item.size
    for start in range(item.size - 1, -1, -1):
        if item.firm[start]:
            ends = range(start + 1, min(item.size, start + LONGEST) + 1)
            begun[start] = _log_sum(np.array([scores[start, b] + backward[b] for b in ends if (start, b) in scores]))
        else:
            begun[start] = _only_none(backward[start + 1][Label.NONE])
        backward[start] = _log_sum((steps + begun[start][None, :]).T)
    return backward, begun


def _only_none(score: float) -> Floats:
    found = np.full(_SIZE, _IMPOSSIBLE)
    found[Label.NONE] = score
    return found


def _log_sum(ways: Floats) -> Floats:
    most: Floats = ways.max(axis=0)
    found: Floats = most + np.log(np.exp(ways - most).sum(axis=0))
    return found


def _whole(names: Sequence[str], weights: Floats, steps: Floats) -> Model:
    rounded = np.clip(np.rint(weights * _SCALE), -127, 127).astype(int)
    kept = {name: tuple(row.tolist()) for name, row in zip(names, rounded, strict=True) if np.abs(row).max() > 1}
    return Model(kept, tuple(tuple(row) for row in np.rint(steps * _SCALE).astype(int).tolist()))
