"""What linking hands to the project file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.records.events import Event

HOSTS = 12  # mentions of a block, the first by their turns, that meet all of it


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where linking compares a mention with others: in each block with its hosts, and as one of them with all."""

    turn: int  # its place in every block, the same in whatever order articles are added
    blocks: tuple[int, ...]  # hashes of blocking keys


@dataclass(frozen=True, slots=True)
class Relinked:
    """What linking found of what changed. Mentions go by their numbers in the project, pairs the lower first."""

    seen: frozenset[int]  # mentions whose changes are done with
    meetings: Mapping[int, Meeting]  # of those that were looked at anew
    lost: frozenset[tuple[int, int]]  # links that no longer hold
    found: Mapping[tuple[int, int], tuple[float, str]]  # links: score, and the reason where the score has none
    events: tuple[tuple[Event, tuple[int, ...]], ...]  # with their mentions; the events that these were in are no more
    signatures: Mapping[str, bytes]  # of articles, by which copies are found: those that were not known
    put_off: frozenset[int] = frozenset()  # mentions that hang together with very many others and are grouped later
