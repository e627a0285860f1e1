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
    place_endings: frozenset[str]
    place_openings: frozenset[str]
    peoples: frozenset[str]  # demonyms and other adjectives of place
    organizations: frozenset[str]
    organization_words: frozenset[str]
    organization_heads: frozenset[str]
    outlets: dict[str, frozenset[str]]  # longest form -> kinds
    outlet_short: dict[str, tuple[str, ...]]  # short form -> longest forms it may stand for
    titles: frozenset[str]
    first_names: frozenset[str]
    family_first: frozenset[str]
    calendar: frozenset[str]
    openers: frozenset[str]  # capitals only because a sentence begins
    nameless: frozenset[str]  # all that names nobody when it stands alone


def load_table(*parts: str) -> dict[str, Any]:
    """Return a bundled TOML file as a dict."""
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
        place_endings=frozenset(other["endings"]),
        place_openings=frozenset(other["openings"]),
        peoples=frozenset([*demonyms, *other["adjectives"]]),
        organizations=frozenset(
            [*bodies["known"]["names"], *outlets, *(_bare(name) for name in outlets), *bodies["outlet_short"]]
        ),
        organization_words=frozenset(bodies["words"]["any"]),
        organization_heads=frozenset(bodies["words"]["heads"]),
        outlets=outlets,
        outlet_short={short: tuple(names) for short, names in bodies["outlet_short"].items()},
        titles=frozenset(people["titles"]),
        first_names=frozenset(people["first_names"]),
        family_first=frozenset(people["family_first"]),
        calendar=frozenset(common["calendar"]),
        openers=frozenset(common["openers"]),
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


def _bare(name: str) -> str:
    return name.removeprefix("The ")
