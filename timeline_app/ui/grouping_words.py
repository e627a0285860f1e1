"""What lanes stand for, in words: of a grouping, of the lanes inside all others, and of what states nothing; no Qt."""

from __future__ import annotations

from typing import Final

from timeline_app.timeline.grouping_key import THEN

_HEADINGS: Final = {"none": "Events", "organization": "Organisation", "topic": "Topic or tag"}
_UNSTATED: Final = {"topic": "No topic or tag"}  # nobody has to state one


def heading(group_by: str) -> str:
    """Say what the lanes of a grouping stand for: "Outlet", "Outlet, status"."""
    words = [_HEADINGS.get(key, key.capitalize()) for key in group_by.split(THEN)]
    return ", ".join([words[0], *(word.lower() for word in words[1:])])


def unstated(group_by: str) -> str:
    """Say what the events of the last lane have in common inside all others: "Outlet not stated"."""
    innermost = group_by.rpartition(THEN)[2]
    return _UNSTATED.get(innermost, f"{heading(innermost)} not stated")
