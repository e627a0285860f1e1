"""Which country the words for its people and things speak of: "French" of France, "South Korean" of South Korea.

They are no names of places (French warships may lie in Toulon or off Crete), so that no mention lists them as such;
they tell who takes part, and stand for where it was only if nothing else says.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

_CAPITAL = re.compile(r"(?<![\w-])[A-Z][a-z]+(?![\w-])")
_VERBS = frozenset(["polish"])  # in small letters no people


def country_in(text: str) -> str:
    """Return the country of the first people that a text speaks of, "" where it speaks of none."""
    known, last, end = _countries(), "", -1
    for word in _CAPITAL.finditer(text):
        pair = f"{last} {word.group()}" if word.start() == end + 1 else ""
        if country := known.get(pair) or known.get(word.group()):
            return country
        last, end = word.group(), word.end()
    return ""


def names_people_of(text: str, country: str) -> bool:
    """Tell whether a text has a word for the people or things of a country."""
    return any(people in text for people in _table().get(country, ()))


@cache
def words_of_countries() -> Mapping[str, str]:
    """Return the country's word for the words of its people, in lower case: "japan" for "japanese"."""
    found: dict[str, str] = {}
    for people, country in _countries().items():
        *before, last = country.casefold().split()
        *ahead, word = people.casefold().split()
        if ahead == before and word not in _VERBS:  # "South Korean", but not "American"
            found[word] = last
    return found


@cache
def _countries() -> Mapping[str, str]:
    return {people: country for country, peoples in _table().items() for people in peoples}


@cache
def _table() -> Mapping[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(resource("names", "places.toml").read_text("utf-8"))["countries"]
    return table
