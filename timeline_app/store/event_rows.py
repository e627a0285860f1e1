"""How events become rows and rows events again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline_app.records import Event, Review, Status
from timeline_app.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.records import Mention

_SAID = "by_hand, found, found_label, found_status, review, hidden"  # what is the user's
EVENT_COLUMNS = f"id, label, date, status, origins, rank, rank_why, goes_back, {_SAID}"


class KeptEvents:
    """Events as they were read last: what is stored as it was need not be made again."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[int, Event]] = {}  # by number: hash of its rows, which takes less than the rows do

    def made(self, row: tuple[Any, ...], told: Sequence[tuple[Any, ...]]) -> tuple[int, int, Event]:
        """Return the number, the hash and the event of a row of events and those of its mentions, reasons first."""
        stored = hash((row, *told))
        known = self._kept.get(row[0])
        if known is not None and known[0] == stored:
            return row[0], *known
        return row[0], stored, event_of(row[1:], [(reason, rows.mention_of(mention)) for reason, *mention in told])

    def keep(self, made: Sequence[tuple[int, int, Event]]) -> list[Event]:
        """Remember all that were made, and return them."""
        self._kept = {number: (stored, event) for number, stored, event in made}
        return [event for _, _, event in made]


def event_row(number: int, event: Event) -> tuple[Any, ...]:
    """Return a number and the columns of an event, but its mentions."""
    date, found = (None if date is None else str(date) for date in (event.date, event.found))
    why = rows.texts_text(event.rank_why)
    told = event.status.value, event.origins, event.rank, why, rows.origins_text(event.goes_back)
    status = None if event.found_status is None else event.found_status.value
    said = int(event.by_hand), found, event.found_label, status, event.review.value, int(event.hidden)
    return number, event.id, event.label, date, *told, *said


def event_of(row: Sequence[Any], told: Sequence[tuple[str, Mention]]) -> Event:
    """Make an event of a row of EVENT_COLUMNS and its mentions with the reasons why each is in it."""
    if not told:
        raise ValueError(f"the event {row[0]} has no report")
    identity, label, date, status, origins, rank, rank_why, goes_back, *said = row
    by_hand, found, found_label, found_status, review, hidden = said
    return Event(
        id=identity,
        label=label,
        date=rows.date_of(date),
        status=Status(status),
        origins=origins,
        rank=rank,
        mentions=tuple(mention for _, mention in told),
        reasons=tuple(reason for reason, _ in told),
        rank_why=tuple(json.loads(rank_why)),
        goes_back=rows.origins_of(goes_back),
        by_hand=bool(by_hand),
        found=rows.date_of(found),
        found_label=found_label,
        found_status=None if found_status is None else Status(found_status),
        review=Review(review),
        hidden=bool(hidden),
    )
