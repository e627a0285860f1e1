"""In which lanes of topics events stand: those that the pages of their articles state, and those of the user's tags.

Spellings that differ in case or hyphens are one topic. It is written as the user writes it, else as most articles do.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.records import topic_key
from timeline_app.timeline.columns import Membership
from timeline_app.timeline.radix import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


def spellings(topics: Iterable[Iterable[str]], tags: Iterable[str]) -> dict[str, str]:
    """Return how each name is written in its lane; `topics` are those of each article, `tags` the user's."""
    told, given = Counter(chain.from_iterable(topics)), Counter(tags)
    keys = {name: topic_key(name) for name in (*given, *told)}
    best: dict[str, str] = {}
    for name in sorted(keys, key=lambda name: (-given[name], -told[name], name)):
        best.setdefault(keys[name], name)
    return {name: best[key] for name, key in keys.items()}


def topic_lanes(
    told: tuple[NDArray[np.int64], NDArray[np.int64]],
    topics: Sequence[Sequence[str]],
    tagged: tuple[NDArray[np.int64], Sequence[str]],
    count: int,
) -> Membership:
    """Return in which lanes each of `count` rows stands.

    `told` are pairs of a row and an article that tells of it, a place in `topics`, which has those of each article;
    `tagged` are pairs of a row and a tag. A pair may be there several times.
    """
    written = spellings(topics, tagged[1])
    names = tuple(sorted(set(written.values())))
    places = {name: lane for lane, name in enumerate(names)}
    number = {name: places[best] for name, best in written.items()}
    each = [[number[name] for name in those] for those in topics]
    flat = np.array([lane for lanes in each for lane in lanes], np.int64)
    counts = np.array([len(lanes) for lanes in each], np.int64)
    rows, articles = told
    several = counts[articles]
    ends = np.cumsum(several)
    nth = np.arange(int(several.sum())) - np.repeat(ends - several, several)
    first = np.cumsum(counts) - counts
    lanes = flat[np.repeat(first[articles], several) + nth]
    given = np.array([number[name] for name in tagged[1]], np.int64)
    every = np.concatenate((np.repeat(rows, several), tagged[0])) * len(names) + np.concatenate((lanes, given))
    once = distinct(every)
    width = max(1, len(names))
    return Membership.of_lanes(once // width, once % width, names, count)
