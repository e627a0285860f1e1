"""Countries through the words for their people and things."""

from __future__ import annotations

import pytest

from timeline_app.link.peoples import country_in, names_people_of
from timeline_app.link.words import stems_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("British warships", "Britain's warships"),
        ("Japanese officials", "officials of Japan"),
        ("South Korean officials", "South Korea's officials"),
        ("two Danes", "two of Denmark"),
    ],
)
def test_a_people_is_compared_as_its_country(one: str, other: str) -> None:
    assert sorted(stems_of(one)) == sorted(stems_of(other))


def test_to_polish_is_nothing_of_poland() -> None:
    assert stems_of("They polish shoes") != stems_of("They Poland shoes")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Later French and British warships left the harbour.", "France"),
        ("South Korean envoys met them.", "South Korea"),
        ("An American pilot waited.", "United States"),
        ("The Franco-Russian treaty was signed.", ""),
        ("He had to polish it.", ""),
        ("", ""),
    ],
)
def test_the_first_people_tells_the_country(text: str, country: str) -> None:
    assert country_in(text) == country


def test_a_country_is_named_by_its_people() -> None:
    assert names_people_of("off a Norwegian ship", "Norway")
    assert not names_people_of("off a ship", "Norway")
