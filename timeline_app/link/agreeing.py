"""What two reports say alike beside their dates: the places that both name, and the counts that one number satisfies.

Whether counts agree is `counts`' to say: "at least 10 dead" and "12 were killed" do, and 17 citizens and 17 people of
whom the same is told. What only one of them says is no matter of agreement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.link.counts import counts_of, may_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.link.counts import Count
    from timeline_app.records import Mention


def shared_places(one: Mention, other: Mention) -> tuple[str, ...]:
    """Return the places that both name, in the order of the first."""
    there = {place.name.casefold() for place in other.places}
    return tuple(dict.fromkeys(place.name for place in one.places if place.name.casefold() in there))


def agreeing_counts(one: Mention, other: Mention) -> tuple[tuple[str, str], ...]:
    """Return the counts of both that agree, as each writes them; each count of the first once."""
    if not (may_count(one.text) and may_count(other.text)):
        return ()
    theirs = counts_of(other.text)
    return tuple(dict.fromkeys(pair for ours in counts_of(one.text) for pair in _first(ours, theirs)))


def _first(ours: Count, theirs: tuple[Count, ...]) -> Iterator[tuple[str, str]]:
    for count in theirs:
        same = bool(ours.noun) and ours.noun == count.noun and not (ours.fate and count.fate)
        if (same or ours.counts_as(count)) and ours.agrees(count):
            yield ours.text, count.text
            return
