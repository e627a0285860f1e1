"""Words agree in their forms; a place counts as where it took place only after a preposition."""

from __future__ import annotations

import pytest
from making import mention

from timeline_app.link.features import Weights, features_of, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("met", "meetings"), ("meeting", "met"), ("arrested", "arrests"), ("stopped", "stopping"), ("fled", "flee")],
)
def test_forms_of_a_word_agree(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_different_words_stay_different() -> None:
    assert len({stem(word) for word in ("meeting", "summons", "release", "arrest", "launch")}) == 5


def test_only_a_place_after_a_preposition_is_where_it_happened() -> None:
    told = mention("a", "Norway and Peru met in Rome.", "2018-07", places=("Norway", "Peru", "Rome"))
    found = features_of(told)
    assert found.located == {"rome"}
    assert found.places == {"norway", "peru", "rome"}


def test_names_are_not_counted_as_words_too() -> None:
    told = mention("a", "Jane Roe resigned in Rome.", "2018-07", people=("Jane Roe",), places=("Rome",))
    assert features_of(told).words == {stem("resigned")}


def test_what_fewer_articles_share_is_worth_more() -> None:
    told = [mention(f"n{n}", "Police closed roads." if n else "Police found gold.", "2018") for n in range(30)]
    features = [features_of(one) for one in told]
    weights = Weights(features, told)
    assert weights[stem("gold")] > weights[stem("roads")] > weights[stem("police")] > 0
