"""Decides what quarters, halves and year ends mean: of a named year, of the publication date, or of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import civil, day_number
from timeline_app.dates.meaning import (
    UNANCHORED,
    Meaning,
    day_of,
    half_of,
    leaning,
    moved,
    quarter_of,
    unit_at,
    year_of,
)
from timeline_app.dates.tense import FUTURE
from timeline_app.dates.yearless import which_year, year_lean

if TYPE_CHECKING:
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match


def part_of_year(match: Match, context: Context) -> Meaning | None:
    """Mean a quarter or half, of a named year or of the last that had begun at publication."""
    make, count = (half_of, 2) if match.rule.options["part"] == "H" else (quarter_of, 4)
    letter = "H" if count == 2 else "Q"
    number = match.number("ordinal") or match.number("digits") or match.rule.options.get("number")
    if number is None or not 1 <= number <= count:
        return None
    year = which_year(match, context)
    if year is not None:
        return replace(make(year, number), leans=year_lean(match))
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-{letter}{number}")
    this = civil(context.anchor)[0]
    past = [make(y, number) for y in (this - 1, this)]
    begun = [m for m in past if m.first is not None and m.first <= context.anchor]
    if context.tense() == FUTURE and (begun[-1].last or 0) < context.anchor - 45:
        return leaning(make(civil(begun[-1].first or 0)[0] + 1, number), "published")
    return leaning(begun[-1], "published")


def report_quarter(match: Match, context: Context) -> Meaning | None:
    """Mean the quarter that the story is about, `years` on; else the last complete one, or the year."""
    years, year = match.rule.options["years"], match.number("year")
    base = context.story.quarter
    if base is not None and base.first is not None:
        by = years if year is None else year - civil(base.first)[0]
        return leaning(moved(base, "Y", by), base)
    if year is not None:
        return year_of(year)
    if years == 0:
        if context.anchor is None:
            return Meaning("DATE", UNANCHORED["Q"])
        return leaning(unit_at("Q", context.anchor, -1), "published")
    story = context.story.last if "later" in match.groups else None
    if story is not None and story.first is not None:
        return leaning(unit_at("Y", story.first, years), story)
    if context.anchor is None:
        return Meaning("DATE", UNANCHORED["Y"])
    return leaning(unit_at("Y", context.anchor, years), "published")


def year_ago_quarter(match: Match, context: Context) -> Meaning | None:
    """Mean a named quarter of the year before."""
    this = part_of_year(match, context)
    return this if this is None or this.first is None else leaning(moved(this, "Y", -1), "published")


def year_end(match: Match, context: Context) -> Meaning | None:
    """Mean the 31 December of a named year or of the year of publication."""
    year = match.number("year")
    if year is not None:
        return day_of(day_number(year, 12, 31))
    if context.anchor is None:
        return Meaning("DATE", "XXXX-12-31")
    return leaning(day_of(day_number(civil(context.anchor)[0], 12, 31)), "published")
