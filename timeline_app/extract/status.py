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


# One of them is in whatever the two patterns find; most clauses have none.
_DENYING = ("denie", "denying", "reject", "dismissed", "refuted", "evidence")
_NOT_SO = ("true", "false", "unfounded", "less", "fabricated", "foundation")
_WHEN = re.compile(r"\b(?:when|after|before|while|once|since|until)\s+$")
_LONGEST_WHEN = 10
_COULD = re.compile(r"\bcould(?:\s+not|n['’]t|\s+n['’]t|\s+never)\b")
_UNTRUE = re.compile(
    r"\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:untrue|false|unfounded|groundless|baseless|fabricated|without\s+foundation|not\s+true)\b"
)
_CONDITION = re.compile(r"\s*(?:(?:And|But|So)\s+)?(?:[Ii]f|[Uu]nless)\b")
_REACH = 16  # characters after the first verb of a clause in which a modal governs it ("is now expected to")


def in_time_clause(text: str, start: int) -> bool:
    """Tell whether a clause says when another was: who denies that one does not deny it."""
    return _WHEN.search(text, max(0, start - _LONGEST_WHEN), start) is not None


def status_of(clause: str, attributions: Sequence[Attribution], negated: bool = False) -> Status:
    """Return the status of what a clause tells; `attributions` are those whose content it stands in.

    `negated`: its verb says that it did not happen ("did not", "failed to").
    """
    denied = attributions and any(attribution.denies for attribution in attributions)
    if denied or _has(_DENYING, clause, _DENIAL):
        return Status.DENIED
    if _CONDITION.match(clause):
        return Status.POSSIBLE
    verb = find_verb(clause, 0, len(clause))
    governing = clause[: verb.end() + _REACH] if verb else clause
    if cues().planned.search(governing):
        return Status.PLANNED
    if cues().possible.search(governing):
        return Status.DENIED if negated and _COULD.search(governing) else Status.POSSIBLE
    return Status.DENIED if negated or _has(_NOT_SO, clause, _UNTRUE) else Status.REPORTED


def _has(words: tuple[str, ...], clause: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern is in a clause; searched for only where one of the words is that each match has."""
    return any(map(clause.__contains__, words)) and pattern.search(clause) is not None
