"""What the user decided of events goes over what their reports say; that stays known beside it.

A decision is kept by one report, so it stays with the event that holds this report, whatever else is linked to it. Of
several of one field in one event the last one holds: events that were dated apart may come to be one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Field, Review, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from timeline_app.records import Event

    Numbered = tuple[Event, tuple[int, ...]]  # with its mentions by their numbers
    Said = tuple[int, Field, str]  # the number of a mention, and what was decided of its event

HELD: Final = frozenset({Field.REVIEW, Field.HIDDEN})  # what the user holds of an event, whatever is told of it
_LAID: Final[Mapping[Field, Callable[[Event, str], Mapping[str, Any]]]] = {  # what of an event a value changes
    Field.DATE: lambda event, value: {"date": Edtf.parse(value), "found": event.date, "by_hand": True},
    Field.LABEL: lambda event, value: {"label": value, "found_label": event.label},
    Field.STATUS: lambda event, value: {"status": Status(value), "found_status": event.status},
    Field.REVIEW: lambda _, value: {"review": Review(value)},
    Field.HIDDEN: lambda _, value: {"hidden": bool(int(value))},
}


def decided(events: Sequence[Numbered], said: Sequence[Said]) -> tuple[Numbered, ...]:
    """Lay what the user said over events; `said` is in the order in which it was."""
    if not said:
        return tuple(events)
    turn: dict[int, list[int]] = {}
    for at, (number, _, _) in enumerate(said):
        turn.setdefault(number, []).append(at)
    made = []
    for event, numbers in events:
        ours = sorted(at for number in numbers if number in turn for at in turn[number])
        made.append((_laid(event, {said[at][1]: said[at][2] for at in ours}) if ours else event, numbers))
    return tuple(made)


def held(events: Mapping[int, Collection[int]], said: Sequence[Said]) -> dict[int, tuple[Review, bool]]:
    """Return what `decided` makes of HELD: of each event, given its mentions, its review and whether it is hidden."""
    places = {mention: event for event, mentions in events.items() for mention in mentions}
    values: dict[int, dict[Field, str]] = {event: {} for event in events}
    for number, field, value in said:
        if field in HELD and number in places:
            values[places[number]][field] = value
    return {
        event: (Review(ours.get(Field.REVIEW, Review.PROPOSED)), bool(int(ours.get(Field.HIDDEN, "0"))))
        for event, ours in values.items()
    }


def _laid(event: Event, values: Mapping[Field, str]) -> Event:
    changes: dict[str, Any] = {}
    for field, value in values.items():
        if field in _LAID:  # lanes are no part of the event
            changes.update(_LAID[field](event, value))
    return replace(event, **changes)
