"""Trains the models of `timeline_app.extract.sequence`: a conditional random field by stochastic gradient descent.

A script `train_<what>.py` beside this one gives `train` its examples, a feature function and what extra integers they
carry, and writes the model to `resources/models/<what>.npz`:

    examples = [Example(words, labels, {"tags": tag_numbers}), ...]        # one a sentence; labels may be BIO
    model = train(examples, Settings(extras=(Extra("tags", 30),)), features=my_features)
    model.save(resource_file, script=Path(__file__), notes={"corpus": "..."})

The script runs it with `SequenceModel(file, features=my_features).decode(words, lengths, {"tags": ...})`.
`my_features(word)` yields strings: `word_features` and flags of its own (`"+country"`), without line breaks.
Gradients are exact (forward-backward), steps are Adagrad's (Duchi, Hazan and Singer 2011), features are dropped at
random while training, so that no word relies on its identity alone, and weights end as whole numbers of one byte.
Deterministic for a seed: run with OPENBLAS_NUM_THREADS=1 (set here where numpy is not loaded yet).
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from timeline_app.extract.chain import FORBIDDEN, by_time
from timeline_app.extract.sequence import (
    BORDER,
    OFFSETS,
    PAIRS,
    Extra,
    hash_of,
    padded,
    pairs_of,
    word_features,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from timeline_app.extract.sequence import Features

    Floats = NDArray[np.float32]
    Ints = NDArray[np.integer]

_SCALE = 32.0  # whole numbers a unit: a weight of 4 is as much as a byte holds
_LEAST = 3
_TINY = np.float32(1e-30)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its words, their labels, and the extra integers of each word by the name of the extra."""

    words: Sequence[str]
    labels: Sequence[str]
    extras: Mapping[str, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train. The defaults suit 5,000 to 20,000 sentences."""

    extras: tuple[Extra, ...] = ()
    pairs: int = 0  # size of the hashed table of neighbouring words; 0: none
    epochs: int = 12
    batch: int = 48  # sentences
    rate: float = 0.1
    dropout: float = 0.2  # of the features of a word
    decay: float = 2e-5  # of weights, each time they are touched
    fewest: int = 2  # tokens that a feature must be seen at
    seed: int = 1912


@dataclass(frozen=True, slots=True)
class Trained:
    """A model in floating point numbers, to be saved."""

    labels: tuple[str, ...]
    extras: tuple[Extra, ...]
    features: tuple[str, ...]
    weights: Floats  # features x offsets x labels
    transitions: Floats
    ends: Floats
    tables: Mapping[str, Floats]

    def save(self, file: Path, script: Path, notes: Mapping[str, object] | None = None) -> None:
        """Write the model in whole numbers; its header records the script that made it."""
        rows = _whole(self.weights.reshape(len(self.features), -1), 127).astype(np.int8)
        kept = np.flatnonzero(np.abs(rows).max(axis=1))
        header = {
            "labels": self.labels,
            "extras": [(e.name, e.size, e.offsets) for e in self.extras],
            "scale": _SCALE,
            "script": script.name,
            "fingerprint": fingerprint(script),
            **(notes or {}),
        }
        names = "\n".join(self.features[row] for row in kept)
        arrays: dict[str, NDArray[Any]] = {
            "header": np.frombuffer(json.dumps(header).encode(), np.uint8),
            "features": np.frombuffer(names.encode("utf-8"), np.uint8),
            "weights": rows[kept],
            "transitions": _whole(self.transitions, -FORBIDDEN).astype(np.int16),
            "ends": _whole(self.ends, -FORBIDDEN).astype(np.int16),
        }
        arrays |= {f"table_{name}": _whole(table, 127).astype(np.int8) for name, table in self.tables.items()}
        np.savez_compressed(file, allow_pickle=False, **arrays)


def _whole(part: Floats, most: int) -> NDArray[np.float32]:
    """Return weights as whole numbers; the smallest, which are many and tell little, are 0."""
    scaled = np.rint(part * np.float32(_SCALE))
    return np.clip(np.where(np.abs(scaled) < _LEAST, 0, scaled), -most, most)


def fingerprint(script: Path) -> str:
    """Return what identifies a training script, whatever the ends of its lines."""
    return hashlib.sha256(script.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]


def train(examples: Sequence[Example], settings: Settings, features: Features = word_features) -> Trained:
    """Train a model on examples; prints the loss of each epoch to standard error."""
    course = _Course(examples, settings, features)
    for epoch in range(settings.epochs):
        loss = course.epoch(epoch)
        print(f"epoch {epoch + 1}: {loss:.3f} a word", file=sys.stderr, flush=True)
    return course.result()


class _Weights:
    """A table of weights with Adagrad's sums of squares."""

    def __init__(self, shape: tuple[int, ...], settings: Settings) -> None:
        self.values = np.zeros(shape, np.float32)
        self._squares = np.full(shape, 1e-3, np.float32)
        self._decay = np.float32(1 - settings.decay)

    def step(self, gradient: Floats, rate: float, rows: Ints | slice = slice(None)) -> None:
        squares = self._squares[rows] + gradient * gradient
        self._squares[rows] = squares
        self.values[rows] = self.values[rows] * self._decay - np.float32(rate) * gradient / np.sqrt(squares)


class _Course:
    """The state of a training."""

    def __init__(self, examples: Sequence[Example], settings: Settings, features: Features) -> None:
        self.settings = settings
        self.random = np.random.default_rng(settings.seed)
        self.labels = tuple(sorted(set(chain.from_iterable(e.labels for e in examples))))
        pairs = (Extra(PAIRS, settings.pairs, (0, 1)),) if settings.pairs else ()
        self.extras = settings.extras + pairs
        self._number(examples, features)
        width = len(self.labels)
        self.weights = _Weights((len(self.features), len(OFFSETS), width), settings)
        self.transitions = _Weights((width, width), settings)
        self.ends = _Weights((2, width), settings)
        self.tables = {e.name: _Weights((e.size + 1, len(e.offsets), width), settings) for e in self.extras}
        self.forbidden = forbidden(self.labels)

    def _number(self, examples: Sequence[Example], features: Features) -> None:
        """Give types, features and labels their numbers."""
        counts = Counter(chain.from_iterable(e.words for e in examples))
        counts[BORDER] = len(examples)
        types = {word: number for number, word in enumerate(counts)}
        found = [tuple(features(word[:40])) for word in counts]
        seen: Counter[str] = Counter()
        for names, count in zip(found, counts.values(), strict=True):
            seen.update(dict.fromkeys(names, count))
        self.features = tuple(sorted(name for name, count in seen.items() if count >= self.settings.fewest))
        row_of = {name: row for row, name in enumerate(self.features)}
        self.rows = [np.array([row_of[f] for f in names if f in row_of], np.int64) for names in found]
        self.hashes = np.array([hash_of(word) for word in counts], np.int64)
        label_of = {label: number for number, label in enumerate(self.labels)}
        self.border = types[BORDER]
        self.sentences = [
            (
                np.array([types[word] for word in e.words], np.int64),
                np.array([label_of[label] for label in e.labels], np.int64),
                {x.name: np.asarray(e.extras[x.name], np.int64) for x in self.settings.extras},
            )
            for e in examples
            if e.words
        ]

    def epoch(self, number: int) -> float:
        """Go through all sentences once, in steps that shrink to nothing over all epochs; return the loss a word."""
        order, size = self.random.permutation(len(self.sentences)), self.settings.batch
        loss = 0.0
        for at in range(0, len(order), size):
            left = 1 - (number + at / len(order)) / self.settings.epochs
            loss += self._batch(order[at : at + size], self.settings.rate * left)
        return loss / sum(len(words) for words, _, _ in self.sentences)

    def _batch(self, picked: Ints, rate: float) -> float:
        batch = [self.sentences[n] for n in picked]
        lengths = np.array([len(words) for words, _, _ in batch])
        gold = np.concatenate([labels for _, labels, _ in batch])
        places, total = padded(lengths)
        row = np.full(total, self.border)
        row[places] = np.concatenate([words for words, _, _ in batch])
        types, inverse = np.unique(row, return_inverse=True)
        entries, owners = self._dropped(types)
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        vectors = np.zeros((len(types), len(OFFSETS), len(self.labels)), np.float32)
        scaled = self.weights.values[entries] / np.float32(1 - self.settings.dropout)
        vectors[owners[starts]] = np.add.reduceat(scaled, starts, axis=0)
        scores = sum(vectors[inverse[places + offset], slot] for slot, offset in enumerate(OFFSETS))
        extras = self._extras(batch, row, places, total)
        for extra in self.extras:
            for slot, offset in enumerate(extra.offsets):
                scores = scores + self.tables[extra.name].values[extras[extra.name][places + offset], slot]
        loss, slope, moves, ends = gradients(
            scores, lengths, gold, self.transitions.values + self.forbidden, self.ends.values + self._no_start()
        )
        change = np.zeros_like(vectors)
        for slot, offset in enumerate(OFFSETS):
            _add_rows(change, inverse[places + offset], slope, slot)
        order = np.argsort(entries, kind="stable")
        begins = np.flatnonzero(np.diff(entries[order], prepend=-1))
        self.weights.step(np.add.reduceat(change[owners[order]], begins, axis=0), rate, entries[order][begins])
        for extra in self.extras:
            self._step_table(extra, extras[extra.name], places, slope, rate)
        self.transitions.step(moves, rate)
        self.ends.step(ends, rate)
        return loss

    def _no_start(self) -> Floats:
        """Return what forbids a sentence to begin inside something."""
        barred = np.zeros((2, len(self.labels)), np.float32)
        barred[0] = [-1e4 if label.startswith("I-") else 0 for label in self.labels]
        return barred

    def _dropped(self, types: Ints) -> tuple[Ints, Ints]:
        """Return the features of types, some at random left out, and whose each is."""
        rows = [self.rows[number] for number in types]
        entries = np.concatenate(rows)
        owners = np.repeat(np.arange(len(types)), [len(found) for found in rows])
        kept = self.random.random(len(entries)) >= self.settings.dropout
        return entries[kept], owners[kept]

    def _extras(
        self, batch: Sequence[tuple[Ints, Ints, Mapping[str, Ints]]], row: Ints, places: Ints, total: int
    ) -> dict[str, Ints]:
        found = {}
        for extra in self.extras:
            values = np.full(total, extra.size)
            if extra.name == PAIRS:
                values[places] = pairs_of(self.hashes[row], extra.size)[places]
            else:
                values[places] = np.concatenate([given[extra.name] for _, _, given in batch])
            found[extra.name] = values
        return found

    def _step_table(self, extra: Extra, values: Ints, places: Ints, slope: Floats, rate: float) -> None:
        rows, inverse = np.unique(values, return_inverse=True)
        change = np.zeros((len(rows), len(extra.offsets), len(self.labels)), np.float32)
        for slot, offset in enumerate(extra.offsets):
            _add_rows(change, inverse[places + offset], slope, slot)
        self.tables[extra.name].step(change, rate, rows)

    def result(self) -> Trained:
        return Trained(
            self.labels,
            self.extras,
            self.features,
            self.weights.values,
            self.transitions.values + self.forbidden,
            self.ends.values + self._no_start(),
            {name: table.values for name, table in self.tables.items()},
        )


def forbidden(labels: Sequence[str]) -> Floats:
    """Return what forbids "I-x" after anything but "B-x" and "I-x"."""
    barred = np.zeros((len(labels), len(labels)), np.float32)
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            barred[[n for n, other in enumerate(labels) if other not in (label, "B-" + label[2:])], to] = -1e4
    return barred


def _add_rows(into: Floats, rows: Ints, values: Floats, slot: int) -> None:
    """Add values to rows of a slot; a row may come more than once."""
    order = np.argsort(rows, kind="stable")
    begins = np.flatnonzero(np.diff(rows[order], prepend=-1))
    into[rows[order][begins], slot] += np.add.reduceat(values[order], begins, axis=0)


def gradients(
    scores: Floats, lengths: Ints, gold: Ints, transitions: Floats, ends: Floats
) -> tuple[float, Floats, Floats, Floats]:
    """Return the loss of gold labels and its slopes: by score, transition and end. Forward-backward, scaled."""
    slots, begins = by_time(lengths)
    highest = scores.max(axis=1, keepdims=True)
    local = np.empty_like(scores)
    local[slots] = np.exp(scores - highest)
    moves = np.exp(transitions)
    into, out = np.exp(ends)
    size = len(begins) - 1
    ahead = np.empty_like(local)
    norms = np.empty((len(local), 1), np.float32)
    for now in range(size):
        start, end = begins[now], begins[now + 1]
        before = into if now == 0 else ahead[begins[now - 1] : begins[now - 1] + end - start] @ moves
        value = before * local[start:end]
        norms[start:end] = value.sum(axis=1, keepdims=True) + _TINY
        ahead[start:end] = value / norms[start:end]
    after = np.empty_like(local)
    expected = np.zeros_like(moves)
    for now in range(size - 1, -1, -1):
        start, end = begins[now], begins[now + 1]
        following = int(begins[now + 2] - end) if now + 1 < size else 0
        after[start + following : end] = out
        if following:
            onward = local[end : end + following] * after[end : end + following] / norms[end : end + following]
            after[start : start + following] = onward @ moves.T
            weight = (ahead[start : start + following] * after[start : start + following]).sum(axis=1, keepdims=True)
            expected += (ahead[start : start + following] / (weight + _TINY)).T @ onward * moves
    chances = ahead * after
    sums = chances.sum(axis=1, keepdims=True) + _TINY
    chances /= sums
    firsts, lasts = np.cumsum(lengths) - lengths, np.cumsum(lengths) - 1
    slope = chances[slots]
    edges = np.stack([slope[firsts].sum(axis=0), slope[lasts].sum(axis=0)])
    partition = float(np.log(norms).sum() + highest.sum() + np.log(sums[slots[lasts]]).sum())
    inner = np.setdiff1d(np.arange(len(gold)), firsts)
    told = float(scores[np.arange(len(gold)), gold].sum() + transitions[gold[inner - 1], gold[inner]].sum())
    told += float(ends[0, gold[firsts]].sum() + ends[1, gold[lasts]].sum())
    slope[np.arange(len(gold)), gold] -= 1
    np.add.at(expected, (gold[inner - 1], gold[inner]), -1)
    np.add.at(edges[0], gold[firsts], -1)
    np.add.at(edges[1], gold[lasts], -1)
    return partition - told, slope, expected, edges
