"""Decides what decades, centuries and millennia mean, and the turns from one to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import civil, day_number
from timeline_app.dates.meaning import Meaning, century_of, decade_of, leaning, millennium_of, year_of
from timeline_app.dates.spans import between
from timeline_app.dates.yearless import full_year

if TYPE_CHECKING:
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_NINETEEN_TENS = 191  # "the tens" alone are those of the last century
_NEAR_A_TURN = 40  # years: a story so near to a turn of the century means that one
_MOST = {"C": 40, "L": 9}  # centuries and millennia that have a number


def decade(match: Match, context: Context) -> Meaning | None:
    """Mean a decade: "1970s", "'80s", "the nineties"."""
    year = match.rule.options.get("year", match.number("year"))
    if year is not None:
        return century_of(year // 100) if year % 100 == 0 and year < 2000 else decade_of(year // 10)
    tens = match.number("tens")
    if tens is None:
        tens = (match.number("yy") or 0) // 10
    elif (hundreds := match.number("teen")) is not None:
        return decade_of(hundreds * 10 + tens)
    return decade_of(full_year(tens * 10, context) // 10 if tens != 1 else _NINETEEN_TENS)


def decade_range(match: Match, context: Context) -> Meaning | None:
    """Mean the decades from one to another of the same century: the 1950s-60s."""
    year, short = match.number("year"), match.number("yy")
    if year is None or short is None:
        return None
    first, last = decade_of(year // 10), decade_of((year - year % 100 + short) // 10)
    return between(first, last, match)


def century(match: Match, context: Context) -> Meaning | None:
    """Mean a century: the 20th is 1900 to 1999."""
    return _numbered(match, "C", 100)


def millennium(match: Match, context: Context) -> Meaning | None:
    """Mean a millennium: the second is 1000 to 1999."""
    return _numbered(match, "L", 1000)


def _numbered(match: Match, unit: str, years: int) -> Meaning | None:
    number = match.number("nth") or match.number("count")
    if number is None or not 1 <= number <= _MOST[unit]:
        return None
    if "B" not in match.groups.get("era", ""):
        return century_of(number - 1) if unit == "C" else millennium_of(number - 1)
    first, last = day_number(1 - years * number, 1, 1), day_number(years - years * number, 12, 31)
    figures = f"{number - 1:02}" if unit == "C" else f"{number - 1}"
    return Meaning("DATE", f"BC{figures}", unit, first, last)


def turn_of_century(match: Match, context: Context) -> Meaning | None:
    """Mean about the year in which a century began: the numbered, that of the story, the last one published after.

    Where only publication tells, the turn a hundred years before it is kept; without it nothing is chosen.
    """
    number = match.number("nth") or match.number("count")
    if number is not None:
        return _about(number * 100 - 100)
    told = context.story.told
    if told is not None and told.first is not None:
        year = civil(told.first)[0]
        turn = (year + 50) // 100 * 100
        if abs(year - turn) <= _NEAR_A_TURN and (
            context.anchor is None or turn < civil(context.anchor)[0] - _NEAR_A_TURN
        ):
            return leaning(_about(turn), told)
    if context.anchor is None:
        return Meaning("DATE", "XXXX")
    turn = civil(context.anchor)[0] // 100 * 100
    return replace(leaning(_about(turn), "published"), alternatives=(f"{turn - 100:04}",))


def _about(year: int) -> Meaning:
    return replace(year_of(year), mod="APPROX", approximate=True)
