"""Decides which noun is an event's own word where no verb is: in a headline, a phrase, beside a bare "be"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline_app.extract.happenings import is_event
from timeline_app.extract.predicates import find_predicate
from timeline_app.extract.verb_groups import OF_A_NOUN, VERBS

if TYPE_CHECKING:
    from timeline_app.extract.tagging import Tagged

Span = tuple[int, int]


def event_noun(tagged: Tagged, start: int, end: int) -> Span | None:
    """Return the first noun between two places of the text that is an event, None where there is none."""
    for at in range(bisect_left(tagged.starts, start), bisect_left(tagged.starts, end)):
        if tagged.tags[at] in ("NN", "NNS", "NNP") and is_event(tagged.words[at]):
            return tagged.starts[at], tagged.ends[at]
    return None


def title_trigger(tagged: Tagged, start: int, end: int) -> Span | None:
    """Return the event's own word in a headline: its verb, of any form; None where it has none."""
    found = find_predicate(tagged, start, end, reduced=True)
    if found is not None and not found.bare:
        return found.span
    for at in range(bisect_left(tagged.starts, start), bisect_left(tagged.starts, end)):
        if tagged.tags[at] in VERBS:
            return tagged.starts[at], tagged.ends[at]
    return None


def phrase_noun(tagged: Tagged, start: int, end: int) -> Span | None:
    """Return the head noun of a phrase that may open with a preposition ("In an unusual |leak|"), None without one."""
    at, last = bisect_left(tagged.starts, start), bisect_left(tagged.starts, end)
    while at < last and tagged.tags[at] in ("IN", "TO"):
        at += 1
    head = None
    while at < last and tagged.tags[at] in OF_A_NOUN:
        head = at if tagged.tags[at] in ("NN", "NNS", "NNP") else head
        at += 1
    return None if head is None else (tagged.starts[head], tagged.ends[head])
