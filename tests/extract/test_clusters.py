"""Which words are alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sequence_trainer import fingerprint

from timeline_app.extract.clusters import groups, plain
from timeline_app.resources import resource

SCRIPT = Path(__file__).parents[2] / "packaging" / "models" / "train_clusters.py"


@pytest.mark.parametrize(
    "words", [("Monday", "Thursday"), ("said", "added"), ("January", "March"), ("Trump", "Clinton")]
)
def test_words_that_stand_among_the_same_neighbours_are_alike(words: tuple[str, str]) -> None:
    assert groups()[words[0]] == groups()[words[1]]


def test_verbs_are_not_like_days() -> None:
    assert groups()["said"][0] != groups()["Monday"][0]


def test_digits_and_quotes_are_made_plain() -> None:
    assert [plain(word) for word in ("1912", "don’t", "Titanic")] == ["0000", "don't", "Titanic"]


def test_groups_were_made_by_the_script_as_it_is() -> None:
    with np.load(resource("models", "clusters.npz"), allow_pickle=False) as stored:
        assert stored["fingerprint"].tobytes().decode() == fingerprint(SCRIPT), "train again: the tagger after it too"
