"""What the user decided of events goes over what their reports say; that stays known beside it.

A decision is kept by one report, so it stays with the event that holds this report, whatever else is linked to it. Of
several in one event the last one holds: events that were dated apart may come to be one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Event

    Numbered = tuple[Event, tuple[int, ...]]  # with its mentions by their numbers


def decided(events: Sequence[Numbered], dates: Mapping[int, Edtf]) -> tuple[Numbered, ...]:
    """Date events as the user did; `dates` are by the numbers of mentions, in the order in which they were given."""
    if not dates:
        return tuple(events)
    turn = {number: at for at, number in enumerate(dates)}
    made = []
    for event, numbers in events:
        held = [number for number in numbers if number in turn]
        if held:
            date = dates[max(held, key=turn.__getitem__)]
            event = replace(event, date=date, found=event.date, by_hand=True)
        made.append((event, numbers))
    return tuple(made)
