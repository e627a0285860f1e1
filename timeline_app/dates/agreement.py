"""Decides whether two dates agree, from what each leaves open: "14 March" and "mid-March" do, 14 and 15 March do not.

Dates are the days from their earliest to their latest; an open side reaches for ever. Two that have a day in common
agree, and the narrower is the more exact. Two that have none disagree by the days between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf


class Relation(Enum):
    """How one date stands to another."""

    SAME = "same"
    WITHIN = "within"  # it lies within the other: it is the more exact
    AROUND = "around"  # the other lies within it
    OVERLAP = "overlap"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What came of comparing two dates."""

    relation: Relation
    apart: int = 0  # days from the end of the one to the beginning of the other; 0: they agree
    about: bool = False  # one of them is only about then, or uncertain

    @property
    def agree(self) -> bool:
        """Tell whether a day fits both."""
        return self.relation is not Relation.APART


def agreement(one: Edtf | None, other: Edtf | None) -> Agreement | None:
    """Compare two dates; None where one is not known."""
    if one is None or other is None:
        return None
    about = any(mark in f"{one}{other}" for mark in "~?%")
    if one == other:
        return Agreement(Relation.SAME, about=about)
    (first, last), (begin, end) = _days(one), _days(other)
    if first > end or begin > last:
        return Agreement(Relation.APART, int(max(begin - last, first - end)), about)
    if (first, last) == (begin, end):
        return Agreement(Relation.SAME, about=about)
    within, around = begin <= first and last <= end, first <= begin and end <= last
    return Agreement(Relation.WITHIN if within else Relation.AROUND if around else Relation.OVERLAP, about=about)


def _days(date: Edtf) -> tuple[float, float]:
    return (
        -inf if date.earliest is None else date.earliest,
        inf if date.latest is None else date.latest,
    )
