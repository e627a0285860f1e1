"""What an event was while only some of its reports were known: the later ones change neither its date nor its name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from timeline_app.link.events import common_date, common_status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from timeline_app.records import Event, Reference


def as_known(event: Event, known: Collection[int], told: Callable[[Reference], bool]) -> Event:
    """Return an event as those of its mentions say it that are at the `known` positions, of which there is one or more.

    All of its mentions stay, so that positions are what they were. What the user decided stays, and of its references
    those that were `told` by then.
    """
    mentions = [mention for at, mention in enumerate(event.mentions) if at in known]
    back = [replace(one, mentions=tuple(at for at in one.mentions if at in known)) for one in event.goes_back]
    back = [one for one in back if one.mentions]
    date, status, label = common_date(mentions), common_status(mentions), mentions[0].label
    changes: dict[str, Any] = {"goes_back": tuple(back), "origins": len(back) or min(event.origins, 1)}
    changes["found" if event.by_hand else "date"] = date
    changes["label" if event.found_label is None else "found_label"] = label
    changes["status" if event.found_status is None else "found_status"] = status
    return replace(event, references=tuple(one for one in event.references if told(one)), **changes)
