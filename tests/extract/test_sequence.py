"""The sequence labeller: its gradients, and models that are trained here in a moment."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sequence_trainer import Example, Settings, fingerprint, gradients, train

from timeline_app.extract.sequence import Extra, SequenceModel, shape_of

FEW = Settings(epochs=30, rate=0.3, batch=4, dropout=0.0, fewest=1)


def test_gradients_are_the_slopes_of_the_loss() -> None:
    random = np.random.default_rng(7)
    lengths, gold = np.array([3, 1, 4]), random.integers(0, 3, 8)
    scores, moves, ends = (random.normal(size=size).astype(np.float32) for size in ((8, 3), (3, 3), (2, 3)))
    _, *slopes = gradients(scores, lengths, gold, moves, ends)
    for part, slope in zip((scores, moves, ends), slopes, strict=True):
        for place in np.ndindex(*part.shape):
            before = part[place]
            part[place] = before + 0.01
            above = gradients(scores, lengths, gold, moves, ends)[0]
            part[place] = before - 0.01
            below = gradients(scores, lengths, gold, moves, ends)[0]
            part[place] = before
            assert slope[place] == pytest.approx((above - below) / 0.02, abs=2e-3)


def examples() -> list[Example]:
    told = ["B-who I-who O O", "O B-who I-who O", "O O B-who I-who"]
    words = ["Ann Roe left town", "then Bob Doe left", "now came Cy Poe"]
    return [Example(w.split(), t.split()) for w, t in zip(words, told, strict=True)] * 4


def made(tmp_path: Path, given: list[Example], settings: Settings = FEW) -> SequenceModel:
    file = tmp_path / "model.npz"
    train(given, settings).save(file, Path(__file__), {"corpus": "own"})
    return SequenceModel(file)


def test_a_model_learns_labels_and_keeps_them_in_its_file(tmp_path: Path) -> None:
    model = made(tmp_path, examples())
    found = model.decode(["then", "Bob", "Doe", "left", "now", "came", "Cy", "Poe"], [4, 4])
    assert [model.labels[n] for n in found] == ["O", "B-who", "I-who", "O", "O", "O", "B-who", "I-who"]
    assert model.header["fingerprint"] == fingerprint(Path(__file__))
    assert model.header["corpus"] == "own"


def test_training_twice_gives_the_same_model(tmp_path: Path) -> None:
    settings = Settings(epochs=3, batch=4, pairs=64)
    for name in ("one.npz", "two.npz"):
        train(examples(), settings).save(tmp_path / name, Path(__file__))
    one, two = (np.load(tmp_path / name) for name in ("one.npz", "two.npz"))
    assert sorted(one.files) == sorted(two.files)
    assert all((one[key] == two[key]).all() for key in one.files)


def test_no_inside_begins_or_follows_something_else(tmp_path: Path) -> None:
    model = made(tmp_path, examples())
    words = ["Roe", "Doe", "Poe", "Ann", "now", "Doe", "Roe", "Bob"] * 3
    labels = [model.labels[n] for n in model.decode(words, [5, 0, 7, 12])]
    opened = {0: True, 5: True, 12: True}
    for place, label in enumerate(labels):
        if label == "I-who":
            assert not opened.get(place), "a sentence begins inside"
            assert labels[place - 1] != "O"


def test_extra_integers_decide_where_words_do_not(tmp_path: Path) -> None:
    extras = (Extra("side", 2, (0,)),)
    sides = [[0, 1], [1, 0], [0, 0], [1, 1]] * 3
    given = [Example(["it"] * 2, ["LR"[side] for side in pair], {"side": pair}) for pair in sides]
    model = made(tmp_path, given, Settings(extras=extras, epochs=40, rate=0.3, fewest=1))
    assert "".join(model.labels[n] for n in model.decode(["it"] * 4, [4], {"side": [1, 1, 0, 1]})) == "RRLR"


def test_sentences_do_not_see_each_other_and_long_ones_are_served(tmp_path: Path) -> None:
    model = made(tmp_path, examples(), Settings(epochs=5, batch=4, pairs=64, fewest=1))
    once = model.decode(["then", "Bob", "Doe", "left"], [4]).tolist()
    assert model.decode(["then", "Bob", "Doe", "left"] * 5_000, [4] * 5_000).tolist() == once * 5_000
    assert len(model.decode([f"word{n}" for n in range(40_000)], [40_000])) == 40_000
    assert model.decode(["then", "Bob", "Doe", "left"], [4]).tolist() == once
    assert model.decode([], []).tolist() == []


def test_shape_tells_runs_of_letters() -> None:
    shapes = {"McCall": "AaAa", "U.S.": "A.A.", "1,000": "0,0", "NATO": "AA", "of": "aa"}
    assert {word: shape_of(word) for word in shapes} == shapes
