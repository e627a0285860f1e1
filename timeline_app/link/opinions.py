"""Disagreements told once for each pair of values: 868 against 705, however many reports give the one or the other.

Of several reports of one value the first that is offered stands for all, and the reason says how many more there are.
Numbers are compared by their figures, in words or not; "all", "everyone" and "every soul" are one value, and so are
"many lives" and "loss of life", which say no number. Whoever says "all saved" is contradicted by whatever else is
counted in one and the same thing: that is one disagreement, and its reason gives the other numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.link.numbers import NUMBER, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_app.records import Reference

ALL, SOME = "all", "some"
LISTED = 6  # other numbers that a reason gives

_FIGURES = re.compile(r"\d[\d,]*\d|\d")
_ALL = re.compile(r"(?:all|every\w*)\b", re.IGNORECASE)


def told_once(found: Iterable[Reference]) -> Iterator[Reference]:
    """Yield the first reference to each pair of numbers, saying how many more reports there are, and all others."""
    kept: list[Reference | list[Reference]] = []
    told: dict[tuple[str, str], list[Reference]] = {}
    for reference in found:
        if reference.about != "number":
            kept.append(reference)
            continue
        ours, theirs = value_told(reference.ours), value_told(reference.theirs)
        same = told.setdefault((ours, "" if ours == ALL else theirs), [])
        if not same:
            kept.append(same)
        same.append(reference)
    for one in kept:
        yield _with_more(one) if isinstance(one, list) else one


def value_told(value: str | None) -> str:
    """Return what a count says as compared: its figures, else all of them, else no more than that there are some."""
    words = value or ""
    if figures := _FIGURES.findall(words):
        return " ".join(figures)
    if _ALL.match(words):
        return ALL
    spelt = next((value_of(found) for found in NUMBER.finditer(words)), None)
    return SOME if spelt is None else str(spelt)


def _with_more(same: list[Reference]) -> Reference:
    """Return the first of several references to one side, saying how many reports more it has, and what they give."""
    first = same[0]
    reports = {(reference.event, reference.mention) for reference in same}
    if len(reports) < 2:
        return first
    count = f"{len(reports) - 1} more report{'s' if len(reports) > 2 else ''}"
    others = {value_told(reference.theirs): reference.theirs or "" for reference in reversed(same)}
    del others[value_told(first.theirs)]
    one = len(reports) == 2
    if not others:
        return replace(first, why=f"{first.why}; {count} give{'s' * one} “{first.theirs}” too")
    listed = ", ".join(f"“{other}”" for other in list(reversed(others.values()))[:LISTED])
    return replace(first, why=f"{first.why}; {count} disagree{'s' * one} too: {listed}")
