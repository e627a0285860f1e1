"""Whom a mention meets in a project, and which of these are alike: blocks, their hosts, and links between mentions.

One block a blocking key. Its first mentions, by a hash of their keys, are its hosts: they meet all of it and the others
meet only them. So a block of n mentions costs n comparisons and not their square, and whether two mentions meet hangs
on which there are and not on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING

from timeline_app.link.blocking import blocking_keys
from timeline_app.link.coreference import headline_links
from timeline_app.records import HOSTS, Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.link.features import Features
    from timeline_app.link.known import Known, Pair, Seen


class Blocks:
    """The blocks as they are with the mentions that are looked at anew."""

    def __init__(self, known: Known, anew: Mapping[int, Meeting]) -> None:
        self._known = known
        self._new: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, meeting in anew.items():
            for block in meeting.blocks:
                self._new[block].append((meeting.turn, number))
        self._hosts: dict[int, tuple[int, ...]] = {}
        self.ousted: dict[int, frozenset[int]] = {}  # block -> who is no host of it any more
        self.look_up(self._new)

    def look_up(self, blocks: Iterable[int]) -> None:
        """Fetch the hosts of blocks that are not known yet."""
        missing = sorted(set(blocks).difference(self._hosts))
        for block, stored in self._known.first_of(missing, HOSTS).items():
            first = sorted({*map(tuple, stored), *self._new.get(block, ())})[:HOSTS]
            self._hosts[block] = tuple(number for _, number in first)
            if ousted := frozenset(number for _, number in stored).difference(self._hosts[block]):
                self.ousted[block] = ousted

    def hosts(self, block: int) -> tuple[int, ...]:
        """Return the hosts of a block that was looked up."""
        return self._hosts[block]

    def members(self, block: int) -> Iterator[int]:
        """Yield the mentions of a block."""
        if len(self._hosts[block]) < HOSTS:
            yield from self._hosts[block]
            return
        yield from (number for _, number in {*map(tuple, self._known.all_of(block)), *self._new.get(block, ())})

    def met_by(self, number: int, meeting: Meeting) -> set[int]:
        """Return the mentions that one meets."""
        found: set[int] = set()
        for block in meeting.blocks:
            hosts = self._hosts[block]
            found.update(self.members(block) if number in hosts else hosts)
        found.discard(number)
        return found


def meeting_of(features: Features) -> Meeting:
    """Return where a mention meets others, the same in every project."""
    blocks = sorted({_hash(key) for key in blocking_keys(features)})
    return Meeting(_hash(features.key), tuple(blocks))


def find_links(
    anew: Iterable[int], known: Known, seen: Seen
) -> tuple[dict[int, Meeting], dict[Pair, tuple[float, str]], set[Pair]]:
    """Return where these mentions meet others, their links, and the pairs that are linked no longer."""
    wanted = sorted(anew)
    seen.look_up(wanted)
    meetings = {number: meeting_of(seen.features(number)) for number in wanted}
    blocks = Blocks(known, meetings)
    found = {pair: (score, "") for pair, score in _scored(meetings, blocks, seen)}
    found |= {pair: (score, why) for pair, score, why in _own(wanted, known, seen)}
    lost = set(known.links(wanted)).difference(found)
    lost |= _unmet(known, blocks, meetings)
    return meetings, found, lost


def _scored(meetings: Mapping[int, Meeting], blocks: Blocks, seen: Seen) -> Iterator[tuple[Pair, float]]:
    for number, meeting in meetings.items():
        others = {other for other in blocks.met_by(number, meeting) if other > number or other not in meetings}
        seen.look_up(others)
        for other in others:
            if (score := seen.score(number, other)) is not None:
                yield (min(number, other), max(number, other)), score


def _own(anew: Sequence[int], known: Known, seen: Seen) -> Iterator[tuple[Pair, float, str]]:
    """Yield the links that an article makes between its own mentions, where one of these is among them."""
    wanted = set(anew)
    for numbers in known.told_in(sorted({seen.mentions[number].article for number in anew})).values():
        seen.look_up(numbers)
        features = {f"{number}": seen.features(number) for number in numbers}
        named = [replace(one, key=number) for number, one in features.items()]
        for link in headline_links([seen.mentions[number] for number in numbers], named):
            pair = int(link.one), int(link.other)
            if not wanted.isdisjoint(pair):
                yield (min(pair), max(pair)), link.score, link.why


def _unmet(known: Known, blocks: Blocks, anew: Mapping[int, Meeting]) -> set[Pair]:
    """Return the links of who was a host to whom it no longer meets in any block."""
    ousted = set(chain.from_iterable(blocks.ousted.values())).difference(anew)
    links = [pair for pair in known.links(sorted(ousted)) if anew.keys().isdisjoint(pair)]
    if not links:
        return set()
    own = known.reasons(sorted({one for one, _ in links}))
    meetings = known.meetings(sorted(set(chain.from_iterable(links))))
    shared = {(a, b): set(meetings[a].blocks).intersection(meetings[b].blocks) for a, b in links if (a, b) not in own}
    blocks.look_up(chain.from_iterable(shared.values()))
    return {pair for pair, both in shared.items() if all(set(pair).isdisjoint(blocks.hosts(block)) for block in both)}


def _hash(text: str) -> int:
    """Return 63 bits that stand for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1
