"""What is selected, and what becomes of it when the events change under it; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.ui.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown in the side panel: a mention of an event, or an article alone."""

    article: str
    event: str | None = None
    mention: int = 0


def followed(chosen: Selection, place: tuple[str, int] | None) -> Selection:
    """Return a selection with its report where this is now; itself where the report is no more, or it has none."""
    return chosen if place is None else Selection(chosen.article, *place)


def stands(chosen: Selection, shot: Snapshot) -> bool:
    """Tell whether what was selected is still there; an event's mentions may have become fewer."""
    if chosen.event is None:
        return chosen.article in shot.light
    event = shot.events.get(chosen.event)
    return (
        event is not None
        and chosen.mention < len(event.mentions)
        and event.mentions[chosen.mention].article == chosen.article
    )


def same_event(chosen: Selection, before: Snapshot, after: Snapshot) -> bool:
    """Tell whether the event of a selection is what it was; an event that changes has another number."""
    return chosen.event is None or before.number_of(chosen.event) == after.number_of(chosen.event)


def last_index(history: Sequence[Selection], chosen: Selection | None) -> int:
    """Return where in a history something was selected last; its end where it never was."""
    for index in range(len(history) - 1, -1, -1):
        if history[index] == chosen:
            return index
    return len(history) - 1
