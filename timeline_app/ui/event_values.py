"""What the user makes of an event in its dialog, and what of that is a decision: only what was changed; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.records import LANES_PART, Field

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Event, Status

LANE_FIELD: Final = {"place": Field.PLACE, "person": Field.PERSON, "organization": Field.ORGANIZATION}  # by grouping


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes of one grouping that an event stands in."""

    field: Field
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Values:
    """An event as the user has it."""

    label: str
    date: Edtf | None
    status: Status
    lanes: Lanes | None = None  # None: of the grouping that is shown they are no matter of choice

    @classmethod
    def now(cls, event: Event, lanes: Lanes | None = None) -> Values:
        """Return an event as it is."""
        return cls(event.label, event.date, event.status, lanes)

    @classmethod
    def read(cls, event: Event) -> Values:
        """Return an event as its reports say."""
        label = event.label if event.found_label is None else event.found_label
        date = event.found if event.by_hand else event.date
        return cls(label, date, event.found_status or event.status)


def decided(event: Event) -> tuple[Field, ...]:
    """Return which fields of an event are the user's already, but its lanes."""
    theirs = {
        Field.LABEL: event.found_label is not None,
        Field.DATE: event.by_hand,
        Field.STATUS: event.found_status is not None,
    }
    return tuple(field for field, is_theirs in theirs.items() if is_theirs)


def changed(event: Event, before: Values, after: Values) -> dict[Field, str | None]:
    """Return what is to be decided so that an event becomes what the user has, None for what its reports say again.

    `before` is how it stood in the dialog, where more may be told than was read: a bound may have two sides.
    """
    read, found = Values.read(event), dict[Field, str | None]()
    if after.label != before.label:
        found[Field.LABEL] = None if after.label == read.label else after.label
    if after.date != before.date:
        found[Field.DATE] = None if after.date == read.date else str(after.date)
    if after.status is not before.status:
        found[Field.STATUS] = None if after.status is read.status else after.status.value
    if after.lanes is not None and after.lanes != before.lanes:
        found[after.lanes.field] = LANES_PART.join(after.lanes.names) or None
    theirs = decided(event)
    return {field: value for field, value in found.items() if value is not None or field in theirs or field in _LANES}


_LANES: Final = frozenset(LANE_FIELD.values())
