"""The word lists that decide who and where, as sets, loaded once from `resources/names/`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline_app.resources import resource

_FILES = ("places", "people", "organizations", "common")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by kind. Outlets map to their longest form and to the words ("paper", "agency") that point back at them."""

    places: frozenset[str]
    surely_places: frozenset[str]  # countries and states whose names mean nothing else
    settled_places: frozenset[str]  # without seas and continents: what a body may be named after
    short_states: dict[str, str]  # "Mich", without its full stop, and other short forms of states
    place_endings: frozenset[str]
    place_openings: frozenset[str]
    peoples: frozenset[str]  # demonyms and other adjectives of place
    organizations: frozenset[str]
    surely_bodies: frozenset[str]  # that are never anything else: acronyms, and names made for them
    organization_words: frozenset[str]
    company_endings: frozenset[str]  # "Inc", "GmbH"
    body_endings: frozenset[str]  # weaker than `organization_words`: "Magazine", "Force"
    organization_heads: frozenset[str]
    outlets: dict[str, frozenset[str]]  # longest form -> kinds
    outlet_short: dict[str, tuple[str, ...]]  # short form -> longest forms it may stand for
    titles: frozenset[str]
    callings: frozenset[str]  # titles that only a person's name follows: "Captain", "Mr"
    first_names: frozenset[str]
    family_first: frozenset[str]
    calendar: frozenset[str]
    openers: frozenset[str]  # capitals only because a sentence begins
    never_names: frozenset[str]  # openers that are nobody's name
    nameless: frozenset[str]  # all that names nobody when it stands alone


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Long lists of names, made by `packaging/models/name_lists.py`."""

    large: frozenset[str]
    middle: frozenset[str]
    small: frozenset[str]
    places: frozenset[str]  # cities of all sizes, and regions
    regions: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    common: frozenset[str]  # words, with a capital here, that news mostly writes without

    women: frozenset[str]  # given names that are mostly women's, by a census
    men: frozenset[str]


_LISTS = ("cities-large", "cities-middle", "cities-small", "regions", "given", "family", "common", "women", "men")


@cache
def gazetteer_lists() -> dict[str, frozenset[str]]:
    """Return the bundled lists of names as they are: some milliseconds, the first time."""
    return {name: frozenset(resource("names", f"{name}.txt").read_text("utf-8").split("\n")) for name in _LISTS}


@cache
def gazetteer() -> Gazetteer:
    """Return the bundled lists of names, with those of the lexicon."""
    lists, words = gazetteer_lists(), lexicon()
    return Gazetteer(
        large=lists["cities-large"],
        middle=lists["cities-middle"],
        small=lists["cities-small"],
        places=lists["cities-large"] | lists["cities-middle"] | lists["cities-small"] | lists["regions"],
        regions=lists["regions"],
        given=lists["given"] | words.first_names,
        family=lists["family"] | words.family_first,
        common=lists["common"],
        women=lists["women"],
        men=lists["men"],
    )


@cache
def load_table(*parts: str) -> dict[str, Any]:
    """Return a bundled TOML file as a dict, which is nobody's to change."""
    return tomllib.loads(resource(*parts).read_text(encoding="utf-8"))


def any_of(words: list[str]) -> str:
    """Return a regex alternation of literal words, the longest first, spaces matching any white space."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def lexicon() -> Lexicon:
    """Return the bundled lexicon."""
    places, people, bodies, common = (load_table("names", f"{name}.toml") for name in _FILES)
    other = places["others"]
    outlets = {name: frozenset(table["kind"]) for table in bodies["outlet"] for name in table["names"]}
    named = [*places["countries"], *other["regions"], *other["us_states"], *other["cities"]]
    demonyms = [word for words in places["countries"].values() for word in words]
    return Lexicon(
        places=frozenset(named),
        surely_places=frozenset([*places["countries"], *other["us_states"]]).difference(other["doubtful"]),
        settled_places=frozenset([*places["countries"], *other["us_states"], *other["cities"], "Korea"]),
        short_states=places["short_states"],
        place_endings=frozenset(other["endings"]),
        place_openings=frozenset(other["openings"]),
        peoples=frozenset([*demonyms, *other["adjectives"]]),
        organizations=frozenset(
            [
                *bodies["known"]["names"],
                *_known_bodies(),
                *outlets,
                *(_bare(name) for name in outlets),
                *bodies["outlet_short"],
            ]
        ),
        surely_bodies=_sure_bodies(frozenset(named), [*bodies["known"]["names"], *_known_bodies()]),
        organization_words=frozenset(bodies["words"]["any"]),
        company_endings=_endings("companies"),
        body_endings=_endings("others"),
        organization_heads=frozenset(bodies["words"]["heads"]),
        outlets=outlets,
        outlet_short={short: tuple(names) for short, names in bodies["outlet_short"].items()},
        titles=frozenset(people["titles"]),
        callings=frozenset(people["callings"]),
        first_names=frozenset(people["first_names"]),
        family_first=frozenset(people["family_first"]),
        calendar=frozenset(common["calendar"]),
        openers=frozenset(common["openers"]),
        never_names=frozenset([*common["openers"], "I"]).difference(
            common["calendar"], gazetteer_lists()["given"], gazetteer_lists()["family"], {"Will", "State", "New"}
        ),
        nameless=frozenset(
            [
                *people["never"],
                *demonyms,
                *other["adjectives"],
                *people["titles"],
                *common["calendar"],
                *common["openers"],
            ]
        ),
    )


def _known_bodies() -> list[str]:
    fields = load_table("names", "bodies.toml")
    return [
        name.strip()
        for field in ("companies", "politics", "sport_and_arts", "states")
        for name in fields[field].split("|")
    ]


def _sure_bodies(places: frozenset[str], names: list[str]) -> frozenset[str]:
    """Return the acronyms of more than two letters, and names that are no words: "NATO", "Microsoft"."""
    lists = gazetteer_lists()
    other = (places, *lists.values())
    return frozenset(
        n for n in names if (n.isupper() and len(n) > 2) or (n.isalpha() and not any(n in some for some in other))
    )


def _endings(kind: str) -> frozenset[str]:
    return frozenset(load_table("names", "bodies.toml")["endings"][kind].split("|"))


def _bare(name: str) -> str:
    return name.removeprefix("The ")
