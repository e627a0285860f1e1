"""Which mentions report one event. Precision first: a look-alike that stays apart costs less than a false union.

Four steps, each by itself: `features.features_of` a mention, `blocking.blocking_keys` for whom it meets,
`scoring.compare` for what two of them have in common, `clustering.cluster` for what belongs together. None of them
knows what else is in the project, so an article that is added changes only what it meets. A project is linked by
`incremental`; `together` links what is given at once and kept nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.link.background import cosine
from timeline_app.link.blocking import pairs_to_compare
from timeline_app.link.clustering import cluster
from timeline_app.link.scoring import compare
from timeline_app.link.words import kinds_of, tells_a_kind
from timeline_app.records import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline_app.link.features import Features
    from timeline_app.link.scoring import Link
    from timeline_app.records import Mention

HEADLINE = 100.0  # log odds of what is certain
MOST_TOLD = 40  # mentions of an article among which a headline's is looked for
LEAST_SAID = 0.6  # how far a headline says what a mention tells
OWN_WORD, KIN, ITS_LEAD = 0.4, 0.3, 0.2  # of it: it has the event's own word, or one of its kind; it leans on its date


def together(features: Sequence[Features]) -> list[list[tuple[int, str]]]:
    """Return the positions of what is one event, each with the reason why it is there.

    Keys that are not each its own are told apart by position.
    """
    features = list(_each_its_own(features))
    position = {one.key: number for number, one in enumerate(features)}
    groups = cluster({one.key: one for one in features}, _alike(features))
    return [[(position[key], why) for key, why in zip(g.mentions, g.reasons, strict=True)] for g in groups]


def headline_links(
    mentions: Mapping[int, Mention], features: Callable[[int], Features]
) -> Iterator[tuple[int, int, float, str]]:
    """Join each headline with the mention of its article that tells what it says, where one does.

    `mentions` are an article's by their numbers, in text order. Yields the numbers of both, how sure it is, and why.
    """
    headlines = [number for number, one in mentions.items() if one.leans_on and "lead" in one.leans_on]
    if not headlines:
        return
    told = [number for number, one in mentions.items() if one.role is Role.EVENT and number not in headlines]
    for headline in headlines:
        said = features(headline)
        alike = [(_said_by(said, features(number)), number) for number in told[:MOST_TOLD]]
        likeness, number = max(alike, key=lambda one: one[0], default=(0.0, headline))
        if likeness >= LEAST_SAID:
            yield headline, number, HEADLINE, "the headline says what is told here"


def _said_by(headline: Features, one: Features) -> float:
    """Return how far a headline says what a mention tells: by its own word, or one akin, and those around it."""
    said = headline.words | headline.names | headline.trigger
    words = one.trigger or frozenset(filter(tells_a_kind, one.words))
    kinds = one.kinds.union(*map(kinds_of, words)) & headline.kinds.union(*map(kinds_of, said))
    own = OWN_WORD * (not words.isdisjoint(said)) + KIN * bool(kinds)
    its_lead = ITS_LEAD * ((one.start, one.end) == (headline.start, headline.end) and one.when is not None)
    return own and own + its_lead + cosine(said, one.words | one.names | one.trigger)


def _each_its_own(features: Sequence[Features]) -> Iterator[Features]:
    """Yield features whose keys differ: mentions that nothing tells apart are not one mention for that."""
    seen: set[str] = set()
    for number, one in enumerate(features):
        yield replace(one, key=f"{one.key}#{number}") if one.key in seen else one
        seen.add(one.key)


def _alike(features: Sequence[Features]) -> Iterator[Link]:
    for one, other in sorted(pairs_to_compare(features)):
        if (found := compare(features[one], features[other])) is not None:
            yield found
