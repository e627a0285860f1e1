"""Linking what changed and nothing else: a project's events as a function of its mentions and laws, kept up to date.

The result never depends on the order of adding. Each mention meets others in blocks (one a blocking key; Papadakis et
al., "Blocking and Filtering Techniques for Entity Resolution", 2020). A block's first few mentions, by a hash of their
keys, are its hosts: they meet all of it and the others meet only them, so a block of n mentions costs n comparisons and
not n². A pair that is alike enough is a link; links and the user's "same" span the graph whose connected components are
grouped each by itself. So a change can alter only the components that it touches:

- a mention that is new, dated anew, or a host now is compared with all that it meets, and its old links are dropped;
- who is no host any more loses the links that no other block upholds;
- the components of all these, with those of what lost a link or a law, are grouped and their events made again
  (`components`).

`Known` is what is asked of the project file, a batch at a time; everything here is pure. The pairwise scores are those
of `coreference`, which weigh two mentions by themselves, whatever else is in the project.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from timeline_app.link.clustering import Laws, cluster
from timeline_app.link.components import Components
from timeline_app.link.copies import Copies
from timeline_app.link.events import assemble, none_taken
from timeline_app.link.known import Seen
from timeline_app.link.laws import pairs_among
from timeline_app.link.meetings import find_links
from timeline_app.records import Relinked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.link.events import Taken
    from timeline_app.link.features import Features
    from timeline_app.link.known import Known, Pair
    from timeline_app.link.laws import Bonds
    from timeline_app.records import Event


@dataclass(frozen=True, slots=True)
class _Remembered:
    """A link whose reason is made when it is asked for: most links join nothing that is not joined already."""

    one: str
    other: str
    score: float
    pair: Pair
    told: str
    seen: Seen

    @property
    def why(self) -> str:
        """Say in words what joins them."""
        return self.told or self.seen.why(*self.pair)


def relink(
    unlinked: Mapping[int, bool],
    known: Known,
    bonds: Bonds,
    taken: Taken = none_taken,
    seen: Seen | None = None,
    large: set[int] | None = None,
) -> Relinked:
    """Link what changed: mentions, and whether each is to be looked at anew or only what it is linked with changed.

    Events keep their ids (`known.ids_of`); a new one is none of those `taken`. `seen` is what was looked up before,
    where nothing of that has changed. `large` is for who will come back for what is put off (`Components`).
    """
    seen = seen or Seen(known)
    meetings, found, lost = find_links((number for number, anew in unlinked.items() if anew), known, seen)
    touched = {*unlinked, *chain.from_iterable(lost)}
    components = Components(touched, known, found, lost, bonds.same, large)
    reached = components.mentions
    seen.look_up(reached)
    reasons = {**known.reasons(sorted(reached)), **{pair: why for pair, (_, why) in found.items() if why}}
    order = seen.in_story(reached)
    groups = [group for part, among in components.among(order) for group in _grouped(part, among, reasons, bonds, seen)]
    copies = Copies(seen.articles, known.signatures(sorted({seen.mentions[number].article for number in order})))
    events = tuple(_assembled(groups, order, known.ids_of(order), seen, copies, taken))
    return Relinked(
        frozenset(unlinked), meetings, frozenset(lost), found, events, dict(copies.made), components.put_off
    )


def _grouped(
    part: Sequence[int], links: Mapping[Pair, float], reasons: Mapping[Pair, str], bonds: Bonds, seen: Seen
) -> list[list[tuple[int, str]]]:
    """Return the events of a component, as numbers of mentions with the reason why each is in it."""
    if len(part) == 1:
        return [[(part[0], "")]]
    keys = _distinct({number: seen.mentions[number].key for number in part})
    of = {key: number for number, key in keys.items()}
    found = [
        _Remembered(min(keys[a], keys[b]), max(keys[a], keys[b]), score, (a, b), reasons.get((a, b), ""), seen)
        for (a, b), score in links.items()
    ]
    laws = Laws(
        *(frozenset((keys[a], keys[b]) for a, b in pairs_among(kind, keys)) for kind in (bonds.same, bonds.apart))
    )
    groups = cluster({key: _named(seen.features(number), key) for number, key in keys.items()}, found, laws)
    return [[(of[key], why) for key, why in zip(one.mentions, one.reasons, strict=True)] for one in groups]


def _named(features: Features, key: str) -> Features:
    return features if features.key == key else replace(features, key=key)


def _distinct(keys: Mapping[int, str]) -> dict[int, str]:
    """Give mentions that nothing tells apart longer keys, so that they are not one mention for that."""
    taken: set[str] = set()
    made = {}
    for number, key in keys.items():
        made[number] = key if key not in taken else f"{key}#{number}"
        taken.add(made[number])
    return made


def _assembled(
    groups: Sequence[Sequence[tuple[int, str]]],
    order: Sequence[int],
    ids: Mapping[int, str],
    seen: Seen,
    copies: Copies,
    taken: Taken,
) -> Iterator[tuple[Event, tuple[int, ...]]]:
    """Yield the events of groups, each with the numbers of its mentions."""
    mentions = [seen.mentions[number] for number in order]
    position = {number: place for place, number in enumerate(order)}
    placed = [[(position[number], why) for number, why in group] for group in groups]
    known = {seen.mentions[number].key: event for number, event in ids.items()}
    of = {id(mention): number for number, mention in zip(order, mentions, strict=True)}
    for event in assemble(placed, mentions, seen.articles, known, copies, taken):
        yield event, tuple(of[id(mention)] for mention in event.mentions)
