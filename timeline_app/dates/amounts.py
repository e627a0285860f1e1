"""Decides what expressions without a place in the calendar mean: durations, sets, and now, the past and the future."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from timeline_app.dates.meaning import Meaning

if TYPE_CHECKING:
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_WORDS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16},
    **{"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
    **{"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "couple": 2, "the": 1, "of": 1},
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
# TIMEX3 duration designators: unit -> (is it a time of day, letter, how many of the letter one unit is).
_DESIGNATORS = {
    **{"S": ("T", "S", 1), "MIN": ("T", "M", 1), "H": ("T", "H", 1), "D": ("", "D", 1), "W": ("", "W", 1)},
    **{"F": ("", "W", 2), "WE": ("", "WE", 1), "M": ("", "M", 1), "Q": ("", "Q", 1), "Y": ("", "Y", 1)},
    **{"E": ("", "Y", 10), "C": ("", "Y", 100), "L": ("", "Y", 1000)},
}
_ORDER = ("L", "C", "E", "Y", "Q", "M", "F", "W", "D", "H", "MIN", "S")  # from the coarsest
_YEAR = re.compile(r"(?:19|20)\d[1-9]")
_QUOTES = tuple("\"“‘'`")
_HALVES = {"Y": ("M", 12), "M": ("D", 30), "H": ("MIN", 60), "MIN": ("S", 60), "D": ("H", 24), "F": ("D", 14)}


def spelled_number(text: str | None) -> Fraction | None:
    """Read a number in figures or words; None where it is none ("several")."""
    if text is None:
        return None
    text = re.sub(r"\s+", " ", text.lower().replace(",", "").replace("-", " ")).strip()
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)(?: (\d)/([1-9]))?", text):
        return Fraction(match[1]) + (Fraction(int(match[2]), int(match[3])) if match[2] else 0)
    if match := re.fullmatch(r"(\d+(?:\.\d+)?) (hundred|thousand|million|billion)", text):
        return Fraction(match[1]) * _SCALES[match[2]]
    text, halved, _ = text.partition(" and a half")
    if halved:
        whole = spelled_number(text)
        return None if whole is None else whole + Fraction(1, 2)
    if text.startswith("half") and not text.endswith("dozen"):
        return Fraction(1, 2)
    total = Fraction(0)
    for word in text.replace("half a dozen", "six").split():
        if word in _SCALES:
            total = max(total, Fraction(1)) * _SCALES[word]
        elif word in _WORDS:
            total = Fraction(_WORDS[word]) if word == "couple" else total + (_WORDS[word] if word != "of" else 0)
        else:
            return None
    return total


def period(count: Fraction | None, unit: str) -> str:
    """Write a TIMEX3 duration: P3M, PT16H, PXY for an unknown count."""
    time, letter, factor = _DESIGNATORS[unit]
    if count is None:
        vague = {"E": "PXE", "C": "PXC", "L": "PXL"}
        return vague.get(unit, f"P{time}X{letter}")
    total = count * factor
    if total.denominator != 1:
        if unit not in _HALVES:
            return f"P{time}{float(total):g}{letter}"
        finer, many = _HALVES[unit]
        whole, rest = divmod(total, 1)
        part = period(Fraction(round(rest * many)), finer)
        return part if whole == 0 else f"P{time}{whole}{letter}{part.removeprefix('P').removeprefix(time)}"
    return f"P{time}{total}{letter}"


def amount(match: Match) -> Meaning | None:
    """Mean a length of time."""
    unit = match.value("unit") or match.value("units") or match.value("period")
    count = spelled_number(match.groups.get("number"))
    if match.groups.get("half"):
        count = (count or Fraction(1)) + Fraction(1, 2)
    written = match.groups.get("unit") or match.groups.get("period") or "s"
    number = match.groups.get("number", "").lower()
    if number in ("a", "an") and written.lower().endswith("s"):
        return None  # "a weeks-long"
    if (unit == "Q" and number in ("a", "one", "three")) or (unit == "S" and number in ("a", "the")):
        return None  # a fraction, an ordinal
    if not {"number", "many"} & match.groups.keys() and not written.lower().endswith("s"):
        count = Fraction(1)
    return Meaning("DURATION", period(count, str(unit)), mod=_degree(match))


def _degree(match: Match) -> str | None:
    if "so" in match.groups or "couple" in match.groups.get("number", ""):
        return "APPROX"
    if "more" in match.groups:
        return "EQUAL_OR_MORE"
    degree = match.value("degree")
    return None if degree is None else str(degree)


def duration(match: Match, context: Context) -> Meaning | None:
    """Mean a length of time, whatever it leans on; none where the words are a title in quotation marks."""
    if (value := match.rule.options.get("value")) is not None:
        return Meaning("DURATION", value)
    unit = match.groups.get("unit", "")
    if _YEAR.fullmatch(match.groups.get("number", "")) and not unit.endswith("s"):
        return None  # "the 2018 day of remembrance"
    if unit.istitle() and context.text[: match.start].rstrip("(")[-1:] in _QUOTES:
        return None
    return amount(match)


def duration_range(match: Match, context: Context) -> Meaning | None:
    """Mean a length of time between two: P2W/P3W."""
    unit = str(match.value("unit"))
    counts = [spelled_number(match.groups.get(name)) for name in ("number", "number2")]
    if counts[1] is None or counts[0] is None or counts[1] <= counts[0]:
        return None
    least, most = (period(count, unit) for count in counts)
    return Meaning(match.rule.options.get("type", "DURATION"), f"{least}/{most}", mod=_degree(match))


def compound_duration(match: Match, context: Context) -> Meaning | None:
    """Mean a length of time in several units, each finer than the one before: P9Y10M."""
    parts: list[tuple[str, str]] = []
    for suffix in ("", "2", "3"):
        unit = match.value(f"unit{suffix}")
        count = spelled_number(match.groups.get(f"number{suffix}"))
        if unit is None:
            break
        if count is None or count.denominator != 1 or (parts and _ORDER.index(str(unit)) <= _ORDER.index(parts[-1][0])):
            return None
        parts.append((str(unit), period(count, str(unit))))
    dates = "".join(value[1:] for _, value in parts if value[1] != "T")
    times = "".join(value[2:] for _, value in parts if value[1] == "T")
    return Meaning("DURATION", f"P{dates}{'T' if times else ''}{times}", mod=_degree(match))


def repeated(match: Match, context: Context) -> Meaning | None:
    """Mean a set: daily, every Monday, each July, five days a week."""
    if (value := match.rule.options.get("value")) is not None:
        return Meaning("SET", value)
    index, month = match.number("weekday"), match.number("month")
    index = match.number("weekdays") if index is None else index
    if index is not None:
        part = match.value("part")
        return Meaning("SET", f"XXXX-WXX-{index + 1}{f'T{part}' if part else ''}")
    if month is not None:
        return Meaning("SET", f"XXXX-{month:02}")
    if (season := match.value("season")) is not None:
        return Meaning("SET", f"XXXX-{season}")
    if (part := match.value("part")) is not None:
        return Meaning("SET", f"XXXX-XX-XXT{part}")
    found = amount(match)
    if found is None or "other" not in match.groups:
        return None if found is None else replace(found, type="SET", mod=None)
    return Meaning("SET", period(Fraction(2), str(match.value("unit"))))


def reference(match: Match, context: Context) -> Meaning | None:
    """Mean now, the past or the future, without a date."""
    return Meaning("DATE", match.rule.options["value"])
