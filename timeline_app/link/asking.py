"""Which events are asked for: those that may lie in a span, those whose words meet a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.search.holding import holds
from timeline_app.search.tree import All, Either, leaves_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.records import Event, Mention
    from timeline_app.search.tree import Query


def may_lie(event: Event, start: Day | None, end: Day | None) -> bool:
    """Tell whether an event may lie from one day to another, both included; what has no date may not."""
    date = event.date
    if date is None:
        return False
    too_early = start is not None and date.latest is not None and date.latest < start
    too_late = end is not None and date.earliest is not None and date.earliest > end
    return not (too_early or too_late)


def meets(query: Query, event: Event, said: Sequence[str] = ()) -> bool:
    """Tell whether an event's own words meet a query; `said` is what the user wrote of it besides its label.

    What is wanted together stands in one report, or in what the user wrote, and what is unwanted in none of them.
    """
    return _met(query, [(event.label, *said), *map(own_words, event.mentions)])


def own_words(mention: Mention) -> tuple[str, ...]:
    """Return the words of a report, as they are indexed."""
    names = (mention.people, mention.places, mention.organizations)
    return mention.label, mention.text, *(" ".join(f"{each.name} {each.text}" for each in those) for those in names)


def _met(query: Query, parts: Sequence[tuple[str, ...]]) -> bool:
    match query:
        case Either(those):
            return any(_met(each, parts) for each in those)
        case All(wanted, unwanted) if leaves_out(query):
            plain = tuple(each for each in wanted if not leaves_out(each))
            others = [*([All(plain)] if plain else []), *(each for each in wanted if leaves_out(each))]
            return all(_met(each, parts) for each in others) and not any(_met(each, parts) for each in unwanted)
    return any(holds(query, *part) for part in parts)
