"""Decides whether what a clause tells happened, is planned, is only possible, or is denied, as its source puts it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.cues import cues, find_verb
from timeline_app.records import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.attribution import Attribution

_DENIAL = re.compile(
    r"\b(?:(?:denied|denies|denying|rejected|dismissed|refuted)\s+(?:(?:the\s+|any\s+|a\s+)?(?:\w+\s+)?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?)\b|"
    r"(?:having|being|meeting|knowing|\w+ing)\b|(?:any\s+)?(?:involvement|responsibility|wrongdoing))|no\s+evidence\s+that\b)"
)


_CONDITION = re.compile(r"\s*(?:(?:And|But|So)\s+)?(?:[Ii]f|[Uu]nless)\b")
_REACH = 16  # characters after the first verb of a clause in which a modal governs it ("is now expected to")


def status_of(clause: str, attributions: Sequence[Attribution]) -> Status:
    """Return the status of what a clause tells; `attributions` are those whose content it stands in."""
    if any(attribution.denies for attribution in attributions) or _DENIAL.search(clause):
        return Status.DENIED
    if _CONDITION.match(clause):
        return Status.POSSIBLE
    verb = find_verb(clause, 0, len(clause))
    governing = clause[: verb.end() + _REACH] if verb else clause
    if cues().planned.search(governing):
        return Status.PLANNED
    if cues().possible.search(governing):
        return Status.POSSIBLE
    return Status.REPORTED
