"""Decides what quarters, halves and year ends mean: of a named year, of the publication date, or of a report."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates.amounts import spelled_number
from timeline_app.dates.civil import add_months, civil, day_number
from timeline_app.dates.meaning import (
    UNANCHORED,
    Meaning,
    day_of,
    half_of,
    leaning,
    month_of,
    months,
    moved,
    quarter_of,
    unit_at,
    year_of,
)
from timeline_app.dates.spans import between
from timeline_app.dates.tense import FUTURE
from timeline_app.dates.yearless import which_year, year_lean
from timeline_app.resources import resource

if TYPE_CHECKING:
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_NEAR = 400  # code points before a comparison in which the period that it is with is looked for
_SENTENCE = 120  # code points on each side of it in which figures are
_MID_MONTH = 16  # a period that ends before this day ends with the month before


def part_of_year(match: Match, context: Context) -> Meaning | None:
    """Mean a quarter or half, of a named year or of the last that had begun at publication."""
    make, count = (half_of, 2) if match.rule.options["part"] == "H" else (quarter_of, 4)
    letter = "H" if count == 2 else "Q"
    number = (
        match.number("ordinal") or match.number("digits") or match.number("digitsb") or match.rule.options.get("number")
    )
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


def quarter_run(match: Match, context: Context) -> Meaning | None:
    """Mean quarters that follow each other: the second and third, the first two of a year."""
    first, last = match.number("ordinal"), match.number("ordinal2")
    if first is None or last is None:
        count = spelled_number(match.groups.get("number"))
        if count is None or not 1 < count < 4:
            return None
        ahead = match.groups["side"].lower() == "first"
        first, last = (1, int(count)) if ahead else (5 - int(count), 4)
    year = which_year(match, context)
    if last != first + 1 and "ordinal" in match.groups:
        return None
    if year is None and context.anchor is None:
        return Meaning("DATE", f"XXXX-Q{first}/XXXX-Q{last}")
    begun = year if year is not None else _year_begun(last, context)
    lean = year_lean(match) if year is not None else "published"
    return between(replace(quarter_of(begun, first), leans=lean), quarter_of(begun, last), match)


def _year_begun(quarter: int, context: Context) -> int:
    assert context.anchor is not None
    year, month, _ = civil(context.anchor)
    return year - (3 * quarter - 2 > month)


def quarter_ended(match: Match, context: Context) -> Meaning | None:
    """Mean the three months that end when the text says; their number is the company's own."""
    end = _end_month(match, context)
    number = match.number("ordinal")
    if end is None:
        return Meaning("DATE", f"XXXX-Q{number or 'X'}")
    year, month = end
    lean = None if "year" in match.groups else "published"
    if month % 3 == 0 and number in (None, month // 3):
        return replace(quarter_of(year, month // 3), leans=lean)
    first = add_months(year, month, -2)
    value = f"{month_of(*first).value}/{month_of(year, month).value}"
    return replace(months(*first, 3, f"{year:04}-Q{number}" if number else value, "Q"), edtf=value, leans=lean)


def _end_month(match: Match, context: Context) -> tuple[int, int] | None:
    """Return the last whole month of a period that ends on a day: "ended Oct. 1" ends with September."""
    month, year, day = match.number("month"), match.number("year"), match.number("dom") or 31
    if month is None:
        return None
    if year is None:
        if context.anchor is None:
            return None
        now, this_month, of_month = civil(context.anchor)
        past = (month, min(day, 28)) <= (this_month, of_month)
        year = now - (not past) if match.groups["how"].lower() != "ending" else now + past
    return add_months(year, month, -1 if day < _MID_MONTH else 0)


def report_quarter(match: Match, context: Context) -> Meaning | None:
    """Mean the period that the report is about, `years` on; else the last complete quarter, or the year."""
    years, year = match.rule.options["years"], match.number("year")
    unit = _period_told(context)
    base = _quarter_told(match, context, unit)
    if base is not None and base.first is not None and _of_a_report(match, context):
        return leaning(_years_on(base, years if year is None else year - civil(base.first)[0]), base)
    if year is not None:
        return year_of(year)
    if years == 0:
        if context.anchor is None:
            return Meaning("DATE", UNANCHORED["Q"])
        return leaning(unit_at("Q", context.anchor, -1), "published")
    story = context.story.last if "later" in match.groups and not unit else None
    if story is not None and story.first is not None:
        return leaning(unit_at("Y", story.first, years), story)
    if context.anchor is None:
        return Meaning("DATE", UNANCHORED["Y"])
    return leaning(unit_at("Y", context.anchor, years), "published")


def previous_quarter(match: Match, context: Context) -> Meaning | None:
    """Mean the quarter before the one that the report is about."""
    base = context.story.quarter
    if base is None or base.first is None or base.edtf is not None:
        return None
    return leaning(unit_at("Q", base.first, -1), base)


def _quarter_told(match: Match, context: Context, unit: str) -> Meaning | None:
    """Return the quarter that the report is about; none where it has gone on to a longer period or to one to come."""
    base = context.story.quarter
    if base is None or unit not in ("", "Q"):
        return None
    latest = match.groups.keys() & {"latest", "latestb"}
    return None if latest and context.anchor is not None and (base.last or 0) > context.anchor else base


def _period_told(context: Context) -> str:
    """Return the unit of the period named last before the expression, "" where none is near."""
    before = context.text[max(0, context.start - _NEAR) : context.start].rpartition("\n\n")[2]
    units = [found.lastgroup for found in _words().finditer(before) if found.lastgroup != "figures"]
    return {"quarter": "Q", "year": "Y", None: ""}[units[-1] if units else None]


def _of_a_report(match: Match, context: Context) -> bool:
    """Tell whether a comparison with "a year ago" is one of figures; other words for it always are."""
    if "plain" not in match.groups:
        return True
    around = context.text[max(0, context.start - _SENTENCE) : context.end + _SENTENCE]
    return any(found.lastgroup == "figures" for found in _words().finditer(around))


@lru_cache(maxsize=4)
def _words(language: str = "en") -> re.Pattern[str]:
    """Return the words of reports, by group: quarter, year, figures."""
    words = tomllib.loads((resource("rules", language) / "reports.toml").read_text("utf-8"))
    groups = (f"(?P<{name}>{'|'.join(words[name])})" for name in ("figures", "year", "quarter"))
    return re.compile("|".join(groups).replace(" ", r"\s{1,8}"), re.IGNORECASE)


def _years_on(base: Meaning, count: int) -> Meaning:
    assert base.first is not None
    if base.edtf is None:
        return moved(base, "Y", count)
    year, month, _ = civil(base.first)
    value = f"{month_of(year + count, month).value}/{month_of(*add_months(year + count, month, 2)).value}"
    named, _, number = base.value.partition("-Q")
    return replace(
        months(year + count, month, 3, f"{int(named) + count:04}-Q{number}" if number else value, "Q"), edtf=value
    )


def unit_in_view(match: Match, context: Context) -> Meaning | None:
    """Mean the year, month or week that is told of: of a past date just before it, else of publication."""
    unit = str(match.value("period") or match.rule.options["period"])
    mod = match.rule.options.get("mod")
    told = context.told()
    if told is not None and told.first is not None and context.tense() != FUTURE:
        whole = unit_at(unit, told.first)
        if context.anchor is None or (whole.last or 0) < context.anchor:
            return replace(leaning(whole, told), mod=mod)
    if context.anchor is None:
        return Meaning("DATE", UNANCHORED[unit], mod=mod)
    return replace(leaning(unit_at(unit, context.anchor), "published"), mod=mod)


def year_ago_quarter(match: Match, context: Context) -> Meaning | None:
    """Mean a named quarter of the year before."""
    this = part_of_year(match, context)
    return this if this is None or this.first is None else leaning(moved(this, "Y", -1), "published")


def year_end(match: Match, context: Context) -> Meaning | None:
    """Mean the 31 December of a named year, or of the one of publication or `years` on."""
    year = match.number("year")
    if year is not None:
        return day_of(day_number(year, 12, 31))
    if context.anchor is None:
        return Meaning("DATE", "XXXX-12-31")
    years = match.rule.options.get("years", 0)
    return leaning(day_of(day_number(civil(context.anchor)[0] + years, 12, 31)), "published")
