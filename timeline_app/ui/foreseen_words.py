"""What another publication date would move, in words: a line for each date, and all of it in a sentence; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.ui.evidence_words import counted
from timeline_app.ui.said import wording
from timeline_app.ui.two_lines import TwoLines

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Foreseen, Moved

_KINDS: Final = {"event": "Event", "time": "Expression in the article"}  # in the order in which they are told


def moves_others(foreseen: Foreseen) -> bool:
    """Tell whether more than the publication date itself would move."""
    return any(one.kind in _KINDS for one in foreseen.moved)


def summary(title: str, before: Edtf | None, after: Edtf, foreseen: Foreseen) -> str:
    """Say in a few sentences what would move and what stays."""
    former = f"instead of {_worded(before)}" if before else "which has no date yet"
    kinds = [one.kind for one in foreseen.moved]
    events, times = kinds.count("event"), kinds.count("time")
    told = f"With {wording(after)} as the date of “{title}”, {former}, {counted(events, 'event')} would move"
    told += f" and {counted(times, 'expression')} of the article would mean another date."
    if foreseen.stay:
        stay = len(foreseen.stay)
        told += f" {counted(stay, 'event')} with a date of yours {'stays' if stay == 1 else 'stay'}."
    return told


def lines(foreseen: Foreseen) -> list[TwoLines]:
    """Return a row for each date: events first, then expressions, and last what stays because the user set it."""
    moved = [one for kind in _KINDS for one in foreseen.moved if one.kind == kind]
    rows = [TwoLines(f"moved:{at}", one.what, f"{_KINDS[one.kind]}: {_change(one)}") for at, one in enumerate(moved)]
    return rows + [TwoLines(f"stays:{at}", one.what, _kept(one)) for at, one in enumerate(foreseen.stay)]


def _kept(one: Moved) -> str:
    said = f"; its reports: {_change(one)}" if one.before != one.after else ""
    return f"Stays at {_worded(one.stays)}, as you set it{said}"


def _change(one: Moved) -> str:
    return f"{_worded(one.before)} → {_worded(one.after)}"


def _worded(date: Edtf | None) -> str:
    return wording(date) if date else "no date"
