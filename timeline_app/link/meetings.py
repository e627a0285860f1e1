"""Whom a mention meets in a project, and which of these are alike: blocks, their hosts, and links between mentions.

One block a blocking key. Its first mentions, by a hash of their keys, are its hosts: they meet all of it and the others
meet only them. So a block of n mentions costs n comparisons and not their square, and whether two mentions meet hangs
on which there are and not on the order in which they came.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

from timeline_app.link.blocking import blocking_keys
from timeline_app.link.coreference import headline_links
from timeline_app.records import HOSTS, Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.link.features import Features
    from timeline_app.link.known import Known, Pair, Seen


AT_ONCE = 64  # mentions for which those that they meet are looked up together


class Blocks:
    """The blocks as they are with the mentions that are looked at anew."""

    def __init__(self, known: Known, anew: Mapping[int, Meeting]) -> None:
        self._known = known
        self._turns = {number: meeting.turn for number, meeting in anew.items()}
        self._hosts: dict[int, Sequence[int]] = {}
        self.ousted: dict[int, frozenset[int]] = {}  # block -> who is no host of it any more
        self._new: dict[int, list[int]] = {}
        self._stored: dict[int, Sequence[int]] = {}  # block -> who was in it before, where all of them were asked for
        self._fill(anew)

    def _fill(self, anew: Mapping[int, Meeting]) -> None:
        """Put mentions into their blocks; most blocks hold but one and are left out, for nobody meets there."""
        size = Counter(chain.from_iterable(meeting.blocks for meeting in anew.values()))
        stored = self._known.first_of(size, HOSTS)
        self._new = {block: [] for block, count in size.items() if count > 1 or block in stored}
        for number in sorted(anew, key=lambda number: (anew[number].turn, number)):
            for block in anew[number].blocks:
                if (members := self._new.get(block)) is not None:
                    members.append(number)
        self._hosts = {block: members[:HOSTS] for block, members in self._new.items()}
        for block, former in stored.items():
            first = sorted({*former, *((self._turns[number], number) for number in self._new[block])})[:HOSTS]
            self._hosts[block] = [number for _, number in first]
            if ousted := frozenset(number for _, number in former).difference(self._hosts[block]):
                self.ousted[block] = ousted

    def hosts(self, blocks: Iterable[int]) -> dict[int, Sequence[int]]:
        """Return the hosts of blocks."""
        wanted = set(blocks)
        unknown = self._known.first_of(wanted.difference(self._hosts), HOSTS)
        found = {block: [number for _, number in members] for block, members in unknown.items()}
        return {block: self._hosts[block] for block in wanted if block in self._hosts} | found

    def met_by(self, number: int, meeting: Meeting) -> set[int]:
        """Return the mentions that one of those looked at anew meets."""
        found: set[int] = set()
        for block in meeting.blocks:
            if hosts := self._hosts.get(block):
                found.update(self._members(block) if len(hosts) == HOSTS and number in hosts else hosts)
        found.discard(number)
        return found

    def _members(self, block: int) -> Iterator[int]:
        stored = self._stored.get(block)
        if stored is None:
            stored = self._stored[block] = [number for _, number in self._known.all_of(block)]
        return chain(self._new[block], stored)


def meeting_of(features: Features) -> Meeting:
    """Return where a mention meets others, the same in every project."""
    blocks = sorted({crc32(key.encode()) for key in blocking_keys(features)})
    turn = blake2b(features.key.encode(), digest_size=6).digest()
    return Meeting(int.from_bytes(turn, "big"), tuple(blocks))


def find_links(
    anew: Iterable[int], known: Known, seen: Seen
) -> tuple[dict[int, Meeting], dict[Pair, tuple[float, str]], set[Pair]]:
    """Return where these mentions meet others, their links, and the pairs that are linked no longer."""
    wanted = sorted(anew)
    seen.look_up(wanted)
    meetings = {number: meeting_of(seen.features(number)) for number in wanted}
    nobody = {n: replace(met, blocks=()) for n, met in meetings.items() if seen.mentions[n].own}
    meetings |= nobody  # what the user entered stands by itself, unless the user says otherwise
    blocks = Blocks(known, meetings)
    found = {pair: (score, "") for pair, score in _scored(meetings, blocks, seen)}
    found |= {pair: (score, why) for pair, score, why in _own(wanted, known, seen)}
    lost = set(known.links(wanted)).difference(found)
    lost |= _unmet(known, blocks, meetings)
    return meetings, found, lost


def _scored(meetings: Mapping[int, Meeting], blocks: Blocks, seen: Seen) -> Iterator[tuple[Pair, float]]:
    near = seen.by_date(meetings)
    for start in range(0, len(near), AT_ONCE):
        part = {number: blocks.met_by(number, meetings[number]) for number in near[start : start + AT_ONCE]}
        seen.look_up(chain.from_iterable(part.values()))
        for number, others in part.items():
            first = [other for other in others if other > number or other not in meetings]
            for other, score in seen.alike(number, first):
                yield (min(number, other), max(number, other)), score


def _own(anew: Sequence[int], known: Known, seen: Seen) -> Iterator[tuple[Pair, float, str]]:
    """Yield the links that an article makes between its own mentions, where one of these is among them."""
    wanted = set(anew)
    for numbers in known.told_in(sorted({seen.mentions[number].article for number in anew})).values():
        seen.look_up(numbers)
        told = {number: seen.mentions[number] for number in numbers}
        for one, other, score, why in headline_links(told, seen.features):
            if not wanted.isdisjoint((one, other)):
                yield (min(one, other), max(one, other)), score, why


def _unmet(known: Known, blocks: Blocks, anew: Mapping[int, Meeting]) -> set[Pair]:
    """Return the links of who was a host to whom it no longer meets in any block."""
    ousted = set(chain.from_iterable(blocks.ousted.values())).difference(anew)
    links = [pair for pair in known.links(sorted(ousted)) if anew.keys().isdisjoint(pair)]
    if not links:
        return set()
    own = known.reasons(sorted({one for one, _ in links}))
    meetings = known.meetings(sorted(set(chain.from_iterable(links))))
    shared = {(a, b): set(meetings[a].blocks).intersection(meetings[b].blocks) for a, b in links if (a, b) not in own}
    hosts = blocks.hosts(chain.from_iterable(shared.values()))
    return {pair for pair, both in shared.items() if all(set(pair).isdisjoint(hosts[block]) for block in both)}
