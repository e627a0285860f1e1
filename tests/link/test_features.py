"""Words agree in their forms; a place counts as where it took place only after a preposition."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from making import article, mention

from timeline_app.link.background import worth
from timeline_app.link.features import features_of
from timeline_app.link.scoring import ENOUGH, odds_where_not_apart
from timeline_app.link.similarity import NAMES, Kinship
from timeline_app.link.ties import TIES
from timeline_app.link.weights import mention_weights, tie_weights
from timeline_app.link.words import stem, stems_of


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


def test_stems_of_a_text_are_those_of_its_parts_however_often_these_were_read() -> None:
    text = "Ann’s boats sank;\u00a0boats\x1fsank—twice (\u201csank\u201d).\n\tO'Neill-Roe's boats " + "x" * 50
    first = stems_of(text)
    assert first == stems_of(text)
    assert first == [found for word in re.findall(r"[^\s\u2014;-]+", text) for found in stems_of(word)]
    assert first.count(stem("boats")) == 3


@pytest.mark.parametrize("name", ["story", "rare word in one story"])
def test_that_two_articles_tell_one_story_never_speaks_against_an_event(name: str) -> None:
    # what is not alike enough were they one story is not asked further
    for kind in (Kinship.SAME, Kinship.KIN):
        assert mention_weights(kind, NAMES, dated=True)[NAMES.index(name)] >= 0
    assert all(tie_weights(TIES)[TIES.index(part)] >= 0 for part in ("around", "words"))


def test_a_score_that_is_not_asked_for_exactly_is_no_link_where_the_exact_one_is_none() -> None:
    texts = [
        f"{who} {did} the {what} in Rome."
        for who in ("Roe", "Ames")
        for did in ("bought", "acquired")
        for what in ("ferry", "line")
    ]
    told = [
        replace(mention(f"a{at}", text, "2018-07-03"), trigger=(text.index(" ") + 1, text.index(" the")))
        for at, text in enumerate(texts)
    ]
    features = [features_of(one, article(one.article, one.text, published="2018-07-04")) for one in told]
    for one, other in combinations(features, 2):
        exact, bounded = odds_where_not_apart(one, other), odds_where_not_apart(one, other, ENOUGH)
        assert bounded == exact or max(bounded, exact) < ENOUGH
