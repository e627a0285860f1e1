"""Words that mean much the same are near each other, and the bundled vectors are made by the script as it is now."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sequence_trainer import fingerprint

from timeline_app.link.meanings import nearness
from timeline_app.resources import resource

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "models" / "train_meanings.py"


def near(one: str, other: str) -> float:
    return nearness(frozenset(one.split()), frozenset(other.split()))


def test_words_of_one_meaning_are_nearer_than_others() -> None:
    assert near("killed", "murdered") > 0.5 > near("killed", "published")
    assert near("acquisition", "purchase") > near("acquisition", "earthquake")


def test_the_nearest_of_several_words_counts() -> None:
    assert near("gunned killed", "murdered") >= near("killed", "murdered")


def test_an_unknown_word_is_near_to_none() -> None:
    assert near("qwxzv", "murdered") == near("", "murdered") == 0.0


def test_the_vectors_are_made_by_the_script_as_it_is_now() -> None:
    with np.load(resource("models", "meanings.npz"), allow_pickle=False) as stored:
        assert stored["fingerprint"].tobytes().decode() == fingerprint(SCRIPT), "make them again"
