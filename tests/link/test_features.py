"""Words agree in their forms; a place counts as where it took place only after a preposition."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import article, mention

from timeline_app.link.background import worth
from timeline_app.link.features import features_of
from timeline_app.link.words import stem


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
    found = features_of(told, article("a", told.text))
    assert found.located == {"rome"}
    assert found.places == {"norway", "peru", "rome"}


def test_names_are_not_counted_as_words_too() -> None:
    told = mention("a", "Jane Roe resigned in Rome.", "2018-07", people=("Jane Roe",), places=("Rome",))
    assert features_of(told, article("a", told.text)).words == {stem("resigned")}


def test_what_is_rarer_in_news_is_worth_more_and_what_no_table_knows_most() -> None:
    assert worth(stem("xylophonist")) > worth(stem("gold")) > worth(stem("people")) > 0


def test_features_depend_on_nothing_but_the_article() -> None:
    told = replace(mention("a", "Police found gold in Rome.", "2018", places=("Rome",)), trigger=(7, 12))
    of = article("a", told.text)
    assert features_of(told, of) == features_of(told, of)
    assert features_of(told, of).trigger == {stem("found")}
    assert features_of(told, of).near == {stem("police"), stem("gold"), "rom"}
