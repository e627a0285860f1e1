"""A text's own words and years tell whether it reports or narrates."""

from __future__ import annotations

import pytest

from timeline_app.dates.genre import genre_of

BATTLE = (
    "The siege of Harrow Keep began in 1642. The garrison had been reinforced in 1641, and the walls were strong. "
    "On 14 July the besiegers dug the first trench. The governor was wounded, and in August he surrendered."
)
LIFE = (
    "Ada Quill was born in 1871 in Leith. She studied botany and in 1895 she became a teacher. "
    "In 1901 she married Tom Reed, and two years later their only daughter was born. She died in 1940."
)
NEWS = (
    "The mayor said on Tuesday that the bridge, built in 1871 and widened in 1940, will stay closed. "
    "“We have no choice,” she told reporters yesterday. A spokesman said repairs are expected to begin next month."
)
MEMORIAL = (
    "Hundreds gathered on Sunday to mark the raid of 1943. “My father never spoke of it,” said Ann Cole, who was born "
    "in 1950. The council will unveil a stone next week, a spokeswoman said. The town was rebuilt in 1948 and 1949."
)


@pytest.mark.parametrize("text", [BATTLE, LIFE])
@pytest.mark.parametrize("published", [None, 2011])
def test_a_battle_and_a_life_narrate(text: str, published: int | None) -> None:
    genre = genre_of(text, published)
    assert genre.narrates
    assert not genre.reports


@pytest.mark.parametrize("text", [NEWS, MEMORIAL])
@pytest.mark.parametrize("published", [None, 2011])
def test_news_of_old_things_reports(text: str, published: int | None) -> None:
    genre = genre_of(text, published)
    assert not genre.narrates
    assert genre.reports


def test_years_around_publication_do_not_make_a_story() -> None:
    text = "The club was founded in 2010. In 2011 it was moved; in 2012 it was sold."
    assert not genre_of(text, 2011).narrates
    assert genre_of(text, 1985).narrates


def test_the_reasons_add_up() -> None:
    genre = genre_of(LIFE, None)
    assert sum(points for *_, points in genre.reasons) == pytest.approx(genre.narrative - genre.reporting)
    assert ("years of its own", 4, 4.0) in genre.reasons


def test_an_empty_text_is_neither() -> None:
    assert (genre_of("", None).narrates, genre_of("", None).reports, genre_of("", None).reasons) == (False, False, ())
