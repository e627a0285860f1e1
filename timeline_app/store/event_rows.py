"""How events become rows and rows events again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline_app.records import Event, Status
from timeline_app.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.records import Mention

EVENT_COLUMNS = "id, label, date, status, origins, rank, rank_why, goes_back"


def event_row(number: int, event: Event) -> tuple[Any, ...]:
    """Return a number and the columns of an event, but its mentions."""
    date = None if event.date is None else str(event.date)
    why = rows.json_text(event.rank_why)
    told = event.status.value, event.origins, event.rank, why, rows.origins_text(event.goes_back)
    return number, event.id, event.label, date, *told


def event_of(row: Sequence[Any], told: Sequence[tuple[str, Mention]]) -> Event:
    """Make an event of a row of EVENT_COLUMNS and its mentions with the reasons why each is in it."""
    identity, label, date, status, origins, rank, rank_why, goes_back = row
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
    )
