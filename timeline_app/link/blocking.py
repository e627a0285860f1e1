"""Which mentions are worth comparing: those that share a key (blocking), each with a fixed number of neighbours a key.

A key joins what happens (the kind of event), something rare about it (a name or word near it, or what its story is
about), and when (the day, or the month where either date is no finer). So the cost of linking grows with the mentions
and not with the pairs of them, and an article that is added meets only what it shares keys with.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from timeline_app.dates.civil import civil
from timeline_app.link.background import worth_of_name, worths_of_stems
from timeline_app.link.spans import MONTH_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.link.features import Features

FINE_DAYS = 3  # a date as wide is compared day by day
RARE, ABOUT = 3, 2  # rare things about a mention, and words of what its story is about, by which it meets others
NAMED = 2  # names that dated news repeats
RARE_UNDATED, ABOUT_UNDATED = 4, 6  # where no day keeps articles apart that have little to do with each other
KINDS = 3  # kinds of event that its words may tell
NEIGHBOURS = 12  # mentions of a block that each meets


def blocking_keys(one: Features) -> frozenset[str]:
    """Return the keys of a mention: mentions of one event share at least one, as far as one article can tell."""
    rare = _rarest(one, RARE if one.anchored else RARE_UNDATED)
    whens = tuple(_whens(one))
    kinds = sorted(one.kinds)[:KINDS]
    found = {f"{one.article}|{kind}" for kind in kinds}
    if one.when or not one.trigger:  # what states a date may be told in other words
        found |= {f"{one.role}|{term}|{when}" for term in rare for when in whens}
    story = one.story
    of_story = (*story.top_words[:ABOUT], *story.top_names[:NAMED]) if one.anchored else story.top_words[:ABOUT_UNDATED]
    about = dict.fromkeys((*rare, *of_story))
    found.update([f"{kind}|{term}|{when}" for kind in kinds for term in about for when in whens])
    return frozenset(found)


def pairs_to_compare(features: Sequence[Features]) -> set[tuple[int, int]]:
    """Return pairs of positions, the lower first."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(features):
        for key in blocking_keys(one):
            blocks[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        for position, number in enumerate(block):
            pairs.update((number, other) for other in islice(block, position + 1, position + 1 + NEIGHBOURS))
    return pairs


def _rarest(one: Features, most: int) -> list[str]:
    """Return the rarest names and words around the event's own word."""
    worths = worths_of_stems()
    terms = [(-worths.get(word, 1.0), word) for word in (one.near or one.words)]
    if names := one.people | one.organizations | one.located:
        terms += [(-worth_of_name(name), f"@{name}") for name in names]
    terms.sort()
    return [term for _, term in terms[:most]]


def _whens(one: Features) -> Iterator[str]:
    """Name the blocks of time in which a mention meets its like; without a date those of articles without one."""
    if not one.anchored:
        yield "undated"
    if one.first is None or one.last is None:
        if one.anchored:
            yield "never"
    elif one.width > MONTH_DAYS:
        yield f"{one.first}..{one.last}"
    else:
        if one.width <= FINE_DAYS:
            yield from map(str, range(one.first, one.last + 1))
        yield from sorted({_month(one.first), _month(one.last)})


@lru_cache(1 << 14)
def _month(day: int) -> str:
    year, month = civil(day)[:2]
    return f"{year}-{month:02}"
