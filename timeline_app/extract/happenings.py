"""The words that tell happenings from states and deeds from mere sayings: `en-events/happenings.toml`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline_app.extract.lexicon import load_table


class Words(NamedTuple):
    """The words of the table, by what they do."""

    states: frozenset[str]
    describing: frozenset[str]  # participles and progressives that tell a state after "be"
    nouns: frozenset[str]  # that are events
    ahead: frozenset[str]  # verbs whose infinitive is what is planned
    opinion: frozenset[str]
    standing: frozenset[str]  # present forms that tell what goes on
    occurring: frozenset[str]  # present forms that tell what the news does
    victims: frozenset[str]  # words of what became of somebody
    deeds: frozenset[str]
    conveying: frozenset[str]
    account: frozenset[str]
    light: frozenset[str]  # verbs that leave it to a noun what happened
    past: frozenset[str]  # irregular
    minds: frozenset[str]  # verbs of knowing, wishing and feeling
    now: frozenset[str]  # words beside a present form that say it is so when the article speaks
    comments: frozenset[str]  # present forms by which a writer comments
    general: frozenset[str]  # words that tell a habit, a rule or a view
    reportedly: frozenset[str]  # participles of saying: "is |said| to have left"
    of_verbs: frozenset[str]  # what may be a clause's verb whatever its tag, and "that" before one


@cache
def words() -> Words:
    """Return the words of the table."""
    table = load_table("rules", "en-events", "happenings.toml")
    states, speech = table["states"], table["speech"]
    past = load_table("rules", "en-events", "verbs.toml")["finite"]["past"]
    return Words(
        frozenset(states["verbs"]),
        frozenset([*states["participles"], *states["progressives"]]),
        frozenset(table["events"]["nouns"]),
        frozenset(table["events"]["ahead"]),
        frozenset(speech["opinion"]),
        frozenset(table["events"]["standing"]),
        frozenset(table["events"]["occurring"]),
        frozenset(table["events"]["victims"]),
        frozenset(speech["deeds"]),
        frozenset(speech["conveying"]),
        frozenset(speech["account"]),
        frozenset(states["light"]),
        frozenset(past),
        frozenset(states["minds"]),
        frozenset(table["times"]["now"]),
        frozenset(speech["comments"]),
        frozenset(speech["general"]),
        frozenset(speech["reportedly"]),
        frozenset([*past, *table["events"]["ahead"], "that"]),
    )


def is_event(noun: str) -> bool:
    """Tell whether a noun is an event itself."""
    return noun.lower() in words().nouns


def is_deed(verb: str) -> bool:
    """Tell whether saying so is an event itself: announcing, admitting, ruling."""
    return verb.lower() in words().deeds


def is_account(verb: str) -> bool:
    """Tell whether a verb gives an account of a period: reporting, posting, announcing its figures."""
    return verb.lower() in words().account


def conveys(verb: str) -> bool:
    """Tell whether a verb only passes on what is said."""
    return verb.lower() in words().conveying
