"""Which signs the legend explains: those on screen, in the order of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.timeline.marks import MarkKind, StatusCode
from timeline_app.timeline.parts import LegendEntry

if TYPE_CHECKING:
    from timeline_app.timeline.stretch import Content

LEGEND: Final = {
    "instant": "instant",
    "day": "day",
    "duration": "duration",
    "within": "within",
    "circa": "circa",
    "probably": "probably then",
    "before": "by then",
    "open": "open-ended",
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
    "accepted": "accepted",
    "rejected": "rejected",
    "disputed": "disputed",
    "conflict": "sources disagree",
    "origins": "origins",
    "group": "group",
    "ghost": "filtered out",
    "published": "published",
    "density": "density",
    "era": "era",
    "note": "note",
    "today": "today",
    "chip": "counted at the edge",
}
_KINDS: Final = {
    MarkKind.INSTANT: "instant",
    MarkKind.DAY: "day",
    MarkKind.DURATION: "duration",
    MarkKind.WITHIN: "within",
    MarkKind.CIRCA: "circa",
    MarkKind.OPEN_AFTER: "open",
    MarkKind.OPEN_BEFORE: "before",
    MarkKind.PROBABLY: "probably",
}
_STATUSES: Final = {StatusCode.PLANNED: "planned", StatusCode.POSSIBLE: "possible", StatusCode.DENIED: "denied"}


def legend_of(content: Content, bottom: float, **around: bool) -> tuple[LegendEntry, ...]:
    """Return the entries for what is drawn above the canvas's bottom.

    `around` tells by key what is drawn around the events.
    """
    marks = [mark for mark in content.marks if mark.rect.y < bottom]
    groups = [group for group in content.groups if group.rect.y < bottom]
    present = {_KINDS[mark.kind] for mark in marks} | {_STATUSES.get(mark.status, "") for mark in marks}
    drawn = {
        "conflict": any(mark.conflict for mark in marks),
        "origins": any(mark.label and mark.label.origins for mark in marks),
        "group": bool(groups),
        "ghost": any(mark.ghost for mark in marks) or any(group.ghost for group in groups),
        "density": any(bool(strip.heights.any()) for strip in content.densities if strip.rect.y < bottom),
        "chip": any(chip.rect.y < bottom for chip in content.chips),
        **around,
    }
    present |= {mark.review.name.lower() for mark in marks if mark.review}
    present |= {key for key, there in drawn.items() if there}
    return tuple(LegendEntry(key, text) for key, text in LEGEND.items() if key in present)
