"""What shape an event's date takes: from what is known of it to the kind of mark and the room that it needs.

Full ink is known, faded ink is not: a day that is known is a block, an unknown day in a range is a band between
brackets, something that lasted is a bar with caps. What its own sentence does not date, but only what stands around it
(EDTF `?`), is never a firm day: it fades to its ends and has a question mark. See the table of marks in the design.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.dates.edtf import Precision
from timeline_app.records import Review, Status

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second
    from timeline_app.dates.edtf import Edtf


class MarkKind(IntEnum):
    """The shapes."""

    INSTANT = 0  # the time of day is known too: a circle
    DAY = 1  # known to the day: a block
    DURATION = 2  # lasted from one day to another: a bar with caps
    WITHIN = 3  # an unknown day of a range: a band between brackets
    CIRCA = 4  # about then: tails that fade
    OPEN_AFTER = 5  # from the edge on: an arrow to the right
    OPEN_BEFORE = 6  # up to the edge: an arrow to the left
    PROBABLY = 7  # it may have been then: soft edges and a question mark


class StatusCode(IntEnum):
    """`records.Status` as a number, for columns."""

    REPORTED = 0
    PLANNED = 1
    POSSIBLE = 2
    DENIED = 3


STATUS_CODES: Final = {
    Status.REPORTED: StatusCode.REPORTED,
    Status.PLANNED: StatusCode.PLANNED,
    Status.POSSIBLE: StatusCode.POSSIBLE,
    Status.DENIED: StatusCode.DENIED,
}


class ReviewCode(IntEnum):
    """`records.Review` as a number, for columns, where `HIDDEN` is added for what the user hid."""

    PROPOSED = 0
    ACCEPTED = 1
    REJECTED = 2
    DISPUTED = 3


HIDDEN: Final = 4


def review_code(review: Review, *, hidden: bool) -> int:
    """Return what a column has of what the user holds of an event."""
    return ReviewCode[review.name] + HIDDEN * hidden


class Reach(NamedTuple):
    """The room of a kind, in pixels."""

    least: float  # least width of its ink, centred on the span
    left: float  # further ink to the left
    right: float


ARROW: Final = 56.0  # length of an open end's fading bar with its head, px
TAIL: Final = 18.0  # length of circa's tails and of the fading at a band's ends, px
REACH: Final = {
    MarkKind.INSTANT: Reach(9, 0, 0),
    MarkKind.DAY: Reach(7, 0, 0),
    MarkKind.DURATION: Reach(7, 0, 0),
    MarkKind.WITHIN: Reach(9, 0, 0),
    MarkKind.CIRCA: Reach(7, TAIL, TAIL),
    MarkKind.OPEN_AFTER: Reach(2, 0, ARROW),
    MarkKind.OPEN_BEFORE: Reach(2, ARROW, 0),
    MarkKind.PROBABLY: Reach(13, 0, 0),
}


def mark_of(date: Edtf) -> tuple[MarkKind, Second, Second] | None:
    """Return the kind and span in seconds, end exclusive, of a date's mark; None where neither side is known.

    An open end's span is one second at the edge that is known: how far it goes is not known, so its arrow has a
    length in pixels and none in time.
    """
    first, end = date.first_second, date.end_second
    if first is None and end is None:
        return None
    if first is None:
        assert end is not None
        return MarkKind.OPEN_BEFORE, end - 1, end
    if end is None:
        return MarkKind.OPEN_AFTER, first, first + 1
    return _closed_kind(date), first, max(end, first + 1)


def _closed_kind(date: Edtf) -> MarkKind:
    if date.uncertain:
        return MarkKind.PROBABLY
    if date.approximate:
        return MarkKind.CIRCA
    if date.earliest == date.latest:
        return MarkKind.INSTANT if date.precision < Precision.DAY else MarkKind.DAY
    if date.is_interval:
        return MarkKind.DURATION
    return MarkKind.WITHIN
