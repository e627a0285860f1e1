"""What today's rules would change, in words: a line for each difference, and all of it in a sentence; no Qt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from timeline_app.link.differing import Kind
from timeline_app.ui.evidence_words import counted
from timeline_app.ui.said import wording
from timeline_app.ui.two_lines import TwoLines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.link.differing import Difference
    from timeline_app.records import Event
    from timeline_app.renewing import Renewal

_NAMED: Final = {  # in the order in which they are told
    Kind.DATE: "date",
    Kind.STATUS: "status",
    Kind.LABEL: "name",
    Kind.REPORTS: "set of reports",
    Kind.JOINED: "event that comes together",
    Kind.APART: "event that comes apart",
    Kind.REGROUPED: "group of reports",
    Kind.NEW: "new event",
    Kind.GONE: "event that is no more",
}
_PLURALS: Final = {
    Kind.STATUS: "statuses",
    Kind.REPORTS: "sets of reports",
    Kind.JOINED: "events that come together",
    Kind.APART: "events that come apart",
    Kind.REGROUPED: "groups of reports",
    Kind.GONE: "events that are no more",
}


def summary(renewal: Renewal) -> str:
    """Say in a few sentences what would change and what stays."""
    read = f"{counted(renewal.articles, 'article')} read again."
    if renewal.unread:
        read += f" {counted(renewal.unread, 'article')} could not be read again and would stay as read before."
    kinds = Counter(each.kind for each in renewal.differences)
    if not kinds:
        return f"{read} Today’s rules make the same of them: nothing would change."
    told = ", ".join(_count(kinds[kind], kind) for kind in _NAMED if kinds[kind])
    kept = f" {counted(renewal.decided, 'event')} with a date of yours: it stays." if renewal.decided else ""
    return f"{read} Would change: {told}.{kept}"


def lines(differences: Sequence[Difference]) -> list[TwoLines]:
    """Return a row for each difference: the event, and what of it would be how."""
    order = list(_NAMED)
    ordered = sorted(differences, key=lambda each: order.index(each.kind))
    return [TwoLines(str(at), _named(each), _changed(each)) for at, each in enumerate(ordered)]


def _count(count: int, kind: Kind) -> str:
    return f"{count:,} {_PLURALS[kind]}" if count != 1 and kind in _PLURALS else counted(count, _NAMED[kind])


def _named(each: Difference) -> str:
    return (each.before or each.after)[0].label


def _changed(each: Difference) -> str:
    match each.kind:
        case Kind.DATE:
            return f"Date: {_date(each.before[0])} → {_date(each.after[0])}"
        case Kind.STATUS:
            return f"Status: {each.before[0].status} → {each.after[0].status}"
        case Kind.LABEL:
            return f"Would be called “{each.after[0].label}”"
        case Kind.REPORTS:
            return f"Reports: {len(each.before[0].mentions)} → {len(each.after[0].mentions)}"
        case Kind.JOINED:
            return f"Comes together with {_labels(each.before[1:])}"
        case Kind.APART:
            return f"Comes apart into {_labels(each.after)}"
        case Kind.REGROUPED:
            return f"Its reports and those of {_labels(each.before[1:])} would make {_labels(each.after)}"
        case Kind.NEW:
            return f"New: {_date(each.after[0])}"
        case Kind.GONE:
            return f"No event any more: {_date(each.before[0])}"


def _date(event: Event) -> str:
    return "no date" if event.date is None else wording(event.date)


def _labels(events: Iterable[Event]) -> str:
    return ", ".join(f"“{event.label}”" for event in events)
